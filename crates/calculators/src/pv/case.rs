//! The calculation: one year of a roof, its money and its emission, and what each uncertain number does to them.

use portal_model::storage::{Battery, Shape};
use portal_text::Text;
use portal_units::{Co2, EmissionFactor, EnergyPrice, Money, Ratio};

use super::inputs::{Inputs, keys};
use super::texts;
use crate::answer::AnswerError;
use crate::shared::assumptions::{Assumption, Assumptions, Uncertain};
use crate::shared::balance::{Flows, flows};
use crate::shared::prices::Prices;
use crate::shared::spread::Interval;
use crate::shared::technical;
use crate::shared::year::Year;

/// Every uncertain number of the calculation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numbers {
    /// Sunshine of a year against the typical year. \[1\]
    pub(super) weather: Uncertain,
    /// Price of electricity bought. \[PLN/kWh\]
    pub(super) buy: Uncertain,
    /// Price of electricity sold. \[PLN/kWh\]
    pub(super) sell: Uncertain,
    /// Cost of the panels. \[PLN/kWp\]
    pub(super) cost_per_kwp: Uncertain,
    /// Cost of the battery. \[PLN/kWh\]
    pub(super) cost_per_kwh: Uncertain,
    /// Emission of electricity from the grid. \[g CO₂e/kWh\]
    pub(super) co2: Uncertain,
}

/// Key of the emission of electricity, for which no field asks. \[g CO₂e/kWh\]
pub(super) const CO2: &str = "grid_co2e_lifecycle_2025";
/// Key of the usual yield of the region; only the ratio of its ends to its value is used.
pub(super) const USUAL_YIELD: &str = "pv_yield_south_35";

impl Numbers {
    /// The numbers of the data, with what the reader entered in their place.
    pub(super) fn gather(inputs: &Inputs, assumptions: &Assumptions) -> Result<Self, AnswerError> {
        let own = |key| assumptions.get(key).map(Assumption::uncertain);
        let asked = |key, given| assumptions.get(key).map(|it| it.at(given));
        Ok(Self {
            weather: relative(own(USUAL_YIELD)?),
            buy: asked(keys::BUY, inputs.prices.buy.pln_per_kwh())?,
            sell: asked(keys::SELL, inputs.prices.sell.pln_per_kwh())?,
            cost_per_kwp: asked(keys::PV_COST, inputs.cost_per_kwp.pln())?,
            cost_per_kwh: asked(keys::BATTERY_COST, inputs.cost_per_kwh.pln())?,
            co2: own(CO2)?,
        })
    }
}

/// The spread of a number as a share of it.
fn relative(it: Uncertain) -> Uncertain {
    Uncertain { mid: 1.0, low: it.low / it.mid, high: it.high / it.mid, changed: it.changed }
}

/// One value for every uncertain number: a point of the space that the ranges span.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Point {
    weather: f64,
    buy: f64,
    sell: f64,
    cost_per_kwp: f64,
    cost_per_kwh: f64,
    co2: f64,
}

impl Point {
    const fn middle(numbers: &Numbers) -> Self {
        Self {
            weather: numbers.weather.mid,
            buy: numbers.buy.mid,
            sell: numbers.sell.mid,
            cost_per_kwp: numbers.cost_per_kwp.mid,
            cost_per_kwh: numbers.cost_per_kwh.mid,
            co2: numbers.co2.mid,
        }
    }
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

/// A year with the ranges that follow from every uncertain number.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Case {
    /// Everything at its own value.
    pub(super) mid: Outcome,
    /// Each uncertain number at its low and at its high end, the others at their value.
    effects: Vec<Effect>,
}

#[derive(Debug, Clone, PartialEq)]
struct Effect {
    label: Text,
    low: Outcome,
    high: Outcome,
}

impl Case {
    /// Computes the year of `inputs`.
    ///
    /// # Errors
    /// [`AnswerError::Model`] when a model refuses an input.
    pub(super) fn compute(inputs: &Inputs, numbers: &Numbers, year: &mut Year) -> Result<Self, AnswerError> {
        let storage = technical::battery(inputs.battery, inputs.battery_power);
        let mut run = Run { inputs, storage, year, known: Vec::new() };
        let middle = Point::middle(numbers);
        let mid = run.outcome(&middle)?;
        let mut effects = Vec::new();
        for (label, number, put) in UNCERTAIN {
            let Uncertain { mid, low, high, .. } = number(numbers);
            if low < mid || high > mid {
                let mut at = |value| {
                    let mut point = middle;
                    put(&mut point, value);
                    run.outcome(&point)
                };
                effects.push(Effect { label: *label, low: at(low)?, high: at(high)? });
            }
        }
        Ok(Self { mid, effects })
    }

    /// The range of a figure.
    pub(super) fn range(&self, figure: impl Fn(&Outcome) -> f64) -> Interval {
        Interval::from_effects(
            figure(&self.mid),
            self.effects.iter().map(|it| (figure(&it.low), figure(&it.high))),
        )
    }

    /// The range of a figure that may be undefined; `None` when it is so in the middle.
    pub(super) fn maybe_range(&self, figure: impl Fn(&Outcome) -> Option<f64>) -> Option<Interval> {
        let mid = figure(&self.mid)?;
        Some(self.range(|it| figure(it).unwrap_or(mid)))
    }

    /// The numbers whose spread moves the yearly saving and the cost most, the strongest first: by what they do to
    /// the payback, or to the saving where there is none.
    pub(super) fn drivers(&self) -> Vec<Text> {
        let figure = |it: &Outcome| it.payback.unwrap_or_else(|| it.saved.pln());
        let mut all: Vec<(f64, Text)> =
            self.effects.iter().map(|it| ((figure(&it.high) - figure(&it.low)).abs(), it.label)).collect();
        all.retain(|(swing, _)| *swing > 0.0);
        all.sort_unstable_by(|one, other| other.0.total_cmp(&one.0));
        all.into_iter().map(|it| it.1).collect()
    }
}

type Uncertainty = (Text, fn(&Numbers) -> Uncertain, fn(&mut Point, f64));

/// Every uncertain number: its name, where it is read, where it is put.
const UNCERTAIN: &[Uncertainty] = &[
    (texts::ASSUME_WEATHER_SHORT, |it| it.weather, |it, value| it.weather = value),
    (texts::PRICE_BUY, |it| it.buy, |it, value| it.buy = value),
    (texts::PRICE_SELL, |it| it.sell, |it, value| it.sell = value),
    (texts::PV_COST, |it| it.cost_per_kwp, |it, value| it.cost_per_kwp = value),
    (texts::BATTERY_COST, |it| it.cost_per_kwh, |it, value| it.cost_per_kwh = value),
    (texts::ASSUME_CO2, |it| it.co2, |it, value| it.co2 = value),
];

/// Computes outcomes; the flows of a year depend on the yield alone and are kept.
struct Run<'a> {
    inputs: &'a Inputs,
    storage: Battery,
    year: &'a mut Year,
    known: Vec<(f64, Flows)>,
}

impl Run<'_> {
    fn outcome(&mut self, point: &Point) -> Result<Outcome, AnswerError> {
        let flows = self.flows(point)?;
        let investment = Money::from_pln(
            point.cost_per_kwp * self.inputs.power.kw() + point.cost_per_kwh * self.inputs.battery.kwh(),
        );
        let year = flows.year();
        let prices = Prices {
            buy: EnergyPrice::from_pln_per_kwh(point.buy),
            sell: EnergyPrice::from_pln_per_kwh(point.sell),
        };
        let saved = prices.saving(year.own(), year.export);
        let sold = year.export * prices.sell;
        let co2 = (year.own() + year.export) * EmissionFactor::from_g_per_kwh(point.co2);
        let payback = payback(investment, saved)?;
        Ok(Outcome { flows, investment, saved, sold, co2, payback })
    }

    /// Flows with the yield of the chain scaled to the sunshine of the point.
    fn flows(&mut self, point: &Point) -> Result<Flows, AnswerError> {
        let scale = point.weather;
        if let Some((_, found)) = self.known.iter().find(|(at, _)| (at - scale).abs() < 1e-12) {
            return Ok(found.clone());
        }
        let generation = self.year.generation(self.inputs.tilt, self.inputs.azimuth)?;
        let load = self.year.load(self.inputs.profile)?;
        let computed = flows(
            &self.storage,
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
}
