//! Live sources: where each is asked, what it is, and how its answer becomes quantities.
//!
//! One file a source. An answer is read whole or refused; a missing value stays missing.

mod air;
pub mod gios_snapshot;
mod json;
mod open_meteo;
pub mod open_meteo_air_quality;
pub mod open_meteo_forecast;
mod source;

#[cfg(test)]
mod tests;

pub use air::{Air, PollutantHours, PublishedIndex, Station};
pub use gios_snapshot::GiosSnapshot;
pub use open_meteo_air_quality::OpenMeteoAirQuality;
pub use open_meteo_forecast::{Forecast, OpenMeteoForecast};
pub use source::{Cors, Meta, ParseError, Point, Record, Source};

/// What the catalogue says about every live source, in the order of the pages.
pub const ALL: [&Meta; 3] = [&OpenMeteoForecast::META, &OpenMeteoAirQuality::META, &GiosSnapshot::META];
