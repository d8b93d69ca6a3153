//! The air: a town worked by hand, and laws that hold for every one.

mod common;

use common::{ask, close, mid, portal_with};
use portal_calculators::air::{CALCULATOR, Inputs};
use portal_calculators::shared::assumptions::Assumptions;
use portal_calculators::shared::heating::Device;
use portal_units::{Concentration, Span};

fn given() -> Assumptions {
    portal_with(&[
        ("pm25_town_mean", 20.0),
        ("low_emission_share_pm25", 40.0),
        ("cigarette_pm25", 22.0),
        ("pm25_relative_risk", 1.08),
        ("pm25_who_guideline", 5.0),
        ("pm25_eu_limit_2030", 10.0),
        ("coal_boiler_manual_pm25", 200.0),
    ])
}

fn inputs() -> Inputs {
    Inputs {
        pm25: Concentration::from_ug_per_m3(20.0),
        outdoors: Span::from_hours(6.0),
        homes: 1000.0,
        replaced: 500.0,
        ..Inputs::default()
    }
}

fn of(inputs: &Inputs, key: &str) -> f64 {
    mid(&ask(&CALCULATOR, inputs, &given(), &mut common::year()), key)
}

#[test]
fn a_town_is_worked_by_hand() {
    let answer = ask(&CALCULATOR, &inputs(), &given(), &mut common::year());
    // A quarter of the day in 20, three quarters in 60 % of it: 5 + 9.
    close(mid(&answer, "breathed"), 14.0, 1e-9);
    close(mid(&answer, "times_guideline"), 4.0, 1e-9);
    close(mid(&answer, "cigarettes_year"), 20.0 / 22.0 * 365.0, 1e-9);
    // 1.08 to the power of (20 − 5)/10.
    close(mid(&answer, "risk"), (1.08_f64.powf(1.5) - 1.0) * 100.0, 1e-9);
    // Half of the homes get a heat pump without a chimney: half of 40 % of 20 µg/m³.
    close(mid(&answer, "relief"), 4.0, 1e-9);
    close(mid(&answer, "after"), 16.0, 1e-9);
    // 500 homes with 20 000/0.65 kWh of coal, 0.0036 GJ each, 200 g of dust for a GJ, in tonnes.
    close(mid(&answer, "dust_avoided"), 500.0 * 20_000.0 / 0.65 * 0.0036 * 200.0 / 1e6, 1e-9);
}

#[test]
fn more_replacements_never_relieve_less_and_never_more_than_the_homes_contribute() {
    let relief =
        [0.0, 100.0, 500.0, 1000.0, 5000.0].map(|replaced| of(&Inputs { replaced, ..inputs() }, "relief"));
    assert!(relief.is_sorted() && relief[0].abs() < 1e-12, "{relief:?}");
    close(relief[3], 8.0, 1e-9);
    close(relief[4], 8.0, 1e-9);
}

#[test]
fn cleaner_devices_relieve_more() {
    let relief =
        [Device::Pellet, Device::Gas, Device::HeatPump].map(|new| of(&Inputs { new, ..inputs() }, "relief"));
    assert!(relief.is_sorted() && relief[0] > 0.0, "{relief:?}");
}

#[test]
fn more_time_indoors_never_means_more_dust_of_outdoors() {
    let breathed = [0.0, 6.0, 12.0, 24.0]
        .map(|hours| of(&Inputs { outdoors: Span::from_hours(hours), ..inputs() }, "breathed"));
    assert!(breathed.is_sorted(), "{breathed:?}");
    close(breathed[3], 20.0, 1e-12);
}
