//! Cogeneration: a plant through the year and the primary energy it saves, against the reference tables and by hand.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::chp::savings::{
    self, ClimateRule, Efficiencies, GridFactors, HighEfficiency, Output, Reference, climate_corrected,
    cogenerated, primary_energy_savings,
};
use portal_model::chp::{self, Chp, ExcessHeat, heat_led, power_led};
use portal_reference::{Row, Table, Worst, assert_close};
use portal_units::{Energy, Power, Ratio, Temperature};

fn ratio(fraction: f64) -> Ratio {
    Ratio::from_fraction(fraction)
}

/// The rules in the heads of 08a and of Annexes II and III: gaseous fuels, 0.1 percentage points for each kelvin.
const CLIMATE: ClimateRule =
    ClimateRule { standard: Temperature::from_celsius(15.0), per_kelvin: Ratio::from_fraction(0.001) };
const HIGH_EFFICIENCY: HighEfficiency =
    HighEfficiency { large_from: Power::from_kw(1000.0), least_savings: Ratio::from_fraction(0.1) };

fn grid_factors(voltage: &str) -> GridFactors {
    let table = Table::load("08b_grid_factors");
    let row = table.rows().find(|row| row.text("connection_voltage") == voltage).unwrap();
    GridFactors { exported: ratio(row.number("off_site_exported")), used: ratio(row.number("on_site_used")) }
}

#[test]
fn primary_energy_savings_meet_the_table() {
    let mut worst = Worst::default();
    for row in Table::load("08a_pes").rows() {
        let number = |column| ratio(row.number(column));
        let annual_mean = Temperature::from_celsius(row.number("annual_mean_temp_c"));
        let climate = climate_corrected(number("ref_el_base"), annual_mean, &CLIMATE).unwrap();
        let grid = grid_factors(row.text("voltage")).mixed(number("on_site_share")).unwrap();
        let electricity = climate * grid.fraction();
        let plant = Efficiencies { electricity: number("eta_el"), heat: number("eta_heat") };
        let reference = Efficiencies { electricity, heat: number("ref_heat") };
        let saved = primary_energy_savings(plant, reference).unwrap().unwrap();
        for (column, got) in
            [("ref_el_climate", climate), ("grid_factor", grid), ("ref_el", electricity), ("pes", saved)]
        {
            assert_close(&row, column, got.fraction(), row.maybe(column), 1e-12);
            worst.relative(got.fraction(), row.number(column));
        }
        let high = HIGH_EFFICIENCY.holds(Power::from_kw(row.number("p_el_kw")), saved);
        assert_eq!(high.to_string(), row.text("high_efficiency"), "{}", row.place());
    }
    worst.assert_stated("savings", savings::CARD.deviation("08a_pes"));
}

#[test]
fn electricity_of_cogeneration_meets_the_table() {
    let mut worst = Worst::default();
    for row in Table::load("08c_echp").rows() {
        let mwh = |column| Energy::from_kwh(1000.0 * row.number(column));
        let output = Output { fuel: mwh("fuel_mwh"), electricity: mwh("e_mwh"), heat: mwh("h_mwh") };
        let found = cogenerated(output, ratio(row.number("threshold")), ratio(row.number("c_power_to_heat")))
            .unwrap();
        let efficiencies = found.efficiencies.unwrap();
        for (column, got) in [
            ("e_chp_mwh", found.electricity.kwh() / 1000.0),
            ("e_non_chp_mwh", found.other_electricity.kwh() / 1000.0),
            ("fuel_chp_mwh", found.fuel.kwh() / 1000.0),
            ("chp_eta_el", efficiencies.electricity.fraction()),
            ("chp_eta_heat", efficiencies.heat.fraction()),
        ] {
            assert_close(&row, column, got, row.maybe(column), 1e-12);
            worst.relative(got, row.number(column));
        }
    }
    worst.assert_stated("cogenerated", savings::CARD.deviation("08c_echp"));
}

fn plant(row: &Row<'_>) -> Chp {
    Chp {
        thermal: Power::from_kw(row.number("chp_th_kw")),
        min_load: ratio(row.number("chp_min")),
        power_to_heat: ratio(row.number("chp_sigma")),
        total_efficiency: ratio(row.number("chp_eta_tot")),
    }
}

#[test]
fn a_year_after_heat_meets_the_table() {
    let heat = Table::load("11a_inputs").numbers("heat_per_mwh");
    let mut worst = Worst::default();
    for row in Table::load("11b_balance").rows() {
        let demand: Vec<f64> = heat.iter().map(|it| it * row.number("heat_mwh")).collect();
        let year = heat_led(&demand, &plant(&row)).unwrap();
        let output = year.output();
        for (column, got) in [
            ("out_chp", output.electricity.kwh()),
            ("out_chp_heat", output.heat.kwh()),
            ("out_boiler_heat", year.boiler_kwh.iter().sum()),
            ("out_fuel", output.fuel.kwh()),
        ] {
            assert_close(&row, column, got, row.maybe(column), 1e-9);
            worst.relative(got, row.number(column));
        }
    }
    worst.assert_stated("after heat", chp::CARD.deviation("11b_balance"));
}

#[test]
fn a_plant_after_power_by_hand() {
    // 100 kW of heat, half as much power, from 40 % load on, 75 % efficiency.
    let plant = Chp {
        thermal: Power::from_kw(100.0),
        min_load: ratio(0.4),
        power_to_heat: ratio(0.5),
        total_efficiency: ratio(0.75),
    };
    // Load 80: all 50 kW of power, 100 of heat; 70 needed, 30 cooled; fuel 150/0.75 = 200.
    // Load 30: 60 of heat; 90 needed, 30 from the boiler; fuel 90/0.75 = 120.
    // Load 19: 38 of heat are less than 40: it stands, the boiler gives all 10.
    let (load, heat) = ([80.0, 30.0, 19.0], [70.0, 90.0, 10.0]);
    let cooled = power_led(&load, &heat, &plant, ExcessHeat::Cooled).unwrap();
    assert_eq!(cooled.electricity_kwh, [50.0, 30.0, 0.0]);
    assert_eq!(cooled.heat_kwh, [100.0, 60.0, 0.0]);
    assert_eq!(cooled.cooled_kwh, [30.0, 0.0, 0.0]);
    assert_eq!(cooled.boiler_kwh, [0.0, 30.0, 10.0]);
    assert_eq!(cooled.fuel_kwh, [200.0, 120.0, 0.0]);
    assert_eq!(cooled.running_hours, 2);
    let sums = cooled.output();
    assert_eq!((sums.fuel.kwh(), sums.electricity.kwh(), sums.heat.kwh()), (320.0, 80.0, 130.0));
    // Without cooler the first hour stops at 70 of heat: 35 of power, fuel 105/0.75 = 140.
    let avoided = power_led(&load, &heat, &plant, ExcessHeat::Avoided).unwrap();
    assert_eq!(avoided.electricity_kwh, [35.0, 30.0, 0.0]);
    assert_eq!(avoided.fuel_kwh, [140.0, 120.0, 0.0]);
    assert_eq!(avoided.cooled_kwh, [0.0; 3]);
}

#[test]
fn at_exactly_the_smallest_load_it_runs() {
    let plant = Chp {
        thermal: Power::from_kw(100.0),
        min_load: ratio(0.5),
        power_to_heat: ratio(0.5),
        total_efficiency: ratio(0.75),
    };
    let year = heat_led(&[50.0, 49.9], &plant).unwrap();
    assert_eq!((year.heat_kwh, year.running_hours), (vec![50.0, 0.0], 1));
}

#[test]
fn the_reference_is_that_of_the_year_of_construction() {
    let reference = |built_from, electricity, heat| Reference {
        built_from,
        efficiencies: Efficiencies { electricity: ratio(electricity), heat: ratio(heat) },
    };
    // Natural gas and hot water as the head of 08a states them.
    let all = [reference(2016, 0.53, 0.92), reference(2012, 0.525, 0.90)];
    assert_eq!(Reference::of(2015, &all), Some(all[1]));
    assert_eq!(Reference::of(2016, &all), Some(all[0]));
    assert_eq!(Reference::of(2011, &all), None);
}

#[test]
fn exactly_at_the_threshold_a_plant_is_highly_efficient() {
    let holds = |kw, saved| HIGH_EFFICIENCY.holds(Power::from_kw(kw), ratio(saved));
    assert!(holds(1000.0, 0.1) && !holds(1000.0, 0.0999));
    assert!(holds(999.0, 0.0001) && !holds(999.0, 0.0));
}

#[test]
fn a_plant_that_gives_nothing_saves_nothing_defined() {
    let nothing = Efficiencies { electricity: Ratio::ZERO, heat: Ratio::ZERO };
    let reference = Efficiencies { electricity: ratio(0.5), heat: ratio(0.9) };
    assert_eq!(primary_energy_savings(nothing, reference).unwrap(), None);
    let standing = cogenerated(Output::default(), ratio(0.75), ratio(0.75)).unwrap();
    assert_eq!((standing.fuel, standing.efficiencies), (Energy::ZERO, None));
}

#[test]
fn bad_plants_are_named() {
    let message = |error: portal_model::ModelError| error.to_string();
    let plant = Chp {
        thermal: Power::from_kw(1.0),
        min_load: Ratio::ZERO,
        power_to_heat: Ratio::ZERO,
        total_efficiency: ratio(0.9),
    };
    assert!(message(heat_led(&[-2.0], &plant).unwrap_err()).starts_with("heat = -2 lies outside 0"));
    let no_power = power_led(&[1.0], &[1.0], &plant, ExcessHeat::Cooled).unwrap_err();
    assert_eq!(message(no_power), "power_to_heat = 0 lies outside 0.01 to 5");
    assert!(power_led(&[1.0], &[1.0, 2.0], &plant, ExcessHeat::Cooled).is_err());
    let grid = GridFactors { exported: ratio(0.9), used: ratio(0.8) };
    assert!(grid.mixed(ratio(1.1)).is_err());
}
