//! What a way emits for each person.
//!
//! # Source
//! EMEP/EEA air pollutant emission inventory guidebook 2023, part B, chapter 1.A.3.b, tier 1: emission is fuel used times
//! factor; EN ISO 14083:2023 for the share of a passenger.

use portal_units::{
    Co2, Co2PerDistance, Co2PerVolume, EmissionFactor, FuelConsumption, Length, PowerConsumption, Ratio,
};
use serde::{Deserialize, Serialize};

use crate::error::{ModelError, within};

/// Longest way. \[m\]
const FARTHEST_M: f64 = 1e12;

/// What drives a car.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Drive {
    /// A fuel from the tank.
    Fuel {
        /// Fuel used.
        consumption: FuelConsumption,
        /// Emitted for each unit of it.
        factor: Co2PerVolume,
    },
    /// A battery.
    Electric {
        /// Electricity from the battery.
        consumption: PowerConsumption,
        /// Share of the electricity from the socket that arrives in the battery.
        charging: Ratio,
        /// Emitted for each unit of electricity at the socket.
        factor: EmissionFactor,
    },
}

/// Greenhouse gases of a way by car for each person in it.
///
/// `m = d·v·f / n` or `m = d·e·f / (η·n)`
///
/// # Arguments
/// * `distance` – 0 to 1e9 km    * `drive` – consumption 0 to 1000 of its unit, factor 0 to 100 kg/l or 0 to
///   10 000 g/kWh, charging efficiency 0.1 to 1    * `persons` – mean number in the car, 1 to 1000
///
/// # Errors
/// [`ModelError::OutOfRange`] names `distance`, `consumption`, `factor`, `charging` or `persons`.
pub fn car(distance: Length, drive: &Drive, persons: f64) -> Result<Co2, ModelError> {
    within("distance", distance.m(), 0.0, FARTHEST_M)?;
    let persons = within("persons", persons, 1.0, 1000.0)?;
    let all = match *drive {
        Drive::Fuel { consumption, factor } => {
            within("consumption", consumption.l_per_100km(), 0.0, 1000.0)?;
            within("factor", factor.kg_per_l(), 0.0, 100.0)?;
            distance * consumption * factor
        }
        Drive::Electric { consumption, charging, factor } => {
            within("consumption", consumption.kwh_per_100km(), 0.0, 1000.0)?;
            within("factor", factor.g_per_kwh(), 0.0, 1e4)?;
            distance * consumption * factor / within("charging", charging.fraction(), 0.1, 1.0)?
        }
    };
    Ok(all / persons)
}

/// Greenhouse gases of a way by bus, train or plane for one passenger.
///
/// `m = d·f`
///
/// # Arguments
/// * `distance` – 0 to 1e9 km    * `factor` – for each passenger, 0 to 10 000 g/km
///
/// # Errors
/// [`ModelError::OutOfRange`] names `distance` or `factor`.
pub fn passenger(distance: Length, factor: Co2PerDistance) -> Result<Co2, ModelError> {
    within("distance", distance.m(), 0.0, FARTHEST_M)?;
    within("factor", factor.g_per_km(), 0.0, 1e4)?;
    Ok(distance * factor)
}
