//! The Local Data Bank of Statistics Poland: what its answers mean and what is refused.

use super::{at, changed};
use crate::live::gus::BASE;
use crate::live::{GusData, GusUnits, ParseError, Source, UnitName, UnitVariables};

const UNITS: &str = include_str!("../../../fixtures/gus/units.json");
const DATA: &str = include_str!("../../../fixtures/gus/data.json");

#[test]
fn questions_are_escaped() {
    let name = UnitName { name: "Łódź".to_owned(), level: 5 };
    assert_eq!(
        GusUnits::url(BASE, &name),
        "https://bdl.stat.gov.pl/api/v1/units/search?name=%C5%81%C3%B3d%C5%BA&level=5&format=json&page-size=100"
    );
    let query = UnitVariables { unit: "0302".to_owned(), variables: vec![1, 2] };
    assert!(
        GusData::url(BASE, &query)
            .ends_with("/data/by-unit/0302?var-id=1&var-id=2&format=json&page-size=100")
    );
}

#[test]
fn a_unit_is_found_by_its_name() {
    let units = GusUnits::parse(UNITS).unwrap().units;
    let unit = units.first().unwrap();
    assert_eq!((unit.id.as_str(), unit.name.as_str(), unit.level), ("0302XXX62000", "Powiat m. Legnica", 5));
}

#[test]
fn a_unit_that_stands_twice_is_refused() {
    let answer: serde_json::Value = serde_json::from_str(UNITS).unwrap();
    let unit = &answer["results"][0];
    let body = serde_json::json!({"totalRecords": 2, "results": [unit, unit]}).to_string();
    assert_eq!(GusUnits::parse(&body).unwrap_err(), ParseError::Order { row: 1 });
}

#[test]
fn a_zero_whose_attribute_says_that_it_is_no_figure_is_missing() {
    let figures = GusData::parse(DATA).unwrap();
    let years = &figures.variables.first().unwrap().years;
    assert_eq!(years, &[(2022, Some(1_234.5)), (2023, Some(1_201.0)), (2024, None)]);
    assert_eq!(figures.updated, Some(at("2025-07-30T09:12:01Z")));
    // A zero that was counted is a zero.
    let counted = changed(DATA, "\"attrId\": 0", "\"attrId\": 1");
    let figures = GusData::parse(&counted).unwrap();
    assert_eq!(figures.variables.first().unwrap().years.last(), Some(&(2024, Some(0.0))));
}

#[test]
fn rows_on_another_page_are_missed() {
    let body = changed(DATA, "\"totalRecords\": 1", "\"totalRecords\": 2");
    assert_eq!(GusData::parse(&body).unwrap_err(), ParseError::Count { field: "results", got: 1, wanted: 2 });
}

#[test]
fn years_that_do_not_rise_or_are_none_are_refused() {
    let twice = changed(DATA, "\"2023\"", "\"2022\"");
    assert_eq!(GusData::parse(&twice).unwrap_err(), ParseError::Order { row: 1 });
    for wrong in ["\"23\"", "2023", "\"20x3\""] {
        let body = changed(DATA, "\"2023\"", wrong);
        assert!(matches!(GusData::parse(&body), Err(ParseError::Field { field: "year", .. })), "{wrong}");
    }
}

#[test]
fn figures_of_another_unit_or_variable_are_refused() {
    let asked = |unit: &str, variable| {
        let query = UnitVariables { unit: unit.to_owned(), variables: vec![variable] };
        GusData::answer(&query, DATA)
    };
    assert!(asked("0302XXX62000", 999_999).is_ok());
    assert!(matches!(asked("0302XXX62000", 1), Err(ParseError::Other { .. })));
    assert!(matches!(asked("0262", 999_999), Err(ParseError::Other { .. })));
}

#[test]
fn error_words_are_a_refusal() {
    let body = r#"{"errors": [{"errorResult": "...", "errorReason": "Przekroczono limit"}]}"#;
    assert_eq!(
        GusData::parse(body).unwrap_err(),
        ParseError::Refused { reason: "Przekroczono limit".to_owned() }
    );
}
