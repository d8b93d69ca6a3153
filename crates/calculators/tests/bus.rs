//! The bus line: a day worked by hand, and laws that hold for every line.

mod common;

use common::{ask, close, mid, portal_with};
use portal_calculators::bus::{CALCULATOR, Heating, Inputs, Terminus};
use portal_calculators::shared::assumptions::Assumptions;
use portal_units::{Energy, Length, Temperature};

fn given() -> Assumptions {
    portal_with(&[
        ("ebus_use_summer", 1.0),
        ("ebus_use_winter", 1.8),
        ("ebus_use_mean", 1.2),
        ("ebus_battery", 280.0),
        ("diesel_bus_use", 40.0),
        ("diesel_price", 6.0),
        ("diesel_co2_per_l", 2.64),
        ("electricity_price_g11_gross", 1.0),
        ("grid_co2_end_users_2023", 600.0),
    ])
}

fn of(inputs: &Inputs, key: &str) -> f64 {
    mid(&ask(&CALCULATOR, inputs, &given(), &mut common::year()), key)
}

#[test]
fn a_day_and_a_year_are_worked_by_hand() {
    // 20 km at 20 km/h take an hour, with 10 minutes of stand 70; a bus every 30 minutes needs three of them. From 5:00
    // to 22:30 there are 36 departures: 720 km.
    let inputs = Inputs { trip: Length::from_km(20.0), headway: 30.0, ..Inputs::default() };
    let answer = ask(&CALCULATOR, &inputs, &given(), &mut common::year());
    close(mid(&answer, "buses"), 3.0, 1e-12);
    // At −10 °C and 20 km/h the winter value of the data holds.
    close(mid(&answer, "consumption"), 1.8, 1e-9);
    let km = 720.0 * 365.0;
    close(mid(&answer, "energy_year"), km * 1.2 / 0.92 / 1000.0, 1e-9);
    close(mid(&answer, "saved"), km * 0.4 * 6.0 - km * 1.2 / 0.92, 1e-9);
    close(mid(&answer, "co2_avoided"), (km * 0.4 * 2.64 - km * 1.2 / 0.92 * 0.6) / 1000.0, 1e-9);
}

#[test]
fn frost_takes_most_and_a_heat_pump_half_of_what_heating_takes() {
    let at = |air: f64, heating| {
        of(&Inputs { air: Temperature::from_celsius(air), heating, ..Inputs::default() }, "consumption")
    };
    close(at(20.0, Heating::Electric), 1.0, 1e-9);
    close(at(-10.0, Heating::HeatPump), 1.4, 1e-9);
    close(at(-10.0, Heating::Diesel), 1.0, 1e-9);
    let falling = [-25.0, -10.0, 0.0, 10.0, 18.0].map(|air| at(air, Heating::Electric));
    assert!(falling.is_sorted_by(|one, other| one > other), "{falling:?}");
}

#[test]
fn a_longer_way_never_takes_less_and_a_pantograph_never_needs_a_larger_battery() {
    let way = [6.0, 12.0, 24.0, 48.0]
        .map(|km| of(&Inputs { trip: Length::from_km(km), ..Inputs::default() }, "energy_day"));
    assert!(way.is_sorted(), "{way:?}");
    let least = |terminus| of(&Inputs { terminus, ..Inputs::default() }, "least_battery");
    assert!(least(Terminus::Pantograph) <= least(Terminus::None));
}

#[test]
fn a_battery_below_the_least_one_is_called_too_small() {
    let alone = Inputs { terminus: Terminus::None, ..Inputs::default() };
    let least = of(&alone, "least_battery");
    let verdict = |kwh: f64| {
        let inputs = Inputs { battery: Energy::from_kwh(kwh), ..alone };
        let answer = ask(&CALCULATOR, &inputs, &given(), &mut common::year());
        answer.verdict.iter().any(|it| it.text.contains("too small"))
    };
    assert!(verdict(least - 5.0) && !verdict(least + 5.0));
}
