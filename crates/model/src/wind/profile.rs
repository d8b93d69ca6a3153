//! Wind speed at one height from the speed at another.

use portal_units::{Length, Speed};

use crate::error::{ModelError, within};

/// Share of the height of obstacles by which they lift the ground of the wind.
/// Source: Gasch and Twele, Windkraftanlagen, 6th ed. 2010, p. 129.
const DISPLACEMENT: f64 = 0.7;

/// How the wind grows with the height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Profile {
    /// Logarithmic: neutral air over ground of one roughness.
    Log {
        /// Roughness length of the ground, 0.00001 m (ice) to 3 m (city).
        roughness: Length,
        /// Height of a closed cover of obstacles around, 0 for none.
        obstacle: Length,
    },
    /// Power law of Hellman.
    Power {
        /// Exponent, 0 to 1; 1/7 over open land.
        exponent: f64,
    },
}

impl Profile {
    /// The factor between the speeds at `height` and at `measured`.
    ///
    /// Logarithmic `ln((h − d)/z₀) / ln((h_m − d)/z₀)` with `d = 0.7·obstacle`; power law `(h/h_m)^α`.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `measured` or `hub` (1 to 300 m), `roughness` (0.00001 to 3 m), `obstacle`
    /// (0 to 200 m), `exponent` (0 to 1) or `height_over_roughness` (3 and more), when the logarithmic profile
    /// does not reach down to one of the heights.
    ///
    /// # Source
    /// Gasch and Twele, Windkraftanlagen, 6th ed. 2010, p. 129; Hellman, Meteorologische Zeitschrift 34, 1917, 273.
    pub fn factor(&self, measured: Length, height: Length) -> Result<f64, ModelError> {
        let measured_m = within("measured", measured.m(), 1.0, 300.0)?;
        let height_m = within("hub", height.m(), 1.0, 300.0)?;
        match *self {
            Self::Log { roughness, obstacle } => {
                let z0 = within("roughness", roughness.m(), 1e-5, 3.0)?;
                let ground_m = DISPLACEMENT * within("obstacle", obstacle.m(), 0.0, 200.0)?;
                let log = |above: f64| {
                    within("height_over_roughness", (above - ground_m) / z0, 3.0, f64::MAX).map(f64::ln)
                };
                Ok(log(height_m)? / log(measured_m)?)
            }
            Self::Power { exponent } => {
                Ok((height_m / measured_m).powf(within("exponent", exponent, 0.0, 1.0)?))
            }
        }
    }

    /// The speed at `height` when it is `speed` at the height `measured`.
    ///
    /// # Errors
    /// As [`Self::factor`]; also `speed` outside 0 to 60 m/s.
    pub fn speed(&self, speed: Speed, measured: Length, height: Length) -> Result<Speed, ModelError> {
        let speed = within("speed", speed.m_per_s(), 0.0, 60.0)?;
        Ok(Speed::from_m_per_s(speed * self.factor(measured, height)?))
    }
}

/// Exponent of the power law for a hub over ground of a roughness.
///
/// `α = 1 / ln(h/z₀)`
///
/// # Errors
/// [`ModelError::OutOfRange`] names `hub` (1 to 300 m), `roughness` (0.00001 to 3 m) or `exponent`, when the hub
/// stands less than e·z₀ over the ground.
///
/// # Source
/// Sharp, Dodds, Barrett and Spataru, Renewable Energy 77, 2015, 527–538.
pub fn hellman_exponent(hub: Length, roughness: Length) -> Result<f64, ModelError> {
    let hub_m = within("hub", hub.m(), 1.0, 300.0)?;
    let z0 = within("roughness", roughness.m(), 1e-5, 3.0)?;
    within("exponent", 1.0 / (hub_m / z0).ln(), 0.0, 1.0)
}
