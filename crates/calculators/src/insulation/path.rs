//! The short way for somebody who knows no numbers.

use super::texts;
use crate::path::{PathAnswer, Picture, Step};
use crate::shared::path::{HEATING, HOUSE};

/// Three questions with pictures.
pub static PATH: [Step; 3] = [
    HOUSE,
    HEATING,
    Step {
        question: texts::PATH_WORK,
        answers: &[
            PathAnswer {
                label: texts::PATH_WORK_ROOF,
                picture: Picture::Roof,
                state: "wall=0&roof=25&windows=keep",
            },
            PathAnswer {
                label: texts::PATH_WORK_WALLS,
                picture: Picture::Wall,
                state: "wall=15&roof=25&windows=keep",
            },
            PathAnswer {
                label: texts::PATH_WORK_WINDOWS,
                picture: Picture::Window,
                state: "wall=15&roof=25&windows=new",
            },
        ],
    },
];
