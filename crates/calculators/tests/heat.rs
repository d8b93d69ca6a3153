//! The heating: a year worked by hand, and laws that hold for every house.

mod common;

use common::{ask, close, mid, portal_with, value};
use portal_calculators::heat::{CALCULATOR, Inputs};
use portal_calculators::shared::heating::Device;
use portal_calculators::shared::home::{Home, Period};
use portal_units::{Area, EnergyPrice, Money, Temperature};

fn coal_house() -> Inputs {
    Inputs { buy: EnergyPrice::from_pln_per_kwh(1.0), cost: Money::from_pln(40_000.0), ..Inputs::default() }
}

fn with(home: Home) -> Inputs {
    Inputs { home, ..coal_house() }
}

#[test]
fn a_year_of_coal_is_worked_by_hand() {
    let given = portal_with(&[
        ("coal_price", 1500.0),
        ("hard_coal_ncv", 24.0),
        ("hard_coal_co2", 94.6),
        ("coal_boiler_manual_pm10", 225.0),
        ("gas_price", 0.40),
        ("gas_boiler_pm10", 0.2),
    ]);
    let inputs = Inputs { new: Device::Gas, ..coal_house() };
    let answer = ask(&CALCULATOR, &inputs, &given, &mut common::year());
    let heat = mid(&answer, "heat");
    // 65 % of the fuel becomes heat; 24 GJ/t are 6666.7 kWh/t for 1500 PLN, so 0.225 PLN for a kWh of fuel.
    let fuel = heat / 0.65;
    close(mid(&answer, "cost_before"), fuel * 0.225, 1e-9);
    // Gas: 97 % of the net calorific value, 1.1 kWh on the bill for each, 0.40 PLN.
    close(mid(&answer, "cost_after"), heat / 0.97 * 1.1 * 0.40, 1e-9);
    close(mid(&answer, "saved"), fuel * 0.225 - heat / 0.97 * 0.44, 1e-9);
    // 225 g and 0.2 g of PM10 for each GJ, 0.0036 GJ in a kWh.
    let dust_kg = (fuel * 225.0 - heat / 0.97 * 0.2) * 0.0036 / 1000.0;
    close(mid(&answer, "dust_avoided"), dust_kg, 1e-9);
    // 94.6 kg of CO2 for each GJ of coal, 56.1 kg of gas.
    close(mid(&answer, "co2_avoided"), (fuel * 94.6 - heat / 0.97 * 56.1) * 0.0036 / 1000.0, 1e-9);
}

#[test]
fn a_heat_pump_gives_two_to_five_times_its_electricity_and_its_bill_follows() {
    let given = portal_with(&[
        ("electricity_price_g11_gross", 1.0),
        ("heat_pump_air_price_gross", 40_000.0),
        ("coal_price", 3000.0),
        ("hard_coal_ncv", 24.0),
    ]);
    let answer = ask(&CALCULATOR, &coal_house(), &given, &mut common::year());
    let performance = mid(&answer, "seasonal_performance");
    assert!((2.0..5.0).contains(&performance), "{performance}");
    close(mid(&answer, "cost_after"), mid(&answer, "heat") / performance, 1e-9);
    close(mid(&answer, "payback"), 40_000.0 / mid(&answer, "saved"), 1e-9);
}

#[test]
fn the_cost_of_a_heat_pump_is_not_taken_for_that_of_a_boiler() {
    let given = portal_with(&[("heat_pump_air_price_gross", 40_000.0)]);
    let mut year = common::year();
    let gas = Inputs { new: Device::Gas, ..coal_house() };
    assert_eq!(value(&ask(&CALCULATOR, &gas, &given, &mut year), "payback"), None);
    let entered = Inputs { cost: Money::from_pln(18_000.0), now: Device::Electric, ..gas };
    assert!(value(&ask(&CALCULATOR, &entered, &given, &mut year), "payback").is_some());
}

#[test]
fn newer_houses_need_less_heat_for_each_square_metre() {
    let given = portal_with(&[]);
    let mut year = common::year();
    let order = [
        Period::Before1945,
        Period::From1945,
        Period::From1970,
        Period::From1980,
        Period::From1990,
        Period::From2000,
        Period::Wt2017,
        Period::Wt2021,
    ];
    let heat = order.map(|period| {
        let home = Home { period, ..Home::default() };
        mid(&ask(&CALCULATOR, &with(home), &given, &mut year), "heat")
    });
    assert!(heat.is_sorted_by(|one, other| one > other), "{heat:?}");
}

#[test]
fn a_larger_and_a_warmer_house_never_need_less() {
    let given = portal_with(&[]);
    let mut year = common::year();
    let mut heat = |area: f64, indoor: f64| {
        let indoor = Temperature::from_celsius(indoor);
        let home = Home { area: Area::from_m2(area), indoor, ..Home::default() };
        mid(&ask(&CALCULATOR, &with(home), &given, &mut year), "heat")
    };
    assert!(heat(60.0, 20.0) < heat(120.0, 20.0) && heat(120.0, 20.0) < heat(300.0, 20.0));
    assert!(heat(120.0, 18.0) < heat(120.0, 20.0) && heat(120.0, 20.0) < heat(120.0, 23.0));
}

#[test]
fn cooler_water_in_the_radiators_never_takes_more_electricity() {
    let given = portal_with(&[]);
    let mut year = common::year();
    let performance = [30.0, 35.0, 45.0, 55.0, 65.0].map(|flow| {
        let inputs = Inputs { flow: Temperature::from_celsius(flow), ..coal_house() };
        mid(&ask(&CALCULATOR, &inputs, &given, &mut year), "seasonal_performance")
    });
    assert!(performance.is_sorted_by(|one, other| one > other), "{performance:?}");
}

#[test]
fn the_same_heating_again_changes_nothing() {
    let given = portal_with(&[]);
    let inputs = Inputs { now: Device::Gas, new: Device::Gas, ..coal_house() };
    let answer = ask(&CALCULATOR, &inputs, &given, &mut common::year());
    for key in ["saved", "dust_avoided", "bap_avoided", "co2_avoided"] {
        assert!(mid(&answer, key).abs() < 1e-9, "{key}");
    }
}
