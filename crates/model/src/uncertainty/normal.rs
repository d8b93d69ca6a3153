//! The normal distribution with mean 0 and standard deviation 1.

/// Numerator for |p − 1/2| ≤ 0.425, in rising powers.
const A: [f64; 8] = [
    3.387_132_872_796_366_5,
    133.141_667_891_784_38,
    1_971.590_950_306_551_3,
    13_731.693_765_509_46,
    45_921.953_931_549_87,
    67_265.770_927_008_7,
    33_430.575_583_588_13,
    2_509.080_928_730_122_7,
];
/// Denominator for |p − 1/2| ≤ 0.425.
const B: [f64; 8] = [
    1.0,
    42.313_330_701_600_91,
    687.187_007_492_057_9,
    5_394.196_021_424_751,
    21_213.794_301_586_597,
    39_307.895_800_092_71,
    28_729.085_735_721_943,
    5_226.495_278_852_854,
];
/// Numerator for the tails to r = 5.
const C: [f64; 8] = [
    1.423_437_110_749_683_5,
    4.630_337_846_156_546,
    5.769_497_221_460_691,
    3.647_848_324_763_204_5,
    1.270_458_252_452_368_4,
    0.241_780_725_177_450_6,
    0.022_723_844_989_269_184,
    0.000_774_545_014_278_341_4,
];
/// Denominator for the tails to r = 5.
const D: [f64; 8] = [
    1.0,
    2.053_191_626_637_759,
    1.676_384_830_183_803_8,
    0.689_767_334_985_1,
    0.148_103_976_427_480_08,
    0.015_198_666_563_616_457,
    0.000_547_593_808_499_534_5,
    1.050_750_071_644_416_9e-09,
];
/// Numerator for the far tails.
const E: [f64; 8] = [
    6.657_904_643_501_103,
    5.463_784_911_164_114,
    1.784_826_539_917_291_3,
    0.296_560_571_828_504_87,
    0.026_532_189_526_576_124,
    0.001_242_660_947_388_078_4,
    2.711_555_568_743_487_6e-05,
    2.010_334_399_292_288_1e-07,
];
/// Denominator for the far tails.
const F: [f64; 8] = [
    1.0,
    0.599_832_206_555_888,
    0.136_929_880_922_735_8,
    0.014_875_361_290_850_615,
    0.000_786_869_131_145_613_3,
    1.846_318_317_510_054_8e-05,
    1.421_511_758_316_446e-07,
    2.044_263_103_389_939_7e-15,
];
/// Beyond this the tail is lost in the last digit of 1.
const FARTHEST: f64 = 8.5;

/// The share of all cases below `x` standard deviations; exact to about 1e-15.
///
/// `Φ(x) = 1/2 + φ(x)·(x + x³/3 + x⁵/(3·5) + …)`
///
/// # Source
/// Marsaglia, Evaluating the Normal Distribution, Journal of Statistical Software 11(4), 2004, 1–11.
pub fn cumulative(x: f64) -> f64 {
    if x.is_nan() || x.abs() > FARTHEST {
        return if x > 0.0 { 1.0 } else { 0.0 };
    }
    let (mut sum, mut term, mut odd) = (x, x, 1.0);
    loop {
        odd += 2.0;
        term *= x * x / odd;
        let next = sum + term;
        if next.to_bits() == sum.to_bits() {
            break;
        }
        sum = next;
    }
    0.5 + sum * (-0.5 * x * x).exp() / (2.0 * std::f64::consts::PI).sqrt()
}

/// The number of standard deviations below which a share of all cases lies; `None` unless it is between 0 and 1.
///
/// Quotients of polynomials, exact to about 1e-16.
///
/// # Source
/// Wichura, Algorithm AS 241: The Percentage Points of the Normal Distribution, Applied Statistics 37(3), 1988, 477–484,
/// PPND16.
pub fn quantile_of_normal(probability: f64) -> Option<f64> {
    if !(probability > 0.0 && probability < 1.0) {
        return None;
    }
    let from_middle = probability - 0.5;
    if from_middle.abs() <= 0.425 {
        let r = 0.425 * 0.425 - from_middle * from_middle;
        return Some(from_middle * polynomial(&A, r) / polynomial(&B, r));
    }
    let r = (-probability.min(1.0 - probability).ln()).sqrt();
    let z = if r <= 5.0 {
        polynomial(&C, r - 1.6) / polynomial(&D, r - 1.6)
    } else {
        polynomial(&E, r - 5.0) / polynomial(&F, r - 5.0)
    };
    Some(z.copysign(from_middle))
}

fn polynomial(rising: &[f64; 8], x: f64) -> f64 {
    rising.iter().rev().fold(0.0, |sum, coefficient| sum * x + coefficient)
}
