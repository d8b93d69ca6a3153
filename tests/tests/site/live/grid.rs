//! The tiles of the power system: what they say, and what they say when a source fails.

use portal_tests::Problem;
use portal_tests::replay::{Fault, Publisher};
use serde_json::json;

use super::count;
use super::stage::{Stage, Tile};

/// A source, its tile and what that says when all is well.
struct Healthy {
    publisher: Publisher,
    source: &'static str,
    id: &'static str,
    number: &'static str,
    unit: &'static str,
    badge: &'static str,
    /// A part of its note that comes from another source.
    also: &'static str,
}

/// The sample answers at 14:40 local time: the price of the quarter from 14:30 is 0.59 PLN/MWh; the quarter that ended at
/// 14:30 had 1084.265 MW of wind and 9150.216 MW of sun; the advice of hour 14 is 14 mod 4 = 2, save. The mix of 14:00: 10
/// 737.6 MW of wind, sun, water and biomass among 18 120.8 MW, which is 59 %. The quarter until 14:30 had a demand of
/// 17 888.182 MW.
const HEALTHY: [Healthy; 5] = [
    Healthy {
        publisher: Publisher::PseRcePln,
        source: "pse-rce-pln",
        id: "tile-price",
        number: "0.00",
        unit: "zł/kWh",
        badge: "measured · 14:40, just now",
        also: "Exchange now",
    },
    Healthy {
        publisher: Publisher::PsePdgsz,
        source: "pse-pdgsz",
        id: "tile-advice",
        number: "save",
        unit: "",
        badge: "forecast · 14:40, just now",
        also: "",
    },
    Healthy {
        publisher: Publisher::PseHisWlkCal,
        source: "pse-his-wlk-cal",
        id: "tile-balance",
        number: "1.1",
        unit: "GW · 9.2 GW",
        badge: "preliminary reading · 14:30, 10 minutes ago",
        also: "",
    },
    Healthy {
        publisher: Publisher::EnergyChartsMix,
        source: "energy-charts-mix",
        id: "tile-mix",
        number: "59",
        unit: "%",
        badge: "preliminary reading · 14:40, just now",
        also: "",
    },
    Healthy {
        publisher: Publisher::PseKseLoad,
        source: "pse-kse-load",
        id: "tile-load",
        number: "17.9",
        unit: "GW",
        badge: "preliminary reading · 14:30, 10 minutes ago",
        also: "",
    },
];
const COPY: &str = "copy · 11:40, 3 hours ago";

async fn healthy(stage: &Stage) -> Result<Vec<Tile>, Problem> {
    let mut tiles = Vec::new();
    for it in &HEALTHY {
        let tile = stage
            .wait_for(it.id, "healthy", |tile| tile.badge == it.badge && tile.note.contains(it.also))
            .await?;
        assert_eq!((tile.number.as_str(), tile.unit.as_str()), (it.number, it.unit), "{tile:?}");
        tiles.push(tile);
    }
    Ok(tiles)
}

/// Plays a fault of one source: its tile says what it must, the others what they said before, and it heals by itself.
async fn play(
    stage: &Stage,
    before: &[Tile],
    place: usize,
    fault: Fault,
    said: (&str, &str, &str),
) -> Result<(), Problem> {
    let (number, badge, note) = said;
    let it = &HEALTHY[place];
    let name = format!("{} {fault:?}", it.source);
    let tile = stage.wait_for(it.id, &name, |tile| tile.badge == badge && tile.note.contains(note)).await?;
    assert_eq!(tile.number, number, "{name}: {tile:?}");
    for (other, before) in HEALTHY.iter().zip(before).filter(|(other, _)| other.id != it.id) {
        stage.wait_for(other.id, &name, |tile| tile == before).await?;
    }
    assert_eq!(stage.own_errors().await?, Vec::<String>::new(), "{name}");
    stage.replay.set_fault(it.publisher, Fault::None);
    stage.wait_for(it.id, &format!("{name}, over"), |tile| *tile == before[place]).await?;
    count();
    Ok(())
}

#[tokio::test]
async fn the_power_system_of_the_country_is_told_by_six_tiles_and_hour_by_hour() -> Result<(), Problem> {
    let stage = Stage::open("live-grid").await?;
    stage.open_anew().await?;
    let tiles = healthy(&stage).await?;
    // The day's cheapest hour has a mean of 0.435 PLN/MWh, the dearest one of 649.878.
    // The sample has 0.14 EUR/MWh for the quarter from 14:30, and no tomorrow.
    assert_eq!(
        tiles[0].note,
        "Today cheapest at 14:00 (0.00 zł), dearest at 21:00 (0.65 zł). Exchange now: 0 EUR/MWh (Energy-Charts.info, Fraunhofer ISE)."
    );
    let credit = "Źródło danych: PSE S.A., raporty.pse.pl · re-use with credit · fetched 14:40";
    assert_eq!(tiles[0].credit, credit);
    assert_eq!(
        tiles[1].note,
        "Good hours today: 0–1, 4–5, 8–9, 12–13, 16–17, 20–21. Save: 2–4, 6–8, 10–12, 14–16, 18–20, 22–24."
    );
    // (1084.265 + 9150.216) / 17746.213 = 57.7 %.
    assert_eq!(tiles[2].note, "Together 58 % of demand (17.7 GW).");
    assert!(
        tiles[3].note.starts_with("sun 50 %, coal 34 %, wind 6 %, gas 5 %, biomass 3 %"),
        "{:?}",
        tiles[3]
    );
    // For the quarter until 14:45 the sample expects 17 945.717 MW.
    assert_eq!(tiles[4].note, "For now the grid operator expected 17.9 GW.");
    // Of the nine kinds with a factor: 6.08e6 g over 17 880.8 kWh.
    let co2 = stage.wait_for("tile-co2", "CO2", |it| it.badge == "estimated · 14:40, just now").await?;
    assert_eq!((co2.number.as_str(), co2.unit.as_str()), ("340", "g/kWh"));
    let row = "[...document.querySelectorAll('#grid-hours tbody tr')].map(it => it.textContent)[13]";
    let row = stage.session.evaluate(row).await?;
    // Mean price of hour 13: 4.625 PLN/MWh; the advice of hour 13 is 13 mod 4 = 1.
    assert!(row.as_str().is_some_and(|it| it.starts_with("13:000.00") && it.ends_with("as usual")), "{row}");
    // Hour 13 had 17 704.3 MW, as expected; hour 23 is ahead. The exchange had a mean of 1.0875 EUR/MWh in hour 13.
    let cell = |hour: u8, column: u8| {
        let row = format!("document.querySelectorAll('#grid-hours tbody tr')[{hour}]");
        format!("{row}.children[{column}].textContent")
    };
    assert_eq!(stage.session.evaluate(&cell(13, 2)).await?, json!("1"));
    assert_eq!(stage.session.evaluate(&cell(13, 4)).await?, json!("17.7 / 17.7"));
    let ahead = stage.session.evaluate(&cell(23, 4)).await?;
    assert!(ahead.as_str().is_some_and(|it| it.starts_with("– / 1")), "{ahead}");
    let hatched = "[...document.querySelectorAll('.tile.hatched')].map(it => it.id)";
    let hatched = stage.session.evaluate(hatched).await?;
    let of_the_grid = ["tile-advice", "tile-co2"].map(|it| json!(it));
    let got: Vec<_> = hatched.as_array().into_iter().flatten().cloned().collect();
    assert!(of_the_grid.iter().all(|it| got.contains(it)) && !got.contains(&json!("tile-price")), "{got:?}");
    stage.session.close().await
}

#[tokio::test]
async fn without_an_earlier_answer_a_tile_of_the_grid_says_that_it_has_none_and_heals() -> Result<(), Problem>
{
    let stage = Stage::open("live-grid-first").await?;
    let (year, year_badge) = stage.in_file("tile-mix")?;
    assert!(year_badge.ends_with("year 2025"), "{year_badge}");
    stage.open_anew().await?;
    let before = healthy(&stage).await?;
    for (place, fault, said) in [
        (0, Fault::Refused, ("–", "no data", "cannot be reached")),
        (1, Fault::NotJson, ("–", "no data", "cannot be read")),
        (2, Fault::Html, ("–", "no data", "cannot be read")),
        (2, Fault::Nulls, ("–", "no data", "without values")),
        (4, Fault::Nulls, ("–", "no data", "without values")),
        (3, Fault::WrongShape, (year.as_str(), year_badge.as_str(), "cannot be read")),
    ] {
        stage.replay.set_fault(HEALTHY[place].publisher, fault);
        stage.open_anew().await?;
        play(&stage, &before, place, fault, said).await?;
    }
    stage.session.close().await
}

#[tokio::test]
async fn an_earlier_answer_of_the_grid_is_shown_as_a_copy_and_a_harvested_file_before_it()
-> Result<(), Problem> {
    let stage = Stage::open("live-grid-copy").await?;
    stage.open_anew().await?;
    let before = healthy(&stage).await?;
    for (place, fault, note) in
        [(0, Fault::Status(500), "reported an error"), (1, Fault::Status(429), "asks for a pause")]
    {
        let it = &HEALTHY[place];
        stage.replay.set_fault(it.publisher, fault);
        stage.open_again(it.source).await?;
        play(&stage, &before, place, fault, (it.number, COPY, note)).await?;
    }
    let harvested = stage.built.folder().join("data/live");
    std::fs::create_dir_all(&harvested)?;
    let kept = "localStorage.getItem('portal.live/pse-rce-pln').split(/\\n(.*)/s)[1]";
    let kept = stage.session.evaluate(kept).await?;
    std::fs::write(harvested.join("pse-rce-pln.json"), kept.as_str().unwrap_or_default())?;
    stage.replay.set_fault(Publisher::PseRcePln, Fault::Status(500));
    stage.open_anew().await?;
    let said = ("0.00", "measured · 14:40, just now", "reported an error");
    play(&stage, &before, 0, Fault::Status(500), said).await?;
    stage.session.close().await
}
