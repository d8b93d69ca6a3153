//! The harvested hours of one station of the Polish network (GIOŚ): a file of the own site.
//!
//! GIOŚ does not let pages of other sites read its answers, so a harvester asks it once an hour and writes
//! `data/live/gios.json`. The file is ours and so is its format, `portal-gios/1`:
//!
//! ```json
//! {
//!   "format": "portal-gios/1",
//!   "fetched_at": "2026-04-08T20:25:00Z",
//!   "station": {"id": 52, "name": "Legnica, Al. Rzeczypospolitej", "latitude": 51.204503, "longitude": 16.180513},
//!   "first_hour": "2026-04-07T20:00:00Z",
//!   "hours": 2,
//!   "unit": "µg/m³",
//!   "pollutants": {"NO2": [11.3, null], "PM10": [18.0, 19.5]},
//!   "index": {"level": 0, "category": "Bardzo dobry", "at": "2026-04-08T18:00:00Z"}
//! }
//! ```
//!
//! * `first_hour` is the START in UTC of the first hour; row `n` is the mean of the hour that begins `n` hours
//!   later. GIOŚ stamps the END of an hour in Polish local time: the harvester converts, once.
//! * `hours` is the length of every list, 1–240. A missing mean is `null`; the newest one often is.
//! * Codes of pollutants are those of [`CODES`]; another code is refused. Of two instruments for one
//!   pollutant the harvester keeps one.
//! * `index` is what GIOŚ published, or `null`. It is shown as theirs and never recomputed under their name.

use portal_evidence::Class;
use portal_units::time::HOUR_S;
use portal_units::{Concentration, Instant, Series, Stamp};
use serde_json::Value;

use super::air::{Air, PollutantHours, PublishedIndex, Station};
use super::json::{self, Object};
use super::source::{Cors, Meta, ParseError, Point, Source};
use crate::tables::Pollutant;

/// Name and version of the file's format.
pub const FORMAT: &str = "portal-gios/1";
/// Codes of the pollutants in the file.
pub const CODES: [(&str, Pollutant); 7] = [
    ("PM2.5", Pollutant::Pm25),
    ("PM10", Pollutant::Pm10),
    ("NO2", Pollutant::No2),
    ("O3", Pollutant::O3),
    ("SO2", Pollutant::So2),
    ("CO", Pollutant::Co),
    ("C6H6", Pollutant::C6h6),
];
/// Longest list that is read: ten days.
const MAX_HOURS: u32 = 240;
/// Hours that the newest mean may end after the file was written, for clocks that differ. \[s\]
const AHEAD_S: i64 = 15 * 60;

/// The source; see [`Source`].
#[derive(Debug, Clone, Copy)]
pub struct GiosSnapshot;

impl Source for GiosSnapshot {
    type Query = ();
    type Record = Air;

    const META: Meta = Meta {
        slug: "gios-snapshot",
        publisher: "Główny Inspektorat Ochrony Środowiska",
        page: "https://powietrze.gios.gov.pl/pjp/content/api",
        terms: "https://powietrze.gios.gov.pl/pjp/content/api",
        licence: "ponowne wykorzystanie za podaniem źródła / re-use with credit",
        credit: "Źródło danych: GIOŚ, Państwowy Monitoring Środowiska",
        cors: Cors::SameOrigin,
        max_age_s: 3 * 3_600,
        class: Class::Preliminary,
    };

    fn url(base: &str, (): &()) -> String {
        base.to_owned()
    }

    fn parse(body: &str) -> Result<Air, ParseError> {
        let root = json::root(body)?;
        if let Ok(reason) = json::text(&root, "error_reason") {
            return Err(json::refused(reason));
        }
        if json::text(&root, "format")? != FORMAT {
            return Err(ParseError::Field { field: "format", wanted: FORMAT });
        }
        let unit = json::text(&root, "unit")?;
        if unit != Concentration::UNIT {
            return Err(ParseError::Unit {
                field: "unit",
                got: unit.to_owned(),
                wanted: Concentration::UNIT,
            });
        }
        let made_at = json::instant(&root, "fetched_at")?;
        Ok(Air {
            station: Some(station(json::object(&root, "station")?)?),
            pollutants: pollutants(&root, made_at)?,
            index: index(&root)?,
            made_at: Some(made_at),
            publishers_day: None,
        })
    }
}

fn station(of: &Object) -> Result<Station, ParseError> {
    let degrees = |field, limit: f64| {
        let value = json::number(of, field)?;
        if value.abs() <= limit {
            Ok(value)
        } else {
            Err(ParseError::Field { field, wanted: "a place on the globe" })
        }
    };
    Ok(Station {
        id: json::whole(of, "id")?,
        name: json::text(of, "name")?.to_owned(),
        at: Point { latitude: degrees("latitude", 90.0)?, longitude: degrees("longitude", 180.0)? },
    })
}

fn pollutants(root: &Object, made_at: Instant) -> Result<Vec<PollutantHours>, ParseError> {
    let start = json::instant(root, "first_hour")?;
    if start.unix_seconds() % HOUR_S != 0 {
        return Err(ParseError::Field { field: "first_hour", wanted: "the start of an hour" });
    }
    let hours = json::whole(root, "hours")?;
    if !(1..=MAX_HOURS).contains(&hours) {
        return Err(ParseError::Field { field: "hours", wanted: "a number from 1 to 240" });
    }
    if start.plus_seconds(i64::from(hours) * HOUR_S) > made_at.plus_seconds(AHEAD_S) {
        return Err(ParseError::Field {
            field: "hours",
            wanted: "hours that had passed when the file was made",
        });
    }
    let lists = json::object(root, "pollutants")?;
    let known = CODES.into_iter().filter(|(code, _)| lists.contains_key(*code));
    let read = known.map(|(code, pollutant)| pollutant_hours(lists, code, pollutant, start, hours));
    let read = read.collect::<Result<Vec<_>, _>>()?;
    if read.is_empty() || read.len() != lists.len() {
        return Err(ParseError::Field { field: "pollutants", wanted: "lists of known pollutants" });
    }
    Ok(read)
}

fn pollutant_hours(
    lists: &Object,
    field: &'static str,
    pollutant: Pollutant,
    start: Instant,
    hours: u32,
) -> Result<PollutantHours, ParseError> {
    let count = usize::try_from(hours).map_err(|_| ParseError::Field { field, wanted: "a list" })?;
    let numbers = json::numbers(lists, field, count)?;
    let values = numbers.into_iter().map(|it| it.map(Concentration::from_ug_per_m3)).collect();
    let hours = Series::new(start, HOUR_S, Stamp::MeanFromStart, values)
        .map_err(|_| ParseError::Field { field, wanted: "a series" })?;
    Ok(PollutantHours { pollutant, hours })
}

fn index(root: &Object) -> Result<Option<PublishedIndex>, ParseError> {
    if root.get("index") == Some(&Value::Null) {
        return Ok(None);
    }
    let index = json::object(root, "index")?;
    Ok(Some(PublishedIndex {
        level: json::whole(index, "level")?,
        category: json::text(index, "category")?.to_owned(),
        at: json::instant(index, "at")?,
    }))
}
