//! Hourly means of one instrument of the Polish network during the last days, from GIOŚ.

use portal_units::{CivilDate, Instant};

use super::gios::{self, Clock, SensorHours};
use super::open_meteo::as_of;
use super::source::{Meta, Paged, ParseError, Record, Source};

/// The source; see [`Source`]. It is asked for the number of an instrument, once an hour.
#[derive(Debug, Clone, Copy)]
pub struct GiosData;

impl Source for GiosData {
    type Query = u32;
    type Record = SensorHours;

    const META: Meta = gios::meta("gios-data", 3 * 3_600);

    fn url(base: &str, query: &u32) -> String {
        gios::url(base, &format!("data/getData/{query}"), "", 0)
    }

    fn parse(body: &str) -> Result<SensorHours, ParseError> {
        Self::parse_pages(&[body])
    }
}

impl Paged for GiosData {
    fn next(base: &str, query: &u32, page: u32, body: &str) -> Result<Option<String>, ParseError> {
        let path = format!("data/getData/{query}");
        Ok(gios::next(page, body)?.map(|page| gios::url(base, &path, "", page)))
    }

    fn parse_pages(bodies: &[&str]) -> Result<SensorHours, ParseError> {
        gios::hours(&gios::rows(bodies, "Lista danych pomiarowych")?, &Clock::local()?)
    }
}

impl Record for SensorHours {
    fn as_of(&self, now: Instant) -> Option<Instant> {
        as_of(&self.hours, now)
    }

    fn made_at(&self) -> Option<Instant> {
        None
    }

    fn publishers_day(&self) -> Option<CivilDate> {
        None
    }
}
