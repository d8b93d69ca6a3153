//! Generation and price of Energy-Charts.

use portal_opendata::live::energy_charts::BASE;
use portal_opendata::live::{Days, EnergyChartsMix, EnergyChartsPrice};

use super::{Asking, Failure};
use crate::history::{Rows, START, Shape, number, word};

/// Table of generation by source.
pub(super) static MIX: Shape = Shape {
    columns: &[
        START,
        word("source", "code of the source at ENTSO-E"),
        number("power_mw", "MW", "generation"),
    ],
    keys: 2,
};
/// Table of the day-ahead price.
pub(super) static PRICE: Shape =
    Shape { columns: &[START, number("price_eur_per_mwh", "EUR/MWh", "day-ahead price")], keys: 1 };

/// Yesterday and today.
pub(super) fn mix(asking: &Asking) -> Result<(), Failure> {
    let today = asking.now().utc().date;
    let area = asking.around.config.energy_charts.country.clone();
    let days = Days { area, first: today.plus_days(-1), last: today };
    let (mix, body) = asking.one::<EnergyChartsMix>(BASE, &days)?;
    asking.not_older(&mix)?;
    let rows = mix.by_fuel.iter().flat_map(|(fuel, series)| {
        Rows::under(&[fuel.entsoe().to_owned()], series, 0, |it| it.kw() / 1_000.0).0
    });
    asking.keep_rows(&Rows(rows.collect()))?;
    asking.keep_file("energy-charts-mix.json", &body)
}

/// Today and, once it is published, tomorrow.
pub(super) fn price(asking: &Asking) -> Result<(), Failure> {
    let today = asking.now().utc().date;
    let area = asking.around.config.energy_charts.zone.clone();
    let days = Days { area, first: today, last: today.plus_days(1) };
    let (prices, body) = asking.one::<EnergyChartsPrice>(BASE, &days)?;
    asking.not_older(&prices)?;
    asking.keep_rows(&Rows::side_by_side(&[&prices.price], 0, portal_units::EuroEnergyPrice::eur_per_mwh))?;
    asking.keep_file("energy-charts-price.json", &body)
}
