//! The short way for somebody who knows no numbers.

use super::texts;
use crate::path::{PathAnswer, Picture, Step};
use crate::shared::path::{PLANTS, TOWN};

/// Three questions with pictures.
pub static PATH: [Step; 3] = [
    TOWN,
    PLANTS,
    Step {
        question: texts::PATH_BUSES,
        answers: &[
            PathAnswer { label: texts::PATH_BUSES_NONE, picture: Picture::Diesel, state: "buses=0" },
            PathAnswer { label: texts::PATH_BUSES_SOME, picture: Picture::Charger, state: "buses=10" },
            PathAnswer { label: texts::PATH_BUSES_ALL, picture: Picture::Bus, state: "buses=60" },
        ],
    },
];
