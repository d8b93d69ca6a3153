//! What do several measures bring together, and each of them in its turn? One house, one hourly year, any order.

mod answer;
mod inputs;
mod outcome;
mod path;

mod texts {
    portal_text::texts!("ledger");
}

pub use inputs::{Inputs, Order};
pub use path::PATH;

use crate::shared::{heating, home};
use crate::spec::{About, Notes, Preset, Reference, Spec};

/// Keys of every number that the calculator takes from the data, in groups.
pub static ASSUMPTIONS: &[&[&str]] = &[&home::ASSUMPTIONS, heating::KEYS, outcome::KEYS];

/// The calculator.
pub static CALCULATOR: Spec<Inputs> = Spec {
    about: About {
        slug: "ledger",
        version: 1,
        title: texts::TITLE,
        question: texts::QUESTION,
        lead: texts::LEAD,
        presets: &[
            Preset { label: texts::PRESET_ALL, query: "" },
            Preset { label: texts::PRESET_ROOF, query: "walls=0&pump=no&power=6&battery=6&km=0" },
            Preset { label: texts::PRESET_ENVELOPE, query: "built=before-1945&power=0&battery=0&km=0" },
        ],
    },
    fields: inputs::FIELDS,
    inputs: Inputs::default,
    answer: answer::answer,
};

/// What is said under the answer.
pub static NOTES: Notes = Notes {
    limits: &[texts::LIMIT_COST, texts::LIMIT_PUMP, texts::LIMIT_CREDIT, texts::LIMIT_CHARGING],
    method: texts::METHOD,
    models: &["ledger", "heat-demand", "insulation", "boiler", "heat-pump", "balance"],
    uses_weather: true,
    references: &[
        Reference {
            title: "ISO 13790:2008, Energy performance of buildings: simple hourly method, annex C",
            url: "https://www.iso.org/standard/41974.html",
        },
        Reference {
            title: "Dobos: PVWatts Version 5 Manual, NREL/TP-6A20-62641, 2014",
            url: "https://www.nrel.gov/docs/fy14osti/62641.pdf",
        },
    ],
};
