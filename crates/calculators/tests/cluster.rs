//! The cluster: a year without sun worked by hand, and laws that hold for every cluster.

mod common;

use common::{ask, close, mid, portal_with, value};
use portal_calculators::cluster::{CALCULATOR, Inputs, flow};
use portal_calculators::shared::year::Year;
use portal_calculators::{Calculator, Form, Rough, Surroundings, Value};
use portal_chart::ChartSpec;
use portal_text::Language;
use portal_units::{Angle, Energy, Power, Ratio};

/// Users without plants: 10 000 households and twenty million kWh of firms in a year.
fn empty() -> Inputs {
    Inputs { households: 10_000.0, business: Energy::from_kwh(20e6), ..Inputs::default() }
}

/// The same with panels, biogas and buses.
fn town() -> Inputs {
    Inputs { pv: Power::from_kw(12_000.0), biogas: Power::from_kw(1800.0), buses: 6.0, ..empty() }
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
        let inputs =
            Inputs { pv: Power::from_kw(40_000.0), battery: Energy::from_kwh(mwh * 1000.0), ..town() };
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
    let inputs = Inputs { pv: Power::from_kw(60_000.0), wind: Power::from_kw(20_000.0), ..town() };
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
        let inputs = Inputs { share: Ratio::from_fraction(share), ..town() };
        let price = of(&inputs, "local_price", &mut year);
        assert!((0.3853 - 1e-9..=1.1 - 0.4267 + 1e-9).contains(&price), "{share}: {price}");
    }
}

#[test]
fn what_flows_into_the_cluster_flows_out_of_it() {
    let given = portal_with(&[]);
    let mut year = common::year();
    let starts = CALCULATOR.starts(&given).unwrap_or_default();
    for query in ["", "pv=60&battery=40", "pv=0&wind=0&biogas=0", "pv=20&wind=15&chp=3&battery=30&buses=60"] {
        let (form, _) = Form::read(&CALCULATOR, starts.clone(), query);
        let mut around =
            Surroundings { language: Language::En, year: &mut year, assumptions: &given, rough: Rough::No };
        let (spec, summary) = flow(form.values(), &mut around).unwrap_or_else(|err| panic!("{query}: {err}"));
        assert_eq!(spec.imbalances(), [], "{query}");
        assert!(spec.links.iter().all(|it| it.value >= 0.0), "{query}: {:?}", spec.links);
        assert!(summary.contains("GWh"), "{summary}");
    }
}

/// Values of a series of a chart, by its place.
fn values(chart: &ChartSpec, place: usize) -> Vec<f64> {
    chart.series[place].shape.points().iter().filter_map(|it| it.y).collect()
}

#[test]
fn the_weeks_are_the_twelfth_to_the_eighteenth_of_the_coldest_and_of_the_warmest_month() {
    let mut year = common::year();
    let inputs = Inputs { pv: Power::from_kw(10_000.0), ..empty() };
    let answer = ask(&CALCULATOR, &inputs, &portal_with(&[]), &mut year);
    let of_one_kw =
        year.generation(Angle::from_degrees(30.0), Angle::from_degrees(180.0)).expect("a place on the globe");
    let months = common::months();
    let coldest = months.iter().min_by(|one, other| one.1.total_cmp(&other.1)).expect("twelve months");
    let warmest = months.iter().max_by(|one, other| one.1.total_cmp(&other.1)).expect("twelve months");
    for (place, month) in [(1, coldest), (2, warmest)] {
        let made = values(&answer.charts[place], 0);
        assert_eq!(made.len(), 7 * 24);
        // Eleven days of 24 hours go before; 10 MW give ten times what one kilowatt gives, in MW.
        let first = month.0 + 11 * 24;
        for (hour, value) in made.iter().enumerate() {
            // Charts hold five digits.
            let wanted = of_one_kw[first + hour] * 10.0;
            assert!((value - wanted).abs() <= 1e-4 * wanted, "{place}, hour {hour}: {value}, not {wanted}");
        }
    }
    let sums = [1, 2].map(|it| values(&answer.charts[it], 0).iter().sum::<f64>());
    assert!(sums[0] < sums[1], "{sums:?}");
}

#[test]
fn a_week_with_biogas_alone_is_worked_by_hand() {
    let inputs = Inputs { biogas: Power::from_kw(1000.0), ..empty() };
    let answer = ask(&CALCULATOR, &inputs, &portal_with(&[]), &mut common::year());
    for chart in [&answer.charts[1], &answer.charts[2]] {
        // 90 % of 1 MW in each hour; all of it is used, as the use is never less.
        let (made, used) = (values(chart, 0), values(chart, 1));
        assert!(made.iter().all(|it| f64::abs(it - 0.9) < 1e-9), "{made:?}");
        assert!(used.iter().all(|it| *it > 0.9), "{used:?}");
        let share = 0.9 * 168.0 / used.iter().sum::<f64>() * 100.0;
        assert!(chart.summary.contains(&format!("In this week {share:.0} %")), "{share}: {}", chart.summary);
    }
}

#[test]
fn the_stress_test_with_biogas_alone_is_worked_by_hand() {
    let inputs = Inputs { biogas: Power::from_kw(1000.0), ..empty() };
    let answer = ask(&CALCULATOR, &inputs, &portal_with(&[]), &mut common::year());
    let chart = &answer.charts[3];
    let (made, used) = (values(chart, 0), values(chart, 1));
    assert_eq!((made.len(), used.len()), (5 * 24, 5 * 24));
    assert!(made.iter().all(|it| f64::abs(it - 0.9) < 1e-9), "{made:?}");
    // Five days of 0.9 MW are 108 MWh; the rest comes from outside, at most the largest use less 0.9 MW.
    let needed: f64 = used.iter().sum();
    close(mid(&answer, "autarky_hard_days"), 108.0 / needed * 100.0, 1e-6);
    let peak = used.iter().copied().fold(0.0, f64::max) - 0.9;
    for words in [format!("{:.0} MWh", needed - 108.0), format!("{peak:.1} MW at once")] {
        assert!(chart.summary.contains(&words), "{words}: {}", chart.summary);
    }
}

#[test]
fn a_battery_helps_in_the_hard_days_only_with_something_to_fill_it() {
    let mut year = common::year();
    let battery = Energy::from_kwh(100_000.0);
    let hard = |inputs: &Inputs, year: &mut Year| of(inputs, "autarky_hard_days", year);
    assert!(hard(&Inputs { battery, ..empty() }, &mut year).abs() < 1e-9);
    let biogas = Inputs { biogas: Power::from_kw(1000.0), ..empty() };
    // Less than the use at any hour: nothing is left to fill it with.
    close(hard(&Inputs { battery, ..biogas }, &mut year), hard(&biogas, &mut year), 1e-9);
}

#[test]
fn the_form_starts_from_the_numbers_of_the_town() {
    let given = portal_with(&[("cluster_pv", 7.5), ("cluster_households", 4000.0)]);
    let starts = CALCULATOR.starts(&given).unwrap_or_default();
    let of = |key: &str| {
        let place = CALCULATOR.questions().iter().position(|it| it.key == key);
        place.and_then(|it| starts.get(it).copied())
    };
    assert_eq!(of("pv"), Some(Value::Number(7.5)));
    assert_eq!(of("households"), Some(Value::Number(4000.0)));
    assert_eq!(of("wind"), Some(Value::Number(0.0)));
}
