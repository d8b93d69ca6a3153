//! The calculation: a year without a battery, with the chosen one, and with a row of others.

use std::rc::Rc;

use portal_model::storage::Shape;
use portal_units::{Angle, Co2, EmissionFactor, Energy, EnergyPrice, Money, Power};

use super::inputs::{BUY, COST, Inputs, SELL};
use super::texts;
use crate::answer::AnswerError;
use crate::shared::assumptions::Assumptions;
use crate::shared::balance::{Flow, flows};
use crate::shared::kept::kept;
use crate::shared::prices::Prices;
use crate::shared::study::{At, Numbers, Study, Wanted};
use crate::shared::year::Year;

pub(super) const CO2: &str = "grid_co2e_lifecycle_2025";
const USUAL_YIELD: &str = "pv_yield_south_35";
/// Keys for which no field asks.
pub(super) const KEYS: &[&str] = &[CO2, USUAL_YIELD];

/// Sizes of the row.
const SIZES: u8 = 9;
/// Days of use that the largest battery of the row holds.
const MOST_DAYS: f64 = 2.0;
/// Power of a battery for each kWh of it, as is usual. \[kW/kWh\]
const POWER_PER_KWH: f64 = 0.5;
/// Days of a year.
const DAYS: f64 = 365.0;

/// A battery of the row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Size {
    /// Its capacity.
    pub(super) capacity: Energy,
    /// The year with it.
    pub(super) year: Flow,
}

/// What the chosen battery does.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outcome {
    /// Less bought.
    pub(super) avoided: Energy,
    /// Less sold.
    pub(super) kept: Energy,
    /// Better by, in a year.
    pub(super) saved: Money,
    /// Paid once.
    pub(super) investment: Money,
    /// Emission avoided: less than nothing, for a battery loses some of what it takes.
    pub(super) co2: Co2,
    /// Gain over its life, the cost taken off.
    pub(super) gain: Money,
    /// Use that comes from the roof, 0–1.
    pub(super) autarky: f64,
    /// Discharged over what may be held. \[1/a\]
    pub(super) cycles: f64,
    /// The size with the largest gain; nothing when none gains.
    pub(super) best: Energy,
}

/// The middle with everything the charts need.
pub(super) struct Case {
    pub(super) study: Study<Outcome>,
    /// The row of sizes, the first without a battery.
    pub(super) row: Rc<Vec<Size>>,
    /// The months with the chosen battery, January first.
    pub(super) months: [Flow; 12],
}

pub(super) fn numbers(inputs: &Inputs, assumptions: &Assumptions) -> Result<Numbers, AnswerError> {
    let wanted = [
        Wanted::asked(BUY, texts::PRICE_BUY, inputs.prices.buy.pln_per_kwh()),
        Wanted::asked(SELL, texts::PRICE_SELL, inputs.prices.sell.pln_per_kwh()),
        Wanted::asked(COST, texts::COST, inputs.cost_per_kwh.pln()),
        Wanted::data(USUAL_YIELD, texts::ASSUME_YIELD).called(texts::SUN_OF_YEAR),
        Wanted::data(CO2, texts::ASSUME_CO2),
    ];
    Ok(Numbers::gather(assumptions, wanted)?)
}

/// Computes the row and the chosen battery.
pub(super) fn case(inputs: &Inputs, numbers: &Numbers, year: &mut Year) -> Result<Case, AnswerError> {
    let house = House::of(inputs, year)?;
    let most = inputs.demand.kwh() / DAYS * MOST_DAYS;
    let row = kept(year, "battery-row", &[most, house.power, house.demand, house.profile], || {
        let size = |place: u8| {
            // Small sizes stand closer: there the first kilowatt hours bring most.
            let share = (f64::from(place) / f64::from(SIZES - 1)).powi(2);
            let capacity = Energy::from_kwh(most * share);
            Ok(Size { capacity, year: house.run(capacity, 1.0, year)?.0 })
        };
        (0..SIZES).map(size).collect::<Result<Vec<_>, AnswerError>>()
    })?;
    let study = Study::of(numbers, |at| {
        let sun = at.relative(USUAL_YIELD)?;
        let run = |battery: Energy| {
            kept(year, "battery-run", &house.with(battery, sun), || house.run(battery, sun, year))
        };
        outcome(inputs, &row, &run(Energy::ZERO)?.0, &run(inputs.battery)?.0, at)
    })?;
    let chosen =
        kept(year, "battery-run", &house.with(inputs.battery, 1.0), || house.run(inputs.battery, 1.0, year))?;
    Ok(Case { study, row, months: chosen.1 })
}

fn outcome(
    inputs: &Inputs,
    row: &[Size],
    without: &Flow,
    with: &Flow,
    at: &At<'_>,
) -> Result<Outcome, AnswerError> {
    let terms = Terms {
        prices: Prices {
            buy: EnergyPrice::from_pln_per_kwh(at.get(BUY)?),
            sell: EnergyPrice::from_pln_per_kwh(at.get(SELL)?),
        },
        cost_per_kwh: Money::from_pln(at.get(COST)?),
        life: inputs.life,
    };
    let factor = EmissionFactor::from_g_per_kwh(at.get(CO2)?);
    let (avoided, kept) = (with.own() - without.own(), without.export - with.export);
    let best = row.first().map_or(Energy::ZERO, |none| {
        let gain = |it: &Size| terms.gain(it.capacity, &none.year, &it.year).pln();
        row.iter()
            .max_by(|one, other| gain(one).total_cmp(&gain(other)))
            .map_or(Energy::ZERO, |it| it.capacity)
    });
    Ok(Outcome {
        avoided,
        kept,
        saved: terms.saved(without, with),
        investment: terms.cost_per_kwh * inputs.battery.kwh(),
        co2: avoided * factor - kept * factor,
        gain: terms.gain(inputs.battery, without, with),
        autarky: if with.demand > Energy::ZERO { with.own() / with.demand } else { 0.0 },
        cycles: with.discharge / inputs.battery,
        best,
    })
}

/// What decides on a gain.
pub(super) struct Terms {
    pub(super) prices: Prices,
    pub(super) cost_per_kwh: Money,
    pub(super) life: f64,
}

impl Terms {
    /// Better by, in a year.
    pub(super) fn saved(&self, without: &Flow, with: &Flow) -> Money {
        self.prices.saving(with.own() - without.own(), with.export - without.export)
    }

    /// Better by over the life, the cost taken off.
    pub(super) fn gain(&self, capacity: Energy, without: &Flow, with: &Flow) -> Money {
        self.saved(without, with) * self.life - self.cost_per_kwh * capacity.kwh()
    }
}

/// A roof and a use, in plain numbers with their hourly shapes.
struct House {
    power: f64,
    demand: f64,
    profile: f64,
    generation: Rc<[f64]>,
    load: Rc<[f64]>,
}

impl House {
    fn of(inputs: &Inputs, year: &mut Year) -> Result<Self, AnswerError> {
        let place = crate::shared::year::Profile::ALL.iter().position(|it| *it == inputs.profile);
        Ok(Self {
            power: inputs.power.kw(),
            demand: inputs.demand.kwh(),
            profile: place.and_then(|it| u8::try_from(it).ok()).map_or(0.0, f64::from),
            generation: year.generation(Angle::from_degrees(35.0), Angle::from_degrees(180.0))?,
            load: year.load(inputs.profile)?,
        })
    }

    fn with(&self, battery: Energy, sun: f64) -> [f64; 5] {
        [self.power, self.demand, self.profile, battery.kwh(), sun]
    }

    /// The year and its months with a battery, the sun scaled.
    fn run(&self, battery: Energy, sun: f64, year: &Year) -> Result<(Flow, [Flow; 12]), AnswerError> {
        let power = Power::from_kw(battery.kwh() * POWER_PER_KWH);
        let flows = flows(
            &year.technical().battery(battery, power),
            Shape { hourly: &self.generation, factor: self.power * sun },
            Shape { hourly: &self.load, factor: self.demand },
            year.calendar(),
        )?;
        Ok((flows.year(), flows.months))
    }
}
