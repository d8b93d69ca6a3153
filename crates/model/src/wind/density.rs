//! Density of the air at the hub.

use portal_units::{Density, Length, Pressure, Temperature, TemperatureDelta};

use crate::error::{ModelError, within};

/// Fall of the temperature with the height \[K/m\].
/// Source: ICAO, Manual of the Standard Atmosphere, Doc 7488, 3rd ed. 1993.
const LAPSE_K_PER_M: f64 = 0.0065;
/// Fall of the pressure with the height near the ground \[hPa/m\].
/// Source: Hau, Windkraftanlagen, 4th ed. 2008, p. 560.
const FALL_HPA_PER_M: f64 = 1.0 / 8.0;
/// Gas constant of dry air \[J/(kg K)\].
/// Source: Knorr, Modellierung von raum-zeitlichen Eigenschaften der Windenergieeinspeisung, Kassel 2016, p. 97.
const DRY_AIR_J_PER_KG_K: f64 = 287.058;
/// Density \[kg/m³\], temperature \[K\] and pressure \[hPa\] of standard air as in Hau 2008, p. 560.
const STANDARD_AIR: (f64, f64, f64) = (1.225, 288.15, 1013.30);
/// 0 °C \[K\].
const ZERO_CELSIUS_K: f64 = 273.15;

/// How the density follows from pressure and temperature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DensityModel {
    /// In proportion to standard air of 1.225 kg/m³ at 15 °C and 1013.3 hPa.
    Barometric,
    /// Ideal gas of dry air.
    IdealGas,
}

impl DensityModel {
    /// Density at the hub from the pressure at another height.
    ///
    /// `p_hub = p − Δh/8`, in hPa and m; barometric `ρ = 1.225·(p_hub/1013.3)·(288.15/T)`, ideal gas
    /// `ρ = p_hub/(R·T)`.
    ///
    /// # Arguments
    /// * `pressure` – 500 to 1100 hPa    * `climb` – height of the hub over that of the pressure, −300 to 300 m
    /// * `hub_air` – temperature at the hub, −70 °C to 70 °C
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `pressure`, `climb` or `air`.
    ///
    /// # Source
    /// Hau, Windkraftanlagen, 4th ed. 2008, p. 560; Knorr, Kassel 2016, p. 97.
    pub fn density(
        self,
        pressure: Pressure,
        climb: Length,
        hub_air: Temperature,
    ) -> Result<Density, ModelError> {
        let climb_m = within("climb", climb.m(), -300.0, 300.0)?;
        let hub_hpa = within("pressure", pressure.hpa(), 500.0, 1100.0)? - climb_m * FALL_HPA_PER_M;
        let kelvin = within("air", hub_air.celsius(), -70.0, 70.0)? + ZERO_CELSIUS_K;
        Ok(Density::from_kg_per_m3(match self {
            Self::Barometric => {
                let (density, standard_k, standard_hpa) = STANDARD_AIR;
                hub_hpa * density * standard_k / (standard_hpa * kelvin)
            }
            Self::IdealGas => hub_hpa * 100.0 / (DRY_AIR_J_PER_KG_K * kelvin),
        }))
    }
}

/// Temperature of the air `climb` above the height of its measurement: 6.5 K less for each kilometre.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `air` (−60 °C to 60 °C) or `climb` (−300 to 300 m).
///
/// # Source
/// ICAO, Manual of the Standard Atmosphere, Doc 7488, 3rd ed. 1993.
pub fn hub_temperature(air: Temperature, climb: Length) -> Result<Temperature, ModelError> {
    within("air", air.celsius(), -60.0, 60.0)?;
    let climb_m = within("climb", climb.m(), -300.0, 300.0)?;
    Ok(air + TemperatureDelta::from_kelvin(-LAPSE_K_PER_M * climb_m))
}
