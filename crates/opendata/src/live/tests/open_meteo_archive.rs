//! The reanalysis through Open-Meteo: what its answers mean and what is refused.

use portal_units::{Irradiance, Stamp, Temperature};

use super::{at, changed, day};
use crate::live::open_meteo_archive::BASE;
use crate::live::{OpenMeteoArchive, ParseError, PastDays, Point, Record, Source};

const ANSWER: &str = include_str!("../../../fixtures/open-meteo-archive/answer.json");

fn days(first: &str, last: &str) -> PastDays {
    PastDays { at: Point { latitude: 51.21, longitude: 16.16 }, first: day(first), last: day(last) }
}

#[test]
fn the_question_names_days_variables_and_zone() {
    assert_eq!(
        OpenMeteoArchive::url(BASE, &days("2025-06-15", "2025-06-15")),
        "https://archive-api.open-meteo.com/v1/archive?latitude=51.2100&longitude=16.1600&start_date=2025-06-15\
         &end_date=2025-06-15&hourly=temperature_2m,shortwave_radiation,direct_normal_irradiance,diffuse_radiation,\
         wind_speed_10m,wind_speed_100m,surface_pressure&timezone=GMT&wind_speed_unit=ms"
    );
}

#[test]
fn radiation_is_the_mean_of_the_hour_before_and_temperature_holds_at_its_stamp() {
    // 30.3 W/m² at 04:00, the mean from 03:00; 12.0 °C at 04:00.
    let weather = OpenMeteoArchive::answer(&days("2025-06-15", "2025-06-15"), ANSWER).unwrap();
    assert_eq!((weather.ghi.stamp(), weather.temperature.stamp()), (Stamp::MeanToEnd, Stamp::InstantAt(0)));
    assert_eq!(weather.ghi.at(at("2025-06-15T03:30:00Z")), Some(Irradiance::from_w_per_m2(30.3)));
    assert_eq!(weather.temperature.at(at("2025-06-15T04:10:00Z")), Some(Temperature::from_celsius(12.0)));
}

#[test]
fn the_cell_is_not_the_place_that_was_asked_for() {
    let cell = OpenMeteoArchive::parse(ANSWER).unwrap().cell;
    assert_eq!((cell.latitude, cell.longitude), (51.212_654, 16.185_764));
}

#[test]
fn what_is_not_computed_yet_is_missing() {
    let weather = OpenMeteoArchive::parse(ANSWER).unwrap();
    assert_eq!(weather.ghi.values().len(), 24);
    assert_eq!(
        weather.as_of(at("2025-06-20T00:00:00Z")),
        Some(at("2025-06-15T21:00:00Z")),
        "the last two are null"
    );
}

#[test]
fn other_days_than_asked_for_are_refused() {
    let asked = |first, last| OpenMeteoArchive::answer(&days(first, last), ANSWER);
    assert_eq!(asked("2025-06-14", "2025-06-14").unwrap_err(), ParseError::Other { field: "time" });
    let wanted = ParseError::Count { field: "time", got: 24, wanted: 48 };
    assert_eq!(asked("2025-06-15", "2025-06-16").unwrap_err(), wanted);
}

#[test]
fn half_a_day_another_unit_and_a_shorter_list_are_refused() {
    let late = changed(ANSWER, "\"2025-06-15T00:00\", ", "");
    assert!(matches!(OpenMeteoArchive::parse(&late), Err(ParseError::Count { field: "time", .. })));
    let unit = changed(ANSWER, "\"surface_pressure\": \"hPa\"", "\"surface_pressure\": \"Pa\"");
    assert!(matches!(
        OpenMeteoArchive::parse(&unit),
        Err(ParseError::Unit { field: "surface_pressure", .. })
    ));
    let shorter = changed(ANSWER, "\"surface_pressure\": [1001.2, ", "\"surface_pressure\": [");
    let wanted = ParseError::Count { field: "surface_pressure", got: 23, wanted: 24 };
    assert_eq!(OpenMeteoArchive::parse(&shorter).unwrap_err(), wanted);
}
