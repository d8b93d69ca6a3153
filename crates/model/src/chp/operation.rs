//! A plant that follows the demand for heat or for power.

use portal_units::{Energy, Power, Ratio};

use super::savings::Output;
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

/// What happens to heat that nobody needs when the plant follows the power.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExcessHeat {
    /// A cooler throws it away.
    Cooled,
    /// The plant makes no more power than its heat is needed for.
    Avoided,
}

/// What the plant does hour by hour, all in kWh.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChpYear {
    /// Electricity.
    pub electricity_kwh: Vec<f64>,
    /// Heat from the plant, with what is cooled away.
    pub heat_kwh: Vec<f64>,
    /// Heat that is thrown away.
    pub cooled_kwh: Vec<f64>,
    /// Heat that a boiler has to add.
    pub boiler_kwh: Vec<f64>,
    /// Fuel of the plant.
    pub fuel_kwh: Vec<f64>,
    /// Number of hours in which it runs.
    pub running_hours: usize,
}

/// A plant in plain numbers, checked.
#[derive(Debug, Clone, Copy)]
struct Plant {
    full_kw: f64,
    least_kw: f64,
    sigma: f64,
    efficiency: f64,
}

/// Runs the plant after the demand for heat, hour by hour.
///
/// `q = min(demand, thermal)`, nothing below the smallest load; electricity `σ·q`, fuel `(σ·q + q) / η`.
///
/// # Errors
/// [`ModelError::NotFinite`] for a gap in `heat_kwh`; [`ModelError::OutOfRange`] names a negative `heat`, `thermal`
/// (0 to 1e9 kW), `min_load` (0 to 1), `power_to_heat` (0 to 5) or `total_efficiency` (0.01 to 1.2).
///
/// # Source
/// Directive 2012/27/EU, Annex I: electricity from cogeneration is the useful heat times the power-to-heat ratio.
pub fn heat_led(heat_kwh: &[f64], plant: &Chp) -> Result<ChpYear, ModelError> {
    demand("heat", heat_kwh, heat_kwh.len())?;
    let plant = Plant::of(plant, 0.0)?;
    let mut year = ChpYear::default();
    for &needed in heat_kwh {
        year.hour(&plant, plant.possible(needed), needed);
    }
    Ok(year)
}

/// Runs the plant after the demand for power, hour by hour.
///
/// `P = min(load, σ·thermal)`, nothing below the smallest load; heat `q = P/σ`, fuel `(P + q) / η`. Heat beyond the
/// demand is cooled away or, with [`ExcessHeat::Avoided`], `P = min(load, σ·min(heat, thermal))`.
///
/// # Errors
/// As [`heat_led`]; also a negative `load`, [`ModelError::Length`] when the two series differ in length, and
/// `power_to_heat` below 0.01.
///
/// # Source
/// As [`heat_led`].
pub fn power_led(
    load_kwh: &[f64],
    heat_kwh: &[f64],
    plant: &Chp,
    excess: ExcessHeat,
) -> Result<ChpYear, ModelError> {
    demand("load", load_kwh, load_kwh.len())?;
    demand("heat", heat_kwh, load_kwh.len())?;
    let plant = Plant::of(plant, 0.01)?;
    let mut year = ChpYear::default();
    for (&load, &needed) in load_kwh.iter().zip(heat_kwh) {
        let for_power = load / plant.sigma;
        let wanted = match excess {
            ExcessHeat::Cooled => for_power,
            ExcessHeat::Avoided => for_power.min(needed),
        };
        year.hour(&plant, plant.possible(wanted), needed);
    }
    Ok(year)
}

/// Checks that a demand is complete and never negative.
fn demand(input: &'static str, values: &[f64], expected: usize) -> Result<(), ModelError> {
    finite(input, values, expected)?;
    let least = values.iter().copied().fold(0.0, f64::min);
    within(input, least, 0.0, f64::MAX).map(|_| ())
}

impl Plant {
    fn of(plant: &Chp, least_sigma: f64) -> Result<Self, ModelError> {
        let full_kw = within("thermal", plant.thermal.kw(), 0.0, 1e9)?;
        Ok(Self {
            full_kw,
            least_kw: within("min_load", plant.min_load.fraction(), 0.0, 1.0)? * full_kw,
            sigma: within("power_to_heat", plant.power_to_heat.fraction(), least_sigma, 5.0)?,
            efficiency: within("total_efficiency", plant.total_efficiency.fraction(), 0.01, 1.2)?,
        })
    }

    /// Heat of an hour in which so much is wanted \[kWh\].
    fn possible(&self, wanted_kwh: f64) -> f64 {
        let heat = wanted_kwh.min(self.full_kw);
        if heat < self.least_kw { 0.0 } else { heat }
    }
}

impl ChpYear {
    /// Adds an hour in which the plant gives `heat` while `needed` is wanted.
    fn hour(&mut self, plant: &Plant, heat: f64, needed: f64) {
        let electricity = plant.sigma * heat;
        let useful = heat.min(needed);
        self.electricity_kwh.push(electricity);
        self.heat_kwh.push(heat);
        self.cooled_kwh.push(heat - useful);
        self.boiler_kwh.push(needed - useful);
        self.fuel_kwh.push((electricity + heat) / plant.efficiency);
        self.running_hours += usize::from(heat > 0.0);
    }

    /// Sums of all hours; the heat is the useful one.
    pub fn output(&self) -> Output {
        let sum = |hours: &[f64]| Energy::from_kwh(hours.iter().sum());
        Output {
            fuel: sum(&self.fuel_kwh),
            electricity: sum(&self.electricity_kwh),
            heat: sum(&self.heat_kwh) - sum(&self.cooled_kwh),
        }
    }
}
