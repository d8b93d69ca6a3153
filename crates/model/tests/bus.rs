//! A bus line: days worked by hand.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::mobility::bus::{
    BusBattery, BusCharging, BusDay, BusLine, BusSystem, DepotCharging, Terminus, simulate,
};
use portal_model::mobility::vehicle::{Cabin, Road, Vehicle};
use portal_units::{Conductance, Energy, Length, Power, PowerConsumption, Ratio, Speed, Temperature};

fn close(got: f64, want: f64) {
    assert!((got - want).abs() < 1e-9 * want.abs().max(1.0), "{got} is not {want}");
}

/// A trip of 10 km in 30 minutes with 1 kWh/km, at 6:00, 7:00 and 7:10, ten minutes between trips.
fn system() -> BusSystem {
    let ratio = Ratio::from_fraction;
    BusSystem {
        line: BusLine {
            trip: Length::from_km(10.0),
            trip_minutes: 30,
            turnaround_minutes: 10,
            departures: vec![360, 420, 430],
        },
        vehicle: Vehicle {
            roads: vec![Road {
                share: ratio(1.0),
                speed: Speed::from_km_per_h(20.0),
                driving: PowerConsumption::from_kwh_per_100km(100.0),
            }],
            cabin: Cabin {
                loss: Conductance::from_w_per_k(500.0),
                heat_below: Temperature::from_celsius(15.0),
                cool_above: Temperature::from_celsius(25.0),
                heating_cop: ratio(1.0),
                cooling_cop: ratio(2.0),
            },
            auxiliaries: Power::ZERO,
            mild: Temperature::from_celsius(15.0),
            cold_penalty_per_kelvin: Ratio::ZERO,
        },
        battery: BusBattery {
            capacity: Energy::from_kwh(40.0),
            health: ratio(0.8),
            soc_min: ratio(0.1),
            soc_max: ratio(0.9),
        },
        charging: BusCharging {
            depot: Power::from_kw(60.0),
            depot_charging: DepotCharging::AtOnce,
            terminus: None,
            efficiency: ratio(0.8),
        },
    }
}

fn run(system: &BusSystem, celsius: f64) -> BusDay {
    simulate(system, Temperature::from_celsius(celsius)).unwrap()
}

#[test]
fn a_short_day_by_hand() {
    let day = run(&system(), 20.0);
    // The first bus is back at 6:30, ready at 6:40 and goes again at 7:00; at 7:10 it is away: a second bus.
    assert_eq!((day.buses, day.distance), (2, Length::from_km(30.0)));
    close(day.used.kwh(), 30.0);
    // 30/0.8 from the grid.
    close(day.from_grid.kwh(), 37.5);
    // The first bus lacks 20 kWh at last; 0.8·(0.9 − 0.1) = 0.64 of the capacity can be used.
    close(day.least_capacity.kwh(), 31.25);
    assert!(day.sufficient);
    // 31.25 kWh are just enough, a watt hour less is not.
    for (kwh, sufficient) in [(31.25, true), (31.249, false)] {
        let mut tight = system();
        tight.battery.capacity = Energy::from_kwh(kwh);
        assert_eq!(run(&tight, 20.0).sufficient, sufficient, "{kwh}");
    }
    // The first bus charges 25 kWh from 7:30 for 25 minutes, the second 12.5 kWh from 7:40 for 12.5 minutes.
    // 7:30–7:45: 60 + 60·5/15; 7:45–8:00: 60·10/15 + 60·7.5/15.
    close(day.grid_kw[30], 80.0);
    close(day.grid_kw[31], 70.0);
    close(day.grid_kw.iter().sum::<f64>() / 4.0, 37.5);
    close(day.peak().kw(), 80.0);
}

#[test]
fn a_managed_depot_takes_the_whole_night() {
    let mut even = system();
    even.charging.depot_charging = DepotCharging::Even;
    let day = run(&even, 20.0);
    // The first bus is out for 90 minutes, the second for 30: 25 kWh in 1350 and 12.5 kWh in 1410 minutes.
    close(day.peak().kw(), 25.0 * 60.0 / 1350.0 + 12.5 * 60.0 / 1410.0);
    close(day.from_grid.kwh(), 37.5);
}

#[test]
fn a_charger_at_the_terminus_halves_the_battery() {
    let mut fast = system();
    fast.charging.terminus = Some(Terminus { power: Power::from_kw(120.0), chargers: 1, connect_minutes: 2 });
    let day = run(&fast, 20.0);
    // From 6:32 on 120·0.8 = 96 kW fill the 10 kWh in 6.25 minutes: 10/0.64.
    close(day.least_capacity.kwh(), 15.625);
    // 6:30–6:45: 12.5 kWh from the grid in the quarter.
    close(day.grid_kw[26], 50.0);
    // With 30 kW the 26 minutes between bring 30·0.8·26/60 = 10.4 kWh, more than the 10; with 15 kW 5.2 kWh.
    fast.charging.terminus = Some(Terminus { power: Power::from_kw(15.0), chargers: 1, connect_minutes: 2 });
    close(run(&fast, 20.0).least_capacity.kwh(), (20.0 - 5.2) / 0.64);
}

#[test]
fn one_charger_serves_one_bus_at_a_time() {
    // Two buses leave at 6:00, both stand from 6:30 to 7:00.
    let mut busy = system();
    busy.line.departures = vec![360, 360, 420, 420];
    let terminus = |chargers| Some(Terminus { power: Power::from_kw(15.0), chargers, connect_minutes: 0 });
    busy.charging.terminus = terminus(1);
    // The one who is served gets 15·0.8·0.5 = 6 kWh, the other nothing: 20 kWh lack.
    close(run(&busy, 20.0).least_capacity.kwh(), 20.0 / 0.64);
    busy.charging.terminus = terminus(2);
    close(run(&busy, 20.0).least_capacity.kwh(), 14.0 / 0.64);
}

#[test]
fn a_bus_goes_again_as_soon_as_its_turnaround_is_over() {
    let buses = |second| {
        let mut pair = system();
        pair.line.departures = vec![360, second];
        run(&pair, 20.0).buses
    };
    // Back at 6:30, ready at 6:40.
    assert_eq!((buses(399), buses(400)), (2, 1));
}

#[test]
fn who_waits_longest_goes_next_and_charges_first() {
    let mut busy = system();
    busy.line.departures = vec![360, 370, 400, 440, 460];
    busy.charging.terminus = Some(Terminus { power: Power::from_kw(15.0), chargers: 1, connect_minutes: 0 });
    // 15·0.8 kW are 0.2 kWh a minute. The first bus goes at 6:00, 6:40 and 7:40, the second at 6:10 and 7:20.
    // The first charges from 6:30 to 6:40 (2 kWh) and, after the second has left, from 7:20 to 7:40 (4 kWh):
    // 10 − 2 + 10 − 4 + 10 = 24 kWh lack at its end.
    close(run(&busy, 20.0).least_capacity.kwh(), 24.0 / 0.64);
}

#[test]
fn frost_heats_the_cabin_on_the_way_and_at_the_terminus() {
    // −5 °C: 500 W/K over 20 K are 10 kW. Three trips of half an hour and one stand of half an hour: 30 + 4·5.
    let day = run(&system(), -5.0);
    close(day.used.kwh(), 50.0);
    // The first bus: 15 + 5 + 15.
    close(day.least_capacity.kwh(), 35.0 / 0.64);
    assert!(!day.sufficient);
}

#[test]
fn a_weak_depot_leaves_something_to_be_refilled() {
    let mut weak = system();
    weak.charging.depot = Power::from_kw(1.0);
    let day = run(&weak, 20.0);
    // In 1350 minutes 1 kW·0.8 brings 18 of 20 kWh; the second bus needs only 10 of 18.8.
    close(day.not_refilled.kwh(), 2.0);
    assert!(!day.sufficient);
}

#[test]
fn no_departure_is_no_bus() {
    let mut idle = system();
    idle.line.departures.clear();
    let day = run(&idle, -20.0);
    assert_eq!((day.buses, day.from_grid, day.peak()), (0, Energy::ZERO, Power::ZERO));
}

#[test]
fn bad_lines_are_named() {
    let message =
        |system: &BusSystem| simulate(system, Temperature::from_celsius(20.0)).unwrap_err().to_string();
    let mut mixed = system();
    mixed.line.departures = vec![420, 360];
    assert_eq!(message(&mixed), "departure = 360 lies outside 420 to 2879");
    let mut far = system();
    far.line.trip = Length::from_km(501.0);
    assert_eq!(message(&far), "trip = 501 lies outside 0 to 500");
    let mut endless = system();
    endless.line.departures = (0..48).map(|it| it * 40).collect();
    assert!(message(&endless).starts_with("block ="));
    let mut flat = system();
    flat.battery.soc_max = flat.battery.soc_min;
    assert!(message(&flat).starts_with("soc_max = 0.1"));
}
