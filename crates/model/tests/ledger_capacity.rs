//! The capacity charge in the ledger, by bands worked by hand. Charges are made up.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod houses;
mod sites;

use portal_model::ledger::{Account, Device, Grid, Set, Site, SiteParts, When};
use portal_model::tariff::CapacityBand;
use portal_units::{Energy, Money};
use sites::{measure, views};

fn band(up_to: Option<f64>, monthly: f64) -> CapacityBand {
    CapacityBand { up_to: up_to.map(Energy::from_kwh), includes_end: true, monthly: Money::from_pln(monthly) }
}

/// Two hours. Appliances 600 and 700 kWh, of which panels, measure 0, make all of the first. Measure 1 is a heat pump for
/// 900 kWh. A kilowatt hour costs 1 PLN, nothing is paid for what is fed in; for all it costs half.
fn parts(private: Vec<CapacityBand>, public: Vec<CapacityBand>) -> SiteParts {
    let pump = Device { electricity_kwh: vec![0.0, 900.0], used_kwh: vec![0.0, 900.0], ..Device::default() };
    let mut views = views(&[1.0; 2], &[0.0; 2], 0.0);
    views.private.capacity_bands = private;
    views.public.capacity_bands = public;
    SiteParts {
        devices: vec![
            Device::appliances(vec![600.0, 700.0]),
            Device::renewable(vec![600.0, 0.0]).when(When::after(0)),
            pump.when(When::after(1)),
        ],
        store: None,
        carriers: Vec::new(),
        measures: vec![measure(0.0, 0.0, 1, 0.0); 2],
        grid: Grid { export_limit: None, import_g_per_kwh: vec![0.0; 2], export_g_per_kwh: vec![0.0; 2] },
        views,
        net_billing: None,
    }
}

fn charges(account: &Account) -> [Money; 2] {
    [account.cost.private, account.cost.public].map(|it| it.capacity_charge)
}

fn pln(both: [f64; 2]) -> [Money; 2] {
    both.map(Money::from_pln)
}

/// 1300 kWh are in the second band of 10 PLN, the panels leave 700 in the first of 5, the heat pump makes them 1600.
/// Without tax it is 8 and 4 PLN.
#[test]
fn panels_lift_a_house_into_a_lower_band_and_a_heat_pump_out_of_it() {
    let private = vec![band(Some(1200.0), 5.0), band(None, 10.0)];
    let public = vec![band(Some(1200.0), 4.0), band(None, 8.0)];
    let ledger = Site::new(parts(private, public)).unwrap().ledger(&[0, 1]).unwrap();
    assert_eq!(charges(&ledger.before), pln([120.0, 96.0]));
    assert_eq!(ledger.before.cost.private.total(), Some(Money::from_pln(1300.0 + 120.0)));
    assert_eq!(ledger.before.cost.public.total(), Some(Money::from_pln(650.0 + 96.0)));
    let [panels, pump] = &ledger.steps[..] else { panic!("{ledger:?}") };
    assert_eq!(charges(&panels.after), pln([60.0, 48.0]));
    assert_eq!(charges(&panels.change), pln([-60.0, -48.0]));
    assert_eq!(charges(&pump.change), pln([60.0, 48.0]));
    assert_eq!(ledger.after().cost.private.total(), Some(Money::from_pln(1600.0 + 120.0)));
    assert_eq!(charges(&ledger.total()), pln([0.0, 0.0]));
}

#[test]
fn without_bands_nothing_is_charged() {
    let site = Site::new(parts(Vec::new(), Vec::new())).unwrap();
    let year = site.year(Set::NONE).unwrap();
    assert_eq!(charges(&year), pln([0.0, 0.0]));
    assert_eq!(year.cost.private.total(), Some(Money::from_pln(1300.0)));
}

#[test]
fn bands_that_do_not_reach_or_do_not_rise_are_refused() {
    // A charge is named for the use it is for: 1300 kWh, while 700 kWh have one.
    let site = Site::new(parts(vec![band(Some(1200.0), 5.0)], Vec::new())).unwrap();
    assert_eq!(charges(&site.year(Set::only(0)).unwrap()), pln([60.0, 0.0]));
    let message = site.year(Set::NONE).unwrap_err().to_string();
    assert_eq!(message, "yearly_use = 1300 lies outside 0 to 1200");
    for bands in [
        vec![band(Some(500.0), 1.0), band(Some(500.0), 2.0)],
        vec![band(None, 1.0), band(Some(500.0), 2.0)],
        vec![band(Some(-1.0), 1.0)],
    ] {
        let refused = |parts| Site::new(parts).unwrap_err().to_string();
        assert!(refused(parts(bands.clone(), Vec::new())).starts_with("capacity_band"));
        assert!(refused(parts(Vec::new(), bands)).starts_with("capacity_band"));
    }
    let negative = Site::new(parts(vec![band(None, -1.0)], Vec::new())).unwrap_err().to_string();
    assert!(negative.starts_with("capacity_charge"), "{negative}");
}
