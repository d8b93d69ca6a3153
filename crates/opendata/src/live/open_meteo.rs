//! The answer that the services of Open-Meteo share: one time axis and a list for each variable.

use portal_units::time::{DAY_S, HOUR_S};
use portal_units::{CivilDate, CivilDateTime, Instant, Series, Stamp};
use serde_json::Value;

use super::json::{self, Object};
use super::source::{ParseError, Point};

/// Days before today that are asked for.
const PAST_DAYS: i64 = 1;
/// Days from today on that are asked for.
const FORECAST_DAYS: i64 = 3;
/// Rows that such an answer must have.
const HOURS: usize = 96;

/// A checked answer whose variables are still to be taken out.
pub(super) struct Hours {
    start: Instant,
    count: usize,
    root: Object,
    units: Object,
    columns: Object,
}

/// Address of a question for `variables`, each hour of four days in UTC.
pub(super) fn url(base: &str, at: Point, variables: &[&str]) -> String {
    let Point { latitude, longitude } = at;
    let variables = variables.join(",");
    format!(
        "{base}?latitude={latitude:.4}&longitude={longitude:.4}&hourly={variables}\
         &past_days={PAST_DAYS}&forecast_days={FORECAST_DAYS}&timezone=GMT&wind_speed_unit=ms"
    )
}

/// Reads an answer to [`url`].
pub(super) fn hours(body: &str) -> Result<Hours, ParseError> {
    let hours = envelope(body)?;
    if hours.count != HOURS {
        return Err(ParseError::Count { field: "time", got: hours.count, wanted: HOURS });
    }
    if hours.start.utc().second_of_day != 0 {
        return Err(ParseError::Field { field: "time", wanted: "a list that begins at midnight" });
    }
    Ok(hours)
}

/// Reads an answer of whole days, at most so many hours.
pub(super) fn whole_days(body: &str, most: usize) -> Result<Hours, ParseError> {
    let hours = envelope(body)?;
    if hours.count % 24 != 0 || hours.count > most {
        return Err(ParseError::Count { field: "time", got: hours.count, wanted: most });
    }
    if hours.start.utc().second_of_day != 0 {
        return Err(ParseError::Field { field: "time", wanted: "a list that begins at midnight" });
    }
    Ok(hours)
}

/// Reads an answer of any length.
pub(super) fn envelope(body: &str) -> Result<Hours, ParseError> {
    let mut root = json::root(body)?;
    if root.get("error") == Some(&Value::Bool(true)) {
        return Err(json::refused(json::text(&root, "reason").unwrap_or_default()));
    }
    if json::number(&root, "utc_offset_seconds")?.abs() > 0.0 {
        return Err(ParseError::Field { field: "utc_offset_seconds", wanted: "0" });
    }
    let mut take = |field: &'static str| match root.remove(field) {
        Some(Value::Object(object)) => Ok(object),
        _ => Err(ParseError::Field { field, wanted: "an object" }),
    };
    let (units, columns) = (take("hourly_units")?, take("hourly")?);
    let (start, count) = axis(json::list(&columns, "time")?)?;
    Ok(Hours { start, count, root, units, columns })
}

/// First stamp and number of stamps. They carry neither zone nor seconds: UTC was asked for.
fn axis(stamps: &[Value]) -> Result<(Instant, usize), ParseError> {
    let wanted = ParseError::Field { field: "time", wanted: "a list of times without zone" };
    let read = |stamp: &Value| {
        stamp.as_str().and_then(|it| CivilDateTime::parse(it).ok()).map(CivilDateTime::as_utc)
    };
    let start = stamps.first().and_then(read).ok_or_else(|| wanted.clone())?;
    let mut due = start;
    for (row, stamp) in stamps.iter().enumerate() {
        if read(stamp).ok_or_else(|| wanted.clone())? != due {
            return Err(ParseError::Order { row });
        }
        due = due.plus_seconds(HOUR_S);
    }
    Ok((start, stamps.len()))
}

impl Hours {
    /// The day that was the publisher's today.
    pub(super) fn publishers_day(&self) -> CivilDate {
        self.start.plus_seconds(PAST_DAYS * DAY_S).utc().date
    }

    /// Middle of the model's cell: never quite the place that was asked for.
    pub(super) fn cell(&self) -> Result<Point, ParseError> {
        let degrees = |field, limit: f64| {
            let wanted = ParseError::Field { field, wanted: "a place on the globe" };
            json::number(&self.root, field).ok().filter(|it| it.abs() <= limit).ok_or(wanted)
        };
        Ok(Point { latitude: degrees("latitude", 90.0)?, longitude: degrees("longitude", 180.0)? })
    }

    /// One variable as a series, after its unit was compared.
    pub(super) fn series<Q: Copy>(
        &self,
        field: &'static str,
        unit: &'static str,
        stamp: Stamp,
        make: impl Fn(f64) -> Q,
    ) -> Result<Series<Q>, ParseError> {
        let got = json::text(&self.units, field)?;
        if with_micro_sign(got) != unit {
            return Err(ParseError::Unit { field, got: got.to_owned(), wanted: unit });
        }
        let numbers = json::numbers(&self.columns, field, self.count)?;
        let values = numbers.into_iter().map(|it| it.map(&make)).collect();
        Series::new(self.start, HOUR_S, stamp, values)
            .map_err(|_| ParseError::Field { field, wanted: "a series" })
    }
}

/// The services write the Greek letter mu (U+03BC), the portal the micro sign (U+00B5).
fn with_micro_sign(unit: &str) -> String {
    unit.replace('\u{3bc}', "\u{b5}")
}

/// The latest moment up to `now` that a value of the series holds for.
pub(super) fn as_of<Q: Copy>(series: &Series<Q>, now: Instant) -> Option<Instant> {
    if series.at(now).is_some() {
        return Some(now);
    }
    let is_past = |stamp: Instant| stamp <= now;
    series.iter().filter(|(stamp, value)| value.is_some() && is_past(*stamp)).map(|(stamp, _)| stamp).last()
}
