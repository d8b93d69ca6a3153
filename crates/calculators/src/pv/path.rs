//! The short way for somebody who knows no numbers.

use super::texts;
use crate::path::{PathAnswer, Picture, Step};
use crate::shared::path::{BILL, ROOM};

/// Three questions with pictures.
pub static PATH: [Step; 3] = [
    Step {
        question: texts::PATH_ROOF,
        answers: &[
            PathAnswer {
                label: texts::PATH_ROOF_SOUTH,
                picture: Picture::RoofSouth,
                state: "tilt=35&azimuth=180",
            },
            PathAnswer {
                label: texts::PATH_ROOF_SIDE,
                picture: Picture::RoofSide,
                state: "tilt=35&azimuth=90",
            },
            PathAnswer {
                label: texts::PATH_ROOF_FLAT,
                picture: Picture::RoofFlat,
                state: "tilt=10&azimuth=180",
            },
        ],
    },
    ROOM,
    BILL,
];
