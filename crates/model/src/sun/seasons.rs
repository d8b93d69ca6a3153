//! When the seasons begin.

use portal_units::{Angle, CivilDate, Instant};

use crate::error::{ModelError, within};
use crate::solar::equatorial;

/// Mean way of the sun in right ascension \[°/d\].
const MEAN_DEG_PER_DAY: f64 = 360.0 / 365.2422;
/// Terrestrial time less universal time \[s\]; see [`Conditions::standard`](crate::solar::Conditions::standard).
const DELTA_T_S: f64 = 69.1;
/// Each step of the search leaves at most a tenth of the error: from two days to a second.
const STEPS: usize = 12;

/// Begin of the four seasons of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seasons {
    /// The sun crosses the equator going north.
    pub march_equinox: Instant,
    /// The sun is farthest north.
    pub june_solstice: Instant,
    /// The sun crosses the equator going south.
    pub september_equinox: Instant,
    /// The sun is farthest south.
    pub december_solstice: Instant,
}

/// When the right ascension of the sun is 0°, 90°, 180° and 270°, to a minute.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `year` (1900 to 2100).
///
/// # Source
/// Definition: Meeus, Astronomical Algorithms, 2nd ed. 1998, chapter 27; position: as
/// [`position`](crate::solar::position()).
pub fn seasons(year: i32) -> Result<Seasons, ModelError> {
    within("year", f64::from(year), 1900.0, 2100.0)?;
    Ok(Seasons {
        march_equinox: near(year, 3, 20, 0.0)?,
        june_solstice: near(year, 6, 21, 90.0)?,
        september_equinox: near(year, 9, 22, 180.0)?,
        december_solstice: near(year, 12, 21, 270.0)?,
    })
}

/// The moment near a date at which the sun has a right ascension.
fn near(year: i32, month: u8, day: u8, right_ascension_deg: f64) -> Result<Instant, ModelError> {
    let noon = |date: CivilDate| date.midnight_utc().plus_seconds(43_200);
    let mut at = CivilDate::new(year, month, day).map_or(Instant::from_unix_seconds(0), noon);
    for _ in 0..STEPS {
        let (found, _) = equatorial(at, DELTA_T_S)?;
        let ahead = (right_ascension_deg - found.degrees() + 180.0).rem_euclid(360.0) - 180.0;
        #[expect(clippy::cast_possible_truncation, reason = "at most half a year")]
        let seconds = (ahead / MEAN_DEG_PER_DAY * 86_400.0).round() as i64;
        at = at.plus_seconds(seconds);
    }
    Ok(at)
}

/// How far north of the equator the sun stands in the zenith, negative in the south.
///
/// # Errors
/// [`ModelError::Moment`] outside the years −2000 to 6000.
///
/// # Source
/// As [`position`](crate::solar::position()).
pub fn declination(at: Instant) -> Result<Angle, ModelError> {
    equatorial(at, DELTA_T_S).map(|(_, declination)| declination)
}
