//! What the reports of the Polish transmission system operator (PSE) share: pages of rows, quarters of an hour, days.
//!
//! `dtime` is local and writes the hour that occurs twice as `02a:15:00`, so only `dtime_utc` is read. It is the END
//! of a quarter, except in the usage forecast, where it is the START of an hour.

use portal_evidence::Class;
use portal_units::{CivilDate, Instant, Power, Series, Stamp, ZoneRule};
use serde_json::Value;

use super::json::{self, Object};
use super::source::{Cors, Meta, ParseError};

/// Rows that are asked for at once; a day has at most 100 quarters.
const ROWS: u32 = 500;
/// Length of a quarter of an hour. \[s\]
pub(super) const QUARTER_S: i64 = 900;
/// Polish law counts days so, wherever the reader is.
const ZONE: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

/// A report of PSE; `slug`, `class` and age are its own.
pub(super) const fn meta(slug: &'static str, page: &'static str, class: Class, max_age_s: i64) -> Meta {
    Meta {
        slug,
        publisher: "Polskie Sieci Elektroenergetyczne",
        page,
        terms: "https://api.raporty.pse.pl/",
        licence: "ponowne wykorzystanie za podaniem źródła / re-use with credit",
        credit: "Źródło danych: PSE S.A., raporty.pse.pl",
        cors: Cors::Open,
        max_age_s,
        class,
    }
}

/// Address of all rows of a business day.
pub(super) fn url(base: &str, day: CivilDate) -> String {
    url_where(base, day, "")
}

/// The same, with a further condition.
pub(super) fn url_where(base: &str, day: CivilDate, and: &str) -> String {
    format!("{base}?$filter=business_date%20eq%20'{day}'{and}&$orderby=dtime_utc%20asc&$first={ROWS}")
}

/// The reports count in megawatts.
pub(super) fn megawatts(value: f64) -> Power {
    Power::from_kw(value * 1_000.0)
}

/// Rows of all pages, in order. The last page must say that it is the last.
///
/// # Errors
/// [`ParseError::Empty`] when there are none.
pub(super) fn rows(bodies: &[&str]) -> Result<Vec<Value>, ParseError> {
    let mut all = Vec::new();
    let mut more = false;
    for body in bodies {
        let mut root = root(body)?;
        more = next_link(&root)?.is_some();
        match root.remove("value") {
            Some(Value::Array(rows)) => all.extend(rows),
            _ => return Err(ParseError::Field { field: "value", wanted: "a list" }),
        }
    }
    if more {
        return Err(ParseError::Field { field: "nextLink", wanted: "absent from the last page" });
    }
    if all.is_empty() { Err(ParseError::Empty { field: "value" }) } else { Ok(all) }
}

/// Address of the page behind this one, when there is one: of the same service.
pub(super) fn next(base: &str, body: &str) -> Result<Option<String>, ParseError> {
    let root = root(body)?;
    let Some(link) = next_link(&root)? else { return Ok(None) };
    let follows = link.strip_prefix(base).is_some_and(|it| it.starts_with('?'));
    if follows { Ok(Some(link.to_owned())) } else { Err(ParseError::Other { field: "nextLink" }) }
}

fn root(body: &str) -> Result<Object, ParseError> {
    let root = json::root(body)?;
    match root.get("error") {
        None => Ok(root),
        Some(Value::Object(error)) => Err(json::refused(json::text(error, "message").unwrap_or_default())),
        Some(_) => Err(json::refused("")),
    }
}

fn next_link(root: &Object) -> Result<Option<&str>, ParseError> {
    match root.get("nextLink") {
        None | Some(Value::Null) => Ok(None),
        Some(_) => json::text(root, "nextLink").map(Some),
    }
}

/// How much of its day an answer must hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// All 92, 96 or 100 quarters.
    Whole,
    /// From midnight on; the rest comes later.
    SoFar,
}

/// Quarters of one business day whose columns are still to be taken out.
pub(super) struct Quarters {
    /// The day in Poland.
    pub(super) day: CivilDate,
    start: Instant,
    rows: Vec<Value>,
}

/// Reads quarters that rise one by one within one day.
pub(super) fn quarters(rows: Vec<Value>, extent: Extent) -> Result<Quarters, ParseError> {
    let quarters = quarters_of_any_length(rows)?;
    let (midnight, wanted) = local_day(quarters.day)?;
    if quarters.start != midnight.plus_seconds(QUARTER_S) {
        return Err(ParseError::Field {
            field: "dtime_utc",
            wanted: "the first quarter of the business day",
        });
    }
    let got = quarters.rows.len();
    let fits = if extent == Extent::Whole { got == wanted } else { got <= wanted };
    if fits { Ok(quarters) } else { Err(ParseError::Count { field: "value", got, wanted }) }
}

/// The same without asking where in the day they begin and how many they are.
pub(super) fn quarters_of_any_length(rows: Vec<Value>) -> Result<Quarters, ParseError> {
    let first = rows.first().ok_or(ParseError::Empty { field: "value" })?;
    let first = json::row(first, "value")?;
    let (day, start) = (json::day(first, "business_date")?, json::utc(first, "dtime_utc")?);
    let mut due = start;
    for (row, value) in rows.iter().enumerate() {
        let value = json::row(value, "value")?;
        if json::day(value, "business_date")? != day {
            return Err(ParseError::Other { field: "business_date" });
        }
        if json::utc(value, "dtime_utc")? != due {
            return Err(ParseError::Order { row });
        }
        due = due.plus_seconds(QUARTER_S);
    }
    Ok(Quarters { day, start, rows })
}

/// The day that a clock in Poland shows.
pub fn business_day(now: Instant) -> Option<CivilDate> {
    ZoneRule::parse(ZONE).ok().map(|zone| zone.local(now).date)
}

/// Begin of a day in Poland and the number of its quarters: 92, 96 or 100.
///
/// # Errors
/// Never for a day of the years 1 to 9998.
pub fn local_day(day: CivilDate) -> Result<(Instant, usize), ParseError> {
    let field = "business_date";
    let zone = ZoneRule::parse(ZONE).map_err(|_| ParseError::Field { field, wanted: "a day" })?;
    let (start, end) = (zone.midnight(day), zone.midnight(day.plus_days(1)));
    let quarters = usize::try_from(end.seconds_since(start) / QUARTER_S);
    Ok((start, quarters.map_err(|_| ParseError::Field { field, wanted: "a day" })?))
}

impl Quarters {
    /// One column as a series of means that end at their stamps.
    pub(super) fn series<Q: Copy>(
        &self,
        field: &'static str,
        make: impl Fn(f64) -> Q,
    ) -> Result<Series<Q>, ParseError> {
        let read = |row: &Value| Ok(json::maybe(json::row(row, "value")?, field)?.map(&make));
        let values = self.rows.iter().map(read).collect::<Result<_, ParseError>>()?;
        Series::new(self.start, QUARTER_S, Stamp::MeanToEnd, values)
            .map_err(|_| ParseError::Field { field, wanted: "a series" })
    }
}

/// Refuses the answer for another day.
pub(super) fn of_day(asked: CivilDate, got: CivilDate) -> Result<(), ParseError> {
    if asked == got { Ok(()) } else { Err(ParseError::Other { field: "business_date" }) }
}
