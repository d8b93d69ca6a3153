//! What does an electric bus line need? Its buses, batteries and chargers through a day of any weather.

mod answer;
mod inputs;
mod outcome;
mod path;

mod texts {
    portal_text::texts!("bus");
}

pub use inputs::{Heating, Inputs, Terminus};
pub use path::PATH;

use crate::spec::{About, Notes, Preset, Reference, Spec};

/// Keys of every number that the calculator takes from the data, in groups.
pub static ASSUMPTIONS: &[&[&str]] = &[outcome::KEYS];

/// The calculator.
pub static CALCULATOR: Spec<Inputs> = Spec {
    about: About {
        slug: "bus",
        version: 1,
        title: texts::TITLE,
        question: texts::QUESTION,
        lead: texts::LEAD,
        presets: &[
            Preset { label: texts::PRESET_TOWN, query: "" },
            Preset { label: texts::PRESET_DEPOT, query: "terminus=none&headway=30" },
            Preset { label: texts::PRESET_LONG, query: "trip=36&speed=28&headway=20&air=-15" },
        ],
    },
    fields: inputs::FIELDS,
    inputs: Inputs::default,
    answer: answer::answer,
};

/// What is said under the answer.
pub static NOTES: Notes = Notes {
    limits: &[
        texts::LIMIT_LINE,
        texts::LIMIT_CLIMATE,
        texts::LIMIT_AGE,
        texts::LIMIT_GRID,
        texts::LIMIT_MONEY,
        texts::LIMIT_AIR,
    ],
    method: texts::METHOD,
    models: &["bus-line", "vehicle-consumption"],
    uses_weather: false,
    references: &[Reference {
        title: "Göhlich, Fay, Jefferies, Lauth, Kunith, Zhang: Design of urban electric bus systems, Design Science 4, 2018",
        url: "https://doi.org/10.1017/dsj.2018.10",
    }],
};
