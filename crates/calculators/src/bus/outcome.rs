//! The calculation: a day of the line in the chosen air, and its year against diesel buses.

use portal_model::mobility::bus::{
    self, BusBattery, BusCharging, BusDay, BusLine, BusSystem, DepotCharging, simulate,
};
use portal_model::mobility::vehicle::{Cabin, Road, Vehicle};
use portal_units::{
    Co2, Conductance, EmissionFactor, Energy, EnergyPrice, Length, Money, Power, PowerConsumption, Ratio,
    Speed, Temperature,
};

use super::inputs::{BATTERY, Heating, Inputs, Terminus};
use super::texts;
use crate::answer::AnswerError;
use crate::shared::assumptions::Assumptions;
use crate::shared::study::{At, Numbers, Study, Usual, Wanted};

const SUMMER: &str = "ebus_use_summer";
const WINTER: &str = "ebus_use_winter";
const MEAN: &str = "ebus_use_mean";
const DIESEL_USE: &str = "diesel_bus_use";
const DIESEL_PRICE: &str = "diesel_price";
const DIESEL_CO2: &str = "diesel_co2_per_l";
const BUY: &str = "electricity_price_g11_gross";
const GRID_CO2: &str = "grid_co2_end_users_2023";
const CHARGER: &str = "ebus_pantograph";
const CHARGING: &str = "charging_efficiency";
const HEALTH: &str = "battery_health";
/// Keys of the data.
pub(super) const KEYS: &[&str] =
    &[BATTERY, SUMMER, WINTER, MEAN, DIESEL_USE, DIESEL_PRICE, DIESEL_CO2, BUY, GRID_CO2, CHARGER];

/// First and last departure of a day, minutes after midnight.
const FIRST_LAST: (u32, u32) = (5 * 60, 22 * 60 + 30);
/// Days of service in a year.
const DAYS: f64 = 365.0;
/// The winter consumption of the data is taken to hold at this air and mean speed.
const WINTER_AIR: f64 = -10.0;
const WINTER_SPEED: f64 = 20.0;
/// The cabin is heated below this. \[°C\]
const HEAT_BELOW: f64 = 18.0;

/// A day, and a year at the mean consumption of the data.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outcome {
    pub(super) day: BusDay,
    /// Consumption on the day. \[kWh/km\]
    pub(super) consumption: f64,
    /// Electricity of the year from the grid.
    pub(super) energy: Energy,
    pub(super) electricity: Money,
    pub(super) diesel: Money,
    pub(super) co2: Co2,
}

pub(super) struct Case {
    pub(super) study: Study<Outcome>,
    /// Consumption by the air. \[°C, kWh/km\]
    pub(super) by_air: Vec<(f64, f64)>,
}

pub(super) fn numbers(inputs: &Inputs, assumptions: &Assumptions) -> Result<Numbers, AnswerError> {
    let wanted = [
        Wanted::asked(BATTERY, texts::BATTERY, inputs.battery.kwh()),
        Wanted::data(SUMMER, texts::ASSUME_SUMMER),
        Wanted::data(WINTER, texts::ASSUME_WINTER),
        Wanted::data(MEAN, texts::ASSUME_MEAN),
        Wanted::usual(CHARGING, texts::ASSUME_CHARGING, Usual::new(92.0, 90.0, 95.0, "%")),
        Wanted::usual(HEALTH, texts::ASSUME_HEALTH, Usual::new(80.0, 80.0, 80.0, "%")),
        Wanted::data(CHARGER, texts::ASSUME_CHARGER),
        Wanted::data(DIESEL_USE, texts::ASSUME_DIESEL_USE),
        Wanted::data(DIESEL_PRICE, texts::ASSUME_DIESEL_PRICE),
        Wanted::data(DIESEL_CO2, texts::ASSUME_DIESEL_CO2),
        Wanted::data(BUY, texts::ASSUME_BUY),
        Wanted::data(GRID_CO2, texts::ASSUME_GRID_CO2),
    ];
    Ok(Numbers::gather(assumptions, wanted)?)
}

pub(super) fn case(inputs: &Inputs, numbers: &Numbers) -> Result<Case, AnswerError> {
    let study = Study::of(numbers, |at| outcome(inputs, at))?;
    let bus = vehicle(inputs, &numbers.middle())?;
    let mut by_air = Vec::new();
    for step in 0..=12_i8 {
        let air = -25.0 + 5.0 * f64::from(step);
        by_air.push((air, per_km(&bus, air)?));
    }
    Ok(Case { study, by_air })
}

fn outcome(inputs: &Inputs, at: &At<'_>) -> Result<Outcome, AnswerError> {
    let system = system(inputs, at)?;
    let day = simulate(&system, inputs.air)?;
    let consumption = per_km(&system.vehicle, inputs.air.celsius())?;
    let year = day.distance * DAYS;
    let km = year / Length::from_km(1.0);
    let energy = Energy::from_kwh(km * at.get(MEAN)? / (at.get(CHARGING)? / 100.0));
    let litres = km / 100.0 * at.get(DIESEL_USE)?;
    let exhaust = Co2::from_kg(litres * at.get(DIESEL_CO2)?);
    Ok(Outcome {
        day,
        consumption,
        energy,
        electricity: energy * EnergyPrice::from_pln_per_kwh(at.get(BUY)?),
        diesel: Money::from_pln(litres * at.get(DIESEL_PRICE)?),
        co2: exhaust - energy * EmissionFactor::from_g_per_kwh(at.get(GRID_CO2)?),
    })
}

fn per_km(bus: &Vehicle, air: f64) -> Result<f64, AnswerError> {
    Ok(bus.consumption(Temperature::from_celsius(air))?.total().kwh_per_100km() / 100.0)
}

/// A bus of 12 m whose consumption meets the summer and the winter value of the data.
fn vehicle(inputs: &Inputs, at: &At<'_>) -> Result<Vehicle, AnswerError> {
    let (summer, winter) = (at.get(SUMMER)?, at.get(WINTER)?);
    // kWh/km times km/h is the power of a resistor that holds the cabin against 28 K.
    let heat_w = (winter - summer).max(0.0) * WINTER_SPEED * 1000.0;
    let loss = Conductance::from_w_per_k(heat_w / (HEAT_BELOW - WINTER_AIR));
    let part = Ratio::from_fraction;
    let (heat_below, heating_cop) = match inputs.heating {
        Heating::Electric => (HEAT_BELOW, part(1.0)),
        Heating::HeatPump => (HEAT_BELOW, part(2.0)),
        // A diesel heater takes no electricity: none is drawn in any air of this world.
        Heating::Diesel => (-60.0, part(1.0)),
    };
    Ok(Vehicle {
        roads: vec![Road {
            share: part(1.0),
            speed: Speed::from_km_per_h(inputs.speed.km_per_h()),
            driving: PowerConsumption::from_kwh_per_100km(summer * 100.0),
        }],
        cabin: Cabin {
            loss,
            heat_below: Temperature::from_celsius(heat_below),
            cool_above: Temperature::from_celsius(25.0),
            heating_cop,
            cooling_cop: part(2.0),
        },
        auxiliaries: Power::ZERO,
        mild: Temperature::from_celsius(20.0),
        cold_penalty_per_kelvin: Ratio::ZERO,
    })
}

fn system(inputs: &Inputs, at: &At<'_>) -> Result<BusSystem, AnswerError> {
    let part = Ratio::from_fraction;
    let minutes = inputs.trip / Length::from_km(1.0) / inputs.speed.km_per_h() * 60.0;
    let whole = |value: f64| -> u32 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "minutes of a day, not negative"
        )]
        let minutes = value.round().clamp(1.0, 1440.0) as u32;
        minutes
    };
    let headway = whole(inputs.headway);
    let terminus = (inputs.terminus == Terminus::Pantograph)
        .then(|| {
            at.get(CHARGER).map(|kw| bus::Terminus {
                power: Power::from_kw(kw),
                chargers: 1,
                connect_minutes: 2,
            })
        })
        .transpose()?;
    Ok(BusSystem {
        line: BusLine {
            trip: inputs.trip,
            trip_minutes: whole(minutes),
            turnaround_minutes: 10,
            departures: (FIRST_LAST.0..=FIRST_LAST.1).step_by(headway as usize).collect(),
        },
        vehicle: vehicle(inputs, at)?,
        battery: BusBattery {
            capacity: Energy::from_kwh(at.get(BATTERY)?),
            health: part(at.get(HEALTH)? / 100.0),
            soc_min: part(0.1),
            soc_max: part(0.95),
        },
        charging: BusCharging {
            depot: inputs.depot,
            depot_charging: DepotCharging::Even,
            terminus,
            efficiency: part(at.get(CHARGING)? / 100.0),
        },
    })
}
