//! The year of a household, and the steps that cut it most.
//!
//! # Source
//! ISO 14067:2018: a footprint is the sum over its processes.

use portal_units::{Co2, Ratio};
use serde::{Deserialize, Serialize};

use crate::error::{ModelError, within};

/// What a part of a footprint is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Rooms and water.
    Heat,
    /// Everything else from the socket, without charging a car.
    Electricity,
    /// All ways.
    Transport,
}

/// A part of a footprint.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// What it is for.
    pub kind: Kind,
    /// Emitted in the year; negative for what is credited.
    pub co2: Co2,
}

/// A footprint with its parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Footprint {
    /// All together.
    pub total: Co2,
    /// Share of each item in the order given; `None` where the total is not above zero.
    pub shares: Vec<Option<Ratio>>,
}

/// Adds the parts of a footprint.
///
/// `m = Σ mᵢ`, share `mᵢ / m`
///
/// # Arguments
/// * `items` – each −1e12 to 1e12 kg
///
/// # Errors
/// [`ModelError::OutOfRange`] names `item`.
pub fn footprint(items: &[Item]) -> Result<Footprint, ModelError> {
    let total = total(items)?;
    let share = |item: &Item| (total > Co2::ZERO).then(|| Ratio::from_fraction(item.co2.kg() / total.kg()));
    Ok(Footprint { total, shares: items.iter().map(share).collect() })
}

/// One step with what it saves alone.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Which of the steps given, from 0.
    pub index: usize,
    /// Saved in a year when only this step is taken.
    pub saved: Co2,
}

/// The steps that save most, most first; a step that saves nothing is left out.
///
/// `saved = Σ before − Σ after`. Each step is judged alone: two together may save less than both sums, for a well
/// insulated house has less for a heat pump to spare.
///
/// # Arguments
/// * `before` – parts of the footprint, each −1e12 to 1e12 kg    * `after` – the parts after each step taken alone
/// * `most` – how many steps to name
///
/// # Errors
/// [`ModelError::OutOfRange`] names `item`.
pub fn strongest(before: &[Item], after: &[Vec<Item>], most: usize) -> Result<Vec<Step>, ModelError> {
    let now = total(before)?;
    let mut steps = Vec::new();
    for (index, items) in after.iter().enumerate() {
        let saved = now - total(items)?;
        if saved > Co2::ZERO {
            steps.push(Step { index, saved });
        }
    }
    steps.sort_by(|one, other| other.saved.kg().total_cmp(&one.saved.kg()));
    steps.truncate(most);
    Ok(steps)
}

fn total(items: &[Item]) -> Result<Co2, ModelError> {
    let mut sum = Co2::ZERO;
    for item in items {
        within("item", item.co2.kg(), -1e12, 1e12)?;
        sum += item.co2;
    }
    Ok(sum)
}
