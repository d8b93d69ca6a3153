//! Ledgers worked by hand, and what they refuse.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod houses;
mod sites;

use portal_model::heat::{BoilerYear, PumpYear};
use portal_model::ledger::{
    Account, Device, Grid, HourEnergy, House, HouseMeasure, Set, Site, SiteParts, Store, When,
};
use portal_units::{Power, Ratio};
use sites::{battery, carrier, measure, views};

fn near(got: f64, want: f64) {
    assert!((got - want).abs() <= 1e-9 * want.abs().max(1.0), "{got} is not {want}");
}

/// Three hours. Appliances 1, 1, 2 kWh. Measure 0: panels with 4 kWh at noon. Measure 1: a battery of 2 kWh that keeps all
/// going in and half coming out. Measure 2: a heat pump, 1 kWh for 4 kWh of heat, for a boiler that burns 5.
///
/// Coal: 360 g/kWh; 100 and 50 g/GJ are 0.36 and 0.18 g/kWh.
fn parts() -> SiteParts {
    let heat = vec![4.0; 3];
    let burnt = BoilerYear { fuel_kwh: vec![5.0; 3], electricity_kwh: vec![0.0; 3] };
    let pump = Device {
        electricity_kwh: vec![1.0; 3],
        ambient_kwh: vec![3.0; 3],
        used_kwh: heat.clone(),
        ..Device::default()
    };
    SiteParts {
        devices: vec![
            Device::appliances(vec![1.0, 1.0, 2.0]),
            Device::renewable(vec![0.0, 4.0, 0.0]).when(When::after(0)),
            Device::boiler(heat, burnt, 0).unwrap().when(When::before(2)),
            pump.when(When::after(2)),
        ],
        store: Some(Store { battery: battery(2.0, 1.0, 0.5), when: When::after(1) }),
        carriers: vec![carrier(0.4, 0.3, 360.0, Some((100.0, 50.0)))],
        measures: vec![
            measure(1000.0, 200.0, 10, 10.0),
            measure(500.0, 0.0, 5, 0.0),
            measure(0.0, 0.0, 1, 7.0),
        ],
        grid: Grid { export_limit: None, import_g_per_kwh: vec![500.0; 3], export_g_per_kwh: vec![100.0; 3] },
        views: views(&[1.0, 1.0, 2.0], &[0.5; 3], 0.0),
        net_billing: None,
    }
}

fn site() -> Site {
    Site::new(parts()).unwrap()
}

fn check(account: &Account, [import, export, fuel, co2, pm25]: [f64; 5], private: f64, public: f64) {
    near(account.import.kwh(), import);
    near(account.export.kwh(), export);
    near(account.fuel.kwh(), fuel);
    near(account.delivered().kwh(), import + fuel);
    near(account.co2.kg(), co2);
    near(account.pm25.unwrap().g(), pm25);
    near(account.pm10.unwrap().g(), 2.0 * pm25);
    near(account.cost.private.total().unwrap().pln(), private);
    near(account.cost.public.total().unwrap().pln(), public);
}

#[test]
fn three_hours_of_a_house_are_worked_by_hand() {
    let ledger = site().ledger(&[0, 1, 2]).unwrap();
    // Bought 1, 1, 2 for 1 + 1 + 4; coal 15·0.4 = 6. Public: half of it, 4.5 for coal; 4·0.5 + 15·0.36 = 7.4 kg for 2.96;
    // 15·0.18 = 2.7 g for 0.54.
    check(&ledger.before, [4.0, 0.0, 15.0, 7.4, 2.7], 12.0, 3.0 + 4.5 + 2.96 + 0.54);
    let [pv, battery, heat] = &ledger.steps[..] else { panic!("{ledger:?}") };
    // At noon 3 are sold for 1.5: 1 + 0 + 4 − 1.5 + 6. Capital 800/10, upkeep 10. 1.5 + 5.4 − 0.3 = 6.6 kg. Public:
    // (5 − 1.5)/2 + 4.5 + 6.6·0.4 + 0.54, capital without the grant 100.
    check(&pv.after, [3.0, 3.0, 15.0, 6.6, 2.7], 9.5 + 90.0, 1.75 + 4.5 + 2.64 + 0.54 + 110.0);
    near(pv.change.cost.private.capital.pln(), 80.0);
    near(pv.change.cost.private.running.pln(), 10.0);
    near(pv.change.cost.private.energy.pln(), -2.5);
    near(pv.change.co2.kg(), -0.8);
    near(pv.after.made.kwh(), 4.0);
    // 2 of the 3 go into the battery, half of them come out in the last hour: 1 + 0 + 2 − 0.5 + 6. Capital 500/5.
    // 1 + 5.4 − 0.1 = 6.3 kg.
    check(&battery.after, [2.0, 1.0, 15.0, 6.3, 2.7], 8.5 + 190.0, 1.25 + 4.5 + 2.52 + 0.54 + 210.0);
    near(battery.change.made.kwh(), 0.0);
    // Use 2, 2, 3: the surplus of 2 fills the battery, 1 comes out: 2 + 0 + 4. No coal. 2 kg.
    check(&heat.after, [4.0, 0.0, 0.0, 2.0, 0.0], 6.0 + 197.0, 3.0 + 0.8 + 217.0);
    near(heat.change.fuel.kwh(), -15.0);
    near(heat.change.pm10.unwrap().g(), -5.4);
    near(heat.after.used.kwh(), 7.0);
    near(ledger.total().cost.private.total().unwrap().pln(), 203.0 - 12.0);
    assert_eq!(ledger.after(), &heat.after);
    assert_eq!(ledger.steps.iter().map(|it| it.measure).collect::<Vec<_>>(), [0, 1, 2]);
}

#[test]
fn the_same_measures_in_another_order_have_other_shares_and_the_same_total() {
    let [one, other] = [[0, 1, 2], [2, 1, 0]].map(|order| site().ledger(&order).unwrap());
    assert_eq!(one.after(), other.after());
    assert_eq!(one.total(), other.total());
    // A battery without panels does nothing but cost.
    let idle = other.steps[1].change;
    near(idle.cost.private.total().unwrap().pln(), 100.0);
    near(idle.import.kwh(), 0.0);
    assert_ne!(one.steps[1].change, idle);
    // Some of the measures are a ledger, too, and none is.
    assert_eq!(site().ledger(&[2]).unwrap().after(), &site().year(Set::only(2)).unwrap());
    near(site().ledger(&[]).unwrap().total().cost.private.total().unwrap().pln(), 0.0);
}

#[test]
fn the_energy_of_an_hour_is_worked_by_hand() {
    let hours = site().hours(Set::only(0).and(Set::only(1))).unwrap();
    // At noon 4 of sun and 5 of coal; 1 and 4 used, 1 lost in the boiler, 1 sold, 2 in the battery.
    let noon = HourEnergy {
        fuel: 5.0,
        ambient: 4.0,
        used: 5.0,
        lost: 1.0,
        export: 1.0,
        soc_after: 2.0,
        ..HourEnergy::default()
    };
    assert_eq!(hours[1], noon);
    near(noon.taken(), 9.0);
    near(noon.given(), 9.0);
    // Later 2 in the battery, 1 bought; 6 used, 1 lost in the boiler, 1 in the battery.
    near(hours[2].soc_before, 2.0);
    near(hours[2].battery_lost, 1.0);
    near(hours[2].import, 1.0);
    near(hours[2].taken(), hours[2].given());
}

#[test]
fn a_battery_that_begins_full_serves_a_house_without_panels() {
    let mut parts = parts();
    if let Some(store) = &mut parts.store {
        store.battery.soc_start = Ratio::from_fraction(1.0);
    }
    // 2 kWh in it are 1 kWh out of it, of the 4 that are used.
    near(Site::new(parts).unwrap().year(Set::only(1)).unwrap().import.kwh(), 3.0);
}

#[test]
fn a_limit_of_the_grid_curtails() {
    let mut parts = parts();
    parts.grid.export_limit = Some(Power::from_kw(1.25));
    let site = Site::new(parts).unwrap();
    near(site.year(Set::only(0)).unwrap().export.kwh(), 1.25);
    near(site.year(Set::only(0).and(Set::only(1))).unwrap().export.kwh(), 1.0);
    near(site.hours(Set::only(0)).unwrap()[1].curtailed, 1.75);
}

#[test]
fn particles_that_are_not_known_are_no_number() {
    let mut parts = parts();
    parts.carriers[0] = carrier(0.4, 0.3, 360.0, None);
    let ledger = Site::new(parts).unwrap().ledger(&[2]).unwrap();
    assert_eq!((ledger.before.pm10, ledger.before.pm25), (None, None));
    assert_eq!(ledger.before.cost.public.total(), None);
    near(ledger.before.cost.private.total().unwrap().pln(), 12.0);
    // Without coal there are none.
    near(ledger.after().pm25.unwrap().g(), 0.0);
    assert_eq!(ledger.total().pm25, None);
    assert_eq!(ledger.total().cost.public.total(), None);
}

#[test]
fn devices_lose_what_their_models_say() {
    let burnt = BoilerYear { fuel_kwh: vec![5.0, 5.0], electricity_kwh: vec![0.1, 0.0] };
    let boiler = Device::boiler(vec![4.0, 5.3], burnt, 1).unwrap();
    // 5 + 0.1 − 4; a boiler that condenses gives more than the net calorific value.
    near(boiler.lost_kwh[0], 1.1);
    near(boiler.ambient_kwh[1], 0.3);
    let car = Device::charging(vec![10.0], 0.9).unwrap();
    near(car.used_kwh[0], 9.0);
    near(car.lost_kwh[0], 1.0);
    let engine = Device::engine(vec![10.0], 0.25, 1).unwrap();
    near(engine.used_kwh[0], 2.5);
    let plant = Device::cogeneration(vec![10.0], vec![4.0], vec![4.5], 1).unwrap();
    near(plant.lost_kwh[0], 1.5);
    // 2 kWh for 6 kWh of heat, and 1 kWh that only the rod can give: 4 of the 7 come from outside.
    let year = PumpYear { electricity_kwh: vec![2.0], heat_kwh: vec![6.0], missing_kwh: vec![1.0] };
    let pump = Device::heat_pump(&year).unwrap();
    near(pump.electricity_kwh[0], 3.0);
    near(pump.used_kwh[0], 7.0);
    near(pump.ambient_kwh[0], 4.0);
    near(pump.lost_kwh[0], 0.0);
    assert_eq!([boiler.carrier, engine.carrier, plant.carrier], [1; 3]);
    assert!(Device::cogeneration(vec![10.0], vec![4.0, 1.0], vec![4.5], 0).is_err());
    assert!(Device::charging(vec![1.0], 1.1).unwrap_err().to_string().starts_with("efficiency"));
}

#[test]
fn a_device_is_there_by_the_measures_that_are_taken() {
    let when = When::after(3).and(When::before(1));
    assert!(when.holds(Set::only(3)) && when.holds(Set::only(3).and(Set::only(0))));
    assert!(!when.holds(Set::NONE) && !when.holds(Set::only(3).and(Set::only(1))));
    assert!(When::ALWAYS.holds(Set::NONE) && When::ALWAYS.holds(Set::only(15)));
    assert_eq!(Set::only(16), Set::NONE);
    assert_eq!(Set::only(3).and(Set::only(3)), Set::only(3));
}

#[test]
fn a_house_has_its_devices_by_the_measures_that_are_taken() {
    use HouseMeasure::{Battery, Ev, Heat, Insulation, Pv};
    assert_eq!(HouseMeasure::ALL.map(HouseMeasure::place), [0, 1, 2, 3, 4]);
    assert_eq!(HouseMeasure::ALL.map(HouseMeasure::set), [0, 1, 2, 3, 4].map(Set::only));
    // Each device is known by its one number.
    let device = |number: f64| Device::appliances(vec![number]);
    let house = House {
        always: vec![device(1.0)],
        pv: device(2.0),
        old_heating: [device(3.0), device(4.0)],
        new_heating: [device(5.0), device(6.0)],
        old_car: device(7.0),
        electric_car: vec![device(8.0)],
        electric_car_with_pv: vec![device(9.0)],
    };
    let there = |house: &House, taken: &[HouseMeasure]| -> Vec<f64> {
        let set = taken.iter().fold(Set::NONE, |set, it| set.and(it.set()));
        let devices = house.clone().devices().into_iter().filter(|it| it.when.holds(set));
        devices.map(|it| it.used_kwh[0]).collect()
    };
    for (taken, want) in [
        (&[][..], &[1.0, 3.0, 7.0][..]),
        (&[Pv], &[1.0, 2.0, 3.0, 7.0]),
        (&[Battery], &[1.0, 3.0, 7.0]),
        (&[Heat], &[1.0, 5.0, 7.0]),
        (&[Insulation], &[1.0, 4.0, 7.0]),
        (&[Insulation, Heat], &[1.0, 6.0, 7.0]),
        (&[Ev], &[1.0, 3.0, 8.0]),
        (&[Ev, Pv], &[1.0, 2.0, 3.0, 9.0]),
    ] {
        assert_eq!(there(&house, taken), want, "{taken:?}");
    }
    // A car that charges the same with panels is one device.
    let plain = House { electric_car_with_pv: Vec::new(), ..house };
    assert_eq!(there(&plain, &[Ev, Pv]), [1.0, 2.0, 3.0, 8.0]);
}

#[test]
fn a_billionth_of_what_a_device_takes_is_rounding() {
    // Of 1e6 kWh a thousandth of a kilowatt hour.
    let with = |lacking: f64| {
        let mut parts = parts();
        parts.devices[0].electricity_kwh = vec![1e6; 3];
        parts.devices[0].used_kwh = vec![1e6 - lacking; 3];
        Site::new(parts).map(|_| ())
    };
    assert_eq!(with(1e-4), Ok(()));
    assert!(with(1e-2).is_err());
}

#[test]
fn what_is_wrong_with_a_site_is_named() {
    let refused = |change: fn(&mut SiteParts)| {
        let mut parts = parts();
        change(&mut parts);
        Site::new(parts).unwrap_err().to_string()
    };
    for (change, name) in [
        ((|it| it.devices[0].used_kwh[1] += 1e-6) as fn(&mut SiteParts), "device_balance"),
        (|it| it.devices[0].electricity_kwh[1] = -1.0, "electricity = -1"),
        (|it| it.devices[1].made_kwh[0] = f64::NAN, "made is not a number at position 0"),
        (|it| it.devices[2].carrier = 1, "carrier = 1"),
        (|it| it.devices[3].ambient_kwh.push(1.0), "ambient has 4"),
        (|it| it.measures[0].grant = it.measures[0].investment * 1.1, "grant"),
        (|it| it.measures[0].life_years = 0, "life"),
        (|it| it.measures = vec![it.measures[0]; 17], "measures has 17"),
        (|it| it.views.public.rate = Ratio::from_fraction(-1.0), "rate"),
        (|it| it.views.private.import_pln_per_kwh.push(1.0), "import_price has 4"),
        (|it| it.grid.export_limit = Some(Power::from_kw(-1.0)), "export_limit"),
        (|it| it.store = Some(Store { battery: battery(-1.0, 1.0, 1.0), when: When::ALWAYS }), "capacity"),
        (|it| it.grid.export_g_per_kwh[2] = f64::INFINITY, "export_co2 is not a number at position 2"),
    ] {
        let message = refused(change);
        assert!(message.starts_with(name), "{message} does not name {name}");
    }
    for (order, message) in
        [(&[3][..], "order = 3 lies outside 0 to 2"), (&[2, 0, 2], "order = 2 lies outside 0 to 2")]
    {
        assert_eq!(site().ledger(order).unwrap_err().to_string(), message);
    }
}
