//! Where heat comes from: boilers, heat pumps, both together, district heat; and the hot water beside the rooms.
//!
//! Demand comes from [`crate::building`] or is given; prices and emission factors are data and come in as arguments.

pub mod boiler;
pub mod cop;
pub mod curve;
pub mod district;
pub mod hot_water;
pub mod hybrid;
pub mod pump;
pub mod scop;

pub use boiler::{Boiler, BoilerYear, Factors, Released, factor_of_limit};
pub use cop::{CopCurve, Defrost, carnot};
pub use curve::HeatingCurve;
pub use district::{DistrictHeat, DistrictYear};
pub use hot_water::HotWater;
pub use hybrid::{Bivalence, Hybrid, HybridYear};
pub use pump::{Capacity, HeatPump, PumpLoads, PumpYear};
pub use scop::{Bin, DeclaredPoint, DeclaredPump, Scop, Season};
