//! The calculation: the hours of a typical day of the month, scored, and what the best of them bring.

use portal_model::best_hours::{HourScore, Signals, Weights, best_window, score};
use portal_units::{Angle, Energy, EnergyPrice, Money, Ratio};

use super::inputs::{BUY, Inputs, SELL};
use super::texts;
use crate::answer::AnswerError;
use crate::shared::assumptions::Assumptions;
use crate::shared::study::{At, Numbers, Study, Wanted};
use crate::shared::year::{Profile, Year};

const USUAL_YIELD: &str = "pv_yield_south_35";
/// Keys of the data.
pub(super) const KEYS: &[&str] = &[BUY, SELL, USUAL_YIELD];

/// Hours of a day.
const DAY: usize = 24;
/// Hour at which people usually run such a device.
const USUAL: usize = 18;
/// Sun counts twice as much as the use of others.
const WEIGHTS: Weights = Weights { usage: 1.0, price: 0.0, renewable: 2.0, air: 0.0 };
/// Levels between the calmest and the busiest hour: saving is recommended at the top, never required.
const BUSIEST: f64 = 2.0;

/// What one run of the device comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Outcome {
    /// Energy of a run.
    pub(super) energy: Energy,
    /// Of it from the own roof in the best hours.
    pub(super) own_best: Energy,
    /// Of it from the own roof at the usual hour.
    pub(super) own_usual: Energy,
    /// Cheaper by, in a run.
    pub(super) saved: Money,
}

pub(super) struct Case {
    pub(super) study: Study<Outcome>,
    /// First of the best hours, and their mean score; `None` where no window is long enough.
    pub(super) best: Option<(usize, f64)>,
    /// Score of each hour of the day, 0–1.
    pub(super) scores: [f64; DAY],
    /// Mean power of one kW of panels at each hour. \[kW\]
    pub(super) sun: [f64; DAY],
}

pub(super) fn numbers(inputs: &Inputs, assumptions: &Assumptions) -> Result<Numbers, AnswerError> {
    let wanted = [
        Wanted::asked(BUY, texts::BUY, inputs.prices.buy.pln_per_kwh()),
        Wanted::asked(SELL, texts::SELL, inputs.prices.sell.pln_per_kwh()),
        Wanted::data(USUAL_YIELD, texts::ASSUME_YIELD).called(texts::SUN_OF_YEAR),
    ];
    Ok(Numbers::gather(assumptions, wanted)?)
}

fn whole(value: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "hours of the form")]
    let whole = value.round().max(0.0) as usize;
    whole
}

pub(super) fn case(inputs: &Inputs, numbers: &Numbers, year: &mut Year) -> Result<Case, AnswerError> {
    let generation = year.generation(Angle::from_degrees(35.0), Angle::from_degrees(180.0))?;
    let load = year.load(Profile::H0)?;
    let month = [u8::try_from(whole(inputs.month).saturating_sub(1)).unwrap_or(0).min(11)];
    let day = |series: &[f64]| -> Result<[f64; DAY], AnswerError> {
        Ok(year.calendar().typical_day(series, &month)?.map(|it| it.unwrap_or(0.0)))
    };
    let (sun, used) = (day(&generation)?, day(&load)?);
    let scored = scored(&sun, &used)?;
    let allowed = |hour: usize| (whole(inputs.from)..whole(inputs.until)).contains(&hour);
    let within: Vec<HourScore> = (0..)
        .zip(&scored)
        .map(|(hour, it)| if allowed(hour) { *it } else { HourScore { score: None, known: Ratio::ZERO } })
        .collect();
    let hours = whole(inputs.hours).max(1);
    let best = best_window(&within, hours)?.map(|it| (it.first, it.score.fraction()));
    let study = Study::of(numbers, |at| outcome(inputs, &sun, best.map(|it| it.0), at))?;
    let mut points = [0.0; DAY];
    for (slot, it) in points.iter_mut().zip(&scored) {
        *slot = it.score.map_or(0.0, Ratio::fraction);
    }
    Ok(Case { study, best, scores: points, sun })
}

/// Hours scored by the sun and by the use of others.
fn scored(sun: &[f64; DAY], used: &[f64; DAY]) -> Result<Vec<HourScore>, AnswerError> {
    let least = used.iter().copied().fold(f64::INFINITY, f64::min);
    let most = used.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let level = |it: &f64| Some(if most > least { BUSIEST * (it - least) / (most - least) } else { 0.0 });
    let usage: Vec<Option<f64>> = used.iter().map(level).collect();
    let renewable: Vec<Option<f64>> = sun.iter().copied().map(Some).collect();
    let unknown = [None; DAY];
    let signals =
        Signals { usage_level: &usage, price_pln_per_mwh: &unknown, renewable: &renewable, air: &unknown };
    Ok(score(&signals, &WEIGHTS)?)
}

fn outcome(
    inputs: &Inputs,
    sun: &[f64; DAY],
    best: Option<usize>,
    at: &At<'_>,
) -> Result<Outcome, AnswerError> {
    let (hours, bright) = (whole(inputs.hours).max(1), at.relative(USUAL_YIELD)?);
    let own = |first: usize| {
        let made = sun.iter().cycle().skip(first).take(hours).map(|it| it * inputs.panels.kw() * bright);
        Energy::from_kwh(made.map(|it| it.min(inputs.load.kw())).sum())
    };
    let (own_usual, own_best) = (own(USUAL), best.map_or_else(|| own(USUAL), own));
    let price = |key| at.get(key).map(EnergyPrice::from_pln_per_kwh);
    // What the roof covers is not bought, but not sold either.
    let gain = (own_best - own_usual) * price(BUY)? - (own_best - own_usual) * price(SELL)?;
    Ok(Outcome {
        energy: Energy::from_kwh(inputs.load.kw() * inputs.hours),
        own_best,
        own_usual,
        saved: gain,
    })
}
