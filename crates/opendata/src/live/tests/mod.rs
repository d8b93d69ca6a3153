//! Tests of the live sources on the fixtures.

mod gios_snapshot;
mod open_meteo;

use portal_units::Instant;

/// The moment of a text, for short tests.
fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}
