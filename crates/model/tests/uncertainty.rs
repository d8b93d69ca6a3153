//! Spreads of inputs and results: printed tables, published functions and cases worked by hand.

use std::f64::consts::PI;

use portal_model::uncertainty::{
    Distribution, LatinHypercube, Spread, cumulative, drivers, quantile, quantile_of_normal, rank_correlation,
};

fn near(got: f64, want: f64, tolerance: f64) {
    assert!((got - want).abs() <= tolerance, "{got} is not {want}");
}

/// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.1: area from 0 to z; Wichura 1988 prints the quantiles of
/// 0.25, 0.001 and 1e-20 to check an implementation by.
#[test]
fn the_normal_distribution_is_that_of_the_printed_tables() {
    for (z, area) in [(0.5, 0.19146), (1.0, 0.34134), (1.96, 0.47500), (2.5, 0.49379), (3.0, 0.49865)] {
        near(cumulative(z), 0.5 + area, 5.1e-6);
        near(cumulative(-z), 0.5 - area, 5.1e-6);
    }
    for (p, z) in
        [(0.25, -0.674_489_750_196_081_7), (0.001, -3.090_232_306_167_814), (1e-20, -9.262_340_089_798_408)]
    {
        near(quantile_of_normal(p).unwrap(), z, 1e-14);
    }
    near(quantile_of_normal(0.75).unwrap(), 0.674_489_750_196_081_7, 1e-14);
    near(quantile_of_normal(0.975).unwrap(), 1.959_963_984_540_054, 1e-14);
    assert!(quantile_of_normal(0.5).unwrap().abs() < 1e-300);
    for outside in [0.0, 1.0, -0.1, 1.1, f64::NAN] {
        assert_eq!(quantile_of_normal(outside), None);
    }
    near(cumulative(9.0), 1.0, 0.0);
    near(cumulative(-9.0), 0.0, 0.0);
}

#[test]
fn a_triangle_is_worked_by_hand() {
    // From 0 over 1 to 4: below the mode lies 1/4 of the cases. u = 1/16: √(1/16·4·1) = 1/2; u = 7/16:
    // 4 − √(9/16·4·3) = 4 − √6.75; u = 13/16: 4 − √(3/16·12) = 2.5.
    let triangle = Distribution::Triangular { low: 0.0, mode: 1.0, high: 4.0 };
    for (u, want) in
        [(0.0, 0.0), (0.0625, 0.5), (0.25, 1.0), (0.4375, 4.0 - 6.75_f64.sqrt()), (0.8125, 2.5), (1.0, 4.0)]
    {
        near(triangle.quantile(u).unwrap(), want, 1e-12);
    }
    near(triangle.middle(), 1.0, 0.0);
}

#[test]
fn an_even_spread_and_none_are_worked_by_hand() {
    let even = Distribution::Uniform { low: 2.0, high: 6.0 };
    near(even.quantile(0.25).unwrap(), 3.0, 1e-12);
    near(even.middle(), 4.0, 1e-12);
    near(Distribution::Certain(7.0).quantile(0.9).unwrap(), 7.0, 0.0);
}

#[test]
fn a_cut_normal_and_a_lognormal_are_worked_by_hand() {
    // Cut to its upper half, the median is the quantile of 3/4; without a cut in reach it is the normal itself.
    let half = Distribution::Normal { mean: 10.0, deviation: 2.0, low: 10.0, high: 1e6 };
    near(half.quantile(0.5).unwrap(), 10.0 + 2.0 * 0.674_489_750_196_081_7, 1e-12);
    near(half.quantile(0.0).unwrap(), 10.0, 1e-12);
    near(half.quantile(1.0).unwrap(), 1e6, 0.0);
    let whole = Distribution::Normal { mean: 10.0, deviation: 2.0, low: -1e6, high: 1e6 };
    near(whole.quantile(0.975).unwrap(), 10.0 + 2.0 * 1.959_963_984_540_054, 1e-12);
    near(whole.quantile(0.0).unwrap(), -1e6, 0.0);
    let ratios = Distribution::LogNormal { median: 5.0, deviation: 2.0_f64.ln() };
    near(ratios.quantile(cumulative(1.0)).unwrap(), 10.0, 1e-9);
    near(ratios.quantile(0.5).unwrap(), 5.0, 1e-12);
}

#[test]
fn a_range_keeps_its_quantiles_and_shows_its_shape() {
    let fits = |low: f64, mid: f64, high: f64| {
        let found = Distribution::of_range(low, mid, high).unwrap();
        near(found.quantile(0.1).unwrap(), low, 1e-9 * (high - low).max(1.0));
        near(found.quantile(0.9).unwrap(), high, 1e-9 * (high - low).max(1.0));
        near(found.middle(), mid, 1e-12);
        found
    };
    // Half and double: even as ratios.
    assert!(matches!(fits(0.5, 1.0, 2.0), Distribution::LogNormal { .. }));
    // Also elsewhere than around one.
    assert!(matches!(fits(5.0, 10.0, 20.0), Distribution::LogNormal { .. }));
    // Off by 1 of a width of 20 counts as even.
    assert!(matches!(Distribution::of_range(0.0, 10.5, 20.0), Ok(Distribution::Normal { .. })));
    // Zero to two, and minus one to one, have no ratios.
    assert!(matches!(fits(0.0, 1.0, 2.0), Distribution::Normal { .. }));
    assert!(matches!(fits(-1.0, 0.0, 1.0), Distribution::Normal { .. }));
    assert!(matches!(fits(-1.0, 0.0, 4.0), Distribution::Triangular { .. }));
    assert!(matches!(fits(8.0, 10.0, 20.0), Distribution::Triangular { .. }));
    // The mode at an end: a tenth lies beyond it.
    assert!(matches!(fits(3.0, 3.0, 5.0), Distribution::Triangular { .. }));
    assert_eq!(Distribution::of_range(2.0, 2.0, 2.0), Ok(Distribution::Certain(2.0)));
    // A long way down stays above zero.
    let Distribution::Triangular { low, .. } = Distribution::of_range(0.2, 1.0, 1.1).unwrap() else {
        panic!()
    };
    near(low, 0.0, 0.0);
}

#[test]
fn what_is_no_distribution_is_refused_by_name() {
    let message = |it: Result<f64, portal_model::ModelError>| it.unwrap_err().to_string();
    let refused = |low, mid, high| Distribution::of_range(low, mid, high).unwrap_err().to_string();
    assert!(refused(1.0, 0.5, 2.0).starts_with("mid = 0.5"));
    assert!(refused(1.0, 0.5, 0.0).starts_with("high = 0"));
    assert!(refused(f64::NAN, 0.5, 1.0).starts_with("low"));
    let even = Distribution::Uniform { low: 2.0, high: 6.0 };
    assert!(message(even.quantile(1.5)).starts_with("probability"));
    assert!(message(Distribution::Uniform { low: 2.0, high: 1.0 }.quantile(0.5)).starts_with("high"));
    let triangle = Distribution::Triangular { low: 0.0, mode: 5.0, high: 4.0 };
    assert!(message(triangle.quantile(0.5)).starts_with("mode"));
    let flat = Distribution::Normal { mean: 0.0, deviation: 0.0, low: -1.0, high: 1.0 };
    assert!(message(flat.quantile(0.5)).starts_with("deviation"));
    let none = Distribution::LogNormal { median: 0.0, deviation: 1.0 };
    assert!(message(none.quantile(0.5)).starts_with("median"));
    let endless = Distribution::LogNormal { median: 1.0, deviation: 1.0 };
    assert!(message(endless.quantile(1.0)).starts_with("probability"));
    assert!(LatinHypercube::new(0, 1, 1).is_err() && LatinHypercube::new(1, 1001, 1).is_err());
}

#[test]
fn every_stratum_of_every_input_is_drawn_once() {
    let samples = LatinHypercube::new(100, 4, 11).unwrap();
    assert_eq!(samples.columns().len(), 4);
    for column in samples.columns() {
        let mut strata: Vec<_> = column.iter().map(|u| (u * 100.0).floor()).collect();
        assert!(strata.windows(2).any(|pair| pair[0] > pair[1]), "in order");
        strata.sort_by(f64::total_cmp);
        assert!(strata.iter().zip(0..).all(|(got, want)| (got - f64::from(want)).abs() < 1e-9), "{strata:?}");
    }
    assert_ne!(samples.columns()[0], samples.columns()[1]);
    assert_eq!(samples, LatinHypercube::new(100, 4, 11).unwrap());
    assert_ne!(samples, LatinHypercube::new(100, 4, 12).unwrap());
}

/// Three strata have six orders; a shuffle that never leaves one in its place makes two of them.
#[test]
fn every_order_of_the_strata_is_drawn() {
    let order = |seed| -> Vec<String> {
        let samples = LatinHypercube::new(3, 1, seed).unwrap();
        samples.columns()[0].iter().map(|u| format!("{:.0}", (u * 3.0).floor())).collect()
    };
    let mut orders: Vec<_> = (0..100).map(order).collect();
    orders.sort();
    orders.dedup();
    assert_eq!(orders.len(), 6);
}

/// `sin x₁ + 7·sin² x₂ + x₃⁴·sin x₁/10` of three angles from −π to π. Ishigami and Homma, 1990; mean a/2 and variance
/// a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2 as in Saltelli et al., Global Sensitivity Analysis: The Primer, Wiley, 2008, page 196.
#[test]
fn the_function_of_ishigami_has_its_published_mean_and_variance() {
    let angle = Distribution::Uniform { low: -PI, high: PI };
    let samples = LatinHypercube::new(20_000, 3, 5).unwrap();
    let [x1, x2, x3] = [0, 1, 2].map(|input: usize| -> Vec<f64> {
        samples.columns()[input].iter().map(|u| angle.quantile(*u).unwrap()).collect()
    });
    let results: Vec<f64> = x1
        .iter()
        .zip(x2.iter().zip(&x3))
        .map(|(x1, (x2, x3))| x1.sin() + 7.0 * x2.sin().powi(2) + 0.1 * x3.powi(4) * x1.sin())
        .collect();
    let mean = results.iter().sum::<f64>() / 20_000.0;
    let variance = results.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / 20_000.0;
    let published = 49.0 / 8.0 + 0.1 * PI.powi(4) / 5.0 + 0.01 * PI.powi(8) / 18.0 + 0.5;
    near(published, 13.8446, 1e-4);
    // Five standard errors of 20 000 free draws.
    near(mean, 3.5, 5.0 * (published / 20_000.0).sqrt());
    near(variance, published, 0.6);
    // x₁ has 0.314 of the variance alone, x₃ none, and x₂ acts evenly to both sides, which no ranks show.
    let strongest = drivers(&[x1, x2, x3], &results, 3).unwrap();
    assert_eq!(strongest[0].input, 0);
    assert!(strongest[0].share > 0.99, "{strongest:?}");
}

/// `McKay`, Beckman and Conover, 1979: for a sum of monotone parts the mean of such samples varies less than that of free
/// ones; for parts that are linear within a stratum all but nothing is left.
#[test]
fn the_mean_of_a_sum_is_all_but_exact() {
    for seed in 0..5 {
        let samples = LatinHypercube::new(500, 2, seed).unwrap();
        let [x, y] = samples.columns() else { panic!() };
        let mean = x.iter().zip(y).map(|(x, y)| 3.0 * x + 5.0 * y).sum::<f64>() / 500.0;
        // Within a stratum of 1/500 a free mean of 500 errs by √(34/12)/500/√500 ≈ 1.5e-4; of 500 free draws by 0.075.
        near(mean, 4.0, 8e-4);
    }
}

/// Ten people, their intelligence quotient and hours of television in a week: ρ = −29/165, Wikipedia, "Spearman's rank
/// correlation coefficient", example.
#[test]
fn hours_of_television_are_ranked_as_published() {
    let quotient = [106.0, 100.0, 86.0, 101.0, 99.0, 103.0, 97.0, 113.0, 112.0, 110.0];
    let hours = [7.0, 27.0, 2.0, 50.0, 28.0, 29.0, 20.0, 12.0, 6.0, 17.0];
    near(rank_correlation(&quotient, &hours).unwrap().unwrap(), -29.0 / 165.0, 1e-12);
    assert_eq!(rank_correlation(&quotient, &[1.0; 10]), Ok(None));
    // Ranks 1.5, 1.5, 3 and 1, 2, 3: deviations −0.5, −0.5, 1 and −1, 0, 1: 1.5/√(1.5·2).
    let equals = rank_correlation(&[4.0, 4.0, 9.0], &[1.0, 2.0, 3.0]).unwrap().unwrap();
    near(equals, 1.5 / 3.0_f64.sqrt(), 1e-12);
    assert!(rank_correlation(&[1.0], &[1.0, 2.0]).is_err());
}

#[test]
fn the_strongest_inputs_come_first_with_their_shares() {
    // Ranks 1 to 5. Against y: (1 2 3 4 5) ρ = 1; (5 4 3 1 2): Σd² = 16 + 4 + 0 + 9 + 9 = 38, 1 − 6·38/120 = −0.9;
    // (1 3 2 5 4): Σd² = 4, 0.8; a constant has none. Squares 1, 0.81, 0.64: together 2.45.
    let y = [1.0, 2.0, 3.0, 4.0, 5.0];
    let inputs = [vec![1.0, 3.0, 2.0, 5.0, 4.0], vec![7.0; 5], y.to_vec(), vec![5.0, 4.0, 3.0, 1.0, 2.0]];
    let found = drivers(&inputs, &y, 3).unwrap();
    assert_eq!(found.iter().map(|it| it.input).collect::<Vec<_>>(), [2, 3, 0]);
    for (driver, (correlation, square)) in found.iter().zip([(1.0, 1.0), (-0.9, 0.81), (0.8, 0.64)]) {
        near(driver.correlation, correlation, 1e-12);
        near(driver.share, square / 2.45, 1e-12);
    }
    assert_eq!(drivers(&inputs, &y, 1).unwrap().len(), 1);
    // (4 1 3 5 2): deviations 1, −2, 0, 2, −1 times −2, −1, 0, 1, 2 are −2 + 2 + 0 + 2 − 2 = 0.
    let free = drivers(&[vec![4.0, 1.0, 3.0, 5.0, 2.0], y.to_vec()], &y, 3).unwrap();
    assert_eq!(free.iter().map(|it| it.input).collect::<Vec<_>>(), [1]);
    assert_eq!(drivers(&inputs, &[1.0; 5], 3), Ok(vec![]));
}

#[test]
fn quantiles_lie_between_the_samples() {
    // (4 − 1)·0.1 = 0.3 of the way from 10 to 20; 1.5: half way from 20 to 40.
    let sorted = [10.0, 20.0, 40.0, 50.0];
    for (p, want) in [(0.0, 10.0), (0.1, 13.0), (0.5, 30.0), (0.9, 47.0), (1.0, 50.0)] {
        near(quantile(&sorted, p).unwrap().unwrap(), want, 1e-12);
    }
    assert_eq!(quantile(&[], 0.5), Ok(None));
    assert!(quantile(&sorted, 1.1).is_err());
}

#[test]
fn a_spread_follows_a_new_middle_until_it_is_drawn_again() {
    let spread = Spread::of(&[50.0, 10.0, 40.0, 20.0], 25.0).unwrap().unwrap();
    assert_eq!(spread, Spread { low: 13.0, median: 30.0, high: 47.0, mid: 25.0 });
    // Doubled: 50 − 2·12, 50 + 2·5, 50 + 2·22.
    assert_eq!(spread.scaled_to(50.0), Spread { low: 26.0, median: 60.0, high: 94.0, mid: 50.0 });
    // A loss in the place of a gain keeps low below high.
    assert_eq!(spread.scaled_to(-25.0), Spread { low: -37.0, median: -20.0, high: -3.0, mid: -25.0 });
    // From zero it keeps its width; near zero it keeps at least a quarter of it.
    let zero = Spread { low: -2.0, median: 0.0, high: 4.0, mid: 0.0 };
    assert_eq!(zero.scaled_to(10.0), Spread { low: 8.0, median: 10.0, high: 14.0, mid: 10.0 });
    assert_eq!(spread.scaled_to(0.0), Spread { low: -3.0, median: 1.25, high: 5.5, mid: 0.0 });
    assert_eq!(Spread::of(&[], 1.0), Ok(None));
    assert!(Spread::of(&[f64::NAN], 1.0).is_err() && Spread::of(&[1.0], f64::NAN).is_err());
}
