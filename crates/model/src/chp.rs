//! Combined heat and power that follows the demand for heat.

use portal_units::{Power, Ratio};

use crate::error::{ModelError, finite, within};

/// A plant of one size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chp {
    /// Heat at full load.
    pub thermal: Power,
    /// Smallest share of the full load at which it runs.
    pub min_load: Ratio,
    /// Electricity for each unit of heat.
    pub power_to_heat: Ratio,
    /// Electricity and heat for each unit of fuel.
    pub total_efficiency: Ratio,
}

/// What the plant does hour by hour, all in kWh.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChpYear {
    /// Electricity.
    pub electricity_kwh: Vec<f64>,
    /// Heat from the plant.
    pub heat_kwh: Vec<f64>,
    /// Heat that a boiler has to add.
    pub boiler_kwh: Vec<f64>,
    /// Fuel of the plant.
    pub fuel_kwh: Vec<f64>,
    /// Number of hours in which it runs.
    pub running_hours: usize,
}

/// Runs the plant after the demand for heat, hour by hour.
///
/// `q = min(demand, thermal)`, nothing below the smallest load; electricity `σ·q`, fuel `(σ·q + q) / η`.
///
/// # Errors
/// [`ModelError::NotFinite`] for a gap in `heat_kwh`; [`ModelError::OutOfRange`] names `thermal` (0 to 1e9 kW),
/// `min_load` (0 to 1), `power_to_heat` (0 to 5) or `total_efficiency` (0.01 to 1.2).
///
/// # Source
/// Directive 2012/27/EU, Annex I: electricity from cogeneration is the useful heat times the power-to-heat ratio.
pub fn heat_led(heat_kwh: &[f64], plant: &Chp) -> Result<ChpYear, ModelError> {
    finite("heat", heat_kwh, heat_kwh.len())?;
    let full = within("thermal", plant.thermal.kw(), 0.0, 1e9)?;
    let least = within("min_load", plant.min_load.fraction(), 0.0, 1.0)? * full;
    let sigma = within("power_to_heat", plant.power_to_heat.fraction(), 0.0, 5.0)?;
    let efficiency = within("total_efficiency", plant.total_efficiency.fraction(), 0.01, 1.2)?;
    let mut year = ChpYear::default();
    for demand in heat_kwh {
        let possible = demand.clamp(0.0, full);
        let heat = if possible < least { 0.0 } else { possible };
        let electricity = sigma * heat;
        year.electricity_kwh.push(electricity);
        year.heat_kwh.push(heat);
        year.boiler_kwh.push(demand - heat);
        year.fuel_kwh.push((electricity + heat) / efficiency);
        year.running_hours += usize::from(heat > 0.0);
    }
    Ok(year)
}
