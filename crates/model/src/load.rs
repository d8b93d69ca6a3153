//! When electricity is used: standard load profiles.

mod profile;

pub use profile::{DayKind, DayTypes, Dynamics, LoadProfile, QUARTERS, Season};
