//! A photovoltaic system over a year of hours.
//!
//! Sun → irradiance in the plane → reflection → cell temperature → direct current, losses, inverter. The sun and the
//! weather are prepared once; every change of the system then costs one pass over the hours.

mod block;
mod chain;
mod sun_year;
mod system;
mod weather;

pub use chain::{PvHour, PvYear, annual, hourly};
pub use sun_year::SunYear;
pub use system::PvSystem;
pub use weather::{WeatherColumns, WeatherYear};

use portal_units::{Instant, Stamp};

use crate::registry::{Card, Limits, Proof};

/// A roof over a year.
pub static CARD: Card = Card {
    slug: "pv",
    item: "pv::annual",
    formula: "G_eff = iam(θ)·G_beam + G_diffuse; P = inverter((1 − loss)·P₀·G_eff/1000·(1 + γ·(T_cell − 25 °C))) in the \
              middle of each hour",
    ranges: &[
        Limits { input: "irradiance", min: 0.0, max: 1600.0, unit: "W/m²" },
        Limits { input: "air", min: -60.0, max: 60.0, unit: "°C" },
        Limits { input: "wind", min: 0.0, max: 60.0, unit: "m/s" },
        Limits { input: "tilt", min: 0.0, max: 180.0, unit: "°" },
        Limits { input: "albedo", min: 0.0, max: 1.0, unit: "1" },
        Limits { input: "losses", min: 0.0, max: 1.0, unit: "1" },
    ],
    sources: &[
        "Dobos, PVWatts Version 5 Manual, NREL/TP-6A20-62641, 2014",
        "King, Boyson, Kratochvil, SAND2004-3535, 2004",
        "Holmgren, Hansen, Mikofski, J. Open Source Software 3(29), 2018, 884: order of the steps",
    ],
    omits: &["free-horizon", "no-snow", "no-ageing", "hours-not-minutes"],
    proofs: &[
        Proof::Table {
            table: "03b_hourly_chain",
            by: "pvlib 0.16.1",
            demand: 0.5,
            deviation: 0.002,
            unit: "W/kWp",
        },
        Proof::Table {
            table: "03c_annual_yield",
            by: "pvlib 0.16.1",
            demand: 0.001,
            deviation: 4e-6,
            unit: "1",
        },
    ],
};

/// Seconds of the one step all series here have.
const STEP_S: i64 = 3600;

/// Begin of the hour that the first stamp of a series describes.
fn first_hour(start: Instant, stamp: Stamp) -> Instant {
    start.plus_seconds(stamp.middle_s(STEP_S) - STEP_S / 2)
}
