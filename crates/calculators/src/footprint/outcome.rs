//! The calculation: the parts of a footprint, and the same parts after each step taken alone.

use portal_model::building::{Layer, Measure};
use portal_model::emissions::{Drive, Item, Kind, car, footprint, strongest};
use portal_text::Text;
use portal_units::{
    Angle, Co2, Co2PerVolume, EmissionFactor, Energy, FuelConsumption, Length, PowerConsumption, Ratio,
    TemperatureDelta, ThermalConductivity,
};

use super::inputs::{Car, Inputs};
use super::texts;
use crate::answer::AnswerError;
use crate::shared::assumptions::Assumptions;
use crate::shared::heating::{self, BUY, CARNOT, Device, GRID_CO2, heating};
use crate::shared::home::{self, Home};
use crate::shared::study::{At, Numbers, Study, Usual, Wanted, shown_where};
use crate::shared::year::Year;

const PETROL_USE: &str = "petrol_car_use";
const DIESEL_USE: &str = "diesel_car_use";
const ELECTRIC_USE: &str = "electric_car_use";
const PETROL_CO2: &str = "petrol_co2_per_l";
const DIESEL_CO2: &str = "diesel_co2_per_l";
const SUN_CO2: &str = "solar_pv_lifecycle";
pub(super) const TREE: &str = "tree_uptake";
const PERFORMANCE: &str = "seasonal_performance";
const CHARGING: &str = "charging_efficiency";
/// Keys of the data.
pub(super) const KEYS: &[&str] =
    &[PETROL_USE, DIESEL_USE, ELECTRIC_USE, PETROL_CO2, DIESEL_CO2, SUN_CO2, TREE];

/// Panels of the step. \[kW\]
const PANELS_KW: f64 = 5.0;
/// Insulation of the step: 15 cm on the walls.
const LAYER: Layer =
    Layer { thickness: Length::from_m(0.15), conductivity: ThermalConductivity::from_w_per_mk(0.036) };
/// Part of distance or use that a step takes away.
const LESS: f64 = 0.2;

/// The steps, each with its name, in the order of [`Outcome::steps`].
pub(super) const STEPS: [Text; 7] = [
    texts::STEP_HEAT_PUMP,
    texts::STEP_WALLS,
    texts::STEP_COOLER,
    texts::STEP_PANELS,
    texts::STEP_USE,
    texts::STEP_CAR,
    texts::STEP_DISTANCE,
];

/// Parts of a footprint.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outcome {
    /// Heat, electricity, car.
    pub(super) parts: [Co2; 3],
    /// All of them.
    pub(super) total: Co2,
    /// What each step alone saves; nothing when it does not apply.
    pub(super) steps: [Co2; 7],
}

pub(super) struct Case {
    pub(super) study: Study<Outcome>,
    /// The strongest steps, as places in [`STEPS`], at most three.
    pub(super) best: Vec<usize>,
}

pub(super) fn numbers(inputs: &Inputs, assumptions: &Assumptions) -> Result<Numbers, AnswerError> {
    let mut heating = heating::wanted(inputs.heating);
    heating.push(Wanted::data(BUY, heating::BUY_LABEL));
    heating.push(Wanted::usual(CARNOT, texts::ASSUME_CARNOT, Usual::new(0.43, 0.43, 0.43, "1")));
    let counts = |key: &str| key.starts_with("efficiency_") || key.contains("_co2");
    let mut wanted: Vec<Wanted> = shown_where(heating, counts).collect();
    wanted.extend([
        Wanted::data(GRID_CO2, heating::GRID_CO2_LABEL),
        Wanted::usual(PERFORMANCE, texts::ASSUME_PERFORMANCE, Usual::new(3.3, 2.8, 3.8, "1")),
        Wanted::usual(CHARGING, texts::ASSUME_CHARGING, Usual::new(90.0, 86.0, 93.0, "%")),
        Wanted::data(ELECTRIC_USE, texts::ASSUME_ELECTRIC_USE),
        Wanted::data(SUN_CO2, texts::ASSUME_SUN_CO2),
        Wanted::data(TREE, texts::ASSUME_TREE),
    ]);
    match inputs.car {
        Car::Petrol => wanted.extend([
            Wanted::data(PETROL_USE, texts::ASSUME_CAR_USE),
            Wanted::data(PETROL_CO2, texts::ASSUME_FUEL_CO2),
        ]),
        Car::Diesel => wanted.extend([
            Wanted::data(DIESEL_USE, texts::ASSUME_CAR_USE),
            Wanted::data(DIESEL_CO2, texts::ASSUME_FUEL_CO2),
        ]),
        Car::Electric => {}
    }
    wanted.extend(shown_where(inputs.home.wanted(), |it| it != home::DESIGN_OUTDOOR));
    wanted.push(Home::wanted_water());
    Ok(Numbers::gather(assumptions, wanted)?)
}

/// Heat of the rooms as they are, with insulated walls, and one kelvin cooler. \[kWh\]
struct Rooms {
    now: f64,
    walls: f64,
    cooler: f64,
    panels: f64,
}

pub(super) fn case(inputs: &Inputs, numbers: &Numbers, year: &mut Year) -> Result<Case, AnswerError> {
    let middle = numbers.middle();
    let outdoor = home::celsius(&middle, home::DESIGN_OUTDOOR)?;
    let dwelling = inputs.home.dwelling(&middle)?;
    let walls = Measure::Wall(LAYER).applied(&dwelling)?;
    let mut cooler = dwelling;
    cooler.operation.indoor = dwelling.operation.indoor + TemperatureDelta::from_kelvin(-1.0);
    let panels = year.generation(Angle::from_degrees(35.0), Angle::from_degrees(180.0))?;
    let kwh = |it| home::heat(it, outdoor, year).map(|it| it.total_kwh);
    let rooms = Rooms {
        now: kwh(&dwelling)?,
        walls: kwh(&walls)?,
        cooler: kwh(&cooler)?,
        panels: panels.iter().sum::<f64>() * PANELS_KW,
    };
    let study = Study::of(numbers, |at| outcome(inputs, &rooms, at, year))?;
    let best = best(&study.mid)?;
    Ok(Case { study, best })
}

/// A part that a step changes, and what it becomes.
type Changed = (usize, Co2);

fn outcome(inputs: &Inputs, rooms: &Rooms, at: &At<'_>, year: &Year) -> Result<Outcome, AnswerError> {
    let water = inputs.home.hot_water_year(at, year)?;
    let usual = at.relative(inputs.home.period.heat_key())?;
    let heat = |rooms: f64| Energy::from_kwh(rooms * usual + water);
    let burnt = |rooms| heating(inputs.heating, heat(rooms), None, at).map(|it| it.co2);
    let grid = EmissionFactor::from_g_per_kwh(at.get(GRID_CO2)?);
    let pump = heating(Device::HeatPump, heat(rooms.now), Some(at.get(PERFORMANCE)?), at)?.co2;
    let driven = |distance, car| driving(distance, car, at);
    let parts = [burnt(rooms.now)?, inputs.demand * grid, driven(inputs.distance, inputs.car)?];
    let own = EmissionFactor::from_g_per_kwh(at.get(SUN_CO2)?);
    // Of the panels only what takes the place of the grid is counted, sold or used.
    let panels = Energy::from_kwh(rooms.panels) * grid - Energy::from_kwh(rooms.panels) * own;
    let changed: [Changed; 7] = [
        (0, pump),
        (0, burnt(rooms.walls)?),
        (0, burnt(rooms.cooler)?),
        (1, parts[1] - panels),
        (1, inputs.demand * (1.0 - LESS) * grid),
        (2, driven(inputs.distance, Car::Electric)?),
        (2, driven(inputs.distance * (1.0 - LESS), inputs.car)?),
    ];
    let saved = changed.map(|(part, after)| parts.get(part).map_or(Co2::ZERO, |before| *before - after));
    let total = footprint(&items(&parts))?.total;
    Ok(Outcome { parts, total, steps: saved })
}

fn items(parts: &[Co2; 3]) -> Vec<Item> {
    let kinds = [Kind::Heat, Kind::Electricity, Kind::Transport];
    kinds.into_iter().zip(parts).map(|(kind, co2)| Item { kind, co2: *co2 }).collect()
}

fn driving(distance: Length, with: Car, at: &At<'_>) -> Result<Co2, AnswerError> {
    let fuel = |consumption, factor| -> Result<Drive, AnswerError> {
        Ok(Drive::Fuel {
            consumption: FuelConsumption::from_l_per_100km(at.get(consumption)?),
            factor: Co2PerVolume::from_kg_per_l(at.get(factor)?),
        })
    };
    let drive = match with {
        Car::Petrol => fuel(PETROL_USE, PETROL_CO2)?,
        Car::Diesel => fuel(DIESEL_USE, DIESEL_CO2)?,
        Car::Electric => Drive::Electric {
            consumption: PowerConsumption::from_kwh_per_100km(at.get(ELECTRIC_USE)?),
            charging: Ratio::from_fraction(at.get(CHARGING)? / 100.0),
            factor: EmissionFactor::from_g_per_kwh(at.get(GRID_CO2)?),
        },
    };
    Ok(car(distance, &drive, 1.0)?)
}

/// The three steps that save most.
fn best(mid: &Outcome) -> Result<Vec<usize>, AnswerError> {
    let before = items(&mid.parts);
    let after: Vec<Vec<Item>> =
        mid.steps.iter().map(|saved| vec![Item { kind: Kind::Heat, co2: mid.total - *saved }]).collect();
    Ok(strongest(&before, &after, 3)?.iter().map(|it| it.index).collect())
}
