//! Stations of the Polish network for air quality, from GIOŚ.

use portal_units::{CivilDate, Instant};
use serde_json::Value;

use super::air::Station;
use super::gios;
use super::json;
use super::source::{Meta, Paged, ParseError, Point, Record, Source};

const LIST: &str = "Lista stacji pomiarowych";

/// The source; see [`Source`]. At most two questions a minute.
#[derive(Debug, Clone, Copy)]
pub struct GiosStations;

/// Every station in service.
#[derive(Debug, Clone, PartialEq)]
pub struct StationList {
    /// The stations, each number once.
    pub stations: Vec<Station>,
}

impl StationList {
    /// The stations within `limit_km` of a place, the nearest first, each with its distance. \[km\]
    pub fn near(&self, at: Point, limit_km: f64) -> Vec<(f64, &Station)> {
        let with_distance = self.stations.iter().map(|it| (distance_km(at, it.at), it));
        let mut near: Vec<_> = with_distance.filter(|(distance, _)| *distance <= limit_km).collect();
        near.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        near
    }
}

/// Distance of two places that are not far apart. \[km\]
fn distance_km(one: Point, other: Point) -> f64 {
    const KM_PER_DEGREE: f64 = 111.2;
    let north = one.latitude - other.latitude;
    let east = (one.longitude - other.longitude) * one.latitude.to_radians().cos();
    north.hypot(east) * KM_PER_DEGREE
}

impl Source for GiosStations {
    type Query = ();
    type Record = StationList;

    const META: Meta = gios::meta("gios-stations", 30 * 86_400);

    fn url(base: &str, (): &()) -> String {
        gios::url(base, "station/findAll", "", 0)
    }

    fn parse(body: &str) -> Result<StationList, ParseError> {
        Self::parse_pages(&[body])
    }
}

impl Paged for GiosStations {
    fn next(base: &str, (): &(), page: u32, body: &str) -> Result<Option<String>, ParseError> {
        Ok(gios::next(page, body)?.map(|page| gios::url(base, "station/findAll", "", page)))
    }

    fn parse_pages(bodies: &[&str]) -> Result<StationList, ParseError> {
        let rows = gios::rows(bodies, LIST)?;
        let stations = rows.iter().map(station).collect::<Result<Vec<_>, _>>()?;
        for (row, station) in stations.iter().enumerate() {
            if stations.iter().take(row).any(|it| it.id == station.id) {
                return Err(ParseError::Order { row });
            }
        }
        Ok(StationList { stations })
    }
}

/// Coordinates stand in texts.
fn station(row: &Value) -> Result<Station, ParseError> {
    let row = json::row(row, LIST)?;
    let degrees = |field, limit: f64| {
        let value = json::written_number(row, field)?;
        if value.abs() <= limit {
            Ok(value)
        } else {
            Err(ParseError::Field { field, wanted: "a place on the globe" })
        }
    };
    Ok(Station {
        id: json::whole(row, "Identyfikator stacji")?,
        name: json::text(row, "Nazwa stacji")?.to_owned(),
        at: Point { latitude: degrees("WGS84 φ N", 90.0)?, longitude: degrees("WGS84 λ E", 180.0)? },
    })
}

impl Record for StationList {
    fn as_of(&self, _: Instant) -> Option<Instant> {
        None
    }

    fn made_at(&self) -> Option<Instant> {
        None
    }

    fn publishers_day(&self) -> Option<CivilDate> {
        None
    }
}
