//! What is in the air, and how the unit of a gas changes.
//!
//! # Source
//! Molar masses: Prohaska et al., Standard atomic weights of the elements 2021, Pure Appl. Chem. 94(5), 2022.
//! Amounts of gas: Directive 2008/50/EC, Annex VI C: 293 K and 101.3 kPa.

use portal_units::{Concentration, MixingRatio, Pressure, Temperature};
use serde::{Deserialize, Serialize};

use crate::error::{ModelError, within};

/// Gas constant. \[J/(mol·K)\]
const GAS_CONSTANT: f64 = 8.314_462_618;
/// The zero of the Celsius scale. \[K\]
const ICE_POINT_K: f64 = 273.15;

/// A substance that is measured in the air or leaves a chimney.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pollutant {
    /// Particles up to 10 µm.
    Pm10,
    /// Particles up to 2.5 µm.
    Pm25,
    /// Nitrogen dioxide.
    No2,
    /// Nitrogen oxides, counted as nitrogen dioxide.
    Nox,
    /// Ozone.
    O3,
    /// Sulphur dioxide; of a chimney all sulphur oxides counted as it.
    So2,
    /// Carbon monoxide.
    Co,
    /// Benzene.
    C6h6,
    /// Benzo(a)pyrene.
    Bap,
}

impl Pollutant {
    /// Mass of a mole \[g/mol\]; `None` for what is no single gas.
    pub const fn molar_mass_g(self) -> Option<f64> {
        match self {
            Self::No2 => Some(46.005),
            Self::O3 => Some(47.997),
            Self::So2 => Some(64.058),
            Self::Co => Some(28.010),
            Self::C6h6 => Some(78.114),
            Self::Pm10 | Self::Pm25 | Self::Nox | Self::Bap => None,
        }
    }
}

/// The state of air to which a network converts the volume of its gases.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ReferenceAir {
    /// Temperature.
    pub temperature: Temperature,
    /// Pressure.
    pub pressure: Pressure,
}

impl ReferenceAir {
    /// Europe: 293 K and 101.3 kPa.
    pub const EUROPE: Self =
        Self { temperature: Temperature::from_celsius(19.85), pressure: Pressure::from_hpa(1013.0) };
}

/// The share of a gas in the air by volume, from its mass in the volume: a scale in ppb judges a European measurement.
///
/// `r = c·R·T / (p·M)`; `None` for a pollutant that is no single gas.
///
/// # Arguments
/// * `concentration` – 0 to 1e9 µg/m³
/// * `air` – the state that the concentration holds for, −100 to 100 °C and 100 to 1200 hPa
///
/// # Errors
/// [`ModelError::OutOfRange`] names `concentration`, `temperature` or `pressure`.
///
/// # Source
/// The law of ideal gases; reference state in Directive 2008/50/EC, Annex VI C.
pub fn mixing_ratio(
    pollutant: Pollutant,
    concentration: Concentration,
    air: ReferenceAir,
) -> Result<Option<MixingRatio>, ModelError> {
    let ug_per_m3 = within("concentration", concentration.ug_per_m3(), 0.0, 1e9)?;
    let kelvin = within("temperature", air.temperature.celsius(), -100.0, 100.0)? + ICE_POINT_K;
    let pascal = within("pressure", air.pressure.hpa(), 100.0, 1200.0)? * 100.0;
    // µg/m³ over g/mol is µmol/m³; times m³/mol it is parts in a million of a million: 1000 of them are one ppb.
    let molar_volume = GAS_CONSTANT * kelvin / pascal;
    Ok(pollutant
        .molar_mass_g()
        .map(|molar_mass| MixingRatio::from_ppb(ug_per_m3 / molar_mass * molar_volume * 1000.0)))
}
