//! The short way for somebody who knows no numbers.

use super::texts;
use crate::path::{PathAnswer, Picture, Step};

/// Three questions with pictures.
pub static PATH: [Step; 3] = [
    Step {
        question: texts::PATH_LINE,
        answers: &[
            PathAnswer { label: texts::PATH_LINE_SHORT, picture: Picture::Town, state: "trip=10&speed=16" },
            PathAnswer { label: texts::PATH_LINE_TOWN, picture: Picture::Flats, state: "trip=18&speed=20" },
            PathAnswer { label: texts::PATH_LINE_FAR, picture: Picture::Road, state: "trip=36&speed=28" },
        ],
    },
    Step {
        question: texts::PATH_OFTEN,
        answers: &[
            PathAnswer { label: texts::PATH_OFTEN_OFTEN, picture: Picture::ClockShort, state: "headway=10" },
            PathAnswer { label: texts::PATH_OFTEN_USUAL, picture: Picture::ClockMiddle, state: "headway=20" },
            PathAnswer { label: texts::PATH_OFTEN_SELDOM, picture: Picture::ClockLong, state: "headway=60" },
        ],
    },
    Step {
        question: texts::PATH_WEATHER,
        answers: &[
            PathAnswer { label: texts::PATH_WEATHER_FROST, picture: Picture::Snow, state: "air=-15" },
            PathAnswer { label: texts::PATH_WEATHER_MILD, picture: Picture::Leaf, state: "air=10" },
            PathAnswer { label: texts::PATH_WEATHER_HEAT, picture: Picture::Sun, state: "air=30" },
        ],
    },
];
