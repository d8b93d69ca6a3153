//! The reference year and sets of assumptions for the tests.

#![allow(
    dead_code,
    clippy::panic,
    clippy::expect_used,
    reason = "each file of tests uses a part of it; what is missing ends a test"
)]

pub(crate) mod sane;

use portal_calculators::shared::assumptions::{Assumption, Assumptions};
use portal_calculators::shared::year::{Profile, Year};
use portal_calculators::{Answer, Rough, Spec, Surroundings};
use portal_evidence::{Class, Confidence, SourceId, Sourced};
use portal_model::load::{DayKind, DayTypes, Dynamics, LoadProfile, Season};
use portal_model::pv::{WeatherColumns, WeatherYear};
use portal_model::solar::Place;
use portal_reference::{Parameters, Table};
use portal_text::Language;
use portal_units::{Angle, CivilDate, Instant, Length, Stamp, ZoneRule};

/// The weather of table 03a at its site, with the profiles of table 04a.
pub(crate) fn year() -> Year {
    let table = Table::load("03a_weather");
    let first = table.rows().next().expect("the table has rows").text("time_utc").replace("+00:00", "Z");
    let weather = WeatherYear::new(
        Instant::parse(&first).expect("a UTC time"),
        Stamp::MeanFromStart,
        WeatherColumns {
            ghi_w_m2: table.numbers("ghi_wm2"),
            dni_w_m2: table.numbers("dni_wm2"),
            dhi_w_m2: table.numbers("dhi_wm2"),
            air_celsius: table.numbers("temp_air_c"),
            wind_m_s: table.numbers("wind_10m_ms"),
        },
    )
    .expect("whole columns");
    let site = Parameters::load("03_parameters");
    let place = Place {
        latitude: Angle::from_degrees(site.number("latitude")),
        longitude: Angle::from_degrees(site.number("longitude")),
        altitude: Length::from_m(site.number("altitude")),
    };
    let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").expect("a rule");
    Year::new(weather, &place, zone, Profile::ALL.map(profile)).expect("a place on the globe")
}

/// Each month of the table of weather, by the clock of the place: its first hour and its mean temperature.
pub(crate) fn months() -> Vec<(usize, f64)> {
    let table = Table::load("03a_weather");
    let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").expect("a rule");
    let month = |stamp: &str| {
        zone.local(Instant::parse(&stamp.replace("+00:00", "Z")).expect("a UTC time")).date.month()
    };
    let at: Vec<u8> = table.rows().map(|row| month(row.text("time_utc"))).collect();
    let air = table.numbers("temp_air_c");
    let one = |wanted: u8| {
        let own = || at.iter().zip(&air).filter(|it| *it.0 == wanted).map(|it| *it.1);
        let mean = own().sum::<f64>() / own().map(|_| 1.0).sum::<f64>();
        (at.iter().position(|it| *it == wanted).expect("every month is there"), mean)
    };
    (1..=12).map(one).collect()
}

fn profile(profile: Profile) -> LoadProfile {
    let table = Table::load("04a_bdew_daytypes");
    let column = format!("{profile:?}").to_lowercase();
    let day_types = DayTypes::new(|season, kind| {
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
        let rows = table.rows().filter(|it| it.text("season") == season && it.text("daytype") == kind);
        rows.map(|it| it.number(&column)).collect()
    });
    let holidays = Parameters::load("04_parameters");
    LoadProfile {
        day_types: day_types.expect("nine day types"),
        dynamics: if profile == Profile::H0 { Dynamics::Household } else { Dynamics::Static },
        holidays: holidays.all("holiday").map(|it| CivilDate::parse(it).expect("a date")).collect(),
    }
}

/// Round numbers, so that results can be worked out by hand.
pub(crate) fn assumptions() -> Assumptions {
    Assumptions::new(vec![
        assumption("electricity_price_g11_gross", 1.0, Some((0.9, 1.1)), "PLN/kWh"),
        assumption("rcem_known_months_mean", 0.4, Some((0.2, 0.5)), "PLN/kWh"),
        assumption("pv_price_per_kwp_gross", 5000.0, Some((4000.0, 6000.0)), "PLN/kWp"),
        assumption("battery_price_per_kwh_gross", 2000.0, Some((1500.0, 3000.0)), "PLN/kWh"),
        assumption("pv_yield_south_35", 1000.0, Some((950.0, 1050.0)), "kWh/kWp"),
        assumption("grid_co2e_lifecycle_2025", 600.0, None, "g/kWh"),
    ])
}

/// Tables of the portal's data that hold assumptions.
const TABLES: [&str; 10] = [
    "energy-prices",
    "electricity-factors",
    "lifecycle-factors",
    "fuel-factors",
    "boiler-factors",
    "vehicles",
    "buildings",
    "equivalents",
    "chp-references",
    "cluster-start",
];

/// Every assumption of the portal's own data that has a value.
pub(crate) fn portal() -> Vec<Assumption> {
    let mut all = Vec::new();
    for table in TABLES.map(Table::of_portal) {
        for row in table.rows() {
            let Some(value) = row.maybe("value") else { continue };
            let ends = row.maybe("low").zip(row.maybe("high"));
            all.push(assumption(row.text("id"), value, ends, row.text("unit")));
        }
    }
    all
}

/// The portal's own numbers under these keys only.
pub(crate) fn portal_only(keys: &[&[&str]]) -> Assumptions {
    let wanted = |it: &Assumption| keys.iter().any(|group| group.contains(&it.key.as_str()));
    Assumptions::new(portal().into_iter().filter(wanted).collect())
}

/// The portal's own numbers, some replaced by certain ones: for results that are worked out by hand.
pub(crate) fn portal_with(certain: &[(&str, f64)]) -> Assumptions {
    let mut all = portal();
    for (key, value) in certain {
        let found =
            all.iter_mut().find(|it| it.key == *key).unwrap_or_else(|| panic!("no {key} in the data"));
        *found = assumption(key, *value, None, &found.unit.clone());
    }
    Assumptions::new(all)
}

fn assumption(key: &str, value: f64, ends: Option<(f64, f64)>, unit: &str) -> Assumption {
    let source = SourceId::new("a test");
    Assumption {
        key: key.to_owned(),
        value: Sourced { value, source, class: Class::Typical, confidence: Confidence::Recalled, time: None },
        low: ends.map(|it| it.0),
        high: ends.map(|it| it.1),
        unit: unit.to_owned(),
        credit: "a test".to_owned(),
        url: None,
        own: None,
        year: "2025".to_owned(),
    }
}

/// The answer of a calculator to its typed inputs.
pub(crate) fn ask<I>(spec: &Spec<I>, inputs: &I, assumptions: &Assumptions, year: &mut Year) -> Answer {
    let mut around = Surroundings { language: Language::En, year, assumptions, rough: Rough::No };
    (spec.answer)(inputs, &mut around).expect("an answer")
}

/// The middle of a figure; `None` where it is not defined.
pub(crate) fn value(answer: &Answer, key: &str) -> Option<f64> {
    let figure = answer.figures.iter().find(|it| it.key == key);
    figure.unwrap_or_else(|| panic!("no figure {key}")).value.map(|it| it.mid)
}

/// The middle of a figure that is defined.
pub(crate) fn mid(answer: &Answer, key: &str) -> f64 {
    value(answer, key).unwrap_or_else(|| panic!("{key} is not defined"))
}

/// Fails unless two numbers are within a part of each other.
pub(crate) fn close(got: f64, want: f64, tolerance: f64) {
    assert!((got - want).abs() <= tolerance * want.abs().max(1e-9), "{got} is not {want}");
}
