//! What the services of Energy-Charts share: a time axis in seconds of UTC, lists of the same length, a licence.

use portal_evidence::Class;
use portal_units::time::HOUR_S;
use portal_units::{CivilDate, Instant};
use serde_json::Value;

use super::json::{self, Object};
use super::source::{Cors, Meta, ParseError};

/// Address of the services.
pub const BASE: &str = "https://api.energy-charts.info";
/// Longest axis that is read: a year of quarters.
const MAX_ROWS: usize = 366 * 96;
/// The terms under which the portal shows the data, as the answers write them.
const OPEN_LICENCE: &str = "CC BY 4.0";

/// Country or zone and days; days count from midnight in Central Europe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Days {
    /// Code of the country (`pl`) for the mix, of the bidding zone (`PL`) for the price.
    pub area: String,
    /// The first day.
    pub first: CivilDate,
    /// The last day.
    pub last: CivilDate,
}

/// A service of Energy-Charts; `slug` and age are its own.
pub(super) const fn meta(slug: &'static str, class: Class, max_age_s: i64) -> Meta {
    Meta {
        slug,
        publisher: "Energy-Charts, Fraunhofer ISE",
        page: "https://api.energy-charts.info/",
        terms: "https://www.energy-charts.info/",
        licence: "CC-BY-4.0",
        credit: "Energy-Charts.info, Fraunhofer ISE",
        cors: Cors::Closed,
        max_age_s,
        class,
    }
}

/// Start and step of the axis, and its length. The stamps mark the START of each step.
pub(super) fn axis(root: &Object) -> Result<(Instant, i64, usize), ParseError> {
    const FIELD: &str = "unix_seconds";
    let stamps = json::list(root, FIELD)?;
    let wanted = ParseError::Field { field: FIELD, wanted: "a list of seconds" };
    // Seconds of any year that a calendar of four digits has.
    let read =
        |it: &Value| it.as_i64().filter(|it| (0..253_402_300_800).contains(it)).ok_or_else(|| wanted.clone());
    let stamps = stamps.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let [first, second, ..] = stamps.as_slice() else { return Err(ParseError::Empty { field: FIELD }) };
    let (start, step_s) = (*first, second - first);
    if ![HOUR_S, HOUR_S / 2, HOUR_S / 4].contains(&step_s) {
        return Err(ParseError::Order { row: 1 });
    }
    if stamps.len() > MAX_ROWS {
        return Err(ParseError::Count { field: FIELD, got: stamps.len(), wanted: MAX_ROWS });
    }
    let mut due = start;
    for (row, stamp) in stamps.iter().enumerate() {
        if *stamp != due {
            return Err(ParseError::Order { row });
        }
        due += step_s;
    }
    Ok((Instant::from_unix_seconds(start), step_s, stamps.len()))
}

/// The same for an answer that need not name its terms.
pub(super) fn no_closed_licence(root: &Object) -> Result<(), ParseError> {
    if root.contains_key("license_info") { open_licence(root).map(|_| ()) } else { Ok(()) }
}

/// Refuses terms under which the portal may not show the data. Some zones are for private use only.
pub(super) fn open_licence(root: &Object) -> Result<String, ParseError> {
    let words = json::text(root, "license_info")?;
    if words.starts_with(OPEN_LICENCE) {
        Ok(json::cut(words))
    } else {
        Err(ParseError::Licence { got: json::cut(words) })
    }
}
