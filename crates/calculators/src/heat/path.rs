//! The short way for somebody who knows no numbers.

use super::texts;
use crate::path::{PathAnswer, Picture, Step};
use crate::shared::path::{HEATING, HOUSE};

/// Three questions with pictures.
pub static PATH: [Step; 3] = [
    HOUSE,
    HEATING,
    Step {
        question: texts::PATH_ROOMS,
        answers: &[
            PathAnswer { label: texts::PATH_ROOMS_FLOOR, picture: Picture::Floor, state: "flow=35" },
            PathAnswer { label: texts::PATH_ROOMS_LARGE, picture: Picture::RadiatorFlat, state: "flow=50" },
            PathAnswer { label: texts::PATH_ROOMS_SMALL, picture: Picture::Radiator, state: "flow=60" },
        ],
    },
];
