//! Quantiles of samples, and which input they follow.

use serde::{Deserialize, Serialize};

use crate::error::{ModelError, finite, within};

/// The value below which a share of the samples lies; `None` of no samples.
///
/// With the sorted samples `x_0 … x_{n−1}` and `h = (n − 1)·p`: `x_⌊h⌋ + (h − ⌊h⌋)·(x_⌊h⌋₊₁ − x_⌊h⌋)`.
///
/// # Arguments
/// * `sorted` – samples in ascending order    * `probability` – the share, 0 to 1
///
/// # Errors
/// [`ModelError::OutOfRange`] names `probability`.
///
/// # Source
/// Hyndman and Fan, American Statistician 50(4), 1996, 361–365, definition 7.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place between the first sample and the last"
)]
pub fn quantile(sorted: &[f64], probability: f64) -> Result<Option<f64>, ModelError> {
    let share = within("probability", probability, 0.0, 1.0)?;
    let place = sorted.len().saturating_sub(1) as f64 * share;
    let Some(below) = sorted.get(place as usize) else { return Ok(None) };
    let above = sorted.get(place as usize + 1).unwrap_or(below);
    Ok(Some(below + place.fract() * (above - below)))
}

/// How strongly a result follows one input.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Driver {
    /// Which input, in the order in which they are declared.
    pub input: usize,
    /// Rank correlation with the result, −1 to 1: above zero the result grows with the input.
    pub correlation: f64,
    /// Its square over the squares of all inputs.
    pub share: f64,
}

/// The inputs that a result follows most, strongest first; those without any correlation are left out.
///
/// For independent inputs and a nearly monotone result `ρ²` is about the part of the variance of the ranks that an input
/// explains. An effect that rises and falls again is not seen.
///
/// # Arguments
/// * `inputs` – samples of each input    * `result` – of the same samples    * `most` – how many to name
///
/// # Errors
/// [`ModelError::Length`] or [`ModelError::NotFinite`] names `input` or `result`.
///
/// # Source
/// Helton and Davis, Reliability Engineering and System Safety 81(1), 2003, 23–69, section 6.
pub fn drivers(inputs: &[Vec<f64>], result: &[f64], most: usize) -> Result<Vec<Driver>, ModelError> {
    finite("result", result, result.len())?;
    let ranked = ranks(result);
    let mut found = Vec::with_capacity(inputs.len());
    for (input, samples) in inputs.iter().enumerate() {
        finite("input", samples, result.len())?;
        if let Some(correlation) = correlation(&ranks(samples), &ranked) {
            found.push(Driver { input, correlation, share: correlation * correlation });
        }
    }
    let squares: f64 = found.iter().map(|it| it.share).sum();
    found.retain(|it| it.share > 0.0);
    for driver in &mut found {
        driver.share /= squares;
    }
    found.sort_by(|one, other| other.share.total_cmp(&one.share));
    found.truncate(most);
    Ok(found)
}

/// Spearman's correlation of the ranks of two series; `None` when one of them does not vary.
///
/// # Errors
/// [`ModelError::Length`] or [`ModelError::NotFinite`] names `input` or `result`.
///
/// # Source
/// Spearman, American Journal of Psychology 15(1), 1904, 72–101; equals get the mean of their ranks.
pub fn rank_correlation(input: &[f64], result: &[f64]) -> Result<Option<f64>, ModelError> {
    finite("input", input, input.len())?;
    finite("result", result, input.len())?;
    Ok(correlation(&ranks(input), &ranks(result)))
}

/// Twice the ranks, whole numbers also for the mean of two ranks, less their mean `n + 1`.
#[expect(clippy::cast_precision_loss, reason = "a series is far shorter than 2⁵²")]
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = values.iter().copied().enumerate().collect();
    order.sort_unstable_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let mut ranks = vec![0.0; values.len()];
    let mut first = 0;
    for equals in order.chunk_by(|a, b| a.1 <= b.1 && b.1 <= a.1) {
        let twice = 2 * first + equals.len() + 1;
        for (place, _) in equals {
            if let Some(rank) = ranks.get_mut(*place) {
                *rank = twice as f64 - (values.len() + 1) as f64;
            }
        }
        first += equals.len();
    }
    ranks
}

/// Correlation of two series whose mean is zero.
fn correlation(one: &[f64], other: &[f64]) -> Option<f64> {
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let squares = product(one, one) * product(other, other);
    (squares > 0.0).then(|| product(one, other) / squares.sqrt())
}
