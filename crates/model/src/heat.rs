//! Where heat comes from: boilers, heat pumps, both together, district heat; and the hot water beside the rooms.
//!
//! Demand comes from [`crate::building`] or is given; prices and emission factors are data and come in as arguments.

pub mod cop;
pub mod curve;
pub mod hot_water;
pub mod pump;
pub mod scop;

pub use cop::{CopCurve, Defrost, carnot};
pub use curve::HeatingCurve;
pub use hot_water::HotWater;
pub use pump::{Capacity, HeatPump, PumpLoads, PumpYear};
pub use scop::{Bin, DeclaredPoint, DeclaredPump, Scop, Season};
