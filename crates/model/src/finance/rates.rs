//! The rates at which flows are worth nothing: the positive roots of a polynomial.

use portal_units::{Money, Ratio};

use super::amounts;
use crate::error::ModelError;

/// Every internal rate of return above −1, the smallest first; empty when there is none.
///
/// A rate `r` with `Σ C_k / (1 + r)^k = 0`. Flows that change their sign more than once may have several; flows that
/// never change it have none. All roots are found, not the one that is nearest to a guess.
///
/// With `x = 1/(1 + r)` the flows are a polynomial. Where its coefficients change sign after `p`, `x^(1−p)·d(x^−p·P)/dx`
/// changes sign once less often, and its roots part those of `P` (the proof of the rule of Descartes). So each
/// root is alone between two neighbours and is found by bisection.
///
/// # Errors
/// As [`super::npv`].
///
/// # Source
/// Short, Packey and Holt, NREL/TP-462-5173, 1995, for the rate and that there may be several;
/// Descartes, La Géométrie, 1637, book III, for the number of roots.
pub fn internal_rates(flows: &[Money]) -> Result<Vec<Ratio>, ModelError> {
    let flows = amounts(flows)?;
    let roots = positive_roots(&trimmed(&flows));
    Ok(roots.iter().rev().map(|x| Ratio::from_fraction(1.0 / x - 1.0)).collect())
}

/// The internal rate of return when there is exactly one; `None` when there is none or the flows have several, so
/// that no one of them can be called the rate.
///
/// # Errors
/// As [`super::npv`].
///
/// # Source
/// As [`internal_rates`].
pub fn internal_rate(flows: &[Money]) -> Result<Option<Ratio>, ModelError> {
    Ok(match internal_rates(flows)?.as_slice() {
        [one] => Some(*one),
        _ => None,
    })
}

/// Coefficients without the zeros at either end.
fn trimmed(flows: &[f64]) -> Vec<f64> {
    let first = flows.iter().position(|it| *it != 0.0).unwrap_or(flows.len());
    let last = flows.iter().rposition(|it| *it != 0.0).map_or(first, |it| it + 1);
    flows.get(first..last).unwrap_or_default().to_vec()
}

/// Position of the first coefficient after which the sign changes.
fn sign_change(coefficients: &[f64]) -> Option<f64> {
    let mut last: Option<(u32, f64)> = None;
    for (at, value) in (0_u32..).zip(coefficients).filter(|(_, value)| **value != 0.0) {
        match last {
            Some((before, sign)) if sign * value.signum() < 0.0 => {
                return Some(f64::from(before));
            }
            _ => last = Some((at, value.signum())),
        }
    }
    None
}

/// Roots above zero, ascending. The first and the last coefficient are not zero.
fn positive_roots(coefficients: &[f64]) -> Vec<f64> {
    let Some(pivot) = sign_change(coefficients) else {
        return Vec::new();
    };
    let slope: Vec<f64> = (0_u32..).zip(coefficients).map(|(at, it)| it * (f64::from(at) - pivot)).collect();
    let mut borders = vec![lower_bound(coefficients)];
    borders.extend(positive_roots(&trimmed(&slope)));
    borders.push(1.0 / lower_bound(&coefficients.iter().rev().copied().collect::<Vec<_>>()));
    let mut roots = Vec::new();
    for pair in borders.windows(2) {
        let [low, high] = *pair else { continue };
        let (at_low, at_high) = (sign(coefficients, low), sign(coefficients, high));
        if at_low * at_high < 0.0 {
            roots.push(bisect(coefficients, low, high, at_low));
        } else if at_high == 0.0 {
            roots.push(high);
        }
    }
    roots
}

/// No root above zero is smaller (Cauchy).
fn lower_bound(coefficients: &[f64]) -> f64 {
    let first = coefficients.first().map_or(1.0, |it| it.abs());
    let largest = coefficients.iter().fold(first, |most, it| most.max(it.abs()));
    0.5 / (1.0 + largest / first)
}

/// Sign of the polynomial at `x > 0`; zero where rounding hides it.
fn sign(coefficients: &[f64], x: f64) -> f64 {
    // Beyond 1 the powers are taken from the other end, so that none overflows.
    let (value, size) =
        if x <= 1.0 { horner(coefficients.iter().rev(), x) } else { horner(coefficients.iter(), 1.0 / x) };
    if value.abs() <= 4.0 * f64::EPSILON * size { 0.0 } else { value.signum() }
}

/// Value of the polynomial and of the one of the magnitudes, highest coefficient first.
fn horner<'a>(coefficients: impl Iterator<Item = &'a f64>, x: f64) -> (f64, f64) {
    coefficients.fold((0.0, 0.0), |(value, size), it| (value * x + it, size * x + it.abs()))
}

/// The root between two points of different sign.
fn bisect(coefficients: &[f64], mut low: f64, mut high: f64, at_low: f64) -> f64 {
    loop {
        // The geometric mean is quick over many decades, the arithmetic one ends it.
        let middle = if high > 2.0 * low { low.sqrt() * high.sqrt() } else { f64::midpoint(low, high) };
        if middle <= low || middle >= high {
            return middle;
        }
        let at_middle = sign(coefficients, middle);
        if at_middle == 0.0 {
            return middle;
        }
        if at_middle * at_low > 0.0 { low = middle } else { high = middle }
    }
}
