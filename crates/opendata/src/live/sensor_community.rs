//! Citizens' sensors around a place, from Sensor.Community: fine dust, temperature, humidity, pressure.
//!
//! Numbers are texts, times are UTC without zone. One node carries several sensors, each a row of its own, and a sensor
//! has a row for each of its readings of the last five minutes. Sensors inside of buildings are dropped.

use portal_evidence::Class;
use portal_units::{CivilDate, Concentration, Instant, Pressure, Ratio, Temperature};
use serde_json::Value;

use super::json::{self, Object};
use super::source::{Cors, Meta, ParseError, Point, Record, Source};

/// Address of the service.
pub const BASE: &str = "https://data.sensor.community/airrohr/v1/filter";

/// The source; see [`Source`]. Its data stay apart from measurements: whoever likes puts up a sensor.
#[derive(Debug, Clone, Copy)]
pub struct SensorCommunity;

/// A circle on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Around {
    /// Its middle.
    pub at: Point,
    /// Its radius. \[km\]
    pub radius_km: f64,
}

/// What the citizens around a place measured last.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Citizens {
    /// Every place with a sensor in the open.
    pub nodes: Vec<Node>,
    /// Rows of sensors inside of buildings, which were dropped.
    pub indoor: usize,
}

/// One place with its sensors.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Number of the place.
    pub id: u32,
    /// Where it is, moved a little when its owner wants so.
    pub at: Point,
    /// The latest reading of each kind by each sensor.
    pub readings: Vec<Reading>,
}

/// One value of one sensor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// Number of the sensor.
    pub sensor: u32,
    /// When it was read.
    pub at: Instant,
    /// What it read.
    pub value: Reported,
}

/// A value with its kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reported {
    /// Particles up to 10 µm.
    Pm10(Concentration),
    /// Particles up to 2.5 µm.
    Pm25(Concentration),
    /// Temperature of the air, or of the box in the sun.
    Temperature(Temperature),
    /// Relative humidity, 0–1.
    Humidity(Ratio),
    /// Air pressure at the place, not reduced to the sea.
    Pressure(Pressure),
}

impl Reported {
    /// The kind of the publisher's name; `None` for what the portal does not show.
    fn of(name: &str, value: f64) -> Option<Self> {
        match name {
            "P1" => Some(Self::Pm10(Concentration::from_ug_per_m3(value))),
            "P2" => Some(Self::Pm25(Concentration::from_ug_per_m3(value))),
            "temperature" => Some(Self::Temperature(Temperature::from_celsius(value))),
            "humidity" => Some(Self::Humidity(Ratio::from_fraction(value / 100.0))),
            "pressure" => Some(Self::Pressure(Pressure::from_hpa(value / 100.0))),
            _ => None,
        }
    }

    fn is_same_kind(self, other: Self) -> bool {
        core::mem::discriminant(&self) == core::mem::discriminant(&other)
    }
}

impl Source for SensorCommunity {
    type Query = Around;
    type Record = Citizens;

    const META: Meta = Meta {
        slug: "sensor-community",
        publisher: "Sensor.Community",
        page: "https://sensor.community/",
        terms: "https://opendatacommons.org/licenses/odbl/1-0/",
        licence: "ODbL-1.0",
        credit: "© Sensor.Community contributors, ODbL",
        cors: Cors::Open,
        max_age_s: 3_600,
        class: Class::Preliminary,
    };

    fn url(base: &str, query: &Around) -> String {
        let Around { at: Point { latitude, longitude }, radius_km } = query;
        format!("{base}/area={latitude:.4},{longitude:.4},{radius_km}")
    }

    fn parse(body: &str) -> Result<Citizens, ParseError> {
        let mut citizens = Citizens::default();
        for row in json::rows(body)? {
            citizens.add(json::row(&row, "answer")?)?;
        }
        Ok(citizens)
    }
}

impl Citizens {
    fn add(&mut self, row: &Object) -> Result<(), ParseError> {
        let place = json::object(row, "location")?;
        if json::whole(place, "indoor")? == 1 {
            self.indoor += 1;
            return Ok(());
        }
        let degrees = |field, limit: f64| {
            let wanted = ParseError::Field { field, wanted: "a place on the globe" };
            json::written_number(place, field).ok().filter(|it| it.abs() <= limit).ok_or(wanted)
        };
        let at = Point { latitude: degrees("latitude", 90.0)?, longitude: degrees("longitude", 180.0)? };
        let id = json::whole(place, "id")?;
        let sensor = json::whole(json::object(row, "sensor")?, "id")?;
        let time = json::utc(row, "timestamp")?;
        let known = self.nodes.iter().position(|it| it.id == id).unwrap_or_else(|| {
            self.nodes.push(Node { id, at, readings: Vec::new() });
            self.nodes.len() - 1
        });
        for value in json::list(row, "sensordatavalues")? {
            let reading = reading(json::row(value, "sensordatavalues")?, sensor, time)?;
            if let (Some(reading), Some(node)) = (reading, self.nodes.get_mut(known)) {
                node.keep(reading);
            }
        }
        Ok(())
    }
}

/// A broken sensor writes `nan` or `unknown`: its value is missing and spoils no other.
fn reading(of: &Object, sensor: u32, at: Instant) -> Result<Option<Reading>, ParseError> {
    let name = json::text(of, "value_type")?;
    let number = match of.get("value") {
        Some(Value::String(text)) => json::written(text),
        Some(Value::Number(number)) => number.as_f64(),
        Some(Value::Null) => None,
        _ => return Err(ParseError::Field { field: "value", wanted: "a number in a text" }),
    };
    let value = number.and_then(|it| Reported::of(name, it));
    Ok(value.map(|value| Reading { sensor, at, value }))
}

impl Node {
    /// The later of two readings of one kind by one sensor stays.
    fn keep(&mut self, new: Reading) {
        let same = |it: &&mut Reading| it.sensor == new.sensor && it.value.is_same_kind(new.value);
        match self.readings.iter_mut().find(same) {
            Some(old) if old.at < new.at => *old = new,
            Some(_) => (),
            None => self.readings.push(new),
        }
    }
}

impl Record for Citizens {
    fn as_of(&self, now: Instant) -> Option<Instant> {
        let readings = self.nodes.iter().flat_map(|it| &it.readings);
        readings.map(|it| it.at).filter(|it| *it <= now).max()
    }

    fn made_at(&self) -> Option<Instant> {
        None
    }

    fn publishers_day(&self) -> Option<CivilDate> {
        None
    }
}
