//! The short way for somebody who knows no numbers.

use super::texts;
use crate::path::{PathAnswer, Picture, Step};
use crate::shared::path::{PLANTS, TOWN};

/// Three questions with pictures.
pub static PATH: [Step; 3] = [
    TOWN,
    PLANTS,
    Step {
        question: texts::PATH_DARK,
        answers: &[
            PathAnswer { label: texts::PATH_DARK_GRID, picture: Picture::Pylon, state: "battery=0" },
            PathAnswer { label: texts::PATH_DARK_BATTERY, picture: Picture::Battery, state: "battery=30" },
        ],
    },
];
