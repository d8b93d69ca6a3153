//! A quantity over time, with the convention of its stamps in the type.

use serde::{Deserialize, Serialize};

use crate::time::Instant;

/// What the stamp of a value means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stamp {
    /// The value is the mean of the step that begins at the stamp: the portal's own convention.
    MeanFromStart,
    /// The value is the mean of the step that ends at the stamp.
    MeanToEnd,
    /// The value holds at one moment, so many seconds after the stamp.
    InstantAt(i64),
}

impl Stamp {
    /// Seconds from a stamp to the middle of what its value describes, for a step of `step_s` seconds.
    pub const fn middle_s(self, step_s: i64) -> i64 {
        match self {
            Self::MeanFromStart => step_s / 2,
            Self::MeanToEnd => -(step_s / 2),
            Self::InstantAt(offset_s) => offset_s,
        }
    }
}

/// Evenly spaced values of one quantity. A missing value is `None`, never zero.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Series<Q> {
    start: Instant,
    step_s: i64,
    stamp: Stamp,
    values: Vec<Option<Q>>,
}

/// Why values are not a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SeriesError {
    /// The step must be longer than zero seconds.
    #[error("a step of {0} s leads nowhere")]
    Step(i64),
}

impl<Q: Copy> Series<Q> {
    /// Puts values on a time axis: the first at `start`, the next every `step_s` seconds.
    ///
    /// # Errors
    /// [`SeriesError::Step`] unless `step_s` is above zero.
    pub fn new(
        start: Instant,
        step_s: i64,
        stamp: Stamp,
        values: Vec<Option<Q>>,
    ) -> Result<Self, SeriesError> {
        if step_s > 0 { Ok(Self { start, step_s, stamp, values }) } else { Err(SeriesError::Step(step_s)) }
    }

    /// Stamp of the first value.
    pub const fn start(&self) -> Instant {
        self.start
    }

    /// Seconds between two stamps.
    pub const fn step_s(&self) -> i64 {
        self.step_s
    }

    /// What the stamps mean.
    pub const fn stamp(&self) -> Stamp {
        self.stamp
    }

    /// The values in order; `None` is missing.
    pub fn values(&self) -> &[Option<Q>] {
        &self.values
    }

    /// Each value with its stamp.
    pub fn iter(&self) -> impl Iterator<Item = (Instant, Option<Q>)> {
        let stamps = (0_i64..).map(|step| self.start.plus_seconds(step * self.step_s));
        stamps.zip(self.values.iter().copied())
    }

    /// The value whose step contains `at`; for instants the one whose moment is nearest.
    /// `None` when it is missing or when the series does not reach there.
    pub fn at(&self, at: Instant) -> Option<Q> {
        let first = match self.stamp {
            Stamp::MeanFromStart => self.start,
            Stamp::MeanToEnd => self.start.plus_seconds(-self.step_s),
            Stamp::InstantAt(offset_s) => self.start.plus_seconds(offset_s - self.step_s / 2),
        };
        let step = at.seconds_since(first).div_euclid(self.step_s);
        usize::try_from(step).ok().and_then(|it| self.values.get(it).copied().flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(stamp: Stamp) -> Series<i32> {
        Series::new(Instant::from_unix_seconds(0), 3600, stamp, vec![Some(1), None, Some(3)]).unwrap()
    }

    #[test]
    fn the_convention_decides_which_value_holds_at_half_past() {
        let half_past = Instant::from_unix_seconds(1800);
        assert_eq!(hours(Stamp::MeanFromStart).at(half_past), Some(1));
        assert_eq!(hours(Stamp::MeanToEnd).at(half_past), None);
        assert_eq!(hours(Stamp::MeanToEnd).at(Instant::from_unix_seconds(4000)), Some(3));
        assert_eq!(hours(Stamp::InstantAt(0)).at(Instant::from_unix_seconds(1799)), Some(1));
    }

    #[test]
    fn nothing_is_invented_outside_the_series() {
        assert_eq!(hours(Stamp::MeanFromStart).at(Instant::from_unix_seconds(-1)), None);
        assert_eq!(hours(Stamp::MeanFromStart).at(Instant::from_unix_seconds(3 * 3600)), None);
    }

    #[test]
    fn a_step_of_nothing_is_refused() {
        let got = Series::new(Instant::from_unix_seconds(0), 0, Stamp::MeanFromStart, vec![Some(1)]);
        assert_eq!(got, Err(SeriesError::Step(0)));
    }
}
