//! Sunrise, noon and sunset of one day.

use portal_units::{Angle, Instant};
use solar_positioning::{Horizon, SolarEvents};

use super::position::{Place, julian_date, location};
use crate::error::ModelError;

/// True height of the centre of the sun at sunrise and sunset: refraction of 34′ and a radius of 16′.
///
/// # Source
/// Astronomical Almanac, explanation of "sunrise and sunset": −50′.
pub const SUNRISE_ELEVATION: Angle = Angle::from_degrees(-0.8333);

/// Longest time from one noon to the next, rounded up \[s\].
const LONGEST_DAY_S: i64 = 86_400 + 60;
/// Half a day \[s\].
const HALF_DAY_S: i64 = 43_200;
/// Terrestrial time less universal time \[s\]; see [`super::Conditions::standard`].
const DELTA_T_S: f64 = 69.1;

/// What kind of day it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind {
    /// The sun rises and sets.
    Normal,
    /// The sun is up from midnight to midnight.
    PolarDay,
    /// The sun stays below the horizon.
    PolarNight,
    /// The sun only rises or only sets: the first or last day of a polar day or night.
    Edge,
}

/// When the sun rises, culminates and sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SunTimes {
    /// Sunrise, in the half day before the transit.
    pub sunrise: Option<Instant>,
    /// True noon.
    pub transit: Instant,
    /// Sunset, in the half day after the transit.
    pub sunset: Option<Instant>,
    /// What kind of day it is.
    pub kind: DayKind,
}

/// Times of the sun in the local day that begins at `midnight`, to the second, for a free horizon at sea level.
///
/// Sunrise and sunset are the roots of true elevation = −0.8333° beside the transit, so that both belong to the
/// same noon also near the date line.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `latitude`, `longitude` or `altitude`; [`ModelError::Moment`] for a time outside
/// the years −2000 to 6000.
///
/// # Source
/// Position as in [`super::position()`]; the search is that of the crate `solar-positioning`.
pub fn sun_times(place: &Place, midnight: Instant) -> Result<SunTimes, ModelError> {
    let location = location(place)?;
    let refuse = |_| ModelError::Moment(midnight);
    let events = SolarEvents::new();
    let horizon = Horizon::Custom(SUNRISE_ELEVATION.degrees());
    let first = julian_date(midnight.plus_seconds(-1));
    let last = julian_date(midnight.plus_seconds(LONGEST_DAY_S));
    let transit = events
        .next_transit_from_julian(first, last, location.longitude, DELTA_T_S)
        .map_err(refuse)?
        .map(instant)
        .ok_or(ModelError::Moment(midnight))?;
    let noon = julian_date(transit);
    let sunrise = events
        .next_rise_from_julian(
            julian_date(transit.plus_seconds(-HALF_DAY_S)),
            noon,
            location,
            DELTA_T_S,
            horizon,
        )
        .map_err(refuse)?;
    let sunset = events
        .next_set_from_julian(
            noon,
            julian_date(transit.plus_seconds(HALF_DAY_S)),
            location,
            DELTA_T_S,
            horizon,
        )
        .map_err(refuse)?;
    let kind = match (sunrise, sunset) {
        (Some(_), Some(_)) => DayKind::Normal,
        (None, None) if is_up(place, transit)? => DayKind::PolarDay,
        (None, None) => DayKind::PolarNight,
        _ => DayKind::Edge,
    };
    Ok(SunTimes { sunrise: sunrise.map(instant), transit, sunset: sunset.map(instant), kind })
}

/// Whether the sun stands above the horizon of sunrise.
fn is_up(place: &Place, at: Instant) -> Result<bool, ModelError> {
    let conditions = super::Conditions::standard(place)?;
    Ok(super::position(place, at, &conditions)?.elevation() > SUNRISE_ELEVATION)
}

/// The nearest whole second.
fn instant(julian_date: f64) -> Instant {
    let seconds = (julian_date - super::position::UNIX_EPOCH_JD) * 86_400.0;
    #[expect(clippy::cast_possible_truncation, reason = "the search stays within the years -2000 to 6000")]
    let seconds = seconds.round() as i64;
    Instant::from_unix_seconds(seconds)
}
