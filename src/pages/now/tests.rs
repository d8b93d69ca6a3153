//! What the tiles of the power system make of reports that know only a part.

use std::borrow::Cow;
use std::sync::Arc;

use portal_evidence::{Class, Freshness, SourceId, When};
use portal_opendata::live::{CountryMix, Fuel, PseKseLoad, Record as _, Source as _, ZonePrices};
use portal_units::{EuroEnergyPrice, Instant, Power, Series, Stamp};

use super::grid::{Grid, Kind, exchange, load, mix};
use crate::live::{Level, Shown, State, Tile};
use crate::tiles::hours::Day;

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// A report as it is shown when it was asked for so long ago.
fn tile(report: Grid, level: Level, now: Instant, asked_ago_s: i64) -> Tile<Grid> {
    let meta = &PseKseLoad::META;
    let holds_at = report.as_of(now).unwrap();
    let fetched = now.plus_seconds(-asked_ago_s);
    let time = holds_at.min(fetched);
    let shown = Shown {
        record: Arc::new(report),
        level,
        class: if level == Level::Kept { Class::Copy } else { meta.class },
        holds_at,
        time: Some(time),
        fetched: Some(fetched),
        age_s: Some(now.seconds_since(time)),
        freshness: Some(Freshness::Current),
        max_age_s: meta.max_age_s,
        source: SourceId::new(meta.slug),
        licence: Cow::Borrowed(meta.licence),
        credit: Cow::Borrowed(meta.credit),
    };
    Tile { state: State::Fresh, shown: Some(shown), ..Tile::idle() }
}

/// The first quarters of 15 June in Poland: what was drawn, and what was expected. \[MW\]
fn first_quarters(rows: &[(&str, &str)]) -> Grid {
    let row = |(place, (actual, expected)): (usize, &(&str, &str))| {
        let end = at("2026-06-14T22:15:00Z").plus_seconds(900 * i64::try_from(place).unwrap());
        let end = end.to_string().replace('T', " ").replace('Z', "");
        format!(
            r#"{{"business_date": "2026-06-15", "dtime_utc": "{end}", "load_actual": {actual}, "load_fcst": {expected}}}"#
        )
    };
    let rows: Vec<String> = rows.iter().enumerate().map(row).collect();
    Grid::Load(PseKseLoad::parse(&format!(r#"{{"value": [{}]}}"#, rows.join(","))).unwrap())
}

const DAY: Day = Day { begins: Instant::from_unix_seconds(1_781_474_400), hours: 24 };

#[test]
fn what_was_drawn_and_what_was_expected_have_a_class_of_their_own() {
    let report =
        first_quarters(&[("11500", "12000"), ("null", "13000"), ("null", "13000"), ("null", "14000")]);
    let now = at("2026-06-14T22:20:00Z");
    let load = load(&tile(report, Level::Live, now, 60), DAY, now).unwrap();
    assert_eq!((load.value, load.cover.class), (Some(11.5), Class::Preliminary), "11 500 MW until 0:15");
    assert_eq!((load.expected, load.expected_cover.class), (Some(13.0), Class::Forecast), "0:15 to 0:30");
    // (12 + 13 + 13 + 14) / 4; of what was drawn three quarters are missing.
    assert_eq!((load.expected_hours[0], load.hours[0]), (Some(13.0), None));
    assert_eq!((load.expected_hours.len(), load.expected_hours[1]), (24, None));
}

#[test]
fn just_after_midnight_there_is_what_was_expected_and_nothing_else() {
    let report = first_quarters(&[("null", "12000"), ("null", "13000")]);
    let now = at("2026-06-14T22:05:00Z");
    let load = load(&tile(report, Level::Live, now, 60), DAY, now).unwrap();
    assert_eq!((load.value, load.expected), (None, Some(12.0)));
    let minute_ago = When::Moment { at: now.plus_seconds(-60), seen: now, current_up_to_s: 7_200 };
    assert_eq!((load.expected_cover.class, load.expected_cover.when), (Class::Forecast, minute_ago));
    assert_eq!(DAY.begins, at("2026-06-14T22:00:00Z"), "midnight in Poland");
}

#[test]
fn what_was_expected_in_a_copy_is_a_copy_and_as_old() {
    let report = first_quarters(&[("11500", "12000"), ("null", "13000")]);
    let now = at("2026-06-14T22:29:00Z");
    let load = load(&tile(report, Level::Kept, now, 840), DAY, now).unwrap();
    assert_eq!((load.expected, load.expected_cover.class), (Some(13.0), Class::Copy));
    assert_eq!(load.expected_cover.age_s(), Some(840));
}

/// Quarters from midnight on. \[MW\]
fn quarters(values: &[Option<f64>]) -> Series<Power> {
    let values = values.iter().map(|it| it.map(|it| Power::from_kw(it * 1_000.0))).collect();
    Series::new(DAY.begins, 900, Stamp::MeanFromStart, values).unwrap()
}

#[test]
fn a_kind_without_any_value_does_not_hide_the_mix_of_the_others() {
    let by_fuel = vec![
        (Fuel::HardCoal, quarters(&[Some(300.0), Some(600.0)])),
        (Fuel::Nuclear, quarters(&[None, None])),
        (Fuel::Solar, quarters(&[Some(100.0), None])),
    ];
    let report = Grid::Mix(CountryMix { by_fuel, load: None });
    // The sun of the second quarter is missing: the first one is told, 300 MW of coal and 100 MW of sun.
    let now = at("2026-06-14T22:20:00Z");
    let mix = mix(&tile(report, Level::Live, now, 60), &[], DAY).unwrap();
    assert_eq!(mix.shares, [(Kind::Coal, 0.75), (Kind::Sun, 0.25)]);
    assert!((mix.renewable - 0.25).abs() < 1e-12, "{}", mix.renewable);
}

#[test]
fn the_exchange_knows_today_and_tomorrow_once_it_is_published() {
    // 0, 1, 2 … EUR/MWh from midnight on, hour by hour.
    let report = |hours: u32| {
        let values = (0..hours).map(|it| Some(EuroEnergyPrice::from_eur_per_mwh(f64::from(it)))).collect();
        let price = Series::new(DAY.begins, 3_600, Stamp::MeanFromStart, values).unwrap();
        Grid::Exchange(ZonePrices { price, licence: "CC BY 4.0".to_owned() })
    };
    let now = at("2026-06-15T03:30:00Z");
    let days = [DAY, Day { begins: at("2026-06-15T22:00:00Z"), hours: 24 }];
    let both = exchange(&tile(report(48), Level::Live, now, 60), days, now).unwrap();
    assert_eq!((both.value, both.hours[23], both.tomorrow[3]), (Some(5.0), Some(23.0), Some(27.0)));
    let morning = exchange(&tile(report(24), Level::Live, now, 60), days, now).unwrap();
    assert_eq!((morning.hours[23], morning.tomorrow[3]), (Some(23.0), None));
    // A file of which now is not part says nothing of now.
    let later = at("2026-06-16T03:30:00Z");
    assert_eq!(exchange(&tile(report(24), Level::Kept, later, 60), days, later).unwrap().value, None);
}
