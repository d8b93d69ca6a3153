//! The short way for somebody who knows no numbers.

use super::texts;
use crate::path::{PathAnswer, Picture, Step};

/// Three questions with pictures.
pub static PATH: [Step; 3] = [
    // Engine, power and heat as in the presets; the large engine is one of 4 to 10 MW.
    Step {
        question: texts::PATH_USE,
        answers: &[
            PathAnswer {
                label: texts::PATH_USE_SCHOOL,
                picture: Picture::School,
                state: "engine=gas-small&power=100&heat=1500",
            },
            PathAnswer {
                label: texts::PATH_USE_ESTATE,
                picture: Picture::Flats,
                state: "engine=gas-medium&power=1000&heat=8000",
            },
            PathAnswer {
                label: texts::PATH_USE_TOWN,
                picture: Picture::Town,
                state: "engine=gas-large&power=5000&heat=40000",
            },
            PathAnswer {
                label: texts::PATH_USE_VILLAGE,
                picture: Picture::Leaf,
                state: "engine=biogas&power=1800&heat=6000",
            },
        ],
    },
    Step {
        question: texts::PATH_OWN,
        answers: &[
            PathAnswer { label: texts::PATH_OWN_MOST, picture: Picture::Plug, state: "own=90" },
            PathAnswer { label: texts::PATH_OWN_SOME, picture: Picture::Lamp, state: "own=20" },
            PathAnswer { label: texts::PATH_OWN_NONE, picture: Picture::Pylon, state: "own=0" },
        ],
    },
    Step {
        question: texts::PATH_LINE,
        answers: &[
            PathAnswer { label: texts::PATH_LINE_HOUSE, picture: Picture::HouseGable, state: "voltage=low" },
            PathAnswer { label: texts::PATH_LINE_BOX, picture: Picture::Box, state: "voltage=medium" },
            PathAnswer { label: texts::PATH_LINE_PYLON, picture: Picture::Pylon, state: "voltage=high" },
        ],
    },
];
