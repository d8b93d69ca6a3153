//! The cluster: a year without sun worked by hand, and laws that hold for every cluster.

mod common;

use common::{ask, close, mid, portal_with, value};
use portal_calculators::cluster::{CALCULATOR, Inputs, flow};
use portal_calculators::shared::year::Year;
use portal_calculators::{Calculator, Form, Rough, Surroundings};
use portal_text::Language;
use portal_units::{Energy, Power, Ratio};

fn empty() -> Inputs {
    Inputs { pv: Power::ZERO, biogas: Power::ZERO, buses: 0.0, ..Inputs::default() }
}

fn of(inputs: &Inputs, key: &str, year: &mut Year) -> f64 {
    mid(&ask(&CALCULATOR, inputs, &portal_with(&[]), year), key)
}

#[test]
fn biogas_alone_is_worked_by_hand() {
    let given = portal_with(&[
        ("household_use_g11", 2.0),
        ("electricity_price_g11_gross", 1.1),
        ("rcem_known_months_mean", 0.4),
        ("network_charge_g11_pge_gross", 0.3),
        ("grid_co2e_lifecycle_2025", 600.0),
        ("biomass_lifecycle", 200.0),
    ]);
    // 1 MW at 90 % through 8760 hours are 7.884 GWh; 10 000 households with 2 MWh and firms with 20 GWh use 40 GWh and
    // never less than 0.9 MW at once: all of it is used.
    let inputs = Inputs { biogas: Power::from_kw(1000.0), ..empty() };
    let answer = ask(&CALCULATOR, &inputs, &given, &mut common::year());
    close(mid(&answer, "autarky"), 7.884 / 40.0 * 100.0, 1e-6);
    close(mid(&answer, "self_consumption"), 100.0, 1e-9);
    close(mid(&answer, "import"), 40.0 - 7.884, 1e-6);
    assert!(mid(&answer, "export").abs() < 1e-9);
    // Half way from 0.40 up to 1.10 less 0.30: 0.60 PLN; users save 0.80 less 0.60 on each kWh.
    close(mid(&answer, "local_price"), 0.6, 1e-9);
    close(mid(&answer, "saved"), 7.884 * 0.2, 1e-6);
    // 600 less 200 g for each kWh.
    close(mid(&answer, "co2_avoided"), 7.884e6 * 0.4 / 1000.0, 1e-6);
}

#[test]
fn a_larger_shared_battery_never_means_less_autarky() {
    let mut year = common::year();
    let autarky = [0.0, 5.0, 20.0, 60.0, 200.0].map(|mwh: f64| {
        let inputs = Inputs {
            pv: Power::from_kw(40_000.0),
            battery: Energy::from_kwh(mwh * 1000.0),
            ..Inputs::default()
        };
        of(&inputs, "autarky", &mut year)
    });
    assert!(autarky.is_sorted_by(|one, other| one <= other) && autarky[4] > autarky[0], "{autarky:?}");
}

#[test]
fn no_plant_ever_lowers_autarky() {
    let mut year = common::year();
    let before = of(&empty(), "autarky", &mut year);
    for more in [
        Inputs { pv: Power::from_kw(5000.0), ..empty() },
        Inputs { wind: Power::from_kw(5000.0), ..empty() },
        Inputs { biogas: Power::from_kw(5000.0), ..empty() },
        Inputs { chp: Power::from_kw(5000.0), ..empty() },
    ] {
        assert!(of(&more, "autarky", &mut year) > before);
    }
}

#[test]
fn what_is_made_used_bought_and_sold_adds_up() {
    let mut year = common::year();
    let inputs = Inputs { pv: Power::from_kw(60_000.0), wind: Power::from_kw(20_000.0), ..Inputs::default() };
    let answer = ask(&CALCULATOR, &inputs, &portal_with(&[]), &mut year);
    // Use less import is own; generation less export is own: no battery.
    let use_gwh = mid(&answer, "import") / (1.0 - mid(&answer, "autarky") / 100.0);
    let made = mid(&answer, "export") / (1.0 - mid(&answer, "self_consumption") / 100.0);
    close(use_gwh - mid(&answer, "import"), made - mid(&answer, "export"), 1e-6);
}

#[test]
fn without_plants_there_is_no_own_energy_and_no_share_of_it() {
    let answer = ask(&CALCULATOR, &empty(), &portal_with(&[]), &mut common::year());
    assert!(mid(&answer, "autarky").abs() < 1e-9);
    assert_eq!(value(&answer, "self_consumption"), None);
}

#[test]
fn the_price_inside_lies_between_selling_and_buying() {
    let mut year = common::year();
    for share in [0.0, 0.3, 1.0] {
        let inputs = Inputs { share: Ratio::from_fraction(share), ..Inputs::default() };
        let price = of(&inputs, "local_price", &mut year);
        assert!((0.3853 - 1e-9..=1.1 - 0.4267 + 1e-9).contains(&price), "{share}: {price}");
    }
}

#[test]
fn what_flows_into_the_cluster_flows_out_of_it() {
    let given = portal_with(&[]);
    let mut year = common::year();
    let starts = CALCULATOR.starts(&given).unwrap_or_default();
    for query in ["", "pv=60&battery=40", "pv=0&wind=0&biogas=0", "pv=20&wind=15&chp=3&battery=30&buses=64"] {
        let (form, _) = Form::read(&CALCULATOR, starts.clone(), query);
        let mut around =
            Surroundings { language: Language::En, year: &mut year, assumptions: &given, rough: Rough::No };
        let (spec, summary) = flow(form.values(), &mut around).unwrap_or_else(|err| panic!("{query}: {err}"));
        assert_eq!(spec.imbalances(), [], "{query}");
        assert!(spec.links.iter().all(|it| it.value >= 0.0), "{query}: {:?}", spec.links);
        assert!(summary.contains("GWh"), "{summary}");
    }
}
