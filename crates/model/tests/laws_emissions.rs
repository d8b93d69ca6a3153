//! Laws of emissions that hold for any input.

use portal_model::emissions::{
    Accounting, Drive, Fuel, Generation, GridHours, GridYear, HourlyGeneration, Item, Kind, Scope, car, co2,
    combined_margin, delivered, emitted, footprint, intensity, intensity_by_hour, saved, saved_by_hour,
    strongest,
};
use portal_units::{
    Co2, Co2PerVolume, EmissionFactor, Energy, FuelConsumption, FuelVolume, Length, PowerConsumption, Ratio,
};
use proptest::prelude::*;

fn grams(value: f64) -> EmissionFactor {
    EmissionFactor::from_g_per_kwh(value)
}

fn close(got: f64, want: f64) -> bool {
    (got - want).abs() <= 1e-9 * want.abs().max(1.0)
}

fn mix() -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec((0.1..1e6, 0.0..1200.0), 1..9)
}

proptest! {
    #[test]
    fn a_mix_lies_between_its_sources_and_conserves_the_mass(mix in mix()) {
        let sources: Vec<_> = mix
            .iter()
            .map(|(energy, factor)| Generation { energy: Energy::from_kwh(*energy), factor: grams(*factor) })
            .collect();
        let mean = intensity(&sources).unwrap().unwrap();
        let least = mix.iter().fold(f64::INFINITY, |low, it| low.min(it.1));
        let most = mix.iter().fold(0.0_f64, |top, it| top.max(it.1));
        prop_assert!(mean.g_per_kwh() >= least - 1e-9 && mean.g_per_kwh() <= most + 1e-9);
        let all: Energy = sources.iter().map(|it| it.energy).sum();
        let parts: Co2 = sources.iter().map(|it| it.energy * it.factor).sum();
        prop_assert!(close((all * mean).kg(), parts.kg()));
    }

    #[test]
    fn the_hours_emit_together_what_the_sources_emit(
        hours in prop::collection::vec((0.0..100.0, 0.0..100.0), 1..200), first in 0.0..1200.0, second in 0.0..1200.0,
    ) {
        let (one, other): (Vec<f64>, Vec<f64>) = hours.into_iter().unzip();
        let factors = intensity_by_hour(&[
            HourlyGeneration { generated_kwh: &one, factor: grams(first) },
            HourlyGeneration { generated_kwh: &other, factor: grams(second) },
        ])
        .unwrap();
        let used: Vec<f64> = one.iter().zip(&other).map(|(one, other)| one + other).collect();
        let sum = |values: &[f64]| Energy::from_kwh(values.iter().sum());
        let want = (sum(&one) * grams(first) + sum(&other) * grams(second)).kg();
        prop_assert!(close(emitted(&used, &factors).unwrap().unwrap().kg(), want));
    }

    #[test]
    fn a_loss_never_lowers_the_factor(factor in 0.0..1200.0, loss in 0.0..0.5, more in 0.0..0.4) {
        let at = |loss| delivered(grams(factor), Ratio::from_fraction(loss)).unwrap();
        prop_assert!(at(loss) >= grams(factor) && at(loss + more) >= at(loss));
        prop_assert!(close(at(0.0).g_per_kwh(), factor));
    }

    #[test]
    fn the_same_factor_all_year_saves_by_hour_what_it_saves_by_year(
        displaced in prop::collection::vec(0.0..10.0, 1..200), factor in 0.0..1200.0, own in 0.0..1200.0,
    ) {
        let (accounting, scope) = (Accounting::Average, Scope::LifeCycle);
        let factors = vec![Some(grams(factor)); displaced.len()];
        let hours = GridHours { factors: &factors, accounting, scope };
        let year = GridYear { factor: grams(factor), accounting, scope };
        let by_hour = saved_by_hour(&displaced, &hours, grams(own)).unwrap().unwrap();
        let by_year = saved(Energy::from_kwh(displaced.iter().sum()), &year, grams(own)).unwrap();
        prop_assert!((by_hour.co2.kg() - by_year.co2.kg()).abs() < 1e-9);
        let nothing = saved(Energy::ZERO, &year, grams(own)).unwrap();
        prop_assert!(nothing.co2.kg().abs() < 1e-12);
    }

    #[test]
    fn a_margin_lies_between_running_and_building(
        operating in 0.0..1200.0, build in 0.0..1200.0, weight in 0.0..1.0,
    ) {
        let got = combined_margin(grams(operating), grams(build), Ratio::from_fraction(weight), Scope::Direct);
        let factor = got.unwrap().factor.g_per_kwh();
        prop_assert!(factor >= f64::min(operating, build) - 1e-9 && factor <= f64::max(operating, build) + 1e-9);
    }

    #[test]
    fn fuel_and_ways_are_proportional_and_zero_for_nothing(
        litres in 0.0..1e5, factor in 0.0..5.0, km in 0.0..1e5, consumption in 0.0..50.0, persons in 1.0..5.0,
    ) {
        let burn = |litres| {
            let amount = FuelVolume::from_l(litres);
            co2(&Fuel::Volume { amount, factor: Co2PerVolume::from_kg_per_l(factor) }).unwrap().kg()
        };
        prop_assert!(close(burn(2.0 * litres), 2.0 * burn(litres)) && burn(0.0).abs() < 1e-12);
        let fuel = Drive::Fuel {
            consumption: FuelConsumption::from_l_per_100km(consumption),
            factor: Co2PerVolume::from_kg_per_l(factor),
        };
        let electric = Drive::Electric {
            consumption: PowerConsumption::from_kwh_per_100km(consumption),
            charging: Ratio::from_fraction(0.9),
            factor: grams(600.0),
        };
        for drive in [fuel, electric] {
            let drive = |km, persons| car(Length::from_km(km), &drive, persons).unwrap().kg();
            prop_assert!(close(drive(2.0 * km, persons), 2.0 * drive(km, persons)));
            prop_assert!(close(drive(km, persons) * persons, drive(km, 1.0)));
            prop_assert!(drive(0.0, persons).abs() < 1e-12);
        }
    }

    #[test]
    fn shares_add_up_and_steps_fall(
        parts in prop::collection::vec(0.1..1e4, 1..8), steps in prop::collection::vec(0.0..2e4, 0..8), most in 0_usize..9,
    ) {
        let item = |kg| Item { kind: Kind::Heat, co2: Co2::from_kg(kg) };
        let before: Vec<_> = parts.iter().copied().map(item).collect();
        let whole = footprint(&before).unwrap();
        let shares: f64 = whole.shares.iter().flatten().map(|it| it.fraction()).sum();
        prop_assert!(close(shares, 1.0));
        let after: Vec<_> = steps.iter().map(|kg| vec![item(*kg)]).collect();
        let found = strongest(&before, &after, most).unwrap();
        prop_assert!(found.len() <= most);
        prop_assert!(found.is_sorted_by(|one, other| one.saved >= other.saved));
        for step in found {
            prop_assert!(step.saved > Co2::ZERO);
            prop_assert!(close(step.saved.kg(), whole.total.kg() - steps[step.index]));
        }
    }
}
