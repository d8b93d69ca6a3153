//! How many chargers, what grid connection? Cars that come at random to a few chargers.

mod answer;
mod inputs;
mod outcome;
mod path;

mod texts {
    portal_text::texts!("charging");
}

pub use inputs::{Inputs, Place};
pub use path::PATH;

use crate::spec::{About, Notes, Preset, Reference, Spec};

/// Keys of every number that the calculator takes from the data, in groups.
pub static ASSUMPTIONS: &[&[&str]] = &[outcome::KEYS];

/// The calculator.
pub static CALCULATOR: Spec<Inputs> = Spec {
    about: About {
        slug: "charging",
        version: 1,
        title: texts::TITLE,
        question: texts::QUESTION,
        lead: texts::LEAD,
        presets: &[
            Preset { label: texts::PRESET_SHOP, query: "" },
            Preset {
                label: texts::PRESET_OFFICE,
                query: "place=office&cars=30&energy=12&power=11&chargers=10",
            },
            Preset { label: texts::PRESET_BLOCK, query: "place=homes&cars=25&energy=10&power=7&chargers=8" },
        ],
    },
    fields: inputs::FIELDS,
    inputs: Inputs::default,
    answer: answer::answer,
};

/// What is said under the answer.
pub static NOTES: Notes = Notes {
    limits: &[
        texts::LIMIT_RANDOM,
        texts::LIMIT_STAY,
        texts::LIMIT_SMART,
        texts::LIMIT_GRID,
        texts::LIMIT_MONEY,
    ],
    method: texts::METHOD,
    models: &["charger-queue"],
    uses_weather: false,
    references: &[
        Reference {
            title: "Kleinrock: Queueing Systems, volume 1, 1975",
            url: "https://archive.org/details/queueingsystems00klei",
        },
        Reference {
            title: "Erlang: Solution of some problems in the theory of probabilities, 1917",
            url: "https://en.wikipedia.org/wiki/Agner_Krarup_Erlang",
        },
    ],
};
