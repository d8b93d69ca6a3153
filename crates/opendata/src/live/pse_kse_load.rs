//! Load of the Polish power system, as it was and as it was expected, for every quarter of a day, from PSE.

use portal_evidence::Class;
use portal_units::{CivilDate, Instant, Power, Series};

use super::open_meteo::as_of;
use super::pse::{self, Extent};
use super::source::{Meta, Paged, ParseError, Record, Source};

/// Address of the service.
pub const BASE: &str = "https://api.raporty.pse.pl/api/kse-load";

/// The source; see [`Source`]. It is asked for a business day.
#[derive(Debug, Clone, Copy)]
pub struct PseKseLoad;

/// Load of one business day, from midnight as far as it is known; means that end at their stamps.
#[derive(Debug, Clone, PartialEq)]
pub struct SystemLoad {
    /// The day in Poland.
    pub day: CivilDate,
    /// What was drawn; missing for what has not been.
    pub actual: Series<Power>,
    /// What the operator expected the day before.
    pub forecast: Series<Power>,
}

impl Source for PseKseLoad {
    type Query = CivilDate;
    type Record = SystemLoad;

    const META: Meta =
        pse::meta("pse-kse-load", "https://raporty.pse.pl/report/kse-load", Class::Preliminary, 2 * 3_600);

    fn url(base: &str, query: &CivilDate) -> String {
        pse::url(base, *query)
    }

    fn parse(body: &str) -> Result<SystemLoad, ParseError> {
        Self::parse_pages(&[body])
    }

    fn check(query: &CivilDate, record: &SystemLoad) -> Result<(), ParseError> {
        pse::of_day(*query, record.day)
    }
}

impl Paged for PseKseLoad {
    fn next(base: &str, _: &CivilDate, _: u32, body: &str) -> Result<Option<String>, ParseError> {
        pse::next(base, body)
    }

    fn parse_pages(bodies: &[&str]) -> Result<SystemLoad, ParseError> {
        let quarters = pse::quarters(pse::rows(bodies)?, Extent::SoFar)?;
        Ok(SystemLoad {
            day: quarters.day,
            actual: quarters.series("load_actual", pse::megawatts)?,
            forecast: quarters.series("load_fcst", pse::megawatts)?,
        })
    }
}

impl Record for SystemLoad {
    /// Of what was drawn; just after midnight, when nothing has been drawn yet, of what is expected.
    fn as_of(&self, now: Instant) -> Option<Instant> {
        as_of(&self.actual, now).or_else(|| as_of(&self.forecast, now))
    }

    fn made_at(&self) -> Option<Instant> {
        None
    }

    fn publishers_day(&self) -> Option<CivilDate> {
        None
    }
}
