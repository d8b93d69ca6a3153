//! How good each of the coming hours is.

use portal_units::Ratio;

use crate::error::{ModelError, within};

/// Highest level of the usage forecast: limiting the use is required.
const LIMITING_REQUIRED: f64 = 3.0;

/// What is known of the coming hours, all of the same length; `None` is not known.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Signals<'a> {
    /// Usage forecast of the grid operator: 0 recommended use, 1 normal, 2 saving recommended, 3 limiting required.
    pub usage_level: &'a [Option<f64>],
    /// Price \[PLN/MWh\].
    pub price_pln_per_mwh: &'a [Option<f64>],
    /// Sun and wind, of the country or of the own roof, in any unit of power.
    pub renewable: &'a [Option<f64>],
    /// Index or concentration of the air; less is better.
    pub air: &'a [Option<f64>],
}

/// How much each signal counts. Only their proportions matter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// Of the usage forecast.
    pub usage: f64,
    /// Of the price.
    pub price: f64,
    /// Of sun and wind.
    pub renewable: f64,
    /// Of the air.
    pub air: f64,
}

/// How good an hour is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HourScore {
    /// 1 is the best, 0 the worst; `None` when no signal is known.
    pub score: Option<Ratio>,
    /// Share of the weights whose signals are known.
    pub known: Ratio,
}

/// A signal that was brought to 0 (bad) to 1 (good), with its weight.
struct Scaled {
    weight: f64,
    values: Vec<Option<f64>>,
}

/// Scores the hours by a weighted mean of their signals, each on a scale from the worst to the best of these hours.
///
/// A usage level counts `1 − level/3`. A signal that is the same in all hours tells nothing and is left out. An hour
/// in which limiting the use is required scores 0, whatever else speaks for it.
///
/// # Errors
/// [`ModelError::Length`] when the signals differ in length; [`ModelError::OutOfRange`] names `usage_level` (0 to 3),
/// a signal that is not finite, a `weight` (0 to 1000) or `weights` (their sum, above 0).
///
/// # Source
/// Hwang and Yoon, Multiple Attribute Decision Making, Springer 1981, simple additive weighting.
pub fn score(signals: &Signals<'_>, weights: &Weights) -> Result<Vec<HourScore>, ModelError> {
    let hours = signals.usage_level.len();
    let sum = weights.usage + weights.price + weights.renewable + weights.air;
    let usage = scaled("usage_level", signals.usage_level, hours, weights.usage)?;
    let mut all = vec![levels(usage)?];
    for (input, values, weight, better) in [
        ("price", signals.price_pln_per_mwh, weights.price, Better::Low),
        ("renewable", signals.renewable, weights.renewable, Better::High),
        ("air", signals.air, weights.air, Better::Low),
    ] {
        all.push(between(scaled(input, values, hours, weight)?, better));
    }
    within("weights", sum, f64::MIN_POSITIVE, f64::MAX)?;
    let required = |hour: usize| {
        signals.usage_level.get(hour).copied().flatten().is_some_and(|it| it >= LIMITING_REQUIRED)
    };
    Ok((0..hours).map(|hour| hour_score(&all, hour, sum, required(hour))).collect())
}

/// Whether little or much of a signal is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Better {
    Low,
    High,
}

/// Checks a signal and its weight.
fn scaled(
    input: &'static str,
    values: &[Option<f64>],
    expected: usize,
    weight: f64,
) -> Result<Scaled, ModelError> {
    if values.len() != expected {
        return Err(ModelError::Length { input, expected, got: values.len() });
    }
    for value in values.iter().flatten() {
        within(input, *value, f64::MIN, f64::MAX)?;
    }
    Ok(Scaled { weight: within("weight", weight, 0.0, 1000.0)?, values: values.to_vec() })
}

/// Levels of usage as scores.
fn levels(mut signal: Scaled) -> Result<Scaled, ModelError> {
    for level in signal.values.iter_mut().flatten() {
        *level = 1.0 - within("usage_level", *level, 0.0, LIMITING_REQUIRED)? / LIMITING_REQUIRED;
    }
    Ok(signal)
}

/// Values as scores between the worst and the best of them.
fn between(mut signal: Scaled, better: Better) -> Scaled {
    let known = || signal.values.iter().flatten().copied();
    let (low, high) = (known().fold(f64::INFINITY, f64::min), known().fold(f64::NEG_INFINITY, f64::max));
    for value in &mut signal.values {
        *value = value.filter(|_| high > low).map(|it| match better {
            Better::Low => (high - it) / (high - low),
            Better::High => (it - low) / (high - low),
        });
    }
    signal
}

fn hour_score(signals: &[Scaled], hour: usize, all_weights: f64, required: bool) -> HourScore {
    let (mut points, mut weights) = (0.0, 0.0);
    for signal in signals {
        if let Some(value) = signal.values.get(hour).copied().flatten() {
            points += signal.weight * value;
            weights += signal.weight;
        }
    }
    let mean = (weights > 0.0).then(|| if required { 0.0 } else { points / weights });
    HourScore { score: mean.map(Ratio::from_fraction), known: Ratio::from_fraction(weights / all_weights) }
}

/// Consecutive hours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// The first of them, counted from the first score.
    pub first: usize,
    /// Their mean score.
    pub score: Ratio,
}

/// The consecutive hours with the best mean score, the earliest of equal ones. `None` when nowhere so many hours in a
/// row are known.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `hours` (1 to 10 000).
///
/// # Source
/// Definition of the mean; that the earliest of equal windows wins is a rule of this project.
pub fn best_window(scores: &[HourScore], hours: usize) -> Result<Option<Window>, ModelError> {
    #[expect(clippy::cast_precision_loss, reason = "at most 10 000")]
    let count = within("hours", hours as f64, 1.0, 10_000.0)?;
    let mut best: Option<Window> = None;
    for (first, window) in scores.windows(hours).enumerate() {
        let Some(sum) = window.iter().map(|it| it.score).sum::<Option<Ratio>>() else { continue };
        let score = sum / count;
        if best.is_none_or(|it| score > it.score) {
            best = Some(Window { first, score });
        }
    }
    Ok(best)
}
