//! Money over the years against the reference tables and cases worked by hand.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::finance::{
    ANNUITY_CARD, CASH_FLOW_CARD, Grant, LCOE_CARD, LifeCosts, Programme, Validity, annuity,
    discounted_payback, in_force, internal_rate, internal_rates, levelised_cost, modified_rate, npv, payback,
    simple_payback,
};
use portal_reference::{Row, Table, Worst, assert_close};
use portal_units::{CivilDate, Energy, EnergyPrice, Money, Ratio};

fn pln(value: f64) -> Money {
    Money::from_pln(value)
}

fn share(value: f64) -> Ratio {
    Ratio::from_fraction(value)
}

fn flows(values: &[f64]) -> Vec<Money> {
    values.iter().copied().map(pln).collect()
}

fn flows_of(row: &Row<'_>) -> Vec<Money> {
    row.text("cash_flows").split(';').map(|it| pln(it.trim().parse().unwrap())).collect()
}

/// What is left of flows at a rate, as a share of what is moved.
fn left(flows: &[Money], rate: Ratio) -> f64 {
    let growth = 1.0 + rate.fraction();
    let terms = (0..).zip(flows).map(|(year, it)| it.pln() / growth.powi(year));
    let (sum, moved) = terms.fold((0.0, 0.0), |(sum, moved), it| (sum + it, moved + it.abs()));
    sum / moved
}

#[test]
fn values_and_paybacks_of_flows_meet_the_table() {
    let mut worst = Worst::default();
    for row in Table::load("09a_cashflows").rows() {
        let (flows, rate) = (flows_of(&row), share(row.number("rate")));
        let or_nan = |it: Option<f64>| it.unwrap_or(f64::NAN);
        for (column, got) in [
            ("npv", npv(rate, &flows).unwrap().pln()),
            ("mirr", or_nan(modified_rate(rate, rate, &flows).unwrap().map(Ratio::fraction))),
            ("payback_simple_y", or_nan(payback(&flows).unwrap())),
            ("payback_discounted_y", or_nan(discounted_payback(rate, &flows).unwrap())),
        ] {
            assert_close(&row, column, got, row.maybe(column), 1e-9);
            worst.relative(got, or_nan(row.maybe(column)));
        }
    }
    worst.assert_stated("cash-flow", CASH_FLOW_CARD.deviation("09a_cashflows"));
}

#[test]
fn a_single_internal_rate_meets_the_table_and_every_rate_leaves_nothing() {
    for row in Table::load("09a_cashflows").rows() {
        let flows = flows_of(&row);
        let rates = internal_rates(&flows).unwrap();
        for rate in &rates {
            let left = left(&flows, *rate);
            assert!(left.abs() <= 1e-9, "{}: {left} of all is left at {rate:?}", row.place());
        }
        if rates.len() < 2 {
            let got = internal_rate(&flows).unwrap().map_or(f64::NAN, Ratio::fraction);
            assert_close(&row, "irr", got, row.maybe("irr"), 1e-8);
        }
    }
}

#[test]
fn two_rates_are_two_and_none_of_them_is_the_rate() {
    // −1000 + 3000·x − 2100·x² = 0: x = (3000 ± √(9e6 − 8.4e6)) / 4200 = (3000 ± 774.5966692) / 4200,
    // r = 1/x − 1 = 0.1127016654 and 0.8872983346.
    let twice = flows(&[-1000.0, 3000.0, -2100.0]);
    let rates = internal_rates(&twice).unwrap();
    let [low, high] = rates.as_slice() else { panic!("{rates:?}") };
    assert!((low.fraction() - 0.112_701_665_4).abs() < 1e-9, "{low:?}");
    assert!((high.fraction() - 0.887_298_334_6).abs() < 1e-9, "{high:?}");
    assert_eq!(internal_rate(&twice).unwrap(), None);
}

#[test]
fn three_rates_and_a_double_one_are_found() {
    // (x − 1/1.1)(x − 1/1.2)(x − 1/1.3), times 1.716: −1 + 3.6·x − 4.31·x² + 1.716·x³.
    let thrice = internal_rates(&flows(&[-1.0, 3.6, -4.31, 1.716])).unwrap();
    assert_eq!(thrice.len(), 3, "{thrice:?}");
    for (got, want) in thrice.iter().zip([0.1, 0.2, 0.3]) {
        assert!((got.fraction() - want).abs() < 1e-8, "{got:?} is not {want}");
    }
    // (x − 0.5)²·4 = 1 − 4·x + 4·x² touches zero at r = 1 only.
    let double = internal_rates(&flows(&[1.0, -4.0, 4.0])).unwrap();
    assert!(matches!(double.as_slice(), [one] if (one.fraction() - 1.0).abs() < 1e-6), "{double:?}");
    // (x − 1/1.1)²·1.21, where binary numbers miss the zero.
    let missed = internal_rates(&flows(&[1.0, -2.2, 1.21])).unwrap();
    assert!(matches!(missed.as_slice(), [one] if (one.fraction() - 0.1).abs() < 1e-6), "{missed:?}");
}

#[test]
fn a_loss_over_many_years_has_its_rate_too() {
    // 10¹² paid, 1 back after 60 years: (1 + r)⁶⁰ = 10⁻¹², r = 10⁻⁰·² − 1 = −0.3690426555.
    let mut values = vec![0.0; 61];
    (values[0], values[60]) = (-1e12, 1.0);
    let rate = internal_rate(&flows(&values)).unwrap().unwrap();
    assert!((rate.fraction() + 0.369_042_655_5).abs() < 1e-9, "{rate:?}");
    // The other way round: r = 10⁰·² − 1 = 0.5848931925.
    (values[0], values[60]) = (-1.0, 1e12);
    let rate = internal_rate(&flows(&values)).unwrap().unwrap();
    assert!((rate.fraction() - 0.584_893_192_5).abs() < 1e-9, "{rate:?}");
}

#[test]
fn small_and_large_amounts_have_their_rates_too() {
    // 0.001 becomes 1: r = 1/0.001 − 1.
    let rate = internal_rate(&flows(&[-0.001, 1.0])).unwrap().unwrap();
    assert!((rate.fraction() - 999.0).abs() < 1e-6, "{rate:?}");
    // (x − 1/1.1)²·1.21, times a million: rounding hides the zero in the measure of the amounts.
    let double = internal_rates(&flows(&[1e6, -2.2e6, 1.21e6])).unwrap();
    assert!(matches!(double.as_slice(), [one] if (one.fraction() - 0.1).abs() < 1e-6), "{double:?}");
}

#[test]
fn what_is_not_defined_is_none() {
    for never in [vec![], vec![0.0, 0.0], vec![-100.0, -5.0], vec![10.0, 5.0]] {
        assert_eq!(internal_rates(&flows(&never)).unwrap(), [], "{never:?}");
        assert_eq!(modified_rate(share(0.05), share(0.05), &flows(&never)).unwrap(), None);
    }
    assert_eq!(payback(&flows(&[-100.0, 40.0, 40.0])).unwrap(), None);
    assert_eq!(payback(&flows(&[0.0, 40.0])).unwrap(), Some(0.0));
    // Paid back to the last grosz after one year, though nothing follows.
    assert_eq!(payback(&flows(&[-100.0, 100.0, 0.0, -5.0])).unwrap(), Some(1.0));
    assert!(npv(share(-1.0), &flows(&[1.0])).is_err());
    assert!(npv(share(f64::NAN), &flows(&[1.0])).is_err());
}

#[test]
fn a_simple_payback_by_hand() {
    let years = |paid, saved| simple_payback(pln(paid), pln(saved));
    // 30 000 / 4000.
    assert_eq!(years(30_000.0, 4000.0).unwrap(), Some(7.5));
    assert_eq!(years(0.0, 0.0).unwrap(), Some(0.0));
    assert_eq!(years(1.0, 0.0).unwrap(), None);
    assert_eq!(years(1.0, -1.0).unwrap(), None);
    assert!(years(-1.0, 1.0).is_err());
    assert!(years(1.0, f64::NAN).is_err());
}

#[test]
fn a_thousand_flows_are_taken_and_no_more() {
    let value = |count| npv(Ratio::ZERO, &vec![pln(1.0); count]);
    assert_eq!(value(1000).unwrap(), pln(1000.0));
    assert!(value(1001).is_err() && value(2000).is_err());
}

#[test]
fn the_levelised_cost_meets_the_table() {
    let mut worst = Worst::default();
    for row in Table::load("09b_lcoe").rows() {
        let replacements = row.text("replacements").split(';').filter(|it| !it.is_empty()).map(|it| {
            let (year, cost) = it.split_once(':').unwrap();
            (year.trim().parse().unwrap(), pln(cost.trim().parse().unwrap()))
        });
        let found = levelised_cost(&LifeCosts {
            investment: pln(row.number("capex")),
            subsidy: pln(row.number("subsidy")),
            yearly_cost: pln(row.number("opex_y1")),
            escalation: share(row.number("opex_escalation")),
            yearly_energy: Energy::from_kwh(row.number("energy_y1_kwh")),
            degradation: share(row.number("degradation")),
            years: row.text("years").parse().unwrap(),
            rate: share(row.number("rate")),
            replacements: replacements.collect(),
        })
        .unwrap();
        let price = found.price().map_or(f64::NAN, EnergyPrice::pln_per_kwh);
        for (column, got) in
            [("pv_costs", found.costs.pln()), ("pv_energy", found.energy.kwh()), ("lcoe", price)]
        {
            assert_close(&row, column, got, row.maybe(column), 1e-9);
            worst.relative(got, row.maybe(column).unwrap_or(f64::NAN));
        }
    }
    worst.assert_stated("lcoe", LCOE_CARD.deviation("09b_lcoe"));
}

#[test]
fn a_plant_without_energy_has_no_price_of_it() {
    let idle = LifeCosts {
        investment: pln(1000.0),
        subsidy: Money::ZERO,
        yearly_cost: pln(10.0),
        escalation: Ratio::ZERO,
        yearly_energy: Energy::ZERO,
        degradation: Ratio::ZERO,
        years: 10,
        rate: share(0.05),
        replacements: Vec::new(),
    };
    assert_eq!(levelised_cost(&idle).unwrap().price(), None);
    let late = LifeCosts { replacements: vec![(11, pln(1.0))], ..idle };
    assert!(levelised_cost(&late).is_err());
}

#[test]
fn the_payment_of_a_loan_meets_the_table() {
    let mut worst = Worst::default();
    for row in Table::load("09c_annuity").rows() {
        let rate = share(row.number("rate_per_period"));
        let found =
            annuity(pln(row.number("principal")), rate, row.text("periods").parse().unwrap()).unwrap();
        for (column, got) in [
            ("payment", found.payment.pln()),
            ("crf", found.recovery_factor.fraction()),
            ("interest_total", found.interest.pln()),
        ] {
            assert_close(&row, column, got, row.maybe(column), 1e-9);
            worst.relative(got, row.maybe(column).unwrap_or(f64::NAN));
        }
    }
    worst.assert_stated("annuity", ANNUITY_CARD.deviation("09c_annuity"));
}

fn day(text: &str) -> CivilDate {
    CivilDate::parse(text).unwrap()
}

#[test]
fn a_programme_pays_its_shares_up_to_its_caps_while_it_runs() {
    let programme = Programme {
        validity: Validity { from: day("2030-03-01"), to: Some(day("2030-05-31")) },
        grants: vec![
            Grant { share: share(0.5), cap: pln(7000.0) },
            Grant { share: share(0.5), cap: pln(16_000.0) },
        ],
        cap: pln(20_000.0),
    };
    let support = |costs: [f64; 2], on| programme.support(&costs.map(pln), day(on)).unwrap().map(Money::pln);
    // Half of 10 000 is below its cap, half of 30 000 too: 5000 + 15 000 = 20 000.
    assert_eq!(support([10_000.0, 30_000.0], "2030-03-01"), Some(20_000.0));
    // 7000 of 10 000, 16 000 of 20 000 are 23 000, and 20 000 is the most.
    assert_eq!(support([20_000.0, 40_000.0], "2030-05-31"), Some(20_000.0));
    // 7000 of 12 500 and half of 2000.
    assert_eq!(support([25_000.0, 2000.0], "2030-04-10"), Some(8000.0));
    assert_eq!(support([25_000.0, 2000.0], "2030-02-28"), None);
    assert_eq!(support([25_000.0, 2000.0], "2030-06-01"), None);
    assert!(programme.support(&[pln(1.0)], day("2030-04-01")).is_err());
}

#[test]
fn of_rules_that_follow_each_other_the_one_of_the_day_holds() {
    let rules = [
        (Validity { from: day("2022-07-01"), to: Some(day("2024-06-30")) }, "monthly"),
        (Validity { from: day("2024-07-01"), to: None }, "hourly"),
    ];
    let on = |text| in_force(&rules, day(text)).copied();
    assert_eq!((on("2022-06-30"), on("2022-07-01")), (None, Some("monthly")));
    assert_eq!((on("2024-06-30"), on("2024-07-01")), (Some("monthly"), Some("hourly")));
    // Of two without an end the later one.
    let open = |from| Validity { from: day(from), to: None };
    let overlapping = [(open("2025-01-01"), 1), (open("2026-01-01"), 2), (open("2024-01-01"), 0)];
    assert_eq!(in_force(&overlapping, day("2026-06-01")), Some(&2));
    assert_eq!(in_force(&overlapping, day("2025-06-01")), Some(&1));
}
