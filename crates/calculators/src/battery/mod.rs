//! Which battery still pays? One roof, one use, a row of sizes on the same hourly year.

mod answer;
mod charts;
mod inputs;
mod outcome;
mod path;

mod texts {
    portal_text::texts!("battery");
}

pub use inputs::Inputs;
pub use path::PATH;

use crate::spec::{About, Notes, Preset, Reference, Spec};

/// Keys of every number that the calculator takes from the data, in groups.
pub static ASSUMPTIONS: &[&[&str]] = &[inputs::KEYS, outcome::KEYS];

/// The calculator.
pub static CALCULATOR: Spec<Inputs> = Spec {
    about: About {
        slug: "battery",
        version: 1,
        title: texts::TITLE,
        question: texts::QUESTION,
        lead: texts::LEAD,
        presets: &[
            Preset { label: texts::PRESET_HOUSE, query: "" },
            Preset { label: texts::PRESET_PUMP, query: "power=10&use=8000&battery=10" },
            Preset { label: texts::PRESET_SCHOOL, query: "power=40&use=60000&profile=g1&battery=40" },
        ],
    },
    fields: inputs::FIELDS,
    inputs: Inputs::default,
    answer: answer::answer,
};

/// What is said under the answer.
pub static NOTES: Notes = Notes {
    limits: &[
        texts::LIMIT_PROFILE,
        texts::LIMIT_TARIFF,
        texts::LIMIT_AGEING,
        texts::LIMIT_BACKUP,
        texts::LIMIT_PRICES,
        texts::LIMIT_CO2,
    ],
    method: texts::METHOD,
    models: &["pv", "load-profile", "balance"],
    uses_weather: true,
    references: &[
        Reference {
            title: "Weniger, Tjaden, Quaschning: Sizing of residential PV battery systems, Energy Procedia 46, 2014",
            url: "https://doi.org/10.1016/j.egypro.2014.01.160",
        },
        Reference {
            title: "Dobos: PVWatts Version 5 Manual, NREL/TP-6A20-62641, 2014",
            url: "https://www.nrel.gov/docs/fy14osti/62641.pdf",
        },
    ],
};
