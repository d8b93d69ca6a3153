//! What the reader chooses, and the form that asks for it.

use portal_units::{Angle, Length};

use super::texts;
use crate::field::{Field, Range, Start};

/// A day and a place, and something upright.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    /// Month, 1 to 12.
    pub month: f64,
    /// Day of the month, 1 to 31.
    pub day: f64,
    /// Height of something that throws a shadow.
    pub height: Length,
    /// Latitude of the place.
    pub latitude: Angle,
    /// Longitude of the place.
    pub longitude: Angle,
}

impl Default for Inputs {
    fn default() -> Self {
        Self {
            month: 6.0,
            day: 21.0,
            height: Length::from_m(1.0),
            latitude: Angle::ZERO,
            longitude: Angle::ZERO,
        }
    }
}

const LATITUDE: &str = "place_latitude";
const LONGITUDE: &str = "place_longitude";
/// Keys of the fields.
pub(super) const KEYS: &[&str] = &[LATITUDE, LONGITUDE];

/// The questions of the form.
pub(super) static FIELDS: &[Field<Inputs>] = &[
    Field::number(
        "month",
        texts::MONTH,
        texts::UNIT_NONE,
        Range::new(1.0, 12.0, 1.0),
        Start::Fixed(6.0),
        |it: &mut Inputs, value| {
            it.month = value;
            Ok(())
        },
    )
    .under(texts::SECTION_DAY),
    Field::number(
        "day",
        texts::DAY,
        texts::UNIT_NONE,
        Range::new(1.0, 31.0, 1.0),
        Start::Fixed(21.0),
        |it: &mut Inputs, value| {
            it.day = value;
            Ok(())
        },
    )
    .help(texts::DAY_HELP)
    .under(texts::SECTION_DAY),
    Field::number(
        "height",
        texts::HEIGHT,
        texts::UNIT_M,
        Range::new(0.1, 200.0, 0.1).bent(2.5),
        Start::Fixed(1.0),
        |it: &mut Inputs, value| {
            it.height = Length::from_m(value);
            Ok(())
        },
    )
    .help(texts::HEIGHT_HELP)
    .under(texts::SECTION_DAY),
    Field::number(
        "latitude",
        texts::LATITUDE,
        texts::UNIT_DEGREE,
        Range::new(-90.0, 90.0, 0.01),
        Start::Assumption(LATITUDE),
        |it: &mut Inputs, value| {
            it.latitude = Angle::from_degrees(value);
            Ok(())
        },
    )
    .help(texts::LATITUDE_HELP)
    .under(texts::SECTION_PLACE),
    Field::number(
        "longitude",
        texts::LONGITUDE,
        texts::UNIT_DEGREE,
        Range::new(-180.0, 180.0, 0.01),
        Start::Assumption(LONGITUDE),
        |it: &mut Inputs, value| {
            it.longitude = Angle::from_degrees(value);
            Ok(())
        },
    )
    .under(texts::SECTION_PLACE),
];
