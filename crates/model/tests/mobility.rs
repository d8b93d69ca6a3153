//! Electric cars, charging and batteries: cases worked by hand.

use portal_model::ModelError;
use portal_model::mobility::ageing::Ageing;
use portal_model::mobility::car::{CarUse, home_sessions};
use portal_model::mobility::charging::{Session, Strategy, schedule};
use portal_model::mobility::vehicle::{Cabin, Road, Vehicle};
use portal_units::{
    Conductance, Energy, Instant, Length, Power, PowerConsumption, Ratio, Speed, Temperature, ZoneRule,
};

fn close(got: f64, want: f64) {
    assert!((got - want).abs() < 1e-9 * want.abs().max(1.0), "{got} is not {want}");
}

fn message(error: &ModelError) -> String {
    error.to_string()
}

fn celsius(value: f64) -> Temperature {
    Temperature::from_celsius(value)
}

fn road(share: f64, km_per_h: f64, driving: f64) -> Road {
    Road {
        share: Ratio::from_fraction(share),
        speed: Speed::from_km_per_h(km_per_h),
        driving: PowerConsumption::from_kwh_per_100km(driving),
    }
}

/// Half in town at 30 km/h with 14 kWh/100 km, half at 90 km/h with 16 kWh/100 km.
fn car() -> Vehicle {
    Vehicle {
        roads: vec![road(0.5, 30.0, 14.0), road(0.5, 90.0, 16.0)],
        cabin: Cabin {
            loss: Conductance::from_w_per_k(100.0),
            heat_below: celsius(18.0),
            cool_above: celsius(24.0),
            heating_cop: Ratio::from_fraction(2.0),
            cooling_cop: Ratio::from_fraction(2.5),
        },
        auxiliaries: Power::from_kw(0.3),
        mild: celsius(20.0),
        cold_penalty_per_kelvin: Ratio::from_fraction(0.005),
    }
}

#[test]
fn a_car_in_frost_heat_and_mild_air_by_hand() {
    // 100 km take 50/30 + 50/90 h = 2.2222 h.
    let hours = 20.0 / 9.0;
    for (air, driving, climate) in [
        // 15·(1 + 0.005·30); 100 W/K over 28 K are 2.8 kW of heat, 1.4 kW of electricity.
        (-10.0, 17.25, 1.4 * hours),
        (20.0, 15.0, 0.0),
        // 100 W/K over 10 K are 1 kW of cold, 0.4 kW of electricity.
        (34.0, 15.0, 0.4 * hours),
    ] {
        let found = car().consumption(celsius(air)).unwrap();
        close(found.driving.kwh_per_100km(), driving);
        close(found.climate.kwh_per_100km(), climate);
        close(found.auxiliaries.kwh_per_100km(), 0.3 * hours);
        close(found.total().kwh_per_100km(), driving + climate + 0.3 * hours);
    }
    close(car().standing_power(celsius(-10.0)).unwrap().kw(), 1.7);
}

#[test]
fn a_week_of_commuting_by_hand() {
    let km = Length::from_km;
    let use_of_car = CarUse {
        vehicle: car(),
        distance: [km(60.0), km(60.0), km(60.0), km(60.0), km(60.0), km(0.0), km(300.0)],
        arrival_hour: 17,
        departure_hour: 7,
        battery: Energy::from_kwh(40.0),
        charger: Power::from_kw(11.0),
        charging_efficiency: Ratio::from_fraction(0.9),
    };
    // Monday 6 January 2025, a week of 20 °C: 15 + 0.3·20/9 = 15.6667 kWh/100 km, so 9.4 kWh a working day and
    // 47 kWh on Sunday, of which 40 fit into the battery.
    let monday = Instant::parse("2025-01-06T00:00Z").unwrap();
    let week = [20.0; 168];
    let found = home_sessions(&use_of_car, monday, &week, &ZoneRule::parse("UTC0").unwrap()).unwrap();
    close(found.distance.m(), 600_000.0);
    close(found.used.kwh(), 5.0 * 9.4 + 47.0);
    close(found.on_the_way.kwh(), 7.0);
    let stays: Vec<_> = found.sessions.iter().map(|it| (it.arrival, it.departure)).collect();
    assert_eq!(stays, [(17, 31), (41, 55), (65, 79), (89, 103), (113, 127), (137, 151), (161, 168)]);
    let energy: Vec<f64> = found.sessions.iter().map(|it| it.energy.kwh()).collect();
    close(energy[0], 9.4 / 0.9);
    close(energy[5], 0.0);
    close(energy[6], 40.0 / 0.9);
    // In Warsaw winter the same clock is an hour earlier in UTC.
    let warsaw = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    let there = home_sessions(&use_of_car, monday, &week, &warsaw).unwrap();
    assert_eq!((there.sessions[0].arrival, there.sessions[0].departure), (16, 30));
}

#[test]
fn the_air_of_a_trip_is_that_of_the_hours_away() {
    let use_of_car = CarUse {
        vehicle: car(),
        distance: [Length::from_km(100.0); 7],
        arrival_hour: 17,
        departure_hour: 7,
        battery: Energy::from_kwh(100.0),
        charger: Power::from_kw(11.0),
        charging_efficiency: Ratio::from_fraction(1.0),
    };
    // Away from 7 to 17 at −10 °C and on the next day at 20 °C, at home in −30 °C that do not matter.
    let away = |day: usize| if day == 0 { -10.0 } else { 20.0 };
    let air: Vec<f64> =
        (0..48).map(|hour| if (7..17).contains(&(hour % 24)) { away(hour / 24) } else { -30.0 }).collect();
    let start = Instant::parse("2025-01-06T00:00Z").unwrap();
    let found = home_sessions(&use_of_car, start, &air, &ZoneRule::parse("UTC0").unwrap()).unwrap();
    close(found.sessions[0].energy.kwh(), 17.25 + 1.7 * 20.0 / 9.0);
    close(found.sessions[1].energy.kwh(), 15.0 + 0.3 * 20.0 / 9.0);
}

#[test]
fn three_ways_to_charge_by_hand() {
    // Four hours of stay, 8 kWh at up to 4 kW.
    let stay =
        Session { arrival: 1, departure: 5, energy: Energy::from_kwh(8.0), power: Power::from_kw(4.0) };
    let surplus = [9.0, 0.0, 1.0, 3.0, 0.0, 9.0];
    let run = |strategy| schedule(&[stay], &surplus, strategy, None).unwrap();
    let at_once = run(Strategy::OnArrival);
    assert_eq!(at_once.load_kwh, [0.0, 4.0, 4.0, 0.0, 0.0, 0.0]);
    assert_eq!(at_once.surplus_share(), Some(Ratio::from_fraction(1.0 / 8.0)));
    let even = run(Strategy::Even);
    assert_eq!(even.load_kwh, [0.0, 2.0, 2.0, 2.0, 2.0, 0.0]);
    assert_eq!(even.surplus_share(), Some(Ratio::from_fraction(3.0 / 8.0)));
    assert_eq!(even.simultaneity(), Some(Ratio::from_fraction(0.5)));
    // 1 and 3 kWh of surplus, the other 4 evenly: 1 kWh in each hour.
    let smart = run(Strategy::Surplus);
    assert_eq!(smart.load_kwh, [0.0, 1.0, 2.0, 4.0, 1.0, 0.0]);
    assert_eq!(smart.from_surplus_kwh, [0.0, 0.0, 1.0, 3.0, 0.0, 0.0]);
    assert_eq!((smart.energy(), smart.peak()), (Energy::from_kwh(8.0), Power::from_kw(4.0)));
    // A connection of 1.5 kW gives 6 kWh in four hours.
    let weak = schedule(&[stay], &surplus, Strategy::OnArrival, Some(Power::from_kw(1.5))).unwrap();
    assert_eq!(weak.load_kwh, [0.0, 1.5, 1.5, 1.5, 1.5, 0.0]);
    assert_eq!(weak.unmet, Energy::from_kwh(2.0));
}

#[test]
fn who_leaves_first_gets_the_surplus_first() {
    let session = |arrival, departure| Session {
        arrival,
        departure,
        energy: Energy::from_kwh(3.0),
        power: Power::from_kw(10.0),
    };
    // 3 kWh in the second hour go to the one who came later but leaves then, 3 kWh in the third to the other.
    let both = [session(0, 3), session(1, 2)];
    let found = schedule(&both, &[0.0, 3.0, 3.0], Strategy::Surplus, None).unwrap();
    assert_eq!(found.load_kwh, [0.0, 3.0, 3.0]);
    assert_eq!(found.surplus_share(), Some(Ratio::from_fraction(1.0)));
    assert_eq!(found.connected, Power::from_kw(20.0));
}

#[test]
fn without_sessions_nothing_is_defined() {
    let none = schedule(&[], &[1.0, 2.0], Strategy::Surplus, None).unwrap();
    assert_eq!((none.surplus_share(), none.simultaneity(), none.peak()), (None, None, Power::ZERO));
}

#[test]
fn a_battery_ages_by_hand() {
    let ageing = Ageing {
        end_health: Ratio::from_fraction(0.8),
        end_years: 10.0,
        end_cycles: 4000.0,
        time_exponent: 1.0,
        cycle_exponent: 0.5,
    };
    let health = |years, cycles| ageing.health(years, cycles).unwrap().fraction();
    close(health(0.0, 0.0), 1.0);
    close(health(10.0, 0.0), 0.8);
    close(health(0.0, 4000.0), 0.8);
    // 5/10 + √(1000/4000) = 1: the life is spent after five years with 200 cycles each.
    close(health(5.0, 1000.0), 0.8);
    close(ageing.life_years(200.0).unwrap(), 5.0);
    close(ageing.life_years(0.0).unwrap(), 10.0);
    // 100/10 + √(1e6/4000) = 25.8 lives: nothing is left.
    close(health(100.0, 1e6), 0.0);
}

#[test]
fn bad_vehicles_are_named() {
    let mut half = car();
    half.roads.pop();
    assert!(message(&half.consumption(celsius(0.0)).unwrap_err()).starts_with("road_shares = 0.5"));
    let mut contrary = car();
    contrary.cabin.cool_above = celsius(10.0);
    assert_eq!(
        message(&contrary.consumption(celsius(0.0)).unwrap_err()),
        "cool_above = 10 lies outside 18 to 60"
    );
    assert!(car().consumption(celsius(-41.0)).is_err());
    let backwards =
        Session { arrival: 3, departure: 2, energy: Energy::from_kwh(1.0), power: Power::from_kw(1.0) };
    assert!(schedule(&[backwards], &[0.0; 5], Strategy::Even, None).is_err());
    assert!(schedule(&[], &[-1.0], Strategy::Even, None).is_err());
    let endless = CarUse {
        vehicle: car(),
        distance: [Length::from_km(2001.0); 7],
        arrival_hour: 17,
        departure_hour: 7,
        battery: Energy::from_kwh(100.0),
        charger: Power::from_kw(11.0),
        charging_efficiency: Ratio::from_fraction(1.0),
    };
    let start = Instant::parse("2025-01-06T00:00Z").unwrap();
    let refused = home_sessions(&endless, start, &[20.0; 24], &ZoneRule::parse("UTC0").unwrap());
    assert_eq!(message(&refused.unwrap_err()), "distance = 2001 lies outside 0 to 2000");
}
