//! The calculation: the sun of one day, and how long the days of the year are.

use portal_model::solar::{Place, SunTimes, sun_times};
use portal_model::sun::{PathPoint, Shadow, day_length, path, shadow};
use portal_units::{CivilDate, Instant, Length};

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
    let lengths =
        kept(year, "day-lengths", &[inputs.latitude.degrees(), inputs.longitude.degrees()], || {
            let first = date_of(&Inputs { month: 1.0, day: 1.0, ..*inputs }, calendar_year);
            let mut all = Vec::new();
            for week in 0..WEEKS {
                let date = first.plus_days(week * WEEK);
                let times = sun_times(&place, year.zone().midnight(date))?;
                if let Some(length) = day_length(&times) {
                    all.push((f64::from(date.day_of_year()), length.hours()));
                }
            }
            Ok(all)
        })?;
    Ok(Case {
        date,
        midnight,
        times,
        length: day_length(&times).map(portal_units::Span::hours),
        noon: elevation.degrees(),
        shadow: shadow(inputs.height, azimuth, elevation)?,
        way,
        lengths: lengths.to_vec(),
    })
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
