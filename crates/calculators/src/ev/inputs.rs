//! What the reader chooses, and the form that asks for it.

use portal_units::{Length, Money, Ratio};

use super::texts;
use crate::field::{Choice, Field, Range, Start, Zone};

/// What the car of today burns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drive {
    /// Petrol.
    Petrol,
    /// Diesel.
    Diesel,
}

/// A year of driving, where an electric car would charge, and what things cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    /// Distance of a year.
    pub distance: Length,
    /// The car of today.
    pub drive: Drive,
    /// Its consumption. \[l/100 km\] At the value of the data for petrol a diesel car takes that of diesel.
    pub consumption: f64,
    /// Share charged at home.
    pub home: Ratio,
    /// Share of that from the own roof.
    pub sun: Ratio,
    /// Price of petrol. \[PLN/l\]
    pub petrol: f64,
    /// Price of diesel. \[PLN/l\]
    pub diesel: f64,
    /// Price of electricity at home. \[PLN/kWh\]
    pub buy: f64,
    /// Price of electricity at a public charger. \[PLN/kWh\]
    pub public: f64,
    /// What the electric car costs more to buy; nothing while it is not known.
    pub premium: Money,
}

impl Default for Inputs {
    fn default() -> Self {
        Self {
            distance: Length::from_km(12_000.0),
            drive: Drive::Petrol,
            consumption: 0.0,
            home: Ratio::from_fraction(0.8),
            sun: Ratio::ZERO,
            petrol: 0.0,
            diesel: 0.0,
            buy: 0.0,
            public: 0.0,
            premium: Money::ZERO,
        }
    }
}

pub(super) const PETROL_USE: &str = "petrol_car_use";
pub(super) const DIESEL_USE: &str = "diesel_car_use";
pub(super) const PETROL: &str = "petrol_price";
pub(super) const DIESEL: &str = "diesel_price";
pub(super) const BUY: &str = "electricity_price_g11_gross";
pub(super) const PUBLIC: &str = "public_charging_price";
/// Keys of the fields.
pub(super) const KEYS: &[&str] = &[PETROL_USE, DIESEL_USE, PETROL, DIESEL, BUY, PUBLIC];

/// The questions of the form.
pub(super) static FIELDS: &[Field<Inputs>] = &[
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
    .zones(&[
        Zone { from: 1000.0, name: texts::DISTANCE_ZONE_LITTLE },
        Zone { from: 8000.0, name: texts::DISTANCE_ZONE_USUAL },
        Zone { from: 20_000.0, name: texts::DISTANCE_ZONE_MUCH },
    ])
    .under(texts::SECTION_CAR),
    Field::choice("drive", texts::DRIVE, DRIVES, |it: &mut Inputs, place| {
        it.drive = if place == 0 { Drive::Petrol } else { Drive::Diesel };
        Ok(())
    })
    .under(texts::SECTION_CAR),
    Field::number(
        "consumption",
        texts::CONSUMPTION,
        texts::UNIT_L_100KM,
        CONSUMPTION,
        Start::Assumption(PETROL_USE),
        |it: &mut Inputs, value| {
            it.consumption = value;
            Ok(())
        },
    )
    .help(texts::CONSUMPTION_HELP)
    .under(texts::SECTION_CAR),
    Field::number(
        "home",
        texts::HOME,
        texts::UNIT_PERCENT,
        SHARE,
        Start::Fixed(80.0),
        |it: &mut Inputs, value| {
            it.home = Ratio::from_fraction(value / 100.0);
            Ok(())
        },
    )
    .under(texts::SECTION_CHARGING),
    Field::number(
        "sun",
        texts::SUN,
        texts::UNIT_PERCENT,
        SHARE,
        Start::Fixed(0.0),
        |it: &mut Inputs, value| {
            it.sun = Ratio::from_fraction(value / 100.0);
            Ok(())
        },
    )
    .help(texts::SUN_HELP)
    .under(texts::SECTION_CHARGING),
    Field::number(
        "petrol",
        texts::PETROL,
        texts::UNIT_PLN_L,
        FUEL_PRICE,
        Start::Assumption(PETROL),
        |it: &mut Inputs, value| {
            it.petrol = value;
            Ok(())
        },
    )
    .under(texts::SECTION_PRICE),
    Field::number(
        "diesel",
        texts::DIESEL,
        texts::UNIT_PLN_L,
        FUEL_PRICE,
        Start::Assumption(DIESEL),
        |it: &mut Inputs, value| {
            it.diesel = value;
            Ok(())
        },
    )
    .under(texts::SECTION_PRICE),
    Field::number(
        "buy",
        texts::BUY,
        texts::UNIT_PRICE,
        PRICE,
        Start::Assumption(BUY),
        |it: &mut Inputs, value| {
            it.buy = value;
            Ok(())
        },
    )
    .under(texts::SECTION_PRICE),
    Field::number(
        "public",
        texts::PUBLIC,
        texts::UNIT_PRICE,
        PUBLIC_PRICE,
        Start::Assumption(PUBLIC),
        |it: &mut Inputs, value| {
            it.public = value;
            Ok(())
        },
    )
    .under(texts::SECTION_PRICE),
    Field::number(
        "premium",
        texts::PREMIUM,
        texts::UNIT_MONEY,
        PREMIUM,
        Start::Fixed(0.0),
        |it: &mut Inputs, value| {
            it.premium = Money::from_pln(value);
            Ok(())
        },
    )
    .help(texts::PREMIUM_HELP)
    .under(texts::SECTION_PRICE),
];

const DISTANCE: Range = Range::new(1000.0, 60_000.0, 500.0).bent(1.5);
const CONSUMPTION: Range = Range::new(3.0, 15.0, 0.1);
const SHARE: Range = Range::new(0.0, 100.0, 5.0);
const FUEL_PRICE: Range = Range::new(3.0, 12.0, 0.05);
const PRICE: Range = Range::new(0.0, 3.0, 0.01);
const PUBLIC_PRICE: Range = Range::new(0.0, 6.0, 0.05);
const PREMIUM: Range = Range::new(0.0, 150_000.0, 1000.0);
const DRIVES: &[Choice] = &[
    Choice { key: "petrol", label: texts::DRIVE_PETROL },
    Choice { key: "diesel", label: texts::DRIVE_DIESEL },
];
