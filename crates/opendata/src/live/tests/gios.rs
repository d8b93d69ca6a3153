//! The services of GIOŚ: what their answers mean and what is refused.

use portal_units::{Concentration, Stamp};

use super::{at, changed, day};
use crate::live::gios::{self, BASE};
use crate::live::{
    ArchiveDays, GiosArchive, GiosData, GiosIndex, GiosSensors, GiosStations, Paged, ParseError, Point,
    Record, SensorHours, Source,
};
use crate::tables::Pollutant;

const STATIONS: &str = include_str!("../../../fixtures/gios/recorded-stations.json");
const SENSORS: &str = include_str!("../../../fixtures/gios/recorded-sensors-552.json");
const DATA: &str = include_str!("../../../fixtures/gios/recorded-data-3760.json");
const INDEX: &str = include_str!("../../../fixtures/gios/recorded-index-552.json");
const MANUAL: &str = include_str!("../../../fixtures/gios/recorded-manual-3765.json");
const LEGNICA: &str = include_str!("../../../fixtures/gios/data-291-page-of-4.json");
const ARCHIVE: &str = include_str!("../../../fixtures/gios/archive-291.json");
const INDEX_LEGNICA: &str = include_str!("../../../fixtures/gios/index-52.json");

/// Rows of current data, newest first, of these local hours with the values 1, 2, 3 …
fn data(stamps: &[&str]) -> Result<SensorHours, ParseError> {
    let row = |(value, stamp): (usize, &&str)| {
        format!(r#"{{"Kod stanowiska": "DsLegAlRzecz-NO2-1g", "Data": "{stamp}", "Wartość": {}}}"#, value + 1)
    };
    let rows: Vec<String> = stamps.iter().enumerate().map(row).collect();
    GiosData::parse(&format!(r#"{{"Lista danych pomiarowych": [{}], "totalPages": 1}}"#, rows.join(",")))
}

/// One whole page of the sample of four.
fn legnica() -> String {
    changed(LEGNICA, "\"totalPages\": 4", "\"totalPages\": 1")
}

#[test]
fn questions_ask_for_five_hundred_rows() {
    assert_eq!(
        GiosData::url(BASE, &291),
        "https://api.gios.gov.pl/pjp-api/v1/rest/data/getData/291?size=500&page=0"
    );
    let days = ArchiveDays { sensor: 291, first: day("2026-01-01"), last: day("2026-01-31") };
    assert_eq!(
        GiosArchive::url(BASE, &days),
        "https://api.gios.gov.pl/pjp-api/v1/rest/archivalData/getDataBySensor/291\
         ?dateFrom=2026-01-01%2000:00&dateTo=2026-01-31%2023:59&size=500&page=0"
    );
}

#[test]
fn a_stamp_ends_its_hour_in_polish_summer_time() {
    // GIOŚ: 5.1 µg/m³ at 14:00 on 4 July, CEST: the hour from 11:00 to 12:00 UTC.
    let hours = GiosData::parse(&changed(DATA, "\"totalPages\": 4", "\"totalPages\": 1")).unwrap().hours;
    assert_eq!(hours.stamp(), Stamp::MeanToEnd);
    assert_eq!(hours.at(at("2025-07-04T11:30:00Z")), Some(Concentration::from_ug_per_m3(5.1)));
    assert_eq!(hours.at(at("2025-07-04T12:30:00Z")), None);
    // The oldest row, 3 July 19:00 CEST.
    assert_eq!((hours.start(), hours.values().len()), (at("2025-07-03T17:00:00Z"), 20));
}

#[test]
fn the_archive_is_in_utc_plus_one_all_year() {
    // 18.4 µg/m³ at "2026-01-20 23:00" is the hour to 22:00 UTC; the same in July.
    let winter = GiosArchive::parse(ARCHIVE).unwrap().hours;
    assert_eq!(winter.at(at("2026-01-20T21:30:00Z")), Some(Concentration::from_ug_per_m3(18.4)));
    let summer = GiosArchive::parse(&ARCHIVE.replace("2026-01-20", "2026-07-20")).unwrap().hours;
    assert_eq!(summer.at(at("2026-07-20T21:30:00Z")), Some(Concentration::from_ug_per_m3(18.4)));
}

#[test]
fn null_stays_missing_and_is_often_the_newest_hour() {
    let hours = GiosData::parse(&legnica()).unwrap();
    assert_eq!(hours.hours.values().last(), Some(&None));
    // The one before, 16.0 at 21:00 CEST, holds up to 19:00 UTC.
    assert_eq!(hours.as_of(at("2026-04-08T20:30:00Z")), Some(at("2026-04-08T19:00:00Z")));
    let archived = GiosArchive::parse(ARCHIVE).unwrap().hours;
    assert_eq!(archived.at(at("2026-01-20T18:30:00Z")), None, "20:00 is null");
}

#[test]
fn an_hour_without_a_row_is_missing() {
    let hours = data(&["2026-04-08 12:00:00", "2026-04-08 09:00:00"]).unwrap().hours;
    let values: Vec<_> = hours.values().iter().map(|it| it.map(Concentration::ug_per_m3)).collect();
    assert_eq!(values, [Some(2.0), None, None, Some(1.0)]);
}

#[test]
fn the_hour_that_occurs_twice_in_autumn_is_two_hours() {
    // On 25 October 2026 at 03:00 CEST the clock goes back to 02:00 CET.
    let hours =
        data(&["2026-10-25 03:00:00", "2026-10-25 02:00:00", "2026-10-25 02:00:00", "2026-10-25 01:00:00"])
            .unwrap()
            .hours;
    assert_eq!((hours.start(), hours.values().len()), (at("2026-10-24T23:00:00Z"), 4));
    assert!(hours.values().iter().all(Option::is_some));
}

#[test]
fn the_hour_that_is_skipped_in_spring_is_refused() {
    // On 29 March 2026 after 01:59 CET comes 03:00 CEST.
    let spring = data(&["2026-03-29 03:00:00", "2026-03-29 01:00:00"]).unwrap().hours;
    assert_eq!((spring.start(), spring.values().len()), (at("2026-03-29T00:00:00Z"), 2));
    assert!(matches!(data(&["2026-03-29 02:00:00"]), Err(ParseError::Field { field: "Data", .. })));
}

#[test]
fn times_that_rise_or_stand_twice_or_lie_between_hours_are_refused() {
    let twice = data(&["2026-04-08 12:00:00", "2026-04-08 12:00:00", "2026-04-08 11:00:00"]);
    assert_eq!(twice.unwrap_err(), ParseError::Order { row: 0 });
    let oldest_first = data(&["2026-04-08 11:00:00", "2026-04-08 12:00:00"]);
    assert_eq!(oldest_first.unwrap_err(), ParseError::Order { row: 0 });
    assert!(matches!(data(&["2026-04-08 12:30:00"]), Err(ParseError::Field { field: "Data", .. })));
    assert!(matches!(data(&["2026-04-08 12:00:00", "1926-04-08 12:00:00"]), Err(ParseError::Field { .. })));
}

#[test]
fn only_total_pages_says_how_many_pages_there_are() {
    // `links.next` names a page 1 also when there is only page 0.
    assert!(STATIONS.contains("\"next\"") && STATIONS.contains("\"totalPages\": 1"));
    assert_eq!(GiosStations::next(BASE, &(), 0, STATIONS), Ok(None));
    let second = GiosData::next(BASE, &291, 0, LEGNICA).unwrap().unwrap();
    assert!(second.ends_with("/data/getData/291?size=500&page=1"), "{second}");
    assert_eq!(GiosData::next(BASE, &291, 3, LEGNICA), Ok(None));
    let wanted = ParseError::Count { field: "totalPages", got: 1, wanted: 4 };
    assert_eq!(GiosData::parse(LEGNICA).unwrap_err(), wanted);
}

#[test]
fn pages_are_read_one_behind_the_other() {
    let page = |from: &str, to: &str| {
        format!(
            r#"{{"Lista danych pomiarowych": [
            {{"Kod stanowiska": "A-NO2-1g", "Data": "2026-04-08 {from}:00:00", "Wartość": 1.5}},
            {{"Kod stanowiska": "A-NO2-1g", "Data": "2026-04-08 {to}:00:00", "Wartość": null}}], "totalPages": 2}}"#
        )
    };
    let hours = GiosData::parse_pages(&[&page("12", "11"), &page("10", "09")]).unwrap().hours;
    assert_eq!((hours.start(), hours.values().len()), (at("2026-04-08T07:00:00Z"), 4));
    // The same page twice is not two pages.
    assert!(matches!(
        GiosData::parse_pages(&[&page("12", "11"), &page("12", "11")]),
        Err(ParseError::Order { .. })
    ));
}

#[test]
fn a_manual_sampler_answers_with_an_error_object() {
    let error = GiosData::parse(MANUAL).unwrap_err();
    assert!(gios::is_manual_sensor(&error), "{error}");
    let busy = GiosData::parse(include_str!("../../../fixtures/gios/error-429.json")).unwrap_err();
    assert!(matches!(busy, ParseError::Refused { .. }) && !gios::is_manual_sensor(&busy));
}

#[test]
fn coordinates_are_texts_under_greek_keys() {
    let list = GiosStations::parse(STATIONS).unwrap();
    let warsaw = list.stations.first().unwrap();
    assert_eq!((warsaw.id, warsaw.name.as_str()), (552, "Warszawa, ul. Kondratowicza"));
    assert_eq!((warsaw.at.latitude, warsaw.at.longitude), (52.290_864, 21.042_458));
    for wrong in ["\"152.290864\"", "\"52,290864\"", "52.290864", "\"\"", "null"] {
        let body = changed(STATIONS, "\"52.290864\"", wrong);
        assert!(matches!(GiosStations::parse(&body), Err(ParseError::Field { .. })), "{wrong}");
    }
}

#[test]
fn the_nearest_station_comes_first() {
    // One degree of latitude is 111 km: Warsaw's station is 0.09° north of the point, Żyrardów's 0.15° south.
    let list = GiosStations::parse(STATIONS).unwrap();
    let at = Point { latitude: 52.2, longitude: 21.0 };
    let near: Vec<u32> = list.near(at, 100.0).iter().map(|(_, it)| it.id).collect();
    assert_eq!(near, [552, 562]);
    let (distance_km, _) = *list.near(at, 20.0).first().unwrap();
    // √((0.090864·111.2)² + (0.042458·111.2·cos 52.2°)²) = √(10.10² + 2.894²) = 10.51 km.
    assert!((distance_km - 10.51).abs() < 0.01, "{distance_km}");
    assert!(list.near(at, 5.0).is_empty());
}

#[test]
fn two_instruments_of_one_pollutant_are_both_kept() {
    let list = GiosSensors::answer(&552, SENSORS).unwrap();
    let fine: Vec<u32> =
        list.sensors.iter().filter(|it| it.pollutant == Pollutant::Pm25).map(|it| it.id).collect();
    assert_eq!(fine, [3765, 14688]);
    assert_eq!((list.sensors.len(), list.others), (5, 2), "NO and NOx are none of the portal's pollutants");
    assert!(matches!(GiosSensors::answer(&52, SENSORS), Err(ParseError::Other { .. })));
    let twice = changed(SENSORS, "\"Identyfikator stanowiska\": 3760", "\"Identyfikator stanowiska\": 3764");
    assert!(matches!(GiosSensors::parse(&twice), Err(ParseError::Order { .. })));
}

#[test]
fn the_index_keeps_its_words_and_the_end_of_its_hour_in_utc() {
    let index = GiosIndex::answer(&552, INDEX).unwrap();
    let overall = index.overall.unwrap();
    assert_eq!((overall.level, overall.category.as_str()), (1, "Dobry"));
    assert_eq!(overall.at, at("2025-07-04T12:00:00Z"), "14:00 CEST");
    assert_eq!(index.computed_at, at("2025-07-04T12:35:10Z"));
    let pollutants: Vec<Pollutant> = index.parts.iter().map(|(it, _)| *it).collect();
    assert_eq!(pollutants, [Pollutant::No2, Pollutant::Pm10, Pollutant::Pm25, Pollutant::O3], "SO2 is null");
    assert!(matches!(GiosIndex::answer(&52, INDEX), Err(ParseError::Other { .. })));
}

#[test]
fn the_misspelt_key_is_read_in_both_spellings() {
    assert!(INDEX.contains("kategorii indeksu dla wskażnika NO2"));
    let right = INDEX.replace("wskażnika", "wskaźnika");
    assert_eq!(GiosIndex::parse(&right), GiosIndex::parse(INDEX));
}

#[test]
fn a_station_without_index_has_none_and_a_level_off_the_scale_is_refused() {
    for none in ["null", "-1"] {
        let body = changed(INDEX_LEGNICA, "\"Wartość indeksu\": 0", &format!("\"Wartość indeksu\": {none}"));
        assert_eq!(GiosIndex::parse(&body).unwrap().overall, None);
    }
    for wrong in ["6", "0.5", "\"0\""] {
        let body = changed(INDEX_LEGNICA, "\"Wartość indeksu\": 0", &format!("\"Wartość indeksu\": {wrong}"));
        assert!(GiosIndex::parse(&body).is_err(), "{wrong}");
    }
}

#[test]
fn another_unit_in_the_words_of_the_service_is_refused() {
    assert!(LEGNICA.contains("w jednostce μg/m3"));
    let body = changed(&legnica(), "w jednostce μg/m3", "w jednostce mg/m3");
    assert!(matches!(GiosData::parse(&body), Err(ParseError::Unit { .. })));
}

#[test]
fn rows_of_another_or_of_no_hourly_instrument_are_refused() {
    let other = changed(&legnica(), "DsLegAlRzecz-NO2-1g", "DsLegAlRzecz-SO2-1g");
    assert!(matches!(GiosData::parse(&other), Err(ParseError::Other { field: "Kod stanowiska" })));
    let daily = legnica().replace("-NO2-1g", "-PM10-24g");
    assert!(matches!(GiosData::parse(&daily), Err(ParseError::Field { field: "Kod stanowiska", .. })));
}

#[test]
fn an_empty_list_is_nothing_published_yet() {
    let body = r#"{"Lista danych pomiarowych": [], "totalPages": 0}"#;
    assert!(matches!(GiosData::parse(body), Err(ParseError::Empty { .. })));
}

#[test]
fn a_number_that_is_a_text_or_without_end_is_refused() {
    for wrong in ["\"16.0\"", "1e999"] {
        let body = changed(&legnica(), "\"Wartość\": 16.0", &format!("\"Wartość\": {wrong}"));
        assert!(GiosData::parse(&body).is_err(), "{wrong}");
    }
}
