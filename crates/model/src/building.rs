//! A house, the heat it loses and gains, and what measures change.
//!
//! Areas and U-values of a period, prices and climates are data: they come in as arguments. What stands here is the
//! physics that they share.

pub mod degree_days;
pub mod demand;
pub mod design_load;
pub mod house;
pub mod measures;
pub mod network;
pub mod sun;

pub use degree_days::heating_degree_days;
pub use demand::{Climate, HeatTotals, HeatYear, heat_demand};
pub use design_load::design_load;
pub use house::{Dwelling, Element, House, Mass, Operation, Sensor, SetBack, Shape, Ventilation, Windows};
pub use measures::{Layer, Measure};
pub use network::Network;
pub use sun::{Facades, facades};
