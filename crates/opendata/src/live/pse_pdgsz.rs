//! Usage forecast of PSE ("Energetyczny Kompas"): for every hour, whether using electricity helps or strains the grid.

use portal_evidence::Class;
use portal_units::time::HOUR_S;
use portal_units::{CivilDate, Instant, Series, Stamp};
use serde_json::Value;

use super::json;
use super::open_meteo::as_of;
use super::pse;
use super::source::{Meta, Paged, ParseError, Record, Source};

/// Address of the service.
pub const BASE: &str = "https://api.raporty.pse.pl/api/pdgsz";

/// The source; see [`Source`]. It is asked for a business day, also tomorrow.
#[derive(Debug, Clone, Copy)]
pub struct PsePdgsz;

/// What the operator asks of everybody in an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Usage {
    /// Using electricity is recommended.
    Recommended,
    /// Usual use.
    Normal,
    /// Saving is recommended.
    Saving,
    /// Saving is required.
    Limited,
}

/// Hours of one business day, as far as they are known.
#[derive(Debug, Clone, PartialEq)]
pub struct UsageForecast {
    /// The day in Poland.
    pub day: CivilDate,
    /// The advice for the hour that begins at the stamp.
    pub usage: Series<Usage>,
}

impl Source for PsePdgsz {
    type Query = CivilDate;
    type Record = UsageForecast;

    const META: Meta = pse::meta("pse-pdgsz", "https://raporty.pse.pl/report/pdgsz", Class::Forecast, 86_400);

    fn url(base: &str, query: &CivilDate) -> String {
        pse::url_where(base, *query, "%20and%20is_active%20eq%20true")
    }

    fn parse(body: &str) -> Result<UsageForecast, ParseError> {
        Self::parse_pages(&[body])
    }

    fn check(query: &CivilDate, record: &UsageForecast) -> Result<(), ParseError> {
        pse::of_day(*query, record.day)
    }
}

impl Paged for PsePdgsz {
    fn next(base: &str, _: &CivilDate, _: u32, body: &str) -> Result<Option<String>, ParseError> {
        pse::next(base, body)
    }

    fn parse_pages(bodies: &[&str]) -> Result<UsageForecast, ParseError> {
        let mut rows = pse::rows(bodies)?;
        // An hour has a row for each version of its forecast; only one of them is in force.
        rows.retain(|row| row.get("is_active") != Some(&Value::Bool(false)));
        let first = rows.first().ok_or(ParseError::Empty { field: "value" })?;
        let first = json::row(first, "value")?;
        let (day, start) = (json::day(first, "business_date")?, json::utc(first, "dtime_utc")?);
        let (midnight, quarters) = pse::local_day(day)?;
        let (after_s, wanted) = (start.seconds_since(midnight), quarters / 4);
        if after_s < 0 || after_s % HOUR_S != 0 {
            return Err(ParseError::Field { field: "dtime_utc", wanted: "an hour of the business day" });
        }
        let before = usize::try_from(after_s / HOUR_S).unwrap_or(wanted);
        if before + rows.len() > wanted {
            return Err(ParseError::Count {
                field: "value",
                got: rows.len(),
                wanted: wanted.saturating_sub(before),
            });
        }
        let read = |(row, value)| hour(value, day, start, row);
        let values = rows.iter().enumerate().map(read).collect::<Result<_, _>>()?;
        let usage = Series::new(start, HOUR_S, Stamp::MeanFromStart, values);
        let usage = usage.map_err(|_| ParseError::Field { field: "usage_fcst", wanted: "a series" })?;
        Ok(UsageForecast { day, usage })
    }
}

/// The advice of the row, which must be that many hours behind the start.
fn hour(value: &Value, day: CivilDate, start: Instant, row: usize) -> Result<Option<Usage>, ParseError> {
    let value = json::row(value, "value")?;
    if json::day(value, "business_date")? != day {
        return Err(ParseError::Other { field: "business_date" });
    }
    let hours = json::utc(value, "dtime_utc")?.seconds_since(start).checked_div(HOUR_S);
    let is_whole = json::utc(value, "dtime_utc")?.seconds_since(start) % HOUR_S == 0;
    if !is_whole || hours.and_then(|it| usize::try_from(it).ok()) != Some(row) {
        return Err(ParseError::Order { row });
    }
    if value.get("usage_fcst") == Some(&Value::Null) {
        return Ok(None);
    }
    match json::whole(value, "usage_fcst")? {
        0 => Ok(Some(Usage::Recommended)),
        1 => Ok(Some(Usage::Normal)),
        2 => Ok(Some(Usage::Saving)),
        3 => Ok(Some(Usage::Limited)),
        _ => Err(ParseError::Field { field: "usage_fcst", wanted: "0 to 3" }),
    }
}

impl Record for UsageForecast {
    fn as_of(&self, now: Instant) -> Option<Instant> {
        as_of(&self.usage, now)
    }

    fn made_at(&self) -> Option<Instant> {
        None
    }

    fn publishers_day(&self) -> Option<CivilDate> {
        None
    }
}
