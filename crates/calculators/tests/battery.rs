//! The battery: a year worked by hand from its energy, and laws that hold for every size.

mod common;

use common::{ask, close, mid, portal_with, value};
use portal_calculators::battery::{CALCULATOR, Inputs};
use portal_calculators::shared::assumptions::Assumptions;
use portal_calculators::shared::prices::Prices;
use portal_calculators::{Answer, pv};
use portal_units::{Angle, Energy, EnergyPrice, Money, Power};

const PRICES: Prices =
    Prices { buy: EnergyPrice::from_pln_per_kwh(1.0), sell: EnergyPrice::from_pln_per_kwh(0.3) };

fn given() -> Assumptions {
    portal_with(&[
        ("electricity_price_g11_gross", 1.0),
        ("rcem_known_months_mean", 0.3),
        ("battery_price_per_kwh_gross", 1000.0),
        ("grid_co2e_lifecycle_2025", 600.0),
        ("pv_yield_south_35", 1000.0),
    ])
}

fn inputs() -> Inputs {
    Inputs { prices: PRICES, cost_per_kwh: Money::from_pln(1000.0), ..Inputs::default() }
}

fn with(kwh: f64) -> Answer {
    let inputs = Inputs { battery: Energy::from_kwh(kwh), ..inputs() };
    ask(&CALCULATOR, &inputs, &given(), &mut common::year())
}

#[test]
fn money_follows_from_the_energy_by_hand() {
    let answer = with(5.0);
    let (avoided, saved) = (mid(&answer, "import_avoided"), mid(&answer, "saved"));
    // 1.00 PLN for each kWh not bought, 0.30 PLN lost for each not sold; 600 g for what the battery loses.
    let kept = (avoided * 1.0 - saved) / 0.3;
    assert!(kept > avoided, "a battery takes more than it gives: {kept} and {avoided}");
    close(mid(&answer, "co2_avoided"), (avoided - kept) * 0.6, 1e-9);
    close(mid(&answer, "investment"), 5000.0, 1e-12);
    close(mid(&answer, "payback"), 5000.0 / saved, 1e-9);
    close(mid(&answer, "gain"), 12.0 * saved - 5000.0, 1e-9);
    // At most 9.5 % of what goes in stays behind in charging and discharging, and a little stands in it.
    assert!(avoided / kept > 0.85 && avoided / kept < 0.96 * 0.95 + 1e-9, "{}", avoided / kept);
}

#[test]
fn a_roof_with_a_battery_saves_what_roof_and_battery_save_apart() {
    let roof = |battery: f64| pv::Inputs {
        power: Power::from_kw(5.0),
        tilt: Angle::from_degrees(35.0),
        azimuth: Angle::from_degrees(180.0),
        demand: Energy::from_kwh(4000.0),
        profile: inputs().profile,
        battery: Energy::from_kwh(battery),
        battery_power: Power::from_kw(battery / 2.0),
        prices: PRICES,
        cost_per_kwp: Money::from_pln(5000.0),
        cost_per_kwh: Money::from_pln(1000.0),
    };
    let mut year = common::year();
    let mut saved = |battery| mid(&ask(&pv::CALCULATOR, &roof(battery), &given(), &mut year), "saved");
    let (without, both) = (saved(0.0), saved(5.0));
    close(mid(&with(5.0), "saved"), both - without, 1e-6);
}

#[test]
fn a_larger_battery_never_lowers_autarky_nor_the_yearly_gain() {
    let mut before = (0.0, 0.0);
    for kwh in [0.5, 2.0, 5.0, 10.0, 30.0, 100.0] {
        let answer = with(kwh);
        let now = (mid(&answer, "autarky"), mid(&answer, "import_avoided"));
        assert!(now.0 >= before.0 && now.1 >= before.1, "{kwh} kWh: {now:?} after {before:?}");
        before = now;
    }
}

#[test]
fn the_best_size_gains_no_less_than_any_other_of_the_row() {
    let answer = with(5.0);
    let best = mid(&answer, "best_size");
    let gain = |kwh: f64| mid(&with(kwh), "gain");
    for other in [best * 0.5, best * 1.5, best * 2.0] {
        assert!(
            gain(best) >= gain(other) - 1e-6,
            "{best} kWh gains {}, {other} kWh {}",
            gain(best),
            gain(other)
        );
    }
}

#[test]
fn a_battery_that_costs_too_much_has_no_best_size_and_one_for_less_is_no_smaller() {
    let dear = Inputs { cost_per_kwh: Money::from_pln(6000.0), ..inputs() };
    assert_eq!(value(&ask(&CALCULATOR, &dear, &given(), &mut common::year()), "best_size"), None);
    let mut best = Vec::new();
    for cost in [250.0, 500.0, 1000.0, 1500.0] {
        let inputs = Inputs { cost_per_kwh: Money::from_pln(cost), ..inputs() };
        best.push(
            value(&ask(&CALCULATOR, &inputs, &given(), &mut common::year()), "best_size").unwrap_or(0.0),
        );
    }
    assert!(best.is_sorted_by(|one, other| one >= other), "{best:?}");
}
