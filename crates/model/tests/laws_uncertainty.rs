//! What holds for every spread.

use portal_model::uncertainty::{
    Distribution, LatinHypercube, Spread, cumulative, drivers, quantile_of_normal, rank_correlation,
};
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_quantile_and_its_share_are_each_others_inverse(p in 1e-9..1.0_f64 - 1e-9) {
        let z = quantile_of_normal(p).unwrap();
        prop_assert!((cumulative(z) - p).abs() < 1e-14);
        prop_assert!((quantile_of_normal(1.0 - p).unwrap() + z).abs() < 1e-6 * z.abs().max(1.0));
    }

    #[test]
    fn a_distribution_rises_and_a_range_keeps_eight_of_ten(
        low in -100.0..100.0, down in 0.0..50.0, up in 0.01..50.0, one in 0.001..0.999, other in 0.001..0.999,
    ) {
        let (mid, high) = (low + down, low + down + up);
        let found = Distribution::of_range(low, mid, high).unwrap();
        let at = |p: f64| found.quantile(p).unwrap();
        prop_assert!(at(f64::min(one, other)) <= at(f64::max(one, other)));
        // The middle is off by a tenth of the width at most, of a lognormal by a tenth of its ratio.
        let slack = match found {
            Distribution::Triangular { .. } => 1e-9,
            Distribution::LogNormal { .. } => high * ((high / low).powf(0.1) - 1.0) + 1e-9,
            _ => 0.1 * (high - low) + 1e-9,
        };
        // A positive spread that is cut at zero has its quantiles higher.
        let cut = match found {
            Distribution::Triangular { low: end, .. } | Distribution::Normal { low: end, .. } => {
                low > 0.0 && end.abs() < 1e-12 && at(0.1) >= low
            }
            _ => false,
        };
        prop_assert!(cut || (at(0.1) - low).abs() <= slack, "{found:?} {}", at(0.1));
        prop_assert!(cut || (at(0.9) - high).abs() <= slack, "{found:?} {}", at(0.9));
        prop_assert!(low <= 0.0 || at(0.001) >= 0.0, "{found:?}");
    }

    #[test]
    fn ranks_see_order_alone(pairs in prop::collection::vec((-10.0..10.0, -10.0..10.0), 3..40)) {
        let (x, y): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
        let plain = rank_correlation(&x, &y).unwrap();
        let bent: Vec<f64> = y.iter().map(|it: &f64| it.exp()).collect();
        let turned: Vec<f64> = y.iter().map(|it| -it).collect();
        prop_assert_eq!(rank_correlation(&x, &bent).unwrap(), plain);
        prop_assert_eq!(rank_correlation(&x, &turned).unwrap(), plain.map(|it| -it));
        prop_assert_eq!(rank_correlation(&y, &x).unwrap(), plain);
        prop_assert!(plain.is_none_or(|it| it.abs() <= 1.0 + 1e-12));
        prop_assert!((rank_correlation(&x, &x).unwrap().unwrap_or(1.0) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn shares_of_all_inputs_add_up_to_one(seed in any::<u64>(), weights in prop::collection::vec(0.1..5.0, 1..6)) {
        let count = u32::try_from(weights.len()).unwrap();
        let samples = LatinHypercube::new(50, count, seed).unwrap();
        let result: Vec<f64> = (0..50)
            .map(|row| samples.columns().iter().zip(&weights).map(|(column, weight)| column[row] * weight).sum())
            .collect();
        let found = drivers(samples.columns(), &result, usize::MAX).unwrap();
        prop_assert!((found.iter().map(|it| it.share).sum::<f64>() - 1.0).abs() < 1e-9);
        prop_assert!(found.windows(2).all(|pair| pair[0].share >= pair[1].share));
    }

    #[test]
    fn a_spread_is_in_order_and_stays_so(results in prop::collection::vec(-1e6..1e6, 1..50), mid in -1e6..1e6, new in -1e6..1e6) {
        let spread = Spread::of(&results, mid).unwrap().unwrap();
        prop_assert!(spread.low <= spread.median && spread.median <= spread.high);
        let moved = spread.scaled_to(new);
        prop_assert!(moved.low <= moved.median && moved.median <= moved.high);
        let (wide, before) = (moved.high - moved.low, spread.high - spread.low);
        prop_assert!(wide >= 0.249 * before - 1e-6 && wide <= 4.001 * before + 1e-6);
    }
}
