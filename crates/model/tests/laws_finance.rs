//! Laws of money over the years that hold for any input.

use portal_model::finance::{
    Grant, LifeCosts, Programme, Validity, annuity, discounted_payback, internal_rate, internal_rates,
    levelised_cost, npv, payback,
};
use portal_units::{CivilDate, Energy, Money, Ratio};
use proptest::prelude::*;

fn flows(values: &[f64]) -> Vec<Money> {
    values.iter().copied().map(Money::from_pln).collect()
}

fn share(value: f64) -> Ratio {
    Ratio::from_fraction(value)
}

/// Something is paid once, then something comes back each year.
fn investment() -> impl Strategy<Value = Vec<f64>> {
    (1.0..1e5, prop::collection::vec(1.0..2e4, 1..40))
        .prop_map(|(paid, back): (f64, Vec<f64>)| std::iter::once(-paid).chain(back).collect())
}

proptest! {
    #[test]
    fn an_investment_has_one_rate_and_is_worth_less_the_dearer_the_money(
        values in investment(), a in -0.5..1.0, b in -0.5..1.0,
    ) {
        let flows = flows(&values);
        let rate = internal_rate(&flows).unwrap().unwrap();
        let value = |rate: f64| npv(share(rate), &flows).unwrap().pln();
        prop_assert!(value(f64::min(a, b)) >= value(f64::max(a, b)));
        // Above the range of an interest the rate is still found but cannot be put back in.
        if (-0.9..10.0).contains(&rate.fraction()) {
            let size: f64 = values.iter().zip(0..).map(|(it, year)| it.abs() / (1.0 + rate.fraction()).powi(year)).sum();
            prop_assert!(value(rate.fraction()).abs() <= 1e-9 * size);
        }
    }

    #[test]
    fn every_rate_of_any_flows_leaves_nothing(values in prop::collection::vec(-1e4..1e4, 0..30)) {
        let flows = flows(&values);
        for rate in internal_rates(&flows).unwrap() {
            let growth = 1.0 + rate.fraction();
            prop_assert!(growth > 0.0);
            let terms = values.iter().zip(0..).map(|(it, year)| it / growth.powi(year));
            let (sum, size) = terms.fold((0.0, 0.0), |(sum, size), it: f64| (sum + it, size + it.abs()));
            prop_assert!(sum.abs() <= 1e-8 * size, "{sum} of {size} left at {rate:?}");
        }
    }

    #[test]
    fn roots_put_in_come_out(mut rates in prop::collection::vec(0.0..1.0, 1..4)) {
        rates.sort_by(f64::total_cmp);
        prop_assume!(rates.windows(2).all(|it| it[1] - it[0] > 0.02));
        // Π (1 − x·(1 + r)) is zero at each x = 1/(1 + r).
        let mut values = vec![-1000.0];
        for rate in &rates {
            let mut next = values.clone();
            next.push(0.0);
            for (at, value) in values.iter().enumerate() {
                next[at + 1] -= value * (1.0 + rate);
            }
            values = next;
        }
        let found = internal_rates(&flows(&values)).unwrap();
        prop_assert_eq!(found.len(), rates.len());
        for (got, want) in found.iter().zip(&rates) {
            prop_assert!((got.fraction() - want).abs() < 1e-7);
        }
    }

    #[test]
    fn interest_never_shortens_the_payback(values in investment(), rate in 0.0..0.5) {
        let flows = flows(&values);
        let (simple, discounted) = (payback(&flows).unwrap(), discounted_payback(share(rate), &flows).unwrap());
        if let Some(discounted) = discounted {
            prop_assert!(simple.unwrap() <= discounted + 1e-9);
            prop_assert!(npv(share(rate), &flows).unwrap().pln() >= -1e-6);
        } else {
            prop_assert!(npv(share(rate), &flows).unwrap() < Money::ZERO);
        }
    }

    #[test]
    fn the_payments_of_a_loan_are_worth_the_loan(loan in 0.0..1e6, rate in 0.0..0.3, periods in 1_u32..200) {
        let found = annuity(Money::from_pln(loan), share(rate), periods).unwrap();
        let mut values = vec![0.0];
        values.extend((0..periods).map(|_| found.payment.pln()));
        prop_assert!((npv(share(rate), &flows(&values)).unwrap().pln() - loan).abs() <= 1e-9 * loan.max(1.0));
        prop_assert!(found.interest.pln() >= -1e-9 * loan.max(1.0));
    }

    #[test]
    fn energy_sold_at_its_levelised_cost_earns_nothing(
        investment in 1.0..1e5, cost in 0.0..1e3, energy in 1.0..1e4, weaker in 0.0..0.05,
        rate in 0.0..0.2, years in 2_u32..40, replacement in 0.0..1e4,
    ) {
        let plant = LifeCosts {
            investment: Money::from_pln(investment),
            subsidy: Money::ZERO,
            yearly_cost: Money::from_pln(cost),
            escalation: Ratio::ZERO,
            yearly_energy: Energy::from_kwh(energy),
            degradation: share(weaker),
            years,
            rate: share(rate),
            replacements: vec![(2, Money::from_pln(replacement))],
        };
        let price = levelised_cost(&plant).unwrap().price().unwrap().pln_per_kwh();
        let mut values = vec![-investment];
        let mut sold = energy;
        for year in 1..=years {
            values.push(sold * price - cost - if year == 2 { replacement } else { 0.0 });
            sold *= 1.0 - weaker;
        }
        let left = npv(share(rate), &flows(&values)).unwrap().pln();
        prop_assert!(left.abs() <= 1e-9 * (investment + cost * f64::from(years)), "{left}");
        let helped = LifeCosts { subsidy: Money::from_pln(investment / 2.0), ..plant };
        prop_assert!(levelised_cost(&helped).unwrap().price().unwrap().pln_per_kwh() < price);
    }

    #[test]
    fn support_is_no_more_than_the_costs_and_the_caps(
        costs in prop::collection::vec(0.0..1e5, 3), part in 0.0..1.0, cap in 0.0..3e4, most in 0.0..5e4,
    ) {
        let day = CivilDate::new(2030, 1, 1).unwrap();
        let programme = Programme {
            validity: Validity { from: day, to: None },
            grants: vec![Grant { share: share(part), cap: Money::from_pln(cap) }; 3],
            cap: Money::from_pln(most),
        };
        let support = programme.support(&flows(&costs), day).unwrap().unwrap().pln();
        prop_assert!(support <= most && support <= 3.0 * cap && support <= part * costs.iter().sum::<f64>() + 1e-9);
        let nothing = programme.support(&[Money::ZERO; 3], day).unwrap();
        prop_assert_eq!(nothing, Some(Money::ZERO));
    }
}
