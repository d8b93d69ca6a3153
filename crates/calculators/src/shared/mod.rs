//! What several calculators share.

pub mod assumptions;
pub mod balance;
pub mod drawn;
pub mod heating;
pub mod home;
pub mod kept;
pub(crate) mod marginal;
pub mod municipal;
pub mod path;
pub mod payback;
pub mod prices;
pub mod spread;
pub mod study;
pub mod technical;
pub mod uses;
pub mod words;
pub mod year;
