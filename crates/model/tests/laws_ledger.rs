//! What holds for every site: energy, order, zero in and zero out.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod houses;
mod sites;

use portal_model::ledger::{Account, Device, Effect, Grid, Set, Site, SiteParts, Store, Uncertain, When};
use portal_model::uncertainty::Distribution;
use portal_units::{Co2, Emission, Energy, Money};
use proptest::prelude::*;
use sites::{battery, carrier, measure, views};

const HOURS: usize = 24;

fn series(most: f64) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.0..most, HOURS)
}

/// Wind, a battery, cogeneration for a boiler and electric buses for diesel: the same code for a cluster.
fn cluster() -> impl Strategy<Value = Site> {
    let energies = (series(3.0), series(5.0), series(4.0), series(2.0));
    (energies, series(2.0), -0.2..1.0, 0.0..10.0, 0.3..1.0, 0.0..0.1).prop_map(
        |((load, wind, heat, way), import, export, capacity, eta, rate)| {
            let times = |values: &[f64], by: f64| values.iter().map(|it| it * by).collect::<Vec<_>>();
            let plant =
                Device::cogeneration(times(&heat, 1.0 / 0.45), times(&heat, 0.4 / 0.45), heat.clone(), 1);
            let boiler = Device::engine(times(&heat, 1.0 / 0.9), 0.9, 0);
            let site = Site::new(SiteParts {
                devices: vec![
                    Device::appliances(load),
                    Device::renewable(wind).when(When::after(0)),
                    boiler.unwrap().when(When::before(2)),
                    plant.unwrap().when(When::after(2)),
                    Device::engine(times(&way, 4.0), 0.25, 0).unwrap().when(When::before(3)),
                    Device::charging(times(&way, 1.0 / 0.9), 0.9).unwrap().when(When::after(3)),
                ],
                store: Some(Store { battery: battery(capacity, eta, eta), when: When::after(1) }),
                carriers: vec![
                    carrier(0.4, 0.3, 360.0, Some((100.0, 50.0))),
                    carrier(0.2, 0.2, 0.0, Some((1.0, 1.0))),
                ],
                measures: (0..4_u32).map(|it| measure(1000.0 * f64::from(it), 0.0, 10 + it, 5.0)).collect(),
                grid: Grid {
                    export_limit: None,
                    import_g_per_kwh: import.clone(),
                    export_g_per_kwh: vec![0.0; HOURS],
                },
                views: views(&import, &[export; HOURS], rate),
            });
            site.unwrap()
        },
    )
}

fn all() -> Set {
    (0..4).fold(Set::NONE, |taken, it| taken.and(Set::only(it)))
}

proptest! {
    #[test]
    fn what_goes_in_comes_out_in_every_hour(site in cluster(), bits in 0..16_usize) {
        let taken = (0..4).filter(|it| bits >> it & 1 == 1).fold(Set::NONE, |taken, it| taken.and(Set::only(it)));
        let hours = site.hours(taken).unwrap();
        for hour in &hours {
            prop_assert!((hour.taken() - hour.given()).abs() <= 1e-9 * hour.taken().max(1.0), "{hour:?}");
        }
        let year = site.year(taken).unwrap();
        let import: f64 = hours.iter().map(|it| it.import).sum();
        let export: f64 = hours.iter().map(|it| it.export).sum();
        prop_assert!((year.import.kwh() - import).abs() < 1e-9 && (year.export.kwh() - export).abs() < 1e-9);
    }

    #[test]
    fn totals_do_not_depend_on_the_order(site in cluster(), order in Just(vec![0, 1, 2, 3]).prop_shuffle()) {
        let (plain, other) = (site.ledger(&[0, 1, 2, 3]).unwrap(), site.ledger(&order).unwrap());
        prop_assert_eq!(plain.after(), other.after());
        for view in [|it: &Account| it.cost.private, |it: &Account| it.cost.public] {
            let steps: f64 = other.steps.iter().map(|it| view(&it.change).total().unwrap().pln()).sum();
            let total = view(&plain.total()).total().unwrap().pln();
            prop_assert!((steps - total).abs() <= 1e-9 * total.abs().max(1.0), "{steps} is not {total}");
        }
    }

    #[test]
    fn a_year_is_never_cheaper_for_dearer_energy(site in cluster(), more in 0.0..1.0_f64) {
        let mut parts = site.parts().clone();
        for price in &mut parts.views.private.import_pln_per_kwh {
            *price += more;
        }
        let dearer = Site::new(parts).unwrap();
        let energy = |site: &Site| site.year(all()).unwrap().cost.private.energy.pln();
        let import = site.year(all()).unwrap().import.kwh();
        let (now, then): (f64, f64) = (energy(&dearer), energy(&site));
        prop_assert!((now - then - more * import).abs() < 1e-9 * import.max(1.0));
    }

    #[test]
    fn nothing_in_is_nothing_out(import in series(2.0)) {
        let zeros = vec![0.0; HOURS];
        let site = Site::new(SiteParts {
            devices: vec![Device::appliances(zeros.clone()), Device::renewable(zeros.clone())],
            store: Some(Store { battery: battery(5.0, 0.9, 0.9), when: When::ALWAYS }),
            carriers: Vec::new(),
            measures: Vec::new(),
            grid: Grid { export_limit: None, import_g_per_kwh: import.clone(), export_g_per_kwh: zeros.clone() },
            views: views(&import, &zeros, 0.03),
        })
        .unwrap();
        let year = site.year(Set::NONE).unwrap();
        prop_assert_eq!(year.cost.private.total(), Some(Money::ZERO));
        prop_assert_eq!((year.co2, year.delivered(), year.pm10), (Co2::ZERO, Energy::ZERO, Some(Emission::ZERO)));
    }

    /// Every lane of a batch is the site with its own numbers.
    #[test]
    fn a_sample_is_the_site_with_its_numbers(site in cluster(), seed in any::<u64>(), count in 1..9_u32) {
        let spread = Distribution::Uniform { low: 0.5, high: 1.5 };
        let inputs = [
            Uncertain { distribution: spread, effects: vec![Effect::Amount(1)] },
            Uncertain { distribution: spread, effects: vec![Effect::Capacity] },
        ];
        let runs = site.runs(&[0, 1, 2, 3], &inputs, count, seed).unwrap();
        let wind: f64 = site.parts().devices[1].made_kwh.iter().sum();
        let hypercube = portal_model::uncertainty::LatinHypercube::new(count, 2, seed).unwrap();
        let [wind_u, capacity_u] = hypercube.columns() else { panic!() };
        for (ledger, (wind_u, capacity_u)) in runs.samples.iter().zip(wind_u.iter().zip(capacity_u)) {
            let mut parts = site.parts().clone();
            for made in [0, 1] {
                let device = &mut parts.devices[1];
                let values = if made == 0 { &mut device.made_kwh } else { &mut device.ambient_kwh };
                for value in values {
                    *value *= 0.5 + wind_u;
                }
            }
            if let Some(store) = &mut parts.store {
                store.battery.capacity = store.battery.capacity * (0.5 + capacity_u);
            }
            let other = Site::new(parts).unwrap().year(all()).unwrap();
            let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs().max(1.0) + 1e-12 * wind;
            prop_assert!(near(ledger.after().import.kwh(), other.import.kwh()));
            prop_assert!(near(ledger.after().made.kwh(), other.made.kwh()));
            let cost = |it: &Account| it.cost.public.total().unwrap().pln();
            prop_assert!(near(cost(ledger.after()), cost(&other)));
        }
    }
}
