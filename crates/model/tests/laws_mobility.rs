//! Laws of electric mobility that hold for any input.

use portal_model::mobility::ageing::Ageing;
use portal_model::mobility::bus::{
    BusBattery, BusCharging, BusLine, BusSystem, DepotCharging, Terminus, simulate,
};
use portal_model::mobility::charging::{Session, Strategy as Way, schedule};
use portal_model::mobility::queue::{self, EnergyNeed, Station, erlang_c};
use portal_model::mobility::vehicle::{Cabin, Road, Vehicle};
use portal_units::{Conductance, Energy, Length, Power, PowerConsumption, Ratio, Speed, Temperature};
use proptest::prelude::*;

fn ratio(fraction: f64) -> Ratio {
    Ratio::from_fraction(fraction)
}

fn celsius(value: f64) -> Temperature {
    Temperature::from_celsius(value)
}

fn vehicle(driving: f64, loss: f64, km_per_h: f64) -> Vehicle {
    Vehicle {
        roads: vec![Road {
            share: ratio(1.0),
            speed: Speed::from_km_per_h(km_per_h),
            driving: PowerConsumption::from_kwh_per_100km(driving),
        }],
        cabin: Cabin {
            loss: Conductance::from_w_per_k(loss),
            heat_below: celsius(17.0),
            cool_above: celsius(24.0),
            heating_cop: ratio(1.5),
            cooling_cop: ratio(2.5),
        },
        auxiliaries: Power::from_kw(0.4),
        mild: celsius(20.0),
        cold_penalty_per_kelvin: ratio(0.004),
    }
}

fn sessions() -> impl Strategy<Value = Vec<Session>> {
    let session = (0_usize..40, 0_usize..8, 0.0..60.0, 1.0..22.0).prop_map(|(from, stay, kwh, kw)| Session {
        arrival: from,
        departure: from + stay,
        energy: Energy::from_kwh(kwh),
        power: Power::from_kw(kw),
    });
    prop::collection::vec(session, 0..12)
}

fn line(departures: Vec<u32>, terminus_kw: Option<f64>) -> BusSystem {
    BusSystem {
        line: BusLine { trip: Length::from_km(18.0), trip_minutes: 55, turnaround_minutes: 8, departures },
        vehicle: vehicle(95.0, 450.0, 20.0),
        battery: BusBattery {
            capacity: Energy::from_kwh(280.0),
            health: ratio(0.9),
            soc_min: ratio(0.1),
            soc_max: ratio(0.95),
        },
        charging: BusCharging {
            depot: Power::from_kw(40.0),
            depot_charging: DepotCharging::Even,
            terminus: terminus_kw.map(|kw| Terminus {
                power: Power::from_kw(kw),
                chargers: 1,
                connect_minutes: 1,
            }),
            efficiency: ratio(0.92),
        },
    }
}

fn timetables() -> impl Strategy<Value = Vec<u32>> {
    prop::collection::vec(280_u32..1380, 0..40).prop_map(|mut departures| {
        departures.sort_unstable();
        departures
    })
}

proptest! {
    #[test]
    fn colder_than_mild_and_hotter_than_mild_take_more(
        driving in 5.0..150.0, loss in 0.0..800.0, speed in 10.0..130.0, air in -30.0..17.0, further in 0.0..10.0,
    ) {
        let vehicle = vehicle(driving, loss, speed);
        let total = |air| vehicle.consumption(celsius(air)).unwrap().total();
        prop_assert!(total(air - further) >= total(air));
        prop_assert!(total(24.0 + 2.0 * further) >= total(24.0 + further));
        prop_assert!(total(air) >= total(20.0));
    }

    #[test]
    fn no_vehicle_gets_more_than_it_wants_and_none_is_forgotten(
        sessions in sessions(), surplus in prop::collection::vec(0.0..30.0, 48), limit in 0.0..60.0,
    ) {
        let wanted: f64 = sessions.iter().map(|it| it.energy.kwh()).sum();
        for way in [Way::OnArrival, Way::Even, Way::Surplus] {
            let found = schedule(&sessions, &surplus, way, Some(Power::from_kw(limit))).unwrap();
            let rest = found.energy().kwh() + found.unmet.kwh() - wanted;
            prop_assert!(rest.abs() < 1e-9 * wanted.max(1.0), "{way:?}");
            prop_assert!(found.peak().kw() <= limit + 1e-9);
            prop_assert!(found.peak().kw() <= found.connected.kw() + 1e-9);
            for ((load, own), surplus) in found.load_kwh.iter().zip(&found.from_surplus_kwh).zip(&surplus) {
                prop_assert!(*own <= *load && *own <= *surplus && *own >= 0.0);
            }
        }
    }

    #[test]
    fn for_one_car_no_way_uses_more_surplus_than_the_smart_one(
        from in 0_usize..20, stay in 1_usize..20, kwh in 0.0..60.0, kw in 1.0..22.0,
        surplus in prop::collection::vec(0.0..10.0, 40),
    ) {
        let session =
            Session { arrival: from, departure: from + stay, energy: Energy::from_kwh(kwh), power: Power::from_kw(kw) };
        let own = |way| -> f64 {
            schedule(&[session], &surplus, way, None).unwrap().from_surplus_kwh.iter().sum()
        };
        prop_assert!(own(Way::Surplus) >= own(Way::OnArrival) - 1e-9);
        prop_assert!(own(Way::Surplus) >= own(Way::Even) - 1e-9);
    }

    #[test]
    fn what_buses_use_comes_from_the_grid_or_is_missing_in_the_morning(
        departures in timetables(), air in -20.0..35.0, terminus in prop::option::of(0.0..450.0),
    ) {
        let trips = departures.len();
        let day = simulate(&line(departures, terminus), celsius(air)).unwrap();
        let charged = day.from_grid.kwh() * 0.92;
        prop_assert!((charged + day.not_refilled.kwh() - day.used.kwh()).abs() < 1e-6 * day.used.kwh().max(1.0));
        let quarters = day.grid_kw.iter().sum::<f64>() / 4.0;
        prop_assert!((quarters - day.from_grid.kwh()).abs() < 1e-6 * quarters.max(1.0));
        prop_assert!(day.buses <= trips);
        prop_assert!(day.grid_kw.iter().all(|it| *it >= 0.0));
    }

    #[test]
    fn a_terminus_charger_never_asks_for_a_larger_battery_and_frost_always_does(
        departures in timetables(), air in -20.0..10.0, kw in 0.0..450.0, colder in 0.0..10.0,
    ) {
        let least = |terminus, air| simulate(&line(departures.clone(), terminus), celsius(air)).unwrap();
        let depot_only = least(None, air).least_capacity;
        prop_assert!(least(Some(kw), air).least_capacity.kwh() <= depot_only.kwh() + 1e-9);
        prop_assert!(least(None, air - colder).least_capacity >= depot_only);
    }

    #[test]
    fn a_battery_never_gets_younger(
        years in 0.0..20.0, cycles in 0.0..5000.0, later in 0.0..5.0, more in 0.0..1000.0,
        end in 0.5..1.0, by_time in 0.3..1.5, by_cycles in 0.3..1.5,
    ) {
        let ageing = Ageing {
            end_health: ratio(end), end_years: 12.0, end_cycles: 4000.0,
            time_exponent: by_time, cycle_exponent: by_cycles,
        };
        let health = |years, cycles| ageing.health(years, cycles).unwrap();
        prop_assert!(health(years + later, cycles + more) <= health(years, cycles));
        prop_assert!(health(0.0, 0.0) == ratio(1.0));
        let life = ageing.life_years(cycles).unwrap();
        prop_assert!((health(life, cycles * life).fraction() - end).abs() < 1e-6);
    }

    #[test]
    fn one_more_charger_never_makes_anybody_wait_longer(
        chargers in 1_u32..8, rate in 0.0..6.0, seed in any::<u64>(),
    ) {
        let run = |chargers| {
            let need = EnergyNeed::Uniform { low: Energy::from_kwh(5.0), high: Energy::from_kwh(60.0) };
            let station =
                Station { chargers, power: Power::from_kw(22.0), arrivals_per_hour: [rate; 24], need };
            queue::simulate(&station, 3, seed).unwrap()
        };
        let (few, many) = (run(chargers), run(chargers + 1));
        prop_assert_eq!(few.vehicles, many.vehicles);
        prop_assert!((few.energy.kwh() - many.energy.kwh()).abs() < 1e-6 * few.energy.kwh().max(1.0));
        if let (Some(few), Some(many)) = (few.mean_wait, many.mean_wait) {
            prop_assert!(many.hours() <= few.hours() + 1e-9);
        }
        let time: f64 = many.busy_shares.iter().map(|it| it.fraction()).sum();
        prop_assert!((time - 1.0).abs() < 1e-9);
        let quarters = few.quarter_hours_kw.iter().sum::<f64>() / 4.0;
        prop_assert!((quarters - few.energy.kwh()).abs() < 1e-6 * quarters.max(1.0));
        prop_assert!(few.simultaneity().fraction() <= 1.0 + 1e-9);
    }

    #[test]
    fn more_servers_wait_less_and_no_load_never_waits(servers in 1_u32..50, load in 0.0..0.99) {
        let offered = load * f64::from(servers);
        let waits = erlang_c(servers, offered).unwrap().unwrap();
        prop_assert!((0.0..=1.0).contains(&waits));
        prop_assert!(erlang_c(servers + 1, offered).unwrap().unwrap() <= waits + 1e-12);
        prop_assert!(erlang_c(servers, 0.0).unwrap() == Some(0.0));
    }
}
