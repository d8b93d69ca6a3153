//! The generator of random numbers against published output.

use portal_model::random::SplitMix64;

#[test]
fn the_first_numbers_are_those_that_others_publish() {
    // Rosetta Code, "Pseudo-random numbers/Splitmix64": the first five of the seed 1234567.
    let mut random = SplitMix64::new(1_234_567);
    for want in [
        6_457_827_717_110_365_317_u64,
        3_203_168_211_198_807_973,
        9_817_491_932_198_370_423,
        4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
    ] {
        assert_eq!(random.next_u64(), want);
    }
}

#[test]
fn uniform_numbers_are_the_upper_53_bits() {
    // 6457827717110365317 / 2⁶⁴ = 0.35007…
    let got = SplitMix64::new(1_234_567).uniform();
    assert!((got - 6_457_827_717_110_365_317.0 / 18_446_744_073_709_551_616.0).abs() < 1e-15);
}

#[test]
fn mean_and_variance_are_those_of_the_distributions() {
    let mut random = SplitMix64::new(7);
    let count = 200_000;
    let moments = |draw: &mut dyn FnMut() -> f64| {
        let (mut sum, mut squares) = (0.0, 0.0);
        for value in (0..count).map(|_| draw()) {
            sum += value;
            squares += value * value;
        }
        let mean = sum / f64::from(count);
        (mean, squares / f64::from(count) - mean * mean)
    };
    // Uniform: mean 1/2, variance 1/12. Exponential: both 1. Five standard errors of 200 000 draws.
    let (mean, variance) = moments(&mut || random.uniform());
    assert!((mean - 0.5).abs() < 0.0033 && (variance - 1.0 / 12.0).abs() < 0.001, "{mean} {variance}");
    let (mean, variance) = moments(&mut || random.exponential());
    assert!((mean - 1.0).abs() < 0.012 && (variance - 1.0).abs() < 0.035, "{mean} {variance}");
}
