//! Where the sun goes in a day, how long the day is and how long a shadow.

use portal_units::{Angle, Instant, Length, Span};

use crate::error::{ModelError, within};
use crate::solar::{Conditions, DayKind, Place, SunPosition, SunTimes, position};

/// Seconds of an hour.
const HOUR_S: f64 = 3600.0;

/// Where the sun is seen at a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PathPoint {
    /// The moment.
    pub at: Instant,
    /// Azimuth from north over east, 0° to 360°.
    pub azimuth: Angle,
    /// Height over the horizon as it is seen through the air; negative below.
    pub elevation: Angle,
}

/// Places of the sun at even steps of time: a day in steps of minutes, or a year in steps of a day, whose points are
/// the analemma.
///
/// # Arguments
/// * `step_s` – 1 to 31 622 400 s    * `points` – at most 10 000
///
/// # Errors
/// [`ModelError::OutOfRange`] names `step`, `points`, or what [`position()`] refuses; [`ModelError::Moment`] outside
/// the years −2000 to 6000.
///
/// # Source
/// As [`position()`].
pub fn path(place: &Place, from: Instant, step_s: i64, points: usize) -> Result<Vec<PathPoint>, ModelError> {
    #[expect(clippy::cast_precision_loss, reason = "for the message")]
    within("step", step_s as f64, 1.0, 31_622_400.0)?;
    #[expect(clippy::cast_precision_loss, reason = "for the message")]
    within("points", points as f64, 0.0, 10_000.0)?;
    let conditions = Conditions::standard(place)?;
    (0_i64..)
        .take(points)
        .map(|point| {
            let at = from.plus_seconds(point * step_s);
            let sun = position(place, at, &conditions)?;
            Ok(PathPoint { at, azimuth: sun.azimuth, elevation: seen(&sun) })
        })
        .collect()
}

/// Height of the sun as it is seen.
fn seen(sun: &SunPosition) -> Angle {
    Angle::from_degrees(90.0) - sun.apparent_zenith
}

/// Time between sunrise and sunset: 24 hours on a polar day, none in a polar night. `None` on the first and the last
/// day of these, when the sun only rises or only sets.
///
/// # Source
/// As [`sun_times`](crate::solar::sun_times).
pub fn day_length(times: &SunTimes) -> Option<Span> {
    match (times.kind, times.sunrise, times.sunset) {
        (DayKind::PolarDay, _, _) => Some(Span::from_hours(24.0)),
        (DayKind::PolarNight, _, _) => Some(Span::ZERO),
        (_, Some(sunrise), Some(sunset)) => {
            #[expect(clippy::cast_precision_loss, reason = "seconds of a day")]
            let seconds = sunset.seconds_since(sunrise) as f64;
            Some(Span::from_hours(seconds / HOUR_S))
        }
        _ => None,
    }
}

/// True height of the sun at noon, negative when it stays below the horizon.
///
/// `90° − |φ − δ|`
///
/// # Errors
/// [`ModelError::OutOfRange`] names `latitude` (−90° to 90°) or `declination` (−24° to 24°).
///
/// # Source
/// Meeus, Astronomical Algorithms, 2nd ed. 1998, chapter 13, with an hour angle of 0.
pub fn noon_elevation(latitude: Angle, declination: Angle) -> Result<Angle, ModelError> {
    let latitude = within("latitude", latitude.degrees(), -90.0, 90.0)?;
    let declination = within("declination", declination.degrees(), -24.0, 24.0)?;
    Ok(Angle::from_degrees(90.0 - (latitude - declination).abs()))
}

/// The shadow of something upright on level ground.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shadow {
    /// From the foot to the tip.
    pub length: Length,
    /// Where the tip points, from north over east, 0° to 360°.
    pub direction: Angle,
}

/// The shadow of something of a height. `None` when the sun is not above the horizon.
///
/// `length = height / tan(elevation)`, away from the sun
///
/// # Errors
/// [`ModelError::OutOfRange`] names `height` (0 to 10 000 m), `elevation` (−90° to 90°) or `azimuth` (0° to 360°).
///
/// # Source
/// Geometry of the gnomon: Vitruvius, De architectura, book IX, chapter 7.
pub fn shadow(height: Length, azimuth: Angle, elevation: Angle) -> Result<Option<Shadow>, ModelError> {
    within("height", height.m(), 0.0, 10_000.0)?;
    let azimuth = within("azimuth", azimuth.degrees(), 0.0, 360.0)?;
    within("elevation", elevation.degrees(), -90.0, 90.0)?;
    Ok((elevation > Angle::ZERO).then(|| Shadow {
        length: height * elevation.radians().cos() / elevation.radians().sin(),
        direction: Angle::from_degrees((azimuth + 180.0).rem_euclid(360.0)),
    }))
}
