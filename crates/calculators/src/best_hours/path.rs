//! The short way for somebody who knows no numbers.

use super::texts;
use crate::path::{PathAnswer, Picture, Step};

/// Three questions with pictures.
pub static PATH: [Step; 3] = [
    Step {
        question: texts::PATH_DEVICE,
        answers: &[
            PathAnswer {
                label: texts::PATH_DEVICE_WASHING,
                picture: Picture::Washing,
                state: "load=0.8&hours=2",
            },
            PathAnswer { label: texts::PATH_DEVICE_WATER, picture: Picture::Drop, state: "load=2&hours=3" },
            PathAnswer { label: texts::PATH_DEVICE_CAR, picture: Picture::Charger, state: "load=7&hours=4" },
        ],
    },
    Step {
        question: texts::PATH_SEASON,
        answers: &[
            PathAnswer { label: texts::PATH_SEASON_SUMMER, picture: Picture::Sun, state: "month=6" },
            PathAnswer { label: texts::PATH_SEASON_SPRING, picture: Picture::Leaf, state: "month=4" },
            PathAnswer { label: texts::PATH_SEASON_WINTER, picture: Picture::Snow, state: "month=12" },
        ],
    },
    Step {
        question: texts::PATH_PANELS,
        answers: &[
            PathAnswer { label: texts::PATH_PANELS_NONE, picture: Picture::HouseGable, state: "panels=0" },
            PathAnswer { label: texts::PATH_PANELS_SOME, picture: Picture::PanelsSome, state: "panels=5" },
            PathAnswer { label: texts::PATH_PANELS_MANY, picture: Picture::PanelsMany, state: "panels=10" },
        ],
    },
];
