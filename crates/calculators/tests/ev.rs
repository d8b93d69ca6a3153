//! The car: a year worked by hand, and laws that hold for every driver.

mod common;

use common::{ask, close, mid, portal_with, value};
use portal_calculators::ev::{CALCULATOR, Drive, Inputs};
use portal_calculators::shared::assumptions::Assumptions;
use portal_units::{Length, Money, Ratio};

fn given() -> Assumptions {
    portal_with(&[
        ("petrol_car_use", 6.5),
        ("diesel_car_use", 5.0),
        ("petrol_price", 6.0),
        ("diesel_price", 6.2),
        ("electricity_price_g11_gross", 1.0),
        ("public_charging_price", 2.5),
        ("rcem_known_months_mean", 0.4),
        ("electric_car_use", 18.0),
        ("petrol_co2_per_l", 2.31),
        ("grid_co2_end_users_2023", 600.0),
        ("solar_pv_lifecycle", 45.0),
    ])
}

fn inputs() -> Inputs {
    Inputs {
        distance: Length::from_km(10_000.0),
        consumption: 6.5,
        petrol: 6.0,
        diesel: 6.2,
        buy: 1.0,
        public: 2.5,
        ..Inputs::default()
    }
}

fn of(inputs: &Inputs, key: &str) -> f64 {
    mid(&ask(&CALCULATOR, inputs, &given(), &mut common::year()), key)
}

#[test]
fn a_year_of_ten_thousand_kilometres_is_worked_by_hand() {
    let inputs = Inputs { sun: Ratio::from_fraction(0.5), premium: Money::from_pln(20_000.0), ..inputs() };
    let answer = ask(&CALCULATOR, &inputs, &given(), &mut common::year());
    // 650 l for 6 PLN are 3900 PLN and 1501.5 kg.
    close(mid(&answer, "fuel"), 39.0, 1e-9);
    // 1800 kWh over 0.9 are 2000 kWh: 800 bought at home for 1 PLN, 800 of the roof for 0.40, 400 outside for 2.50.
    close(mid(&answer, "energy"), 2000.0, 1e-9);
    close(mid(&answer, "electricity"), (800.0 + 320.0 + 1000.0) / 100.0, 1e-9);
    close(mid(&answer, "saved"), 3900.0 - 2120.0, 1e-9);
    close(mid(&answer, "payback"), 20_000.0 / 1780.0, 1e-9);
    close(mid(&answer, "worth"), 8.0 * 1780.0, 1e-9);
    // 1200 kWh with 600 g and 800 kWh with 45 g.
    close(mid(&answer, "co2_avoided"), 1.5015 - 0.72 - 0.036, 1e-9);
}

#[test]
fn an_untouched_consumption_of_a_diesel_car_is_that_of_diesel_cars() {
    let diesel = Inputs { drive: Drive::Diesel, ..inputs() };
    // 500 l for 6.20 PLN.
    close(of(&diesel, "fuel"), 31.0, 1e-9);
    close(of(&Inputs { consumption: 7.0, ..diesel }, "fuel"), 7.0 * 6.2, 1e-9);
}

#[test]
fn twice_the_distance_saves_twice() {
    let twice = Inputs { distance: Length::from_km(20_000.0), ..inputs() };
    close(of(&twice, "saved"), 2.0 * of(&inputs(), "saved"), 1e-9);
    close(of(&twice, "co2_avoided"), 2.0 * of(&inputs(), "co2_avoided"), 1e-9);
}

#[test]
fn more_charging_at_home_and_from_the_roof_never_costs_more() {
    let part = Ratio::from_fraction;
    let home = [0.0, 0.3, 0.6, 1.0].map(|it| of(&Inputs { home: part(it), ..inputs() }, "saved"));
    let sun = [0.0, 0.3, 0.6, 1.0].map(|it| of(&Inputs { sun: part(it), ..inputs() }, "saved"));
    assert!(home.is_sorted() && sun.is_sorted(), "{home:?} {sun:?}");
}

#[test]
fn the_months_average_to_the_consumption_of_the_data_and_winter_takes_most() {
    let answer = ask(&CALCULATOR, &inputs(), &given(), &mut common::year());
    let months: Vec<f64> = answer.charts[2].series[0].shape.points().iter().filter_map(|it| it.y).collect();
    close(months.iter().sum::<f64>() / 12.0, 18.0, 1e-4);
    assert!(months[0] > months[5] * 1.1, "{months:?}");
}

#[test]
fn without_a_premium_there_is_nothing_to_pay_back() {
    assert_eq!(value(&ask(&CALCULATOR, &inputs(), &given(), &mut common::year()), "payback"), None);
}
