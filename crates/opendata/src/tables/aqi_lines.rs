//! Air quality indices that are numbers: straight lines between breakpoints.

use portal_evidence::{Confidence, SourceId};

use super::{Averaging, Pollutant};
use crate::package::{Row, Sheet, SheetError};

/// Name of the resource.
pub const RESOURCE: &str = "aqi-lines";

const COLUMNS: [&str; 13] = [
    "index",
    "pollutant",
    "averaging",
    "unit",
    "step",
    "band",
    "first",
    "last",
    "index_first",
    "index_last",
    "extrapolated",
    "source",
    "confidence",
];

/// One straight piece of one pollutant and averaging time, both ends included.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Key of the scale.
    pub index: String,
    /// What is judged.
    pub pollutant: Pollutant,
    /// Averaging of the concentration.
    pub averaging: Averaging,
    /// Unit of the step: `µg/m³`, `ppm` or `ppb`.
    pub unit: String,
    /// To whole steps a concentration is truncated.
    pub step: f64,
    /// Number of the band, 1 is the best.
    pub band: u32,
    /// Concentration at the begin and at the end, in steps.
    pub steps: [u32; 2],
    /// Index at the begin and at the end.
    pub values: [u32; 2],
    /// Whether the line also holds beyond its end.
    pub extrapolated: bool,
    /// Where it was read.
    pub source: SourceId,
    /// How it was read.
    pub confidence: Confidence,
}

/// Reads the table.
///
/// # Errors
/// [`SheetError`] for other headings, unreadable cells, an end that is no whole number of steps, lines out of order or
/// with a gap between them, or a line after one that goes on.
pub fn parse(text: &str) -> Result<Vec<Line>, SheetError> {
    let mut all: Vec<Line> = Vec::new();
    for row in Sheet::parse(RESOURCE, &COLUMNS, text)?.rows() {
        let step = row.amount("step")?;
        let next = Line {
            index: row.text("index")?,
            pollutant: Pollutant::of(row)?,
            averaging: Averaging::of(row)?,
            unit: row.text("unit")?,
            step,
            band: row.count("band")?,
            steps: [whole_steps(row, "first", step)?, whole_steps(row, "last", step)?],
            values: [row.count("index_first")?, row.count("index_last")?],
            extrapolated: row.yes_or_no("extrapolated")?,
            source: row.source()?,
            confidence: row.confidence()?,
        };
        check(row, all.last(), &next)?;
        all.push(next);
    }
    Ok(all)
}

/// A concentration in steps.
fn whole_steps(row: Row<'_>, column: &'static str, step: f64) -> Result<u32, SheetError> {
    let steps = row.amount(column)? / step;
    let is_whole = (steps - steps.round()).abs() < 1e-6 && steps < 1e7;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1e7")]
    if is_whole { Ok(steps.round() as u32) } else { Err(row.refuse(column, "a whole number of steps")) }
}

fn check(row: Row<'_>, previous: Option<&Line>, next: &Line) -> Result<(), SheetError> {
    let rises = |[first, last]: [u32; 2]| first < last;
    if !rises(next.steps) {
        return Err(row.refuse("last", "above the begin of the line"));
    }
    if !rises(next.values) {
        return Err(row.refuse("index_last", "above the index at the begin of the line"));
    }
    let is_same =
        |it: &&Line| (&it.index, it.pollutant, it.averaging) == (&next.index, next.pollutant, next.averaging);
    let Some(before) = previous.filter(is_same) else { return Ok(()) };
    if before.extrapolated || next.steps[0] != before.steps[1] + 1 {
        return Err(row.refuse("first", "one step after the line before, which does not go on"));
    }
    if next.values[0] != before.values[1] + 1 {
        return Err(row.refuse("index_first", "one after the line before"));
    }
    if next.band != before.band + 1 {
        return Err(row.refuse("band", "the band that follows"));
    }
    if (&next.unit, next.step.to_bits()) != (&before.unit, before.step.to_bits()) {
        return Err(row.refuse("step", "that of the line before, in the same unit"));
    }
    Ok(())
}
