//! What a kilowatt hour costs over the life of a plant.

use portal_units::{Energy, EnergyPrice, Money, Ratio};

use super::rate_within;
use crate::error::{ModelError, within};
use crate::registry::{Card, Limits, Proof};

/// Levelised cost of energy.
pub static CARD: Card = Card {
    slug: "lcoe",
    item: "finance::levelised_cost",
    formula: "LCOE = (I − S + Σ (O·(1 + e)^(k−1) + R_k)/(1 + r)^k) / Σ E·(1 − d)^(k−1)/(1 + r)^k, k = 1…n",
    ranges: &[
        Limits { input: "rate", min: -0.99, max: 10.0, unit: "1" },
        Limits { input: "years", min: 1.0, max: 100.0, unit: "a" },
        Limits { input: "degradation", min: 0.0, max: 1.0, unit: "1" },
        Limits { input: "escalation", min: -0.5, max: 0.5, unit: "1" },
    ],
    sources: &["Short, Packey and Holt, NREL/TP-462-5173, 1995"],
    omits: &["no-tax", "year-end-flows", "no-residual-value"],
    proofs: &[Proof::Table {
        table: "09b_lcoe",
        by: "plain formula",
        demand: 1e-9,
        deviation: 1e-12,
        unit: "1",
    }],
};

/// Costs and energy of a plant over its life. The first running cost and the first energy are of the end of year 1.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct LifeCosts {
    /// Paid in year 0.
    pub investment: Money,
    /// Received in year 0.
    pub subsidy: Money,
    /// Running cost of the first year.
    pub yearly_cost: Money,
    /// By how much the running cost grows each year, −0.5 to 0.5.
    pub escalation: Ratio,
    /// Energy of the first year.
    pub yearly_energy: Energy,
    /// By how much the energy falls each year, 0 to 1.
    pub degradation: Ratio,
    /// Years of life, 1 to 100.
    pub years: u32,
    /// Interest of a year, −0.99 to 10.
    pub rate: Ratio,
    /// What has to be replaced: the year at whose end it is paid, and its cost.
    pub replacements: Vec<(u32, Money)>,
}

/// Costs and energy discounted to year 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Levelised {
    /// Investment, running costs and replacements less the subsidy.
    pub costs: Money,
    /// Energy, discounted as if it were money.
    pub energy: Energy,
}

impl Levelised {
    /// Cost of one unit of energy; `None` when there is no energy.
    pub fn price(&self) -> Option<EnergyPrice> {
        (self.energy > Energy::ZERO).then(|| self.costs / self.energy)
    }
}

/// Discounted costs and energy of a plant; their ratio is the levelised cost.
///
/// `(I − S + Σ (O·(1 + e)^(k−1) + R_k)/(1 + r)^k) / Σ E·(1 − d)^(k−1)/(1 + r)^k`, `k = 1…n`
///
/// # Errors
/// [`ModelError::OutOfRange`] names `investment`, `subsidy`, `yearly_cost`, `replacement` (0 to 1e15 PLN),
/// `yearly_energy` (0 to 1e15 kWh), `escalation`, `degradation`, `years`, `rate`, or `replacement_year` outside the
/// life.
///
/// # Source
/// Short, Packey and Holt, A Manual for the Economic Evaluation of Energy Efficiency and Renewable Energy
/// Technologies, NREL/TP-462-5173, 1995
pub fn levelised_cost(plant: &LifeCosts) -> Result<Levelised, ModelError> {
    let money = |input, it: Money| within(input, it.pln(), 0.0, 1e15);
    let growth = 1.0 + rate_within(plant.rate)?;
    let years = within("years", f64::from(plant.years), 1.0, 100.0)?;
    let mut cost = money("yearly_cost", plant.yearly_cost)?;
    let mut energy = within("yearly_energy", plant.yearly_energy.kwh(), 0.0, 1e15)?;
    let dearer = 1.0 + within("escalation", plant.escalation.fraction(), -0.5, 0.5)?;
    let weaker = 1.0 - within("degradation", plant.degradation.fraction(), 0.0, 1.0)?;
    let mut costs = money("investment", plant.investment)? - money("subsidy", plant.subsidy)?;
    for (year, replacement) in &plant.replacements {
        let paid_after = within("replacement_year", f64::from(*year), 1.0, years)?;
        costs += money("replacement", *replacement)? / growth.powf(paid_after);
    }
    let (mut discounted, mut factor) = (0.0, 1.0);
    for _ in 0..plant.years {
        factor /= growth;
        costs += cost * factor;
        discounted += energy * factor;
        cost *= dearer;
        energy *= weaker;
    }
    Ok(Levelised { costs: Money::from_pln(costs), energy: Energy::from_kwh(discounted) })
}
