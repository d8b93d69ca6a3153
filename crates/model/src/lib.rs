//! Pure models of physics and economy: the sun, irradiance, photovoltaic modules, load, storage, money.
//!
//! No input or output, no clock, no text for people. A model is a function of quantities; series in hot loops are
//! plain numbers whose unit is in the name. Numbers of nature stand in tables with their source.

pub mod calendar;
pub mod chp;
pub mod error;
pub mod finance;
pub mod irradiance;
pub mod load;
pub mod module;
pub mod pv;
pub mod solar;
pub mod storage;

pub use error::ModelError;
