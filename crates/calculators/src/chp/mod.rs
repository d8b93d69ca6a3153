//! Is this cogeneration high-efficiency? An engine that follows the heat of a district through a year.

mod answer;
mod inputs;
mod outcome;
mod path;

mod texts {
    portal_text::texts!("chp");
}

pub use inputs::{Engine, Inputs, Voltage};
pub use path::PATH;

use crate::spec::{About, Notes, Preset, Reference, Spec};

/// Keys of every number that the calculator takes from the data, in groups.
pub static ASSUMPTIONS: &[&[&str]] = &[outcome::KEYS];

/// The calculator.
pub static CALCULATOR: Spec<Inputs> = Spec {
    about: About {
        slug: "chp",
        version: 1,
        title: texts::TITLE,
        question: texts::QUESTION,
        lead: texts::LEAD,
        presets: &[
            Preset { label: texts::PRESET_DISTRICT, query: "" },
            Preset {
                label: texts::PRESET_HOSPITAL,
                query: "engine=gas-small&power=100&heat=1500&voltage=low&own=90",
            },
            Preset {
                label: texts::PRESET_BIOGAS,
                query: "engine=biogas&power=1800&heat=6000&voltage=high&own=10",
            },
        ],
    },
    fields: inputs::FIELDS,
    inputs: Inputs::default,
    answer: answer::answer,
};

/// What is said under the answer.
pub static NOTES: Notes = Notes {
    limits: &[
        texts::LIMIT_ENGINE,
        texts::LIMIT_HEAT,
        texts::LIMIT_STORE,
        texts::LIMIT_MONEY,
        texts::LIMIT_LAW,
    ],
    method: texts::METHOD,
    models: &["chp", "primary-energy-savings"],
    uses_weather: true,
    references: &[
        Reference {
            title: "Directive 2012/27/EU, annexes I and II",
            url: "https://eur-lex.europa.eu/eli/dir/2012/27/oj",
        },
        Reference {
            title: "Commission Delegated Regulation (EU) 2015/2402",
            url: "https://eur-lex.europa.eu/eli/reg_del/2015/2402/oj",
        },
    ],
};
