//! Reports by quarters of an hour, read at a moment or by the hours of a local day.

use portal_units::time::HOUR_S;
use portal_units::{CivilDate, Instant, Power, Series, ZoneRule};

/// Steps back from the newest one in which a number is looked for.
const BACK: i64 = 24;
/// Quarters are the shortest steps of the reports. \[s\]
pub(crate) const QUARTER_S: i64 = 900;

/// The hours of a local day: when it begins, and how many it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    /// Midnight.
    pub(crate) begins: Instant,
    /// 23, 24 or 25.
    pub(crate) hours: i64,
}

impl Day {
    /// The day of a local date.
    pub(crate) fn of(zone: &ZoneRule, date: CivilDate) -> Self {
        let begins = zone.midnight(date);
        Self { begins, hours: zone.midnight(date.plus_days(1)).seconds_since(begins) / HOUR_S }
    }

    /// One value for each hour, read at its beginning.
    pub(crate) fn each<T>(self, read: impl Fn(Instant) -> Option<T>) -> Vec<Option<T>> {
        (0..self.hours).map(|it| read(self.begins.plus_seconds(it * HOUR_S))).collect()
    }
}

/// The value of the step that contains a moment or ends with it.
pub(crate) fn value<Q: Copy>(series: &Series<Q>, at: Instant) -> Option<Q> {
    series.at(at).or_else(|| series.at(at.plus_seconds(-1)))
}

/// Mean of an hour; `None` when a quarter is missing.
pub(crate) fn hour_mean<Q: Copy>(series: &Series<Q>, hour: Instant, read: impl Fn(Q) -> f64) -> Option<f64> {
    let quarter = |it: i64| series.at(hour.plus_seconds(it * QUARTER_S + QUARTER_S / 2)).map(&read);
    (0..4).map(quarter).sum::<Option<f64>>().map(|it| it / 4.0)
}

/// Power as it is told of a country. \[GW\]
pub(crate) fn gigawatts(power: Power) -> f64 {
    power.kw() / 1e6
}

/// The newest step, at most some hours back, in which the report knows what a page is after.
pub(crate) fn newest(holds_at: Instant, knows: impl Fn(Instant) -> bool) -> Option<Instant> {
    (0..BACK).map(|it| holds_at.plus_seconds(-it * QUARTER_S)).find(|it| knows(*it))
}
