//! Whether following the score would have paid.

use portal_units::Ratio;

use super::{Signals, Weights, best_window, score};
use crate::error::{ModelError, within};

/// A day of the past.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PastDay<'a> {
    /// What was known before the day began: forecasts, not measurements.
    pub forecast: Signals<'a>,
    /// What each hour turned out to cost, in money or emissions; less is better.
    pub outcome: &'a [Option<f64>],
}

/// What following the score would have brought. All means are of the outcome of an hour.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct BackTest {
    /// Days that were tested.
    pub days: usize,
    /// Days left out for gaps.
    pub skipped: usize,
    /// Days on which the chosen hours were better than the usual ones.
    pub better_days: usize,
    /// Mean of the hours that the score chose; 0 without days.
    pub chosen: f64,
    /// Mean of the usual hours.
    pub usual: f64,
    /// Mean of the hours that hindsight would have chosen.
    pub best: f64,
    /// Mean of all hours.
    pub average: f64,
}

impl BackTest {
    /// Share of the usual outcome that was saved, negative when following the score was worse. `None` without days or
    /// when the usual outcome is not above 0.
    pub fn saved(&self) -> Option<Ratio> {
        (self.days > 0 && self.usual > 0.0)
            .then(|| Ratio::from_fraction((self.usual - self.chosen) / self.usual))
    }

    /// Share of what hindsight would have saved: 1 is perfect. `None` when there was nothing to save.
    pub fn captured(&self) -> Option<Ratio> {
        (self.usual > self.best)
            .then(|| Ratio::from_fraction((self.usual - self.chosen) / (self.usual - self.best)))
    }
}

/// Chooses on each day the best consecutive hours by the forecast and compares them with what happened.
///
/// # Arguments
/// * `hours` – length of the task, 1 h and more    * `usual_hour` – when it began before, counted from the begin of a day
///
/// # Errors
/// As [`score`]; [`ModelError::Length`] when forecast and outcome differ in length; [`ModelError::OutOfRange`] names
/// `hours` (1 to 10 000) or an `outcome` that is not finite.
///
/// # Source
/// Tashman, International Journal of Forecasting 16(4), 2000, 437–450: a forecast is judged only on what was known
/// before.
pub fn back_test(
    days: &[PastDay<'_>],
    weights: &Weights,
    hours: usize,
    usual_hour: usize,
) -> Result<BackTest, ModelError> {
    let mut sums = BackTest::default();
    for day in days {
        let Some(found) = one_day(day, weights, hours, usual_hour)? else {
            sums.skipped += 1;
            continue;
        };
        sums.days += 1;
        sums.better_days += usize::from(found.chosen < found.usual);
        sums.chosen += found.chosen;
        sums.usual += found.usual;
        sums.best += found.best;
        sums.average += found.average;
    }
    #[expect(clippy::cast_precision_loss, reason = "days")]
    let count = sums.days.max(1) as f64;
    Ok(BackTest {
        chosen: sums.chosen / count,
        usual: sums.usual / count,
        best: sums.best / count,
        average: sums.average / count,
        ..sums
    })
}

/// One day; `None` when a gap hides the choice or an outcome.
fn one_day(
    day: &PastDay<'_>,
    weights: &Weights,
    hours: usize,
    usual_hour: usize,
) -> Result<Option<BackTest>, ModelError> {
    let scores = score(&day.forecast, weights)?;
    if day.outcome.len() != scores.len() {
        return Err(ModelError::Length { input: "outcome", expected: scores.len(), got: day.outcome.len() });
    }
    let chosen = best_window(&scores, hours)?;
    let Some(outcome) = day.outcome.iter().copied().collect::<Option<Vec<f64>>>() else { return Ok(None) };
    for value in &outcome {
        within("outcome", *value, f64::MIN, f64::MAX)?;
    }
    let means: Vec<f64> = outcome.windows(hours).map(mean).collect();
    let at = |first: usize| means.get(first).copied();
    let (Some(chosen), Some(usual)) = (chosen.and_then(|it| at(it.first)), at(usual_hour)) else {
        return Ok(None);
    };
    let best = means.iter().copied().fold(f64::INFINITY, f64::min);
    Ok(Some(BackTest { chosen, usual, best, average: mean(&outcome), ..BackTest::default() }))
}

fn mean(values: &[f64]) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "hours")]
    let count = values.len() as f64;
    values.iter().sum::<f64>() / count
}
