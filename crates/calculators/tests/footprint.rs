//! The footprint: a home worked by hand, and laws that hold for every one.

mod common;

use common::{ask, close, mid, portal_with};
use portal_calculators::footprint::{CALCULATOR, Car, Inputs};
use portal_calculators::shared::assumptions::Assumptions;
use portal_calculators::shared::heating::Device;
use portal_units::{Energy, Length};

fn given() -> Assumptions {
    portal_with(&[
        ("grid_co2_end_users_2023", 600.0),
        ("petrol_car_use", 6.0),
        ("petrol_co2_per_l", 2.3),
        ("electric_car_use", 18.0),
        ("tree_uptake", 20.0),
    ])
}

fn inputs() -> Inputs {
    Inputs {
        heating: Device::Electric,
        demand: Energy::from_kwh(3000.0),
        distance: Length::from_km(10_000.0),
        ..Inputs::default()
    }
}

fn of(inputs: &Inputs, key: &str) -> f64 {
    mid(&ask(&CALCULATOR, inputs, &given(), &mut common::year()), key)
}

#[test]
fn a_home_is_worked_by_hand() {
    let answer = ask(&CALCULATOR, &inputs(), &given(), &mut common::year());
    let parts: Vec<f64> = answer.charts[0].series[0].shape.points().iter().filter_map(|it| it.y).collect();
    // 3000 kWh with 600 g; 600 l of petrol with 2.3 kg.
    close(parts[1], 1.8, 1e-4);
    close(parts[2], 1.38, 1e-4);
    close(mid(&answer, "total"), parts.iter().sum(), 1e-4);
    close(mid(&answer, "per_person"), mid(&answer, "total") / 4.0, 1e-9);
    close(mid(&answer, "trees"), mid(&answer, "total") * 1000.0 / 20.0, 1e-9);
    // A heat pump gives 3.3 kWh of heat for each of electricity: 1 − 1/3.3 of the heat's part goes.
    close(mid(&answer, "step_heat_pump"), parts[0] * (1.0 - 1.0 / 3.3), 1e-4);
}

#[test]
fn the_steps_named_are_the_three_that_save_most() {
    let answer = ask(&CALCULATOR, &Inputs::default(), &given(), &mut common::year());
    let bars: Vec<f64> = answer.charts[1].series[0].shape.points().iter().filter_map(|it| it.y).collect();
    assert!(bars.is_sorted_by(|one, other| one >= other), "{bars:?}");
    let steps = answer.figures.iter().filter(|it| it.key.starts_with("step_"));
    let named: Vec<f64> = steps.filter_map(|it| it.value.map(|it| it.mid)).collect();
    assert_eq!(named.len(), 3);
    for (named, bar) in named.iter().zip(&bars) {
        close(*named, *bar, 1e-4);
    }
}

#[test]
fn more_use_driving_and_warmth_never_emit_less() {
    let use_kwh =
        [500.0, 3000.0, 9000.0].map(|it| of(&Inputs { demand: Energy::from_kwh(it), ..inputs() }, "total"));
    let km =
        [0.0, 5000.0, 40_000.0].map(|it| of(&Inputs { distance: Length::from_km(it), ..inputs() }, "total"));
    assert!(use_kwh.is_sorted() && km.is_sorted(), "{use_kwh:?} {km:?}");
}

#[test]
fn an_electric_car_of_the_same_home_emits_less_on_this_grid() {
    // 18 kWh over 0.9 with 600 g are 12 kg for 100 km, 6 l of petrol 13.8 kg.
    let saved = of(&inputs(), "total") - of(&Inputs { car: Car::Electric, ..inputs() }, "total");
    close(saved, 100.0 * (13.8 - 12.0) / 1000.0, 1e-6);
}
