//! The short way for somebody who knows no numbers.

use super::texts;
use crate::path::{PathAnswer, Picture, Step};
use crate::shared::path::{HEATING, HOUSE};

/// Three questions with pictures.
pub static PATH: [Step; 3] = [
    HOUSE,
    HEATING,
    Step {
        question: texts::PATH_TRAVEL,
        answers: &[
            PathAnswer { label: texts::PATH_TRAVEL_BUS, picture: Picture::Bus, state: "car=petrol&km=0" },
            PathAnswer { label: texts::PATH_TRAVEL_CAR, picture: Picture::Car, state: "car=petrol&km=12000" },
            PathAnswer {
                label: texts::PATH_TRAVEL_CARS,
                picture: Picture::Cars,
                state: "car=petrol&km=24000",
            },
            PathAnswer {
                label: texts::PATH_TRAVEL_ELECTRIC,
                picture: Picture::Charger,
                state: "car=electric&km=12000",
            },
        ],
    },
];
