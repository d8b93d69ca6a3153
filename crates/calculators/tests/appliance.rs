//! The appliance: a year worked by hand, and laws that hold for every one.

mod common;

use common::{ask, close, mid, portal_with, value};
use portal_calculators::appliance::{CALCULATOR, Inputs};
use portal_calculators::shared::assumptions::Assumptions;
use portal_units::{EnergyPrice, Money, Power, Ratio, Span};

fn given() -> Assumptions {
    portal_with(&[("electricity_price_g11_gross", 1.0), ("grid_co2e_lifecycle_2025", 600.0)])
}

fn inputs() -> Inputs {
    Inputs {
        power: Power::from_kw(0.1),
        running: Span::from_hours(4.0),
        standby: Power::from_kw(0.005),
        less: Ratio::from_fraction(0.25),
        cost: Money::from_pln(500.0),
        buy: EnergyPrice::from_pln_per_kwh(1.0),
    }
}

fn of(inputs: &Inputs, key: &str) -> f64 {
    mid(&ask(&CALCULATOR, inputs, &given(), &mut common::year()), key)
}

#[test]
fn a_year_is_worked_by_hand() {
    let answer = ask(&CALCULATOR, &inputs(), &given(), &mut common::year());
    // 0.1 kW through 4 h and 0.005 kW through 20 h of 365 days: 146 + 36.5 kWh for 1 PLN each.
    close(mid(&answer, "energy"), 182.5, 1e-9);
    close(mid(&answer, "cost"), 182.5, 1e-9);
    close(mid(&answer, "standby"), 36.5, 1e-9);
    close(mid(&answer, "saved"), 45.625, 1e-9);
    close(mid(&answer, "payback"), 500.0 / 45.625, 1e-9);
    close(mid(&answer, "co2"), 182.5 * 0.6, 1e-9);
}

#[test]
fn more_power_hours_and_standby_never_cost_less() {
    let power =
        [0.001, 0.1, 1.0, 5.0].map(|it| of(&Inputs { power: Power::from_kw(it), ..inputs() }, "cost"));
    let hours =
        [0.0, 1.0, 12.0, 24.0].map(|it| of(&Inputs { running: Span::from_hours(it), ..inputs() }, "cost"));
    let standby =
        [0.0, 0.001, 0.03].map(|it| of(&Inputs { standby: Power::from_kw(it), ..inputs() }, "cost"));
    assert!(power.is_sorted() && hours.is_sorted() && standby.is_sorted(), "{power:?} {hours:?} {standby:?}");
}

#[test]
fn a_device_that_runs_all_day_never_waits() {
    assert!(of(&Inputs { running: Span::from_hours(24.0), ..inputs() }, "standby").abs() < 1e-12);
}

#[test]
fn without_a_price_there_is_no_payback() {
    let inputs = Inputs { cost: Money::ZERO, ..inputs() };
    assert_eq!(value(&ask(&CALCULATOR, &inputs, &given(), &mut common::year()), "payback"), None);
}
