//! Petrol, diesel or electric? A year of driving with each.

mod answer;
mod charts;
mod inputs;
mod outcome;
mod path;

mod texts {
    portal_text::texts!("ev");
}

pub use inputs::{Drive, Inputs};
pub use path::PATH;

use crate::spec::{About, Notes, Preset, Reference, Spec};

/// Keys of every number that the calculator takes from the data, in groups.
pub static ASSUMPTIONS: &[&[&str]] = &[inputs::KEYS, outcome::KEYS];

/// The calculator.
pub static CALCULATOR: Spec<Inputs> = Spec {
    about: About {
        slug: "ev",
        version: 1,
        title: texts::TITLE,
        question: texts::QUESTION,
        lead: texts::LEAD,
        presets: &[
            Preset { label: texts::PRESET_HOME, query: "" },
            Preset { label: texts::PRESET_SUN, query: "km=10000&sun=60" },
            Preset { label: texts::PRESET_BLOCK, query: "km=15000&drive=diesel&home=0" },
        ],
    },
    fields: inputs::FIELDS,
    inputs: Inputs::default,
    answer: answer::answer,
};

/// What is said under the answer.
pub static NOTES: Notes = Notes {
    limits: &[
        texts::LIMIT_PRICE,
        texts::LIMIT_SERVICE,
        texts::LIMIT_BATTERY,
        texts::LIMIT_AIR,
        texts::LIMIT_CO2,
        texts::LIMIT_DRIVING,
    ],
    method: texts::METHOD,
    models: &["vehicle-consumption", "emissions-transport"],
    uses_weather: true,
    references: &[
        Reference {
            title: "Yuksel, Michalek: Effects of regional temperature on electric vehicle efficiency, Environ. Sci. Technol. 49(6), 2015",
            url: "https://doi.org/10.1021/es505621s",
        },
        Reference {
            title: "IPCC 2006 Guidelines, volume 2, table 2.2 (emission factors of fuels)",
            url: "https://www.ipcc-nggip.iges.or.jp/public/2006gl/vol2.html",
        },
    ],
};
