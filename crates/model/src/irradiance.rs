//! Light on a plane: clear sky, split into beam and diffuse, turned onto a tilted plane.

mod cards;
pub mod clear_sky;
pub mod decomposition;
mod dirint_table;
mod perez;
pub mod transposition;

pub use cards::{BEAM_CARD, CLEAR_SKY_CARD, DIFFUSE_CARD, TRANSPOSITION_CARD};

use portal_units::Irradiance;

/// The three numbers that describe the light of a place.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sky {
    /// Global on a horizontal plane.
    pub ghi: Irradiance,
    /// Beam on a plane that faces the sun.
    pub dni: Irradiance,
    /// Diffuse on a horizontal plane.
    pub dhi: Irradiance,
}
