//! How an uncertain input is spread.

use serde::{Deserialize, Serialize};

use super::normal::{cumulative, quantile_of_normal};
use crate::error::{ModelError, within};

/// The standard normal quantile of 0.9.
const Z90: f64 = 1.281_551_565_544_600_4;
/// Where a normal spread made from a range is cut, in standard deviations.
const CUT: f64 = 3.0;
/// How far from even the two sides of a range may be to count as even.
const EVEN: f64 = 0.1;
/// Steps in which the triangle of a range is found; each leaves less than three quarters of the error.
const STEPS: usize = 150;

/// The spread of one input, in the unit of the input.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Distribution {
    /// No spread.
    Certain(f64),
    /// Every value between two ends alike.
    Uniform {
        /// Smallest value.
        low: f64,
        /// Largest value.
        high: f64,
    },
    /// Most often one value, never beyond two ends.
    Triangular {
        /// Smallest value.
        low: f64,
        /// Most frequent value.
        mode: f64,
        /// Largest value.
        high: f64,
    },
    /// Normal, cut at two ends.
    Normal {
        /// Mean before it is cut.
        mean: f64,
        /// Standard deviation before it is cut.
        deviation: f64,
        /// Smallest value.
        low: f64,
        /// Largest value.
        high: f64,
    },
    /// A positive value whose logarithm is normal.
    LogNormal {
        /// Median.
        median: f64,
        /// Standard deviation of the natural logarithm.
        deviation: f64,
    },
}

impl Distribution {
    /// The distribution of a range in which eight cases of ten lie, one below and one above, with its middle value.
    ///
    /// * no width: certain
    /// * positive, and even as ratios (`low/mid` about `mid/high`): lognormal with this middle as median
    /// * even as differences: normal, cut at three standard deviations
    /// * else a triangle with its mode in the middle
    ///
    /// A positive range stays positive: the last two are cut at zero, which moves their quantiles up a little.
    /// A range counts as even when its middle is off by at most a tenth of its width. Of a range that is not exactly
    /// even the width is kept, and the quantiles move by as much as the middle is off.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `low` or `high` when they are not finite or `mid` when it does not lie between.
    ///
    /// # Source
    /// Forbes, Evans, Hastings and Peacock, Statistical Distributions, 4th ed., 2011; the choice is the project's own.
    pub fn of_range(low: f64, mid: f64, high: f64) -> Result<Self, ModelError> {
        within("low", low, f64::MIN, f64::MAX)?;
        within("high", high, low, f64::MAX)?;
        within("mid", mid, low, high)?;
        let width = high - low;
        let ratios = if low > 0.0 { (high / low).ln() } else { 0.0 };
        if width <= 0.0 {
            Ok(Self::Certain(mid))
        } else if ratios > 0.0 && (high.ln() + low.ln() - 2.0 * mid.ln()).abs() <= 2.0 * EVEN * ratios {
            Ok(Self::LogNormal { median: mid, deviation: ratios / (2.0 * Z90) })
        } else if (high + low - 2.0 * mid).abs() <= 2.0 * EVEN * width {
            let outside = 1.0 - cumulative(CUT);
            let z = quantile_of_normal(0.9 - 0.8 * outside).unwrap_or(Z90);
            let deviation = width / (2.0 * z);
            let cut = CUT * deviation;
            Ok(Self::Normal { mean: mid, deviation, low: end(mid - cut, low), high: mid + cut })
        } else {
            Ok(Self::triangle(low, mid, high))
        }
    }

    /// The triangle with these quantiles of 0.1 and 0.9 and this mode.
    ///
    /// With `p` and `q` from the mode to the ends: `(p − (mode − low))² = 0.1·p·(p + q)`, and so for `q`.
    fn triangle(low: f64, mode: f64, high: f64) -> Self {
        let (below, above) = (mode - low, high - mode);
        let (mut p, mut q) = (below + above, below + above);
        for _ in 0..STEPS {
            let base = 0.1 * (p + q);
            (p, q) = (below + (base * p).sqrt(), above + (base * q).sqrt());
        }
        Self::Triangular { low: end(mode - p, low), mode, high: mode + q }
    }

    /// The value that a calculation takes when it takes only one: the mode, the mean, or the median of a lognormal.
    pub fn middle(&self) -> f64 {
        match *self {
            Self::Certain(value) => value,
            Self::Uniform { low, high } => f64::midpoint(low, high),
            Self::Triangular { mode, .. } => mode,
            Self::Normal { mean, .. } => mean,
            Self::LogNormal { median, .. } => median,
        }
    }

    /// The value below which a share of all cases lies.
    ///
    /// # Arguments
    /// * `probability` – the share, 0 to 1; strictly between for a lognormal, which has no ends
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `probability`, or what is wrong with the distribution: `low`, `high` (not below
    /// `low`), `mode`, `mean` (between the two), `deviation` (above 0 to 1e15; of a logarithm to 10), `median` (above 0),
    /// `value`.
    ///
    /// # Source
    /// Forbes, Evans, Hastings and Peacock, Statistical Distributions, 4th ed., 2011, chapters 29, 33, 40, 44, 46.
    pub fn quantile(&self, probability: f64) -> Result<f64, ModelError> {
        let u = within("probability", probability, 0.0, 1.0)?;
        match *self {
            Self::Certain(value) => within("value", value, f64::MIN, f64::MAX),
            Self::Uniform { low, high } => {
                let (low, high) = ends(low, high)?;
                Ok(low + u * (high - low))
            }
            Self::Triangular { low, mode, high } => {
                let (low, high) = ends(low, high)?;
                let mode = within("mode", mode, low, high)?;
                let width = high - low;
                Ok(if u * width <= mode - low {
                    low + (u * width * (mode - low)).sqrt()
                } else {
                    high - ((1.0 - u) * width * (high - mode)).sqrt()
                })
            }
            Self::Normal { mean, deviation, low, high } => {
                let (low, high) = ends(low, high)?;
                let mean = within("mean", mean, low, high)?;
                let deviation = within("deviation", deviation, f64::MIN_POSITIVE, 1e15)?;
                let (from, to) =
                    (cumulative((low - mean) / deviation), cumulative((high - mean) / deviation));
                let z = quantile_of_normal(from + u * (to - from));
                // Beyond what a probability can tell apart lies only the end itself.
                let end = if u < 0.5 { low } else { high };
                Ok(z.map_or(end, |z| (mean + deviation * z).clamp(low, high)))
            }
            Self::LogNormal { median, deviation } => {
                let median = within("median", median, f64::MIN_POSITIVE, f64::MAX)?;
                let deviation = within("deviation", deviation, f64::MIN_POSITIVE, 10.0)?;
                let outside = ModelError::OutOfRange { input: "probability", value: u, min: 0.0, max: 1.0 };
                Ok(median * (deviation * quantile_of_normal(u).ok_or(outside)?).exp())
            }
        }
    }
}

/// The lower end of the spread of a range; that of a positive range is not below zero.
const fn end(found: f64, low_of_range: f64) -> f64 {
    if low_of_range > 0.0 { found.max(0.0) } else { found }
}

fn ends(low: f64, high: f64) -> Result<(f64, f64), ModelError> {
    let low = within("low", low, -f64::MAX, f64::MAX)?;
    Ok((low, within("high", high, low, f64::MAX)?))
}
