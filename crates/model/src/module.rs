//! What a photovoltaic module and its inverter make of the light.

pub mod iam;
pub mod pvwatts;
pub mod temperature;
