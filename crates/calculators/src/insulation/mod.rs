//! Which measure first? Walls, roof, floor, windows: each alone and all together, on the same hourly year.

mod answer;
mod charts;
mod inputs;
mod outcome;
mod path;

mod texts {
    portal_text::texts!("insulation");
}

pub use inputs::{Glazing, Inputs};
pub use path::PATH;

use crate::shared::{heating, home};
use crate::spec::{About, Notes, Preset, Reference, Spec};

/// Keys of every number that the calculator takes from the data, in groups.
pub static ASSUMPTIONS: &[&[&str]] = &[&home::ASSUMPTIONS, heating::KEYS];

/// The calculator.
pub static CALCULATOR: Spec<Inputs> = Spec {
    about: About {
        slug: "insulation",
        version: 1,
        title: texts::TITLE,
        question: texts::QUESTION,
        lead: texts::LEAD,
        presets: &[
            Preset { label: texts::PRESET_CUBE, query: "" },
            Preset { label: texts::PRESET_OLD, query: "built=before-1945&area=160&wall=12&floor=8" },
            Preset {
                label: texts::PRESET_GAS,
                query: "built=1990-1999&now=gas&wall=10&roof=15&windows=keep",
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
        texts::LIMIT_HOUSE,
        texts::LIMIT_BRIDGES,
        texts::LIMIT_MOISTURE,
        texts::LIMIT_AIR,
        texts::LIMIT_COMFORT,
        texts::LIMIT_COST,
    ],
    method: texts::METHOD,
    models: &["heat-demand", "insulation", "boiler"],
    uses_weather: true,
    references: &[
        Reference {
            title: "ISO 13790:2008, Energy performance of buildings: simple hourly method, annex C",
            url: "https://www.iso.org/standard/41974.html",
        },
        Reference {
            title: "EN ISO 6946:2017, Building components: thermal resistance and thermal transmittance",
            url: "https://www.iso.org/standard/65708.html",
        },
    ],
};
