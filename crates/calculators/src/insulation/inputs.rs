//! What the reader chooses, and the form that asks for it.

use portal_text::Text;
use portal_units::{EnergyPrice, Length, Money};

use super::texts;
use crate::field::{Choice, Field, Range, Start, Zone};
use crate::shared::heating::{BUY, Device, NOW};
use crate::shared::home::{self, Home, Homely};

/// What becomes of the windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glazing {
    /// New ones as the law of 2021 asks for.
    New,
    /// They stay.
    Keep,
}

/// A house, its heating, and what is done to its envelope.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    /// The house.
    pub home: Home,
    /// Its heating.
    pub heating: Device,
    /// Insulation added to the walls.
    pub wall: Length,
    /// Insulation added to the roof.
    pub roof: Length,
    /// Insulation added to the lowest floor.
    pub floor: Length,
    /// The windows.
    pub windows: Glazing,
    /// Years over which the measures are judged. \[a\]
    pub years: f64,
    /// Everything paid for one kWh of electricity.
    pub buy: EnergyPrice,
    /// Cost of all the chosen measures; nothing while it is not known.
    pub cost: Money,
}

impl Default for Inputs {
    fn default() -> Self {
        Self {
            home: Home::default(),
            heating: Device::CoalByHand,
            wall: Length::from_m(0.15),
            roof: Length::from_m(0.25),
            floor: Length::ZERO,
            windows: Glazing::New,
            years: 20.0,
            buy: EnergyPrice::ZERO,
            cost: Money::ZERO,
        }
    }
}

impl Homely for Inputs {
    fn home(&mut self) -> &mut Home {
        &mut self.home
    }
}

/// A question for a thickness.
const fn thickness(
    key: &'static str,
    label: Text,
    start: f64,
    set: fn(&mut Inputs, f64) -> Result<(), Text>,
) -> Field<Inputs> {
    Field::number(key, label, texts::UNIT_CM, THICKNESS, Start::Fixed(start), set)
        .zones(THICKNESS_ZONES)
        .under(texts::SECTION_MEASURES)
}

/// The questions of the form.
pub(super) static FIELDS: &[Field<Inputs>] = &[
    home::period_field(),
    home::area_field(),
    home::indoor_field(),
    Field::choice("now", texts::HEATING, NOW, |it: &mut Inputs, place| {
        it.heating = Device::NOW.get(place).copied().unwrap_or(it.heating);
        Ok(())
    })
    .under(home::texts::SECTION),
    thickness("wall", texts::WALL, 15.0, |it, value| {
        it.wall = Length::from_m(value / 100.0);
        Ok(())
    }),
    thickness("roof", texts::ROOF, 25.0, |it, value| {
        it.roof = Length::from_m(value / 100.0);
        Ok(())
    }),
    thickness("floor", texts::FLOOR, 0.0, |it, value| {
        it.floor = Length::from_m(value / 100.0);
        Ok(())
    }),
    Field::choice("windows", texts::WINDOWS, GLAZINGS, |it: &mut Inputs, place| {
        it.windows = if place == 0 { Glazing::New } else { Glazing::Keep };
        Ok(())
    })
    .under(texts::SECTION_MEASURES),
    Field::number(
        "years",
        texts::YEARS,
        texts::UNIT_YEAR,
        YEARS,
        Start::Fixed(20.0),
        |it: &mut Inputs, value| {
            it.years = value;
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
            it.buy = EnergyPrice::from_pln_per_kwh(value);
            Ok(())
        },
    )
    .help(texts::BUY_HELP)
    .under(texts::SECTION_PRICE),
    Field::number(
        "cost",
        texts::COST,
        texts::UNIT_MONEY,
        COST,
        Start::Fixed(0.0),
        |it: &mut Inputs, value| {
            it.cost = Money::from_pln(value);
            Ok(())
        },
    )
    .help(texts::COST_HELP)
    .under(texts::SECTION_PRICE),
];

const THICKNESS: Range = Range::new(0.0, 40.0, 1.0);
const YEARS: Range = Range::new(5.0, 40.0, 1.0);
const PRICE: Range = Range::new(0.0, 3.0, 0.01);
const COST: Range = Range::new(0.0, 300_000.0, 1000.0);
const THICKNESS_ZONES: &[Zone] = &[
    Zone { from: 0.0, name: texts::THICKNESS_ZONE_NONE },
    Zone { from: 10.0, name: texts::THICKNESS_ZONE_USUAL },
    Zone { from: 20.0, name: texts::THICKNESS_ZONE_AMBITIOUS },
];
const GLAZINGS: &[Choice] =
    &[Choice { key: "new", label: texts::WINDOWS_NEW }, Choice { key: "keep", label: texts::WINDOWS_KEEP }];
