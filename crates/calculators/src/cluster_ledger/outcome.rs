//! The calculation: a year of the cluster after each of its parts in its turn.

use std::rc::Rc;

use portal_units::{Co2, Co2PerVolume, EmissionFactor, Energy, Money};

use super::inputs::Inputs;
use super::steps::{Step, with};
use super::texts;
use crate::answer::AnswerError;
use crate::shared::assumptions::Assumptions;
use crate::shared::kept::kept;
use crate::shared::marginal::Marginal;
use crate::shared::municipal::{
    self, Balanced, CO2_GRID, Hours, Prices, Scale, Series, balanced, battery, made_co2,
};
use crate::shared::study::{At, Numbers, Study, Wanted};
use crate::shared::year::Year;
use crate::spec::Rough;

const DIESEL_USE: &str = "diesel_bus_use";
const DIESEL_PRICE: &str = "diesel_price";
const DIESEL_CO2: &str = "diesel_co2_per_l";
const CO2_DAMAGE: &str = "co2_damage";
/// Keys besides those of a cluster.
pub(super) const KEYS: &[&str] = &[DIESEL_USE, DIESEL_PRICE, DIESEL_CO2, CO2_DAMAGE];

/// A year of the cluster.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Total {
    /// Paid by the members for electricity from outside and from inside, and for diesel.
    pub(super) cost: Money,
    /// What its carbon dioxide costs everybody.
    pub(super) damage: Money,
    /// Used.
    pub(super) load: Energy,
    /// Bought outside.
    pub(super) import: Energy,
    /// Sold outside.
    pub(super) export: Energy,
    /// Of electricity over the life cycle of what makes it, less what is sold; of the exhaust of diesel buses.
    pub(super) co2: Co2,
}

impl Total {
    /// What the year costs with its damage.
    pub(super) fn public(&self) -> Money {
        self.cost + self.damage
    }

    /// Share of the use that does not come from outside, 0–1.
    pub(super) fn autarky(&self) -> f64 {
        if self.load > Energy::ZERO { (self.load - self.import) / self.load } else { 0.0 }
    }
}

/// The year at first and after each part.
pub(super) type Outcome = Marginal<Total>;

pub(super) struct Case {
    pub(super) study: Study<Outcome>,
    /// The parts that are there, in their order.
    pub(super) steps: Vec<Step>,
}

pub(super) fn numbers(assumptions: &Assumptions) -> Result<Numbers, AnswerError> {
    let own = [
        Wanted::data(DIESEL_USE, texts::ASSUME_DIESEL_USE),
        Wanted::data(DIESEL_PRICE, texts::ASSUME_DIESEL_PRICE),
        Wanted::data(DIESEL_CO2, texts::ASSUME_DIESEL_CO2),
        Wanted::data(CO2_DAMAGE, texts::ASSUME_CO2_DAMAGE),
    ];
    Ok(Numbers::gather(assumptions, municipal::wanted().into_iter().chain(own))?)
}

/// Whether a number counts in this state: what is not there has none.
pub(super) fn counts(inputs: &Inputs, key: &str) -> bool {
    match key {
        DIESEL_USE | DIESEL_PRICE | DIESEL_CO2 => inputs.town.buses > 0.0,
        _ => inputs.town.counts(key),
    }
}

/// Computes the year at first and after each part.
pub(super) fn case(
    inputs: &Inputs,
    numbers: &Numbers,
    year: &mut Year,
    rough: &mut Rough,
) -> Result<Case, AnswerError> {
    let steps = Step::of(&inputs.town, inputs.order);
    let series = Series::of(year)?;
    let whole = Scale::of(&inputs.town, &numbers.middle())?;
    let middle = years(&whole, &steps, &[], &series, year)?;
    let study = Study::while_moving("cluster-ledger", rough, numbers, |at| {
        let years = years(&Scale::of(&inputs.town, at)?, &steps, &middle, &series, year)?;
        let taken = |count: usize| steps.get(..count).unwrap_or(&steps);
        let totals = years.iter().enumerate().map(|(count, it)| total(inputs, taken(count), &it.1, at));
        Ok(Outcome { totals: totals.collect::<Result<_, AnswerError>>()? })
    })?;
    Ok(Case { study, steps })
}

/// What is made and used after each part, with the scale that it follows from.
type Years = Vec<(Scale, Rc<Balanced>)>;

/// The years at first and after each part of `whole`. Those that are among `known` are not computed again: a number
/// that is moved leaves all years alone before the part that it belongs to.
fn years(
    whole: &Scale,
    steps: &[Step],
    known: &[(Scale, Rc<Balanced>)],
    series: &Series,
    year: &Year,
) -> Result<Rc<Years>, AnswerError> {
    let scales: Vec<Scale> =
        (0..=steps.len()).map(|count| with(whole, steps.get(..count).unwrap_or(steps))).collect();
    let key: Vec<f64> = scales.iter().flat_map(Scale::key).collect();
    kept(year, "cluster-ledger", &key, || {
        let one = |scale: &Scale| {
            if let Some(found) = known.iter().find(|it| it.0 == *scale) {
                return Ok(found.clone());
            }
            let computed = balanced(&Hours::of(scale, series), &battery(scale, year.technical()), year)?;
            Ok((*scale, Rc::new(computed)))
        };
        scales.iter().map(one).collect()
    })
}

/// The year with some parts: what is made and used has been balanced.
fn total(inputs: &Inputs, steps: &[Step], energy: &Balanced, at: &At<'_>) -> Result<Total, AnswerError> {
    let prices = Prices::of(inputs.town.share, at)?;
    let burnt = if steps.contains(&Step::Buses) { 0.0 } else { inputs.town.bus_km(at)? };
    let litres = burnt * at.get(DIESEL_USE)? / 100.0;
    let exhaust = Co2::from_kg(litres * Co2PerVolume::from_kg_per_l(at.get(DIESEL_CO2)?).kg_per_l());
    let grid = EmissionFactor::from_g_per_kwh(at.get(CO2_GRID)?);
    let co2 = (energy.import - energy.export) * grid + made_co2(&energy.plants, at)? + exhaust;
    let diesel = Money::from_pln(litres * at.get(DIESEL_PRICE)?);
    Ok(Total {
        cost: energy.load * prices.buy - energy.own * prices.spared + diesel,
        damage: Money::from_pln(co2.kg() / 1000.0 * at.get(CO2_DAMAGE)?),
        load: energy.load,
        import: energy.import,
        export: energy.export,
        co2,
    })
}
