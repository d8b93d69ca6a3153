//! What a place says in the file, and what a copy says.

use std::fs;
use std::path::{Path, PathBuf};

use leptos::prelude::*;
use portal_opendata::config::PortalConfig;
use portal_text::{Language, NO_BREAK_SPACE};

use super::*;
use crate::prerender::{Inputs, fixed};
use crate::routes::{Address, PageId};
use crate::widgets::tile;

/// Demand 17 746.213 MW, wind 1 084.265 MW and sun 9 150.216 MW in the quarter up to 12:30 UTC.
const BALANCE: &str = include_str!("../../crates/opendata/fixtures/pse/his-wlk-cal.json");
/// PM10 23.4 µg/m³ in the hour from 18:00 UTC, the newest that is known.
const STATION: &str = include_str!("../../crates/opendata/fixtures/gios-snapshot/answer.json");

fn public() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public")
}

/// The town's configuration with some of its sources, at a moment, above a folder of data.
fn inputs(sources: &[&str], now: &str, data: PathBuf) -> Inputs {
    let text = fs::read_to_string(public().join("portal.json")).unwrap();
    let mut config = PortalConfig::parse(&text).unwrap();
    config.sources.retain(|it| sources.contains(&it.id.as_str()));
    Inputs::new(Box::leak(Box::new(config)), Instant::parse(now).unwrap(), data)
}

fn app(inputs: &Inputs) -> AppContext {
    let address = Address { language: Language::En, page: PageId::Renewables, slug: "" };
    let (now, hydrated) = (signal(inputs.built).0, signal(false).0);
    AppContext { address, now, hydrated, site: inputs.site, base: "/" }
}

fn drawn(inputs: &Inputs, kind: Kind) -> Option<String> {
    let place = load(inputs, kind).unwrap()?;
    let html = fixed(|| place.view(app(inputs), "tile".to_owned(), false));
    Some(html.replace("<!>", "").replace(NO_BREAK_SPACE, " "))
}

/// The report as it is published at 12:40 UTC: up to the quarter that ended at 12:30.
fn balance() -> String {
    let mut report: serde_json::Value = serde_json::from_str(BALANCE).unwrap();
    let rows = report["value"].as_array_mut().unwrap();
    rows.retain(|it| it["dtime_utc"].as_str().unwrap() <= "2026-06-15 12:30:00");
    report.to_string()
}

/// A public folder with the scales of the air and one harvested file.
fn harvest(name: &str, file: &str, text: &str) -> PathBuf {
    let data = std::env::temp_dir().join(format!("portal-tiles-{name}-{}", std::process::id())).join("data");
    fs::create_dir_all(data.join("live")).unwrap();
    for table in ["aqi-indices.csv", "aqi-breakpoints.csv", "aqi-bands.csv"] {
        fs::copy(public().join("data").join(table), data.join(table)).unwrap();
    }
    fs::write(data.join("live").join(file), text).unwrap();
    data
}

fn all_of(page: &str, words: &[&str]) {
    for it in words {
        assert!(page.contains(it), "{it} in {page}");
    }
}

#[test]
fn before_a_harvest_a_place_says_that_it_has_no_number_yet() {
    for (kind, source) in [(Kind::WindSun, "pse-his-wlk-cal"), (Kind::Air, "gios-snapshot")] {
        let page = drawn(&inputs(&[source], "2026-06-15T12:40:00Z", public().join("data")), kind).unwrap();
        all_of(&page, &["<b>–</b>", "no data", "Live data follow once the page runs.", kind.name()]);
        assert!(!page.contains("data-known"), "{page}");
    }
}

#[test]
fn a_harvested_file_is_a_copy_with_the_date_of_its_number_and_the_credit() {
    let data = harvest("balance", "pse-his-wlk-cal.json", &balance());
    let inputs = inputs(&["pse-his-wlk-cal"], "2026-06-15T12:40:00Z", data.clone());
    // (1084.265 + 9150.216) / 17746.213 = 57.7 %; 12:30 UTC is 14:30 in summer.
    all_of(
        &drawn(&inputs, Kind::WindSun).unwrap(),
        &[
            "<b>1.1</b>",
            "GW · 9.2 GW",
            "copy · 15 June 2026 14:30",
            "Together 58 % of demand (17.7 GW).",
            // The report does not say when it was asked for.
            "PSE S.A., raporty.pse.pl · re-use with credit</p>",
            "data-known",
        ],
    );
    fs::remove_dir_all(data.parent().unwrap()).unwrap();
}

#[test]
fn the_station_tells_its_newest_dust_with_a_word_and_its_name() {
    let data = harvest("air", "gios.json", STATION);
    let inputs = inputs(&["gios-snapshot"], "2026-04-08T20:30:00Z", data.clone());
    // Up to 20 µg/m³ of PM10 the Polish index is very good, up to 50 good; 19:00 UTC is 21:00 in summer.
    all_of(
        &drawn(&inputs, Kind::Air).unwrap(),
        &[
            "<b>23.4</b>",
            "µg/m³ PM10",
            "copy · 8 April 2026 21:00",
            "dust: Good. Station: Legnica, Al. Rzeczypospolitej.",
            "GIOŚ, Państwowy Monitoring Środowiska · re-use with credit · fetched 8 April 2026 22:25</p>",
        ],
    );
    fs::remove_dir_all(data.parent().unwrap()).unwrap();
}

#[test]
fn fine_dust_stands_beside_coarse_dust_of_the_same_hour_only() {
    let fine = |newest: &str| {
        let list = format!("\"PM2.5\": [1, 1, 1, 1, 1, 1, 1, 1, 1, 9.5, {newest}, null], \"NO2\"");
        let data = harvest(&format!("fine-{newest}"), "gios.json", &STATION.replace("\"NO2\"", &list));
        let page = drawn(&inputs(&["gios-snapshot"], "2026-04-08T20:30:00Z", data.clone()), Kind::Air);
        fs::remove_dir_all(data.parent().unwrap()).unwrap();
        page.unwrap()
    };
    all_of(&fine("12.5"), &["<b>23.4</b>", "µg/m³ PM10 · 12.5 µg/m³ PM2.5"]);
    let page = fine("null");
    assert!(page.contains("<span>µg/m³ PM10</span>"), "the fine dust is an hour older: {page}");
}

#[test]
fn what_cannot_be_read_is_as_if_it_had_not_been_harvested() {
    let data = harvest("broken", "pse-his-wlk-cal.json", "<html>");
    let page = drawn(&inputs(&["pse-his-wlk-cal"], "2026-06-15T12:40:00Z", data.clone()), Kind::WindSun);
    all_of(&page.unwrap(), &["<b>–</b>", "no data", "Live data follow once the page runs."]);
    fs::remove_dir_all(data.parent().unwrap()).unwrap();
}

#[test]
fn a_town_without_the_source_has_no_tile() {
    let inputs = inputs(&["gios-snapshot"], "2026-06-15T12:40:00Z", public().join("data"));
    assert_eq!(
        (load(&inputs, Kind::WindSun).unwrap(), load(&inputs, Kind::Air).unwrap().is_some()),
        (None, true)
    );
}

#[test]
fn a_number_that_stands_still_says_of_when_the_copy_and_of_when_the_data_are() {
    let data = harvest("frozen", "pse-his-wlk-cal.json", &balance());
    let inputs = inputs(&["pse-his-wlk-cal"], "2026-06-15T12:40:00Z", data.clone());
    let place = load(&inputs, Kind::WindSun).unwrap().unwrap();
    let badge = |taken: &str| {
        fixed(|| {
            let app = app(&inputs);
            let said = place.said(app);
            tile::badge(app, &copied(said, Some(Instant::parse(taken).unwrap())).figure)
        })
        .replace("<!>", "")
        .replace(NO_BREAK_SPACE, " ")
    };
    assert!(badge("2026-06-15T12:40:00Z").contains(">copy of 14:40 · data of 14:30<"));
    assert!(badge("2026-06-16T06:12:00Z").contains(">copy of 8:12 · data of 15 June 2026 14:30<"));
    fs::remove_dir_all(data.parent().unwrap()).unwrap();
}
