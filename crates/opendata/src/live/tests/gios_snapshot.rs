//! The harvested file of a station: what it means and what is refused.

use portal_units::{Concentration, Stamp};

use super::at;
use crate::live::{Air, GiosSnapshot, ParseError, Record, Source};
use crate::tables::Pollutant;

const FILE: &str = include_str!("../../../fixtures/gios-snapshot/answer.json");

fn parse(body: &str) -> Result<Air, ParseError> {
    GiosSnapshot::parse(body)
}

fn changed(from: &str, to: &str) -> Result<Air, ParseError> {
    assert!(FILE.contains(from), "{from} is not in the file");
    parse(&FILE.replacen(from, to, 1))
}

#[test]
fn a_row_is_the_mean_of_the_hour_that_begins_at_it() {
    // GIOŚ: 16.0 µg/m³ for "21:00" in summer, the hour from 20:00 to 21:00 CEST, 18:00 to 19:00 UTC.
    let air = parse(FILE).unwrap();
    let no2 = air.hours(Pollutant::No2).unwrap();
    assert_eq!(no2.stamp(), Stamp::MeanFromStart);
    assert_eq!(no2.at(at("2026-04-08T18:30:00Z")), Some(Concentration::from_ug_per_m3(16.0)));
}

#[test]
fn the_newest_hour_is_missing_and_the_one_before_is_told_with_its_time() {
    let air = parse(FILE).unwrap();
    let now = at("2026-04-08T20:30:00Z");
    assert_eq!(air.hours(Pollutant::No2).unwrap().at(at("2026-04-08T19:30:00Z")), None);
    let told = air.latest(Pollutant::No2, now).unwrap();
    assert_eq!(told, (at("2026-04-08T19:00:00Z"), Concentration::from_ug_per_m3(16.0)));
    assert_eq!(air.as_of(now), Some(at("2026-04-08T19:00:00Z")));
}

#[test]
fn station_and_published_index_keep_their_own_words() {
    let air = parse(FILE).unwrap();
    let station = air.station.unwrap();
    assert_eq!((station.id, station.name.as_str()), (52, "Legnica, Al. Rzeczypospolitej"));
    let index = air.index.unwrap();
    assert_eq!((index.level, index.category.as_str()), (0, "Bardzo dobry"));
    assert_eq!(air.made_at, Some(at("2026-04-08T20:25:00Z")));
}

#[test]
fn a_station_without_index_says_so() {
    let start = FILE.find("\"index\"").unwrap();
    let body = format!("{}\"index\": null}}", FILE.get(..start).unwrap());
    assert_eq!(parse(&body).unwrap().index, None);
    let without = FILE.replacen("\"index\"", "\"Index\"", 1);
    assert!(matches!(parse(&without), Err(ParseError::Field { field: "index", .. })));
}

#[test]
fn the_error_object_of_gios_is_a_refusal() {
    let body = include_str!("../../../fixtures/gios-snapshot/recorded-error-object.json");
    let ParseError::Refused { reason } = parse(body).unwrap_err() else { panic!("not a refusal") };
    assert!(reason.starts_with("Dla stanowiska typu manualnego"));
}

#[test]
fn another_format_or_unit_is_refused() {
    assert!(matches!(
        changed("portal-gios/1", "portal-gios/2"),
        Err(ParseError::Field { field: "format", .. })
    ));
    assert!(matches!(changed("µg/m³", "mg/m³"), Err(ParseError::Unit { .. })));
}

#[test]
fn lists_of_another_length_are_refused() {
    let wanted = ParseError::Count { field: "NO2", got: 11, wanted: 12 };
    assert_eq!(changed("\"NO2\": [14.8, ", "\"NO2\": [").unwrap_err(), wanted);
    assert!(matches!(
        changed("\"hours\": 12", "\"hours\": 0"),
        Err(ParseError::Field { field: "hours", .. })
    ));
    assert!(matches!(
        changed("\"hours\": 12", "\"hours\": 241"),
        Err(ParseError::Field { field: "hours", .. })
    ));
}

#[test]
fn an_unknown_pollutant_or_none_is_refused() {
    assert!(matches!(changed("\"NO2\"", "\"NOX\""), Err(ParseError::Field { field: "pollutants", .. })));
    let start = FILE.find("\"pollutants\"").unwrap();
    let body = format!("{}\"pollutants\": {{}}, \"index\": null}}", FILE.get(..start).unwrap());
    assert!(matches!(parse(&body), Err(ParseError::Field { field: "pollutants", .. })));
}

#[test]
fn times_without_zone_between_hours_or_ahead_of_the_file_are_refused() {
    let first = "\"first_hour\": \"2026-04-08T08:00:00Z\"";
    for wrong in ["2026-04-08T08:00:00", "2026-04-08T08:30:00Z"] {
        let got = changed(first, &format!("\"first_hour\": \"{wrong}\""));
        assert!(matches!(got, Err(ParseError::Field { field: "first_hour", .. })), "{wrong}");
    }
    let ahead = changed(first, "\"first_hour\": \"2026-04-08T09:00:00Z\"");
    assert!(matches!(ahead, Err(ParseError::Field { field: "hours", .. })));
}

#[test]
fn a_place_off_the_globe_and_a_number_without_end_are_refused() {
    assert!(matches!(changed("51.204503", "151.2"), Err(ParseError::Field { field: "latitude", .. })));
    assert!(matches!(changed("14.8", "1e999"), Err(ParseError::Json { .. })));
    assert!(matches!(changed("14.8", "\"14,8\""), Err(ParseError::Field { field: "NO2", .. })));
}
