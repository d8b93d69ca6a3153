//! The roof: figures of independent tables and figures worked by hand, and laws that hold for every roof.

#![expect(clippy::expect_used, clippy::panic, reason = "what is missing ends the test that needs it")]

mod common;

use portal_calculators::shared::year::Profile;
use portal_calculators::{Answer, Calculator, Form, Rough, Surroundings, pv};
use portal_reference::{Table, assert_close};
use portal_text::Language;
use portal_units::{Angle, Energy, EnergyPrice, Money, Power};

fn roof() -> pv::Inputs {
    pv::Inputs {
        power: Power::from_kw(5.0),
        tilt: Angle::from_degrees(35.0),
        azimuth: Angle::from_degrees(180.0),
        demand: Energy::from_kwh(4000.0),
        profile: Profile::H0,
        battery: Energy::ZERO,
        battery_power: Power::from_kw(5.0),
        prices: portal_calculators::shared::prices::Prices {
            buy: EnergyPrice::from_pln_per_kwh(1.0),
            sell: EnergyPrice::from_pln_per_kwh(0.4),
        },
        cost_per_kwp: Money::from_pln(5000.0),
        cost_per_kwh: Money::from_pln(2000.0),
    }
}

fn ask(inputs: &pv::Inputs, year: &mut portal_calculators::shared::year::Year) -> Answer {
    let assumptions = common::assumptions();
    let mut around =
        Surroundings { language: Language::En, year, assumptions: &assumptions, rough: Rough::No };
    (pv::CALCULATOR.answer)(inputs, &mut around).expect("an answer")
}

fn mid(answer: &Answer, key: &str) -> f64 {
    value(answer, key).unwrap_or_else(|| panic!("{key} is not defined"))
}

fn value(answer: &Answer, key: &str) -> Option<f64> {
    let figure = answer.figures.iter().find(|it| it.key == key);
    figure.unwrap_or_else(|| panic!("no figure {key}")).value.map(|it| it.mid)
}

#[test]
fn a_kilowatt_gives_what_pvlib_says_for_thirty_directions() {
    let mut year = common::year();
    let table = Table::load("03c_annual_yield");
    let mut compared = 0;
    for row in table.rows().filter(|it| it.text("model") == "perez" && it.text("month_basis") == "local") {
        let inputs = pv::Inputs {
            power: Power::from_kw(1.0),
            tilt: Angle::from_degrees(row.number("tilt_deg")),
            azimuth: Angle::from_degrees(row.number("azimuth_deg")),
            ..roof()
        };
        let answer = ask(&inputs, &mut year);
        assert_close(&row, "ac_year", mid(&answer, "yield"), row.maybe("ac_year"), 0.0005);
        compared += 1;
    }
    assert!(compared >= 30, "{compared} directions compared");
}

#[test]
fn self_consumption_and_autarky_share_one_energy() {
    let mut year = common::year();
    let answer = ask(&roof(), &mut year);
    let own_of_yield = mid(&answer, "self_consumption") / 100.0 * mid(&answer, "yield");
    let own_of_demand = mid(&answer, "autarky") / 100.0 * 4000.0;
    assert!((own_of_yield - own_of_demand).abs() < 1e-6, "{own_of_yield} {own_of_demand}");
}

#[test]
fn money_and_emission_follow_from_the_energy_by_hand() {
    let mut year = common::year();
    let answer = ask(&roof(), &mut year);
    let generated = mid(&answer, "yield");
    let own = mid(&answer, "self_consumption") / 100.0 * generated;
    // 1.00 PLN for every kWh not bought, 0.40 PLN for every kWh sold, 600 g avoided for every kWh generated.
    let saved = own * 1.0 + (generated - own) * 0.4;
    assert!((mid(&answer, "saved") - saved).abs() < 1e-6);
    assert!((mid(&answer, "sold") - (generated - own) * 0.4).abs() < 1e-6);
    assert!((mid(&answer, "co2_avoided") - generated * 0.6 / 1000.0).abs() < 1e-9);
    // 5 kWp for 5000 PLN each.
    assert!((mid(&answer, "investment") - 25_000.0).abs() < 1e-9);
    assert!((mid(&answer, "payback") - 25_000.0 / saved).abs() < 1e-9);
}

#[test]
fn the_range_of_the_yield_is_the_spread_of_the_usual_yield() {
    let mut year = common::year();
    let answer = ask(&roof(), &mut year);
    let range = answer.figures[0].value.expect("a yield");
    // 950 to 1050 around 1000 is five per cent either way.
    assert!((range.low / range.mid - 0.95).abs() < 1e-9 && (range.high / range.mid - 1.05).abs() < 1e-9);
}

#[test]
fn what_the_reader_enters_is_certain() {
    let mut year = common::year();
    let own = pv::Inputs { cost_per_kwp: Money::from_pln(4321.0), ..roof() };
    let answer = ask(&own, &mut year);
    let investment = answer.figures.iter().find(|it| it.key == "investment").expect("a cost");
    let range = investment.value.expect("a number");
    assert!((range.low - 21_605.0).abs() < 1e-9 && (range.high - 21_605.0).abs() < 1e-9);
    assert!(answer.assumptions.iter().any(|it| it.changed && it.key == "pv_price_per_kwp_gross"));
    assert!(answer.drivers.iter().all(|it| it.label != "cost of the panels"));
}

#[test]
fn more_panels_never_yield_nor_save_less() {
    let mut year = common::year();
    let mut before = (0.0, 0.0);
    for kwp in [0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 50.0] {
        let answer = ask(&pv::Inputs { power: Power::from_kw(kwp), ..roof() }, &mut year);
        let now = (mid(&answer, "yield"), mid(&answer, "saved"));
        assert!(now.0 > before.0 && now.1 > before.1, "{kwp} kWp: {now:?} after {before:?}");
        before = now;
    }
}

#[test]
fn a_larger_battery_never_lowers_the_autarky() {
    let mut year = common::year();
    let mut before = 0.0;
    for kwh in [0.0, 0.5, 2.0, 5.0, 10.0, 30.0, 100.0] {
        let answer = ask(&pv::Inputs { battery: Energy::from_kwh(kwh), ..roof() }, &mut year);
        let autarky = mid(&answer, "autarky");
        assert!(autarky >= before, "{kwh} kWh: {autarky} after {before}");
        before = autarky;
    }
}

#[test]
fn without_panels_there_is_no_yield_and_shares_and_payback_are_not_defined() {
    let mut year = common::year();
    let answer = ask(&pv::Inputs { power: Power::ZERO, ..roof() }, &mut year);
    assert_eq!(value(&answer, "yield"), Some(0.0));
    assert_eq!(value(&answer, "self_consumption"), None);
    assert_eq!(value(&answer, "payback"), None);
    assert_eq!(value(&answer, "autarky"), Some(0.0));
}

#[test]
fn electricity_for_nothing_pays_no_roof_back() {
    let mut year = common::year();
    let zero = EnergyPrice::ZERO;
    let prices = portal_calculators::shared::prices::Prices { buy: zero, sell: zero };
    let answer = ask(&pv::Inputs { prices, ..roof() }, &mut year);
    assert_eq!(value(&answer, "payback"), None);
    assert!(answer.verdict.iter().any(|it| it.text.contains("does not come back")));
}

#[test]
fn months_add_up_to_the_year_and_bars_to_the_yield() {
    let mut year = common::year();
    let answer = ask(&roof(), &mut year);
    let bars = |place: usize| {
        answer.charts[0].series[place].shape.points().iter().filter_map(|it| it.y).sum::<f64>()
    };
    // Twelve values rounded to 0.1 kWh each.
    assert!((bars(0) + bars(1) - mid(&answer, "yield")).abs() < 1.3);
    assert!((bars(2) - 4000.0).abs() < 1.3);
}

fn hours(query: &str) -> pv::Hours {
    let assumptions = common::assumptions();
    let starts = pv::CALCULATOR.starts(&assumptions).expect("starts");
    let (form, _) = Form::read(&pv::CALCULATOR, starts, query);
    let mut year = common::year();
    let year = &mut year;
    let mut around =
        Surroundings { language: Language::En, year, assumptions: &assumptions, rough: Rough::No };
    pv::hours(form.values(), &mut around).expect("a table")
}

#[test]
fn months_and_hours_add_up_to_the_yield_and_a_roof_to_the_east_has_its_sun_before_noon() {
    let south = hours("power=5");
    let all: f64 = south.months.iter().flat_map(|it| &it.1).sum();
    let answer = ask(&roof(), &mut common::year());
    assert!((all / mid(&answer, "yield") - 1.0).abs() < 1e-9, "{all}");
    let morning = |it: &pv::Hours| -> f64 {
        let noon = 12 - usize::from(it.first);
        let of_day: f64 = it.months.iter().flat_map(|month| &month.1).sum();
        it.months.iter().flat_map(|month| &month.1[..noon]).sum::<f64>() / of_day
    };
    let [east, west] = ["azimuth=90", "azimuth=270"].map(|it| morning(&hours(&format!("tilt=45&{it}"))));
    assert!(east > morning(&south) + 0.1 && morning(&south) > west + 0.1, "{east} {west}");
}

#[test]
fn the_named_drivers_are_at_most_three_and_the_cost_leads_when_it_is_widest() {
    let mut year = common::year();
    let answer = ask(&roof(), &mut year);
    assert!(answer.drivers.len() <= 3);
    // Cost ±20 %, sunshine ±5 %, prices ±10 % and −50/+25 % of the smaller part of the saving.
    assert_eq!(answer.drivers[0].label, "cost of the panels");
}

#[test]
fn a_year_keeps_its_chain_and_gives_the_same_answer_again() {
    let mut year = common::year();
    let first = ask(&roof(), &mut year);
    ask(&pv::Inputs { azimuth: Angle::from_degrees(90.0), profile: Profile::G1, ..roof() }, &mut year);
    assert_eq!(ask(&roof(), &mut year), first);
}

#[test]
fn a_readers_own_use_takes_the_place_of_every_profile_and_only_its_shape_counts() {
    let mut year = common::year();
    let hours = year.weather().hours();
    let plain = (year.load(Profile::H0).unwrap(), year.digest());
    // Two kilowatt hours at one hour of each day, nothing else: each of the days has its equal share of one.
    let kwh: Vec<f64> = (0..hours).map(|hour| if hour % 24 == 12 { 2.0 } else { 0.0 }).collect();
    year.set_load(&kwh[1..]);
    year.set_load(&vec![0.0; hours]);
    assert_eq!((year.load(Profile::H0).unwrap(), year.digest()), plain, "no year of use changes nothing");
    year.set_load(&kwh);
    let days = f64::from(u32::try_from(hours / 24).unwrap());
    for profile in Profile::ALL {
        let load = year.load(profile).unwrap();
        assert!((load[12] - 1.0 / days).abs() < 1e-12, "{profile:?}");
        assert!(load[13].abs() < 1e-12 && (load.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{profile:?}");
    }
    assert_ne!(year.digest(), plain.1, "what was kept for another use is not taken for this one");
}
