//! The reports of PSE: what their answers mean and what is refused.

use portal_evidence::Class;
use portal_units::{EnergyPrice, Power, Stamp};

use super::{at, changed, day};
use crate::live::{
    Fuel, Paged, ParseError, PseHisGenPal, PseHisWlkCal, PseKseLoad, PsePdgsz, PseRcePln, Record, Source,
    Usage, pse_his_gen_pal, pse_pdgsz, pse_rce_pln,
};

const PRICES: &str = include_str!("../../../fixtures/pse/recorded-rce-pln.json");
const ADVICE: &str = include_str!("../../../fixtures/pse/recorded-pdgsz.json");
const LOAD: &str = include_str!("../../../fixtures/pse/kse-load.json");
const BALANCE: &str = include_str!("../../../fixtures/pse/his-wlk-cal.json");
const MIX: &str = include_str!("../../../fixtures/pse/his-gen-pal.json");
const OLD_ROW: &str = include_str!("../../../fixtures/pse/recorded-his-wlk-cal-1-row.json");

#[test]
fn a_question_names_day_order_and_number_of_rows() {
    assert_eq!(
        PseRcePln::url(pse_rce_pln::BASE, &day("2026-06-15")),
        "https://api.raporty.pse.pl/api/rce-pln?$filter=business_date%20eq%20'2026-06-15'\
         &$orderby=dtime_utc%20asc&$first=500"
    );
    let advice = PsePdgsz::url(pse_pdgsz::BASE, &day("2026-06-15"));
    assert!(advice.contains("business_date%20eq%20'2026-06-15'%20and%20is_active%20eq%20true&"), "{advice}");
}

#[test]
fn a_price_holds_for_the_quarter_that_ends_at_its_stamp() {
    // PSE: 432.70 PLN/MWh for "00:00 - 00:15" on 15 June, CEST: 22:00 to 22:15 UTC the day before.
    let prices = PseRcePln::answer(&day("2026-06-15"), PRICES).unwrap();
    assert_eq!((prices.price.stamp(), prices.price.values().len()), (Stamp::MeanToEnd, 96));
    let at_first = prices.price.at(at("2026-06-14T22:07:00Z")).map(EnergyPrice::pln_per_kwh);
    assert_eq!(at_first, Some(0.4327));
    // The last one, 500.22 PLN/MWh for "23:45 - 24:00", ends at 22:00 UTC.
    let at_last = prices.price.at(at("2026-06-15T21:59:00Z")).map(EnergyPrice::pln_per_kwh);
    assert_eq!(at_last, Some(0.50022));
    assert_eq!(prices.price.at(at("2026-06-15T22:00:00Z")), None);
}

#[test]
fn negative_prices_are_prices_and_null_is_missing() {
    let body = changed(PRICES, "\"rce_pln\": 432.7", "\"rce_pln\": -87.31");
    let body = changed(&body, "\"rce_pln\": 424.12", "\"rce_pln\": null");
    let prices = PseRcePln::parse(&body).unwrap().price;
    let first: Vec<_> = prices.values().iter().take(3).map(|it| it.map(EnergyPrice::pln_per_kwh)).collect();
    assert_eq!(first, [Some(-0.08731), None, Some(0.40451)]);
}

#[test]
fn an_old_field_in_the_question_is_answered_by_an_error_object() {
    let body = include_str!("../../../fixtures/pse/recorded-error-400.json");
    let ParseError::Refused { reason } = PseRcePln::parse(body).unwrap_err() else { panic!("not a refusal") };
    assert!(reason.starts_with("Could not find a property named 'doba'"));
}

#[test]
fn no_data_is_an_empty_list_with_status_200() {
    let empty = ParseError::Empty { field: "value" };
    assert_eq!(PseRcePln::parse(r#"{"value":[]}"#).unwrap_err(), empty);
    assert_eq!(PsePdgsz::parse(r#"{"value":[]}"#).unwrap_err(), empty);
    assert_eq!(PseHisGenPal::parse(r#"{"value":[]}"#).unwrap_err(), empty);
}

#[test]
fn rows_without_time_in_utc_are_refused() {
    assert!(matches!(PseHisWlkCal::parse(OLD_ROW), Err(ParseError::Field { field: "dtime_utc", .. })));
}

#[test]
fn the_answer_for_another_day_is_refused() {
    let other = ParseError::Other { field: "business_date" };
    assert_eq!(PseRcePln::answer(&day("2026-06-16"), PRICES).unwrap_err(), other);
    let two_days = changed(PRICES, "\"business_date\": \"2026-06-15\"", "\"business_date\": \"2026-06-14\"");
    assert_eq!(PseRcePln::parse(&two_days).unwrap_err(), other);
}

#[test]
fn times_that_stand_still_go_back_or_skip_are_refused() {
    for wrong in ["22:15", "22:00", "22:45"] {
        let body = changed(PRICES, "\"2026-06-14 22:30:00\"", &format!("\"2026-06-14 {wrong}:00\""));
        assert_eq!(PseRcePln::parse(&body).unwrap_err(), ParseError::Order { row: 1 }, "{wrong}");
    }
}

#[test]
fn a_page_behind_the_first_is_followed_only_at_the_same_service() {
    let link = format!("{}?$filter=x&$after=abc", pse_rce_pln::BASE);
    let page = changed(PRICES, "{\n \"value\"", &format!("{{\"nextLink\": \"{link}\", \"value\""));
    let today = day("2026-06-15");
    assert_eq!(PseRcePln::next(pse_rce_pln::BASE, &today, 0, &page), Ok(Some(link)));
    assert_eq!(PseRcePln::next(pse_rce_pln::BASE, &today, 0, PRICES), Ok(None));
    for base in ["https://api.raporty.pse.pl/api/rce", "https://example.org/api/rce-pln"] {
        assert!(PseRcePln::next(base, &today, 0, &page).is_err(), "{base}");
    }
    // A first page alone is not the answer.
    assert!(matches!(PseRcePln::parse(&page), Err(ParseError::Field { field: "nextLink", .. })));
}

#[test]
fn two_pages_make_one_day() {
    let rows = |from: usize, count: usize| {
        let all: serde_json::Value = serde_json::from_str(PRICES).unwrap();
        let rows: Vec<_> = all["value"].as_array().unwrap().iter().skip(from).take(count).cloned().collect();
        rows
    };
    let first = serde_json::json!({"value": rows(0, 50), "nextLink": "https://example.org"}).to_string();
    let second = serde_json::json!({"value": rows(50, 46)}).to_string();
    assert_eq!(PseRcePln::parse_pages(&[&first, &second]), PseRcePln::parse(PRICES));
    let gap = serde_json::json!({"value": rows(51, 45)}).to_string();
    assert_eq!(PseRcePln::parse_pages(&[&first, &gap]).unwrap_err(), ParseError::Order { row: 50 });
}

#[test]
fn load_that_has_not_been_drawn_is_missing_and_its_forecast_is_there() {
    let load = PseKseLoad::answer(&day("2026-06-15"), LOAD).unwrap();
    let first = at("2026-06-14T22:10:00Z");
    assert_eq!(load.actual.at(first), Some(Power::from_kw(12_787_258.0)), "12 787.258 MW");
    assert_eq!(load.actual.values().last(), Some(&None));
    assert!(load.forecast.values().iter().all(Option::is_some));
    // What is known holds up to the last quarter with a value.
    let known = load.actual.values().iter().filter(|it| it.is_some()).count();
    let end = load.actual.start().plus_seconds((i64::try_from(known).unwrap() - 1) * 900);
    assert_eq!(load.as_of(at("2026-06-15T23:00:00Z")), Some(end));
}

#[test]
fn the_balance_adds_up_as_its_publisher_writes_it() {
    // First row: jg 11 137.258 + wind 2 000 + sun 0 + exchange −350 = demand 12 787.258 MW.
    let balance = PseHisWlkCal::answer(&day("2026-06-15"), BALANCE).unwrap();
    let now = at("2026-06-14T22:10:00Z");
    let parts = [&balance.scheduled, &balance.wind, &balance.solar, &balance.exchange_synchronous];
    let sum: f64 = parts.iter().map(|it| it.at(now).unwrap().kw()).sum();
    assert!((sum - balance.demand.at(now).unwrap().kw()).abs() < 1e-6, "{sum}");
    assert_eq!(balance.exchange_synchronous.at(now), Some(Power::from_kw(-350_000.0)));
}

#[test]
fn a_day_that_is_not_over_has_fewer_rows_only_where_that_is_usual() {
    let all: serde_json::Value = serde_json::from_str(LOAD).unwrap();
    let morning: Vec<_> = all["value"].as_array().unwrap().iter().take(30).cloned().collect();
    let body = serde_json::json!({ "value": morning }).to_string();
    assert_eq!(PseKseLoad::parse(&body).unwrap().actual.values().len(), 30);
    let prices: serde_json::Value = serde_json::from_str(PRICES).unwrap();
    let part: Vec<_> = prices["value"].as_array().unwrap().iter().take(95).cloned().collect();
    let wanted = ParseError::Count { field: "value", got: 95, wanted: 96 };
    assert_eq!(PseRcePln::parse(&serde_json::json!({ "value": part }).to_string()).unwrap_err(), wanted);
    let evening: Vec<_> = all["value"].as_array().unwrap().iter().skip(1).cloned().collect();
    let body = serde_json::json!({ "value": evening }).to_string();
    assert!(matches!(PseKseLoad::parse(&body), Err(ParseError::Field { field: "dtime_utc", .. })));
}

#[test]
fn the_advice_is_for_the_hour_that_begins_at_its_stamp() {
    // 25 June 2025, 00:00 CEST, usage 1: normal from 22:00 to 23:00 UTC.
    let advice = PsePdgsz::answer(&day("2025-06-25"), ADVICE).unwrap();
    assert_eq!(advice.usage.stamp(), Stamp::MeanFromStart);
    assert_eq!(advice.usage.at(at("2025-06-24T22:59:00Z")), Some(Usage::Normal));
    assert_eq!(advice.usage.at(at("2025-06-24T21:59:00Z")), None);
    assert_eq!(PsePdgsz::META.class, Class::Forecast);
}

#[test]
fn versions_that_are_not_in_force_are_dropped() {
    let row = |usage: u32, active: bool| {
        format!(
            r#"{{"business_date": "2025-06-25", "dtime_utc": "2025-06-24 22:00", "usage_fcst": {usage}, "is_active": {active}}}"#
        )
    };
    let body = format!(r#"{{"value": [{}, {}]}}"#, row(0, false), row(2, true));
    assert_eq!(PsePdgsz::parse(&body).unwrap().usage.values(), [Some(Usage::Saving)]);
    let both = format!(r#"{{"value": [{}, {}]}}"#, row(0, true), row(2, true));
    assert_eq!(PsePdgsz::parse(&both).unwrap_err(), ParseError::Order { row: 1 });
    let unknown = format!(r#"{{"value": [{}]}}"#, row(4, true));
    assert!(matches!(PsePdgsz::parse(&unknown), Err(ParseError::Field { field: "usage_fcst", .. })));
}

#[test]
fn texts_with_a_decimal_comma_are_numbers() {
    // The sample has one quarter, 11:45 to 12:00 CEST, the last of the morning: the ones before it are missing.
    let mix = PseHisGenPal::answer(&day("2026-06-15"), MIX).unwrap();
    let power = |fuel| {
        let (_, series) = mix.by_fuel.iter().find(|(it, _)| *it == fuel).unwrap();
        series.at(at("2026-06-15T09:50:00Z")).map(Power::kw)
    };
    assert_eq!(power(Fuel::HardCoal), Some(4_320_775.0));
    assert_eq!(power(Fuel::Other), Some(58_965.0), "\"58,965\" megawatts");
    assert_eq!(power(Fuel::WindOnshore), Some(1_290_004.0));
    let (_, lignite) = mix.by_fuel.get(1).unwrap();
    assert_eq!((lignite.values().len(), lignite.at(at("2026-06-15T09:40:00Z"))), (48, None));
    for wrong in ["\"4.320,775\"", "\"4 320,775\"", "\"\"", "\"NaN\""] {
        let body = changed(MIX, "\"4320,775\"", wrong);
        assert!(
            matches!(PseHisGenPal::parse(&body), Err(ParseError::Field { field: "value", .. })),
            "{wrong}"
        );
    }
}

#[test]
fn an_unknown_source_or_one_twice_in_a_quarter_is_refused() {
    let unknown = changed(MIX, "\"B05\"", "\"B99\"");
    assert!(matches!(PseHisGenPal::parse(&unknown), Err(ParseError::Field { field: "alias_entsoe", .. })));
    let twice = changed(MIX, "\"B05\"", "\"B04\"");
    assert_eq!(PseHisGenPal::parse(&twice).unwrap_err(), ParseError::Order { row: 3 });
    let link = format!("{}?$after=2", pse_his_gen_pal::BASE);
    let page = format!(r#"{{"value": [], "nextLink": "{link}"}}"#);
    assert_eq!(PseHisGenPal::next(pse_his_gen_pal::BASE, &day("2026-06-15"), 0, &page), Ok(Some(link)));
}
