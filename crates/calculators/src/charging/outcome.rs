//! The calculation: four weeks of cars at the chargers, and how many chargers would do.

use portal_model::mobility::queue::{EnergyNeed, QueueRun, Station, mean_wait, simulate};
use portal_units::{Energy, EnergyPrice, Money, Power, Span};

use super::inputs::{Inputs, Place};
use super::texts;
use crate::answer::AnswerError;
use crate::shared::assumptions::{Assumptions, MissingAssumption};
use crate::shared::study::{At, Numbers, Study, Usual, Wanted};

const PRICE: &str = "public_charging_price";
const BUY: &str = "electricity_price_g11_gross";
const CARS: &str = "cars_against_plan";
/// Keys of the data.
pub(super) const KEYS: &[&str] = &[PRICE, BUY];

/// Days of the run, and its seed: the same run for the same form.
const DAYS: u32 = 28;
const SEED: u64 = 20_260_101;
/// Days of a year.
const YEAR: f64 = 365.0;
/// Wait in the busiest hour that is still fair. \[h\]
const FAIR_WAIT: f64 = 5.0 / 60.0;
/// Most chargers that are tried.
const MOST: u32 = 200;
/// Numbers of chargers that are shown.
const SHOWN: usize = 10;

/// What happens at the chargers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outcome {
    /// Energy of a day.
    pub(super) energy: Energy,
    /// Largest power of a quarter of an hour.
    pub(super) peak: Power,
    /// Mean wait. \[min\]
    pub(super) wait: f64,
    /// Share of the cars that wait, 0–1.
    pub(super) waiting: f64,
    /// Share of the time in which a charger charges, 0–1.
    pub(super) busy: f64,
    /// The peak over the installed power, 0–1.
    pub(super) simultaneity: f64,
    /// The fewest chargers with a fair wait in the busiest hour; `None` above two hundred.
    pub(super) enough: Option<f64>,
    /// What is paid for electricity over what it is sold for, in a year.
    pub(super) margin: Money,
}

pub(super) struct Case {
    pub(super) study: Study<Outcome>,
    /// Cars that come in each hour of the day.
    pub(super) arrivals: [f64; 24],
    /// Mean power of each hour of the day. \[kW\]
    pub(super) load: [f64; 24],
    /// Mean wait in the busiest hour by the number of chargers. \[min\]
    pub(super) waits: Vec<(f64, f64)>,
}

pub(super) fn numbers(assumptions: &Assumptions) -> Result<Numbers, AnswerError> {
    let wanted = [
        Wanted::usual(CARS, texts::ASSUME_CARS, Usual::new(1.0, 0.8, 1.25, "1")),
        Wanted::data(PRICE, texts::ASSUME_PRICE),
        Wanted::data(BUY, texts::ASSUME_BUY),
    ];
    Ok(Numbers::gather(assumptions, wanted)?)
}

pub(super) fn case(inputs: &Inputs, numbers: &Numbers) -> Result<Case, AnswerError> {
    let mut last: Vec<(u64, QueueRun)> = Vec::new();
    let study = Study::of(numbers, |at| {
        let scale = at.get(CARS)?;
        if last.iter().all(|it| it.0 != scale.to_bits()) {
            last.push((scale.to_bits(), simulate(&station(inputs, scale), DAYS, SEED)?));
        }
        let run = last.iter().find(|it| it.0 == scale.to_bits());
        let (_, run) = run.ok_or_else(|| MissingAssumption(CARS.to_owned()))?;
        outcome(inputs, run, scale, at)
    })?;
    let load = last.first().map_or([0.0; 24], |it| hourly(&it.1));
    let arrivals = station(inputs, 1.0).arrivals_per_hour;
    let mut waits = Vec::new();
    for chargers in 1..=MOST {
        if waits.len() >= SHOWN {
            break;
        }
        if let Some(wait) = busiest_wait(inputs, 1.0, chargers)? {
            waits.push((f64::from(chargers), wait.hours() * 60.0));
        }
    }
    Ok(Case { study, arrivals, load, waits })
}

fn station(inputs: &Inputs, scale: f64) -> Station {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 40 of the form")]
    let chargers = inputs.chargers.round().max(1.0) as u32;
    let weights = weights(inputs.place);
    let sum: f64 = weights.iter().sum();
    Station {
        chargers,
        power: inputs.power,
        arrivals_per_hour: weights.map(|it| it / sum * inputs.cars * scale),
        need: EnergyNeed::Uniform { low: inputs.energy * 0.5, high: inputs.energy * 1.5 },
    }
}

/// When cars come, in any unit.
const fn weights(place: Place) -> [f64; 24] {
    match place {
        Place::Shop => [
            0.0, 0.0, 0.0, 0.0, 0.0, 0.2, 1.0, 2.0, 3.0, 4.0, 5.0, 5.0, 5.0, 5.0, 5.0, 6.0, 7.0, 7.0, 6.0,
            4.0, 2.0, 1.0, 0.3, 0.0,
        ],
        Place::Office => [
            0.0, 0.0, 0.0, 0.0, 0.0, 0.5, 3.0, 9.0, 8.0, 3.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.2, 0.0, 0.0,
            0.0, 0.0, 0.0, 0.0, 0.0,
        ],
        Place::Homes => [
            0.2, 0.1, 0.0, 0.0, 0.0, 0.0, 0.2, 0.5, 0.5, 0.5, 0.5, 0.7, 0.8, 1.0, 2.0, 4.0, 7.0, 8.0, 7.0,
            5.0, 4.0, 3.0, 1.5, 0.5,
        ],
    }
}

/// Mean wait in the busiest hour, as if it lasted; `None` where the queue would grow without end.
fn busiest_wait(inputs: &Inputs, scale: f64, chargers: u32) -> Result<Option<Span>, AnswerError> {
    let most = station(inputs, scale).arrivals_per_hour.into_iter().fold(0.0, f64::max);
    Ok(mean_wait(chargers, most, inputs.energy / inputs.power)?)
}

fn outcome(inputs: &Inputs, run: &QueueRun, scale: f64, at: &At<'_>) -> Result<Outcome, AnswerError> {
    let energy = run.energy / f64::from(DAYS);
    let mut enough = None;
    for chargers in 1..=MOST {
        if busiest_wait(inputs, scale, chargers)?.is_some_and(|it| it.hours() <= FAIR_WAIT) {
            enough = Some(f64::from(chargers));
            break;
        }
    }
    let spread = EnergyPrice::from_pln_per_kwh(at.get(PRICE)? - at.get(BUY)?);
    Ok(Outcome {
        energy,
        peak: run.peak(),
        wait: run.mean_wait.map_or(0.0, |it| it.hours() * 60.0),
        waiting: run.waiting_share.map_or(0.0, portal_units::Ratio::fraction),
        busy: run.utilisation().fraction(),
        simultaneity: run.simultaneity().fraction(),
        enough,
        margin: energy * YEAR * spread,
    })
}

/// Mean power of each hour of the day.
fn hourly(run: &QueueRun) -> [f64; 24] {
    let mut sums = [(0.0, 0.0); 24];
    for (quarter, kw) in run.quarter_hours_kw.iter().enumerate() {
        if let Some((sum, count)) = sums.get_mut(quarter / 4 % 24) {
            *sum += kw;
            *count += 1.0;
        }
    }
    sums.map(|(sum, count): (f64, f64)| if count > 0.0 { sum / count } else { 0.0 })
}
