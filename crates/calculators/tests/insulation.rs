//! The insulation: money and U-values worked by hand, and laws that hold for every house.

mod common;

use common::{ask, close, mid, portal_with, value};
use portal_calculators::insulation::{CALCULATOR, Glazing, Inputs};
use portal_calculators::shared::heating::Device;
use portal_calculators::shared::year::Year;
use portal_units::{EnergyPrice, Length, Money};

fn plain() -> Inputs {
    Inputs {
        wall: Length::ZERO,
        roof: Length::ZERO,
        floor: Length::ZERO,
        windows: Glazing::Keep,
        heating: Device::Electric,
        buy: EnergyPrice::from_pln_per_kwh(1.0),
        ..Inputs::default()
    }
}

fn saved(inputs: &Inputs, year: &mut Year) -> f64 {
    mid(&ask(&CALCULATOR, inputs, &portal_with(&[("electricity_price_g11_gross", 1.0)]), year), "saved")
}

#[test]
fn nothing_done_saves_nothing() {
    let answer = ask(&CALCULATOR, &plain(), &portal_with(&[]), &mut common::year());
    assert!(mid(&answer, "saved").abs() < 1e-9 && mid(&answer, "heat_saved").abs() < 1e-9);
    assert_eq!(value(&answer, "payback"), None);
}

#[test]
fn walls_and_their_worth_are_worked_by_hand() {
    let given = portal_with(&[("electricity_price_g11_gross", 1.0), ("u_wall_1970_1979", 0.9)]);
    let inputs = Inputs { wall: Length::from_m(0.12), cost: Money::from_pln(30_000.0), ..plain() };
    let answer = ask(&CALCULATOR, &inputs, &given, &mut common::year());
    // 0.9 W/(m²K) is 1.1111 m²K/W; 12 cm of 0.036 W/(mK) add 3.3333: together 4.4444, which is 0.225 W/(m²K).
    let after = answer.charts[1].series[1].shape.points()[0].y.expect("a bar");
    close(after, 0.225, 1e-4);
    // A kWh of heat is a kWh of electricity for 1 PLN.
    let saved = mid(&answer, "saved");
    close(mid(&answer, "payback"), 30_000.0 / saved, 1e-9);
    // A house of 120 m² on two storeys, 8.4853 m by 7.0711 m, 5.6 m high: 174.23 m² of façade, 18 m² of them windows.
    close(
        mid(&answer, "worth_first"),
        saved * 20.0 / (2.0 * (60.0_f64 * 1.2).sqrt() * (1.0 + 1.0 / 1.2) * 5.6 - 18.0),
        1e-6,
    );
}

#[test]
fn more_insulation_never_needs_more_heat() {
    let mut year = common::year();
    for part in 0..3 {
        let mut before = -1e-9;
        for cm in [0.0, 1.0, 5.0, 10.0, 20.0, 40.0] {
            let mut inputs = plain();
            let slot = [&mut inputs.wall, &mut inputs.roof, &mut inputs.floor];
            *slot.into_iter().nth(part).expect("three parts") = Length::from_m(cm / 100.0);
            let now = saved(&inputs, &mut year);
            assert!(now >= before, "part {part}, {cm} cm: {now} after {before}");
            before = now;
        }
    }
}

#[test]
fn the_second_ten_centimetres_bring_less_than_the_first() {
    let mut year = common::year();
    let mut with = |cm: f64| saved(&Inputs { wall: Length::from_m(cm / 100.0), ..plain() }, &mut year);
    let (none, ten, twenty) = (with(0.0), with(10.0), with(20.0));
    assert!(ten - none > 2.0 * (twenty - ten), "{none} {ten} {twenty}");
}

#[test]
fn measures_stand_by_the_heat_that_they_save() {
    let answer = ask(&CALCULATOR, &Inputs::default(), &portal_with(&[]), &mut common::year());
    let bars: Vec<f64> = answer.charts[0].series[0].shape.points().iter().filter_map(|it| it.y).collect();
    let (together, alone) = bars.split_last().expect("bars");
    assert!(alone.is_sorted_by(|one, other| one >= other), "{bars:?}");
    assert!(alone.iter().all(|it| it < together), "{bars:?}");
}
