//! The short way for somebody who knows no numbers.

use super::texts;
use crate::path::{PathAnswer, Picture, Step};

/// Three questions with pictures.
pub static PATH: [Step; 3] = [
    Step {
        question: texts::PATH_DEVICE,
        answers: &[
            PathAnswer { label: texts::PATH_DEVICE_LAMP, picture: Picture::Lamp, state: "power=8&standby=0" },
            PathAnswer {
                label: texts::PATH_DEVICE_TELEVISION,
                picture: Picture::Television,
                state: "power=120&standby=2",
            },
            PathAnswer {
                label: texts::PATH_DEVICE_HEATER,
                picture: Picture::Kettle,
                state: "power=2000&standby=0",
            },
        ],
    },
    Step {
        question: texts::PATH_HOURS,
        answers: &[
            PathAnswer { label: texts::PATH_HOURS_SHORT, picture: Picture::ClockShort, state: "hours=0.5" },
            PathAnswer { label: texts::PATH_HOURS_EVENING, picture: Picture::ClockMiddle, state: "hours=4" },
            PathAnswer { label: texts::PATH_HOURS_ALWAYS, picture: Picture::ClockLong, state: "hours=24" },
        ],
    },
    Step {
        question: texts::PATH_LABEL,
        answers: &[
            PathAnswer { label: texts::PATH_LABEL_GREEN, picture: Picture::LabelGreen, state: "less=0" },
            PathAnswer { label: texts::PATH_LABEL_YELLOW, picture: Picture::LabelYellow, state: "less=30" },
            PathAnswer { label: texts::PATH_LABEL_RED, picture: Picture::LabelRed, state: "less=50" },
        ],
    },
];
