//! What does this device cost a year? Its power, its hours, its standby, and a thriftier one beside it.

mod answer;
mod inputs;
mod outcome;
mod path;

mod texts {
    portal_text::texts!("appliance");
}

pub use inputs::Inputs;
pub use path::PATH;

use crate::spec::{About, Notes, Preset, Reference, Spec};

/// Keys of every number that the calculator takes from the data, in groups.
pub static ASSUMPTIONS: &[&[&str]] = &[outcome::KEYS];

/// The calculator.
pub static CALCULATOR: Spec<Inputs> = Spec {
    about: About {
        slug: "appliance",
        version: 1,
        title: texts::TITLE,
        question: texts::QUESTION,
        lead: texts::LEAD,
        presets: &[
            Preset { label: texts::PRESET_TELEVISION, query: "" },
            Preset { label: texts::PRESET_KETTLE, query: "power=2000&hours=0.3&standby=0&less=0" },
            Preset { label: texts::PRESET_FREEZER, query: "power=25&hours=24&standby=0&less=50" },
        ],
    },
    fields: inputs::FIELDS,
    inputs: Inputs::default,
    answer: answer::answer,
};

/// What is said under the answer.
pub static NOTES: Notes = Notes {
    limits: &[texts::LIMIT_DAYS, texts::LIMIT_LABEL, texts::LIMIT_HEAT, texts::LIMIT_MAKING],
    method: texts::METHOD,
    models: &["appliance", "load-profile"],
    uses_weather: false,
    references: &[
        Reference {
            title: "IEC 62301:2011, Household electrical appliances: measurement of standby power",
            url: "https://webstore.iec.ch/publication/6789",
        },
        Reference {
            title: "Regulation (EU) 2017/1369 setting a framework for energy labelling",
            url: "https://eur-lex.europa.eu/eli/reg/2017/1369/oj",
        },
    ],
};
