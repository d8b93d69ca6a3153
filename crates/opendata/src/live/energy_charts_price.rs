//! Day-ahead price of electricity of a bidding zone, from Energy-Charts: in euro, also for Poland.

use portal_evidence::Class;
use portal_units::{CivilDate, EuroEnergyPrice, Instant, Series, Stamp};

use super::energy_charts::{self, Days};
use super::json;
use super::open_meteo::as_of;
use super::source::{Meta, ParseError, Record, Source};

/// The source; see [`Source`].
#[derive(Debug, Clone, Copy)]
pub struct EnergyChartsPrice;

/// Prices of a zone; each holds for the step that begins at its stamp. They may be negative.
#[derive(Debug, Clone, PartialEq)]
pub struct ZonePrices {
    /// The prices.
    pub price: Series<EuroEnergyPrice>,
    /// The terms that came with this answer.
    pub licence: String,
}

impl Source for EnergyChartsPrice {
    type Query = Days;
    type Record = ZonePrices;

    const META: Meta = energy_charts::meta("energy-charts-price", Class::Measured, 36 * 3_600);

    fn url(base: &str, query: &Days) -> String {
        let Days { area, first, last } = query;
        format!("{base}/price?bzn={area}&start={first}&end={last}")
    }

    fn parse(body: &str) -> Result<ZonePrices, ParseError> {
        let root = json::root(body)?;
        let licence = energy_charts::open_licence(&root)?;
        let (start, step_s, count) = energy_charts::axis(&root)?;
        let unit = json::text(&root, "unit")?;
        // Some answers write "EUR / MWh".
        if unit.replace(' ', "") != EuroEnergyPrice::UNIT {
            let got = json::cut(unit);
            return Err(ParseError::Unit { field: "unit", got, wanted: EuroEnergyPrice::UNIT });
        }
        let numbers = json::numbers(&root, "price", count)?;
        let values = numbers.into_iter().map(|it| it.map(EuroEnergyPrice::from_eur_per_mwh)).collect();
        let price = Series::new(start, step_s, Stamp::MeanFromStart, values)
            .map_err(|_| ParseError::Field { field: "price", wanted: "a series" })?;
        Ok(ZonePrices { price, licence })
    }
}

impl Record for ZonePrices {
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
