//! What is harvested, and how each source is asked.

mod asking;
mod energy_charts;
mod gios;
mod gus;
mod open_meteo;
mod pse;
mod pvgis;
mod sensor_community;

pub(crate) use asking::{Asking, Failure, Surroundings, Tally};

use portal_opendata::live::{
    EnergyChartsMix, EnergyChartsPrice, GiosSnapshot, GusData, Meta, OpenMeteoAirQuality, OpenMeteoArchive,
    OpenMeteoForecast, PseHisGenPal, PseHisWlkCal, PseKseLoad, PsePdgsz, PseRcePln, PvgisPvcalc, PvgisTmy,
    SensorCommunity, Source as _,
};

use crate::history::Shape;

const MINUTE_S: i64 = 60;
const HOUR_S: i64 = 3_600;
const DAY_S: i64 = 86_400;

/// A source of the harvest.
#[derive(Clone, Copy)]
pub(crate) struct Job {
    /// What it is.
    pub(crate) meta: &'static Meta,
    /// Age of the last good answer from which on it is asked again. \[s\]
    pub(crate) interval_s: i64,
    /// Files of its own beside the history, in the folder of the harvest.
    pub(crate) files: &'static [&'static str],
    /// Shape of its history, when it has one.
    pub(crate) history: Option<&'static Shape>,
    /// Shape of its own file when that is a table.
    pub(crate) table: Option<&'static Shape>,
    /// Asks it and keeps what came.
    pub(crate) run: fn(&Asking<'_>) -> Result<(), Failure>,
}

impl Job {
    const fn new(meta: &'static Meta, interval_s: i64, files: &'static [&'static str], run: Run) -> Self {
        Self { meta, interval_s, files, history: None, table: None, run }
    }

    const fn with_history(self, shape: &'static Shape) -> Self {
        Self { history: Some(shape), ..self }
    }

    const fn with_table(self, shape: &'static Shape) -> Self {
        Self { table: Some(shape), ..self }
    }
}

type Run = fn(&Asking<'_>) -> Result<(), Failure>;

/// Every source, in the order in which they are asked. What a page may ask itself is copied for those whose browser is
/// refused or offline.
pub(crate) const JOBS: &[Job] = &[
    Job::new(&GiosSnapshot::META, 50 * MINUTE_S, &["gios.json", "gios-station.json"], gios::run)
        .with_history(&gios::HISTORY),
    Job::new(&EnergyChartsMix::META, 50 * MINUTE_S, &["energy-charts-mix.json"], energy_charts::mix)
        .with_history(&energy_charts::MIX),
    Job::new(&EnergyChartsPrice::META, 50 * MINUTE_S, &["energy-charts-price.json"], energy_charts::price)
        .with_history(&energy_charts::PRICE),
    Job::new(&PseRcePln::META, 50 * MINUTE_S, &["pse-rce-pln.json", "pse-rce-pln-next.json"], pse::prices)
        .with_history(&pse::PRICES),
    Job::new(&PsePdgsz::META, 50 * MINUTE_S, &["pse-pdgsz.json", "pse-pdgsz-next.json"], pse::advice)
        .with_history(&pse::ADVICE),
    Job::new(&PseKseLoad::META, 10 * MINUTE_S, &["pse-kse-load.json"], pse::load).with_history(&pse::LOAD),
    Job::new(&PseHisWlkCal::META, 10 * MINUTE_S, &["pse-his-wlk-cal.json"], pse::balance)
        .with_history(&pse::BALANCE),
    Job::new(&PseHisGenPal::META, 10 * MINUTE_S, &["pse-his-gen-pal.json"], pse::mix).with_history(&pse::MIX),
    Job::new(&OpenMeteoForecast::META, 50 * MINUTE_S, &["open-meteo-forecast.json"], open_meteo::forecast),
    Job::new(
        &OpenMeteoAirQuality::META,
        50 * MINUTE_S,
        &["open-meteo-air-quality.json"],
        open_meteo::air_quality,
    ),
    Job::new(&OpenMeteoArchive::META, 20 * HOUR_S, &["open-meteo-archive.json"], open_meteo::archive)
        .with_history(&open_meteo::ARCHIVE),
    Job::new(&SensorCommunity::META, 10 * MINUTE_S, &["sensor-community.json"], sensor_community::run),
    Job::new(&PvgisTmy::META, 360 * DAY_S, &["pvgis-tmy.csv"], pvgis::typical_year)
        .with_table(&pvgis::TYPICAL_YEAR),
    Job::new(&PvgisPvcalc::META, 360 * DAY_S, &["pvgis-pvcalc.json"], pvgis::average_yield),
    Job::new(&GusData::META, 90 * DAY_S, &["gus-bdl.csv"], gus::run).with_table(&gus::FIGURES),
];

/// The source of a name.
pub(crate) fn find(slug: &str) -> Option<&'static Job> {
    JOBS.iter().find(|it| it.meta.slug == slug)
}

#[cfg(test)]
mod tests {
    use portal_opendata::live;

    use super::JOBS;

    #[test]
    fn the_list_of_every_source_has_each_that_is_harvested_or_asked_by_a_page_once() {
        let mut known: Vec<&str> = JOBS.iter().map(|it| it.meta).chain(live::ALL).map(|it| it.slug).collect();
        known.sort_unstable();
        known.dedup();
        let mut every = live::EVERY.map(|it| it.slug);
        every.sort_unstable();
        assert_eq!(every.as_slice(), known);
    }
}
