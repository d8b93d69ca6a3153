//! What is emitted: by electricity, fuels and ways, and what is saved.
//!
//! Factors are data of years and agencies, so every function takes them.

mod cards;
mod electricity;
mod footprint;
mod fuel;
mod saved;
mod transport;

pub use cards::{ELECTRICITY_CARD, FOOTPRINT_CARD, FUEL_CARD, SAVED_CARD, TRANSPORT_CARD};
pub use electricity::{Generation, HourlyGeneration, delivered, emitted, intensity, intensity_by_hour};
pub use footprint::{Footprint, Item, Kind, Step, footprint, strongest};
pub use fuel::{Fuel, PollutantFactorOf, co2, pollutants};
pub use saved::{Accounting, GridHours, GridYear, Saved, Scope, combined_margin, saved, saved_by_hour};
pub use transport::{Drive, car, passenger};
