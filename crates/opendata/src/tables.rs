//! Typed readers of the tables of the data package, one file each.
//!
//! Each takes the text of a file and gives its rows or says what is wrong and where. An empty cell is `None`,
//! never zero.

pub mod air_annual;
pub mod air_composites;
pub mod air_daily;
pub mod aqi;
pub mod aqi_lines;
pub mod assumptions;
pub mod boundaries;
pub mod climate;
pub mod cluster_facts;
pub mod generation;
pub mod limits;
pub mod load_profiles;
pub mod sources;
pub mod stations;
pub mod weather;

mod pollutant;

pub use pollutant::{Averaging, Pollutant};
