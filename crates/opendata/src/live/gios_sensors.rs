//! Instruments of one station of the Polish network, from GIOŚ.

use portal_units::{CivilDate, Instant};

use super::gios;
use super::json;
use super::source::{Meta, Paged, ParseError, Record, Source};
use crate::tables::Pollutant;

const LIST: &str = "Lista stanowisk pomiarowych dla podanej stacji";

/// The source; see [`Source`]. It is asked for the number of a station, at most twice a minute.
#[derive(Debug, Clone, Copy)]
pub struct GiosSensors;

/// One instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sensor {
    /// Number that its operator gave it.
    pub id: u32,
    /// Number of its station.
    pub station: u32,
    /// What it measures.
    pub pollutant: Pollutant,
}

/// The instruments for the pollutants that the portal knows. One pollutant may have two, one of them emptied by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SensorList {
    /// The instruments, each number once.
    pub sensors: Vec<Sensor>,
    /// How many more the station has.
    pub others: usize,
}

impl Source for GiosSensors {
    type Query = u32;
    type Record = SensorList;

    const META: Meta = gios::meta("gios-sensors", 30 * 86_400);

    fn url(base: &str, query: &u32) -> String {
        gios::url(base, &format!("station/sensors/{query}"), "", 0)
    }

    fn parse(body: &str) -> Result<SensorList, ParseError> {
        Self::parse_pages(&[body])
    }

    fn check(query: &u32, list: &SensorList) -> Result<(), ParseError> {
        let is_asked = list.sensors.iter().all(|it| it.station == *query);
        if is_asked { Ok(()) } else { Err(ParseError::Other { field: "Identyfikator stacji" }) }
    }
}

impl Paged for GiosSensors {
    fn next(base: &str, query: &u32, page: u32, body: &str) -> Result<Option<String>, ParseError> {
        let path = format!("station/sensors/{query}");
        Ok(gios::next(page, body)?.map(|page| gios::url(base, &path, "", page)))
    }

    fn parse_pages(bodies: &[&str]) -> Result<SensorList, ParseError> {
        let mut list = SensorList { sensors: Vec::new(), others: 0 };
        for (number, row) in gios::rows(bodies, LIST)?.iter().enumerate() {
            let row = json::row(row, LIST)?;
            let id = json::whole(row, "Identyfikator stanowiska")?;
            if list.sensors.iter().any(|it| it.id == id) {
                return Err(ParseError::Order { row: number });
            }
            let station = json::whole(row, "Identyfikator stacji")?;
            match gios::pollutant(json::text(row, "Wskaźnik - kod")?) {
                Some(pollutant) => list.sensors.push(Sensor { id, station, pollutant }),
                None => list.others += 1,
            }
        }
        Ok(list)
    }
}

impl Record for SensorList {
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
