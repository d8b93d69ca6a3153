//! What the reader chooses, and the form that asks for it.

use portal_units::{Energy, Length, Power, Speed, Temperature};

use super::texts;
use crate::field::{Choice, Field, Range, Start};

/// How the cabin is heated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heating {
    /// By a resistor.
    Electric,
    /// By a heat pump.
    HeatPump,
    /// By a diesel heater.
    Diesel,
}

/// What stands at the terminus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Terminus {
    /// A pantograph.
    Pantograph,
    /// Nothing: buses charge in the depot only.
    None,
}

/// A line, its buses and their charging.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    /// From the terminus and back to it.
    pub trip: Length,
    /// Mean speed with its stops.
    pub speed: Speed,
    /// Minutes between two departures.
    pub headway: f64,
    /// Air outdoors on the day.
    pub air: Temperature,
    /// Heating of the cabin.
    pub heating: Heating,
    /// Battery of a bus.
    pub battery: Energy,
    /// At the terminus.
    pub terminus: Terminus,
    /// Power for each bus in the depot.
    pub depot: Power,
}

impl Default for Inputs {
    fn default() -> Self {
        Self {
            trip: Length::from_km(18.0),
            speed: Speed::from_km_per_h(20.0),
            headway: 20.0,
            air: Temperature::from_celsius(-10.0),
            heating: Heating::Electric,
            battery: Energy::from_kwh(280.0),
            terminus: Terminus::Pantograph,
            depot: Power::from_kw(50.0),
        }
    }
}

pub(super) const BATTERY: &str = "ebus_battery";

/// The questions of the form.
pub(super) static FIELDS: &[Field<Inputs>] = &[
    Field::number("trip", texts::TRIP, texts::UNIT_KM, TRIP, Start::Fixed(18.0), |it: &mut Inputs, value| {
        it.trip = Length::from_km(value);
        Ok(())
    })
    .help(texts::TRIP_HELP)
    .under(texts::SECTION_LINE),
    Field::number(
        "speed",
        texts::SPEED,
        texts::UNIT_KM_H,
        SPEED,
        Start::Fixed(20.0),
        |it: &mut Inputs, value| {
            it.speed = Speed::from_km_per_h(value);
            Ok(())
        },
    )
    .under(texts::SECTION_LINE),
    Field::number(
        "headway",
        texts::HEADWAY,
        texts::UNIT_MINUTES,
        HEADWAY,
        Start::Fixed(20.0),
        |it: &mut Inputs, value| {
            it.headway = value;
            Ok(())
        },
    )
    .help(texts::HEADWAY_HELP)
    .under(texts::SECTION_LINE),
    Field::number(
        "air",
        texts::AIR,
        texts::UNIT_CELSIUS,
        AIR,
        Start::Fixed(-10.0),
        |it: &mut Inputs, value| {
            it.air = Temperature::from_celsius(value);
            Ok(())
        },
    )
    .under(texts::SECTION_BUS),
    Field::choice("heating", texts::HEATING, HEATINGS, |it: &mut Inputs, place| {
        it.heating = match place {
            0 => Heating::Electric,
            1 => Heating::HeatPump,
            _ => Heating::Diesel,
        };
        Ok(())
    })
    .under(texts::SECTION_BUS),
    Field::number(
        "battery",
        texts::BATTERY,
        texts::UNIT_KWH,
        BATTERY_RANGE,
        Start::Assumption(BATTERY),
        |it: &mut Inputs, value| {
            it.battery = Energy::from_kwh(value);
            Ok(())
        },
    )
    .help(texts::BATTERY_HELP)
    .under(texts::SECTION_BUS),
    Field::choice("terminus", texts::TERMINUS, TERMINI, |it: &mut Inputs, place| {
        it.terminus = if place == 0 { Terminus::Pantograph } else { Terminus::None };
        Ok(())
    })
    .under(texts::SECTION_CHARGING),
    Field::number(
        "depot",
        texts::DEPOT,
        texts::UNIT_KW,
        DEPOT,
        Start::Fixed(50.0),
        |it: &mut Inputs, value| {
            it.depot = Power::from_kw(value);
            Ok(())
        },
    )
    .under(texts::SECTION_CHARGING),
];

const TRIP: Range = Range::new(4.0, 60.0, 1.0);
const SPEED: Range = Range::new(12.0, 40.0, 1.0);
const HEADWAY: Range = Range::new(5.0, 60.0, 5.0);
const AIR: Range = Range::new(-25.0, 35.0, 1.0);
const BATTERY_RANGE: Range = Range::new(80.0, 600.0, 10.0);
const DEPOT: Range = Range::new(20.0, 150.0, 5.0);
const HEATINGS: &[Choice] = &[
    Choice { key: "electric", label: texts::HEATING_ELECTRIC },
    Choice { key: "heat-pump", label: texts::HEATING_HEAT_PUMP },
    Choice { key: "diesel", label: texts::HEATING_DIESEL },
];
const TERMINI: &[Choice] = &[
    Choice { key: "pantograph", label: texts::TERMINUS_PANTOGRAPH },
    Choice { key: "none", label: texts::TERMINUS_NONE },
];
