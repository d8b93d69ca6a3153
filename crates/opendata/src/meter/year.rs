//! A year of hours out of meter data.

use portal_units::time::{CivilDateTime, HOUR_S};
use portal_units::{CivilDate, Instant, ZoneRule};

use super::{Meter, MeterError};

/// Days with values that can stand for a year.
const FEWEST_DAYS: usize = 330;
/// Days around a date among which one of the same day of the week is found.
const NEAR: [i64; 13] = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6];
/// Hours of a day.
const DAY: usize = 24;

impl Meter {
    /// Energy of each whole hour from the first on, `None` unless all its parts are there. \[kWh\]
    pub fn hourly(&self) -> (Instant, Vec<Option<f64>>) {
        let into_hour = self.start.unix_seconds().rem_euclid(HOUR_S);
        let lead_s = (HOUR_S - into_hour) % HOUR_S;
        let parts = usize::try_from(HOUR_S / self.step_s).unwrap_or(1);
        let lead = usize::try_from(lead_s / self.step_s).unwrap_or(0);
        let rest = self.kwh.get(lead..).unwrap_or_default();
        let hours = rest.chunks_exact(parts).map(|hour| hour.iter().copied().sum::<Option<f64>>());
        (self.start.plus_seconds(lead_s), hours.collect())
    }

    /// Energy of each hour of another year of so many hours from `start` on: of the same hour by the clock, on the day of
    /// the same season and day of the week. What is missing takes the mean of its hour of the day. \[kWh\]
    ///
    /// # Errors
    /// [`MeterError::NotAYear`] for less than some eleven months of values.
    pub fn year(&self, zone: &ZoneRule, start: Instant, hours: usize) -> Result<Vec<f64>, MeterError> {
        let (first, hourly) = self.hourly();
        let there = hourly.iter().flatten().count();
        if there < FEWEST_DAYS * DAY {
            return Err(MeterError::NotAYear { days: there / DAY });
        }
        let at = |moment: Instant| {
            let place = usize::try_from(moment.seconds_since(first).div_euclid(HOUR_S)).ok()?;
            hourly.get(place).copied().flatten()
        };
        let means = day_means(zone, first, &hourly);
        let years = zone.local(first).date.year()..=zone.local(self.end()).date.year();
        let hour = |number: i64| {
            let civil = zone.local(start.plus_seconds(number * HOUR_S));
            let same = years.clone().find_map(|year| {
                let near = day_in(civil.date, year)?;
                NEAR.iter()
                    .map(|days| near.plus_days(*days))
                    .filter(|it| it.weekday() == civil.date.weekday())
                    .find_map(|date| {
                        at(zone.instant(CivilDateTime { date, second_of_day: civil.second_of_day }))
                    })
            });
            same.or_else(|| means.get(usize::try_from(civil.hour()).ok()?).copied().flatten()).unwrap_or(0.0)
        };
        Ok((0..i64::try_from(hours).unwrap_or(0)).map(hour).collect())
    }
}

/// The same day of another year; the last of February where that has no 29th.
fn day_in(date: CivilDate, year: i32) -> Option<CivilDate> {
    CivilDate::new(year, date.month(), date.day()).or_else(|_| CivilDate::new(year, date.month(), 28)).ok()
}

/// Mean energy of each hour of the day.
fn day_means(zone: &ZoneRule, first: Instant, hourly: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut sums = vec![(0.0, 0_u32); DAY];
    let mut at = first;
    for value in hourly {
        let place = usize::try_from(zone.local(at).hour()).unwrap_or(0);
        if let (Some(value), Some(sum)) = (value, sums.get_mut(place)) {
            sum.0 += value;
            sum.1 += 1;
        }
        at = at.plus_seconds(HOUR_S);
    }
    sums.into_iter().map(|(sum, count)| (count > 0).then(|| sum / f64::from(count))).collect()
}
