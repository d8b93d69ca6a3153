//! Energy-Charts: what its answers mean and what is refused.

use portal_units::{EuroEnergyPrice, Stamp};

use super::{at, changed, day};
use crate::live::energy_charts::BASE;
use crate::live::{Days, EnergyChartsMix, EnergyChartsPrice, Fuel, ParseError, Record, Source};

const GERMANY: &str = include_str!("../../../fixtures/energy-charts/recorded-price-de-lu.json");
const POLAND: &str = include_str!("../../../fixtures/energy-charts/price-pl.json");
const MIX: &str = include_str!("../../../fixtures/energy-charts/mix-pl.json");

#[test]
fn questions_name_area_and_days() {
    let days = Days { area: "PL".to_owned(), first: day("2026-06-15"), last: day("2026-06-16") };
    assert_eq!(
        EnergyChartsPrice::url(BASE, &days),
        "https://api.energy-charts.info/price?bzn=PL&start=2026-06-15&end=2026-06-16"
    );
}

#[test]
fn a_price_holds_from_its_second_on_and_is_in_euro() {
    // The recorded answer: 79.27 EUR/MWh from 1 721 268 000 s, 18 July 2024 02:00 UTC, an hour long.
    let prices = EnergyChartsPrice::parse(GERMANY).unwrap().price;
    assert_eq!((prices.stamp(), prices.step_s()), (Stamp::MeanFromStart, 3_600));
    assert_eq!(prices.at(at("2024-07-18T02:59:00Z")), Some(EuroEnergyPrice::from_eur_per_mwh(79.27)));
    // The Polish one has quarters and writes its unit with blanks; still euro.
    let prices = EnergyChartsPrice::parse(POLAND).unwrap().price;
    assert_eq!((prices.step_s(), prices.values().len()), (900, 96));
    assert_eq!(prices.at(at("2026-06-14T22:14:00Z")), Some(EuroEnergyPrice::from_eur_per_mwh(101.81)));
}

#[test]
fn negative_prices_are_prices_and_null_is_missing() {
    let body = changed(&changed(GERMANY, "79.27", "-79.27"), "92.1,", "null,");
    let prices = EnergyChartsPrice::parse(&body).unwrap().price;
    assert_eq!(prices.values().first(), Some(&Some(EuroEnergyPrice::from_eur_per_mwh(-79.27))));
    assert_eq!(prices.values().get(1), Some(&None));
}

#[test]
fn every_answer_must_bring_an_open_licence() {
    assert!(EnergyChartsPrice::parse(GERMANY).unwrap().licence.starts_with("CC BY 4.0"));
    let closed = changed(GERMANY, "CC BY 4.0", "For private and internal use only, not CC BY 4.0");
    assert!(matches!(EnergyChartsPrice::parse(&closed), Err(ParseError::Licence { .. })));
    let silent = changed(GERMANY, "license_info", "info");
    assert!(matches!(
        EnergyChartsPrice::parse(&silent),
        Err(ParseError::Field { field: "license_info", .. })
    ));
    let closed = changed(MIX, "{", "{\"license_info\": \"private use\",");
    assert!(matches!(EnergyChartsMix::parse(&closed), Err(ParseError::Licence { .. })));
}

#[test]
fn another_currency_or_unit_is_refused() {
    for wrong in ["PLN/MWh", "EUR/kWh", ""] {
        let body = changed(GERMANY, "EUR/MWh", wrong);
        assert!(matches!(EnergyChartsPrice::parse(&body), Err(ParseError::Unit { .. })), "{wrong}");
    }
}

#[test]
fn lists_of_another_length_and_times_that_do_not_rise_are_refused() {
    let shorter = changed(GERMANY, "79.27,", "");
    let wanted = ParseError::Count { field: "price", got: 28, wanted: 29 };
    assert_eq!(EnergyChartsPrice::parse(&shorter).unwrap_err(), wanted);
    for wrong in ["1721271600", "1721278800", "1721260000"] {
        let body = changed(GERMANY, "1721275200", wrong);
        assert_eq!(EnergyChartsPrice::parse(&body).unwrap_err(), ParseError::Order { row: 2 }, "{wrong}");
    }
    let shorter = changed(MIX, "3250.5,", "");
    assert!(matches!(EnergyChartsMix::parse(&shorter), Err(ParseError::Count { field: "data", .. })));
}

#[test]
fn load_shares_trade_and_pumping_are_no_generation() {
    let mix = EnergyChartsMix::parse(MIX).unwrap();
    // Nineteen entries: without trade, pumping, two of load and two shares thirteen remain.
    assert_eq!(mix.by_fuel.len(), 13);
    let now = at("2026-06-14T22:30:00Z");
    let value = |fuel: Fuel| mix.by_fuel.iter().find(|(it, _)| *it == fuel).unwrap().1.at(now).unwrap().kw();
    assert!((value(Fuel::Lignite) - 3_250_500.0).abs() < 1e-6, "3 250.5 MW");
    let own: f64 =
        mix.by_fuel.iter().map(|(it, _)| *it).filter(|it| *it != Fuel::PumpedStorage).map(value).sum();
    assert!((mix.generated(now).unwrap().kw() - own).abs() < 1e-6);
    assert!(mix.load.as_ref().unwrap().at(now).is_some());
}

#[test]
fn the_newest_values_are_missing_and_not_zero() {
    let mix = EnergyChartsMix::parse(MIX).unwrap();
    let last = at("2026-06-15T21:30:00Z");
    assert_eq!(mix.generated(last), None);
    assert!(mix.by_fuel.iter().all(|(_, it)| it.at(last).is_none()));
    // Two trailing nulls: the last value began at 19:00 UTC.
    assert_eq!(mix.as_of(at("2026-06-15T23:30:00Z")), Some(at("2026-06-15T19:00:00Z")));
}

#[test]
fn an_unknown_kind_or_one_twice_is_refused() {
    for wrong in ["Fusion", "Fossil oil"] {
        let body = changed(MIX, "Fossil hard coal", wrong);
        let error = EnergyChartsMix::parse(&body).unwrap_err();
        assert!(matches!(error, ParseError::Field { field: "production_types", .. }), "{wrong}: {error}");
    }
}

#[test]
fn an_empty_axis_is_nothing_published_yet() {
    let body = r#"{"unix_seconds": [], "production_types": []}"#;
    assert!(matches!(EnergyChartsMix::parse(body), Err(ParseError::Empty { .. })));
}
