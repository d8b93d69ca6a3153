//! Days of 92, 96 and 100 quarters, and the hour that PSE writes as `02a`.

use portal_units::EnergyPrice;

use super::{at, day};
use crate::live::{ParseError, PsePdgsz, PseRcePln, Source, pse};

const AUTUMN: &str = include_str!("../../../fixtures/pse/rce-pln-autumn.json");

/// A day's prices, `count` quarters from the moment `first_end` on.
fn prices(date: &str, first_end: &str, count: i64) -> String {
    let row = |quarter: i64| {
        let end = at(first_end).plus_seconds(quarter * 900).to_string().replace('T', " ").replace('Z', "");
        serde_json::json!({"dtime": "02a:15:00", "dtime_utc": end, "business_date": date, "rce_pln": quarter})
    };
    serde_json::json!({"value": (0..count).map(row).collect::<Vec<_>>()}).to_string()
}

#[test]
fn the_second_two_oclock_of_the_recorded_autumn_is_told_by_utc() {
    assert!(AUTUMN.contains("2026-10-25 02a:15:00"));
    let rows: serde_json::Value = serde_json::from_str(AUTUMN).unwrap();
    let rows = rows["value"].as_array().unwrap().clone();
    let quarters = pse::quarters_of_any_length(rows).unwrap();
    let price = quarters.series("rce_pln", EnergyPrice::from_pln_per_kwh).unwrap();
    assert_eq!((price.start(), price.values().len()), (at("2026-10-25T00:30:00Z"), 8));
    // "02a:15:00" is 01:15 UTC.
    assert!(price.at(at("2026-10-25T01:10:00Z")).is_some());
    // Eight quarters are not a day, and these do not begin at midnight.
    assert!(matches!(PseRcePln::parse(AUTUMN), Err(ParseError::Field { field: "dtime_utc", .. })));
}

#[test]
fn a_day_has_92_quarters_in_spring_96_in_summer_and_100_in_autumn() {
    // Midnight in Poland is 23:00 UTC in winter and 22:00 in summer; the clocks change on the last Sundays of March
    // and October.
    let days = [
        ("2026-03-29", "2026-03-28T23:15:00Z", 92),
        ("2026-03-28", "2026-03-27T23:15:00Z", 96),
        ("2026-06-15", "2026-06-14T22:15:00Z", 96),
        ("2026-10-25", "2026-10-24T22:15:00Z", 100),
        ("2026-10-26", "2026-10-25T23:15:00Z", 96),
    ];
    for (date, first_end, count) in days {
        let got = PseRcePln::answer(&day(date), &prices(date, first_end, count)).unwrap();
        assert_eq!(got.price.values().len(), usize::try_from(count).unwrap(), "{date}");
        for wrong in [92, 96, 100].into_iter().filter(|it| *it != count) {
            let error = PseRcePln::parse(&prices(date, first_end, wrong)).unwrap_err();
            let (got, wanted) = (usize::try_from(wrong).unwrap(), usize::try_from(count).unwrap());
            assert_eq!(error, ParseError::Count { field: "value", got, wanted }, "{date}");
        }
    }
}

#[test]
fn a_day_in_winter_time_that_begins_an_hour_early_is_refused() {
    let body = prices("2026-01-15", "2026-01-14T22:15:00Z", 96);
    assert!(matches!(PseRcePln::parse(&body), Err(ParseError::Field { field: "dtime_utc", .. })));
}

#[test]
fn advice_covers_23_24_or_25_hours() {
    let advice = |date: &str, first: &str, count: i64| {
        let row = |hour: i64| {
            let start = at(first).plus_seconds(hour * 3_600).to_string().replace('T', " ").replace('Z', "");
            serde_json::json!({"dtime_utc": start, "business_date": date, "usage_fcst": 1, "is_active": true})
        };
        PsePdgsz::parse(&serde_json::json!({"value": (0..count).map(row).collect::<Vec<_>>()}).to_string())
    };
    for (date, first, count) in
        [("2026-03-29", "2026-03-28T23:00:00Z", 23), ("2026-10-25", "2026-10-24T22:00:00Z", 25)]
    {
        assert!(advice(date, first, count).is_ok(), "{date}");
        assert!(matches!(advice(date, first, count + 1), Err(ParseError::Count { .. })), "{date}");
    }
    // It may begin later in the day, but at a full hour.
    assert!(advice("2026-06-15", "2026-06-15T10:00:00Z", 12).is_ok());
    assert!(advice("2026-06-15", "2026-06-15T10:15:00Z", 2).is_err());
    assert!(advice("2026-06-15", "2026-06-15T10:00:00Z", 13).is_err());
}
