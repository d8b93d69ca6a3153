//! The short way for somebody who knows no numbers.

use super::texts;
use crate::path::{PathAnswer, Picture, Step};

/// Three questions with pictures.
pub static PATH: [Step; 3] = [
    // Energy of a car as in the presets of the three places.
    Step {
        question: texts::PATH_PLACE,
        answers: &[
            PathAnswer {
                label: texts::PATH_PLACE_SHOP,
                picture: Picture::Shop,
                state: "place=shop&energy=20",
            },
            PathAnswer {
                label: texts::PATH_PLACE_OFFICE,
                picture: Picture::School,
                state: "place=office&energy=12",
            },
            PathAnswer {
                label: texts::PATH_PLACE_HOMES,
                picture: Picture::Flats,
                state: "place=homes&energy=10",
            },
        ],
    },
    Step {
        question: texts::PATH_CARS,
        answers: &[
            PathAnswer { label: texts::PATH_CARS_FEW, picture: Picture::Car, state: "cars=8" },
            PathAnswer { label: texts::PATH_CARS_SOME, picture: Picture::Cars, state: "cars=40" },
            PathAnswer { label: texts::PATH_CARS_MANY, picture: Picture::Road, state: "cars=120" },
        ],
    },
    Step {
        question: texts::PATH_CHARGERS,
        answers: &[
            PathAnswer {
                label: texts::PATH_CHARGERS_SLOW,
                picture: Picture::Plug,
                state: "power=11&chargers=10",
            },
            PathAnswer {
                label: texts::PATH_CHARGERS_FAST,
                picture: Picture::Charger,
                state: "power=50&chargers=3",
            },
            PathAnswer {
                label: texts::PATH_CHARGERS_VERY,
                picture: Picture::Bolt,
                state: "power=150&chargers=2",
            },
        ],
    },
];
