//! Where is the sun today? Its way over the sky of a place, the length of the day and of a shadow.

mod answer;
mod inputs;
mod outcome;
mod path;

mod texts {
    portal_text::texts!("sun");
}

pub use inputs::Inputs;
pub use path::PATH;

use crate::spec::{About, Notes, Preset, Reference, Spec};

/// Keys of every number that the calculator takes from the data, in groups.
pub static ASSUMPTIONS: &[&[&str]] = &[inputs::KEYS];

/// The calculator.
pub static CALCULATOR: Spec<Inputs> = Spec {
    about: About {
        slug: "sun",
        version: 1,
        title: texts::TITLE,
        question: texts::QUESTION,
        lead: texts::LEAD,
        presets: &[
            Preset { label: texts::PRESET_JUNE, query: "" },
            Preset { label: texts::PRESET_DECEMBER, query: "month=12&day=21" },
            Preset { label: texts::PRESET_NORTH, query: "latitude=78.2&longitude=15.6" },
        ],
    },
    fields: inputs::FIELDS,
    inputs: Inputs::default,
    answer: answer::answer,
};

/// What is said under the answer.
pub static NOTES: Notes = Notes {
    limits: &[texts::LIMIT_HORIZON, texts::LIMIT_AIR, texts::LIMIT_YEAR, texts::LIMIT_CLOCK],
    method: texts::METHOD,
    models: &["sun", "sun-position", "sun-times"],
    uses_weather: false,
    references: &[
        Reference {
            title: "Reda, Andreas: Solar Position Algorithm for Solar Radiation Applications, NREL/TP-560-34302, 2008",
            url: "https://www.nrel.gov/docs/fy08osti/34302.pdf",
        },
        Reference {
            title: "Meeus: Astronomical Algorithms, 2nd edition, 1998",
            url: "https://archive.org/details/astronomicalalgorithmsjeanmeeus1991",
        },
    ],
};
