//! Five measures on one hourly year of a house: order, energy, agreement with the models of the fields.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod houses;
mod orders;
mod sites;

use portal_model::ledger::{Account, HouseMeasure, Set};
use portal_model::storage::balance;

/// All numbers of an account.
fn numbers(account: &Account) -> Vec<f64> {
    let (private, public) = (&account.cost.private, &account.cost.public);
    vec![
        account.used.kwh(),
        account.made.kwh(),
        account.import.kwh(),
        account.export.kwh(),
        account.fuel.kwh(),
        account.co2.kg(),
        account.pm10.unwrap().g(),
        account.pm25.unwrap().g(),
        private.total().unwrap().pln(),
        private.capital.pln(),
        public.total().unwrap().pln(),
        public.energy.pln(),
    ]
}

fn all_near(got: &[f64], want: &[f64]) {
    for (got, want) in got.iter().zip(want) {
        assert!((got - want).abs() <= 1e-9 * want.abs().max(1.0), "{got} is not {want}");
    }
}

#[test]
fn the_total_is_the_same_in_all_orders_of_five_measures() {
    let site = sites::house();
    let places = HouseMeasure::ALL.map(HouseMeasure::place);
    assert_eq!(places, [0, 1, 2, 3, 4]);
    let all = orders::of(&places);
    assert_eq!(all.len(), 120);
    let total = numbers(&site.ledger(&places).unwrap().total());
    // Every figure moves.
    assert!(total.iter().all(|it| it.abs() > 1.0), "{total:?}");
    let mut first_steps = Vec::new();
    for order in all {
        let ledger = site.ledger(&order).unwrap();
        all_near(&numbers(&ledger.total()), &total);
        let mut sum = vec![0.0; total.len()];
        for step in &ledger.steps {
            for (sum, change) in sum.iter_mut().zip(numbers(&step.change)) {
                *sum += change;
            }
        }
        all_near(&sum, &total);
        let heat = ledger.steps.iter().find(|it| it.measure == HouseMeasure::Heat.place()).unwrap();
        first_steps.push(heat.change.co2.kg());
    }
    // What the heat pump spares depends on what was done before.
    let most = first_steps.iter().copied().fold(f64::MAX, f64::min);
    let least = first_steps.iter().copied().fold(f64::MIN, f64::max);
    assert!(most < 1.2 * least && least < 0.0, "{most} {least}");
}

#[test]
fn in_each_hour_what_goes_in_comes_out() {
    let site = sites::house();
    for bits in 0..32_usize {
        let taken = (0..5)
            .filter(|place| bits >> place & 1 == 1)
            .fold(Set::NONE, |taken, place| taken.and(Set::only(place)));
        let hours = site.hours(taken).unwrap();
        assert_eq!(hours.len(), 8760);
        for hour in &hours {
            let (into, out) = (hour.taken(), hour.given());
            assert!((into - out).abs() <= 1e-9 * into.max(1.0), "{hour:?}");
        }
        // The sums of the hours are those of the account.
        let year = site.year(taken).unwrap();
        let sum = |part: fn(&portal_model::ledger::HourEnergy) -> f64| hours.iter().map(part).sum::<f64>();
        all_near(
            &[year.import.kwh(), year.export.kwh(), year.fuel.kwh()],
            &[sum(|it| it.import), sum(|it| it.export), sum(|it| it.fuel)],
        );
    }
}

#[test]
fn the_meter_is_that_of_the_balance() {
    let site = sites::house();
    let all = HouseMeasure::ALL.into_iter().fold(Set::NONE, |taken, it| taken.and(it.set()));
    let mut made = vec![0.0; 8760];
    let mut used = vec![0.0; 8760];
    for device in site.parts().devices.iter().filter(|it| it.when.holds(all)) {
        for (sum, value) in made.iter_mut().zip(&device.made_kwh) {
            *sum += value;
        }
        for (sum, value) in used.iter_mut().zip(&device.electricity_kwh) {
            *sum += value;
        }
    }
    let totals = balance(&made, &used, &site.parts().store.unwrap().battery, None).unwrap().totals;
    let year = site.year(all).unwrap();
    all_near(
        &[year.made.kwh(), year.used.kwh(), year.import.kwh(), year.export.kwh()],
        &[totals.generation.kwh(), totals.load.kwh(), totals.import.kwh(), totals.export.kwh()],
    );
}

#[test]
fn charging_follows_the_sun_once_there_are_panels() {
    let site = sites::house();
    let (pv, ev) = (HouseMeasure::Pv.set(), HouseMeasure::Ev.set());
    // The car takes the same energy at either time.
    let alone = site.year(ev).unwrap().used - site.year(Set::NONE).unwrap().used;
    let sunny = site.year(pv.and(ev)).unwrap().used - site.year(pv).unwrap().used;
    all_near(&[sunny.kwh()], &[alone.kwh()]);
    assert_ne!(site.hours(ev).unwrap(), site.hours(pv.and(ev)).unwrap());
}
