//! Calendar and zone rules against an independent library (`jiff`).

use jiff::{Timestamp, civil, tz::TimeZone};
use portal_units::time::DAY_S;
use portal_units::{CivilDate, CivilDateTime, Instant, ZoneRule};
use proptest::prelude::*;

const RULES: &[&str] = &[
    "CET-1CEST,M3.5.0,M10.5.0/3",
    "WET0WEST,M3.5.0/1,M10.5.0",
    "<-03>3",
    "AEST-10AEDT,M10.1.0,M4.1.0/3",
    "IST-5:30",
];

proptest! {
    #[test]
    fn dates_agree_with_an_independent_calendar(days in -25_000_i64..50_000) {
        let date = CivilDate::from_days(days);
        let other = civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
        prop_assert_eq!(date.to_string(), other.to_string());
        prop_assert_eq!(date.days(), days);
        prop_assert_eq!(i16::from(date.weekday()), i16::from(other.weekday().to_monday_one_offset()));
        prop_assert_eq!(i32::from(date.day_of_year()), i32::from(other.day_of_year()));
        prop_assert_eq!(CivilDate::parse(&date.to_string()).unwrap(), date);
    }

    #[test]
    fn local_time_agrees_with_an_independent_library(seconds in 0_i64..2_500_000_000, rule in 0..RULES.len()) {
        let zone = ZoneRule::parse(RULES[rule]).unwrap();
        let other = Timestamp::from_second(seconds).unwrap().to_zoned(TimeZone::posix(RULES[rule]).unwrap());
        let local = zone.local(Instant::from_unix_seconds(seconds));
        prop_assert_eq!(local.to_string(), other.datetime().to_string());
    }

    #[test]
    fn a_local_time_leads_back_to_its_moment(seconds in 0_i64..2_500_000_000, rule in 0..RULES.len()) {
        let zone = ZoneRule::parse(RULES[rule]).unwrap();
        let local = zone.local(Instant::from_unix_seconds(seconds));
        prop_assert_eq!(zone.local(zone.instant(local)), local);
    }
}

#[test]
fn the_changes_of_2026_in_poland_fall_on_their_published_hours() {
    let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    let at = |text: &str| zone.local(Instant::parse(text).unwrap()).to_string();
    assert_eq!(at("2026-03-29T00:59:59Z"), "2026-03-29T01:59:59");
    assert_eq!(at("2026-03-29T01:00:00Z"), "2026-03-29T03:00:00");
    assert_eq!(at("2026-10-25T00:59:59Z"), "2026-10-25T02:59:59");
    assert_eq!(at("2026-10-25T01:00:00Z"), "2026-10-25T02:00:00");
    assert_eq!(zone.name(Instant::parse("2026-07-01T00:00:00Z").unwrap()), "CEST");
}

#[test]
fn the_hour_that_occurs_twice_is_the_first_one() {
    let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    let twice = CivilDateTime::parse("2026-10-25T02:30").unwrap();
    assert_eq!(zone.instant(twice).to_string(), "2026-10-25T00:30:00Z");
    let skipped = CivilDateTime::parse("2026-03-29T02:30").unwrap();
    assert_eq!(zone.instant(skipped).to_string(), "2026-03-29T01:30:00Z");
}

#[test]
fn an_instant_is_read_with_its_zone_and_refused_without() {
    assert_eq!(Instant::parse("2026-11-22T08:15:00+01:00").unwrap().to_string(), "2026-11-22T07:15:00Z");
    assert_eq!(Instant::parse("1969-12-31 00:00Z").unwrap().unix_seconds(), -DAY_S);
    for wrong in
        ["2026-11-22T08:15", "2026-02-30T00:00Z", "2026-11-22T24:00Z", "", "Z", "ż", "2026-11-22T08:1łZ"]
    {
        assert!(Instant::parse(wrong).is_err(), "{wrong:?} was accepted");
    }
}

#[test]
fn a_damaged_zone_rule_is_refused() {
    for wrong in [
        "",
        "CET",
        "CET-1CEST",
        "CET-1CEST,M13.5.0,M10.5.0",
        "CET-1CEST,M3.5.0",
        "C-1",
        "CET-1CEST,M3.5.0,M10.5.0,x",
    ] {
        assert!(ZoneRule::parse(wrong).is_err(), "{wrong:?} was accepted");
    }
}
