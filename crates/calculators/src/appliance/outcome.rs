//! The calculation: a year of the device and of a thriftier one.

use portal_model::appliance::{Appliance, YearOfUse};
use portal_units::{Co2, EmissionFactor, EnergyPrice, Money, Span};

use super::inputs::{BUY, Inputs};
use super::texts;
use crate::answer::AnswerError;
use crate::shared::assumptions::Assumptions;
use crate::shared::study::{At, Numbers, Study, Usual, Wanted};

const CO2: &str = "grid_co2e_lifecycle_2025";
const USE: &str = "use_against_label";
/// Keys of the data.
pub(super) const KEYS: &[&str] = &[BUY, CO2];

/// Hours of a day.
const DAY: f64 = 24.0;

/// A year with the device.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Outcome {
    pub(super) year: YearOfUse,
    pub(super) cost: Money,
    pub(super) standby_cost: Money,
    /// What a thriftier one would save.
    pub(super) saved: Money,
    pub(super) co2: Co2,
}

pub(super) fn numbers(inputs: &Inputs, assumptions: &Assumptions) -> Result<Numbers, AnswerError> {
    let wanted = [
        Wanted::asked(BUY, texts::PRICE_BUY, inputs.buy.pln_per_kwh()),
        Wanted::usual(USE, texts::ASSUME_USE, Usual::new(1.0, 0.85, 1.15, "1")),
        Wanted::data(CO2, texts::ASSUME_CO2),
    ];
    Ok(Numbers::gather(assumptions, wanted)?)
}

pub(super) fn study(inputs: &Inputs, numbers: &Numbers) -> Result<Study<Outcome>, AnswerError> {
    Study::of(numbers, |at| outcome(inputs, at))
}

fn outcome(inputs: &Inputs, at: &At<'_>) -> Result<Outcome, AnswerError> {
    let device = Appliance {
        power: inputs.power * at.get(USE)?,
        running: inputs.running,
        standby: inputs.standby,
        standby_time: Span::from_hours((DAY - inputs.running.hours()).max(0.0)),
    };
    let year = device.year()?;
    let price = EnergyPrice::from_pln_per_kwh(at.get(BUY)?);
    let cost = year.cost(price);
    Ok(Outcome {
        year,
        cost,
        standby_cost: year.standby * price,
        saved: cost * inputs.less.fraction(),
        co2: year.total() * EmissionFactor::from_g_per_kwh(at.get(CO2)?),
    })
}
