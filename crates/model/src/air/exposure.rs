//! What a person breathes over a day of several places, and its likeness in cigarettes.

use portal_units::{Concentration, Span};
use serde::{Deserialize, Serialize};

use crate::error::{ModelError, within};

/// Time in one air.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Stay {
    /// Mean concentration there.
    pub concentration: Concentration,
    /// How long.
    pub time: Span,
}

/// The mean concentration that a person breathes.
///
/// `E = Σ cᵢ·tᵢ / Σ tᵢ`; `None` when no time is spent anywhere.
///
/// # Arguments
/// * `stays` – concentrations 0 to 1e6 µg/m³, times 0 to 1e5 h
///
/// # Errors
/// [`ModelError::OutOfRange`] names `concentration` or `time`.
///
/// # Source
/// Duan, Models for human exposure to air pollution, Environment International 8, 1982, 305–309.
pub fn exposure(stays: &[Stay]) -> Result<Option<Concentration>, ModelError> {
    let (mut dose, mut hours) = (0.0, 0.0);
    for stay in stays {
        let time = within("time", stay.time.hours(), 0.0, 1e5)?;
        dose += within("concentration", stay.concentration.ug_per_m3(), 0.0, 1e6)? * time;
        hours += time;
    }
    Ok((hours > 0.0).then(|| Concentration::from_ug_per_m3(dose / hours)))
}

/// What a likeness is not. A page that shows the number shows this as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Caveat {
    /// A rule of communication: the same long-term mortality in large populations. Not a dose, and not the risk of a
    /// person.
    CommunicationOnly,
}

/// Dust in the air as cigarettes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Cigarettes {
    /// Cigarettes a day.
    pub a_day: f64,
    /// What the number is not.
    pub caveat: Caveat,
}

/// Cigarettes a day with the same effect on the mortality of many as a life in such air.
///
/// `n = c / c₁`
///
/// # Arguments
/// * `pm25` – long-term mean of PM2.5, 0 to 1e5 µg/m³
/// * `one_a_day` – the mean that the rule sets equal to one cigarette a day, 1 to 1000 µg/m³
///
/// # Errors
/// [`ModelError::OutOfRange`] names `pm25` or `one_a_day`.
///
/// # Source
/// Muller and Muller, Air Pollution and Cigarette Equivalence, Berkeley Earth, 2015: 22 µg/m³.
pub fn cigarettes(pm25: Concentration, one_a_day: Concentration) -> Result<Cigarettes, ModelError> {
    let pm25 = within("pm25", pm25.ug_per_m3(), 0.0, 1e5)?;
    let one_a_day = within("one_a_day", one_a_day.ug_per_m3(), 1.0, 1000.0)?;
    Ok(Cigarettes { a_day: pm25 / one_a_day, caveat: Caveat::CommunicationOnly })
}
