//! Demand, wind and solar generation and exchange of the Polish power system for every quarter of a day, from PSE.

use portal_evidence::Class;
use portal_units::{CivilDate, Instant, Power, Series};

use super::open_meteo::as_of;
use super::pse::{self, Extent};
use super::source::{Meta, Paged, ParseError, Record, Source};

/// Address of the service.
pub const BASE: &str = "https://api.raporty.pse.pl/api/his-wlk-cal";

/// The source; see [`Source`]. It is asked for a business day.
#[derive(Debug, Clone, Copy)]
pub struct PseHisWlkCal;

/// One business day, from midnight as far as it is known; means that end at their stamps.
#[derive(Debug, Clone, PartialEq)]
pub struct SystemBalance {
    /// The day in Poland.
    pub day: CivilDate,
    /// Demand of the country.
    pub demand: Series<Power>,
    /// Generation of the units that the operator schedules (`jg`).
    pub scheduled: Series<Power>,
    /// Generation of wind farms.
    pub wind: Series<Power>,
    /// Generation of photovoltaics.
    pub solar: Series<Power>,
    /// Exchange over the synchronous borders; what flows in is positive.
    pub exchange_synchronous: Series<Power>,
    /// Exchange over the other borders; what flows in is positive.
    pub exchange_other: Series<Power>,
}

impl Source for PseHisWlkCal {
    type Query = CivilDate;
    type Record = SystemBalance;

    const META: Meta = pse::meta(
        "pse-his-wlk-cal",
        "https://raporty.pse.pl/report/his-wlk-cal",
        Class::Preliminary,
        2 * 3_600,
    );

    fn url(base: &str, query: &CivilDate) -> String {
        pse::url(base, *query)
    }

    fn parse(body: &str) -> Result<SystemBalance, ParseError> {
        Self::parse_pages(&[body])
    }

    fn check(query: &CivilDate, record: &SystemBalance) -> Result<(), ParseError> {
        pse::of_day(*query, record.day)
    }
}

impl Paged for PseHisWlkCal {
    fn next(base: &str, _: &CivilDate, _: u32, body: &str) -> Result<Option<String>, ParseError> {
        pse::next(base, body)
    }

    fn parse_pages(bodies: &[&str]) -> Result<SystemBalance, ParseError> {
        let quarters = pse::quarters(pse::rows(bodies)?, Extent::SoFar)?;
        let column = |field| quarters.series(field, pse::megawatts);
        Ok(SystemBalance {
            day: quarters.day,
            demand: column("demand")?,
            scheduled: column("jg")?,
            wind: column("wi")?,
            solar: column("pv")?,
            exchange_synchronous: column("swm_p")?,
            exchange_other: column("swm_np")?,
        })
    }
}

impl Record for SystemBalance {
    fn as_of(&self, now: Instant) -> Option<Instant> {
        as_of(&self.demand, now)
    }

    fn made_at(&self) -> Option<Instant> {
        None
    }

    fn publishers_day(&self) -> Option<CivilDate> {
        None
    }
}
