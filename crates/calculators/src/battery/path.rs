//! The short way for somebody who knows no numbers.

use super::texts;
use crate::path::{PathAnswer, Picture, Step};
use crate::shared::path::{BILL, ROOM};

/// Three questions with pictures.
pub static PATH: [Step; 3] = [
    // A home of 4000 kWh a year uses 11 kWh a day, about half of it after dark.
    ROOM,
    BILL,
    Step {
        question: texts::PATH_NIGHT,
        answers: &[
            PathAnswer { label: texts::PATH_NIGHT_LIGHT, picture: Picture::Lamp, state: "battery=3" },
            PathAnswer { label: texts::PATH_NIGHT_COOKING, picture: Picture::Kettle, state: "battery=5" },
            PathAnswer { label: texts::PATH_NIGHT_MORNING, picture: Picture::Night, state: "battery=10" },
        ],
    },
];
