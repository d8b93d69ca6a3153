//! Boilers: fuel for heat, and what leaves the chimney.
//!
//! A device is an efficiency and a list of factors; both are data of a fuel and a class.

use portal_units::{Co2, Concentration, EmissionFactor, Energy, PollutantFactor, Ratio};

use crate::air::Emitted;
use crate::emissions::{Fuel, PollutantFactorOf, co2, pollutants};
use crate::error::{ModelError, finite, within};
use crate::registry::{Card, Limits, Proof};

/// Oxygen in dry air \[% by volume\], as the conversion of limits has it; EPA Method 19.
const OXYGEN_IN_AIR: f64 = 20.9;

/// Boilers and what they emit.
pub static CARD: Card = Card {
    slug: "boiler",
    item: "heat::Boiler::burn",
    formula: "B = Q/η; m_i = B·f_i; f_i = c_i·V_dry·20.9/(20.9 − O2)",
    ranges: &[
        Limits { input: "efficiency", min: 0.1, max: 1.15, unit: "1" },
        Limits { input: "auxiliary", min: 0.0, max: 0.2, unit: "1" },
    ],
    sources: &[
        "EMEP/EEA Guidebook 2023, part B, chapter 1.A.4",
        "US EPA, Method 19, equation 19-1 (limits to factors)",
    ],
    omits: &[
        "same-efficiency-at-part-load",
        "no-start-up-emissions",
        "no-condensable-particles-unless-in-factor",
    ],
    proofs: &[
        Proof::Hand { test: "tests/boilers.rs: a_year_of_coal_is_worked_by_hand" },
        Proof::Hand { test: "tests/boilers.rs: a_limit_of_a_class_becomes_a_factor" },
    ],
};

/// A boiler of one class.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Boiler {
    /// Heat for each unit of fuel over a season, net calorific value: above 1 only where water condenses.
    pub efficiency: Ratio,
    /// Electricity of fans, pumps and feeders for each unit of heat.
    pub auxiliary: Ratio,
}

/// What a boiler takes, hour by hour \[kWh\].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BoilerYear {
    /// Fuel, net calorific value.
    pub fuel_kwh: Vec<f64>,
    /// Electricity.
    pub electricity_kwh: Vec<f64>,
}

/// What a fuel in a device of a class emits for each unit of it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Factors {
    /// Greenhouse gases.
    pub co2: EmissionFactor,
    /// Air pollutants, each once; what is not known is not in the list.
    pub pollutants: Vec<PollutantFactorOf>,
}

/// What was emitted.
#[derive(Debug, Clone, PartialEq)]
pub struct Released {
    /// Greenhouse gases.
    pub co2: Co2,
    /// Air pollutants, in the order of the factors.
    pub pollutants: Vec<Emitted>,
}

impl Boiler {
    /// Fuel and electricity for heat, hour by hour.
    ///
    /// `B = Q/η`, the same efficiency in all hours.
    ///
    /// # Errors
    /// [`ModelError::NotFinite`] for a gap in `heat`; [`ModelError::OutOfRange`] names a negative `heat`, `efficiency` (0.1
    /// to 1.15) or `auxiliary` (0 to 0.2).
    ///
    /// # Source
    /// EN 15316-4-1:2017, seasonal efficiency.
    pub fn burn(&self, heat_kwh: &[f64]) -> Result<BoilerYear, ModelError> {
        finite("heat", heat_kwh, heat_kwh.len())?;
        if let Some(negative) = heat_kwh.iter().find(|it| **it < 0.0) {
            within("heat", *negative, 0.0, f64::MAX)?;
        }
        let efficiency = within("efficiency", self.efficiency.fraction(), 0.1, 1.15)?;
        let auxiliary = within("auxiliary", self.auxiliary.fraction(), 0.0, 0.2)?;
        Ok(BoilerYear {
            fuel_kwh: heat_kwh.iter().map(|it| it / efficiency).collect(),
            electricity_kwh: heat_kwh.iter().map(|it| it * auxiliary).collect(),
        })
    }
}

impl BoilerYear {
    /// Fuel of all hours.
    pub fn fuel(&self) -> Energy {
        Energy::from_kwh(self.fuel_kwh.iter().sum())
    }

    /// Electricity of all hours.
    pub fn electricity(&self) -> Energy {
        Energy::from_kwh(self.electricity_kwh.iter().sum())
    }
}

impl Factors {
    /// What so much fuel emits: `m = B·f`.
    ///
    /// # Errors
    /// As [`co2`] and [`pollutants`].
    ///
    /// # Source
    /// As [`co2`] and [`pollutants`].
    pub fn of(&self, fuel: Energy) -> Result<Released, ModelError> {
        Ok(Released {
            co2: co2(&Fuel::Energy { amount: fuel, factor: self.co2 })?,
            pollutants: pollutants(fuel, &self.pollutants)?,
        })
    }
}

/// Factor of a device that emits just what its class permits.
///
/// `f = c·V·20.9/(20.9 − O2)`; a mg/MJ is a g/GJ. A class is judged at steady load: in a home devices emit more.
///
/// # Arguments
/// * `limit` – concentration in dry flue gas, 0 to 1e8 µg/m³    * `oxygen_percent` – at which it holds, 0 to 20
/// * `dry_gas_m3_per_mj` – dry flue gas of the fuel without spare oxygen, 0.1 to 1 m³/MJ, at the same temperature and
///   for the same calorific value as limit and factor
///
/// # Errors
/// [`ModelError::OutOfRange`] names `limit`, `oxygen` or `dry_gas`.
///
/// # Source
/// US EPA, Method 19, 40 CFR 60 appendix A-7, equation 19-1.
pub fn factor_of_limit(
    limit: Concentration,
    oxygen_percent: f64,
    dry_gas_m3_per_mj: f64,
) -> Result<PollutantFactor, ModelError> {
    let limit_mg_m3 = within("limit", limit.ug_per_m3(), 0.0, 1e8)? / 1000.0;
    let oxygen = within("oxygen", oxygen_percent, 0.0, 20.0)?;
    let gas = within("dry_gas", dry_gas_m3_per_mj, 0.1, 1.0)?;
    Ok(PollutantFactor::from_g_per_gj(limit_mg_m3 * gas * OXYGEN_IN_AIR / (OXYGEN_IN_AIR - oxygen)))
}
