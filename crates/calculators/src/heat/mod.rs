//! What if I replace the boiler? A house, the heating it has and the heating it could have, for one hourly year.

mod answer;
mod charts;
mod inputs;
mod outcome;
mod path;

mod texts {
    portal_text::texts!("heat");
}

pub use inputs::Inputs;
pub use path::PATH;

use crate::shared::{heating, home};
use crate::spec::{About, Notes, Preset, Reference, Spec};

/// Keys of every number that the calculator takes from the data, in groups.
pub static ASSUMPTIONS: &[&[&str]] = &[&home::ASSUMPTIONS, heating::KEYS, inputs::KEYS];

/// The calculator.
pub static CALCULATOR: Spec<Inputs> = Spec {
    about: About {
        slug: "heat",
        version: 1,
        title: texts::TITLE,
        question: texts::QUESTION,
        lead: texts::LEAD,
        presets: &[
            Preset { label: texts::PRESET_COAL, query: "" },
            Preset { label: texts::PRESET_OLD, query: "built=before-1945&area=160&people=5&flow=60" },
            Preset { label: texts::PRESET_GAS, query: "built=2000-2010&area=140&now=gas&flow=40" },
        ],
    },
    fields: inputs::FIELDS,
    inputs: Inputs::default,
    answer: answer::answer,
};

/// What is said under the answer.
pub static NOTES: Notes = Notes {
    limits: &[
        texts::LIMIT_WEATHER,
        texts::LIMIT_HOUSE,
        texts::LIMIT_WOOD,
        texts::LIMIT_PRICES,
        texts::LIMIT_FIXED,
        texts::LIMIT_CO2,
        texts::LIMIT_AIR,
    ],
    method: texts::METHOD,
    models: &["heat-demand", "hot-water", "boiler", "heat-pump", "cop"],
    uses_weather: true,
    references: &[
        Reference {
            title: "ISO 13790:2008, Energy performance of buildings: simple hourly method, annex C",
            url: "https://www.iso.org/standard/41974.html",
        },
        Reference {
            title: "Ruhnau, Hirth, Praktiknjo: Time series of heat demand and heat pump efficiency, Scientific Data 6:189, 2019",
            url: "https://doi.org/10.1038/s41597-019-0199-y",
        },
        Reference {
            title: "EMEP/EEA air pollutant emission inventory guidebook 2023, 1.A.4 Small combustion",
            url: "https://www.eea.europa.eu/publications/emep-eea-guidebook-2023",
        },
    ],
};
