//! Laws of cogeneration that hold for any input.

use portal_model::chp::savings::{Efficiencies, Output, cogenerated, primary_energy_savings};
use portal_model::chp::{Chp, ChpYear, ExcessHeat, heat_led, power_led};
use portal_units::{Energy, Power, Ratio};
use proptest::prelude::*;

fn ratio(fraction: f64) -> Ratio {
    Ratio::from_fraction(fraction)
}

fn plants() -> impl Strategy<Value = Chp> {
    (0.0..200.0, 0.0..1.0, 0.05..2.0, 0.5..1.0).prop_map(|(kw, least, sigma, efficiency)| Chp {
        thermal: Power::from_kw(kw),
        min_load: ratio(least),
        power_to_heat: ratio(sigma),
        total_efficiency: ratio(efficiency),
    })
}

fn demands() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    prop::collection::vec((0.0..300.0, 0.0..300.0), 1..60).prop_map(|hours| hours.into_iter().unzip())
}

/// Heat demand is covered and fuel is where power and heat come from, in each hour.
fn conserves(year: &ChpYear, heat: &[f64], plant: &Chp) -> Result<(), TestCaseError> {
    for (hour, needed) in heat.iter().enumerate() {
        let (plant_heat, cooled) = (year.heat_kwh[hour], year.cooled_kwh[hour]);
        let covered = plant_heat - cooled + year.boiler_kwh[hour];
        prop_assert!((covered - needed).abs() <= 1e-9 * needed.max(1.0));
        let out = year.electricity_kwh[hour] + plant_heat;
        prop_assert!(
            (year.fuel_kwh[hour] * plant.total_efficiency.fraction() - out).abs() < 1e-9 * out.max(1.0)
        );
        prop_assert!(plant_heat <= plant.thermal.kw() * (1.0 + 1e-12));
        let least = plant.min_load.fraction() * plant.thermal.kw();
        prop_assert!(plant_heat == 0.0 || plant_heat >= least);
        prop_assert!(cooled >= 0.0 && year.boiler_kwh[hour] >= 0.0);
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_hour_is_covered_and_no_fuel_is_lost((load, heat) in demands(), plant in plants()) {
        let after_heat = heat_led(&heat, &plant).unwrap();
        conserves(&after_heat, &heat, &plant)?;
        prop_assert!(after_heat.cooled_kwh.iter().all(|it| *it == 0.0));
        for excess in [ExcessHeat::Cooled, ExcessHeat::Avoided] {
            let year = power_led(&load, &heat, &plant, excess).unwrap();
            conserves(&year, &heat, &plant)?;
            let above = year.electricity_kwh.iter().zip(&load).find(|(made, load)| **made > **load * (1.0 + 1e-12));
            prop_assert!(above.is_none());
            if excess == ExcessHeat::Avoided {
                prop_assert!(year.cooled_kwh.iter().all(|it| *it <= 1e-9));
            }
        }
    }

    #[test]
    fn no_demand_is_no_fuel(plant in plants(), hours in 0_usize..30) {
        let nothing = vec![0.0; hours];
        prop_assert_eq!(heat_led(&nothing, &plant).unwrap().output(), Output::default());
        let after_power = power_led(&nothing, &nothing, &plant, ExcessHeat::Cooled).unwrap();
        prop_assert_eq!(after_power.output(), Output::default());
    }

    #[test]
    fn a_better_plant_saves_more_and_a_better_reference_less(
        electricity in 0.05..0.5, heat in 0.05..0.5, more in 0.0..0.2, reference in 0.3..0.9, harder in 0.0..0.1,
    ) {
        let saved = |electricity, heat, reference| {
            let plant = Efficiencies { electricity: ratio(electricity), heat: ratio(heat) };
            let reference = Efficiencies { electricity: ratio(reference), heat: ratio(0.9) };
            primary_energy_savings(plant, reference).unwrap().unwrap()
        };
        let base = saved(electricity, heat, reference);
        prop_assert!(saved(electricity + more, heat, reference) >= base);
        prop_assert!(saved(electricity, heat + more, reference) >= base);
        prop_assert!(saved(electricity, heat, reference + harder) <= base);
    }

    #[test]
    fn a_plant_like_separate_generation_saves_nothing(electricity in 0.1..0.9, heat in 0.1..1.0, share in 0.0..1.0) {
        let plant = Efficiencies { electricity: ratio(electricity * share), heat: ratio(heat * (1.0 - share)) };
        let reference = Efficiencies { electricity: ratio(electricity), heat: ratio(heat) };
        let saved = primary_energy_savings(plant, reference).unwrap().unwrap();
        prop_assert!(saved.fraction().abs() < 1e-12);
    }

    #[test]
    fn electricity_and_fuel_are_split_without_rest(
        fuel in 1.0..1e6, electric in 0.0..0.6, heat in 0.0..0.5, threshold in 0.5..0.9, ratio_c in 0.1..1.5,
    ) {
        let output = Output {
            fuel: Energy::from_kwh(fuel),
            electricity: Energy::from_kwh(fuel * electric),
            heat: Energy::from_kwh(fuel * heat),
        };
        let found = cogenerated(output, ratio(threshold), ratio(ratio_c)).unwrap();
        let rest = (found.electricity + found.other_electricity - output.electricity).kwh();
        prop_assert!(rest.abs() <= 1e-9 * fuel);
        prop_assert!(found.electricity >= Energy::ZERO && found.other_electricity >= Energy::ZERO);
        prop_assert!(found.fuel.kwh() <= fuel && found.fuel.kwh() >= -1e-9 * fuel);
        // The electric efficiency of the cogeneration is that of the whole plant.
        if let (Some(it), true) = (found.efficiencies, found.fuel.kwh() > 1e-6 * fuel) {
            let of_plant = output.electricity / output.fuel;
            prop_assert!((it.electricity.fraction() - of_plant).abs() < 1e-6);
        }
    }
}
