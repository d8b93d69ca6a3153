//! Queues at chargers against the closed form of Erlang.

use portal_model::mobility::queue::{EnergyNeed, QueueRun, Station, erlang_c, mean_wait, simulate};
use portal_units::{Energy, Power, Ratio, Span};

fn close(got: f64, want: f64) {
    assert!((got - want).abs() < 1e-12 * want.abs().max(1.0), "{got} is not {want}");
}

#[test]
fn the_probability_of_waiting_by_hand() {
    let waits = |servers, offered| erlang_c(servers, offered).unwrap().unwrap();
    // One server waits as often as it is busy.
    close(waits(1, 0.5), 0.5);
    // a²/2!·1/(1 − ½) = 1 over 1 + 1 + 1.
    close(waits(2, 1.0), 1.0 / 3.0);
    // a³/3!·1/(1 − ⅔) = 4 over 1 + 2 + 2 + 4.
    close(waits(3, 2.0), 4.0 / 9.0);
    assert_eq!(erlang_c(3, 3.0).unwrap(), None);
    assert!(erlang_c(0, 0.0).is_err());
    // Two servers of one an hour and one arrival an hour: 1/3 over 2 − 1.
    let wait = mean_wait(2, 1.0, Span::from_hours(1.0)).unwrap().unwrap();
    close(wait.hours(), 1.0 / 3.0);
    // Of half an hour and two arrivals: as busy, 1/3 over 2/0.5 − 2.
    let wait = mean_wait(2, 2.0, Span::from_hours(0.5)).unwrap().unwrap();
    close(wait.hours(), 1.0 / 6.0);
}

#[test]
fn ten_servers_with_six_busy_wait_as_the_curves_of_textbooks_say() {
    // An exercise of queueing courses: 120 customers an hour, three minutes each, ten assistants; its solution reads
    // 0.10 off the printed curve.
    let waits = erlang_c(10, 6.0).unwrap().unwrap();
    assert!((waits - 0.10).abs() < 0.005, "{waits}");
}

fn station(chargers: u32, arrivals_per_hour: f64, need: EnergyNeed) -> Station {
    Station { chargers, power: Power::from_kw(50.0), arrivals_per_hour: [arrivals_per_hour; 24], need }
}

fn relative(got: f64, want: f64, tolerance: f64) {
    assert!((got / want - 1.0).abs() < tolerance, "{got} is not {want} within {tolerance}");
}

/// One hour of service on average.
const RANDOM_HOUR: EnergyNeed = EnergyNeed::Exponential { mean: Energy::from_kwh(50.0) };
const EXACT_HOUR: EnergyNeed = EnergyNeed::Fixed(Energy::from_kwh(50.0));

#[test]
fn the_simulated_queue_waits_as_erlang_says() {
    for (chargers, arrivals) in [(1, 0.5), (2, 1.0), (3, 2.0), (10, 6.0)] {
        let run = simulate(&station(chargers, arrivals, RANDOM_HOUR), 10_000, 2025).unwrap();
        let wait = mean_wait(chargers, arrivals, Span::from_hours(1.0)).unwrap().unwrap();
        relative(run.mean_wait.unwrap().hours(), wait.hours(), 0.03);
        let waits = erlang_c(chargers, arrivals).unwrap().unwrap();
        relative(run.waiting_share.unwrap().fraction(), waits, 0.02);
        relative(run.utilisation().fraction(), arrivals / f64::from(chargers), 0.01);
    }
    // Two chargers, one arrival an hour: nobody, one and both are there for a third of the time each.
    let run = simulate(&station(2, 1.0, RANDOM_HOUR), 10_000, 7).unwrap();
    for share in &run.busy_shares {
        relative(share.fraction(), 1.0 / 3.0, 0.02);
    }
}

#[test]
fn equal_service_halves_the_wait_of_one_charger() {
    // Pollaczek and Khinchine: ρ/(2(1 − ρ)) of a service instead of ρ/(1 − ρ); ρ = 0.5: half an hour.
    let run = simulate(&station(1, 0.5, EXACT_HOUR), 20_000, 1).unwrap();
    relative(run.mean_wait.unwrap().hours(), 0.5, 0.03);
}

#[test]
fn vehicles_come_in_the_hours_that_say_so() {
    let mut morning = station(50, 0.0, EXACT_HOUR);
    morning.arrivals_per_hour[8] = 4.0;
    let run = simulate(&morning, 2_000, 3).unwrap();
    // 8000 expected, five standard deviations are 450.
    assert!((7_550..8_450).contains(&run.vehicles), "{}", run.vehicles);
    close(run.energy.kwh(), 50.0 * f64::from(u32::try_from(run.vehicles).unwrap()));
    let power = |from: usize, to: usize| -> f64 {
        let days = run.quarter_hours_kw.chunks(96);
        days.flat_map(|day| day.iter().take(4 * to).skip(4 * from)).sum()
    };
    // Who comes between 8 and 9 and charges for an hour is gone at 10.
    close((power(0, 8) + power(10, 24)).abs(), 0.0);
    close(power(8, 10) / 4.0, run.energy.kwh());
    // Each keeps one of 50 chargers for one of 48 000 hours; nights count as well.
    close(run.utilisation().fraction(), run.energy.kwh() / 50.0 / (50.0 * 48_000.0));
}

#[test]
fn an_even_spread_of_needs_has_its_mean_in_the_middle() {
    let even = EnergyNeed::Uniform { low: Energy::from_kwh(10.0), high: Energy::from_kwh(30.0) };
    let run = simulate(&station(50, 4.0, even), 100, 5).unwrap();
    // 9600 vehicles of 20 kWh on average; five standard errors of 20/√12 are 0.3.
    let vehicles = f64::from(u32::try_from(run.vehicles).unwrap());
    assert!((run.energy.kwh() / vehicles - 20.0).abs() < 0.3, "{:?}", run.energy);
}

#[test]
fn no_days_keep_no_charger_busy() {
    let run = simulate(&station(2, 4.0, EXACT_HOUR), 0, 1).unwrap();
    assert_eq!(run.utilisation(), Ratio::ZERO);
    assert_eq!(run.busy_shares, [Ratio::ZERO; 3]);
}

#[test]
fn the_same_seed_is_the_same_day_and_another_another() {
    let day = |seed| simulate(&station(2, 3.0, RANDOM_HOUR), 1, seed).unwrap();
    assert_eq!(day(5), day(5));
    assert_ne!(day(5), day(6));
}

#[test]
fn a_crowd_at_one_charger_by_hand() {
    // Many more than one an hour: the charger never rests, the last of n vehicles leaves after about n hours.
    let run: QueueRun = simulate(&station(1, 1_000.0, EXACT_HOUR), 1, 11).unwrap();
    assert_eq!(run.peak(), Power::from_kw(50.0));
    assert_eq!(run.simultaneity(), Ratio::from_fraction(1.0));
    let hours = f64::from(u32::try_from(run.vehicles).unwrap());
    // The k-th waits k hours less the time of its arrival: (n − 1)/2 − 12 on average, within the first minutes.
    assert!((run.mean_wait.unwrap().hours() - ((hours - 1.0) / 2.0 - 12.0)).abs() < 0.3);
    assert!((run.wait_95.unwrap().hours() - (0.95 * (hours - 24.0))).abs() < 1.5);
}

#[test]
fn nobody_comes_and_nothing_is_defined() {
    let run = simulate(&station(3, 0.0, RANDOM_HOUR), 2, 1).unwrap();
    assert_eq!((run.vehicles, run.mean_wait, run.wait_95, run.waiting_share), (0, None, None, None));
    assert_eq!((run.peak(), run.energy), (Power::ZERO, Energy::ZERO));
    assert_eq!(run.busy_shares.first(), Some(&Ratio::from_fraction(1.0)));
    let uniform = EnergyNeed::Uniform { low: Energy::from_kwh(2.0), high: Energy::from_kwh(1.0) };
    assert!(simulate(&station(1, 1.0, uniform), 1, 1).is_err());
    assert!(simulate(&station(1, 1e4, RANDOM_HOUR), 100, 1).is_err());
    // 100 MWh at 50 kW take 2000 hours.
    let endless = station(1, 1.0, EnergyNeed::Fixed(Energy::from_kwh(1e5)));
    let refused = simulate(&endless, 1, 1).unwrap_err().to_string();
    assert_eq!(refused, "service = 2000 lies outside 0 to 1000");
}
