//! The short way for somebody who knows no numbers.

use super::texts;
use crate::path::{PathAnswer, Picture, Step};

/// Three questions with pictures.
pub static PATH: [Step; 3] = [
    // Households and firms in the proportion of the start; wind as in its preset.
    Step {
        question: texts::PATH_TOWN,
        answers: &[
            PathAnswer {
                label: texts::PATH_TOWN_VILLAGE,
                picture: Picture::HouseGable,
                state: "households=1000&business=2",
            },
            PathAnswer {
                label: texts::PATH_TOWN_DISTRICT,
                picture: Picture::Flats,
                state: "households=10000&business=20",
            },
            PathAnswer {
                label: texts::PATH_TOWN_CITY,
                picture: Picture::Town,
                state: "households=40000&business=80",
            },
        ],
    },
    Step {
        question: texts::PATH_SOURCE,
        answers: &[
            PathAnswer {
                label: texts::PATH_SOURCE_SUN,
                picture: Picture::Sun,
                state: "pv=12&wind=0&biogas=0",
            },
            PathAnswer {
                label: texts::PATH_SOURCE_BIOGAS,
                picture: Picture::Leaf,
                state: "pv=12&wind=0&biogas=1.8",
            },
            PathAnswer {
                label: texts::PATH_SOURCE_WIND,
                picture: Picture::Wind,
                state: "pv=12&wind=10&biogas=1.8",
            },
        ],
    },
    Step {
        question: texts::PATH_DARK,
        answers: &[
            PathAnswer { label: texts::PATH_DARK_GRID, picture: Picture::Pylon, state: "battery=0" },
            PathAnswer { label: texts::PATH_DARK_BATTERY, picture: Picture::Battery, state: "battery=30" },
        ],
    },
];
