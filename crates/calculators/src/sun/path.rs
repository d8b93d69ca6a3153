//! The short way for somebody who knows no numbers.

use super::texts;
use crate::path::{PathAnswer, Picture, Step};

/// Three questions with pictures.
pub static PATH: [Step; 3] = [
    // North: Longyearbyen. Equator: Libreville, in the same time zone.
    Step {
        question: texts::PATH_DAY,
        answers: &[
            PathAnswer { label: texts::PATH_DAY_SUMMER, picture: Picture::Sun, state: "month=6&day=21" },
            PathAnswer { label: texts::PATH_DAY_SPRING, picture: Picture::Leaf, state: "month=3&day=20" },
            PathAnswer { label: texts::PATH_DAY_WINTER, picture: Picture::Snow, state: "month=12&day=21" },
        ],
    },
    Step {
        question: texts::PATH_SHADOW,
        answers: &[
            PathAnswer { label: texts::PATH_SHADOW_PERSON, picture: Picture::Person, state: "height=1.7" },
            PathAnswer { label: texts::PATH_SHADOW_TREE, picture: Picture::Tree, state: "height=10" },
            PathAnswer { label: texts::PATH_SHADOW_FLATS, picture: Picture::Flats, state: "height=30" },
        ],
    },
    Step {
        question: texts::PATH_PLACE,
        answers: &[
            PathAnswer { label: texts::PATH_PLACE_HERE, picture: Picture::GlobeHere, state: "" },
            PathAnswer {
                label: texts::PATH_PLACE_NORTH,
                picture: Picture::GlobeNorth,
                state: "latitude=78.2&longitude=15.6",
            },
            PathAnswer {
                label: texts::PATH_PLACE_EQUATOR,
                picture: Picture::GlobeEquator,
                state: "latitude=0.4&longitude=9.5",
            },
        ],
    },
];
