//! Months of typical years near the town, for comparison.

use portal_evidence::{Confidence, SourceId};

use crate::package::{Sheet, SheetError};

/// Name of the resource.
pub const RESOURCE: &str = "climate-normals";

const COLUMNS: [&str; 12] = [
    "dataset",
    "month",
    "temp_mean",
    "temp_min",
    "temp_max",
    "ghi",
    "poa_south_35",
    "wind",
    "hdd_15_20",
    "hdd_15_18",
    "source",
    "confidence",
];

/// One month of one typical year.
#[derive(Debug, Clone, PartialEq)]
pub struct ClimateMonth {
    /// Key of the typical year, `dresden`.
    pub dataset: String,
    /// The month, 1 is January.
    pub month: u32,
    /// Mean air temperature. \[°C\]
    pub temp_mean_c: f64,
    /// Lowest hour. \[°C\]
    pub temp_min_c: f64,
    /// Highest hour. \[°C\]
    pub temp_max_c: f64,
    /// Insolation of the horizontal plane. \[kWh/m²\]
    pub ghi_kwh_m2: f64,
    /// Insolation of a plane tilted by 35° to the south. \[kWh/m²\]
    pub poa_south_35_kwh_m2: f64,
    /// Mean wind speed. \[m/s\]
    pub wind_m_s: f64,
    /// Degree days, heating below 15 °C up to 20 °C. \[K·d\]
    pub hdd_15_20: f64,
    /// Degree days, heating below 15 °C up to 18 °C. \[K·d\]
    pub hdd_15_18: f64,
    /// Where the year was read.
    pub source: SourceId,
    /// How the figures came about.
    pub confidence: Confidence,
}

/// Reads the table.
///
/// # Errors
/// [`SheetError`] for other headings, unreadable cells or a month that does not follow in its year.
pub fn parse(text: &str) -> Result<Vec<ClimateMonth>, SheetError> {
    let mut months: Vec<ClimateMonth> = Vec::new();
    for row in Sheet::parse(RESOURCE, &COLUMNS, text)?.rows() {
        let dataset = row.text("dataset")?;
        let month = row.count("month")?;
        let previous = months.last().filter(|it| it.dataset == dataset).map_or(0, |it| it.month);
        if month != previous + 1 || month > 12 {
            return Err(row.refuse("month", "the month that follows"));
        }
        months.push(ClimateMonth {
            dataset,
            month,
            temp_mean_c: row.number("temp_mean")?,
            temp_min_c: row.number("temp_min")?,
            temp_max_c: row.number("temp_max")?,
            ghi_kwh_m2: row.amount("ghi")?,
            poa_south_35_kwh_m2: row.amount("poa_south_35")?,
            wind_m_s: row.amount("wind")?,
            hdd_15_20: row.amount("hdd_15_20")?,
            hdd_15_18: row.amount("hdd_15_18")?,
            source: row.source()?,
            confidence: row.confidence()?,
        });
    }
    Ok(months)
}
