//! The score of the coming hours and its test on the past.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::best_hours::{
    BackTest, HourScore, PastDay, Signals, Weights, back_test, best_window, score,
};
use portal_model::random::SplitMix64;
use portal_units::Ratio;

fn close(got: f64, want: f64) {
    assert!((got - want).abs() < 1e-12, "{got} is not {want}");
}

/// Values of consecutive hours.
type Column = Vec<Option<f64>>;

/// All known.
fn known(values: &[f64]) -> Column {
    values.iter().copied().map(Some).collect()
}

const PRICE_ONLY: Weights = Weights { usage: 0.0, price: 1.0, renewable: 0.0, air: 0.0 };

#[test]
fn four_hours_by_hand() {
    let usage = known(&[0.0, 1.0, 2.0, 3.0]);
    let price = known(&[400.0, 200.0, 300.0, 100.0]);
    let renewable = [Some(0.0), Some(10.0), Some(5.0), None];
    // The same air everywhere tells nothing.
    let air = known(&[5.0; 4]);
    let signals =
        Signals { usage_level: &usage, price_pln_per_mwh: &price, renewable: &renewable, air: &air };
    let scores = score(&signals, &Weights { usage: 1.0, price: 2.0, renewable: 1.0, air: 1.0 }).unwrap();
    let of = |hour: usize| scores[hour].score.unwrap().fraction();
    // 1·1 + 2·0 + 1·0 over 4.
    close(of(0), 0.25);
    // 1·⅔ + 2·⅔ + 1·1 over 4.
    close(of(1), 0.75);
    // 1·⅓ + 2·⅓ + 1·½ over 4.
    close(of(2), 0.375);
    // The cheapest hour, but limiting is required.
    close(of(3), 0.0);
    close(scores[0].known.fraction(), 0.8);
    close(scores[3].known.fraction(), 0.6);
    // (0.25 + 0.75)/2, (0.75 + 0.375)/2, (0.375 + 0)/2.
    let window = best_window(&scores, 2).unwrap().unwrap();
    assert_eq!(window.first, 1);
    close(window.score.fraction(), 0.5625);
}

fn scores(values: &[Option<f64>]) -> Vec<HourScore> {
    values
        .iter()
        .map(|it| HourScore { score: it.map(Ratio::from_fraction), known: Ratio::from_fraction(1.0) })
        .collect()
}

#[test]
fn a_window_never_spans_an_unknown_hour_and_the_earlier_of_equals_wins() {
    let found = best_window(&scores(&[Some(0.9), None, Some(0.5), Some(0.5), Some(0.5)]), 2).unwrap();
    assert_eq!(found.unwrap().first, 2);
    assert_eq!(best_window(&scores(&[Some(0.9), None, Some(0.5)]), 2).unwrap(), None);
    assert_eq!(best_window(&[], 1).unwrap(), None);
    assert!(best_window(&[], 0).is_err());
}

#[test]
fn an_hour_of_which_nothing_is_known_has_no_score() {
    let nothing = [None, None];
    let price = [Some(1.0), None];
    let signals =
        Signals { usage_level: &nothing, price_pln_per_mwh: &price, renewable: &nothing, air: &nothing };
    // One price alone says nothing about which hour is better.
    let found = score(&signals, &PRICE_ONLY).unwrap();
    assert!(found.iter().all(|it| it.score.is_none() && it.known == Ratio::ZERO));
}

#[test]
fn bad_signals_are_named() {
    let (two, three, high) = (known(&[1.0, 2.0]), known(&[1.0, 2.0, 3.0]), known(&[4.0, 0.0]));
    let message = |signals: Signals<'_>, weights| score(&signals, weights).unwrap_err().to_string();
    let even = Signals { usage_level: &two, price_pln_per_mwh: &two, renewable: &two, air: &two };
    assert_eq!(message(Signals { air: &three, ..even }, &PRICE_ONLY), "air has 3 values, not 2");
    let level = message(Signals { usage_level: &high, ..even }, &PRICE_ONLY);
    assert_eq!(level, "usage_level = 4 lies outside 0 to 3");
    assert!(message(even, &Weights { price: 0.0, ..PRICE_ONLY }).starts_with("weights = 0"));
    assert!(message(even, &Weights { air: -1.0, ..PRICE_ONLY }).starts_with("weight = -1"));
}

#[test]
fn a_share_of_nothing_is_not_said() {
    let found = BackTest { days: 2, usual: 0.0, chosen: 1.0, ..BackTest::default() };
    assert_eq!(found.saved(), None);
    assert_eq!(BackTest { usual: -1.0, ..found }.saved(), None);
    assert_eq!(BackTest { days: 0, usual: 1.0, ..found }.saved(), None);
}

#[test]
fn a_day_that_is_as_good_is_not_better() {
    // The forecast chooses hour 0 with 20; hour 1 was usual, with 20 as well.
    let found = run(&[(known(&[1.0, 2.0, 3.0]), known(&[20.0, 20.0, 10.0]))], 1, 1);
    assert_eq!((found.days, found.better_days), (1, 0));
}

/// Runs the back-test on days of forecast and real prices.
fn run(days: &[(Column, Column)], hours: usize, usual: usize) -> BackTest {
    let nothing = vec![None; days[0].0.len()];
    let past: Vec<PastDay<'_>> = days
        .iter()
        .map(|(forecast, outcome)| PastDay {
            forecast: Signals {
                usage_level: &nothing,
                price_pln_per_mwh: forecast,
                renewable: &nothing,
                air: &nothing,
            },
            outcome,
        })
        .collect();
    back_test(&past, &PRICE_ONLY, hours, usual).unwrap()
}

#[test]
fn two_days_of_history_by_hand() {
    let days = [
        // The forecast chooses hour 1, which costs 30; usual is hour 2 with 20, best was hour 0 with 10.
        (known(&[3.0, 1.0, 2.0]), known(&[10.0, 30.0, 20.0])),
        // The forecast chooses hour 0, the best; usual costs 60.
        (known(&[1.0, 2.0, 3.0]), known(&[10.0, 20.0, 60.0])),
        // A gap in what happened.
        (known(&[1.0, 2.0, 3.0]), vec![Some(1.0), None, Some(1.0)]),
        // No forecast.
        (vec![None; 3], known(&[1.0, 2.0, 3.0])),
    ];
    let found = run(&days, 1, 2);
    assert_eq!((found.days, found.skipped, found.better_days), (2, 2, 1));
    close(found.chosen, 20.0);
    close(found.usual, 40.0);
    close(found.best, 10.0);
    close(found.average, 25.0);
    close(found.saved().unwrap().fraction(), 0.5);
    close(found.captured().unwrap().fraction(), 2.0 / 3.0);
}

/// A year of days: cheap at noon, dear in the evening, random around; the forecast errs by `error`.
fn history(days: usize, error: f64) -> Vec<(Column, Column)> {
    let mut random = SplitMix64::new(60);
    (0..days)
        .map(|_| {
            let outcome: Vec<f64> = (0..24_u32)
                .map(|hour| {
                    let shape = if (10..15).contains(&hour) { 200.0 } else { 400.0 };
                    let evening = if (17..21).contains(&hour) { 250.0 } else { 0.0 };
                    shape + evening + 100.0 * random.uniform()
                })
                .collect();
            let forecast: Vec<f64> = outcome.iter().map(|it| it + error * (random.uniform() - 0.5)).collect();
            (known(&forecast), known(&outcome))
        })
        .collect()
}

#[test]
fn a_perfect_forecast_captures_everything_and_a_worse_one_less() {
    let perfect = run(&history(365, 0.0), 2, 18);
    close(perfect.captured().unwrap().fraction(), 1.0);
    assert_eq!((perfect.days, perfect.better_days), (365, 365));
    let captured = |error| run(&history(365, error), 2, 18).captured().unwrap().fraction();
    let (fair, poor) = (captured(200.0), captured(2_000.0));
    assert!(1.0 > fair && fair > poor && poor > 0.0, "{fair} {poor}");
}

#[test]
fn a_forecast_that_knows_nothing_is_as_good_as_chance() {
    // An error of a billion hides the price altogether; chance costs the mean of all hours.
    let blind = run(&history(4_000, 1e9), 1, 18);
    // A day's hours have a standard deviation of about 130; 4000 of them give 2.1, five of these 10.
    assert!((blind.chosen - blind.average).abs() < 10.0, "{} {}", blind.chosen, blind.average);
}

#[test]
fn without_days_nothing_is_said() {
    let empty = back_test(&[], &PRICE_ONLY, 1, 0).unwrap();
    assert_eq!((empty.days, empty.saved(), empty.captured()), (0, None, None));
}
