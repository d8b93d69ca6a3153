//! What holds for every site: energy, order, zero in and zero out.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod houses;
mod sites;

use portal_model::ledger::{
    Account, Device, Effect, Grid, NetBilling, Set, Site, SiteParts, Store, Uncertain, When,
};
use portal_model::tariff::DepositRule;
use portal_model::uncertainty::Distribution;
use portal_units::{Co2, Emission, Energy, Money, Ratio};
use proptest::prelude::*;
use sites::{battery, carrier, measure, views};

const HOURS: usize = 24;

fn series(most: f64) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.0..most, HOURS)
}

/// Wind, a battery, cogeneration for a boiler and electric buses for diesel: the same code for a cluster.
fn cluster() -> impl Strategy<Value = Site> {
    let energies = (series(3.0), series(5.0), series(4.0), series(2.0));
    let account = prop::option::of((0.9..1.3, 0.0..1.0, 1..24_u32));
    (energies, series(2.0), -0.2..1.0, 0.0..10.0, 0.3..1.0, 0.0..0.1, account).prop_map(
        |((load, wind, heat, way), import, export, capacity, eta, rate, account)| {
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
                net_billing: account.map(|(factor, refund, carried_months)| {
                    net_billing(&import, factor, refund, carried_months)
                }),
            });
            site.unwrap()
        },
    )
}

/// Every month has two of the hours; half of the price is for energy.
fn net_billing(import: &[f64], factor: f64, refund: f64, carried_months: u32) -> NetBilling {
    let [deposit_factor, refund_share] = [factor, refund].map(Ratio::from_fraction);
    NetBilling {
        energy_pln_per_kwh: import.iter().map(|it| it / 2.0).collect(),
        months: (0..24_u8).map(|hour| hour / 2 + 1).collect(),
        rule: DepositRule { deposit_factor, refund_share, carried_months },
    }
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

    /// What comes onto the account leaves it, once years are alike; it pays no more than energy from the grid costs.
    #[test]
    fn an_account_gives_what_it_got(site in cluster()) {
        let year = site.year(all()).unwrap();
        let (got, given) = (year.deposit.credited, year.deposit.worth() + year.deposit.forfeited);
        // Of an account that still fills, a part is left at the end of the year.
        prop_assert!(given.pln() <= got.pln() + 1e-9, "{year:?}");
        let paid = site.parts().views.private.import_pln_per_kwh.iter().zip(site.hours(all()).unwrap());
        let energy: f64 = paid.map(|(price, hour)| price / 2.0 * hour.import).sum();
        prop_assert!(year.deposit.used.pln() <= energy + 1e-9);
        prop_assert!(site.parts().net_billing.is_some() || year.deposit.worth() == Money::ZERO);
    }

    #[test]
    fn a_year_is_never_cheaper_for_dearer_energy(site in cluster(), more in 0.0..1.0_f64) {
        let mut parts = site.parts().clone();
        for price in &mut parts.views.private.import_pln_per_kwh {
            *price += more;
        }
        parts.net_billing = None;
        let dearer = Site::new(parts.clone()).unwrap();
        parts.views.private.import_pln_per_kwh = site.parts().views.private.import_pln_per_kwh.clone();
        let site = Site::new(parts).unwrap();
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
            net_billing: None,
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
