//! What a reader may check about the models of emissions.

use crate::registry::{Card, Limits, Proof};

const FACTOR: Limits = Limits { input: "factor", min: 0.0, max: 1e4, unit: "g/kWh" };

/// Electricity by its mix.
pub static ELECTRICITY_CARD: Card = Card {
    slug: "emissions-electricity",
    item: "emissions::intensity_by_hour",
    formula: "f = Σ E·f / Σ E; f_user = f / (1 − loss); m = Σ E(t)·f(t)",
    ranges: &[
        FACTOR,
        Limits { input: "generated", min: 0.0, max: 1e16, unit: "kWh" },
        Limits { input: "grid_loss", min: 0.0, max: 0.9, unit: "1" },
    ],
    sources: &[
        "Tranberg, Corradi et al., Energy Strategy Reviews 26, 2019, 100367",
        "WRI/WBCSD, GHG Protocol Scope 2 Guidance, 2015",
    ],
    omits: &["no-flow-tracing", "no-heat-credit-of-cogeneration"],
    proofs: &[
        Proof::Hand { test: "tests/emissions.rs: a_mix_of_three_sources_by_hand" },
        Proof::Hand { test: "tests/emissions.rs: each_hour_has_the_factor_of_its_own_mix" },
    ],
};

/// Fuels.
pub static FUEL_CARD: Card = Card {
    slug: "emissions-fuel",
    item: "emissions::co2",
    formula: "m = E·f, M·H·f or V·f",
    ranges: &[FACTOR, Limits { input: "calorific_value", min: 0.0, max: 150.0, unit: "MJ/kg" }],
    sources: &[
        "IPCC 2006 Guidelines, volume 2, chapter 2, equation 2.1",
        "EMEP/EEA Guidebook 2023, part B, chapter 1.A.4",
    ],
    omits: &["no-upstream-unless-in-factor"],
    proofs: &[Proof::Hand { test: "tests/emissions.rs: three_tonnes_of_coal_by_mass_and_by_heat" }],
};

/// Ways.
pub static TRANSPORT_CARD: Card = Card {
    slug: "emissions-transport",
    item: "emissions::car",
    formula: "m = d·v·f/n, d·e·f/(η·n) or d·f",
    ranges: &[
        FACTOR,
        Limits { input: "distance", min: 0.0, max: 1e12, unit: "m" },
        Limits { input: "persons", min: 1.0, max: 1000.0, unit: "1" },
        Limits { input: "charging", min: 0.1, max: 1.0, unit: "1" },
    ],
    sources: &["EMEP/EEA Guidebook 2023, part B, chapter 1.A.3.b", "EN ISO 14083:2023"],
    omits: &["no-making-of-the-vehicle", "no-season"],
    proofs: &[Proof::Hand { test: "tests/emissions.rs: a_year_of_driving_by_hand" }],
};

/// Saved emissions.
pub static SAVED_CARD: Card = Card {
    slug: "emissions-saved",
    item: "emissions::saved",
    formula: "m = Σ E(t)·(f_grid(t) − f_own); f_marginal = (1 − w)·f_operating + w·f_build",
    ranges: &[
        Limits { input: "grid", min: 0.0, max: 1e4, unit: "g/kWh" },
        Limits { input: "own", min: 0.0, max: 1e4, unit: "g/kWh" },
        Limits { input: "build_weight", min: 0.0, max: 1.0, unit: "1" },
    ],
    sources: &[
        "WRI/WBCSD, GHG Protocol Guidelines for Grid-Connected Electricity Projects, 2007",
        "UNFCCC CDM, TOOL07, version 07.0, 2018",
    ],
    omits: &["no-rebound", "no-emission-trading-cap"],
    proofs: &[Proof::Hand { test: "tests/emissions.rs: what_is_saved_says_by_which_plants" }],
};

/// The footprint of a year.
pub static FOOTPRINT_CARD: Card = Card {
    slug: "emissions-footprint",
    item: "emissions::footprint",
    formula: "m = Σ m; saved = Σ before − Σ after, each step alone",
    ranges: &[Limits { input: "item", min: -1e12, max: 1e12, unit: "kg" }],
    sources: &["ISO 14067:2018"],
    omits: &["no-food", "no-goods", "steps-judged-alone"],
    proofs: &[Proof::Hand { test: "tests/emissions.rs: the_strongest_steps_come_first" }],
};
