//! Combined heat and power: a plant through the hours, and the primary energy that it saves.

mod operation;
pub mod savings;

pub use operation::{Chp, ChpYear, ExcessHeat, heat_led, power_led};

use crate::registry::{Card, Limits, Proof};

/// A plant hour by hour.
pub static CARD: Card = Card {
    slug: "chp",
    item: "chp::heat_led, chp::power_led",
    formula: "after heat: q = min(demand, q_max), P = σ·q; after power: P = min(load, σ·q_max), q = P/σ; \
              nothing below the smallest load; fuel = (P + q)/η",
    ranges: &[
        Limits { input: "thermal", min: 0.0, max: 1e9, unit: "kW" },
        Limits { input: "min_load", min: 0.0, max: 1.0, unit: "1" },
        Limits { input: "power_to_heat", min: 0.0, max: 5.0, unit: "1" },
        Limits { input: "total_efficiency", min: 0.01, max: 1.2, unit: "1" },
    ],
    sources: &["Directive 2012/27/EU, Annex I"],
    omits: &["no-heat-store", "same-efficiency-at-part-load", "no-start-up"],
    proofs: &[
        Proof::Table {
            table: "11b_balance",
            by: "exact arithmetic on 8 760 hours",
            demand: 1e-9,
            deviation: 1e-12,
            unit: "1",
        },
        Proof::Hand { test: "tests/chp.rs: a_plant_after_power_by_hand" },
    ],
};
