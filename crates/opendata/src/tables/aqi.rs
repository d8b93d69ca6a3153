//! Air quality indices: scales, thresholds, names and colours of their bands.

use portal_evidence::{Confidence, SourceId};
use portal_units::CivilDate;

use super::pollutant::require_new;
use super::{Averaging, Pollutant};
use crate::LocalText;
use crate::package::{Row, Sheet, SheetError};

/// Name of the resource of [`parse_indices`].
pub const INDICES: &str = "aqi-indices";
/// Name of the resource of [`parse_breakpoints`].
pub const BREAKPOINTS: &str = "aqi-breakpoints";
/// Name of the resource of [`parse_bands`].
pub const BANDS: &str = "aqi-bands";

/// One scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Index {
    /// Key, `pl_2025`.
    pub id: String,
    /// Name.
    pub label: LocalText,
    /// Whether pages show it; others are kept for comparison.
    pub shown: bool,
    /// Day from which it is in force, where it is known.
    pub valid_from: Option<CivilDate>,
    /// Where it was read.
    pub source: SourceId,
    /// How it was read.
    pub confidence: Confidence,
    /// What to mind.
    pub note: Option<LocalText>,
}

/// One band of one pollutant on one scale: above `lower`, up to and including `upper`. Band 1 contains zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Breakpoint {
    /// Key of the scale.
    pub index: String,
    /// What is judged.
    pub pollutant: Pollutant,
    /// Averaging of the concentration.
    pub averaging: Averaging,
    /// Unit of the thresholds: `µg/m³` or `mg/m³`.
    pub unit: String,
    /// Number of the band, 1 is the best.
    pub band: u32,
    /// Threshold below, not within.
    pub lower: f64,
    /// Threshold above, within; `None` for the worst band.
    pub upper: Option<f64>,
    /// Where it was read.
    pub source: SourceId,
    /// How it was read.
    pub confidence: Confidence,
}

/// Name and colour of a band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Key of the scale.
    pub index: String,
    /// Number of the band, 1 is the best.
    pub band: u32,
    /// Name.
    pub label: LocalText,
    /// The publisher's colour, `#50f0e6`, where it is known.
    pub colour: Option<String>,
    /// Where it was read.
    pub source: SourceId,
    /// How it was read.
    pub confidence: Confidence,
}

/// Reads the scales.
///
/// # Errors
/// [`SheetError`] for other headings, unreadable cells or a key that occurs twice.
pub fn parse_indices(text: &str) -> Result<Vec<Index>, SheetError> {
    let columns =
        &["id", "label_pl", "label_en", "shown", "valid_from", "source", "confidence", "note_pl", "note_en"];
    let mut all: Vec<Index> = Vec::new();
    for row in Sheet::parse(INDICES, columns, text)?.rows() {
        all.push(Index {
            id: require_new(row, "id", all.iter().map(|it| it.id.as_str()))?,
            label: row.local("label_pl", "label_en")?,
            shown: row.yes_or_no("shown")?,
            valid_from: row.maybe_date("valid_from")?,
            source: row.source()?,
            confidence: row.confidence()?,
            note: row.maybe_local("note_pl", "note_en")?,
        });
    }
    Ok(all)
}

/// Reads the thresholds.
///
/// # Errors
/// [`SheetError`] for other headings, unreadable cells, bands out of order or with a gap between them.
pub fn parse_breakpoints(text: &str) -> Result<Vec<Breakpoint>, SheetError> {
    let columns = &[
        "index",
        "pollutant",
        "averaging",
        "unit",
        "band",
        "lower_exclusive",
        "upper_inclusive",
        "source",
        "confidence",
    ];
    let mut all: Vec<Breakpoint> = Vec::new();
    for row in Sheet::parse(BREAKPOINTS, columns, text)?.rows() {
        let next = Breakpoint {
            index: row.text("index")?,
            pollutant: Pollutant::of(row)?,
            averaging: Averaging::of(row)?,
            unit: row.text("unit")?,
            band: row.count("band")?,
            lower: row.amount("lower_exclusive")?,
            upper: row.maybe_amount("upper_inclusive")?,
            source: row.source()?,
            confidence: row.confidence()?,
        };
        check_band(row, all.last(), &next)?;
        all.push(next);
    }
    Ok(all)
}

fn check_band(row: Row<'_>, previous: Option<&Breakpoint>, next: &Breakpoint) -> Result<(), SheetError> {
    let below = previous.filter(|it| it.index == next.index && it.pollutant == next.pollutant);
    let (band, lower) = below.map_or((1, Some(0.0)), |it| (it.band + 1, it.upper));
    if next.band != band {
        return Err(row.refuse("band", "the band that follows"));
    }
    if lower != Some(next.lower) {
        return Err(row.refuse("lower_exclusive", "where the band below ends"));
    }
    if next.upper.is_some_and(|it| it <= next.lower) {
        return Err(row.refuse("upper_inclusive", "above the lower threshold"));
    }
    Ok(())
}

/// Reads names and colours.
///
/// # Errors
/// [`SheetError`] for other headings, unreadable cells or a colour that is not `#` and six hexadecimal digits.
pub fn parse_bands(text: &str) -> Result<Vec<Band>, SheetError> {
    let columns = &["index", "band", "label_pl", "label_en", "colour", "source", "confidence"];
    Sheet::parse(BANDS, columns, text)?.read(|row| {
        let colour = row.maybe_text("colour")?;
        if colour.as_deref().is_some_and(|it| !is_colour(it)) {
            return Err(row.refuse("colour", "a colour such as #50f0e6"));
        }
        Ok(Band {
            index: row.text("index")?,
            band: row.count("band")?,
            label: row.local("label_pl", "label_en")?,
            colour,
            source: row.source()?,
            confidence: row.confidence()?,
        })
    })
}

fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#');
    digits.is_some_and(|it| it.len() == 6 && it.bytes().all(|it| it.is_ascii_hexdigit()))
}
