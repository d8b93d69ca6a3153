//! The calculation: what a year of driving takes, costs and emits with each car.

use std::rc::Rc;

use portal_model::emissions::{Drive as Emitting, car};
use portal_model::mobility::vehicle::{Cabin, Road, Vehicle};
use portal_units::{
    Co2, Co2PerVolume, Conductance, EmissionFactor, Energy, EnergyPrice, FuelConsumption, Money, Power,
    PowerConsumption, Ratio, Speed, Temperature,
};

use super::inputs::{BUY, DIESEL, DIESEL_USE, Drive, Inputs, PETROL, PETROL_USE, PUBLIC};
use super::texts;
use crate::answer::AnswerError;
use crate::shared::assumptions::Assumptions;
use crate::shared::kept::kept;
use crate::shared::study::{At, Numbers, Study, Usual, Wanted, shown_where};
use crate::shared::year::Year;

const ELECTRIC_USE: &str = "electric_car_use";
const SELL: &str = "rcem_known_months_mean";
const PETROL_CO2: &str = "petrol_co2_per_l";
const DIESEL_CO2: &str = "diesel_co2_per_l";
const GRID_CO2: &str = "grid_co2_end_users_2023";
const SUN_CO2: &str = "solar_pv_lifecycle";
const CHARGING: &str = "charging_efficiency";
/// Keys for which no field asks.
pub(super) const KEYS: &[&str] = &[ELECTRIC_USE, SELL, PETROL_CO2, DIESEL_CO2, GRID_CO2, SUN_CO2];

/// A year with both cars.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Outcome {
    /// Paid for fuel.
    pub(super) fuel: Money,
    /// Paid for electricity, that of the own roof at what it would have brought.
    pub(super) electricity: Money,
    /// Electricity of the year at the socket.
    pub(super) energy: Energy,
    /// Of it bought at home.
    pub(super) bought_at_home: Energy,
    /// Of it from the own roof.
    pub(super) from_roof: Energy,
    /// Emission of the fuel.
    pub(super) co2_fuel: Co2,
    /// Emission of the electricity.
    pub(super) co2_electricity: Co2,
}

impl Outcome {
    pub(super) fn saved(&self) -> Money {
        self.fuel - self.electricity
    }

    pub(super) fn co2(&self) -> Co2 {
        self.co2_fuel - self.co2_electricity
    }
}

pub(super) struct Case {
    pub(super) study: Study<Outcome>,
    /// Consumption of the electric car by month. \[kWh/100 km\]
    pub(super) by_month: [f64; 12],
}

/// Key and consumption of the car of today: an untouched field means the usual car of its kind.
fn consumption(inputs: &Inputs, assumptions: &Assumptions) -> Result<Wanted, AnswerError> {
    let label = texts::CONSUMPTION;
    let petrol = assumptions.get(PETROL_USE)?;
    Ok(match inputs.drive {
        Drive::Petrol => Wanted::asked(PETROL_USE, label, inputs.consumption),
        Drive::Diesel if !petrol.at(inputs.consumption).changed => Wanted::data(DIESEL_USE, label),
        Drive::Diesel => Wanted::asked(DIESEL_USE, label, inputs.consumption),
    })
}

pub(super) fn numbers(inputs: &Inputs, assumptions: &Assumptions) -> Result<Numbers, AnswerError> {
    let of_fuel = match inputs.drive {
        Drive::Petrol => [
            Wanted::asked(PETROL, texts::PETROL, inputs.petrol),
            Wanted::data(PETROL_CO2, texts::ASSUME_FUEL_CO2),
        ],
        Drive::Diesel => [
            Wanted::asked(DIESEL, texts::DIESEL, inputs.diesel),
            Wanted::data(DIESEL_CO2, texts::ASSUME_FUEL_CO2),
        ],
    };
    let mut wanted = vec![consumption(inputs, assumptions)?];
    wanted.extend(of_fuel);
    wanted.extend([
        Wanted::data(ELECTRIC_USE, texts::ASSUME_ELECTRIC_USE),
        Wanted::usual(CHARGING, texts::ASSUME_CHARGING, Usual::new(90.0, 86.0, 93.0, "%")),
        Wanted::asked(BUY, texts::BUY, inputs.buy),
        Wanted::asked(PUBLIC, texts::PUBLIC, inputs.public),
        Wanted::data(GRID_CO2, texts::ASSUME_GRID_CO2),
    ]);
    let of_roof = [Wanted::data(SELL, texts::ASSUME_SELL), Wanted::data(SUN_CO2, texts::ASSUME_SUN_CO2)];
    wanted.extend(shown_where(of_roof, if inputs.sun > Ratio::ZERO { |_| true } else { |_| false }));
    Ok(Numbers::gather(assumptions, wanted)?)
}

pub(super) fn case(inputs: &Inputs, numbers: &Numbers, year: &Year) -> Result<Case, AnswerError> {
    let study = Study::of(numbers, |at| outcome(inputs, at))?;
    let mean = numbers.middle().get(ELECTRIC_USE)?;
    let shape = monthly_shape(year)?;
    Ok(Case { study, by_month: shape.map(|it| it * mean) })
}

fn outcome(inputs: &Inputs, at: &At<'_>) -> Result<Outcome, AnswerError> {
    let (use_key, price_key, co2_key) = match inputs.drive {
        Drive::Petrol => (PETROL_USE, PETROL, PETROL_CO2),
        Drive::Diesel => (DIESEL_USE, DIESEL, DIESEL_CO2),
    };
    let consumption = FuelConsumption::from_l_per_100km(at.get(use_key)?);
    let litres = inputs.distance * consumption;
    let burning = Emitting::Fuel { consumption, factor: Co2PerVolume::from_kg_per_l(at.get(co2_key)?) };
    let electric = PowerConsumption::from_kwh_per_100km(at.get(ELECTRIC_USE)?);
    let energy = inputs.distance * electric / (at.get(CHARGING)? / 100.0);
    let at_home = energy * inputs.home.fraction();
    let from_roof = at_home * inputs.sun.fraction();
    let bought_at_home = at_home - from_roof;
    let outside = energy - at_home;
    let price = |key| at.get(key).map(EnergyPrice::from_pln_per_kwh);
    let factor = |key| at.get(key).map(EmissionFactor::from_g_per_kwh);
    Ok(Outcome {
        fuel: Money::from_pln(litres.l() * at.get(price_key)?),
        electricity: bought_at_home * price(BUY)? + outside * price(PUBLIC)? + from_roof * price(SELL)?,
        energy,
        bought_at_home,
        from_roof,
        co2_fuel: car(inputs.distance, &burning, 1.0)?,
        co2_electricity: (bought_at_home + outside) * factor(GRID_CO2)? + from_roof * factor(SUN_CO2)?,
    })
}

/// Consumption of each month over the mean of the year: cold air, heating and cooling.
fn monthly_shape(year: &Year) -> Result<[f64; 12], AnswerError> {
    let shape: Rc<[f64; 12]> = kept(year, "car-months", &[], || {
        let car = compact_car();
        let mut hourly = Vec::with_capacity(year.weather().hours());
        for air in &year.weather().columns().air_celsius {
            let air = Temperature::from_celsius(air.clamp(-35.0, 45.0));
            hourly.push(car.consumption(air)?.total().kwh_per_100km());
        }
        let mut months = year.calendar().monthly_sums(&hourly)?;
        let hours = year.calendar().monthly_sums(&vec![1.0; hourly.len()])?;
        for (sum, hours) in months.iter_mut().zip(hours) {
            *sum /= hours.max(1.0);
        }
        let mean = months.iter().sum::<f64>() / 12.0;
        Ok(months.map(|it| it / mean))
    })?;
    Ok(*shape)
}

/// A compact car: half in town, half on country roads. Only how its consumption follows the air is used.
fn compact_car() -> Vehicle {
    let part = Ratio::from_fraction;
    let road = |km_per_h, driving| Road {
        share: part(0.5),
        speed: Speed::from_km_per_h(km_per_h),
        driving: PowerConsumption::from_kwh_per_100km(driving),
    };
    Vehicle {
        roads: vec![road(30.0, 13.0), road(80.0, 15.0)],
        cabin: Cabin {
            loss: Conductance::from_w_per_k(80.0),
            heat_below: Temperature::from_celsius(18.0),
            cool_above: Temperature::from_celsius(24.0),
            heating_cop: part(1.8),
            cooling_cop: part(2.5),
        },
        auxiliaries: Power::from_kw(0.25),
        mild: Temperature::from_celsius(20.0),
        cold_penalty_per_kelvin: part(0.004),
    }
}
