//! How uncertain an answer is: spreads of its inputs, drawn together, give the spread of the result and what drives it.
//!
//! The same seed gives the same numbers on every machine.

mod cards;
mod distribution;
mod normal;
mod sampling;
mod spread;
mod statistics;

pub use cards::{DISTRIBUTION_CARD, DRIVERS_CARD, SAMPLING_CARD};
pub use distribution::Distribution;
pub use normal::{cumulative, quantile_of_normal};
pub use sampling::LatinHypercube;
pub use spread::Spread;
pub use statistics::{Driver, drivers, quantile, rank_correlation};
