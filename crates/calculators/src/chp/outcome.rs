//! The calculation: the plant through a year of heat, and its savings by the law.

use std::rc::Rc;

use portal_model::chp::savings::{
    ClimateRule, Efficiencies, GridFactors, HighEfficiency, climate_corrected, cogenerated,
    primary_energy_savings,
};
use portal_model::chp::{Chp, heat_led};
use portal_units::{Energy, Power, Ratio, Temperature};

use super::inputs::{Engine, Inputs, Voltage};
use super::texts;
use crate::answer::AnswerError;
use crate::shared::assumptions::Assumptions;
use crate::shared::kept::kept;
use crate::shared::study::{At, Numbers, Study, Usual, Wanted};
use crate::shared::year::Year;

const CLIMATE: &str = "chp_climate_per_kelvin";
const STANDARD: &str = "chp_climate_standard";
const MEAN: &str = "annual_mean_zone_2";
const LARGE: &str = "chp_high_efficiency_large";
const LARGE_FROM: &str = "chp_high_efficiency_large_from";
const OVERALL: &str = "chp_overall_threshold";
const LEAST_LOAD: &str = "least_load";
/// Keys of the data.
pub(super) const KEYS: &[&str] = &[
    CLIMATE,
    STANDARD,
    MEAN,
    LARGE,
    LARGE_FROM,
    OVERALL,
    "chp_ref_electricity_gas",
    "chp_ref_electricity_biogas",
    "chp_ref_heat_gas",
    "chp_ref_heat_biogas",
    "chp_grid_exported_low",
    "chp_grid_exported_medium",
    "chp_grid_exported_high",
    "chp_grid_exported_very_high",
    "chp_grid_used_low",
    "chp_grid_used_medium",
    "chp_grid_used_high",
    "chp_grid_used_very_high",
    "chp_electric_gas_small",
    "chp_electric_gas_medium",
    "chp_electric_gas_large",
    "chp_electric_biogas",
    "chp_thermal_gas_small",
    "chp_thermal_gas_medium",
    "chp_thermal_gas_large",
    "chp_thermal_biogas",
];

/// A year of the plant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Outcome {
    /// Primary energy savings, as a share; `None` while it never runs.
    pub(super) savings: Option<f64>,
    /// Fuel that separate generation would need more.
    pub(super) spared: Energy,
    pub(super) electricity: Energy,
    pub(super) heat: Energy,
    pub(super) boiler: Energy,
    pub(super) fuel: Energy,
    /// Hours in which it runs. \[h\]
    pub(super) hours: f64,
    /// References after their corrections.
    pub(super) reference: Efficiencies,
}

pub(super) struct Case {
    pub(super) study: Study<Outcome>,
    /// Whether it is high-efficiency by the law; `None` while it never runs.
    pub(super) holds: Option<bool>,
    /// Savings that the law asks for. \[%\]
    pub(super) asked_percent: f64,
    /// Heat of the plant, heat of the boiler, electricity by month. \[kWh\]
    pub(super) months: [[f64; 12]; 3],
}

/// Keys of a plant: electric and thermal efficiency, references of electricity and heat.
const fn plant_keys(engine: Engine) -> [&'static str; 4] {
    match engine {
        Engine::GasSmall => {
            ["chp_electric_gas_small", "chp_thermal_gas_small", "chp_ref_electricity_gas", "chp_ref_heat_gas"]
        }
        Engine::GasMedium => [
            "chp_electric_gas_medium",
            "chp_thermal_gas_medium",
            "chp_ref_electricity_gas",
            "chp_ref_heat_gas",
        ],
        Engine::GasLarge => {
            ["chp_electric_gas_large", "chp_thermal_gas_large", "chp_ref_electricity_gas", "chp_ref_heat_gas"]
        }
        Engine::Biogas => {
            ["chp_electric_biogas", "chp_thermal_biogas", "chp_ref_electricity_biogas", "chp_ref_heat_biogas"]
        }
    }
}

/// Keys of the corrections for electricity that is exported and that is used on the spot.
const fn grid_keys(voltage: Voltage) -> [&'static str; 2] {
    match voltage {
        Voltage::Low => ["chp_grid_exported_low", "chp_grid_used_low"],
        Voltage::Medium => ["chp_grid_exported_medium", "chp_grid_used_medium"],
        Voltage::High => ["chp_grid_exported_high", "chp_grid_used_high"],
        Voltage::VeryHigh => ["chp_grid_exported_very_high", "chp_grid_used_very_high"],
    }
}

pub(super) fn numbers(inputs: &Inputs, assumptions: &Assumptions) -> Result<Numbers, AnswerError> {
    let [electric, thermal, reference_electricity, reference_heat] = plant_keys(inputs.engine);
    let [exported, used] = grid_keys(inputs.voltage);
    let wanted = [
        Wanted::data(electric, texts::ASSUME_ELECTRIC),
        Wanted::data(thermal, texts::ASSUME_THERMAL),
        Wanted::usual(LEAST_LOAD, texts::ASSUME_LEAST_LOAD, Usual::new(50.0, 40.0, 60.0, "%")),
        Wanted::data(reference_electricity, texts::ASSUME_REFERENCE_ELECTRICITY),
        Wanted::data(reference_heat, texts::ASSUME_REFERENCE_HEAT),
        Wanted::data(CLIMATE, texts::ASSUME_CLIMATE),
        Wanted::data(STANDARD, texts::ASSUME_STANDARD),
        Wanted::data(MEAN, texts::ASSUME_MEAN),
        Wanted::data(exported, texts::ASSUME_EXPORTED),
        Wanted::data(used, texts::ASSUME_USED),
        Wanted::data(LARGE, texts::ASSUME_LARGE),
        Wanted::data(LARGE_FROM, texts::ASSUME_LARGE_FROM),
        Wanted::data(OVERALL, texts::ASSUME_OVERALL),
    ];
    Ok(Numbers::gather(assumptions, wanted)?)
}

pub(super) fn case(inputs: &Inputs, numbers: &Numbers, year: &Year) -> Result<Case, AnswerError> {
    let heat = demand(year)?;
    let study = Study::of(numbers, |at| Ok(run(inputs, &heat, at, year)?.0))?;
    let middle = numbers.middle();
    let (_, months) = run(inputs, &heat, &middle, year)?;
    let large_from = Power::from_kw(middle.get(LARGE_FROM)?);
    let large_percent = middle.get(LARGE)?;
    let law = HighEfficiency { large_from, least_savings: Ratio::from_fraction(large_percent / 100.0) };
    let asked_percent = if inputs.power >= large_from { large_percent } else { 0.0 };
    let holds = study.mid.savings.map(|it| law.holds(inputs.power, Ratio::from_fraction(it)));
    Ok(Case { study, holds, asked_percent, months })
}

/// A kilowatt hour of heat over the hours of a year: below 15 °C in proportion, a tenth of the peak all year for water.
fn demand(year: &Year) -> Result<Rc<Vec<f64>>, AnswerError> {
    kept(year, "district-heat", &[], || {
        let air = &year.weather().columns().air_celsius;
        let shape: Vec<f64> = air.iter().map(|it| 0.1 + 0.9 * (15.0 - it).clamp(0.0, 33.0) / 33.0).collect();
        let sum: f64 = shape.iter().sum();
        Ok(shape.iter().map(|it| it / sum).collect())
    })
}

type Run = (Outcome, [[f64; 12]; 3]);

fn run(inputs: &Inputs, shape: &[f64], at: &At<'_>, year: &Year) -> Result<Run, AnswerError> {
    let [electric, thermal, ..] = plant_keys(inputs.engine);
    let percent = |key| at.get(key).map(|it| it / 100.0);
    let (electric, thermal) = (percent(electric)?, percent(thermal)?);
    let plant = Chp {
        thermal: inputs.power * (thermal / electric),
        min_load: Ratio::from_fraction(percent(LEAST_LOAD)?),
        power_to_heat: Ratio::from_fraction(electric / thermal),
        total_efficiency: Ratio::from_fraction(electric + thermal),
    };
    let heat: Vec<f64> = shape.iter().map(|it| it * inputs.heat.kwh()).collect();
    let made = heat_led(&heat, &plant)?;
    let output = made.output();
    let joint = cogenerated(output, Ratio::from_fraction(percent(OVERALL)?), plant.power_to_heat)?;
    let reference = reference(inputs, at)?;
    let savings = match joint.efficiencies {
        Some(own) => primary_energy_savings(own, reference)?.map(Ratio::fraction),
        None => None,
    };
    // PES = 1 − F/(separate), so that separate generation takes F/(1 − PES).
    let spared = savings.map_or(Energy::ZERO, |it| joint.fuel * (it / (1.0 - it)));
    let calendar = year.calendar();
    let months = [
        calendar.monthly_sums(&made.heat_kwh)?,
        calendar.monthly_sums(&made.boiler_kwh)?,
        calendar.monthly_sums(&made.electricity_kwh)?,
    ];
    let hours = f64::from(u32::try_from(made.running_hours).unwrap_or(u32::MAX));
    let outcome = Outcome {
        savings,
        spared,
        electricity: output.electricity,
        heat: output.heat,
        boiler: Energy::from_kwh(made.boiler_kwh.iter().sum()),
        fuel: output.fuel,
        hours,
        reference,
    };
    Ok((outcome, months))
}

/// References of separate generation with the corrections for climate and grid.
fn reference(inputs: &Inputs, at: &At<'_>) -> Result<Efficiencies, AnswerError> {
    let [.., electricity, heat] = plant_keys(inputs.engine);
    let [exported, used] = grid_keys(inputs.voltage);
    let part = |key| at.get(key).map(Ratio::from_fraction);
    let percent = |key| at.get(key).map(|it| Ratio::from_fraction(it / 100.0));
    let rule =
        ClimateRule { standard: Temperature::from_celsius(at.get(STANDARD)?), per_kelvin: percent(CLIMATE)? };
    // The climate counts for gaseous fuels, and both kinds of engines burn them.
    let base = climate_corrected(percent(electricity)?, Temperature::from_celsius(at.get(MEAN)?), &rule)?;
    let grid = GridFactors { exported: part(exported)?, used: part(used)? }.mixed(inputs.own)?;
    Ok(Efficiencies {
        electricity: Ratio::from_fraction(base.fraction() * grid.fraction()),
        heat: percent(heat)?,
    })
}
