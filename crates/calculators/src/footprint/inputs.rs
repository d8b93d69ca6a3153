//! What the reader chooses, and the form that asks for it.

use portal_units::{Energy, Length};

use super::texts;
use crate::field::{Choice, Field, Range, Start};
use crate::shared::heating::{Device, NOW};
use crate::shared::home::{self, Home, Homely};

/// What the car runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Car {
    /// Petrol.
    Petrol,
    /// Diesel.
    Diesel,
    /// Electricity.
    Electric,
}

/// A home and its year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    /// The house and its people.
    pub home: Home,
    /// Its heating.
    pub heating: Device,
    /// Electricity of a year, heating not counted.
    pub demand: Energy,
    /// The car.
    pub car: Car,
    /// Its distance in a year, of all cars of the home.
    pub distance: Length,
}

impl Default for Inputs {
    fn default() -> Self {
        Self {
            home: Home::default(),
            heating: Device::CoalByHand,
            demand: Energy::from_kwh(3000.0),
            car: Car::Petrol,
            distance: Length::from_km(12_000.0),
        }
    }
}

impl Homely for Inputs {
    fn home(&mut self) -> &mut Home {
        &mut self.home
    }
}

/// The questions of the form.
pub(super) static FIELDS: &[Field<Inputs>] = &[
    home::period_field(),
    home::area_field(),
    home::indoor_field(),
    home::people_field(),
    Field::choice("now", texts::HEATING, NOW, |it: &mut Inputs, place| {
        it.heating = Device::NOW.get(place).copied().unwrap_or(it.heating);
        Ok(())
    })
    .under(home::texts::SECTION),
    Field::number(
        "use",
        texts::DEMAND,
        texts::UNIT_KWH_YEAR,
        DEMAND,
        Start::Fixed(3000.0),
        |it: &mut Inputs, value| {
            it.demand = Energy::from_kwh(value);
            Ok(())
        },
    )
    .help(texts::DEMAND_HELP)
    .under(texts::SECTION_YEAR),
    Field::choice("car", texts::CAR, CARS, |it: &mut Inputs, place| {
        it.car = match place {
            0 => Car::Petrol,
            1 => Car::Diesel,
            _ => Car::Electric,
        };
        Ok(())
    })
    .under(texts::SECTION_YEAR),
    Field::number(
        "km",
        texts::DISTANCE,
        texts::UNIT_KM_YEAR,
        DISTANCE,
        Start::Fixed(12_000.0),
        |it: &mut Inputs, value| {
            it.distance = Length::from_km(value);
            Ok(())
        },
    )
    .help(texts::DISTANCE_HELP)
    .under(texts::SECTION_YEAR),
];

const DEMAND: Range = Range::new(500.0, 15_000.0, 100.0).bent(1.5);
const DISTANCE: Range = Range::new(0.0, 60_000.0, 500.0).bent(1.5);
const CARS: &[Choice] = &[
    Choice { key: "petrol", label: texts::CAR_PETROL },
    Choice { key: "diesel", label: texts::CAR_DIESEL },
    Choice { key: "electric", label: texts::CAR_ELECTRIC },
];
