//! Means of hourly concentrations as the rules demand them: with a share of values that must be there.
//!
//! # Source
//! Directive 2008/50/EC, Annexes VII A and XI A: 75 % of the hours of a mean over 8 or 24 hours, 18 running means for
//! the highest of a day, each counted for the day on which it ends; Annex I: 90 % of a year.

use portal_units::{Concentration, Ratio};
use serde::{Deserialize, Serialize};

use crate::error::{ModelError, within};

/// Hours of a day. Networks keep one standard time all year, so each day has as many.
pub const DAY_HOURS: usize = 24;
/// Hours of the mean for ozone and carbon monoxide.
const LONG_HOURS: usize = 8;

/// The hours over which a concentration is averaged, up to the one that is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Averaging {
    /// The hour itself.
    Hour,
    /// The last 8 hours.
    EightHours,
    /// The last 24 hours.
    DayRunning,
}

impl Averaging {
    /// How many hours.
    pub const fn hours(self) -> usize {
        match self {
            Self::Hour => 1,
            Self::EightHours => LONG_HOURS,
            Self::DayRunning => DAY_HOURS,
        }
    }

    /// The running mean at each hour of a series.
    ///
    /// # Errors
    /// As [`running_mean`].
    pub fn of(
        self,
        hours: &[Option<Concentration>],
        capture: Ratio,
    ) -> Result<Vec<Option<Concentration>>, ModelError> {
        running_mean(hours, self.hours(), capture)
    }
}

/// Mean of the `window` hours that end with each hour; `None` where fewer than `capture` of them have a value.
///
/// Hours before the first one count as missing.
///
/// # Arguments
/// * `hours` – hourly means in order    * `window` – 1 to 8784    * `capture` – above 0 to 1, by the rules 0.75
///
/// # Errors
/// [`ModelError::OutOfRange`] names `window` or `capture`; [`ModelError::NotFinite`] names `concentration`.
pub fn running_mean(
    hours: &[Option<Concentration>],
    window: usize,
    capture: Ratio,
) -> Result<Vec<Option<Concentration>>, ModelError> {
    #[expect(clippy::cast_precision_loss, reason = "hours")]
    within("window", window as f64, 1.0, 8784.0)?;
    let needed = needed(window, capture)?;
    check(hours)?;
    let last_hours = (1..=hours.len()).map(|end| hours.get(end.saturating_sub(window)..end));
    Ok(last_hours.map(|it| mean(it.unwrap_or_default(), needed)).collect())
}

/// Mean of each day; `None` where fewer than `capture` of its 24 hours have a value.
///
/// # Arguments
/// * `hours` – hourly means, the first from midnight in the network's standard time; the hours that a last, begun day
///   lacks count as missing    * `capture` – above 0 to 1, by the rules 0.75
///
/// # Errors
/// As [`running_mean`].
pub fn day_means(
    hours: &[Option<Concentration>],
    capture: Ratio,
) -> Result<Vec<Option<Concentration>>, ModelError> {
    let needed = needed(DAY_HOURS, capture)?;
    check(hours)?;
    Ok(hours.chunks(DAY_HOURS).map(|day| mean(day, needed)).collect())
}

/// The highest 8-hour mean of each day; `None` where fewer than `capture` of its 24 running means are known.
///
/// # Arguments
/// As [`day_means`].
///
/// # Errors
/// As [`running_mean`].
pub fn day_maxima_of_8_hours(
    hours: &[Option<Concentration>],
    capture: Ratio,
) -> Result<Vec<Option<Concentration>>, ModelError> {
    let needed = needed(DAY_HOURS, capture)?;
    let means = running_mean(hours, LONG_HOURS, capture)?;
    let highest = |day: &[Option<Concentration>]| {
        let known = day.iter().flatten();
        let top = known.clone().copied().reduce(|top, it| if it > top { it } else { top });
        top.filter(|_| known.count() >= needed)
    };
    Ok(means.chunks(DAY_HOURS).map(highest).collect())
}

/// Mean of all values, such as the hours or days of a year; `None` where fewer than `capture` of them are known.
///
/// # Arguments
/// * `values` – one for each hour or day of the whole period    * `capture` – above 0 to 1, by the rules 0.9 of a year
///
/// # Errors
/// As [`running_mean`].
pub fn period_mean(
    values: &[Option<Concentration>],
    capture: Ratio,
) -> Result<Option<Concentration>, ModelError> {
    let needed = needed(values.len(), capture)?;
    check(values)?;
    Ok(mean(values, needed))
}

/// Values that a mean of `of` values needs, at least one.
pub(super) fn needed(of: usize, capture: Ratio) -> Result<usize, ModelError> {
    let capture = within("capture", capture.fraction(), f64::MIN_POSITIVE, 1.0)?;
    #[expect(clippy::cast_precision_loss, reason = "hours")]
    // A share such as 0.9 is not exact in binary: 0.9 of 10 is 9.
    let values = (capture * of as f64 - 1e-9).ceil();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most `of`")]
    Ok((values as usize).max(1))
}

pub(super) fn check(values: &[Option<Concentration>]) -> Result<(), ModelError> {
    let wrong = values.iter().position(|it| it.is_some_and(|it| !it.ug_per_m3().is_finite()));
    wrong.map_or(Ok(()), |position| Err(ModelError::NotFinite { input: "concentration", position }))
}

fn mean(values: &[Option<Concentration>], needed: usize) -> Option<Concentration> {
    let count = values.iter().flatten().count();
    let sum: Concentration = values.iter().flatten().copied().sum();
    #[expect(clippy::cast_precision_loss, reason = "hours")]
    (count >= needed).then(|| sum / count as f64)
}
