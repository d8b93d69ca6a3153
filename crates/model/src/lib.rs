//! Pure models of physics and economy: the sun, irradiance, photovoltaic modules, load, storage, money.
//!
//! No input or output, no clock, no text for people. A model is a function of quantities; series in hot loops are
//! plain numbers whose unit is in the name. Numbers of nature stand in tables with their source.
//!
//! ```
//! use portal_model::solar::{Conditions, Place, position};
//! use portal_units::{Angle, Instant, Length};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let place = Place {
//!     latitude: Angle::from_degrees(0.0),
//!     longitude: Angle::from_degrees(0.0),
//!     altitude: Length::from_m(0.0),
//! };
//! // At the equinox the sun stands over the equator at noon, give or take the equation of time.
//! let noon = Instant::parse("2025-03-20T12:07Z")?;
//! let sun = position(&place, noon, &Conditions::standard(&place)?)?;
//! assert!(sun.zenith.degrees() < 0.5);
//! # Ok(())
//! # }
//! ```

pub mod air;
pub mod appliance;
pub mod best_hours;
pub mod building;
pub mod calendar;
pub mod chp;
pub mod emissions;
pub mod error;
pub mod finance;
pub mod heat;
pub mod irradiance;
mod lanes;
pub mod ledger;
pub mod load;
pub mod mobility;
pub mod module;
pub mod pv;
pub mod random;
pub mod registry;
pub mod solar;
pub mod storage;
pub mod sun;
pub mod tariff;
pub mod uncertainty;
pub mod wind;

pub use error::ModelError;
