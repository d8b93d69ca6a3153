//! Live sources: where each is asked, what it is, and how its answer becomes quantities.
//!
//! One file a source. An answer is read whole or refused; a missing value stays missing.

mod air;
pub mod energy_charts;
pub mod energy_charts_mix;
pub mod energy_charts_price;
mod fuel;
pub mod gios;
pub mod gios_archive;
pub mod gios_data;
pub mod gios_index;
pub mod gios_sensors;
pub mod gios_snapshot;
pub mod gios_stations;
pub mod gus;
pub mod gus_data;
pub mod gus_units;
mod json;
mod open_meteo;
pub mod open_meteo_air_quality;
pub mod open_meteo_archive;
pub mod open_meteo_forecast;
pub mod pse;
pub mod pse_his_gen_pal;
pub mod pse_his_wlk_cal;
pub mod pse_kse_load;
pub mod pse_pdgsz;
pub mod pse_rce_pln;
pub mod pvgis;
mod pvgis_csv;
pub mod pvgis_pvcalc;
pub mod pvgis_series;
pub mod pvgis_tmy;
pub mod sensor_community;
mod source;

#[cfg(test)]
mod tests;

pub use air::{Air, PollutantHours, PublishedIndex, Station};
pub use energy_charts::Days;
pub use energy_charts_mix::{CountryMix, EnergyChartsMix};
pub use energy_charts_price::{EnergyChartsPrice, ZonePrices};
pub use fuel::Fuel;
pub use gios::SensorHours;
pub use gios_archive::{ArchiveDays, GiosArchive};
pub use gios_data::GiosData;
pub use gios_index::{GiosIndex, StationIndex};
pub use gios_sensors::{GiosSensors, Sensor, SensorList};
pub use gios_snapshot::GiosSnapshot;
pub use gios_stations::{GiosStations, StationList};
pub use gus_data::{GusData, UnitFigures, UnitVariables, Variable};
pub use gus_units::{GusUnits, Unit, UnitList, UnitName};
pub use open_meteo_air_quality::OpenMeteoAirQuality;
pub use open_meteo_archive::{OpenMeteoArchive, PastDays, PastWeather};
pub use open_meteo_forecast::{Forecast, OpenMeteoForecast};
pub use pse_his_gen_pal::{GenerationMix, PseHisGenPal};
pub use pse_his_wlk_cal::{PseHisWlkCal, SystemBalance};
pub use pse_kse_load::{PseKseLoad, SystemLoad};
pub use pse_pdgsz::{PsePdgsz, Usage, UsageForecast};
pub use pse_rce_pln::{DayPrices, PseRcePln};
pub use pvgis::Modules;
pub use pvgis_pvcalc::{AverageYield, PvgisPvcalc};
pub use pvgis_series::{ModuleHours, PvgisSeries, Years};
pub use pvgis_tmy::{PvgisTmy, TypicalYear};
pub use sensor_community::{Around, Citizens, Node, Reading, Reported, SensorCommunity};
pub use source::{Cors, Meta, Paged, ParseError, Point, Record, Source};

/// Every source that the harvester asks or a page reads, in the order of publishers.
pub const EVERY: [&Meta; 15] = [
    &OpenMeteoForecast::META,
    &OpenMeteoAirQuality::META,
    &OpenMeteoArchive::META,
    &GiosSnapshot::META,
    &SensorCommunity::META,
    &PseHisWlkCal::META,
    &PseHisGenPal::META,
    &PseKseLoad::META,
    &PseRcePln::META,
    &PsePdgsz::META,
    &EnergyChartsMix::META,
    &EnergyChartsPrice::META,
    &PvgisTmy::META,
    &PvgisPvcalc::META,
    &GusData::META,
];

/// What the catalogue says about every live source, in the order of the pages.
pub const ALL: [&Meta; 10] = [
    &OpenMeteoForecast::META,
    &OpenMeteoAirQuality::META,
    &GiosSnapshot::META,
    &SensorCommunity::META,
    &PseHisWlkCal::META,
    &PseKseLoad::META,
    &PseRcePln::META,
    &PsePdgsz::META,
    &EnergyChartsMix::META,
    &EnergyChartsPrice::META,
];
