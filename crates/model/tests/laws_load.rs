//! What holds for every load profile: a year is 1000 kWh, only proportions count, nothing in is refused.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::load::{DayKind, DayTypes, Dynamics, LoadProfile, QUARTERS, Season};
use portal_units::{CivilDate, Instant, ZoneRule};
use proptest::prelude::*;

/// Nine curves, one after the other.
fn curves() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.0..5.0, 9 * QUARTERS)
}

fn profile(curves: &[f64], dynamics: Dynamics) -> LoadProfile {
    let day_types = DayTypes::new(|season, kind| {
        let season = match season {
            Season::Winter => 0,
            Season::Transition => 1,
            Season::Summer => 2,
        };
        let kind = match kind {
            DayKind::Workday => 0,
            DayKind::Saturday => 1,
            DayKind::Sunday => 2,
        };
        curves.chunks(QUARTERS).nth(3 * season + kind).unwrap().to_vec()
    });
    LoadProfile { day_types: day_types.unwrap(), dynamics, holidays: Vec::new() }
}

fn dynamics() -> impl Strategy<Value = Dynamics> {
    prop_oneof![Just(Dynamics::Static), Just(Dynamics::Household)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_year_is_a_thousand_kilowatt_hours(curves in curves(), dynamics in dynamics(), year in 1990..2060) {
        let profile = profile(&curves, dynamics);
        let quarters = profile.quarter_hours_kw(year).unwrap();
        prop_assert!((quarters.iter().sum::<f64>() / 4.0 - 1000.0).abs() < 1e-9 * 1000.0);
        let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        let hours = profile.hourly_kwh(zone.midnight(CivilDate::new(year, 1, 1).unwrap()), quarters.len() / 4, &zone);
        let hours = hours.unwrap();
        prop_assert!((hours.iter().sum::<f64>() - 1000.0).abs() < 1e-9 * 1000.0);
        prop_assert!(quarters.iter().chain(&hours).all(|it| *it >= 0.0));
    }

    #[test]
    fn only_proportions_count(curves in curves(), dynamics in dynamics(), times in 0.001..1000.0_f64) {
        let more: Vec<f64> = curves.iter().map(|it| it * times).collect();
        let [one, other] = [&curves, &more].map(|it| profile(it, dynamics).quarter_hours_kw(2025).unwrap());
        for (one, other) in one.iter().zip(&other) {
            prop_assert!((one - other).abs() <= 1e-9 * one.abs().max(1e-9), "{one} {other}");
        }
    }

    /// More in one quarter hour of a kind of day is more in it, and less in all others.
    #[test]
    fn a_peak_takes_from_the_rest_of_the_year(curves in curves(), place in 0..QUARTERS, more in 0.1..5.0) {
        let mut peaked = curves.clone();
        // Working days of winter; the first of January 2025 is one.
        if let Some(quarter) = peaked.get_mut(place) {
            *quarter += more;
        }
        let [plain, peaked] =
            [&curves, &peaked].map(|it| profile(it, Dynamics::Static).quarter_hours_kw(2025).unwrap());
        for (at, (plain, peaked)) in plain.iter().zip(&peaked).take(QUARTERS).enumerate() {
            let as_it_should = if at == place { peaked > plain } else { peaked <= plain };
            prop_assert!(as_it_should, "{at}: {plain} {peaked}");
        }
    }
}

#[test]
fn nothing_in_is_no_year() {
    let zone = ZoneRule::parse("UTC0").unwrap();
    let nothing = profile(&[0.0; 9 * QUARTERS], Dynamics::Household);
    assert!(nothing.quarter_hours_kw(2025).unwrap_err().to_string().starts_with("sum = 0"));
    let hourly = nothing.hourly_kwh(Instant::from_unix_seconds(0), 8760, &zone);
    assert!(hourly.unwrap_err().to_string().starts_with("sum = 0"));
}
