//! A result with its spread.

use serde::{Deserialize, Serialize};

use super::statistics::quantile;
use crate::error::{ModelError, finite, within};

/// A widening or narrowing beyond which a spread is no longer carried over.
const MOST_SCALED: f64 = 4.0;

/// A result with the range in which eight cases of ten lie, in the unit of the result.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// One case in ten lies below.
    pub low: f64,
    /// Half of the cases lie below.
    pub median: f64,
    /// One case in ten lies above.
    pub high: f64,
    /// The result with every input at its middle value.
    pub mid: f64,
}

impl Spread {
    /// Median and range of the results of samples; `None` of no samples.
    ///
    /// # Errors
    /// [`ModelError::NotFinite`] names `result`; [`ModelError::OutOfRange`] names `mid`, which is to be finite.
    ///
    /// # Source
    /// JCGM 101:2008 (GUM, supplement 1), 7.7: the interval between two quantiles of the sampled results.
    pub fn of(results: &[f64], mid: f64) -> Result<Option<Self>, ModelError> {
        finite("result", results, results.len())?;
        within("mid", mid, -f64::MAX, f64::MAX)?;
        let mut sorted = results.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        let [low, median, high] = [0.1, 0.5, 0.9].map(|it| quantile(&sorted, it));
        Ok(low?.zip(median?).zip(high?).map(|((low, median), high)| Self { low, median, high, mid }))
    }

    /// The spread that stands for a new middle result until new samples are drawn.
    ///
    /// `x' = mid' + |mid'/mid|·(x − mid)`: the range keeps its width relative to the result. The factor is held between
    /// 1/4 and 4, so that a result near zero does not blow it up, and is 1 when the old one was zero.
    #[must_use]
    pub fn scaled_to(self, mid: f64) -> Self {
        let ratio = (mid / self.mid).abs();
        let factor = if ratio.is_finite() { ratio.clamp(1.0 / MOST_SCALED, MOST_SCALED) } else { 1.0 };
        let moved = |value: f64| mid + factor * (value - self.mid);
        Self { low: moved(self.low), median: moved(self.median), high: moved(self.high), mid }
    }
}
