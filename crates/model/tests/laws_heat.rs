//! Laws of heat that hold for any input.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod houses;

use houses::{Year, celsius, element, plain_dwelling, u};
use portal_model::air::Pollutant;
use portal_model::building::{
    Climate, Dwelling, Facades, HeatYear, Layer, Mass, Measure, Sensor, SetBack, Ventilation, design_load,
    heat_demand,
};
use portal_model::emissions::PollutantFactorOf;
use portal_model::heat::{
    Bivalence, Boiler, Capacity, CopCurve, DeclaredPoint, DeclaredPump, Defrost, Factors, HeatPump,
    HeatingCurve, HotWater, Hybrid, PumpLoads, Season, carnot,
};
use portal_units::{
    Area, EmissionFactor, Length, PollutantFactor, Power, Ratio, ThermalConductivity, Volume,
};
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
        dwelling in dwelling(), wall in layer(), roof in layer(), floor in layer(),
        order in Just((0..7).collect::<Vec<usize>>()).prop_shuffle(),
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

    #[test]
    fn the_default_curves_fall_with_the_flow_and_rise_with_the_source(
        source in -25.0..20.0, flow in 25.0..70.0, more in 0.1..10.0,
    ) {
        for curve in [CopCurve::AIR, CopCurve::BRINE] {
            let cop = |source, flow| curve.cop(celsius(source), celsius(flow)).unwrap();
            let here = cop(source, flow);
            prop_assert!(here > 1.0);
            if flow - source > 25.0 {
                prop_assert!(cop(source, flow + more) < here);
                prop_assert!(cop(source + more, flow) > here);
                let ideal = carnot(celsius(source), celsius(flow)).unwrap();
                prop_assert!(here < ideal);
            }
        }
    }

    #[test]
    fn a_heat_pump_gives_what_is_asked_or_says_what_is_missing(
        hours in prop::collection::vec(([0.0..20.0, 0.0..5.0], -30.0..20.0), 1..100),
        output in 0.0..15.0, min_share in 0.0..1.0, below in -15.0..5.0,
    ) {
        let outdoor: Vec<f64> = hours.iter().map(|it| it.1).collect();
        let rooms: Vec<f64> = hours.iter().map(|it| it.0[0]).collect();
        let water: Vec<f64> = hours.iter().map(|it| it.0[1]).collect();
        let flow = HeatingCurve::RADIATORS.flows(&outdoor).unwrap();
        let pump = HeatPump {
            curve: CopCurve::AIR,
            defrost: Defrost::WetterAfjei,
            capacity: Capacity { nominal: Power::from_kw(output), at: celsius(2.0), per_kelvin: 0.02 },
            lowest_source: celsius(-20.0),
            min_share: Ratio::from_fraction(min_share),
            cdh: Ratio::from_fraction(0.9),
            standby: Power::ZERO,
        };
        let loads = PumpLoads {
            rooms_kwh: &rooms,
            flow_celsius: &flow,
            water_kwh: &water,
            water_flow: celsius(55.0),
            source_celsius: &outdoor,
        };
        let alone = pump.run(&loads).unwrap();
        let boiler = Boiler { efficiency: Ratio::from_fraction(0.9), auxiliary: Ratio::ZERO };
        let run = |bivalence| Hybrid { pump, boiler, bivalence }.run(&loads, &outdoor).unwrap();
        let parallel = run(Bivalence::Parallel);
        let alternative = run(Bivalence::Alternative { below: celsius(below) });
        for hour in 0..hours.len() {
            let asked = rooms[hour] + water[hour];
            let given = alone.heat_kwh[hour];
            prop_assert!((given + alone.missing_kwh[hour] - asked).abs() <= 1e-9 * asked.max(1.0));
            // It never takes more than it gives, nor gives more than an ideal machine.
            prop_assert!(alone.electricity_kwh[hour] <= given + 1e-12);
            prop_assert!(given == 0.0 || alone.electricity_kwh[hour] > 0.0);
            for both in [&parallel, &alternative] {
                let sum = both.pump.heat_kwh[hour] + both.boiler_heat_kwh[hour];
                prop_assert!((sum - asked).abs() <= 1e-9 * asked.max(1.0));
            }
        }
        prop_assert_eq!(&parallel.pump.heat_kwh, &alone.heat_kwh);
        prop_assert!(alternative.boiler_heat() >= parallel.boiler_heat());
    }

    #[test]
    fn hot_water_is_spread_and_not_lost(
        litres in 0.0..500.0, hot in 40.0..60.0, standing in 0.0..0.2, weights in prop::array::uniform24(0.01..5.0),
    ) {
        let water = HotWater {
            daily: Volume::from_litres(litres),
            hot: celsius(hot),
            cold: celsius(10.0),
            standing: Power::from_kw(standing),
            weights,
        };
        let day: f64 = water.heat(&(0..24).collect::<Vec<u8>>()).unwrap().iter().sum();
        let want = water.daily_heat().unwrap().kwh();
        prop_assert!((day - want).abs() <= 1e-9 * want.max(1.0));
        prop_assert!(litres > 0.0 || (want - 24.0 * standing).abs() < 1e-12);
    }

    #[test]
    fn a_better_boiler_burns_and_emits_less(
        heat in prop::collection::vec(0.0..20.0, 1..50), efficiency in 0.3..1.0, better in 0.0..0.1,
        factor in 0.0..1000.0,
    ) {
        let burn = |efficiency| {
            let boiler = Boiler { efficiency: Ratio::from_fraction(efficiency), auxiliary: Ratio::ZERO };
            boiler.burn(&heat).unwrap().fuel()
        };
        let (before, after) = (burn(efficiency), burn(efficiency + better));
        prop_assert!(after <= before);
        let factor =
            PollutantFactorOf { pollutant: Pollutant::Pm10, factor: PollutantFactor::from_g_per_gj(factor) };
        let factors = Factors { co2: EmissionFactor::from_g_per_kwh(340.0), pollutants: vec![factor] };
        let (dirty, clean) = (factors.of(before).unwrap(), factors.of(after).unwrap());
        prop_assert!(clean.co2 <= dirty.co2 && clean.pollutants[0].mass <= dirty.pollutants[0].mass);
    }

    #[test]
    fn a_season_lies_between_its_worst_and_its_best_bin(
        design in 4.0..15.0, low in 1.5..3.0, rise in 0.05..0.3, cdh in 0.9..1.0,
    ) {
        let points = [-10.0, -7.0, 2.0, 7.0, 12.0].map(|outdoor| DeclaredPoint {
            outdoor: celsius(outdoor),
            capacity: Power::from_kw(6.0 + 0.1 * outdoor),
            cop: low + rise * (outdoor + 10.0),
        });
        let pump = DeclaredPump {
            design: Power::from_kw(design),
            cdh: Ratio::from_fraction(cdh),
            points: &points,
            thermostat_off: Power::from_kw(0.02),
            standby: Power::ZERO,
            crankcase: Power::ZERO,
            off: Power::ZERO,
        };
        let got = pump.scop(&Season::AVERAGE).unwrap();
        let cops = || got.bins.iter().map(|it| it.cop);
        let (worst, best) = (cops().fold(f64::MAX, f64::min), cops().fold(0.0, f64::max));
        prop_assert!(worst <= got.net && got.net <= best, "{worst} {} {best}", got.net);
        prop_assert!(got.net.min(1.0) <= got.on + 1e-12 && got.on <= got.net.max(1.0) + 1e-12);
        prop_assert!(got.seasonal <= got.on);
        for it in &got.bins {
            prop_assert!(it.backup <= it.load && it.heat.kwh() >= 0.0);
        }
    }
}
