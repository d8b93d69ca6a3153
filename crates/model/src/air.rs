//! The air: indices, means as the rules demand them, days above limits, exposure, and boilers replaced.
//!
//! Thresholds and limits are data of laws and agencies, so every function takes them.
//!
//! ```
//! use portal_model::air::{Averaging, Bands, Pollutant};
//! use portal_units::Concentration;
//!
//! # fn main() -> Result<(), portal_model::ModelError> {
//! let upper = [20.0, 50.0, 80.0].map(Concentration::from_ug_per_m3).to_vec();
//! let bands = Bands::new(Pollutant::Pm10, Averaging::Hour, upper)?;
//! assert_eq!(bands.level(Concentration::from_ug_per_m3(50.0)), Some(2));
//! # Ok(())
//! # }
//! ```

mod averaging;
mod bands;
mod boilers;
mod cards;
mod exceedance;
mod exposure;
mod linear;
mod pollutant;

pub use averaging::{Averaging, DAY_HOURS, day_maxima_of_8_hours, day_means, period_mean, running_mean};
pub use bands::{Bands, Overall, PollutantHours, overall, overall_by_hour};
pub use boilers::{Emitted, LowEmission, Relief, relief, replaced};
pub use cards::{BANDS_CARD, BOILERS_CARD, EXCEEDANCE_CARD, EXPOSURE_CARD, GAS_CARD, LINEAR_CARD};
pub use exceedance::{Exceedances, Limit, Verdict, exceedances};
pub use exposure::{Caveat, Cigarettes, Stay, cigarettes, exposure};
pub use linear::{Beyond, Line, LinearIndex, LinearScale};
pub use pollutant::{Pollutant, ReferenceAir, mixing_ratio};

use portal_units::Concentration;

/// Above a threshold by more than the noise of adding up a mean. \[µg/m³\]
const NOISE_UG_PER_M3: f64 = 1e-9;

/// Whether a concentration lies above a threshold. The mean of 24 hours of 45.1 is 45.1, not a little more.
fn exceeds(value: Concentration, threshold: Concentration) -> bool {
    value.ug_per_m3() - threshold.ug_per_m3() > NOISE_UG_PER_M3
}
