//! What the reader chooses, and the form that asks for it.

use portal_units::{Energy, Power};

use super::texts;
use crate::field::{Choice, Field, Range, Start, Zone};

/// Where the chargers stand: decides when cars come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A shop: through the day.
    Shop,
    /// An office: in the morning.
    Office,
    /// Homes: in the evening.
    Homes,
}

/// A place with chargers and those who come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    /// The place.
    pub place: Place,
    /// Cars of a day.
    pub cars: f64,
    /// Energy that a car wants, on average.
    pub energy: Energy,
    /// Power of a charger.
    pub power: Power,
    /// Number of chargers.
    pub chargers: f64,
}

impl Default for Inputs {
    fn default() -> Self {
        Self {
            place: Place::Shop,
            cars: 40.0,
            energy: Energy::from_kwh(20.0),
            power: Power::from_kw(50.0),
            chargers: 3.0,
        }
    }
}

/// The questions of the form.
pub(super) static FIELDS: &[Field<Inputs>] = &[
    Field::choice("place", texts::PLACE, PLACES, |it: &mut Inputs, place| {
        it.place = match place {
            0 => Place::Shop,
            1 => Place::Office,
            _ => Place::Homes,
        };
        Ok(())
    })
    .under(texts::SECTION_CARS),
    Field::number(
        "cars",
        texts::CARS,
        texts::UNIT_CARS,
        CARS,
        Start::Fixed(40.0),
        |it: &mut Inputs, value| {
            it.cars = value;
            Ok(())
        },
    )
    .under(texts::SECTION_CARS),
    Field::number(
        "energy",
        texts::ENERGY,
        texts::UNIT_KWH,
        ENERGY,
        Start::Fixed(20.0),
        |it: &mut Inputs, value| {
            it.energy = Energy::from_kwh(value);
            Ok(())
        },
    )
    .help(texts::ENERGY_HELP)
    .under(texts::SECTION_CARS),
    Field::number(
        "power",
        texts::POWER,
        texts::UNIT_KW,
        POWER,
        Start::Fixed(50.0),
        |it: &mut Inputs, value| {
            it.power = Power::from_kw(value);
            Ok(())
        },
    )
    .zones(&[
        Zone { from: 3.7, name: texts::POWER_ZONE_AC },
        Zone { from: 23.0, name: texts::POWER_ZONE_DC },
        Zone { from: 100.0, name: texts::POWER_ZONE_FAST },
    ])
    .under(texts::SECTION_CHARGERS),
    Field::number(
        "chargers",
        texts::CHARGERS,
        texts::UNIT_PIECES,
        CHARGERS,
        Start::Fixed(3.0),
        |it: &mut Inputs, value| {
            it.chargers = value;
            Ok(())
        },
    )
    .under(texts::SECTION_CHARGERS),
];

const CARS: Range = Range::new(1.0, 300.0, 1.0).bent(2.0);
const ENERGY: Range = Range::new(2.0, 80.0, 1.0);
const POWER: Range = Range::new(3.7, 350.0, 0.1).bent(2.5);
const CHARGERS: Range = Range::new(1.0, 40.0, 1.0).bent(1.5);
const PLACES: &[Choice] = &[
    Choice { key: "shop", label: texts::PLACE_SHOP },
    Choice { key: "office", label: texts::PLACE_OFFICE },
    Choice { key: "homes", label: texts::PLACE_HOMES },
];
