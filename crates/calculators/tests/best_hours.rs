//! The best hours: a run worked by hand from the charts, and laws that hold for every device.

mod common;

use common::{ask, close, mid, portal_with};
use portal_calculators::Answer;
use portal_calculators::best_hours::{CALCULATOR, Inputs};
use portal_calculators::shared::assumptions::Assumptions;
use portal_calculators::shared::prices::Prices;
use portal_units::{EnergyPrice, Power};

fn given() -> Assumptions {
    portal_with(&[("electricity_price_g11_gross", 1.0), ("rcem_known_months_mean", 0.4)])
}

fn inputs() -> Inputs {
    Inputs {
        prices: Prices { buy: EnergyPrice::from_pln_per_kwh(1.0), sell: EnergyPrice::from_pln_per_kwh(0.4) },
        ..Inputs::default()
    }
}

fn answer(inputs: &Inputs) -> Answer {
    ask(&CALCULATOR, inputs, &given(), &mut common::year())
}

/// First hour of the best ones, as written.
fn first(answer: &Answer) -> f64 {
    answer.figures[0].shown.split('–').next().and_then(|it| it.parse().ok()).unwrap_or(f64::NAN)
}

#[test]
fn a_run_is_worked_by_hand() {
    let inputs = Inputs { load: Power::from_kw(3.0), panels: Power::from_kw(4.0), ..inputs() };
    let answer = answer(&inputs);
    let sun: Vec<f64> = answer.charts[1].series[0].shape.points().iter().filter_map(|it| it.y).collect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an hour of the day")]
    let first = first(&answer) as usize;
    // Two hours of at most 3 kW from the roof in the best hours, against 18 and 19 o'clock.
    let own = |from: usize| sun[from].min(3.0) + sun[from + 1].min(3.0);
    close(mid(&answer, "own"), own(first), 1e-4);
    // Each kWh more from the roof is 1.00 PLN not paid and 0.40 PLN not got.
    close(mid(&answer, "saved"), (own(first) - own(18)) * 0.6, 1e-3);
    close(mid(&answer, "energy"), 6.0, 1e-12);
}

#[test]
fn the_best_hours_of_summer_lie_around_noon() {
    let first = first(&answer(&inputs()));
    assert!((9.0..=14.0).contains(&first), "{first}");
}

#[test]
fn the_best_hours_lie_in_the_allowed_window() {
    let evening = answer(&Inputs { from: 15.0, until: 24.0, ..inputs() });
    assert!(first(&evening) >= 15.0);
    let none = answer(&Inputs { from: 15.0, until: 16.0, ..inputs() });
    assert!(none.verdict.iter().any(|it| it.text.contains("does not fit")));
}

#[test]
fn more_panels_never_cover_less() {
    let own = [0.0, 1.0, 3.0, 10.0, 50.0]
        .map(|kw| mid(&answer(&Inputs { panels: Power::from_kw(kw), ..inputs() }), "own"));
    assert!(own.is_sorted() && own[0].abs() < 1e-12 && own[4] <= 1.6 + 1e-9, "{own:?}");
}

#[test]
fn no_panels_bring_no_money() {
    let answer = answer(&Inputs { panels: Power::ZERO, ..inputs() });
    assert!(mid(&answer, "saved").abs() < 1e-12);
}
