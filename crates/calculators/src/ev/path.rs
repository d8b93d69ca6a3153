//! The short way for somebody who knows no numbers.

use super::texts;
use crate::path::{PathAnswer, Picture, Step};

/// Three questions with pictures.
pub static PATH: [Step; 3] = [
    // Within the zones of the form: little, usual, much. The share of the roof is that of its preset.
    Step {
        question: texts::PATH_DRIVE,
        answers: &[
            PathAnswer { label: texts::PATH_DRIVE_LITTLE, picture: Picture::Shop, state: "km=6000" },
            PathAnswer { label: texts::PATH_DRIVE_USUAL, picture: Picture::Car, state: "km=12000" },
            PathAnswer { label: texts::PATH_DRIVE_MUCH, picture: Picture::Road, state: "km=25000" },
        ],
    },
    Step {
        question: texts::PATH_FUEL,
        answers: &[
            PathAnswer { label: texts::PATH_FUEL_PETROL, picture: Picture::Petrol, state: "drive=petrol" },
            PathAnswer { label: texts::PATH_FUEL_DIESEL, picture: Picture::Diesel, state: "drive=diesel" },
        ],
    },
    Step {
        question: texts::PATH_CHARGE,
        answers: &[
            PathAnswer { label: texts::PATH_CHARGE_HOME, picture: Picture::Plug, state: "home=80&sun=0" },
            PathAnswer {
                label: texts::PATH_CHARGE_ROOF,
                picture: Picture::PanelsSome,
                state: "home=80&sun=60",
            },
            PathAnswer { label: texts::PATH_CHARGE_TOWN, picture: Picture::Charger, state: "home=0&sun=0" },
        ],
    },
];
