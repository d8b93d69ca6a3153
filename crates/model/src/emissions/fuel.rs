//! What a fuel emits when it burns.
//!
//! # Source
//! IPCC 2006 Guidelines for National Greenhouse Gas Inventories, volume 2, chapter 2, equation 2.1; EMEP/EEA air
//! pollutant emission inventory guidebook 2023, part B, chapter 1.A.4, equation 1: emission is fuel times factor.

use portal_units::{
    CalorificValue, Co2, Co2PerVolume, EmissionFactor, Energy, FuelMass, FuelVolume, PollutantFactor,
};
use serde::{Deserialize, Serialize};

use crate::air::{Emitted, Pollutant};
use crate::error::{ModelError, within};

/// Largest amount of a fuel, in its unit.
const MOST: f64 = 1e15;

/// An amount of fuel with the factor that belongs to its unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fuel {
    /// By the heat in it, net calorific value.
    Energy {
        /// The heat.
        amount: Energy,
        /// Emitted for each unit of it.
        factor: EmissionFactor,
    },
    /// By its mass.
    Mass {
        /// The mass.
        amount: FuelMass,
        /// Net calorific value.
        calorific_value: CalorificValue,
        /// Emitted for each unit of heat.
        factor: EmissionFactor,
    },
    /// By its volume.
    Volume {
        /// The volume.
        amount: FuelVolume,
        /// Emitted for each unit of it.
        factor: Co2PerVolume,
    },
}

/// Greenhouse gases of a burnt fuel.
///
/// `m = E·f`, `m = M·H·f` or `m = V·f`
///
/// # Arguments
/// * `fuel` – amount 0 to 1e15 of its unit; factor 0 to 10 000 g/kWh or 0 to 100 kg/l; calorific value 0 to 150 MJ/kg
///
/// # Errors
/// [`ModelError::OutOfRange`] names `amount`, `calorific_value` or `factor`.
pub fn co2(fuel: &Fuel) -> Result<Co2, ModelError> {
    match *fuel {
        Fuel::Energy { amount, factor } => {
            within("amount", amount.kwh(), 0.0, MOST)?;
            within("factor", factor.g_per_kwh(), 0.0, 1e4)?;
            Ok(amount * factor)
        }
        Fuel::Mass { amount, calorific_value, factor } => {
            within("amount", amount.kg(), 0.0, MOST)?;
            within("calorific_value", calorific_value.mj_per_kg(), 0.0, 150.0)?;
            co2(&Fuel::Energy { amount: amount * calorific_value, factor })
        }
        Fuel::Volume { amount, factor } => {
            within("amount", amount.l(), 0.0, MOST)?;
            within("factor", factor.kg_per_l(), 0.0, 100.0)?;
            Ok(amount * factor)
        }
    }
}

/// Factor of one pollutant.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PollutantFactorOf {
    /// What leaves the chimney.
    pub pollutant: Pollutant,
    /// Emitted for each unit of heat in the fuel.
    pub factor: PollutantFactor,
}

/// Pollutants of a burnt fuel, one for each factor.
///
/// `m = E·f`
///
/// # Arguments
/// * `fuel` – heat in the fuel, net calorific value, 0 to 1e15 kWh    * `factors` – 0 to 1e6 g/GJ
///
/// # Errors
/// [`ModelError::OutOfRange`] names `amount` or `factor`.
pub fn pollutants(fuel: Energy, factors: &[PollutantFactorOf]) -> Result<Vec<Emitted>, ModelError> {
    within("amount", fuel.kwh(), 0.0, MOST)?;
    let emitted = |it: &PollutantFactorOf| {
        within("factor", it.factor.g_per_gj(), 0.0, 1e6)?;
        Ok(Emitted { pollutant: it.pollutant, mass: fuel * it.factor })
    };
    factors.iter().map(emitted).collect()
}
