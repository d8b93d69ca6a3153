//! What do I breathe, and what would change it? Fine dust of a town and the chimneys behind it.

mod answer;
mod charts;
mod inputs;
mod outcome;
mod path;

mod texts {
    portal_text::texts!("air");
}

pub use inputs::Inputs;
pub use path::PATH;

use crate::shared::heating;
use crate::spec::{About, Notes, Preset, Reference, Spec};

/// Keys of every number that the calculator takes from the data, in groups.
pub static ASSUMPTIONS: &[&[&str]] = &[outcome::KEYS, heating::KEYS];

/// The calculator.
pub static CALCULATOR: Spec<Inputs> = Spec {
    about: About {
        slug: "air",
        version: 1,
        title: texts::TITLE,
        question: texts::QUESTION,
        lead: texts::LEAD,
        presets: &[
            Preset { label: texts::PRESET_TOWN, query: "" },
            Preset { label: texts::PRESET_ALL, query: "replaced=3000" },
            Preset { label: texts::PRESET_PAST, query: "pm25=25&replaced=0" },
        ],
    },
    fields: inputs::FIELDS,
    inputs: Inputs::default,
    answer: answer::answer,
};

/// What is said under the answer.
pub static NOTES: Notes = Notes {
    limits: &[
        texts::LIMIT_PERSON,
        texts::LIMIT_SHARE,
        texts::LIMIT_WEATHER,
        texts::LIMIT_HOMES,
        texts::LIMIT_INDOOR,
        texts::LIMIT_OTHER,
    ],
    method: texts::METHOD,
    models: &["air-boilers", "air-exposure"],
    uses_weather: false,
    references: &[
        Reference {
            title: "Muller, Muller: Air Pollution and Cigarette Equivalence, Berkeley Earth, 2015",
            url: "https://berkeleyearth.org/air-pollution-and-cigarette-equivalence/",
        },
        Reference {
            title: "de Nevers, Morris: Rollback modeling, basic and modified, J. Air Pollut. Control Assoc. 25(9), 1975",
            url: "https://doi.org/10.1080/00022470.1975.10470167",
        },
        Reference {
            title: "WHO global air quality guidelines 2021",
            url: "https://www.who.int/publications/i/item/9789240034228",
        },
    ],
};
