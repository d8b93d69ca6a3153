//! Limits and guidelines for the air.

use portal_evidence::{Confidence, SourceId};
use portal_units::CivilDate;

use super::pollutant::{one_of, require_new};
use super::{Averaging, Pollutant};
use crate::LocalText;
use crate::package::{Sheet, SheetError};

/// Name of the resource.
pub const RESOURCE: &str = "limits";

const COLUMNS: [&str; 17] = [
    "id",
    "authority",
    "authority_pl",
    "authority_en",
    "pollutant",
    "averaging",
    "value",
    "unit",
    "kind",
    "kind_pl",
    "kind_en",
    "attain_by",
    "allowed",
    "source",
    "confidence",
    "note_pl",
    "note_en",
];

/// How binding a limit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LimitKind {
    /// Advice of the World Health Organization.
    Guideline,
    /// Binding.
    Limit,
    /// To be attained where possible.
    Target,
    /// To be attained in the long run.
    LongTermObjective,
    /// From here the public must be informed.
    Information,
    /// From here the alarm must be raised.
    Alert,
}

impl LimitKind {
    const NAMES: [(&'static str, Self); 6] = [
        ("guideline", Self::Guideline),
        ("limit", Self::Limit),
        ("target", Self::Target),
        ("long_term_objective", Self::LongTermObjective),
        ("information", Self::Information),
        ("alert", Self::Alert),
    ];
}

/// One limit.
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    /// The key that code finds it by, `who_2021_pm10_day`.
    pub id: String,
    /// Key of who set it: `who_2021`, `eu_2024_2881`, `eu_2008_50`, `eu_2004_107`, `pl`, `pl_eu`.
    pub authority: String,
    /// Who set it, in words.
    pub authority_label: LocalText,
    /// What it limits.
    pub pollutant: Pollutant,
    /// Over which time the concentration is averaged.
    pub averaging: Averaging,
    /// The concentration, in `unit`; only above it is an exceedance.
    pub value: f64,
    /// `µg/m³` or `ng/m³`.
    pub unit: String,
    /// How binding it is.
    pub kind: LimitKind,
    /// The same in words.
    pub kind_label: LocalText,
    /// Day from which it must be kept; `None` where it is in force or the day is not known.
    pub attain_by: Option<CivilDate>,
    /// Exceedances allowed in a year, counted in the averaging time.
    pub allowed_a_year: Option<u32>,
    /// Where it was read.
    pub source: SourceId,
    /// How it was read.
    pub confidence: Confidence,
    /// What to mind.
    pub note: Option<LocalText>,
}

/// Reads the table.
///
/// # Errors
/// [`SheetError`] for other headings, unreadable cells or a key that occurs twice.
pub fn parse(text: &str) -> Result<Vec<Limit>, SheetError> {
    let mut limits: Vec<Limit> = Vec::new();
    for row in Sheet::parse(RESOURCE, &COLUMNS, text)?.rows() {
        let allowed_a_year = if row.cell("allowed")?.is_empty() { None } else { Some(row.count("allowed")?) };
        limits.push(Limit {
            id: require_new(row, "id", limits.iter().map(|it| it.id.as_str()))?,
            authority: row.text("authority")?,
            authority_label: row.local("authority_pl", "authority_en")?,
            pollutant: Pollutant::of(row)?,
            averaging: Averaging::of(row)?,
            value: row.amount("value")?,
            unit: row.text("unit")?,
            kind: one_of(row, "kind", &LimitKind::NAMES, "a kind of limit")?,
            kind_label: row.local("kind_pl", "kind_en")?,
            attain_by: row.maybe_date("attain_by")?,
            allowed_a_year,
            source: row.source()?,
            confidence: row.confidence()?,
            note: row.maybe_local("note_pl", "note_en")?,
        });
    }
    Ok(limits)
}

/// The limit of a key.
pub fn find<'a>(limits: &'a [Limit], id: &str) -> Option<&'a Limit> {
    limits.iter().find(|it| it.id == id)
}
