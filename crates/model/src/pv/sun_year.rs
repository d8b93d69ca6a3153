//! The sun over consecutive hours, prepared for the chain.

use portal_units::{Instant, Irradiance, Stamp};

use super::STEP_S;
use crate::error::ModelError;
use crate::irradiance::transposition::SunRay;
use crate::solar::{Conditions, Place, Track};

/// Solar constant of everything here \[W/m²\]; ASTM E490, 2000.
const SOLAR_CONSTANT: Irradiance = Irradiance::from_w_per_m2(1366.1);

/// Direction, air mass and outer irradiance of the sun in the middle of every hour.
///
/// Worked out once for a place; every change of a system then reuses it.
#[derive(Debug, Clone, PartialEq)]
pub struct SunYear {
    first_hour: Instant,
    rays: Vec<SunRay>,
}

impl SunYear {
    /// The sun of `hours` hours with stamps from `start` on, in the standard atmosphere of the place.
    ///
    /// # Errors
    /// As [`SunYear::with_conditions`].
    pub fn new(place: &Place, start: Instant, hours: usize, stamp: Stamp) -> Result<Self, ModelError> {
        Self::with_conditions(place, &Conditions::standard(place)?, SOLAR_CONSTANT, start, hours, stamp)
    }

    /// The same with given air and solar constant.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names what is wrong with the place or the conditions; [`ModelError::Moment`] for
    /// a time outside the years −2000 to 6000.
    ///
    /// # Source
    /// As [`crate::solar::position()`], with the slow part of the motion interpolated between days.
    pub fn with_conditions(
        place: &Place,
        conditions: &Conditions,
        solar_constant: Irradiance,
        start: Instant,
        hours: usize,
        stamp: Stamp,
    ) -> Result<Self, ModelError> {
        let first_hour = super::first_hour(start, stamp);
        let middle = first_hour.plus_seconds(STEP_S / 2);
        let track = Track::new(place, conditions, solar_constant, middle, hours)?;
        let rays = (0_i64..)
            .take(hours)
            .map(|hour| track.ray(middle.plus_seconds(hour * STEP_S)))
            .collect::<Result<_, _>>()?;
        Ok(Self { first_hour, rays })
    }

    /// Begin of the first hour.
    pub const fn first_hour(&self) -> Instant {
        self.first_hour
    }

    /// The sun of each hour.
    pub fn rays(&self) -> &[SunRay] {
        &self.rays
    }
}
