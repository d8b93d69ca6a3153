//! Net-billing in the ledger, by months worked by hand. Prices are made up.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod houses;
mod sites;

use portal_model::ledger::{
    Account, Device, Effect, Grid, NetBilling, Set, Site, SiteParts, Store, Uncertain, When,
};
use portal_model::tariff::{DepositRule, LocalHours};
use portal_model::uncertainty::Distribution;
use portal_units::{Instant, Money, Ratio, ZoneRule};
use sites::{battery, measure, views};

fn near(got: Money, want: f64) {
    assert!((got.pln() - want).abs() <= 1e-9, "{got:?} is not {want}");
}

fn rule(factor: f64, refund: f64, carried_months: u32) -> DepositRule {
    DepositRule {
        deposit_factor: Ratio::from_fraction(factor),
        refund_share: Ratio::from_fraction(refund),
        carried_months,
    }
}

/// Two hours of January and three of February. Panels, the first measure, make 10, 0, 0, 2 and 3 kWh; used are 0, 4, 5, 0
/// and 0. A kilowatt hour costs 1 PLN, 0.6 of it for energy. Fed in it is worth 0.5 PLN, below zero in the last hour.
fn parts() -> SiteParts {
    let mut views = views(&[1.0; 5], &[0.5, 0.5, 0.5, 0.5, -0.5], 0.0);
    views.public.export_pln_per_kwh = vec![0.1; 5];
    SiteParts {
        devices: vec![
            Device::appliances(vec![0.0, 4.0, 5.0, 0.0, 0.0]),
            Device::renewable(vec![10.0, 0.0, 0.0, 2.0, 3.0]).when(When::after(0)),
        ],
        store: Some(Store { battery: battery(4.0, 1.0, 1.0), when: When::after(1) }),
        carriers: Vec::new(),
        measures: vec![measure(0.0, 0.0, 1, 0.0); 2],
        grid: Grid { export_limit: None, import_g_per_kwh: vec![0.0; 5], export_g_per_kwh: vec![0.0; 5] },
        views,
        net_billing: Some(NetBilling {
            energy_pln_per_kwh: vec![0.6; 5],
            months: vec![1, 1, 2, 2, 2],
            rule: rule(1.2, 0.2, 12),
        }),
    }
}

fn with_panels(parts: SiteParts) -> Account {
    Site::new(parts).unwrap().year(Set::only(0)).unwrap()
}

/// In every year 10·0.5·1.2 = 6 come in February and 2·0.5·1.2 = 1.2 in March, what is made at a price below zero brings
/// nothing; 4·0.6 = 2.4 are paid from the account in January and 5·0.6 = 3 in February.
///
/// Year 1: February 6 − 3 = 3 are left of January's, March 1.2 more. Year 2: January 3 − 2.4 = 0.6; in February these are
/// over and given back, less than 20 % of 5 PLN; 6 come, 3 are used, the old 1.2 first: 4.2. Year 3: January 4.2 − 2.4 =
/// 1.8, in February 1 is given back and 0.8 is lost; 6 come, 3 are used, 4.2 are left as the year before.
#[test]
fn an_account_that_comes_round_every_year_is_worked_by_hand() {
    let year = with_panels(parts());
    near(year.deposit.credited, 7.2);
    near(year.deposit.used, 5.4);
    near(year.deposit.refunded, 1.0);
    near(year.deposit.forfeited, 0.8);
    // 9 kWh are bought for 9 PLN. For all, fed-in energy is paid out, 15 kWh at 0.1, and energy costs half.
    near(year.cost.private.energy, 9.0 - 5.4 - 1.0);
    near(year.cost.public.energy, 4.5 - 1.5);
}

#[test]
fn the_rule_decides_what_comes_back() {
    let with = |rule| {
        with_panels(SiteParts {
            net_billing: parts().net_billing.map(|it| NetBilling { rule, ..it }),
            ..parts()
        })
    };
    // All is given back: what is left of the account in January is at most the 5 PLN of the energy.
    let all = with(rule(1.2, 1.0, 12));
    near(all.deposit.refunded, 1.8);
    near(all.deposit.forfeited, 0.0);
    // Usable in the next month only: in March 3 of January's 6 are over, in April the 1.2; 20 % of 5 and of 1 come back.
    let short = with(rule(1.2, 0.2, 1));
    near(short.deposit.used, 3.0);
    near(short.deposit.refunded, 1.0 + 0.2);
    near(short.deposit.forfeited, 2.0 + 1.0);
    // Without the factor 5 and 1 come. Year 1: 2 are left in February, 1 comes in March. Year 2: January leaves 0.6, all
    // of February's; in February 5.6 − 3 = 2.6. Year 3: January leaves 0.2, given back; 1 + 2 are used, 3 left. Year 4 and
    // all after it: January leaves 0.6, given back; 3 left.
    let plain = with(rule(1.0, 0.2, 12));
    near(plain.deposit.credited, 6.0);
    near(plain.deposit.used, 5.4);
    near(plain.deposit.refunded, 0.6);
    near(plain.deposit.forfeited, 0.0);
}

#[test]
fn what_is_kept_in_a_battery_is_not_on_the_account() {
    // 4 kWh go in in the first hour and out in the second: 6 are fed in for 3 PLN, 3.6 on the account; 2 and 3 in February,
    // 2 of them for 1 PLN, 4 go into the battery again: 1 of the 5 is fed in at a price below zero.
    let site = Site::new(parts()).unwrap();
    let ledger = site.ledger(&[0, 1]).unwrap();
    near(ledger.after().deposit.credited, 3.6);
    // January needs nothing; of the 3 of February all are paid, 0.6 are left and given back.
    near(ledger.after().deposit.used, 3.0);
    near(ledger.after().deposit.refunded, 0.6);
    near(ledger.after().cost.private.energy, 5.0 - 3.6);
    let [panels, battery] = &ledger.steps[..] else { panic!("{ledger:?}") };
    near(panels.change.deposit.used, 5.4);
    near(battery.change.deposit.used, -2.4);
    near(battery.change.deposit.credited, -3.6);
    near(battery.change.deposit.refunded, -0.4);
    near(battery.change.deposit.forfeited, -0.8);
    near(ledger.before.deposit.credited, 0.0);
    near(ledger.before.cost.private.energy, 9.0);
}

#[test]
fn uncertain_prices_move_what_is_put_on_the_account_and_what_it_pays() {
    let site = Site::new(parts()).unwrap();
    let one = |effect, by: f64| {
        let distribution = Distribution::Normal { mean: 1.0, deviation: 1e6, low: 1.0, high: by };
        site.runs(&[0], &[Uncertain { distribution, effects: vec![effect] }], 1, 1).unwrap()
    };
    let dear = one(Effect::ExportPrice, 1.5);
    let by = dear.samples[0].after().deposit.credited.pln() / 7.2;
    assert!(by > 1.0 && by <= 1.5, "{by}");
    // All that is bought is paid as before; what is left grows.
    near(dear.samples[0].after().deposit.used, 5.4);
    let dear = one(Effect::ImportPrice, 1.5);
    let by = dear.samples[0].before.cost.private.energy.pln() / 9.0;
    assert!(by > 1.0 && by <= 1.5, "{by}");
    near(dear.samples[0].after().deposit.credited, 7.2);
    // 2.4 and 3 PLN become more; the account pays them while it lasts.
    near(dear.samples[0].after().deposit.used, (5.4 * by).min(7.2));
}

#[test]
fn months_are_those_of_the_local_clock() {
    let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    // The last hour of the year at Greenwich is the first of the next in Warsaw.
    let first_hour = Instant::parse("2025-12-31T21:00Z").unwrap();
    let hours = LocalHours { first_hour, hours: 3, zone: &zone, holidays: &[] };
    assert_eq!(hours.calendar_months(), [12, 12, 1]);
    assert_eq!(hours.months(), [0, 0, 1]);
    // Months in pieces add up: January at either end.
    let mut pieces = parts();
    if let Some(account) = &mut pieces.net_billing {
        account.months = vec![1, 2, 2, 2, 1];
    }
    // 5 PLN of January as before; 9 kWh of February need 5.4 of 6 on the account, then 1.2 of February come.
    let year = with_panels(pieces);
    near(year.deposit.credited, 7.2);
    near(year.deposit.used, 5.4);
}

#[test]
fn what_is_wrong_with_net_billing_is_named() {
    let refused = |change: fn(&mut NetBilling)| {
        let mut parts = parts();
        if let Some(account) = &mut parts.net_billing {
            change(account);
        }
        Site::new(parts).unwrap_err().to_string()
    };
    for (change, name) in [
        ((|it| it.months[1] = 13) as fn(&mut NetBilling), "month = 13"),
        (|it| it.months[4] = 0, "month = 0"),
        (|it| it.months.push(1), "month has 6"),
        (|it| it.energy_pln_per_kwh.push(1.0), "energy_price has 6"),
        (|it| it.rule.carried_months = 0, "carried_months"),
        (|it| it.rule.carried_months = 121, "carried_months"),
        (|it| it.rule.refund_share = Ratio::from_fraction(1.1), "refund_share"),
        (|it| it.rule.deposit_factor = Ratio::from_fraction(-0.1), "deposit_factor"),
    ] {
        let message = refused(change);
        assert!(message.starts_with(name), "{message} does not name {name}");
    }
}
