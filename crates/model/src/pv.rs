//! A photovoltaic system over a year of hours.
//!
//! Sun → irradiance in the plane → reflection → cell temperature → direct current, losses, inverter. The sun and the
//! weather are prepared once; every change of the system then costs one pass over the hours.

mod chain;
mod sun_year;
mod system;
mod weather;

pub use chain::{PvHour, PvYear, annual, hourly};
pub use sun_year::SunYear;
pub use system::PvSystem;
pub use weather::{WeatherColumns, WeatherYear};

use portal_units::{Instant, Stamp};

/// Seconds of the one step all series here have.
const STEP_S: i64 = 3600;

/// Begin of the hour that the first stamp of a series describes.
fn first_hour(start: Instant, stamp: Stamp) -> Instant {
    start.plus_seconds(stamp.middle_s(STEP_S) - STEP_S / 2)
}
