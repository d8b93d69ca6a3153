//! Ledgers of many samples.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod houses;
mod sites;

use std::time::Duration;

use portal_model::ledger::{Device, Effect, Grid, Ledger, Runs, Site, SiteParts, Uncertain, When};
use portal_model::uncertainty::Distribution;
use sites::{APPLIANCES, carrier, house, measure, uncertain, views};

const ORDER: [usize; 5] = [3, 2, 0, 1, 4];

fn spared(ledger: &Ledger) -> Option<f64> {
    ledger.total().cost.private.total().map(|it| -it.pln())
}

fn bill(ledger: &Ledger) -> Option<f64> {
    ledger.before.cost.private.total().map(portal_units::Money::pln)
}

fn first(mut runs: Runs) -> Ledger {
    runs.samples.remove(0)
}

fn only(distribution: Distribution, effects: Vec<Effect>) -> Vec<Uncertain> {
    vec![Uncertain { distribution, effects }]
}

#[test]
fn an_uncertain_price_spreads_the_bill_as_worked_by_hand() {
    let site = house();
    // The price is even from 0.5 to 1.5 of itself: the median bill is that of the middle, four tenths of the bill from
    // the grid to either side, up to one stratum of 400. Fuel stays.
    let price = only(Distribution::Uniform { low: 0.5, high: 1.5 }, vec![Effect::ImportPrice]);
    let runs = site.runs(&[0], &price, 400, 3).unwrap();
    let found = runs.spread(bill).unwrap().unwrap();
    let views = &site.parts().views;
    let load = &site.parts().devices[APPLIANCES].electricity_kwh;
    let appliances: f64 = load.iter().zip(&views.private.import_pln_per_kwh).map(|(a, b)| a * b).sum();
    let boiler = &site.parts().devices[2].electricity_kwh;
    let fan: f64 = boiler.iter().zip(&views.private.import_pln_per_kwh).map(|(a, b)| a * b).sum();
    let grid = appliances + fan;
    assert_eq!(Some(found.mid), bill(&site.ledger(&[0]).unwrap()));
    for (got, want) in [(found.low, -0.4), (found.median, 0.0), (found.high, 0.4)] {
        assert!((got - found.mid - want * grid).abs() < grid / 400.0, "{found:?}");
    }
    let drivers = runs.drivers(bill, 3).unwrap();
    assert_eq!(drivers.len(), 1);
    assert!((drivers[0].correlation - 1.0).abs() < 1e-12);
}

#[test]
fn a_run_of_certain_inputs_is_the_ledger() {
    let site = house();
    let price = only(Distribution::Certain(0.4), vec![Effect::ExportPrice]);
    assert_eq!(first(site.runs(&ORDER, &price, 1, 1).unwrap()), site.ledger(&ORDER).unwrap());
}

/// The factor of the one sample is read off the price of coal: 0.25 PLN/kWh for what the boiler burns.
#[test]
fn each_effect_multiplies_what_it_names() {
    let site = house();
    let twice = |effect: Effect| {
        let spread = Distribution::Normal { mean: 1.0, deviation: 1e3, low: 1.0, high: 1.5 };
        let runs = site.runs(&ORDER, &only(spread, vec![effect]), 1, 9).unwrap();
        let check = site.runs(&ORDER, &only(spread, vec![Effect::FuelPrice(0)]), 1, 9).unwrap();
        let before = |it: &Ledger| it.before.cost.private.energy.pln();
        let coal = site.ledger(&[]).unwrap().before;
        let fuel_kwh: f64 = site.parts().devices[2].fuel_kwh.iter().sum();
        let found = 1.0 + (before(&check.samples[0]) - coal.cost.private.energy.pln()) / (0.25 * fuel_kwh);
        assert!(found > 1.0 && found < 1.5, "{found}");
        (first(runs), found)
    };
    let near = |got: f64, want: f64| {
        assert!((got - want).abs() <= 1e-6 * want.abs().max(1.0), "{got} is not {want}");
    };
    let plain = site.ledger(&ORDER).unwrap();
    let (run, by) = twice(Effect::Amount(APPLIANCES));
    let appliances: f64 = site.parts().devices[APPLIANCES].electricity_kwh.iter().sum();
    near((run.before.used - plain.before.used).kwh(), (by - 1.0) * appliances);
    let (run, by) = twice(Effect::Efficiency(2));
    let coal: f64 = site.parts().devices[2].fuel_kwh.iter().sum();
    near((plain.before.fuel - run.before.fuel).kwh(), coal * (1.0 - 1.0 / by));
    let (run, by) = twice(Effect::FuelCo2(0));
    near((run.before.co2 - plain.before.co2).kg(), (by - 1.0) * coal * 0.341);
    let (run, by) = twice(Effect::FuelParticles(0));
    let of_coal = coal * 404.0 * 0.0036;
    near(run.before.pm10.unwrap().g() - plain.before.pm10.unwrap().g(), (by - 1.0) * of_coal);
    let (run, by) = twice(Effect::GridCo2);
    near((run.before.co2 - plain.before.co2).kg(), (by - 1.0) * plain.before.import.kwh() * 0.6);
    let (run, by) = twice(Effect::Investment(0));
    let capital = |it: &Ledger| it.after().cost.public.capital.pln();
    let recovery = 0.04 / (1.0 - 1.04_f64.powi(-25));
    near(capital(&run) - capital(&plain), (by - 1.0) * 30_000.0 * recovery);
    let (run, by) = twice(Effect::ExportPrice);
    let energy = |it: &Ledger| it.after().cost.private.energy.pln();
    near(energy(&plain) - energy(&run), (by - 1.0) * plain.after().export.kwh() * 0.4);
    let (run, _) = twice(Effect::Capacity);
    assert!(run.after().import < plain.after().import);
    assert_eq!(run.before, plain.before);
}

/// Two hours of 4 kWh, with panels that make 6 kWh in the second, and 10 kWh of a fuel for 1 PLN. Energy from the grid is
/// free, so that the bill before the panels says by how much the one sample multiplies.
#[test]
fn a_factor_reaches_a_site_with_panels_and_one_without() {
    let site = Site::new(SiteParts {
        devices: vec![
            Device::appliances(vec![4.0; 2]),
            Device::renewable(vec![0.0, 6.0]).when(When::after(0)),
            Device::engine(vec![10.0, 0.0], 0.5, 0).unwrap(),
        ],
        store: None,
        carriers: vec![carrier(1.0, 0.5, 0.0, Some((0.0, 0.0)))],
        measures: vec![measure(0.0, 0.0, 1, 0.0)],
        grid: Grid { export_limit: None, import_g_per_kwh: vec![0.0; 2], export_g_per_kwh: vec![0.0; 2] },
        views: views(&[0.0; 2], &[0.5; 2], 0.0),
        net_billing: None,
    })
    .unwrap();
    let near = |got: f64, want: f64| assert!((got - want).abs() <= 1e-9, "{got} is not {want}");
    let run = |effect| {
        let spread = Distribution::Normal { mean: 1.0, deviation: 1e3, low: 1.0, high: 1.5 };
        let ledger = first(site.runs(&[0], &only(spread, vec![effect, Effect::FuelPrice(0)]), 1, 9).unwrap());
        let by = ledger.before.cost.private.energy.pln() / 10.0;
        assert!(by > 1.0 && by < 1.5, "{by}");
        near(ledger.before.cost.public.energy.pln(), 5.0 * by);
        (ledger, by)
    };
    for (effect, load) in [
        (Effect::Amount(0), (|by| 4.0 * by) as fn(f64) -> f64),
        (Effect::Efficiency(0), |by| 4.0 / by),
        (Effect::ExportPrice, |_| 4.0),
    ] {
        let (ledger, by) = run(effect);
        let load = load(by);
        near(ledger.before.import.kwh(), 2.0 * load);
        near(ledger.before.used.kwh(), 2.0 * load);
        near(ledger.after().used.kwh(), 2.0 * load);
        near(ledger.after().import.kwh(), load);
        near(ledger.after().export.kwh(), 6.0 - load);
    }
    // 2 kWh are sold for half a PLN each, and for half of that in the other view.
    let (ledger, by) = run(Effect::ExportPrice);
    near(ledger.after().cost.private.energy.pln(), 10.0 * by - by);
    near(ledger.after().cost.public.energy.pln(), 5.0 * by - 0.5 * by);
}

#[test]
fn five_measures_have_a_range_and_three_drivers() {
    let site = house();
    let runs = site.runs(&ORDER, &uncertain(), 200, 42).unwrap();
    assert_eq!(runs.samples.len(), 200);
    let found = runs.spread(spared).unwrap().unwrap();
    assert!(found.low < found.median && found.median < found.high, "{found:?}");
    assert!(found.low < found.mid && found.mid < found.high, "{found:?}");
    let strongest = runs.drivers(spared, 3).unwrap();
    assert_eq!(strongest.len(), 3);
    // Heat that need not be bought is most of what is spared; the price of coal comes with it.
    assert!(strongest[0].correlation > 0.3, "{strongest:?}");
    assert_eq!(runs, site.runs(&ORDER, &uncertain(), 200, 42).unwrap());
    assert_ne!(runs, site.runs(&ORDER, &uncertain(), 200, 43).unwrap());
    // In every sample the steps add up to the total.
    for ledger in &runs.samples {
        let steps: f64 = ledger.steps.iter().map(|it| it.change.co2.kg()).sum();
        assert!((steps - ledger.total().co2.kg()).abs() < 1e-9 * steps.abs());
    }
    // The middle painted at once, then drawn again, differ by less than the range.
    let moved = found.scaled_to(found.mid * 1.01);
    assert!((moved.low - found.low * 1.01).abs() < 1e-6 * found.low.abs());
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let site = house();
    let refused = |distribution, effect| {
        site.runs(&ORDER, &only(distribution, vec![effect]), 10, 1).unwrap_err().to_string()
    };
    let even = |low, high| Distribution::Uniform { low, high };
    assert!(refused(even(-1.0, 1.0), Effect::ImportPrice).starts_with("middle"));
    assert!(refused(even(-1.0, 2.0), Effect::ImportPrice).starts_with("factor"));
    assert!(refused(even(0.0, 1e-9), Effect::Efficiency(99)).starts_with("effect"));
    assert!(
        refused(Distribution::Triangular { low: 0.0, mode: 100.0, high: 101.0 }, Effect::Investment(5))
            .starts_with("effect")
    );
    let site_runs = |order: &[usize], count| Site::runs(&site, order, &uncertain(), count, 1);
    assert!(site_runs(&[7], 10).is_err() && site_runs(&ORDER, 0).is_err());
}

/// At most 100 ms natively in release, so that a browser stays below 250 ms.
#[test]
#[ignore = "a stop watch: cargo test --release -p portal-model --test ledger_runs -- --ignored --nocapture"]
#[expect(clippy::disallowed_methods, reason = "measures, natively")]
fn the_time_of_five_hundred_runs() {
    // Panels and battery first: the order with most hours of a battery.
    let (site, inputs, order) = (house(), uncertain(), [0, 1, 2, 3, 4]);
    let mut times: Vec<Duration> = (0..9)
        .map(|seed| {
            let begun = std::time::Instant::now();
            let runs = site.runs(&order, &inputs, 500, seed).unwrap();
            assert!(runs.spread(spared).unwrap().is_some() && runs.drivers(spared, 3).unwrap().len() == 3);
            begun.elapsed()
        })
        .collect();
    times.sort();
    println!("ledger_runs_ms {:.1}", times[times.len() / 2].as_secs_f64() * 1000.0);
}
