//! The chargers: a place worked by hand, and laws that hold for every one.

mod common;

use common::{ask, close, mid, portal_with, value};
use portal_calculators::charging::{CALCULATOR, Inputs, Place};
use portal_calculators::shared::assumptions::Assumptions;
use portal_units::{Energy, Power};

fn given() -> Assumptions {
    portal_with(&[("public_charging_price", 2.0), ("electricity_price_g11_gross", 1.0)])
}

fn of(inputs: &Inputs, key: &str) -> f64 {
    mid(&ask(&CALCULATOR, inputs, &given(), &mut common::year()), key)
}

#[test]
fn one_busy_hour_is_worked_by_hand() {
    // Offices: 9 of 29.2 parts of the cars come in the busiest hour: 29.2 cars are 9 an hour. 10 kWh at 10 kW take an
    // hour each: 9 Erlang. With 13 chargers Erlang C gives 0.1575 and a mean wait of C/(13 − 9) h = 2.4 min; with 11
    // it is 0.4305/2 h = 12.9 min, with 12 it is 0.2660/3 h = 5.3 min, still above five minutes.
    let inputs = Inputs {
        place: Place::Office,
        cars: 29.2,
        energy: Energy::from_kwh(10.0),
        power: Power::from_kw(10.0),
        chargers: 13.0,
    };
    let answer = ask(&CALCULATOR, &inputs, &given(), &mut common::year());
    close(mid(&answer, "enough"), 13.0, 1e-12);
    // About 29 cars with about 10 kWh; the margin is 1 PLN on each kWh.
    let energy = mid(&answer, "energy");
    assert!((energy / 292.0 - 1.0).abs() < 0.1, "{energy}");
    close(mid(&answer, "margin"), energy * 365.0, 1e-9);
    // What is charged in a day is what chargers do while busy.
    close(mid(&answer, "busy") / 100.0 * 13.0 * 10.0 * 24.0, energy, 0.05);
}

#[test]
fn more_chargers_never_mean_a_longer_wait() {
    let waits =
        [1.0, 2.0, 3.0, 5.0, 10.0].map(|chargers| of(&Inputs { chargers, ..Inputs::default() }, "wait"));
    assert!(waits.is_sorted_by(|one, other| one >= other), "{waits:?}");
}

#[test]
fn faster_chargers_never_need_more_of_them() {
    let enough = [11.0, 22.0, 50.0, 150.0, 350.0]
        .map(|kw| of(&Inputs { power: Power::from_kw(kw), ..Inputs::default() }, "enough"));
    assert!(enough.is_sorted_by(|one, other| one >= other), "{enough:?}");
}

#[test]
fn the_peak_never_exceeds_what_is_installed() {
    for chargers in [1.0, 3.0, 20.0] {
        let inputs = Inputs { chargers, ..Inputs::default() };
        assert!(of(&inputs, "peak") <= chargers * 50.0 + 1e-9);
    }
}

#[test]
fn too_many_cars_have_no_number_of_chargers() {
    let inputs = Inputs {
        cars: 300.0,
        energy: Energy::from_kwh(80.0),
        power: Power::from_kw(3.7),
        ..Inputs::default()
    };
    assert_eq!(value(&ask(&CALCULATOR, &inputs, &given(), &mut common::year()), "enough"), None);
}
