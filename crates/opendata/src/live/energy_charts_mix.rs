//! Public net electricity generation of a country by source, from Energy-Charts.

use portal_evidence::Class;
use portal_units::{CivilDate, Instant, Power, Series, Stamp};

use super::energy_charts::{self, Days};
use super::fuel::Fuel;
use super::json;
use super::open_meteo::as_of;
use super::source::{Meta, ParseError, Record, Source};

/// What stands among the sources and is none.
const NOT_GENERATION: [&str; 8] = [
    "Cross border electricity trading",
    "Hydro pumped storage consumption",
    "Battery consumption",
    "Battery Consumption",
    "Load",
    "Residual load",
    "Renewable share of generation",
    "Renewable share of load",
];

/// The source; see [`Source`].
#[derive(Debug, Clone, Copy)]
pub struct EnergyChartsMix;

/// Generation of a country; means that begin at their stamps. The newest ones are often missing.
#[derive(Debug, Clone, PartialEq)]
pub struct CountryMix {
    /// Each kind of generation once. Load, trade, what storage takes and shares are left out.
    pub by_fuel: Vec<(Fuel, Series<Power>)>,
    /// What was drawn.
    pub load: Option<Series<Power>>,
}

impl CountryMix {
    /// What all kinds generated in the step of `at`, without storage that only gives back. `None` when a kind is missing.
    pub fn generated(&self, at: Instant) -> Option<Power> {
        let own = self.by_fuel.iter().filter(|(fuel, _)| !fuel.is_storage());
        own.map(|(_, series)| series.at(at).map(Power::kw)).sum::<Option<f64>>().map(Power::from_kw)
    }
}

impl Source for EnergyChartsMix {
    type Query = Days;
    type Record = CountryMix;

    const META: Meta = energy_charts::meta("energy-charts-mix", Class::Preliminary, 6 * 3_600);

    fn url(base: &str, query: &Days) -> String {
        let Days { area, first, last } = query;
        format!("{base}/public_power?country={area}&start={first}&end={last}")
    }

    fn parse(body: &str) -> Result<CountryMix, ParseError> {
        const LIST: &str = "production_types";
        let root = json::root(body)?;
        energy_charts::no_closed_licence(&root)?;
        let (start, step_s, count) = energy_charts::axis(&root)?;
        let mut mix = CountryMix { by_fuel: Vec::new(), load: None };
        for row in json::list(&root, LIST)? {
            let row = json::row(row, LIST)?;
            let name = json::text(row, "name")?;
            let numbers = json::numbers(row, "data", count)?;
            let values = numbers.into_iter().map(|it| it.map(|it| Power::from_kw(it * 1_000.0))).collect();
            let series = Series::new(start, step_s, Stamp::MeanFromStart, values);
            let series = series.map_err(|_| ParseError::Field { field: "data", wanted: "a series" })?;
            match Fuel::from_energy_charts(name) {
                Some(fuel) if mix.by_fuel.iter().all(|(it, _)| *it != fuel) => {
                    mix.by_fuel.push((fuel, series));
                }
                None if name == "Load" && mix.load.is_none() => mix.load = Some(series),
                None if name != "Load" && NOT_GENERATION.contains(&name) => (),
                _ => return Err(ParseError::Field { field: LIST, wanted: "known kinds, each once" }),
            }
        }
        if mix.by_fuel.is_empty() { Err(ParseError::Empty { field: LIST }) } else { Ok(mix) }
    }
}

impl Record for CountryMix {
    fn as_of(&self, now: Instant) -> Option<Instant> {
        self.by_fuel.iter().filter_map(|(_, it)| as_of(it, now)).max()
    }

    fn made_at(&self) -> Option<Instant> {
        None
    }

    fn publishers_day(&self) -> Option<CivilDate> {
        None
    }
}
