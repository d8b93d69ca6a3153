//! Live numbers in the browser, against a server that replays the sources and misbehaves.

use std::time::Duration;

use portal_tests::Problem;
use portal_tests::replay::{Fault, Replay, Service, tell_fault_cells};
use portal_units::Instant;
use serde_json::json;

mod air;
mod grid;
mod reader;
mod stage;
mod tiles;

use stage::{NOW, Stage, Tile};

const DAY_S: i64 = 86_400;

const WEATHER: &str = "tile-weather";
const AIR: &str = "tile-air";
/// Tiles that show nothing of the forecast, and those that show nothing of the air.
const NOT_OF_FORECAST: &[&str] = &["tile-air", "tile-sun", "tile-price", "tile-balance"];
const NOT_OF_AIR: &[&str] = &["tile-weather", "tile-sun", "tile-pv", "tile-advice", "tile-co2"];

/// A fault and what its tile must say meanwhile.
struct Cell {
    service: Service,
    fault: Fault,
    number: &'static str,
    badge: &'static str,
    note: &'static str,
}

const fn name_of(service: Service) -> &'static str {
    match service {
        Service::Forecast => "open-meteo-forecast",
        Service::AirQuality => "open-meteo-air-quality",
        Service::Gios => "gios-snapshot",
    }
}

/// One more cell was played.
fn count() {
    tell_fault_cells(1, "in the browser");
}

const fn tile_of(service: Service) -> &'static str {
    match service {
        Service::Forecast => WEATHER,
        Service::AirQuality | Service::Gios => AIR,
    }
}

const fn others(service: Service) -> &'static [&'static str] {
    match service {
        Service::Forecast => NOT_OF_FORECAST,
        Service::AirQuality | Service::Gios => NOT_OF_AIR,
    }
}

/// Numbers of the sample answers at 12:40 UTC: 17.9 °C and 3.59 m/s at 13:00; PM2.5 of the model 6.0 at 13:00. The
/// station's newest mean ended at 11:00 UTC, which is 13:00 in summer.
async fn healthy(stage: &Stage) -> Result<(Tile, Tile), Problem> {
    let weather = stage.wait_for(WEATHER, "healthy", |it| it.badge == "forecast · 14:40, just now").await?;
    assert_eq!((weather.number.as_str(), weather.unit.as_str()), ("18", "°C · 3.6 m/s"));
    assert_eq!(weather.note, "", "nothing went wrong");
    let reading = "preliminary reading · 13:00, 1 hour ago";
    let air = stage.wait_for(AIR, "healthy", |it| it.badge == reading).await?;
    assert_eq!((air.number.as_str(), air.unit.as_str()), ("9.5", "µg/m³"));
    assert!(air.credit.contains("GIOŚ"), "{air:?}");
    last_asked(stage).await?;
    Ok((weather, air))
}

/// The exchange is asked last: when it has been heard, every tile says what it will.
async fn last_asked(stage: &Stage) -> Result<Tile, Problem> {
    stage.wait_for("tile-price", "healthy", |it| it.note.contains("Exchange now")).await
}

/// The tile of the cell says what it must, the others what they said before, and it heals by itself.
async fn play(stage: &Stage, cell: &Cell, before: &Tile, untouched: &[Tile]) -> Result<(), Problem> {
    let (id, name) = (tile_of(cell.service), format!("{:?} {:?}", cell.service, cell.fault));
    let tile = stage.wait_for(id, &name, |it| it.badge == cell.badge && it.note.contains(cell.note)).await?;
    assert_eq!(tile.number, cell.number, "{name}: {tile:?}");
    for (id, tile) in others(cell.service).iter().zip(untouched) {
        stage.wait_for(id, &name, |it| it == tile).await?;
    }
    assert_eq!(stage.own_errors().await?, Vec::<String>::new(), "{name}");
    stage.replay.set_fault(cell.service, Fault::None);
    stage.wait_for(id, &format!("{name}, over"), |it| it == before).await?;
    count();
    Ok(())
}

#[tokio::test]
async fn each_tile_says_value_age_and_class_and_only_the_configured_sources_are_asked() -> Result<(), Problem>
{
    let stage = Stage::open("live-healthy").await?;
    stage.replay.measure_fine_dust();
    stage.open_anew().await?;
    healthy(&stage).await?;
    let pv = stage.tile("tile-pv").await?;
    assert!(pv.badge.starts_with("forecast · 14:40"), "{pv:?}");
    assert!(
        stage.session.text("#lead").await?.contains("Air index:"),
        "the sentence speaks of the air of now"
    );
    stage.session.goto("/pl/").await?;
    stage.wait_for(WEATHER, "Polish", |it| it.badge == "prognoza · 14:40, przed chwilą").await?;
    let reading = "pomiar wstępny · 13:00, 1 godzinę temu";
    let air = stage.wait_for(AIR, "Polish", |it| it.badge == reading).await?;
    assert_eq!(air.number, "9,5");
    assert_eq!(stage.session.console_errors().await?, Vec::<String>::new());

    let asked = stage.session.evaluate("performance.getEntriesByType('resource').map(it => it.name)").await?;
    let asked: Vec<String> = serde_json::from_value(asked)?;
    let (own, sources) = (stage.server.url(), stage.replay.origin());
    assert!(asked.iter().any(|it| it.starts_with(&sources)), "{asked:?}");
    assert!(asked.iter().all(|it| it.starts_with(&own) || it.starts_with(&sources)), "{asked:?}");

    let stranger = Replay::start(Instant::parse(NOW)?)?;
    let script = format!(
        "const done = arguments[arguments.length - 1];
        fetch('{}{}').then(() => done('answered'), error => done('refused'));",
        stranger.origin(),
        Service::Forecast.path(),
    );
    let answer = stage.session.driver.execute_async(script, Vec::new()).await?;
    assert_eq!(answer.json(), &json!("refused"), "the policy names the sources");
    assert_eq!(stranger.requests(), Vec::<String>::new(), "the question never left");
    stage.session.close().await
}

#[tokio::test]
async fn without_an_earlier_answer_a_fault_is_told_beside_the_next_best_number_and_heals()
-> Result<(), Problem> {
    let stage = Stage::open("live-first").await?;
    stage.replay.measure_fine_dust();
    stage.open_anew().await?;
    let (weather, air) = healthy(&stage).await?;
    let cell = |service, fault, badge, note| {
        let number = if service == Service::Forecast { "18" } else { "6.0" };
        Cell { service, fault, number, badge, note }
    };
    let model = "model · 14:40, just now";
    let reading = "preliminary reading · 13:00, 1 hour ago";
    let cells = [
        // An answer of 10 June ends with the third day, 12 June 23:00 UTC, 61 hours before: 11.5 °C.
        Cell {
            number: "12",
            ..cell(Service::Forecast, Fault::Stale, "copy · 13 June 2026 1:00, 2 days ago", "no newer")
        },
        cell(Service::Forecast, Fault::ClockOff(-DAY_S), "forecast · 14:40, just now", "clock"),
        cell(Service::Gios, Fault::Status(500), model, "reported an error"),
        cell(Service::Gios, Fault::NotJson, model, "cannot be read"),
        cell(Service::Gios, Fault::Nulls, model, "without values"),
        cell(Service::Gios, Fault::Status(404), model, ""),
        Cell { number: "9.5", ..cell(Service::Gios, Fault::ClockOff(DAY_S), reading, "clock") },
    ];
    for cell in cells {
        let untouched = stage.tiles(others(cell.service)).await?;
        stage.replay.set_fault(cell.service, cell.fault);
        stage.open_anew().await?;
        let before = if cell.service == Service::Forecast { &weather } else { &air };
        play(&stage, &cell, before, &untouched).await?;
    }
    stage.session.close().await
}

#[tokio::test]
async fn without_any_answer_the_typical_year_and_the_last_checked_year_stay_with_the_reason()
-> Result<(), Problem> {
    let stage = Stage::open("live-typical").await?;
    let (typical, typical_badge) = stage.in_file(WEATHER)?;
    let (checked, checked_badge) = stage.in_file(AIR)?;
    assert!(typical_badge.starts_with("typical value") && checked_badge.starts_with("measured"));
    stage.open_anew().await?;
    let weather = stage.wait_for(WEATHER, "healthy", |it| it.badge == "forecast · 14:40, just now").await?;
    // The station does not measure PM2.5: the model speaks, and nothing went wrong.
    let air = stage.wait_for(AIR, "healthy", |it| it.badge == "model · 14:40, just now").await?;
    assert_eq!((air.number.as_str(), air.note.contains("source")), ("6.0", false), "{air:?}");
    last_asked(&stage).await?;
    for (service, fault, note) in [
        (Service::Forecast, Fault::Slow(Duration::from_secs(4)), "did not answer in time"),
        (Service::Forecast, Fault::Html, "cannot be read"),
        (Service::AirQuality, Fault::Refused, "cannot be reached"),
        (Service::AirQuality, Fault::Status(500), "reported an error"),
    ] {
        let id = tile_of(service);
        let name = format!("{service:?} {fault:?}");
        let (number, badge) =
            if id == WEATHER { (&typical, &typical_badge) } else { (&checked, &checked_badge) };
        let untouched = stage.tiles(others(service)).await?;
        stage.replay.set_fault(service, fault);
        stage.open_anew().await?;
        let tile = stage.wait_for(id, &name, |it| it.note.contains(note)).await?;
        assert_eq!(
            (&tile.number, tile.badge.starts_with(badge.as_str())),
            (number, true),
            "{name}: {tile:?}"
        );
        for (id, tile) in others(service).iter().zip(&untouched) {
            stage.wait_for(id, &name, |it| it == tile).await?;
        }
        assert_eq!(stage.own_errors().await?, Vec::<String>::new(), "{name}");
        stage.replay.set_fault(service, Fault::None);
        stage
            .wait_for(id, "over", |it| *it == if id == WEATHER { weather.clone() } else { air.clone() })
            .await?;
        count();
    }
    stage.session.close().await
}

#[tokio::test]
async fn an_earlier_answer_is_shown_as_a_copy_with_its_age_while_its_source_is_silent() -> Result<(), Problem>
{
    let stage = Stage::open("live-copy").await?;
    stage.replay.measure_fine_dust();
    stage.open_anew().await?;
    let (weather, air) = healthy(&stage).await?;
    let badge = "copy · 11:40, 3 hours ago";
    for cell in [
        Cell {
            service: Service::Forecast,
            fault: Fault::Refused,
            number: "18",
            badge,
            note: "cannot be reached",
        },
        Cell {
            service: Service::Gios,
            fault: Fault::Status(429),
            number: "9.5",
            badge,
            note: "asks for a pause",
        },
        Cell {
            service: Service::Forecast,
            fault: Fault::CutOff,
            number: "18",
            badge,
            note: "cannot be reached",
        },
    ] {
        let untouched = stage.tiles(others(cell.service)).await?;
        stage.replay.set_fault(cell.service, cell.fault);
        stage.open_again(name_of(cell.service)).await?;
        let before = if cell.service == Service::Forecast { &weather } else { &air };
        play(&stage, &cell, before, &untouched).await?;
    }
    stage.session.close().await
}

#[tokio::test]
async fn offline_a_tile_keeps_its_number_as_a_copy_and_online_it_heals() -> Result<(), Problem> {
    let stage = Stage::open("live-offline").await?;
    stage.replay.measure_fine_dust();
    stage.open_anew().await?;
    let (weather, air) = healthy(&stage).await?;
    stage.session.command("Network.enable", json!({})).await?;
    let network = async |is_off: bool| {
        // No limit but the one.
        let conditions =
            json!({ "offline": is_off, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        stage.session.command("Network.emulateNetworkConditions", conditions).await
    };
    network(true).await?;
    let copy = stage.wait_for(WEATHER, "offline", |it| it.note.contains("cannot be reached")).await?;
    assert_eq!((copy.number.as_str(), copy.badge.as_str()), ("18", "copy · 14:40, just now"));
    let copy = stage.wait_for(AIR, "offline", |it| it.note.contains("cannot be reached")).await?;
    assert_eq!((copy.number.as_str(), copy.badge.as_str()), ("9.5", "copy · 13:00, 1 hour ago"));
    let asked = stage.replay.requests().len();
    stage.session.wait_until("navigator.onLine === false").await?;
    network(false).await?;
    stage.wait_for(WEATHER, "online", |it| *it == weather).await?;
    stage.wait_for(AIR, "online", |it| *it == air).await?;
    assert!(stage.replay.requests().len() > asked);
    assert_eq!(stage.own_errors().await?, Vec::<String>::new());
    count();
    stage.session.close().await
}
