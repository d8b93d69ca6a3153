//! Load profiles against the reference tables.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::load::{CARD, DayKind, DayTypes, Dynamics, LoadProfile, Season};
use portal_reference::{Parameters, Table, Worst, assert_close};
use portal_units::{CivilDate, CivilDateTime, Instant, ZoneRule};

fn day_types(column: &str) -> DayTypes {
    let table = Table::load("04a_bdew_daytypes");
    DayTypes::new(|season, kind| {
        let season = match season {
            Season::Winter => "winter",
            Season::Transition => "transition",
            Season::Summer => "summer",
        };
        let kind = match kind {
            DayKind::Workday => "workday",
            DayKind::Saturday => "saturday",
            DayKind::Sunday => "sunday",
        };
        let mut quarters: Vec<(f64, f64)> = table
            .rows()
            .filter(|row| row.text("season") == season && row.text("daytype") == kind)
            .map(|row| (row.number("quarter"), row.number(column)))
            .collect();
        quarters.sort_by(|a, b| a.0.total_cmp(&b.0));
        quarters.into_iter().map(|(_, power)| power).collect()
    })
    .unwrap()
}

fn holidays() -> Vec<CivilDate> {
    Parameters::load("04_parameters").all("holiday").map(|it| CivilDate::parse(it).unwrap()).collect()
}

fn profile(column: &str, dynamics: Dynamics, holidays: Vec<CivilDate>) -> LoadProfile {
    LoadProfile { day_types: day_types(column), dynamics, holidays }
}

/// Column of the input, dynamics, column of the result.
const PROFILES: [(&str, Dynamics, &str); 3] = [
    ("h0", Dynamics::Static, "h0"),
    ("h0", Dynamics::Household, "h0_dyn_bdew"),
    ("g0", Dynamics::Static, "g0"),
];

fn year() -> i32 {
    Parameters::load("04_parameters").text("year").parse().unwrap()
}

#[test]
fn the_weeks_meet_the_table() {
    let mut worst = Worst::default();
    let weeks = Table::load("04c_bdew_weeks");
    for (input, dynamics, column) in PROFILES {
        let powers = profile(input, dynamics, holidays()).quarter_hours_kw(year()).unwrap();
        let first = CivilDate::new(year(), 1, 1).unwrap().midnight_utc();
        for row in weeks.rows() {
            let at = CivilDateTime::parse(row.text("start")).unwrap().as_utc();
            let index = usize::try_from(at.seconds_since(first) / 900).unwrap();
            assert_close(&row, column, powers[index], row.maybe(column), 1e-6);
            worst.relative(powers[index], row.number(column));
        }
    }
    worst.assert_stated("weeks", CARD.deviation("04c_bdew_weeks"));
}

#[test]
fn the_months_meet_the_table_with_and_without_holidays() {
    let mut worst = Worst::default();
    let months = Table::load("04b_bdew_monthly");
    for (input, dynamics, column) in PROFILES {
        for row in months.rows() {
            let free = if row.text("holidays") == "nohol" { Vec::new() } else { holidays() };
            let year: i32 = row.text("year").parse().unwrap();
            let powers = profile(input, dynamics, free).quarter_hours_kw(year).unwrap();
            let first = CivilDate::new(year, 1, 1).unwrap();
            let energy: f64 = powers
                .chunks(96)
                .zip(0..)
                .filter(|(_, day)| {
                    row.text("month") == "year"
                        || row.text("month") == format!("{:02}", first.plus_days(*day).month())
                })
                .flat_map(|(powers, _)| powers)
                .sum::<f64>()
                / 4.0;
            assert_close(&row, column, energy, row.maybe(column), 1e-4);
            worst.relative(energy, row.number(column));
        }
    }
    worst.assert_stated("months", CARD.deviation("04b_bdew_monthly"));
}

#[test]
fn an_hour_by_the_local_clock_is_the_mean_of_its_quarters_in_winter_and_an_hour_earlier_in_summer() {
    let profile = profile("h0", Dynamics::Household, holidays());
    let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    let first = CivilDate::new(year(), 1, 1).unwrap();
    let days = CivilDate::new(year() + 1, 1, 1).unwrap().days() - first.days();
    let hours = usize::try_from(days * 24).unwrap();
    let start = zone.midnight(first);
    let by_hour = profile.hourly_kwh(start, hours, &zone).unwrap();
    assert!((by_hour.iter().sum::<f64>() - 1000.0).abs() < 1e-9);
    let by_quarter = profile.quarter_hours_kw(year()).unwrap();
    for (month, shift) in [(1, 0), (7, 1)] {
        let noon =
            CivilDateTime { date: CivilDate::new(year(), month, 9).unwrap(), second_of_day: 12 * 3600 };
        let utc_hour = usize::try_from(zone.instant(noon).seconds_since(start) / 3600).unwrap();
        let clock_hour = usize::try_from(noon.as_utc().seconds_since(first.midnight_utc()) / 3600).unwrap();
        assert_eq!(clock_hour - utc_hour, shift);
        let quarters: f64 = by_quarter[clock_hour * 4..clock_hour * 4 + 4].iter().sum();
        // The two years differ by the hours that the change of the clock skips and repeats.
        assert!((by_hour[utc_hour] / (quarters / 4.0) - 1.0).abs() < 1e-4);
    }
}

#[test]
fn seasons_change_on_the_published_days() {
    let season = |month, day| Season::of(CivilDate::new(2023, month, day).unwrap());
    assert_eq!([season(3, 20), season(3, 21)], [Season::Winter, Season::Transition]);
    assert_eq!([season(5, 14), season(5, 15)], [Season::Transition, Season::Summer]);
    assert_eq!([season(9, 14), season(9, 15)], [Season::Summer, Season::Transition]);
    assert_eq!([season(10, 31), season(11, 1)], [Season::Transition, Season::Winter]);
}

#[test]
fn what_is_no_profile_is_refused() {
    assert!(DayTypes::new(|_, _| vec![1.0; 95]).is_err());
    assert!(DayTypes::new(|_, _| vec![f64::NAN; 96]).is_err());
    assert!(DayTypes::new(|_, _| vec![-1.0; 96]).is_err());
    let nothing = LoadProfile {
        day_types: DayTypes::new(|_, _| vec![0.0; 96]).unwrap(),
        dynamics: Dynamics::Static,
        holidays: Vec::new(),
    };
    assert!(nothing.quarter_hours_kw(2023).is_err());
    let zone = ZoneRule::parse("UTC0").unwrap();
    assert!(nothing.hourly_kwh(Instant::from_unix_seconds(0), 8760, &zone).is_err());
    let day =
        profile("h0", Dynamics::Static, Vec::new()).hourly_kwh(Instant::from_unix_seconds(0), 24, &zone);
    assert_eq!(day.unwrap_err().to_string(), "hours = 24 lies outside 8760 to 8784");
}
