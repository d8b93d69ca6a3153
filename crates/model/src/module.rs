//! What a photovoltaic module and its inverter make of the light.

mod cards;
pub mod iam;
pub mod pvwatts;
pub mod temperature;

pub use cards::{PVWATTS_CARD, REFLECTION_CARD, TEMPERATURE_CARD};
