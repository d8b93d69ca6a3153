//! What an appliance uses in a year, and its class on the energy label.

mod label;

pub use label::{Class, Edge, LabelScale, Standard, efficiency_index};

use portal_units::{Energy, EnergyPrice, Money, Power, Span};

use crate::error::{ModelError, within};
use crate::registry::{Card, Limits, Proof};

/// Days of a year.
const YEAR_D: f64 = 365.0;
/// Hours of a day.
const DAY_H: f64 = 24.0;

/// Use of an appliance.
pub static CARD: Card = Card {
    slug: "appliance",
    item: "appliance::Appliance::year",
    formula: "E = 365·(P·t + P_standby·t_standby); by cycles E = E_100/100·n",
    ranges: &[
        Limits { input: "power", min: 0.0, max: 1000.0, unit: "kW" },
        Limits { input: "running", min: 0.0, max: 24.0, unit: "h/d" },
        Limits { input: "cycles", min: 0.0, max: 10_000.0, unit: "1/a" },
    ],
    sources: &["IEC 62301:2011, Household electrical appliances – Measurement of standby power"],
    omits: &["same-every-day", "mean-power"],
    proofs: &[Proof::Hand { test: "tests/appliance.rs: a_television_by_hand" }],
};

/// Classes of the energy label.
pub static LABEL_CARD: Card = Card {
    slug: "energy-label",
    item: "appliance::LabelScale::class",
    formula: "EEI = 100·E/(c₂·s² + c₁·s + c₀), rounded as the regulations demand; class by six limits",
    ranges: &[Limits { input: "size", min: 0.1, max: 1000.0, unit: "kg or place settings" }],
    sources: &[
        "Regulation (EU) 2017/1369; Delegated Regulations (EU) 2019/2013 to 2019/2018, Annexes II and IV",
    ],
    omits: &["limits-are-data"],
    proofs: &[Proof::Hand { test: "tests/appliance.rs: lamps_and_refrigerators_fall_into_their_classes" }],
};

/// An appliance and how long it runs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Appliance {
    /// Mean power while it runs.
    pub power: Power,
    /// Running time of a day.
    pub running: Span,
    /// Power in standby.
    pub standby: Power,
    /// Time in standby of a day; the rest of the day it is off.
    pub standby_time: Span,
}

/// What an appliance uses in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct YearOfUse {
    /// While it runs.
    pub running: Energy,
    /// While it waits.
    pub standby: Energy,
}

impl YearOfUse {
    /// Both together.
    pub fn total(&self) -> Energy {
        self.running + self.standby
    }

    /// What both cost at one price.
    pub fn cost(&self, price: EnergyPrice) -> Money {
        self.total() * price
    }
}

impl Appliance {
    /// Energy of 365 equal days.
    ///
    /// `365·P·t` and `365·P_standby·t_standby`
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `power` or `standby` (0 to 1000 kW), `running` (0 to 24 h) or `standby_time`
    /// (0 to what is left of the day).
    ///
    /// # Source
    /// Definition of energy; standby as measured by IEC 62301:2011.
    pub fn year(&self) -> Result<YearOfUse, ModelError> {
        within("power", self.power.kw(), 0.0, 1000.0)?;
        within("standby", self.standby.kw(), 0.0, 1000.0)?;
        let running = within("running", self.running.hours(), 0.0, DAY_H)?;
        within("standby_time", self.standby_time.hours(), 0.0, DAY_H - running)?;
        Ok(YearOfUse {
            running: self.power * self.running * YEAR_D,
            standby: self.standby * self.standby_time * YEAR_D,
        })
    }
}

/// Energy of a year from the figure on the label of washing machines and dishwashers.
///
/// `E₁₀₀/100·n`
///
/// # Errors
/// [`ModelError::OutOfRange`] names `per_100_cycles` (0 to 1000 kWh) or `cycles` (0 to 10 000 a year).
///
/// # Source
/// Delegated Regulations (EU) 2019/2014 and 2019/2017, Annex III: energy is printed for 100 cycles.
pub fn by_cycles(per_100_cycles: Energy, cycles: f64) -> Result<Energy, ModelError> {
    within("per_100_cycles", per_100_cycles.kwh(), 0.0, 1000.0)?;
    Ok(per_100_cycles * within("cycles", cycles, 0.0, 10_000.0)? / 100.0)
}
