//! The calculation: one year of a roof, its money and its emission, and what each uncertain number does to them.

use portal_model::storage::Shape;
use portal_units::{Co2, EmissionFactor, Energy, EnergyPrice, Money, Ratio};

use super::inputs::{Inputs, keys};
use super::texts;
use crate::answer::AnswerError;
use crate::shared::assumptions::{Assumptions, MissingAssumption};
use crate::shared::balance::{Flows, flows};
use crate::shared::prices::Prices;
use crate::shared::study::{At, Numbers, Study, Wanted};
use crate::shared::year::Year;
use crate::spec::Rough;

/// Key of the emission of electricity, for which no field asks. \[g CO₂e/kWh\]
pub(super) const CO2: &str = "grid_co2e_lifecycle_2025";
/// Key of the usual yield of the region; only the ratio of its ends to its value is used.
pub(super) const USUAL_YIELD: &str = "pv_yield_south_35";

/// Every number that an answer rests on, those of the form first.
pub(super) fn numbers(inputs: &Inputs, assumptions: &Assumptions) -> Result<Numbers, MissingAssumption> {
    let mut wanted = vec![
        Wanted::asked(keys::BUY, texts::PRICE_BUY, inputs.prices.buy.pln_per_kwh()),
        Wanted::asked(keys::SELL, texts::PRICE_SELL, inputs.prices.sell.pln_per_kwh()),
        Wanted::asked(keys::PV_COST, texts::PV_COST, inputs.cost_per_kwp.pln()),
    ];
    if inputs.has_battery() {
        wanted.push(Wanted::asked(keys::BATTERY_COST, texts::BATTERY_COST, inputs.cost_per_kwh.pln()));
    }
    wanted.extend([
        Wanted::data(USUAL_YIELD, texts::ASSUME_YIELD).called(texts::ASSUME_WEATHER_SHORT),
        Wanted::data(CO2, texts::ASSUME_CO2),
    ]);
    Numbers::gather(assumptions, wanted)
}

/// What a year comes to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outcome {
    /// The year's energy, and by month.
    pub(super) flows: Flows,
    /// Paid once.
    pub(super) investment: Money,
    /// Less electricity bought, and the surplus sold.
    pub(super) saved: Money,
    /// What the surplus brings.
    pub(super) sold: Money,
    /// Emission avoided: the roof's electricity at home and in the grid.
    pub(super) co2: Co2,
    /// Years until the savings have paid the investment. \[a\] `None` when they never do.
    pub(super) payback: Option<f64>,
}

/// Computes the year of `inputs`; while a slider moves, with the effects of the last whole study.
///
/// # Errors
/// [`AnswerError::Model`] when a model refuses an input.
pub(super) fn study(
    inputs: &Inputs,
    numbers: &Numbers,
    year: &mut Year,
    rough: &mut Rough,
) -> Result<Study<Outcome>, AnswerError> {
    let mut run = Run { inputs, year, known: Vec::new() };
    Study::while_moving("pv", rough, numbers, |at| run.outcome(at))
}

/// Computes outcomes; the flows of a year depend on the yield alone and are kept.
struct Run<'a> {
    inputs: &'a Inputs,
    year: &'a mut Year,
    known: Vec<(f64, Flows)>,
}

impl Run<'_> {
    fn outcome(&mut self, at: &At<'_>) -> Result<Outcome, AnswerError> {
        let flows = self.flows(at.relative(USUAL_YIELD)?)?;
        let mut investment = at.get(keys::PV_COST)? * self.inputs.power.kw();
        if self.inputs.has_battery() {
            investment += at.get(keys::BATTERY_COST)? * self.inputs.battery.kwh();
        }
        let investment = Money::from_pln(investment);
        let year = flows.year();
        let prices = Prices {
            buy: EnergyPrice::from_pln_per_kwh(at.get(keys::BUY)?),
            sell: EnergyPrice::from_pln_per_kwh(at.get(keys::SELL)?),
        };
        let saved = prices.saving(year.own(), year.export);
        let sold = year.export * prices.sell;
        let co2 = (year.own() + year.export) * EmissionFactor::from_g_per_kwh(at.get(CO2)?);
        let payback = payback(investment, saved)?;
        Ok(Outcome { flows, investment, saved, sold, co2, payback })
    }

    /// Flows with the yield of the chain scaled to the sunshine of the point.
    fn flows(&mut self, scale: f64) -> Result<Flows, AnswerError> {
        if let Some((_, found)) = self.known.iter().find(|(at, _)| (at - scale).abs() < 1e-12) {
            return Ok(found.clone());
        }
        let generation = self.year.generation(self.inputs.tilt, self.inputs.azimuth)?;
        let load = self.year.load(self.inputs.profile)?;
        let computed = flows(
            &self.year.technical().battery(self.inputs.battery, self.inputs.battery_power),
            Shape { hourly: &generation, factor: self.inputs.power.kw() * scale },
            Shape { hourly: &load, factor: self.inputs.demand.kwh() },
            self.year.calendar(),
        )?;
        self.known.push((scale, computed.clone()));
        Ok(computed)
    }
}

/// Simple payback; without a saving there is none, and nothing bought has nothing to pay back.
fn payback(investment: Money, saved: Money) -> Result<Option<f64>, AnswerError> {
    if investment <= Money::ZERO || saved <= Money::ZERO {
        return Ok(None);
    }
    Ok(portal_model::finance::simple_payback(investment, saved)?)
}

impl Inputs {
    /// Whether a battery belongs to the roof.
    pub(super) fn has_battery(&self) -> bool {
        self.battery > Energy::ZERO
    }
}

/// Shares of a year's energy, 0–1.
impl Outcome {
    /// Share of the yield used on the spot, battery losses not counted. `None` without a yield.
    pub(super) fn self_consumption(&self) -> Option<f64> {
        self.flows.totals().self_consumption_net().map(Ratio::fraction)
    }

    /// The same with battery losses counted as used. `None` without a yield.
    pub(super) fn self_consumption_gross(&self) -> Option<f64> {
        self.flows.totals().self_consumption().map(Ratio::fraction)
    }

    /// Share of the use that comes from the roof. `None` without a use.
    pub(super) fn autarky(&self) -> Option<f64> {
        self.flows.totals().autarky().map(Ratio::fraction)
    }

    /// What the drivers are judged by: the payback, or the saving where there is none.
    pub(super) fn headline(&self) -> f64 {
        self.payback.unwrap_or_else(|| self.saved.pln())
    }
}
