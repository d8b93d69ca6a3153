//! What do the parts of a cluster bring together, and each of them in its turn? One town, one hourly year, several
//! orders.

mod answer;
mod figures;
mod inputs;
mod outcome;
mod path;
mod steps;

mod texts {
    portal_text::texts!("cluster_ledger");
}

pub use inputs::{Inputs, Order};
pub use path::PATH;

pub use crate::shared::municipal::Town;

use crate::shared::municipal;
use crate::spec::{About, Notes, Preset, Reference, Spec};

/// Keys of every number that the calculator takes from the data, in groups.
pub static ASSUMPTIONS: &[&[&str]] = &[municipal::KEYS, municipal::STARTS, outcome::KEYS];

/// The calculator.
pub static CALCULATOR: Spec<Inputs> = Spec {
    about: About {
        slug: "cluster-ledger",
        version: 1,
        title: texts::TITLE,
        question: texts::QUESTION,
        lead: texts::LEAD,
        presets: &[
            Preset { label: texts::PRESET_PLANS, query: "" },
            Preset { label: texts::PRESET_WIND, query: "wind=10&battery=30" },
            Preset { label: texts::PRESET_ALL, query: "pv=20&wind=15&chp=3&battery=30&buses=60" },
        ],
    },
    fields: inputs::FIELDS,
    inputs: Inputs::default,
    answer: answer::answer,
};

/// What is said under the answer.
pub static NOTES: Notes = Notes {
    limits: &[
        texts::LIMIT_COST,
        texts::LIMIT_DAMAGE,
        texts::LIMIT_EXHAUST,
        texts::LIMIT_CREDIT,
        texts::LIMIT_CHARGING,
        texts::LIMIT_SIZE,
        texts::LIMIT_GRID,
    ],
    method: texts::METHOD,
    models: &["ledger", "pv", "wind", "chp", "load-profile", "balance"],
    uses_weather: true,
    references: &[
        Reference {
            title: "Boardman, Greenberg, Vining, Weimer: Cost-Benefit Analysis, 5th edition, 2018, chapter 2",
            url: "https://doi.org/10.1017/9781108235594",
        },
        Reference {
            title: "European Investment Bank: EIB Group Climate Bank Roadmap 2021–2025, 2020 (cost of carbon)",
            url: "https://doi.org/10.2867/503343",
        },
        Reference {
            title: "Gasch, Twele: Windkraftanlagen, 6th edition, 2010",
            url: "https://doi.org/10.1007/978-3-8348-9370-0",
        },
    ],
};
