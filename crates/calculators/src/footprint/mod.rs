//! What is my yearly footprint, and which three steps cut it most? Heat, electricity and the car of a home.

mod answer;
mod charts;
mod inputs;
mod outcome;
mod path;

mod texts {
    portal_text::texts!("footprint");
}

pub use inputs::{Car, Inputs};
pub use path::PATH;

use crate::shared::{heating, home};
use crate::spec::{About, Notes, Preset, Reference, Spec};

/// Keys of every number that the calculator takes from the data, in groups.
pub static ASSUMPTIONS: &[&[&str]] = &[&home::ASSUMPTIONS, heating::KEYS, outcome::KEYS];

/// The calculator.
pub static CALCULATOR: Spec<Inputs> = Spec {
    about: About {
        slug: "footprint",
        version: 1,
        title: texts::TITLE,
        question: texts::QUESTION,
        lead: texts::LEAD,
        presets: &[
            Preset { label: texts::PRESET_COAL, query: "" },
            Preset { label: texts::PRESET_GAS, query: "built=2000-2010&now=gas&people=3&use=2500&km=8000" },
            Preset {
                label: texts::PRESET_ELECTRIC,
                query: "built=wt-2021&now=electric&people=2&car=electric",
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
        texts::LIMIT_PARTS,
        texts::LIMIT_SCOPE,
        texts::LIMIT_STEPS,
        texts::LIMIT_HOUSE,
        texts::LIMIT_TREES,
    ],
    method: texts::METHOD,
    models: &["emissions-footprint", "emissions-electricity", "emissions-transport"],
    uses_weather: true,
    references: &[
        Reference {
            title: "ISO 14064-1:2018, Quantification of greenhouse gas emissions",
            url: "https://www.iso.org/standard/66453.html",
        },
        Reference {
            title: "IPCC 2006 Guidelines, volume 2, table 2.2 (emission factors of fuels)",
            url: "https://www.ipcc-nggip.iges.or.jp/public/2006gl/vol2.html",
        },
    ],
};
