//! The cogeneration: savings worked by hand, and laws that hold for every plant.

mod common;

use common::{ask, close, mid, portal_with, value};
use portal_calculators::chp::{CALCULATOR, Engine, Inputs, Voltage};
use portal_calculators::shared::assumptions::Assumptions;
use portal_units::{Energy, Power, Ratio};

fn given() -> Assumptions {
    portal_with(&[
        ("chp_electric_gas_medium", 40.0),
        ("chp_thermal_gas_medium", 46.0),
        ("chp_ref_electricity_gas", 53.0),
        ("chp_ref_heat_gas", 92.0),
        ("chp_climate_per_kelvin", 0.1),
        ("chp_climate_standard", 15.0),
        ("annual_mean_zone_2", 8.0),
        ("chp_grid_exported_medium", 0.92),
        ("chp_grid_used_medium", 0.88),
        ("chp_high_efficiency_large", 10.0),
        ("chp_overall_threshold", 75.0),
    ])
}

fn of(inputs: &Inputs, key: &str) -> f64 {
    mid(&ask(&CALCULATOR, inputs, &given(), &mut common::year()), key)
}

#[test]
fn savings_are_worked_by_hand() {
    let inputs = Inputs { own: Ratio::from_fraction(0.5), ..Inputs::default() };
    let answer = ask(&CALCULATOR, &inputs, &given(), &mut common::year());
    // 53 % and 0.1 for each of 7 K are 53.7 %; the grid takes it to 0.90 of that, 48.33 %.
    close(mid(&answer, "reference"), 53.7 * 0.9, 1e-9);
    // 40 + 46 are above 75: all electricity counts. 1 − 1/(46/92 + 40/48.33).
    let savings = 1.0 - 1.0 / (0.46 / 0.92 + 0.40 / 0.4833);
    close(mid(&answer, "savings"), savings * 100.0, 1e-9);
    let fuel = mid(&answer, "fuel");
    close(mid(&answer, "electricity"), 0.40 * fuel, 1e-9);
    close(mid(&answer, "heat"), 0.46 * fuel, 1e-9);
    close(mid(&answer, "spared"), fuel * savings / (1.0 - savings), 1e-9);
}

#[test]
fn heat_of_engine_and_boiler_is_what_is_needed() {
    let answer = ask(&CALCULATOR, &Inputs::default(), &given(), &mut common::year());
    let months = &answer.charts[0].series;
    let sum = |place: usize| -> f64 { months[place].shape.points().iter().filter_map(|it| it.y).sum() };
    close(sum(0) + sum(1), 8000.0, 1e-3);
    close(mid(&answer, "cover"), sum(0) / 80.0, 1e-3);
}

#[test]
fn more_heat_never_means_fewer_hours() {
    let hours = [500.0, 2000.0, 8000.0, 30_000.0, 100_000.0]
        .map(|mwh: f64| of(&Inputs { heat: Energy::from_kwh(mwh * 1000.0), ..Inputs::default() }, "hours"));
    assert!(hours.is_sorted() && hours[4] > 8000.0, "{hours:?}");
}

#[test]
fn an_engine_too_large_for_the_heat_never_runs() {
    let inputs =
        Inputs { power: Power::from_kw(10_000.0), heat: Energy::from_kwh(100_000.0), ..Inputs::default() };
    assert_eq!(value(&ask(&CALCULATOR, &inputs, &given(), &mut common::year()), "savings"), None);
}

#[test]
fn the_law_is_kinder_to_small_engines() {
    // 10 % of electricity and 66 % of heat: 1 − 1/(10/40.7 + 66/80) is about 7 %.
    let verdict = |kw: f64, large_from: f64| {
        let weak = portal_with(&[
            ("chp_electric_biogas", 10.0),
            ("chp_thermal_biogas", 66.0),
            ("chp_high_efficiency_large_from", large_from),
        ]);
        let inputs = Inputs {
            engine: Engine::Biogas,
            power: Power::from_kw(kw),
            voltage: Voltage::VeryHigh,
            own: Ratio::ZERO,
            heat: Energy::from_kwh(kw * 60_000.0),
        };
        let answer = ask(&CALCULATOR, &inputs, &weak, &mut common::year());
        let savings = mid(&answer, "savings");
        (savings, answer.verdict[0].text.clone())
    };
    let (small, large) = (verdict(500.0, 1000.0), verdict(2000.0, 1000.0));
    assert!(small.0 > 0.0 && small.0 < 10.0, "{}", small.0);
    assert_eq!((small.1.as_str(), large.1.as_str()), ("Yes", "No"));
    // A law that calls it large asks more of the same engine.
    assert_eq!(verdict(500.0, 500.0).1, "No");
}
