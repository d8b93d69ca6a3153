//! Forecast and air quality of Open-Meteo: what they mean and what is refused.

use portal_units::{CivilDate, Irradiance, Ratio, Stamp, Temperature};

use super::at;
use crate::live::{
    Forecast, OpenMeteoAirQuality, OpenMeteoForecast, ParseError, Point, Record, Source, open_meteo,
};
use crate::tables::Pollutant;

const FORECAST: &str = include_str!("../../../fixtures/open-meteo-forecast/answer.json");
const RECORDED: &str = include_str!("../../../fixtures/open-meteo-forecast/recorded-warszawa.json");
const AIR: &str = include_str!("../../../fixtures/open-meteo-air-quality/answer.json");
const RECORDED_AIR: &str =
    include_str!("../../../fixtures/open-meteo-air-quality/recorded-current-only.json");
const LEGNICA: Point = Point { latitude: 51.207, longitude: 16.155 };

fn forecast(body: &str) -> Result<Forecast, ParseError> {
    OpenMeteoForecast::parse(body)
}

#[test]
fn the_question_names_place_variables_days_zone_and_unit_of_speed() {
    assert_eq!(
        OpenMeteoForecast::url("https://api.open-meteo.com/v1/forecast", &LEGNICA),
        "https://api.open-meteo.com/v1/forecast?latitude=51.2070&longitude=16.1550&hourly=temperature_2m,\
         wind_speed_10m,cloud_cover,shortwave_radiation,direct_normal_irradiance,diffuse_radiation\
         &past_days=1&forecast_days=3&timezone=GMT&wind_speed_unit=ms"
    );
}

#[test]
fn radiation_is_the_mean_of_the_hour_before_its_stamp() {
    // The file says 30.3 W/m² at 04:00: the mean from 03:00 to 04:00.
    let ghi = forecast(FORECAST).unwrap().ghi;
    assert_eq!(ghi.stamp(), Stamp::MeanToEnd);
    assert_eq!(ghi.at(at("2026-06-14T03:30:00Z")), Some(Irradiance::from_w_per_m2(30.3)));
    assert_eq!(ghi.at(at("2026-06-14T04:30:00Z")), Some(Irradiance::from_w_per_m2(102.0)));
}

#[test]
fn temperature_holds_at_its_stamp() {
    // The file says 10.9 °C at 02:00 and 11.8 °C at 03:00.
    let temperature = forecast(FORECAST).unwrap().temperature;
    assert_eq!(temperature.at(at("2026-06-14T02:20:00Z")), Some(Temperature::from_celsius(10.9)));
    assert_eq!(temperature.at(at("2026-06-14T02:40:00Z")), Some(Temperature::from_celsius(11.8)));
}

#[test]
fn cloud_cover_in_percent_becomes_a_share() {
    let cover = forecast(FORECAST).unwrap().cloud_cover;
    assert_eq!(cover.at(at("2026-06-14T00:00:00Z")), Some(Ratio::from_fraction(0.2)));
}

#[test]
fn the_publishers_today_is_the_second_day_of_the_answer() {
    assert_eq!(forecast(FORECAST).unwrap().publishers_day, CivilDate::new(2026, 6, 15).unwrap());
}

#[test]
fn a_missing_value_stays_missing_and_the_rest_is_read() {
    let body = FORECAST.replacen("\"temperature_2m\": [11.2,", "\"temperature_2m\": [null,", 1);
    let temperature = forecast(&body).unwrap().temperature;
    assert_eq!(temperature.at(at("2026-06-14T00:00:00Z")), None);
    assert_eq!(temperature.at(at("2026-06-14T01:00:00Z")), Some(Temperature::from_celsius(11.0)));
}

#[test]
fn an_answer_covers_now_until_its_axis_ends() {
    let forecast = forecast(FORECAST).unwrap();
    let noon = at("2026-06-15T12:10:00Z");
    assert_eq!(forecast.as_of(noon), Some(noon));
    // The last stamp is 17 June 23:00.
    assert_eq!(forecast.as_of(at("2026-06-20T12:00:00Z")), Some(at("2026-06-17T23:00:00Z")));
    assert_eq!(forecast.as_of(at("2026-06-10T12:00:00Z")), None);
}

#[test]
fn the_recorded_answer_has_the_envelope_that_is_read() {
    let hours = open_meteo::envelope(RECORDED).unwrap();
    let stamp = Stamp::InstantAt(0);
    let temperature = hours.series("temperature_2m", "°C", stamp, Temperature::from_celsius).unwrap();
    assert_eq!(temperature.values().len(), 48);
    assert_eq!(temperature.start(), at("2026-06-15T00:00:00Z"));
    assert_eq!(temperature.at(at("2026-06-16T23:00:00Z")), Some(Temperature::from_celsius(10.9)));
}

#[test]
fn error_objects_are_refusals_with_the_publishers_words() {
    for body in [
        include_str!("../../../fixtures/open-meteo-forecast/error-400.json"),
        include_str!("../../../fixtures/open-meteo-forecast/error-429.json"),
    ] {
        let ParseError::Refused { reason } = forecast(body).unwrap_err() else {
            panic!("{body} was not a refusal")
        };
        assert!(reason.starts_with("Cannot initialize") || reason.starts_with("Minutely API request limit"));
    }
}

#[test]
fn two_days_instead_of_four_are_refused() {
    let wanted = ParseError::Count { field: "time", got: 48, wanted: 96 };
    assert_eq!(forecast(RECORDED).unwrap_err(), wanted);
}

#[test]
fn a_list_shorter_than_the_times_is_refused() {
    let body = FORECAST.replacen("\"wind_speed_10m\": [2.6,", "\"wind_speed_10m\": [", 1);
    let wanted = ParseError::Count { field: "wind_speed_10m", got: 95, wanted: 96 };
    assert_eq!(forecast(&body).unwrap_err(), wanted);
}

#[test]
fn times_that_stand_still_go_back_or_skip_are_refused() {
    for wrong in ["2026-06-14T01:00", "2026-06-14T00:00", "2026-06-14T03:00"] {
        let body = FORECAST.replacen("\"2026-06-14T02:00\"", &format!("\"{wrong}\""), 1);
        assert_eq!(forecast(&body).unwrap_err(), ParseError::Order { row: 2 });
    }
}

#[test]
fn times_in_another_zone_are_refused() {
    let body = FORECAST.replacen("\"utc_offset_seconds\": 0", "\"utc_offset_seconds\": 7200", 1);
    assert!(matches!(forecast(&body), Err(ParseError::Field { field: "utc_offset_seconds", .. })));
}

#[test]
fn a_unit_that_changed_is_refused() {
    let body = FORECAST.replacen("\"wind_speed_10m\": \"m/s\"", "\"wind_speed_10m\": \"km/h\"", 1);
    assert!(matches!(forecast(&body), Err(ParseError::Unit { field: "wind_speed_10m", .. })));
}

#[test]
fn numbers_without_end_and_texts_for_numbers_are_refused() {
    let endless = FORECAST.replacen("\"wind_speed_10m\": [2.6,", "\"wind_speed_10m\": [1e999,", 1);
    assert!(matches!(forecast(&endless), Err(ParseError::Json { .. })));
    let text = FORECAST.replacen("\"wind_speed_10m\": [2.6,", "\"wind_speed_10m\": [\"2.6\",", 1);
    assert!(matches!(forecast(&text), Err(ParseError::Field { field: "wind_speed_10m", .. })));
}

#[test]
fn a_broken_off_answer_and_a_page_are_not_json() {
    let half = FORECAST.get(..FORECAST.len() / 2).unwrap();
    for body in [half, "", "<html>busy</html>"] {
        assert!(matches!(forecast(body), Err(ParseError::Json { .. })), "{body:.20}");
    }
    assert!(matches!(forecast("[]"), Err(ParseError::Field { field: "answer", .. })));
}

#[test]
fn the_air_of_the_model_has_six_pollutants_at_their_stamps() {
    let air = OpenMeteoAirQuality::parse(AIR).unwrap();
    assert_eq!(air.pollutants.len(), 6);
    assert_eq!(air.station, None);
    // The file says ozone 95.0 µg/m³ at 14:00 of every day.
    let (moment, ozone) = air.latest(Pollutant::O3, at("2026-06-15T14:05:00Z")).unwrap();
    assert_eq!((moment, ozone.ug_per_m3()), (at("2026-06-15T14:05:00Z"), 95.0));
    assert_eq!(air.latest(Pollutant::C6h6, at("2026-06-15T14:05:00Z")), None);
}

#[test]
fn the_greek_mu_of_the_recorded_unit_is_the_micro_sign() {
    assert!(RECORDED_AIR.contains("\"ozone\": \"\u{3bc}g/m³\""), "the recorded answer has the Greek letter");
    assert!(AIR.contains("\"pm10\": \"\u{3bc}g/m³\"") && OpenMeteoAirQuality::parse(AIR).is_ok());
    let milligrams = AIR.replacen("\"pm10\": \"\u{3bc}g/m³\"", "\"pm10\": \"mg/m³\"", 1);
    assert!(matches!(OpenMeteoAirQuality::parse(&milligrams), Err(ParseError::Unit { field: "pm10", .. })));
}

#[test]
fn an_answer_without_hours_is_refused() {
    assert!(matches!(
        OpenMeteoAirQuality::parse(RECORDED_AIR),
        Err(ParseError::Field { field: "hourly_units", .. })
    ));
}
