//! Sensor.Community: what its answers mean and what is refused.

use portal_units::{Concentration, Temperature};

use super::{at, changed};
use crate::live::sensor_community::BASE;
use crate::live::{Around, Citizens, ParseError, Point, Record, Reported, SensorCommunity, Source};

const RECORDED: &str = include_str!("../../../fixtures/sensor-community/recorded-area-de.json");

fn values(citizens: &Citizens) -> Vec<Reported> {
    citizens.nodes.iter().flat_map(|it| &it.readings).map(|it| it.value).collect()
}

#[test]
fn the_question_is_a_circle() {
    let around = Around { at: Point { latitude: 51.207, longitude: 16.155 }, radius_km: 10.0 };
    assert_eq!(
        SensorCommunity::url(BASE, &around),
        "https://data.sensor.community/airrohr/v1/filter/area=51.2070,16.1550,10"
    );
}

#[test]
fn numbers_are_texts_and_times_are_utc() {
    let citizens = SensorCommunity::parse(RECORDED).unwrap();
    assert_eq!(citizens.nodes.len(), 2);
    let node = citizens.nodes.first().unwrap();
    assert_eq!((node.id, node.at.latitude), (590, 48.772));
    let reading = node.readings.first().unwrap();
    assert_eq!(reading.at, at("2023-12-08T15:22:32Z"));
    assert_eq!(reading.value, Reported::Pm10(Concentration::from_ug_per_m3(7.31)));
    assert_eq!(citizens.as_of(at("2024-01-01T00:00:00Z")), Some(at("2023-12-08T15:22:32Z")));
    assert_eq!(citizens.as_of(at("2022-01-01T00:00:00Z")), Some(at("2021-11-07T11:16:45Z")));
}

#[test]
fn sensors_inside_of_buildings_are_dropped() {
    let citizens = SensorCommunity::parse(&changed(RECORDED, "\"indoor\": 0", "\"indoor\": 1")).unwrap();
    assert_eq!((citizens.nodes.len(), citizens.indoor), (1, 1));
    assert!(values(&citizens).iter().all(|it| !matches!(it, Reported::Pm10(_))));
}

#[test]
fn no_sensor_is_an_empty_list() {
    let citizens = SensorCommunity::parse("[]").unwrap();
    assert_eq!((citizens.nodes.len(), citizens.as_of(at("2024-01-01T00:00:00Z"))), (0, None));
}

#[test]
fn one_node_carries_several_sensors_and_the_latest_reading_of_each_stays() {
    let row = |sensor: u32, minute: u32, name: &str, value: &str| {
        serde_json::json!({
            "timestamp": format!("2026-06-15 12:{minute:02}:00"),
            "location": {"id": 7, "latitude": "51.2", "longitude": "16.1", "indoor": 0},
            "sensor": {"id": sensor},
            "sensordatavalues": [{"value_type": name, "value": value}],
        })
    };
    let rows = [
        row(1, 5, "P2", "12.5"),
        row(2, 5, "temperature", "21.5"),
        row(1, 2, "P2", "99.0"),
        row(3, 4, "P2", "13.5"),
        row(3, 6, "noise_LAeq", "55"),
    ];
    let citizens = SensorCommunity::parse(&serde_json::json!(rows).to_string()).unwrap();
    assert_eq!(citizens.nodes.len(), 1);
    let fine = |value| Reported::Pm25(Concentration::from_ug_per_m3(value));
    let warm = Reported::Temperature(Temperature::from_celsius(21.5));
    assert_eq!(values(&citizens), [fine(12.5), warm, fine(13.5)]);
}

#[test]
fn a_broken_sensor_is_missing_and_spoils_no_other() {
    for broken in ["nan", "unknown", "", "inf"] {
        let body = changed(RECORDED, "\"7.31\"", &format!("\"{broken}\""));
        let citizens = SensorCommunity::parse(&body).unwrap();
        assert_eq!(values(&citizens).len(), 3, "{broken}");
    }
}

#[test]
fn another_shape_is_refused() {
    assert!(matches!(SensorCommunity::parse("{}"), Err(ParseError::Field { field: "answer", .. })));
    let off_the_globe = changed(RECORDED, "\"48.772\"", "\"148.772\"");
    assert!(matches!(
        SensorCommunity::parse(&off_the_globe),
        Err(ParseError::Field { field: "latitude", .. })
    ));
    let zone = changed(RECORDED, "2023-12-08 15:22:32", "2023-12-08 15:22:32+01:00");
    assert!(matches!(SensorCommunity::parse(&zone), Err(ParseError::Field { field: "timestamp", .. })));
    let truth = changed(RECORDED, "\"7.31\"", "true");
    assert!(matches!(SensorCommunity::parse(&truth), Err(ParseError::Field { field: "value", .. })));
}
