//! Metals and benzo(a)pyrene in PM10: one number for a combined sample of several days.

use portal_units::CivilDate;

use super::Pollutant;
use crate::package::{Sheet, SheetError};

/// Name of the resource.
pub const RESOURCE: &str = "air-composites-2023";

/// One combined sample. To be drawn as a span; its days are not measured one by one.
#[derive(Debug, Clone, PartialEq)]
pub struct Composite {
    /// What was measured.
    pub pollutant: Pollutant,
    /// First day of the sample.
    pub from: CivilDate,
    /// Last day of the sample, within it.
    pub to: CivilDate,
    /// Days of the sample, at least 1.
    pub days: u32,
    /// Concentration, in `unit`.
    pub value: f64,
    /// `ng/m³` or `µg/m³`.
    pub unit: String,
}

/// Reads the table.
///
/// # Errors
/// [`SheetError`] for other headings, unreadable cells, a span whose days do not add up, or a sample that does
/// not follow the one before of the same pollutant.
pub fn parse(text: &str) -> Result<Vec<Composite>, SheetError> {
    let columns = &["pollutant", "from", "to", "days", "value", "unit"];
    let mut samples: Vec<Composite> = Vec::new();
    for row in Sheet::parse(RESOURCE, columns, text)?.rows() {
        let pollutant = Pollutant::of(row)?;
        let previous = samples.iter().rev().find(|it| it.pollutant == pollutant).map(|it| it.to);
        let from = row.later_date("from", previous)?;
        let (to, days) = (row.date("to")?, row.count("days")?);
        if to.days() - from.days() + 1 != i64::from(days) {
            return Err(row.refuse("days", "the days from the first to the last"));
        }
        let (value, unit) = (row.amount("value")?, row.text("unit")?);
        samples.push(Composite { pollutant, from, to, days, value, unit });
    }
    Ok(samples)
}

/// Mean of a pollutant's samples weighted by their days, in the unit of the samples; `None` without samples.
pub fn mean(samples: &[Composite], pollutant: Pollutant) -> Option<f64> {
    let chosen = samples.iter().filter(|it| it.pollutant == pollutant);
    let (sum, days) = chosen
        .fold((0.0, 0.0), |(sum, days), it| (sum + it.value * f64::from(it.days), days + f64::from(it.days)));
    (days > 0.0).then(|| sum / days)
}
