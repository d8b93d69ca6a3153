//! Days or hours above a limit, and whether the limit is kept.
//!
//! # Source
//! Directive 2008/50/EC, Annexes I and XI; Directive (EU) 2024/2881, Annex I; WHO global air quality guidelines, 2021.

use portal_units::{Concentration, Ratio};
use serde::{Deserialize, Serialize};

use super::averaging::{check, needed};
use super::exceeds;
use crate::error::ModelError;

/// A limit for the means of an hour or a day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Limit {
    /// Only above it is an exceedance.
    pub value: Concentration,
    /// Exceedances allowed in a year; `None` where the rule names none.
    pub allowed: Option<u32>,
}

/// Whether a limit is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Not more exceedances than allowed in a year with enough values.
    Kept,
    /// More exceedances than allowed; missing values could only add to them.
    Exceeded,
    /// Not more exceedances than allowed, but too many values are missing to say more.
    TooFewValues,
}

/// How often a limit was exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exceedances {
    /// Values above the limit.
    pub over: usize,
    /// Values that are known.
    pub known: usize,
    /// Values that are missing.
    pub missing: usize,
    /// Whether the limit is kept; `None` where the rule allows no number.
    pub verdict: Option<Verdict>,
}

/// Counts the values above a limit. They are not rounded before they are compared, and none is made up for a missing
/// one.
///
/// # Arguments
/// * `values` – one for each hour or day of the year, averaged as the limit demands: see
///   [`super::day_means`] and [`super::day_maxima_of_8_hours`]
/// * `capture` – share of the year that must be known to find the limit kept, above 0 to 1, by the rules 0.9
///
/// # Errors
/// [`ModelError::OutOfRange`] names `capture`; [`ModelError::NotFinite`] names `concentration`.
pub fn exceedances(
    values: &[Option<Concentration>],
    limit: &Limit,
    capture: Ratio,
) -> Result<Exceedances, ModelError> {
    let needed = needed(values.len(), capture)?;
    check(values)?;
    let known = values.iter().flatten().count();
    let over = values.iter().flatten().filter(|it| exceeds(**it, limit.value)).count();
    let verdict = limit.allowed.map(|allowed| {
        let is_exceeded = u32::try_from(over).map_or(true, |over| over > allowed);
        match (is_exceeded, known >= needed) {
            (true, _) => Verdict::Exceeded,
            (false, true) => Verdict::Kept,
            (false, false) => Verdict::TooFewValues,
        }
    });
    Ok(Exceedances { over, known, missing: values.len() - known, verdict })
}
