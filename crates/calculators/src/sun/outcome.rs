//! The calculation: the sun of one day, and how long the days of the year are.

use portal_model::solar::{Place, SunTimes, sun_times};
use portal_model::sun::{PathPoint, Shadow, day_length, declination, path, shadow};
use portal_units::{Angle, CivilDate, Instant, Length};

use super::inputs::Inputs;
use crate::answer::AnswerError;
use crate::shared::kept::kept;
use crate::shared::year::Year;

/// Seconds between two points of the way, and their number: a day in quarters of an hour.
const STEP_S: i64 = 900;
const POINTS: usize = 97;
/// Points of the year that are looked at: one each week.
const WEEK: i64 = 7;
const WEEKS: i64 = 53;
/// Seconds from midnight to noon.
const NOON_S: i64 = 43_200;

pub(super) struct Case {
    /// The day.
    pub(super) date: CivilDate,
    /// Its begin on the clock of the place.
    pub(super) midnight: Instant,
    pub(super) times: SunTimes,
    /// Length of the day. \[h\]
    pub(super) length: Option<f64>,
    /// Height of the sun at noon. \[°\]
    pub(super) noon: f64,
    /// Shadow at noon; `None` without sun.
    pub(super) shadow: Option<Shadow>,
    /// The way through the day.
    pub(super) way: Vec<PathPoint>,
    /// Lengths of days through the year. \[day of the year, h\]
    pub(super) lengths: Vec<(f64, f64)>,
}

pub(super) fn case(inputs: &Inputs, year: &Year) -> Result<Case, AnswerError> {
    let place =
        Place { latitude: inputs.latitude, longitude: inputs.longitude, altitude: Length::from_m(100.0) };
    let calendar_year = year.zone().local(year.weather().start().plus_seconds(86_400)).date.year();
    let date = date_of(inputs, calendar_year);
    let midnight = year.zone().midnight(date);
    let times = sun_times(&place, midnight)?;
    let way = path(&place, midnight, STEP_S, POINTS)?;
    let (azimuth, elevation) = path(&place, times.transit, STEP_S, 1)?
        .first()
        .map_or_else(Default::default, |it| (it.azimuth, it.elevation));
    let first = date_of(&Inputs { month: 1.0, day: 1.0, ..*inputs }, calendar_year);
    let declinations = kept(year, "declinations", &[], || {
        let of_week = |week: i64| {
            let date = first.plus_days(week * WEEK);
            let noon = year.zone().midnight(date).plus_seconds(NOON_S);
            Ok((f64::from(date.day_of_year()), declination(noon)?))
        };
        (0..WEEKS).map(of_week).collect::<Result<Vec<_>, AnswerError>>()
    })?;
    let lengths = declinations.iter().map(|(day, it)| (*day, hours_of_light(inputs.latitude, *it))).collect();
    Ok(Case {
        date,
        midnight,
        times,
        length: day_length(&times).map(portal_units::Span::hours),
        noon: elevation.degrees(),
        shadow: shadow(inputs.height, azimuth, elevation)?,
        way,
        lengths,
    })
}

/// Hours from sunrise to sunset by the declination of noon: within two minutes of the exact times.
///
/// # Source
/// Meeus, Astronomical Algorithms, 2nd ed., 1998, chapter 15: the upper rim on the horizon, with refraction, is 0.833° low.
fn hours_of_light(latitude: Angle, declination: Angle) -> f64 {
    const HORIZON: f64 = -0.833;
    let (place, sun) = (latitude.degrees().to_radians(), declination.degrees().to_radians());
    let hour_angle = (HORIZON.to_radians().sin() - place.sin() * sun.sin()) / (place.cos() * sun.cos());
    // Beyond one the sun stays up or down all day.
    hour_angle.clamp(-1.0, 1.0).acos().to_degrees() / 7.5
}

/// The day of the form; of a month that has no such day its last one.
fn date_of(inputs: &Inputs, year: i32) -> CivilDate {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 31 of the form")]
    let whole = |value: f64, most: u8| value.round().clamp(1.0, f64::from(most)) as u8;
    let month = whole(inputs.month, 12);
    let day = whole(inputs.day, 31);
    let found = (1..=day).rev().find_map(|day| CivilDate::new(year, month, day).ok());
    found.unwrap_or_else(|| CivilDate::from_days(0))
}
