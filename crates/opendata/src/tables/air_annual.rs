//! Yearly means of the air, each with the station that measured it.

use portal_evidence::{Confidence, SourceId};

use super::{Averaging, Pollutant, pollutant};
use crate::package::{Sheet, SheetError};

/// Name of the resource.
pub const RESOURCE: &str = "air-annual";

const COLUMNS: [&str; 12] = [
    "year",
    "station",
    "pollutant",
    "averaging",
    "mean",
    "min",
    "max",
    "days",
    "completeness",
    "unit",
    "source",
    "confidence",
];

/// The mean of a year at one station. Where the station changes, the series must not be joined.
#[derive(Debug, Clone, PartialEq)]
pub struct AirYear {
    /// The year.
    pub year: i32,
    /// Code of the station.
    pub station: String,
    /// What was measured.
    pub pollutant: Pollutant,
    /// Averaging of the measurements behind the mean.
    pub averaging: Averaging,
    /// Mean of the year, in `unit`.
    pub mean: f64,
    /// Lowest value of the averaging time, in `unit`.
    pub min: Option<f64>,
    /// Highest value of the averaging time, in `unit`.
    pub max: Option<f64>,
    /// Days measured.
    pub days: u32,
    /// Share of the year that was measured. \[%\]
    pub completeness_percent: f64,
    /// Unit of `mean`, `min` and `max`: `µg/m³` or `ng/m³`.
    pub unit: String,
    /// Where it was read.
    pub source: SourceId,
    /// How it was read.
    pub confidence: Confidence,
}

/// Reads the table.
///
/// # Errors
/// [`SheetError`] for other headings, unreadable cells, or years that fall within one pollutant.
pub fn parse(text: &str) -> Result<Vec<AirYear>, SheetError> {
    let mut years: Vec<AirYear> = Vec::new();
    for row in Sheet::parse(RESOURCE, &COLUMNS, text)?.rows() {
        let pollutant = Pollutant::of(row)?;
        let previous = years.iter().rev().find(|it| it.pollutant == pollutant).map(|it| it.year);
        years.push(AirYear {
            year: pollutant::later_year(row, previous)?,
            station: row.text("station")?,
            pollutant,
            averaging: Averaging::of(row)?,
            mean: row.amount("mean")?,
            min: row.maybe_amount("min")?,
            max: row.maybe_amount("max")?,
            days: row.count("days")?,
            completeness_percent: row.amount("completeness")?,
            unit: row.text("unit")?,
            source: row.source()?,
            confidence: row.confidence()?,
        });
    }
    Ok(years)
}
