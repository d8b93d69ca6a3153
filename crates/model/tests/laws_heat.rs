//! Laws of heat that hold for any input.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod houses;

use houses::{Year, celsius, element, plain_dwelling, u};
use portal_model::building::{
    Climate, Dwelling, Facades, HeatYear, Layer, Mass, Measure, Sensor, SetBack, Ventilation, design_load,
    heat_demand,
};
use portal_units::{Area, Length, Power, Ratio, ThermalConductivity};
use proptest::prelude::*;

const MASSES: [Mass; 5] = [Mass::VeryLight, Mass::Light, Mass::Medium, Mass::Heavy, Mass::VeryHeavy];

fn weather() -> impl Strategy<Value = Year> {
    (24_usize..200).prop_flat_map(|hours| {
        let light = prop::collection::vec(0.0..800.0, hours);
        (prop::collection::vec(-25.0..35.0, hours), [light.clone(), light.clone(), light.clone(), light])
            .prop_map(move |(air_celsius, light)| Year {
                air_celsius,
                facades: Facades::new(light),
                hours_of_day: (0..24).cycle().take(hours).collect(),
            })
    })
}

fn dwelling() -> impl Strategy<Value = Dwelling> {
    let envelope = [0.0..3.0, 0.0..3.0, 0.0..3.0, 0.0..5.0];
    (envelope, 0.0..3.0, 0.0..2.0, 0_usize..5, any::<bool>()).prop_map(
        |([wall, roof, floor, window], air, internal, mass, felt)| {
            let mut it = plain_dwelling();
            it.house.wall = element(120.0, wall, 1.0);
            it.house.roof = element(50.0, roof, 1.0);
            it.house.floor = element(50.0, floor, 0.5);
            it.house.windows.u = u(window);
            it.house.ventilation.natural_per_hour = air;
            it.house.mass = MASSES[mass];
            it.operation.sensor = if felt { Sensor::Operative } else { Sensor::Air };
            it.operation.internal = Power::from_kw(internal);
            it
        },
    )
}

fn layer() -> impl Strategy<Value = Layer> {
    (0.0..0.5, 0.02..0.2).prop_map(|(thickness, conductivity)| Layer {
        thickness: Length::from_m(thickness),
        conductivity: ThermalConductivity::from_w_per_mk(conductivity),
    })
}

fn sum(year: &HeatYear) -> f64 {
    year.totals.heat.kwh()
}

proptest! {
    #[test]
    fn what_comes_into_a_house_leaves_it_or_stays(year in weather(), dwelling in dwelling()) {
        let got = year.heat(&dwelling);
        let it = got.totals;
        let into = it.heat + it.solar + it.internal;
        let out = it.transmission + it.ventilation + it.stored;
        let scale = into.kwh() + it.transmission.kwh().abs() + it.stored.kwh().abs();
        prop_assert!((into - out).kwh().abs() <= 1e-9 * scale.max(1.0), "{it:?}");
        prop_assert!(got.heat_kwh.iter().all(|it| *it >= 0.0));
        prop_assert!((got.heat_kwh.iter().sum::<f64>() - it.heat.kwh()).abs() <= 1e-9 * it.heat.kwh().max(1.0));
    }

    #[test]
    fn a_heated_house_is_never_colder_than_wanted(year in weather(), mut dwelling in dwelling()) {
        dwelling.operation.sensor = Sensor::Air;
        prop_assert!(year.heat(&dwelling).air_celsius.iter().all(|it| *it >= 20.0 - 1e-9));
    }

    #[test]
    fn warmth_gains_and_a_lower_wish_never_need_more_heat(
        year in weather(), dwelling in dwelling(), warmer in 0.0..10.0,
    ) {
        let before = sum(&year.heat(&dwelling));
        let slack = 1e-9 * before.max(1.0);
        let mild: Vec<f64> = year.air_celsius.iter().map(|it| it + warmer).collect();
        let climate =
            Climate { air_celsius: &mild, facades: &year.facades, hours_of_day: &year.hours_of_day };
        prop_assert!(sum(&heat_demand(&dwelling, &climate).unwrap()) <= before + slack);
        let mut busy = dwelling;
        busy.operation.internal += Power::from_kw(warmer);
        prop_assert!(sum(&year.heat(&busy)) <= before + slack);
        let mut modest = dwelling;
        modest.operation.indoor = celsius(20.0 - warmer);
        prop_assert!(sum(&year.heat(&modest)) <= before + slack);
    }

    #[test]
    fn a_warm_world_needs_no_heat(dwelling in dwelling(), outdoor in 20.0..40.0) {
        let got = Year::constant(outdoor, 100).heat(&dwelling);
        prop_assert!(got.heat_kwh.iter().all(|it| it.abs() < 1e-9));
    }

    #[test]
    fn nothing_that_loses_nothing_needs_heat(year in weather(), mut dwelling in dwelling()) {
        let house = &mut dwelling.house;
        for it in [&mut house.wall, &mut house.roof, &mut house.floor] {
            it.area = Area::ZERO;
        }
        house.windows.areas = [Area::ZERO; 4];
        let none = Ventilation { natural_per_hour: 0.0, fans_per_hour: 0.0, recovery: Ratio::ZERO };
        house.ventilation = none;
        prop_assert!(year.heat(&dwelling).totals.heat.kwh() < 1e-9);
        prop_assert_eq!(design_load(&dwelling.house, celsius(20.0), celsius(-18.0)).unwrap(), Power::ZERO);
    }

    #[test]
    fn thicker_is_never_worse(before in 0.0..6.0, one in layer(), more in 0.0..0.4) {
        let thin = one.on(u(before)).unwrap();
        let thick = Layer { thickness: one.thickness + Length::from_m(more), ..one }.on(u(before)).unwrap();
        prop_assert!(thick <= thin && thin <= u(before));
        prop_assert!(thick.w_per_m2k() >= 0.0);
    }

    #[test]
    fn measures_give_the_same_in_any_order(
        dwelling in dwelling(), wall in layer(), roof in layer(), floor in layer(), order in Just((0..7).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let air = Ventilation { natural_per_hour: 0.1, fans_per_hour: 0.4, recovery: Ratio::from_fraction(0.8) };
        let night = SetBack { temperature: celsius(17.0), from_hour: 22, until_hour: 6 };
        let all = [
            Measure::Wall(wall), Measure::Roof(roof), Measure::Floor(floor),
            Measure::Windows { u: u(0.9), g: Ratio::from_fraction(0.5) },
            Measure::Air(air), Measure::SetBack(night), Measure::Wall(roof),
        ];
        let apply = |it: Dwelling, measure: &Measure| measure.applied(&it).unwrap();
        let straight = all.iter().fold(dwelling, apply);
        let shuffled = order.iter().map(|at| &all[*at]).fold(dwelling, apply);
        let year = Year::constant(-3.0, 200);
        let (one, other) = (sum(&year.heat(&straight)), sum(&year.heat(&shuffled)));
        prop_assert!((one - other).abs() <= 1e-9 * one.max(1.0), "{one} {other}");
    }
}
