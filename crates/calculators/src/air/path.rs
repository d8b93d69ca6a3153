//! The short way for somebody who knows no numbers.

use super::texts;
use crate::path::{PathAnswer, Picture, Step};

/// Three questions with pictures.
pub static PATH: [Step; 3] = [
    // 10 µg/m³ is the limit of the EU from 2030; the station of the town measured 25 in 2016 and 2018 (air-annual).
    Step {
        question: texts::PATH_SMOKE,
        answers: &[
            PathAnswer { label: texts::PATH_SMOKE_LITTLE, picture: Picture::SmokeLittle, state: "pm25=10" },
            PathAnswer { label: texts::PATH_SMOKE_SOME, picture: Picture::SmokeSome, state: "" },
            PathAnswer { label: texts::PATH_SMOKE_MUCH, picture: Picture::SmokeMuch, state: "pm25=25" },
        ],
    },
    Step {
        question: texts::PATH_OUTDOORS,
        answers: &[
            PathAnswer {
                label: texts::PATH_OUTDOORS_SHORT,
                picture: Picture::ClockShort,
                state: "outdoors=0.5",
            },
            PathAnswer {
                label: texts::PATH_OUTDOORS_MIDDLE,
                picture: Picture::ClockMiddle,
                state: "outdoors=2",
            },
            PathAnswer { label: texts::PATH_OUTDOORS_LONG, picture: Picture::ClockLong, state: "outdoors=8" },
        ],
    },
    Step {
        question: texts::PATH_INSTEAD,
        answers: &[
            PathAnswer {
                label: texts::PATH_INSTEAD_PUMP,
                picture: Picture::HeatPump,
                state: "new=heat-pump",
            },
            PathAnswer { label: texts::PATH_INSTEAD_GAS, picture: Picture::Gas, state: "new=gas" },
            PathAnswer { label: texts::PATH_INSTEAD_PELLET, picture: Picture::Pellet, state: "new=pellet" },
        ],
    },
];
