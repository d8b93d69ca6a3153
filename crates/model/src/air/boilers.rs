//! Boilers replaced: what no longer leaves the chimneys, and what that can do at most for the air.

use portal_units::{Concentration, Emission, Ratio};
use serde::{Deserialize, Serialize};

use super::Pollutant;
use crate::error::{ModelError, within};

/// Mass of one pollutant that leaves a chimney in a year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Emitted {
    /// What leaves it.
    pub pollutant: Pollutant,
    /// How much.
    pub mass: Emission,
}

/// What replacing boilers spares in a year, for each pollutant that is known of both.
///
/// `Δ = n·(before − after)`: exact for the emissions given. Negative where the new device emits more; a pollutant that
/// only one of the two lists has is left out, for its other side is not known.
///
/// # Arguments
/// * `boilers` – number of them    * `before`, `after` – yearly emissions of one, each 0 to 1e12 g
///
/// # Errors
/// [`ModelError::OutOfRange`] names `before` or `after`.
///
/// # Source
/// EMEP/EEA air pollutant emission inventory guidebook 2023, part B, chapter 1.A.4, equation 1: emission is fuel times
/// factor, hence additive over the devices.
pub fn replaced(boilers: u32, before: &[Emitted], after: &[Emitted]) -> Result<Vec<Emitted>, ModelError> {
    for (input, list) in [("before", before), ("after", after)] {
        for it in list {
            within(input, it.mass.g(), 0.0, 1e12)?;
        }
    }
    let spared = |old: &Emitted| {
        let new = after.iter().find(|it| it.pollutant == old.pollutant)?;
        Some(Emitted { pollutant: old.pollutant, mass: (old.mass - new.mass) * f64::from(boilers) })
    };
    Ok(before.iter().filter_map(spared).collect())
}

/// The part that the chimneys of homes have in the air of a place.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LowEmission {
    /// Mean concentration of the year.
    pub measured: Concentration,
    /// Smallest published share of the homes in that concentration.
    pub share_low: Ratio,
    /// Largest published share.
    pub share_high: Ratio,
    /// What all those homes emit in a year.
    pub emitted: Emission,
}

/// How much lower the mean of the year could be, at most.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Relief {
    /// With the smallest published share.
    pub low: Concentration,
    /// With the largest published share.
    pub high: Concentration,
    /// Part of the emission of the homes that goes away.
    pub removed: Ratio,
    /// More was to be spared than the homes emit, so that the result is what they contribute at all.
    pub capped: bool,
}

/// What sparing an emission can do at most for the mean of a year.
///
/// `Δc = c·s·min(1, Δ/E)`: the contribution of a group of sources shrinks with its emission. It can never exceed the
/// contribution itself. A statement about all homes together and the mean of a year: weather, height and place of the
/// chimneys, dust that forms in the air and dust that comes from elsewhere are left out. A share in the *emission* of a
/// country, which is what is often published, is not the share in the air of a place; who enters it must say so.
///
/// # Arguments
/// * `homes` – concentration 0 to 1e6 µg/m³, shares 0 to 1 with the low one not above the high one, emission above 0 to
///   1e15 g    * `spared` – emission that goes away, 0 to 1e15 g: what adds to the emission is not a relief
///
/// # Errors
/// [`ModelError::OutOfRange`] names `measured`, `share_high`, `share_low`, `emitted` or `spared`.
///
/// # Source
/// de Nevers and Morris, Rollback modeling: basic and modified, J. Air Pollut. Control Assoc. 25(9), 1975, 943–947.
pub fn relief(homes: &LowEmission, spared: Emission) -> Result<Relief, ModelError> {
    let measured = within("measured", homes.measured.ug_per_m3(), 0.0, 1e6)?;
    let high = within("share_high", homes.share_high.fraction(), 0.0, 1.0)?;
    let low = within("share_low", homes.share_low.fraction(), 0.0, high)?;
    let emitted = within("emitted", homes.emitted.g(), f64::MIN_POSITIVE, 1e15)?;
    let part = within("spared", spared.g(), 0.0, 1e15)? / emitted;
    let removed = part.min(1.0);
    Ok(Relief {
        low: Concentration::from_ug_per_m3(measured * low * removed),
        high: Concentration::from_ug_per_m3(measured * high * removed),
        removed: Ratio::from_fraction(removed),
        capped: part > 1.0,
    })
}
