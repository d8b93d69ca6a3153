//! What several calculators share.

pub mod assumptions;
pub mod balance;
pub mod prices;
pub mod spread;
pub mod technical;
pub mod year;
