//! Live numbers in the browser, against a server that replays the sources and misbehaves.

use std::time::Duration;

use portal_tests::built::Built;
use portal_tests::replay::{Fault, Replay, Service};
use portal_tests::{Problem, session::Session};
use portal_units::Instant;
use serde_json::{Value, json};
use xtask::serve::Server;

/// The moment that page and server take for now: 14:40 in the town's local time.
const NOW: &str = "2026-06-15T12:40:00Z";
const PAGE: &str = "/en/";
const DAY_S: i64 = 86_400;
const PATIENCE: Duration = Duration::from_secs(15);
const PAUSE: Duration = Duration::from_millis(60);

const WEATHER: &str = "tile-weather";
const AIR: &str = "tile-air";
/// Tiles that show nothing of the forecast, and those that show nothing of the air.
const NOT_OF_FORECAST: &[&str] = &["tile-air", "tile-sun"];
const NOT_OF_AIR: &[&str] = &["tile-weather", "tile-sun", "tile-pv"];

/// What a tile says.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
struct Tile {
    number: String,
    unit: String,
    badge: String,
    note: String,
    credit: String,
}

/// A fault and what its tile must say meanwhile.
struct Cell {
    service: Service,
    fault: Fault,
    number: &'static str,
    badge: &'static str,
    note: &'static str,
}

/// A served site whose sources are replayed, in a browser.
struct Stage {
    built: Built,
    server: Server,
    replay: Replay,
    session: Session,
}

impl Stage {
    async fn open(name: &str) -> Result<Self, Problem> {
        let replay = Replay::start(Instant::parse(NOW)?)?;
        let built = Built::with_config(name, |config| replayed(config, &replay.origin()))?;
        let server = built.serve("/")?;
        let session = Session::open(server.url(), 1_200).await?;
        Ok(Self { built, server, replay, session })
    }

    /// What a tile says now.
    async fn tile(&self, id: &str) -> Result<Tile, Problem> {
        let script = format!(
            "(() => {{
                const say = part => document.querySelector('#{id} ' + part).textContent.replaceAll('\\u00a0', ' ').trim();
                return {{ number: say('.num b'), unit: say('.num span'), badge: say('.badge'), note: say('.tile-note'),
                    credit: say('.tile-credit') }};
            }})()"
        );
        Ok(serde_json::from_value(self.session.evaluate(&script).await?)?)
    }

    /// Waits until a tile says what it should; the error tells what it said last.
    async fn wait_for(&self, id: &str, what: &str, is_so: impl Fn(&Tile) -> bool) -> Result<Tile, Problem> {
        let begun = tokio::time::Instant::now();
        loop {
            let tile = self.tile(id).await?;
            if is_so(&tile) {
                return Ok(tile);
            }
            if begun.elapsed() > PATIENCE {
                return Err(format!("{what}: {id} still says {tile:?}").into());
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn tiles(&self, ids: &[&str]) -> Result<Vec<Tile>, Problem> {
        let mut tiles = Vec::new();
        for id in ids {
            tiles.push(self.tile(id).await?);
        }
        Ok(tiles)
    }

    /// Opens the page as a reader who has never been here.
    async fn open_anew(&self) -> Result<(), Problem> {
        self.session.goto("/404.html").await?;
        self.session.evaluate("localStorage.clear()").await?;
        self.session.goto(PAGE).await
    }

    /// Opens the page as a reader who was here three hours ago.
    async fn open_again(&self, service: Service) -> Result<(), Problem> {
        let key = match service {
            Service::Forecast => "portal.live/open-meteo-forecast",
            Service::AirQuality => "portal.live/open-meteo-air-quality",
            Service::Gios => "portal.live/gios-snapshot",
        };
        self.session.goto("/404.html").await?;
        let script = format!(
            "(() => {{
                const [asked, body] = localStorage.getItem('{key}').split(/\\n(.*)/s);
                localStorage.clear();
                localStorage.setItem('{key}', '2026-06-15T09:40:00Z\\n' + body);
                return asked;
            }})()"
        );
        // The file of the station was made a quarter of an hour before it was asked.
        let asked = if service == Service::Gios { "2026-06-15T12:25:00Z" } else { NOW };
        assert_eq!(self.session.evaluate(&script).await?, json!(asked), "the moment of the answer is kept");
        self.session.goto(PAGE).await
    }

    /// Errors on the console that are not the browser's own word on a failed question.
    async fn own_errors(&self) -> Result<Vec<String>, Problem> {
        let errors = self.session.console_errors().await?.into_iter();
        Ok(errors.filter(|it| !it.contains("Failed to load resource")).collect())
    }

    /// The number and the badge that a tile has in the file, before anything was asked.
    fn in_file(&self, id: &str) -> Result<(String, String), Problem> {
        let pages = self.built.pages()?;
        let page = pages.iter().find(|(name, _)| name == "en/index.html").ok_or("no English page")?;
        let tile = page.1.split(&format!("id=\"{id}\"")).nth(1).ok_or("no such tile")?;
        let number = tile.split("<b>").nth(1).and_then(|it| it.split("</b>").next());
        let badge = tile.split("class=\"badge").nth(1).and_then(|it| it.split('>').nth(1));
        let badge = badge.and_then(|it| it.split('<').next());
        let number = number.map(|it| it.trim_end_matches("<!>"));
        Ok((number.ok_or("no number")?.to_owned(), badge.ok_or("no badge")?.to_owned()))
    }
}

/// The configuration of a site whose sources are the replay server's, asked in quick succession.
fn replayed(config: &mut Value, origin: &str) {
    for source in config.get_mut("sources").and_then(Value::as_array_mut).into_iter().flatten() {
        let service = match source.get("id").and_then(Value::as_str) {
            Some("open-meteo-forecast") => Service::Forecast,
            Some("open-meteo-air-quality") => Service::AirQuality,
            _ => Service::Gios,
        };
        source["base_url"] = json!(format!("{origin}{}", service.path()));
        source["interval_ms"] = json!(400);
        source["timeout_ms"] = json!(1_500);
    }
    config["polling"] = json!({ "backoff_first_ms": 200, "backoff_max_ms": 600, "jitter_share": 0.1 });
    config["now"] = json!(NOW);
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
    Ok((weather, air))
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
        stage.open_again(cell.service).await?;
        let before = if cell.service == Service::Forecast { &weather } else { &air };
        play(&stage, &cell, before, &untouched).await?;
    }
    stage.session.close().await
}
