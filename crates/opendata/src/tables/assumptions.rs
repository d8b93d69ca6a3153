//! Prices, factors and other numbers that a year, a town or a law changes: what calculators assume.

use portal_evidence::{Confidence, SourceId};

use super::pollutant::require_new;
use crate::LocalText;
use crate::package::{Sheet, SheetError};

/// Names of the resources of this shape.
pub const RESOURCES: [&str; 10] = [
    "energy-prices",
    "electricity-factors",
    "lifecycle-factors",
    "fuel-factors",
    "boiler-factors",
    "vehicles",
    "buildings",
    "equivalents",
    "chp-references",
    "cluster-start",
];

const COLUMNS: [&str; 12] = [
    "id",
    "value",
    "low",
    "high",
    "unit",
    "period",
    "label_pl",
    "label_en",
    "source",
    "confidence",
    "note_pl",
    "note_en",
];

/// One number with its cover.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumption {
    /// The key that code finds it by, `electricity_price_g11_gross`.
    pub id: String,
    /// The value in `unit`; `None` where the source gives none that fits one number.
    pub value: Option<f64>,
    /// Lower bound as printed, in `unit`.
    pub low: Option<f64>,
    /// Upper bound as printed, in `unit`.
    pub high: Option<f64>,
    /// Unit of the three, such as `PLN/kWh`; `1` for pure numbers.
    pub unit: String,
    /// What time it holds for: `2026`, `2024-01`, `2025-26`.
    pub period: Option<String>,
    /// What it is.
    pub label: LocalText,
    /// Where it was read.
    pub source: SourceId,
    /// How it was read. `Recalled` is a typical value to be checked: only an editable default.
    pub confidence: Confidence,
    /// What to mind, the formula of a computed one.
    pub note: Option<LocalText>,
}

/// Assumptions of one or more tables, found by key.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Assumptions(Vec<Assumption>);

/// Why a key cannot be answered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AssumptionError {
    /// No table has the key.
    #[error("no assumption {0}")]
    Missing(String),
    /// The row has no single value.
    #[error("assumption {0} has no value")]
    Empty(String),
    /// The row is in another unit than the code expects.
    #[error("assumption {id} is in {found}, expected {expected}")]
    Unit {
        /// The key.
        id: String,
        /// Unit of the row.
        found: String,
        /// Unit that the code expects.
        expected: &'static str,
    },
    /// Two tables have the key.
    #[error("assumption {0} is given twice")]
    Twice(String),
}

/// Reads one table.
///
/// # Errors
/// [`SheetError`] for other headings, a key that occurs twice, unreadable cells, a bound without the other or a
/// value outside its bounds.
pub fn parse(resource: &'static str, text: &str) -> Result<Assumptions, SheetError> {
    let mut all: Vec<Assumption> = Vec::new();
    for row in Sheet::parse(resource, &COLUMNS, text)?.rows() {
        let (value, low, high) =
            (row.maybe_number("value")?, row.maybe_number("low")?, row.maybe_number("high")?);
        if low.is_some() != high.is_some() {
            return Err(row.refuse("low", "given together with the other bound"));
        }
        let is_within = low.is_none_or(|it| value.is_none_or(|value| it <= value))
            && high.is_none_or(|it| value.is_none_or(|value| value <= it));
        if !is_within {
            return Err(row.refuse("value", "between its bounds"));
        }
        all.push(Assumption {
            id: require_new(row, "id", all.iter().map(|it| it.id.as_str()))?,
            value,
            low,
            high,
            unit: row.text("unit")?,
            period: row.maybe_text("period")?,
            label: row.local("label_pl", "label_en")?,
            source: row.source()?,
            confidence: row.confidence()?,
            note: row.maybe_local("note_pl", "note_en")?,
        });
    }
    Ok(Assumptions(all))
}

impl Assumptions {
    /// Both sets together.
    ///
    /// # Errors
    /// [`AssumptionError::Twice`] when they share a key.
    pub fn with(mut self, other: Self) -> Result<Self, AssumptionError> {
        for assumption in other.0 {
            if self.0.iter().any(|it| it.id == assumption.id) {
                return Err(AssumptionError::Twice(assumption.id));
            }
            self.0.push(assumption);
        }
        Ok(self)
    }

    /// In the order of the tables.
    pub fn iter(&self) -> impl Iterator<Item = &Assumption> {
        self.0.iter()
    }

    /// The row of a key.
    ///
    /// # Errors
    /// [`AssumptionError::Missing`].
    pub fn get(&self, id: &str) -> Result<&Assumption, AssumptionError> {
        self.0.iter().find(|it| it.id == id).ok_or_else(|| AssumptionError::Missing(id.to_owned()))
    }

    /// The value of a key, provided it is in the unit that the code expects.
    ///
    /// # Errors
    /// [`AssumptionError`].
    pub fn value(&self, id: &str, unit: &'static str) -> Result<f64, AssumptionError> {
        let row = self.get(id)?;
        if row.unit != unit {
            return Err(AssumptionError::Unit { id: id.to_owned(), found: row.unit.clone(), expected: unit });
        }
        row.value.ok_or_else(|| AssumptionError::Empty(id.to_owned()))
    }
}
