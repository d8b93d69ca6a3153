//! Which local month and hour of the day each hour of a series belongs to.

use portal_units::{Instant, ZoneRule};

use crate::error::ModelError;

/// The local calendar of consecutive hours, worked out once and used for every series on them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Month of each hour, 0 is January.
    months: Vec<u8>,
    /// Hour of the day, 0 to 23.
    hours_of_day: Vec<u8>,
}

impl Calendar {
    /// The calendar of `hours` hours, the first of which begins at `first_hour`.
    ///
    /// An hour belongs to the local month and hour in which it begins; the last hours of a UTC year that are in
    /// January already count there.
    pub fn new(first_hour: Instant, hours: usize, zone: &ZoneRule) -> Self {
        let local = (0..).take(hours).map(|hour: i64| zone.local(first_hour.plus_seconds(hour * 3600)));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 23")]
        let (months, hours_of_day) = local.map(|it| (it.date.month() - 1, it.hour() as u8)).unzip();
        Self { months, hours_of_day }
    }

    /// Month of each hour, 0 is January.
    pub fn months(&self) -> &[u8] {
        &self.months
    }

    /// Hour of the day of each hour, 0 to 23.
    pub fn hours_of_day(&self) -> &[u8] {
        &self.hours_of_day
    }

    /// Sums of an hourly series by month, January first, in the unit of the series.
    ///
    /// # Errors
    /// [`ModelError::Length`] when the series has another number of hours.
    pub fn monthly_sums(&self, values: &[f64]) -> Result<[f64; 12], ModelError> {
        self.same_length(values)?;
        let mut sums = [0.0; 12];
        for (month, value) in self.months.iter().zip(values) {
            if let Some(sum) = sums.get_mut(usize::from(*month)) {
                *sum += value;
            }
        }
        Ok(sums)
    }

    /// Mean by hour of the day over the hours of some months (0 is January); `None` for an hour that never occurs.
    ///
    /// # Errors
    /// [`ModelError::Length`] when the series has another number of hours.
    pub fn typical_day(&self, values: &[f64], months: &[u8]) -> Result<[Option<f64>; 24], ModelError> {
        self.same_length(values)?;
        let mut sums = [(0.0, 0.0); 24];
        for ((month, hour), value) in self.months.iter().zip(&self.hours_of_day).zip(values) {
            if let (true, Some((sum, count))) = (months.contains(month), sums.get_mut(usize::from(*hour))) {
                *sum += value;
                *count += 1.0;
            }
        }
        Ok(sums.map(|(sum, count)| (count > 0.0).then(|| sum / count)))
    }

    fn same_length(&self, values: &[f64]) -> Result<(), ModelError> {
        let (expected, got) = (self.months.len(), values.len());
        if expected == got { Ok(()) } else { Err(ModelError::Length { input: "values", expected, got }) }
    }
}
