//! What the reader chooses, and the form that asks for it.

use portal_units::{Concentration, Span};

use super::texts;
use crate::field::{Field, Range, Start, Zone};
use crate::shared::heating::{Device, NEW};

/// The air of a place, a day in it, and the boilers that would go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    /// Yearly mean of fine dust outdoors.
    pub pm25: Concentration,
    /// Time outdoors in a day.
    pub outdoors: Span,
    /// Homes that burn coal by hand.
    pub homes: f64,
    /// Of them those that get another heating.
    pub replaced: f64,
    /// The heating they get.
    pub new: Device,
}

impl Default for Inputs {
    fn default() -> Self {
        Self {
            pm25: Concentration::ZERO,
            outdoors: Span::from_hours(2.0),
            homes: 3000.0,
            replaced: 1000.0,
            new: Device::HeatPump,
        }
    }
}

/// Key of the yearly mean. \[µg/m³\]
pub(super) const PM25: &str = "pm25_town_mean";

/// The questions of the form.
pub(super) static FIELDS: &[Field<Inputs>] = &[
    Field::number(
        "pm25",
        texts::PM25,
        texts::UNIT_UG,
        RANGE,
        Start::Assumption(PM25),
        |it: &mut Inputs, value| {
            it.pm25 = Concentration::from_ug_per_m3(value);
            Ok(())
        },
    )
    .zones(&[
        Zone { from: 0.0, name: texts::PM25_ZONE_WHO },
        Zone { from: 5.0, name: texts::PM25_ZONE_EU },
        Zone { from: 10.0, name: texts::PM25_ZONE_OVER },
    ])
    .help(texts::PM25_HELP)
    .under(texts::SECTION_AIR),
    Field::number(
        "outdoors",
        texts::OUTDOORS,
        texts::UNIT_HOURS,
        HOURS,
        Start::Fixed(2.0),
        |it: &mut Inputs, value| {
            it.outdoors = Span::from_hours(value);
            Ok(())
        },
    )
    .under(texts::SECTION_AIR),
    Field::number(
        "homes",
        texts::HOMES,
        texts::UNIT_HOMES,
        HOMES,
        Start::Fixed(3000.0),
        |it: &mut Inputs, value| {
            it.homes = value;
            Ok(())
        },
    )
    .help(texts::HOMES_HELP)
    .under(texts::SECTION_BOILERS),
    Field::number(
        "replaced",
        texts::REPLACED,
        texts::UNIT_HOMES,
        REPLACED,
        Start::Fixed(1000.0),
        |it: &mut Inputs, value| {
            it.replaced = value;
            Ok(())
        },
    )
    .help(texts::REPLACED_HELP)
    .under(texts::SECTION_BOILERS),
    Field::choice("new", texts::NEW, NEW, |it: &mut Inputs, place| {
        it.new = Device::NEW.get(place).copied().unwrap_or(it.new);
        Ok(())
    })
    .under(texts::SECTION_BOILERS),
];

const RANGE: Range = Range::new(0.0, 100.0, 0.5).bent(1.5);
const HOURS: Range = Range::new(0.0, 24.0, 0.5);
const HOMES: Range = Range::new(100.0, 20_000.0, 100.0).bent(2.0);
const REPLACED: Range = Range::new(0.0, 20_000.0, 50.0).bent(2.0);
