//! The ledger of a cluster on the hourly year of the reference tables.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod houses;
mod orders;
mod sites;

use portal_model::chp::{Chp, heat_led};
use portal_model::ledger::{Account, Device, Grid, Set, Site, SiteParts, Store, When};
use portal_model::storage::Battery;
use portal_reference::{Row, Table, Worst, assert_close};
use portal_units::{Energy, Power, Ratio};
use sites::{carrier, measure, views};

const PV: usize = 0;
const WIND: usize = 1;
const BATTERY: usize = 2;
const PLANT: usize = 3;
const BUSES: usize = 4;

fn times(values: &[f64], factor: f64) -> Vec<f64> {
    values.iter().map(|it| it * factor).collect()
}

fn battery_of(row: &Row<'_>) -> Battery {
    let ratio = |column| Ratio::from_fraction(row.number(column));
    Battery {
        capacity: Energy::from_kwh(row.number("batt_kwh")),
        max_charge: Power::from_kw(row.number("p_ch_kw")),
        max_discharge: Power::from_kw(row.number("p_dis_kw")),
        soc_min: ratio("soc_min"),
        soc_max: ratio("soc_max"),
        soc_start: ratio("soc_start"),
        eta_charge: ratio("eta_ch"),
        eta_discharge: ratio("eta_dis"),
        self_discharge_per_hour: ratio("self_dis"),
    }
}

/// The cluster of a row: heat by boilers until there is a plant, diesel buses until there are electric ones.
fn cluster(row: &Row<'_>, inputs: &Table) -> Site {
    let ratio = |column| Ratio::from_fraction(row.number(column));
    let plant = Chp {
        thermal: Power::from_kw(row.number("chp_th_kw")),
        min_load: ratio("chp_min"),
        power_to_heat: ratio("chp_sigma"),
        total_efficiency: ratio("chp_eta_tot"),
    };
    let heat = times(&inputs.numbers("heat_per_mwh"), row.number("heat_mwh"));
    let year = heat_led(&heat, &plant).unwrap();
    let boiler = |heat: &[f64]| Device::engine(times(heat, 1.0 / 0.9), 0.9, 0).unwrap();
    let load = times(&inputs.numbers("load_per_mwh"), row.number("load_mwh"));
    let hours = load.len();
    // Ten buses: 50 kWh at the wheel in each hour of the day, 40 % of diesel and 90 % of electricity arrive there.
    let driving = |efficiency: f64| {
        (0..hours).map(|hour| if hour % 24 < 18 { 50.0 / efficiency } else { 0.0 }).collect::<Vec<f64>>()
    };
    let sun = times(&inputs.numbers("pv_per_kwp"), row.number("pv_kwp"));
    let wind = times(&inputs.numbers("wind_per_kw"), row.number("wind_kw"));
    let cogeneration = Device::cogeneration(year.fuel_kwh, year.electricity_kwh, year.heat_kwh, 0).unwrap();
    let price: Vec<f64> = (0..hours).map(|hour| if hour % 24 < 6 { 0.6 } else { 1.0 }).collect();
    Site::new(SiteParts {
        devices: vec![
            Device::appliances(load),
            Device::renewable(sun).when(When::after(PV)),
            Device::renewable(wind).when(When::after(WIND)),
            boiler(&heat).when(When::before(PLANT)),
            cogeneration.when(When::after(PLANT)),
            boiler(&year.boiler_kwh).when(When::after(PLANT)),
            Device::engine(driving(0.4), 0.4, 1).unwrap().when(When::before(BUSES)),
            Device::charging(driving(0.9), 0.9).unwrap().when(When::after(BUSES)),
        ],
        store: Some(Store { battery: battery_of(row), when: When::after(BATTERY) }),
        carriers: vec![
            carrier(0.3, 0.25, 202.0, Some((0.5, 0.5))),
            carrier(0.6, 0.4, 267.0, Some((20.0, 20.0))),
        ],
        measures: [2000.0, 7000.0, 1500.0, 4000.0, 900.0].map(|it| measure(it, 0.1 * it, 20, 10.0)).to_vec(),
        grid: Grid {
            export_limit: Some(Power::from_kw(row.number("exp_limit_kw"))),
            import_g_per_kwh: vec![600.0; hours],
            export_g_per_kwh: vec![300.0; hours],
        },
        views: views(&price, &vec![0.3; hours], 0.04),
        net_billing: None,
    })
    .unwrap()
}

fn set(places: &[usize]) -> Set {
    places.iter().fold(Set::NONE, |taken, place| taken.and(Set::only(*place)))
}

#[test]
fn a_cluster_without_buses_meets_the_table_of_the_balance() {
    let inputs = Table::load("11a_inputs");
    let mut worst = Worst::default();
    for row in Table::load("11b_balance").rows() {
        let mut parts = cluster(&row, &inputs).parts().clone();
        parts.devices.truncate(6);
        let year = Site::new(parts).unwrap().year(set(&[PV, WIND, BATTERY, PLANT])).unwrap();
        let boilers = row.number("out_boiler_heat") / 0.9;
        for (column, got) in [
            ("out_load", year.used.kwh()),
            ("out_gen", year.made.kwh()),
            ("out_imp", year.import.kwh()),
            ("out_exp", year.export.kwh()),
            ("out_fuel", year.fuel.kwh() - boilers),
        ] {
            assert_close(&row, column, got, row.maybe(column), 1e-9);
            worst.relative(got, row.maybe(column).unwrap_or(f64::NAN));
        }
    }
    worst.assert_stated("ledger", portal_model::ledger::CARD.deviation("11b_balance"));
}

#[test]
fn in_each_hour_of_a_cluster_what_goes_in_comes_out() {
    let inputs = Table::load("11a_inputs");
    for row in Table::load("11b_balance").rows() {
        let site = cluster(&row, &inputs);
        for taken in [&[][..], &[PV, BATTERY], &[WIND, PLANT, BUSES], &[PV, WIND, BATTERY, PLANT, BUSES]] {
            for hour in site.hours(set(taken)).unwrap() {
                let (into, out) = (hour.taken(), hour.given());
                assert!((into - out).abs() <= 1e-9 * into.max(1.0), "{}: {hour:?}", row.text("name"));
            }
        }
    }
}

#[test]
fn a_cluster_comes_to_the_same_in_all_orders_of_its_measures() {
    let inputs = Table::load("11a_inputs");
    let table = Table::load("11b_balance");
    let row = table.rows().max_by(|a, b| a.number("chp_th_kw").total_cmp(&b.number("chp_th_kw"))).unwrap();
    let site = cluster(&row, &inputs);
    let figures = |it: &Account| {
        [
            it.import.kwh(),
            it.export.kwh(),
            it.fuel.kwh(),
            it.co2.kg(),
            it.pm25.unwrap().g(),
            it.cost.private.total().unwrap().pln(),
            it.cost.public.total().unwrap().pln(),
        ]
    };
    let total = figures(&site.ledger(&[PV, WIND, BATTERY, PLANT, BUSES]).unwrap().total());
    let orders = orders::of(&[PV, WIND, BATTERY, PLANT, BUSES]);
    assert_eq!(orders.len(), 120);
    for order in orders {
        let ledger = site.ledger(&order).unwrap();
        let mut sums = [0.0; 7];
        for step in &ledger.steps {
            for (sum, change) in sums.iter_mut().zip(figures(&step.change)) {
                *sum += change;
            }
        }
        for ((got, steps), want) in figures(&ledger.total()).iter().zip(sums).zip(total) {
            let room = 1e-9 * want.abs().max(1.0);
            assert!((got - want).abs() <= room && (steps - want).abs() <= room, "{got} {steps} {want}");
        }
    }
    // By hand: buses burn 18·50/0.4 a day and take 18·50/0.9 instead, whatever else there is.
    let buses = site.ledger(&[BUSES]).unwrap().total();
    let days = f64::from(u32::try_from(inputs.numbers("load_per_mwh").len()).unwrap()) / 24.0;
    assert!((buses.fuel.kwh() + days * 2250.0).abs() < 1e-6, "{buses:?}");
    assert!((buses.used.kwh() - days * 1000.0).abs() < 1e-6, "{buses:?}");
}
