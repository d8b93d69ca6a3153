//! What the services of GIOŚ (v1) share: the error object, pages, Polish keys, two kinds of time.
//!
//! Stamps carry no zone and mark the END of an hour. Current data and the index are in Polish local time with summer
//! time, the archive is in UTC+1 all year. Numbers of coordinates are texts. A list has 20 rows unless more are asked
//! for, newest first; `links.next` is always there and wrong, only `totalPages` counts.

use portal_evidence::Class;
use portal_units::time::HOUR_S;
use portal_units::{CivilDateTime, Concentration, Instant, Series, Stamp, ZoneRule};
use serde_json::Value;

use super::gios_snapshot::CODES;
use super::json::{self, Object};
use super::source::{Cors, Meta, ParseError};
use crate::tables::Pollutant;

/// Address of the services.
pub const BASE: &str = "https://api.gios.gov.pl/pjp-api/v1/rest";
/// Rows that are asked for at once.
const ROWS: u32 = 500;
/// Local time of the current data.
const ZONE: &str = "CET-1CEST,M3.5.0,M10.5.0/3";
/// Zone of the archive, all year.
const ARCHIVE_S: i64 = HOUR_S;
/// How the publisher numbers "this sensor is emptied by hand".
const MANUAL: &str = "API-ERR-100003";
/// Longest list that is read: a year.
const MAX_HOURS: i64 = 366 * 24;

/// A service of GIOŚ; `slug` and age are its own.
pub(super) const fn meta(slug: &'static str, max_age_s: i64) -> Meta {
    Meta {
        slug,
        publisher: "Główny Inspektorat Ochrony Środowiska",
        page: "https://powietrze.gios.gov.pl/pjp/content/api",
        terms: "https://powietrze.gios.gov.pl/pjp/content/api",
        licence: "ponowne wykorzystanie za podaniem źródła / re-use with credit",
        credit: "Źródło danych: GIOŚ, Państwowy Monitoring Środowiska",
        cors: Cors::Closed,
        max_age_s,
        class: Class::Preliminary,
    }
}

/// Address of a page of a list.
pub(super) fn url(base: &str, path: &str, parameters: &str, page: u32) -> String {
    format!("{base}/{path}?{parameters}size={ROWS}&page={page}")
}

/// Whether an error says that the sensor is a manual sampler, whose means come weeks later and only in the archive.
pub fn is_manual_sensor(error: &ParseError) -> bool {
    matches!(error, ParseError::Refused { reason } if reason.starts_with(MANUAL))
}

/// The answer as an object; the error object is a refusal that begins with its number.
pub(super) fn root(body: &str) -> Result<Object, ParseError> {
    let root = json::root(body)?;
    match (json::text(&root, "error_code"), json::text(&root, "error_reason")) {
        (Ok(code), Ok(reason)) => Err(json::refused(&format!("{code}: {reason}"))),
        (Ok(words), Err(_)) | (Err(_), Ok(words)) => Err(json::refused(words)),
        _ => Ok(root),
    }
}

/// Pages that a list has in all.
pub(super) fn total_pages(root: &Object) -> Result<u32, ParseError> {
    json::whole(root, "totalPages")
}

/// Number of the page behind `page`, when there is one.
pub(super) fn next(page: u32, body: &str) -> Result<Option<u32>, ParseError> {
    let behind = page.saturating_add(1);
    Ok((behind < total_pages(&root(body)?)?).then_some(behind))
}

/// Rows of all pages of a list, in order.
///
/// # Errors
/// [`ParseError::Count`] for other pages than the answer has, [`ParseError::Empty`] without rows.
pub(super) fn rows(bodies: &[&str], list: &'static str) -> Result<Vec<Value>, ParseError> {
    let mut all = Vec::new();
    for body in bodies {
        let mut root = root(body)?;
        let wanted = usize::try_from(total_pages(&root)?).unwrap_or(usize::MAX);
        if wanted.max(1) != bodies.len() {
            return Err(ParseError::Count { field: "totalPages", got: bodies.len(), wanted });
        }
        same_unit(&root)?;
        match root.remove(list) {
            Some(Value::Array(rows)) => all.extend(rows),
            _ => return Err(ParseError::Field { field: list, wanted: "a list" }),
        }
    }
    if all.is_empty() { Err(ParseError::Empty { field: list }) } else { Ok(all) }
}

/// The unit stands only in the words about the service. When it does, it must be micrograms per cubic metre.
fn same_unit(root: &Object) -> Result<(), ParseError> {
    let meta = root.get("meta").and_then(Value::as_object);
    let words = meta.and_then(|it| json::text(it, "dc:description").ok()).unwrap_or_default();
    for (place, _) in words.match_indices("g/m") {
        let before = words.get(..place).and_then(|it| it.chars().next_back());
        if !matches!(before, Some('\u{3bc}' | '\u{b5}')) {
            let got = words.get(place..).unwrap_or_default().chars().take(4);
            let got = before.into_iter().chain(got).collect();
            return Err(ParseError::Unit { field: "dc:description", got, wanted: Concentration::UNIT });
        }
    }
    Ok(())
}

/// The pollutant of a code such as `PM2.5`, when the portal knows it.
pub(super) fn pollutant(code: &str) -> Option<Pollutant> {
    CODES.iter().find(|(it, _)| *it == code).map(|(_, pollutant)| *pollutant)
}

/// What a stamp without zone means.
pub(super) enum Clock {
    /// Polish local time.
    Local(ZoneRule),
    /// UTC+1 all year.
    Archive,
}

impl Clock {
    /// Polish local time.
    pub(super) fn local() -> Result<Self, ParseError> {
        let wanted = ParseError::Field { field: "Data", wanted: "a local time" };
        ZoneRule::parse(ZONE).map(Self::Local).map_err(|_| wanted)
    }

    /// The moment of a stamp; of a local hour that occurs twice the first one, unless that is not behind `before`.
    /// `None` for a local hour that is skipped.
    pub(super) fn read(&self, civil: CivilDateTime, before: Option<Instant>) -> Option<Instant> {
        let zone = match self {
            Self::Archive => return Some(civil.as_utc().plus_seconds(-ARCHIVE_S)),
            Self::Local(zone) => zone,
        };
        let first = zone.instant(civil);
        let second = first.plus_seconds(HOUR_S);
        let is_first_taken = before.is_some_and(|it| it >= first);
        if is_first_taken && zone.local(second) == civil {
            return Some(second);
        }
        (zone.local(first) == civil).then_some(first)
    }
}

/// Hourly means of one instrument.
#[derive(Debug, Clone, PartialEq)]
pub struct SensorHours {
    /// Code of the instrument, `DsLegAlRzecz-NO2-1g`.
    pub code: String,
    /// Means; an hour without a row is missing.
    pub hours: Series<Concentration>,
}

/// Reads rows that are newest first and end an hour each.
pub(super) fn hours(rows: &[Value], clock: &Clock) -> Result<SensorHours, ParseError> {
    const FIELD: &str = "Data";
    let list = "Lista danych pomiarowych";
    let mut means: Vec<(Instant, Option<f64>)> = Vec::with_capacity(rows.len());
    let mut code = None;
    for (index, row) in rows.iter().enumerate().rev() {
        let row = json::row(row, list)?;
        let its = json::text(row, "Kod stanowiska")?;
        if code.get_or_insert(its) != &its {
            return Err(ParseError::Other { field: "Kod stanowiska" });
        }
        let before = means.last().map(|(end, _)| *end);
        let end = clock
            .read(json::civil(row, FIELD)?, before)
            .filter(|it| it.unix_seconds() % HOUR_S == 0)
            .ok_or(ParseError::Field { field: FIELD, wanted: "full hours" })?;
        if before.is_some_and(|it| it >= end) {
            return Err(ParseError::Order { row: index });
        }
        means.push((end, json::maybe(row, "Wartość")?));
    }
    let code = code.ok_or(ParseError::Empty { field: list })?;
    if !code.ends_with("-1g") {
        return Err(ParseError::Field { field: "Kod stanowiska", wanted: "an hourly instrument" });
    }
    Ok(SensorHours { code: code.to_owned(), hours: filled(&means)? })
}

/// Means on an axis without gaps; what no row tells is missing.
fn filled(means: &[(Instant, Option<f64>)]) -> Result<Series<Concentration>, ParseError> {
    let (Some((first, _)), Some((last, _))) = (means.first(), means.last()) else {
        return Err(ParseError::Empty { field: "Data" });
    };
    let count = last.seconds_since(*first) / HOUR_S + 1;
    let length = usize::try_from(count).ok().filter(|_| count <= MAX_HOURS);
    let mut values = vec![None; length.ok_or(ParseError::Field { field: "Data", wanted: "at most a year" })?];
    for (end, mean) in means {
        let place = usize::try_from(end.seconds_since(*first) / HOUR_S).ok();
        if let Some(cell) = place.and_then(|it| values.get_mut(it)) {
            *cell = mean.map(Concentration::from_ug_per_m3);
        }
    }
    Series::new(*first, HOUR_S, Stamp::MeanToEnd, values)
        .map_err(|_| ParseError::Field { field: "Data", wanted: "a series" })
}
