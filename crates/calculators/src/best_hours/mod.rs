//! When to run the washing machine or charge the car? The hours of a typical day, the best of them in a row.

mod answer;
mod inputs;
mod outcome;
mod path;

mod texts {
    portal_text::texts!("best_hours");
}

pub use inputs::Inputs;
pub use path::PATH;

use crate::spec::{About, Notes, Preset, Reference, Spec};

/// Keys of every number that the calculator takes from the data, in groups.
pub static ASSUMPTIONS: &[&[&str]] = &[outcome::KEYS];

/// The calculator.
pub static CALCULATOR: Spec<Inputs> = Spec {
    about: About {
        slug: "best-hours",
        version: 1,
        title: texts::TITLE,
        question: texts::QUESTION,
        lead: texts::LEAD,
        presets: &[
            Preset { label: texts::PRESET_WASHING, query: "" },
            Preset { label: texts::PRESET_CAR, query: "load=7&hours=4&panels=8&from=0&until=24" },
            Preset { label: texts::PRESET_WINTER, query: "month=12" },
        ],
    },
    fields: inputs::FIELDS,
    inputs: Inputs::default,
    answer: answer::answer,
};

/// What is said under the answer.
pub static NOTES: Notes = Notes {
    limits: &[
        texts::LIMIT_TYPICAL,
        texts::LIMIT_PRICE,
        texts::LIMIT_BASE,
        texts::LIMIT_WEIGHTS,
        texts::LIMIT_HISTORY,
    ],
    method: texts::METHOD,
    models: &["best-hours", "best-hours-back-test"],
    uses_weather: true,
    references: &[Reference {
        title: "Hwang, Yoon: Multiple Attribute Decision Making, 1981 (simple additive weighting)",
        url: "https://doi.org/10.1007/978-3-642-48318-9",
    }],
};
