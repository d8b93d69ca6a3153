//! Hourly means of one instrument of the Polish network in the past, from the archive of GIOŚ.

use portal_units::CivilDate;

use super::gios::{self, Clock, SensorHours};
use super::source::{Meta, Paged, ParseError, Source};

/// The source; see [`Source`]. At most two questions a minute.
#[derive(Debug, Clone, Copy)]
pub struct GiosArchive;

/// An instrument and the days that are asked for, in the archive's own time, UTC+1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArchiveDays {
    /// Number of the instrument.
    pub sensor: u32,
    /// The first day.
    pub first: CivilDate,
    /// The last day, at most 366 days later.
    pub last: CivilDate,
}

fn url(base: &str, query: &ArchiveDays, page: u32) -> String {
    let ArchiveDays { sensor, first, last } = query;
    let path = format!("archivalData/getDataBySensor/{sensor}");
    gios::url(base, &path, &format!("dateFrom={first}%2000:00&dateTo={last}%2023:59&"), page)
}

impl Source for GiosArchive {
    type Query = ArchiveDays;
    type Record = SensorHours;

    const META: Meta = gios::meta("gios-archive", 366 * 86_400);

    fn url(base: &str, query: &ArchiveDays) -> String {
        url(base, query, 0)
    }

    fn parse(body: &str) -> Result<SensorHours, ParseError> {
        Self::parse_pages(&[body])
    }
}

impl Paged for GiosArchive {
    fn next(base: &str, query: &ArchiveDays, page: u32, body: &str) -> Result<Option<String>, ParseError> {
        Ok(gios::next(page, body)?.map(|page| url(base, query, page)))
    }

    fn parse_pages(bodies: &[&str]) -> Result<SensorHours, ParseError> {
        gios::hours(&gios::rows(bodies, "Lista archiwalnych wyników pomiarów")?, &Clock::Archive)
    }
}
