//! The balance of generation, use, battery and grid, hour by hour.

mod balance;
mod cluster;
mod dispatch;
mod months;
mod pairing;
mod stress;

pub use balance::{Balance, HourFlows, Totals, balance};
pub use cluster::{
    CARD as CLUSTER_CARD, Cluster, ClusterHour, ClusterPrices, LocalPrice, Member, MemberYear, Shared,
    exchange,
};
pub use dispatch::{CARD as DISPATCH_CARD, Dispatch, Market, Site, Start, dispatch_by_price};
pub use months::{MonthFlows, Shape, balance_by_month};
pub use stress::{CARD as STRESS_CARD, HardDays, HourlyWeather, Stress, hardest_days, stress, stress_within};

use portal_units::{Energy, Power, Ratio};

use crate::error::{ModelError, within};
use crate::registry::{Card, Limits as Range, Proof};

/// The balance of one meter with a battery.
pub static CARD: Card = Card {
    slug: "balance",
    item: "storage::balance",
    formula: "direct = min(gen, load); charge = min(gen − direct, P_ch, (hi − soc)/η_ch); \
              discharge = min(load − direct, P_dis, (soc − lo)·η_dis); the grid takes or gives the rest",
    ranges: &[
        Range { input: "capacity", min: 0.0, max: 1e12, unit: "kWh" },
        Range { input: "eta_charge", min: 0.01, max: 1.0, unit: "1" },
        Range { input: "eta_discharge", min: 0.01, max: 1.0, unit: "1" },
    ],
    sources: &["Rule written in the head of table 11b_balance"],
    omits: &["hours-not-minutes", "no-ageing", "no-grid-charging"],
    proofs: &[Proof::Table {
        table: "11b_balance",
        by: "exact arithmetic on 8 760 hours",
        demand: 1e-9,
        deviation: 1e-12,
        unit: "1",
    }],
};

/// A battery beside the meter of a house or a cluster.
///
/// Losses: what goes in counts as alternating current and arrives times `eta_charge`; what comes out has left the
/// cells divided by `eta_discharge`.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Battery {
    /// Nominal capacity.
    pub capacity: Energy,
    /// Largest charging power.
    pub max_charge: Power,
    /// Largest discharging power.
    pub max_discharge: Power,
    /// Share of the capacity that always stays in.
    pub soc_min: Ratio,
    /// Share of the capacity up to which it is charged.
    pub soc_max: Ratio,
    /// State at the begin, 0 is empty and 1 full within the limits.
    pub soc_start: Ratio,
    /// Efficiency of charging.
    pub eta_charge: Ratio,
    /// Efficiency of discharging.
    pub eta_discharge: Ratio,
    /// Share of the content that is lost in every hour.
    pub self_discharge_per_hour: Ratio,
}

impl Battery {
    /// No battery at all.
    pub const NONE: Self = Self {
        capacity: Energy::ZERO,
        max_charge: Power::ZERO,
        max_discharge: Power::ZERO,
        soc_min: Ratio::ZERO,
        soc_max: Ratio::from_fraction(1.0),
        soc_start: Ratio::ZERO,
        eta_charge: Ratio::from_fraction(1.0),
        eta_discharge: Ratio::from_fraction(1.0),
        self_discharge_per_hour: Ratio::ZERO,
    };
}

/// A battery in plain kWh and kW, checked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    low: f64,
    high: f64,
    pub(crate) start: f64,
    max_charge: f64,
    max_discharge: f64,
    eta_charge: f64,
    eta_discharge: f64,
    keeps: f64,
    /// Taken for one unit that arrives in the battery, and out of it for one that is given: no division in every hour.
    per_charged: f64,
    per_discharged: f64,
}

impl Limits {
    pub(crate) fn of(battery: &Battery) -> Result<Self, ModelError> {
        let capacity = within("capacity", battery.capacity.kwh(), 0.0, 1e12)?;
        let soc_max = within("soc_max", battery.soc_max.fraction(), 0.0, 1.0)?;
        let soc_min = within("soc_min", battery.soc_min.fraction(), 0.0, soc_max)?;
        let soc_start = within("soc_start", battery.soc_start.fraction(), 0.0, 1.0)?;
        let (low, high) = (soc_min * capacity, soc_max * capacity);
        let eta_charge = within("eta_charge", battery.eta_charge.fraction(), 0.01, 1.0)?;
        let eta_discharge = within("eta_discharge", battery.eta_discharge.fraction(), 0.01, 1.0)?;
        Ok(Self {
            low,
            high,
            start: low + soc_start * (high - low),
            max_charge: within("max_charge", battery.max_charge.kw(), 0.0, 1e12)?,
            max_discharge: within("max_discharge", battery.max_discharge.kw(), 0.0, 1e12)?,
            eta_charge,
            eta_discharge,
            per_charged: 1.0 / eta_charge,
            per_discharged: 1.0 / eta_discharge,
            keeps: 1.0 - within("self_discharge", battery.self_discharge_per_hour.fraction(), 0.0, 1.0)?,
        })
    }
}

/// The lesser of two numbers. `f64::min` also minds what is no number, for which a browser calls a function.
#[inline]
pub(crate) const fn lesser(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

/// The greater of two numbers.
#[inline]
pub(crate) const fn greater(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}
