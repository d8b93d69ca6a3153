//! Tests of the live sources on the fixtures.

mod energy_charts;
mod gios;
mod gios_snapshot;
mod gus;
mod mutations;
mod open_meteo;
mod open_meteo_archive;
mod pse;
mod pse_days;
mod pvgis;
mod sensor_community;

use portal_units::{CivilDate, Instant};

/// The moment of a text, for short tests.
fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// The day of a text, for short tests.
fn day(text: &str) -> CivilDate {
    CivilDate::parse(text).unwrap()
}

/// A fixture with its first `from` changed into `to`.
fn changed(body: &str, from: &str, to: &str) -> String {
    assert!(body.contains(from), "{from} is not in the fixture");
    body.replacen(from, to, 1)
}
