//! What can my roof give? Panels on a roof, a use behind it, perhaps a battery, for one hourly year.

mod answer;
mod case;
mod charts;
mod hours;
mod inputs;
mod path;

mod texts {
    portal_text::texts!("pv");
}

pub use hours::{Hours, hours};
pub use inputs::Inputs;
pub use path::PATH;

use crate::spec::{About, Notes, Preset, Reference, Spec};

/// Keys of every number that the calculator takes from the data.
pub const ASSUMPTIONS: [&str; 6] = [
    inputs::keys::BUY,
    inputs::keys::SELL,
    inputs::keys::PV_COST,
    inputs::keys::BATTERY_COST,
    case::USUAL_YIELD,
    case::CO2,
];

/// The calculator.
pub static CALCULATOR: Spec<Inputs> = Spec {
    about: About {
        slug: "pv",
        version: 1,
        title: texts::TITLE,
        question: texts::QUESTION,
        lead: texts::LEAD,
        presets: &[
            Preset { label: texts::PRESET_HOUSE, query: "" },
            Preset { label: texts::PRESET_BLOCK, query: "power=30&tilt=10&azimuth=180&use=80000&profile=h0" },
            Preset {
                label: texts::PRESET_SCHOOL,
                query: "power=40&tilt=15&azimuth=170&use=60000&profile=g1",
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
        texts::LIMIT_WEATHER,
        texts::LIMIT_SHADE,
        texts::LIMIT_PROFILE,
        texts::LIMIT_PRICES,
        texts::LIMIT_SALE,
        texts::LIMIT_CO2,
    ],
    method: texts::METHOD,
    models: &[
        "sun-position",
        "diffuse-fraction",
        "transposition",
        "reflection",
        "cell-temperature",
        "pvwatts",
        "pv",
        "load-profile",
        "balance",
    ],
    uses_weather: true,
    references: REFERENCES,
};

const REFERENCES: &[Reference] = &[
    Reference {
        title: "Reda, Andreas: Solar Position Algorithm for Solar Radiation Applications, NREL/TP-560-34302, 2008",
        url: "https://www.nrel.gov/docs/fy08osti/34302.pdf",
    },
    Reference {
        title: "Perez, Ineichen, Seals, Michalsky, Stewart: Modeling daylight availability and irradiance components, Solar Energy 44(5), 1990",
        url: "https://doi.org/10.1016/0038-092X(90)90055-H",
    },
    Reference {
        title: "Dobos: PVWatts Version 5 Manual, NREL/TP-6A20-62641, 2014",
        url: "https://www.nrel.gov/docs/fy14osti/62641.pdf",
    },
    Reference {
        title: "King, Boyson, Kratochvil: Photovoltaic Array Performance Model, SAND2004-3535, 2004",
        url: "https://doi.org/10.2172/919131",
    },
];
