//! Polish net-billing by months worked by hand. Prices are made up, the rules are those of the law.

use portal_model::finance::{Validity, in_force};
use portal_model::tariff::{
    AccountMonth, DepositRule, FeedInPrice, LocalHours, SettlementMonth, monthly_values, net_hours, settle,
};
use portal_units::{CivilDate, EnergyPrice, Instant, Money, Ratio, ZoneRule};
use proptest::prelude::*;

fn rule(factor: f64, refund: f64, months: u32) -> DepositRule {
    DepositRule {
        deposit_factor: Ratio::from_fraction(factor),
        refund_share: Ratio::from_fraction(refund),
        carried_months: months,
    }
}

fn month(fed_in: f64, bought: f64, rule: DepositRule) -> SettlementMonth {
    SettlementMonth { fed_in: Money::from_pln(fed_in), bought: Money::from_pln(bought), rule }
}

fn close(got: Money, want: f64, what: &str) {
    assert!((got.pln() - want).abs() < 1e-9, "{what} is {got:?}, not {want}");
}

#[test]
fn energy_within_the_hour_is_set_off() {
    // 2 kWh taken and 3 fed in are 1 fed in; 2 and 0.5 are 1.5 taken.
    let net = net_hours(&[2.0, 2.0, 0.0], &[3.0, 0.5, 0.0]).unwrap();
    assert_eq!((net.taken_kwh, net.fed_in_kwh), (vec![0.0, 1.5, 0.0], vec![1.0, 0.0, 0.0]));
    assert!(net_hours(&[1.0], &[-1.0]).is_err());
    assert!(net_hours(&[1.0], &[]).is_err());
}

#[test]
fn a_month_by_the_monthly_price_and_by_the_hourly_one() {
    let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    // 30 June 2025 20:00 UTC is 22:00 in Warsaw: two hours of June, then two of July.
    let first_hour = Instant::parse("2025-06-30T20:00Z").unwrap();
    let hours = LocalHours { first_hour, hours: 4, zone: &zone, holidays: &[] };
    let fed_in = [10.0, 20.0, 30.0, 40.0];
    // RCEm 136.3 and 284.4 PLN/MWh: 30·0.1363 = 4.089 and 70·0.2844 = 19.908.
    let monthly = [136.3, 284.4].map(EnergyPrice::from_pln_per_mwh);
    let values = monthly_values(&fed_in, FeedInPrice::Monthly(&monthly), &hours).unwrap();
    close(values[0], 4.089, "June by RCEm");
    close(values[1], 19.908, "July by RCEm");
    // RCE 0.10 and −0.20, then 0.30 and 0.05: 10·0.10 + 20·0 = 1.0 and 30·0.30 + 40·0.05 = 11.0.
    let values = monthly_values(&fed_in, FeedInPrice::Hourly(&[0.1, -0.2, 0.3, 0.05]), &hours).unwrap();
    close(values[0], 1.0, "June by RCE");
    close(values[1], 11.0, "July by RCE");
    let short = monthly_values(&fed_in, FeedInPrice::Monthly(&monthly[..1]), &hours).unwrap_err();
    assert_eq!(short.to_string(), "price has 1 values, not 2");
}

#[test]
fn the_account_pays_from_the_month_after() {
    let rule = rule(1.23, 0.2, 12);
    let found = settle(&[
        month(100.0, 50.0, rule), // nothing on the account yet: 50 to pay
        month(10.0, 70.0, rule),  // 100·1.23 = 123 come, 70 are used: 53 left
        month(0.0, 60.0, rule),   // 12.30 come: 65.30, 60 used (53 old, 7 new): 5.30 left
        month(0.0, 8.0, rule),    // 5.30 used, 2.70 to pay
    ])
    .unwrap();
    let want =
        [(0.0, 0.0, 50.0, 0.0), (123.0, 70.0, 0.0, 53.0), (12.3, 60.0, 0.0, 5.3), (0.0, 5.3, 2.7, 0.0)];
    for (got, (credited, used, to_pay, balance)) in found.iter().zip(want) {
        close(got.credited, credited, "credited");
        close(got.used, used, "used");
        close(got.to_pay, to_pay, "to pay");
        close(got.balance, balance, "balance");
        close(got.refunded + got.forfeited, 0.0, "expired");
    }
}

#[test]
fn a_bill_below_zero_leaves_the_account_alone() {
    // A correction of −10 is paid out by the seller, it neither uses nor fills the account.
    let rule = rule(1.0, 0.2, 12);
    let found = settle(&[month(100.0, 0.0, rule), month(0.0, -10.0, rule)]).unwrap();
    close(found[1].used, 0.0, "used");
    close(found[1].to_pay, -10.0, "to pay");
    close(found[1].balance, 100.0, "balance");
}

#[test]
fn the_oldest_money_is_used_first() {
    // 123 for July and 123 for August. 123 used in September are those of July: nothing is left of them to expire in
    // the August after, and those of August go in September, 20 of them back.
    let rule = rule(1.23, 0.2, 12);
    let mut months = vec![month(100.0, 0.0, rule), month(100.0, 0.0, rule), month(0.0, 123.0, rule)];
    months.extend([month(0.0, 0.0, rule); 12]);
    let found = settle(&months).unwrap();
    close(found[13].refunded + found[13].forfeited, 0.0, "expired of July");
    close(found[14].refunded, 20.0, "refunded of August");
    close(found[14].forfeited, 103.0, "forfeited of August");
}

#[test]
fn what_is_left_after_the_months_is_refunded_in_part_and_the_rest_is_lost() {
    // 100 PLN of energy in July: 123 on the account from August on, usable in twelve months to the end of July.
    let spend = |refund, spent: f64| {
        let rule = rule(1.23, refund, 12);
        let mut months = vec![month(100.0, 0.0, rule), month(0.0, spent, rule)];
        months.extend([month(0.0, 0.0, rule); 12]);
        settle(&months).unwrap()
    };
    // 23 used, 100 left; 20 % of the energy's 100 are 20, so 80 are lost. In August a year later.
    let found = spend(0.2, 23.0);
    close(found[12].balance, 100.0, "balance in the last month");
    close(found[12].refunded + found[12].forfeited, 0.0, "expired too early");
    close(found[13].refunded, 20.0, "refunded");
    close(found[13].forfeited, 80.0, "forfeited");
    close(found[13].balance, 0.0, "balance after");
    // 30 % for those who chose the hourly price.
    close(spend(0.3, 23.0)[13].refunded, 30.0, "refunded");
    // 113 used, 10 left: less than 20, all of it comes back.
    close(spend(0.2, 113.0)[13].refunded, 10.0, "refunded");
    close(spend(0.2, 113.0)[13].forfeited, 0.0, "forfeited");
}

#[test]
fn before_and_after_july_2024_other_rules_hold() {
    let day = |text| CivilDate::parse(text).unwrap();
    // By the day on which the prosumer first fed in: settled by the month or by the hour.
    let rules = [
        (Validity { from: day("2022-04-01"), to: Some(day("2024-06-30")) }, ("RCEm", rule(1.0, 0.2, 12))),
        (Validity { from: day("2024-07-01"), to: None }, ("RCE", rule(1.0, 0.2, 12))),
    ];
    let held = |on| in_force(&rules, day(on)).unwrap();
    assert_eq!((held("2024-06-30").0, held("2024-07-01").0), ("RCEm", "RCE"));
    // The factor changed for months already under way: 200·1 are credited, then 200·1.23 = 246.
    let found = settle(&[
        month(200.0, 0.0, rule(1.0, 0.2, 12)),
        month(200.0, 0.0, rule(1.23, 0.2, 12)),
        month(0.0, 0.0, rule(1.23, 0.2, 12)),
    ])
    .unwrap();
    close(found[1].credited, 200.0, "before");
    close(found[2].credited, 246.0, "after");
    close(found[2].balance, 446.0, "balance");
}

proptest! {
    #[test]
    fn what_is_put_on_the_account_is_used_refunded_lost_or_still_there(
        months in prop::collection::vec((0.0..500.0, 0.0..500.0), 1..60),
        factor in 0.0..2.0, refund in 0.0..1.0, carried in 1_u32..24,
    ) {
        let months: Vec<_> =
            months.into_iter().map(|(fed_in, bought)| month(fed_in, bought, rule(factor, refund, carried))).collect();
        let found = settle(&months).unwrap();
        let sum = |part: fn(&AccountMonth) -> Money| found.iter().map(|it| part(it).pln()).sum::<f64>();
        let credited = sum(|it| it.credited);
        let gone = sum(|it| it.used) + sum(|it| it.refunded) + sum(|it| it.forfeited);
        let left = found.last().map_or(0.0, |it| it.balance.pln());
        prop_assert!((credited - gone - left).abs() <= 1e-9 * credited.max(1.0));
        for (month, settled) in months.iter().zip(&found) {
            prop_assert!((settled.used + settled.to_pay - month.bought).pln().abs() < 1e-9);
            prop_assert!(settled.used <= month.bought && settled.balance >= Money::ZERO);
        }
        // Whoever feeds in nothing gets nothing.
        let idle: Vec<_> = months.iter().map(|it| SettlementMonth { fed_in: Money::ZERO, ..*it }).collect();
        prop_assert!(settle(&idle).unwrap().iter().all(|it| it.used == Money::ZERO && it.balance == Money::ZERO));
    }

    #[test]
    fn a_longer_time_never_costs_more(
        months in prop::collection::vec((0.0..500.0, 0.0..500.0), 1..40), carried in 1_u32..20,
    ) {
        let to_pay = |carried| {
            let months: Vec<_> =
                months.iter().map(|(fed_in, bought)| month(*fed_in, *bought, rule(1.23, 0.2, carried))).collect();
            settle(&months).unwrap().iter().map(|it| it.to_pay.pln()).sum::<f64>()
        };
        prop_assert!(to_pay(carried + 1) <= to_pay(carried) + 1e-9);
    }
}
