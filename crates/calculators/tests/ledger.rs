//! The ledger: marginal effects add up, totals do not depend on the order, a house worked by hand.

mod common;

use common::{ask, close, mid, portal_with};
use portal_calculators::ledger::{CALCULATOR, Inputs, Order};
use portal_calculators::shared::heating::Device;
use portal_calculators::shared::year::Year;
use portal_calculators::{Answer, Calculator as _};
use portal_units::{Energy, EnergyPrice, Length, Power};

const STEPS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];

fn of(inputs: &Inputs, year: &mut Year) -> Answer {
    ask(&CALCULATOR, inputs, &portal_with(&[]), year)
}

#[test]
fn the_effects_of_all_steps_add_up_to_the_total() {
    let mut year = common::year();
    for order in [Order::EnvelopeFirst, Order::HeatingFirst, Order::RoofFirst] {
        let answer = of(&Inputs { order, ..Inputs::default() }, &mut year);
        let sum: f64 = STEPS.iter().map(|it| mid(&answer, it)).sum();
        close(sum, mid(&answer, "saved"), 1e-9);
    }
}

#[test]
fn the_total_is_the_same_in_any_order() {
    let mut year = common::year();
    let totals = [Order::EnvelopeFirst, Order::HeatingFirst, Order::RoofFirst]
        .map(|order| of(&Inputs { order, ..Inputs::default() }, &mut year));
    for key in ["saved", "public", "co2_avoided", "dust_avoided", "energy_avoided"] {
        for other in &totals {
            close(mid(other, key), mid(&totals[0], key), 1e-9);
        }
    }
}

#[test]
fn a_step_brings_less_after_one_that_took_its_work() {
    let mut year = common::year();
    let first = of(&Inputs { order: Order::EnvelopeFirst, ..Inputs::default() }, &mut year);
    let second = of(&Inputs { order: Order::HeatingFirst, ..Inputs::default() }, &mut year);
    // Insulation saves more while coal still burns than after the heat pump has come.
    assert!(mid(&first, "dust_avoided") > 0.0);
    assert!(mid(&first, "co2_avoided") > 0.0);
    let (before_pump, after_pump) = (mid(&first, "first"), mid(&second, "second"));
    assert!((before_pump - after_pump).abs() > 1.0, "{before_pump} {after_pump}");
}

#[test]
fn an_electric_car_alone_is_worked_by_hand() {
    let given = portal_with(&[
        ("electricity_price_g11_gross", 1.0),
        ("petrol_price", 6.0),
        ("petrol_car_use", 7.0),
        ("electric_car_use", 18.0),
        ("petrol_co2_per_l", 2.3),
        ("grid_co2_end_users_2023", 600.0),
        ("co2_damage", 500.0),
    ]);
    let inputs = Inputs {
        now: Device::Electric,
        insulation: Length::ZERO,
        pump: false,
        power: Power::ZERO,
        battery: Energy::ZERO,
        distance: Length::from_km(10_000.0),
        buy: EnergyPrice::from_pln_per_kwh(1.0),
        ..Inputs::default()
    };
    let answer = ask(&CALCULATOR, &inputs, &given, &mut common::year());
    // 700 l at 6 PLN against 1800 kWh over 0.9 at 1 PLN; 2.3 kg a litre against 0.6 kg a kWh.
    close(mid(&answer, "saved"), 4200.0 - 2000.0, 1e-9);
    close(mid(&answer, "co2_avoided"), 1610.0 - 1200.0, 1e-9);
    // Everybody gains 0.41 t at PLN 500 besides.
    close(mid(&answer, "public"), 2200.0 + 205.0, 1e-9);
}

#[test]
fn a_house_in_which_nothing_is_done_saves_nothing() {
    let inputs = Inputs {
        insulation: Length::ZERO,
        pump: false,
        power: Power::ZERO,
        battery: Energy::ZERO,
        distance: Length::ZERO,
        ..Inputs::default()
    };
    let answer = of(&inputs, &mut common::year());
    assert!(mid(&answer, "saved").abs() < 1e-9 && mid(&answer, "co2_avoided").abs() < 1e-9);
    assert_eq!(CALCULATOR.about().slug, "ledger");
}
