//! Market price of electricity in Poland (RCE) for every quarter of a day, from PSE: what a prosumer is paid.

use portal_evidence::Class;
use portal_units::{CivilDate, EnergyPrice, Instant, Series};

use super::open_meteo::as_of;
use super::pse::{self, Extent};
use super::source::{Meta, Paged, ParseError, Record, Source};

/// Address of the service.
pub const BASE: &str = "https://api.raporty.pse.pl/api/rce-pln";

/// The source; see [`Source`]. It is asked for a business day, today or earlier, from about 14:00 on also tomorrow.
#[derive(Debug, Clone, Copy)]
pub struct PseRcePln;

/// Prices of one business day: all its 92, 96 or 100 quarters. They may be negative.
#[derive(Debug, Clone, PartialEq)]
pub struct DayPrices {
    /// The day in Poland.
    pub day: CivilDate,
    /// Price of the quarter that ends at the stamp.
    pub price: Series<EnergyPrice>,
}

impl Source for PseRcePln {
    type Query = CivilDate;
    type Record = DayPrices;

    const META: Meta =
        pse::meta("pse-rce-pln", "https://raporty.pse.pl/report/rce-pln", Class::Measured, 86_400);

    fn url(base: &str, query: &CivilDate) -> String {
        pse::url(base, *query)
    }

    fn parse(body: &str) -> Result<DayPrices, ParseError> {
        Self::parse_pages(&[body])
    }

    fn check(query: &CivilDate, record: &DayPrices) -> Result<(), ParseError> {
        pse::of_day(*query, record.day)
    }
}

impl Paged for PseRcePln {
    fn next(base: &str, _: &CivilDate, _: u32, body: &str) -> Result<Option<String>, ParseError> {
        pse::next(base, body)
    }

    fn parse_pages(bodies: &[&str]) -> Result<DayPrices, ParseError> {
        let quarters = pse::quarters(pse::rows(bodies)?, Extent::Whole)?;
        // The report is in PLN/MWh.
        let price = quarters.series("rce_pln", |it| EnergyPrice::from_pln_per_kwh(it / 1_000.0))?;
        Ok(DayPrices { day: quarters.day, price })
    }
}

impl Record for DayPrices {
    fn as_of(&self, now: Instant) -> Option<Instant> {
        as_of(&self.price, now)
    }

    fn made_at(&self) -> Option<Instant> {
        None
    }

    fn publishers_day(&self) -> Option<CivilDate> {
        None
    }
}
