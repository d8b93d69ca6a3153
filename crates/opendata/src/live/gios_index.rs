//! The Polish index of air quality of one station, as GIOŚ publishes it.

use portal_units::{CivilDate, Instant};

use super::air::PublishedIndex;
use super::gios::{self, Clock};
use super::json::{self, Object};
use super::source::{Meta, ParseError, Record, Source};
use crate::tables::Pollutant;
use serde_json::Value;

/// Best and worst level of the scale.
const LEVELS: core::ops::RangeInclusive<u32> = 0..=5;
const LEVEL: &str = "Wartość indeksu";
const CATEGORY: &str = "Nazwa kategorii indeksu";
const HOUR: &str = "Data danych źródłowych, z których policzono wartość indeksu dla wskaźnika";
/// Pollutants of the index with their names in its keys.
const PARTS: [(&str, Pollutant); 5] = [
    ("SO2", Pollutant::So2),
    ("NO2", Pollutant::No2),
    ("PM10", Pollutant::Pm10),
    ("PM2.5", Pollutant::Pm25),
    ("O3", Pollutant::O3),
];

/// The source; see [`Source`]. It is asked for the number of a station.
#[derive(Debug, Clone, Copy)]
pub struct GiosIndex;

/// The index of a station and of its pollutants.
#[derive(Debug, Clone, PartialEq)]
pub struct StationIndex {
    /// Number of the station.
    pub station: u32,
    /// When it was computed.
    pub computed_at: Instant,
    /// The worst of the parts; `None` when the operator has no index for now.
    pub overall: Option<PublishedIndex>,
    /// The index of each pollutant that has one.
    pub parts: Vec<(Pollutant, PublishedIndex)>,
}

impl Source for GiosIndex {
    type Query = u32;
    type Record = StationIndex;

    const META: Meta = gios::meta("gios-index", 3 * 3_600);

    fn url(base: &str, query: &u32) -> String {
        format!("{base}/aqindex/getIndex/{query}")
    }

    fn parse(body: &str) -> Result<StationIndex, ParseError> {
        let root = gios::root(body)?;
        let index = json::object(&root, "AqIndex")?;
        let clock = Clock::local()?;
        let overall = read(index, &clock, (LEVEL, CATEGORY), &format!("{HOUR} st"))?;
        let mut parts = Vec::new();
        for (name, pollutant) in PARTS {
            let level = format!("{LEVEL} dla wskaźnika {name}");
            // The key of the category is misspelt; it may be put right one day.
            let wrong = format!("{CATEGORY} dla wskażnika {name}");
            let right = format!("{CATEGORY} dla wskaźnika {name}");
            let category = if index.contains_key(&right) { right } else { wrong };
            let part = read(index, &clock, (&level, &category), &format!("{HOUR} {name}"))?;
            parts.extend(part.map(|it| (pollutant, it)));
        }
        Ok(StationIndex {
            station: json::whole(index, "Identyfikator stacji pomiarowej")?,
            computed_at: moment(index, &clock, "Data wykonania obliczeń indeksu")?,
            overall,
            parts,
        })
    }

    fn check(query: &u32, index: &StationIndex) -> Result<(), ParseError> {
        let is_asked = index.station == *query;
        if is_asked { Ok(()) } else { Err(ParseError::Other { field: "Identyfikator stacji pomiarowej" }) }
    }
}

/// One index; `None` where its level is null or below zero, which stands for "no index".
fn read(
    of: &Object,
    clock: &Clock,
    (level, category): (&str, &str),
    hour: &str,
) -> Result<Option<PublishedIndex>, ParseError> {
    let wanted = ParseError::Field { field: LEVEL, wanted: "null or a whole number from 0 to 5" };
    let level = match of.get(level) {
        Some(Value::Null) => return Ok(None),
        Some(number) if number.as_i64() == Some(-1) => return Ok(None),
        Some(number) => number.as_u64().and_then(|it| u32::try_from(it).ok()),
        None => None,
    };
    let level = level.filter(|it| LEVELS.contains(it)).ok_or(wanted)?;
    let category = of.get(category).and_then(Value::as_str);
    let category = category.ok_or(ParseError::Field { field: CATEGORY, wanted: "a text" })?.to_owned();
    Ok(Some(PublishedIndex { level, category, at: moment(of, clock, hour)? }))
}

fn moment(of: &Object, clock: &Clock, field: &str) -> Result<Instant, ParseError> {
    let civil =
        of.get(field).and_then(Value::as_str).and_then(|it| portal_units::CivilDateTime::parse(it).ok());
    let moment = civil.and_then(|it| clock.read(it, None));
    moment.ok_or(ParseError::Field { field: "Data wykonania obliczeń indeksu", wanted: "a local time" })
}

impl Record for StationIndex {
    fn as_of(&self, now: Instant) -> Option<Instant> {
        self.overall.as_ref().map(|it| it.at).filter(|it| *it <= now)
    }

    fn made_at(&self) -> Option<Instant> {
        Some(self.computed_at)
    }

    fn publishers_day(&self) -> Option<CivilDate> {
        None
    }
}
