//! The ledger of a cluster: marginal effects add up, totals do not depend on the order, a town worked by hand, and the
//! calculator of the cluster says the same of the whole.

mod common;

use common::{ask, close, mid, portal_with};
use portal_calculators::cluster;
use portal_calculators::cluster_ledger::{CALCULATOR, Inputs, Order, Town};
use portal_calculators::shared::year::Year;
use portal_calculators::{Answer, Calculator as _};
use portal_chart::ChartSpec;
use portal_units::{Energy, Power};

const STEPS: [&str; 6] = ["first", "second", "third", "fourth", "fifth", "sixth"];
const TOTALS: [&str; 5] = ["saved", "public", "autarky", "import_avoided", "co2_avoided"];

/// Users alone: 10 000 households and twenty million kWh of firms in a year.
fn users() -> Town {
    Town { households: 10_000.0, business: Energy::from_kwh(20e6), ..Town::default() }
}

/// A cluster that has every part.
fn whole() -> Town {
    Town {
        pv: Power::from_kw(20_000.0),
        wind: Power::from_kw(15_000.0),
        biogas: Power::from_kw(1800.0),
        chp: Power::from_kw(3000.0),
        battery: Energy::from_kwh(30_000.0),
        buses: 60.0,
        ..users()
    }
}

fn of(town: Town, order: Order, year: &mut Year) -> Answer {
    ask(&CALCULATOR, &Inputs { town, order }, &portal_with(&[]), year)
}

/// Values of a series of a chart, by its place.
fn values(chart: &ChartSpec, place: usize) -> Vec<f64> {
    chart.series[place].shape.points().iter().filter_map(|it| it.y).collect()
}

#[test]
fn the_effects_of_all_parts_add_up_to_the_total() {
    let mut year = common::year();
    for order in Order::ALL {
        let answer = of(whole(), order, &mut year);
        let sum: f64 = STEPS.iter().map(|it| mid(&answer, it)).sum();
        close(sum, mid(&answer, "saved"), 1e-9);
        // Bars hold five digits, so their sum is off by no more than that.
        for (chart, series) in [(0, 0), (0, 1), (1, 0), (3, 0)] {
            let bars = values(&answer.charts[chart], series);
            let (parts, total) = (&bars[..6], bars[6]);
            let room = 1e-4 * parts.iter().map(|it| it.abs()).sum::<f64>();
            assert!((parts.iter().sum::<f64>() - total).abs() <= room, "{order:?} {chart}: {bars:?}");
        }
    }
}

#[test]
fn the_total_is_the_same_in_any_order() {
    let mut year = common::year();
    let totals = Order::ALL.map(|order| of(whole(), order, &mut year));
    for key in TOTALS {
        for other in &totals {
            close(mid(other, key), mid(&totals[0], key), 1e-9);
        }
    }
    let shares = totals.map(|it| mid(&it, "first"));
    assert!((shares[0] - shares[1]).abs() > 0.01, "the share of what comes first does depend: {shares:?}");
}

#[test]
fn the_whole_of_the_parts_is_what_the_calculator_of_the_cluster_says() {
    let mut year = common::year();
    // Without buses both compare with a town that buys everything.
    let town = Town { buses: 0.0, ..whole() };
    let ledger = of(town, Order::SteadyFirst, &mut year);
    let cluster = ask(&cluster::CALCULATOR, &town, &portal_with(&[]), &mut year);
    close(mid(&ledger, "saved"), mid(&cluster, "saved"), 1e-9);
    close(mid(&ledger, "co2_avoided"), mid(&cluster, "co2_avoided"), 1e-9);
    close(mid(&ledger, "autarky"), mid(&cluster, "autarky"), 1e-9);
    // Of 18 GWh of households and 20 GWh of firms the import is left.
    close(38.0 - mid(&ledger, "import_avoided"), mid(&cluster, "import"), 1e-6);
}

#[test]
fn biogas_and_then_buses_are_worked_by_hand() {
    let given = portal_with(&[
        ("household_use_g11", 2.0),
        ("electricity_price_g11_gross", 1.1),
        ("rcem_known_months_mean", 0.4),
        ("network_charge_g11_pge_gross", 0.3),
        ("grid_co2e_lifecycle_2025", 600.0),
        ("biomass_lifecycle", 200.0),
        ("ebus_use_mean", 1.2),
        ("diesel_bus_use", 40.0),
        ("diesel_price", 6.0),
        ("diesel_co2_per_l", 2.5),
        ("co2_damage", 500.0),
    ]);
    let town = Town { biogas: Power::from_kw(1000.0), buses: 10.0, ..users() };
    let inputs = Inputs { town, order: Order::SteadyFirst };
    let answer = ask(&CALCULATOR, &inputs, &given, &mut common::year());
    // 1 MW at 90 % through 8760 hours are 7.884 GWh, never more than is used at once. Half way from 0.40 up to 1.10 less
    // 0.30 the price inside is 0.60 PLN: each kWh saves 1.10 − 0.30 − 0.60 = 0.20 PLN and 600 − 200 g.
    close(mid(&answer, "first"), 7.884 * 0.2, 1e-6);
    // Ten buses drive 200 km on 365 days, 730 000 km: 292 000 l at 6 PLN against 876 000 kWh at 1.10 PLN from outside.
    close(mid(&answer, "second"), 1.752 - 0.9636, 1e-6);
    close(mid(&answer, "saved"), 1.5768 + 0.7884, 1e-6);
    // 7.884 GWh at 400 g; 292 000 l at 2.5 kg against 876 000 kWh at 600 g.
    let (biogas, buses) = (3153.6, 730.0 - 525.6);
    close(mid(&answer, "co2_avoided"), biogas + buses, 1e-6);
    // 500 PLN for each tonne.
    close(mid(&answer, "public"), 1.5768 + 0.7884 + 500e-6 * (biogas + buses), 1e-6);
    // Buses are bought for: 7.884 GWh less, 0.876 GWh more; the use is 40 GWh and 0.876 GWh.
    close(mid(&answer, "import_avoided"), 7.884 - 0.876, 1e-6);
    close(mid(&answer, "autarky"), 7.884 / 40.876 * 100.0, 1e-6);
}

#[test]
fn a_part_of_size_zero_is_left_out_and_changes_nothing() {
    let mut year = common::year();
    let town = Town { wind: Power::ZERO, chp: Power::ZERO, battery: Energy::ZERO, ..whole() };
    let answer = of(town, Order::SunFirst, &mut year);
    let said: Vec<&str> = answer.figures.iter().map(|it| it.key.as_str()).collect();
    assert_eq!(said, [&TOTALS[..], &STEPS[..3]].concat());
    assert_eq!(values(&answer.charts[0], 0).len(), 4, "three parts and all together");
    // Without plants a battery has nothing to hold.
    let idle = of(Town { battery: Energy::from_kwh(30_000.0), ..users() }, Order::BatteryEarly, &mut year);
    assert_eq!(idle.figures.len(), TOTALS.len());
    for key in TOTALS {
        assert!(mid(&idle, key).abs() < 1e-9, "{key}");
    }
}

#[test]
fn a_battery_before_there_is_anything_to_store_brings_nothing_in_its_turn() {
    let mut year = common::year();
    let town = Town { pv: Power::ZERO, ..whole() };
    let answer = of(town, Order::BatteryEarly, &mut year);
    assert!(mid(&answer, "first").abs() < 1e-9);
    assert!(mid(&of(town, Order::SunFirst, &mut year), "fourth") > 0.0, "after the plants it does");
}

#[test]
fn what_the_members_save_is_less_than_what_everybody_gains_while_emission_falls() {
    let answer = of(whole(), Order::SunFirst, &mut common::year());
    assert!(mid(&answer, "co2_avoided") > 0.0);
    // 720 PLN a tonne, both figures in millions.
    let damage = mid(&answer, "co2_avoided") * 720e-6;
    close(mid(&answer, "public") - mid(&answer, "saved"), damage, 1e-9);
    assert_eq!(CALCULATOR.about().slug, "cluster-ledger");
}
