//! Many hours at once: loops over a fixed number of them, without branch or call, become vector instructions.

use std::f64::consts::LOG2_E;

/// Hours that are worked out together.
pub(crate) const LANES: usize = 64;

/// One quantity of these hours.
pub(crate) type Lanes = [f64; LANES];

/// The larger of two numbers, the second if the first is none. [`f64::max`] is a call in WebAssembly.
#[inline]
pub(crate) fn at_least(x: f64, least: f64) -> f64 {
    if x > least { x } else { least }
}

/// The smaller of two numbers, the second if the first is none.
#[inline]
pub(crate) fn at_most(x: f64, most: f64) -> f64 {
    if x < most { x } else { most }
}

/// Beyond this the result is no ordinary number any more.
const LIMIT: f64 = 700.0;
/// `3·2⁵¹`: what is added to it is rounded to a whole number, which then stands in the last bits.
const ROUND: f64 = 6_755_399_441_055_744.0;
/// The natural logarithm of two in two parts, the first with so few digits that whole multiples of it are exact.
const LN_2: [f64; 2] = [0.693_147_180_369_123_8, 1.908_214_929_270_587_7e-10];
/// `2·B₂ₙ/(2n)!` with Bernoulli's numbers, from n = 5 down: the series of `r·coth(r/2)` in r².
const COTANGENT: [f64; 6] =
    [1.0 / 23_950_080.0, -1.0 / 604_800.0, 1.0 / 15_120.0, -1.0 / 360.0, 1.0 / 6.0, 2.0];

/// `eˣ` within 10⁻¹⁴ of it, for x from −700 to 700; beyond it stays what it is there.
///
/// `eˣ = 2ᵏ·eʳ` with a whole k and |r| ≤ ln 2 / 2, and `eʳ = (c + r) / (c − r)` with `c = r·coth(r/2)`.
///
/// # Source
/// Cody and Waite, Software Manual for the Elementary Functions, 1980, chapter 6, for the reduction in two parts;
/// Abramowitz and Stegun, Handbook of Mathematical Functions, 1964, 4.5.67, for the series.
#[inline]
pub(crate) fn exp(x: f64) -> f64 {
    let x = x.clamp(-LIMIT, LIMIT);
    let shifted = x * LOG2_E + ROUND;
    let k = shifted - ROUND;
    let r = x - k * LN_2[0] - k * LN_2[1];
    let cotangent = COTANGENT.iter().fold(0.0, |sum, factor| sum * (r * r) + factor);
    let power = f64::from_bits((shifted.to_bits() << 52).wrapping_add(1.0_f64.to_bits()));
    (cotangent + r) / (cotangent - r) * power
}

#[cfg(test)]
mod tests {
    use super::exp;

    #[test]
    fn it_is_the_exponential_function_everywhere() {
        for step in -70_000..=70_000 {
            let x = f64::from(step) * 0.01;
            assert!((exp(x) / x.exp() - 1.0).abs() < 2e-14, "{x}");
        }
        for x in [0.0_f64, -1e-300, 1e-9, 0.346_573_590_279_972_6, -0.346_573_590_279_972_7] {
            assert!((exp(x) / x.exp() - 1.0).abs() < 2e-14, "{x}");
        }
    }

    #[test]
    fn beyond_its_limits_it_stays() {
        assert_eq!(exp(-1e9).to_bits(), exp(-700.0).to_bits());
        assert_eq!(exp(f64::INFINITY).to_bits(), exp(700.0).to_bits());
    }
}
