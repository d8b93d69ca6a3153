//! Where the sun is, when it rises and sets, and how much air and light lies on its way.
//!
//! The position is NREL's Solar Position Algorithm as the crate `solar-positioning` computes it (no dependencies of
//! its own, no clock): it meets the reference tables, so it is not written again. Added here is what it does not
//! give: the equation of time, the air mass, the extraterrestrial irradiance.

mod air;
mod cards;
mod position;
mod times;
mod track;

pub use air::{absolute_air_mass, kasten_1966, kasten_young_1989, standard_pressure};
pub use cards::{AIR_MASS_CARD, POSITION_CARD, TIMES_CARD};
pub(crate) use position::equatorial;
pub use position::{Conditions, Place, SunPosition, extraterrestrial_dni, position};
pub use times::{DayKind, SUNRISE_ELEVATION, SunTimes, sun_times};
pub(crate) use track::Track;
