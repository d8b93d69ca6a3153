//! Stations that measure the air.

use portal_evidence::{Confidence, SourceId};
use portal_units::CivilDate;

use super::pollutant::require_new;
use crate::LocalText;
use crate::package::{Sheet, SheetError};

/// Name of the resource.
pub const RESOURCE: &str = "stations";

const COLUMNS: [&str; 14] = [
    "code",
    "eu_code",
    "api_id",
    "name",
    "from",
    "to",
    "type",
    "area",
    "latitude",
    "longitude",
    "note_pl",
    "note_en",
    "source",
    "confidence",
];

/// One station.
#[derive(Debug, Clone, PartialEq)]
pub struct Station {
    /// National code.
    pub code: String,
    /// European code.
    pub eu_code: String,
    /// Number in the programming interface of its owner, where it is known.
    pub api_id: Option<u32>,
    /// Name, a proper name of no language.
    pub name: String,
    /// First day of operation.
    pub from: CivilDate,
    /// Last day of operation; `None` while it runs.
    pub to: Option<CivilDate>,
    /// What surrounds it: `background`, `industrial`, `traffic`.
    pub kind: String,
    /// `urban`, `suburban` or `rural`.
    pub area: String,
    /// Degrees, north positive.
    pub latitude: f64,
    /// Degrees, east positive.
    pub longitude: f64,
    /// What it measures and other remarks.
    pub note: Option<LocalText>,
    /// Where it was read.
    pub source: SourceId,
    /// How it was read.
    pub confidence: Confidence,
}

/// Reads the table.
///
/// # Errors
/// [`SheetError`] for other headings, unreadable cells or a code that occurs twice.
pub fn parse(text: &str) -> Result<Vec<Station>, SheetError> {
    let mut stations: Vec<Station> = Vec::new();
    for row in Sheet::parse(RESOURCE, &COLUMNS, text)?.rows() {
        let api_id = if row.cell("api_id")?.is_empty() { None } else { Some(row.count("api_id")?) };
        stations.push(Station {
            code: require_new(row, "code", stations.iter().map(|it| it.code.as_str()))?,
            eu_code: row.text("eu_code")?,
            api_id,
            name: row.text("name")?,
            from: row.date("from")?,
            to: row.maybe_date("to")?,
            kind: row.text("type")?,
            area: row.text("area")?,
            latitude: row.number("latitude")?,
            longitude: row.number("longitude")?,
            note: row.maybe_local("note_pl", "note_en")?,
            source: row.source()?,
            confidence: row.confidence()?,
        });
    }
    Ok(stations)
}
