//! Laws of the score of hours that hold for any signals.

use portal_model::best_hours::{PastDay, Signals, Weights, back_test, best_window, score};
use proptest::prelude::*;

type Column = Vec<Option<f64>>;

fn columns() -> impl Strategy<Value = [Column; 5]> {
    (1_usize..60).prop_flat_map(|hours| {
        let level = prop::collection::vec(prop::option::of((0_u8..4).prop_map(f64::from)), hours);
        let column = || prop::collection::vec(prop::option::of(-500.0..1500.0), hours);
        let outcome = prop::collection::vec((0.0..1500.0).prop_map(Some), hours);
        (level, column(), column(), column(), outcome).prop_map(|(a, b, c, d, e)| [a, b, c, d, e])
    })
}

fn signals(columns: &[Column; 5]) -> Signals<'_> {
    let [usage_level, price_pln_per_mwh, renewable, air, _] = columns;
    Signals { usage_level, price_pln_per_mwh, renewable, air }
}

fn weights() -> impl Strategy<Value = Weights> {
    (0.1..10.0, 0.1..10.0, 0.1..10.0, 0.1..10.0).prop_map(|(usage, price, renewable, air)| Weights {
        usage,
        price,
        renewable,
        air,
    })
}

proptest! {
    #[test]
    fn a_score_is_a_share_and_only_proportions_of_weights_count(
        columns in columns(), weights in weights(), factor in 0.5..20.0,
    ) {
        let found = score(&signals(&columns), &weights).unwrap();
        let scaled = Weights {
            usage: weights.usage * factor, price: weights.price * factor,
            renewable: weights.renewable * factor, air: weights.air * factor,
        };
        let again = score(&signals(&columns), &scaled).unwrap();
        for (one, other) in found.iter().zip(&again) {
            prop_assert!((0.0..=1.0 + 1e-12).contains(&one.known.fraction()));
            prop_assert_eq!(one.score.is_some(), other.score.is_some());
            if let (Some(one), Some(other)) = (one.score, other.score) {
                prop_assert!((0.0..=1.0 + 1e-12).contains(&one.fraction()));
                prop_assert!((one - other).fraction().abs() < 1e-12);
            }
        }
    }

    #[test]
    fn no_window_is_better_than_the_best(columns in columns(), weights in weights(), hours in 1_usize..6) {
        let found = score(&signals(&columns), &weights).unwrap();
        if let Some(best) = best_window(&found, hours).unwrap() {
            let top = found.iter().filter_map(|it| it.score).fold(0.0, |top, it| f64::max(top, it.fraction()));
            prop_assert!(best.score.fraction() <= top + 1e-12);
            prop_assert!(best.first + hours <= found.len());
        }
    }

    #[test]
    fn hindsight_is_never_beaten(
        columns in columns(), weights in weights(), hours in 1_usize..6, usual in 0_usize..60,
    ) {
        let day = PastDay { forecast: signals(&columns), outcome: &columns[4] };
        let found = back_test(&[day], &weights, hours, usual).unwrap();
        prop_assert_eq!(found.days + found.skipped, 1);
        prop_assert!(found.best <= found.chosen && found.best <= found.usual);
        if let Some(captured) = found.captured() {
            prop_assert!(captured.fraction() <= 1.0 + 1e-12);
        }
    }
}
