//! How far does our cluster balance itself? Sun, wind, biogas and cogeneration against the use of a town, hour by
//! hour.

mod answer;
mod charts;
mod flow;
mod inputs;
mod outcome;
mod path;

mod texts {
    portal_text::texts!("cluster");
    pub(super) use crate::shared::municipal::texts::*;
}

pub use flow::flow;
pub use path::PATH;

pub use crate::shared::municipal::Town as Inputs;

use crate::shared::municipal;
use crate::spec::{About, Notes, Preset, Reference, Spec};

/// Keys of every number that the calculator takes from the data, in groups.
pub static ASSUMPTIONS: &[&[&str]] = &[municipal::KEYS, municipal::STARTS];

/// The calculator.
pub static CALCULATOR: Spec<Inputs> = Spec {
    about: About {
        slug: "cluster",
        version: 1,
        title: texts::TITLE,
        question: texts::QUESTION,
        lead: texts::LEAD,
        presets: &[
            Preset { label: texts::PRESET_PLANS, query: "" },
            Preset { label: texts::PRESET_WIND, query: "wind=10" },
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
        texts::LIMIT_SIZE,
        texts::LIMIT_PLANS,
        texts::LIMIT_WIND,
        texts::LIMIT_GRID,
        texts::LIMIT_COST,
        texts::LIMIT_LAW,
    ],
    method: texts::METHOD,
    models: &["pv", "wind", "chp", "load-profile", "balance", "cluster-exchange", "stress-days"],
    uses_weather: true,
    references: &[
        Reference {
            title: "Long, Wu, Zhang, Thomas, Cheng, Jenkins: Peer-to-peer energy trading in a community microgrid, IEEE PES General Meeting, 2017",
            url: "https://doi.org/10.1109/PESGM.2017.8274546",
        },
        Reference {
            title: "Li, Basu, Watson, Russchenberg: A brief climatology of Dunkelflaute events, Energies 14(20), 2021",
            url: "https://doi.org/10.3390/en14206508",
        },
        Reference {
            title: "Gasch, Twele: Windkraftanlagen, 6th edition, 2010",
            url: "https://doi.org/10.1007/978-3-8348-9370-0",
        },
    ],
};
