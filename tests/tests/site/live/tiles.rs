//! Live tiles on slides and on pages of text: what they say, and that a talk can hold them still.

use std::time::Duration;

use portal_tests::Problem;
use portal_tests::replay::{Fault, Publisher};
use serde_json::json;

use super::stage::{Stage, Tile};

/// Several intervals of the replayed sources.
const A_WHILE: Duration = Duration::from_millis(2_500);
const DECK: &str = "/en/present/legnica-cluster/";
const SLIDE: &str = "/en/present/legnica-cluster/?view=slides#5";
const RENEWABLES: &str = "/en/renewables/";
/// The tiles of the slide, by the number of the slide and their place on it.
const POWER: &str = "tile-5-0";
const AIR: &str = "tile-5-1";
const WIND_SUN: &str = "tile-wind-sun";
/// The quarter that ended at 14:30 had 1084.265 MW of wind and 9150.216 MW of sun.
const READ: &str = "preliminary reading · 14:30, 10 minutes ago";
/// The station's newest hour ended at 11:00 UTC: 23.4 µg/m³ of PM10.
const MEASURED: &str = "preliminary reading · 13:00, 1 hour ago";

async fn press(stage: &Stage, key: &str) -> Result<(), Problem> {
    Ok(stage.session.driver.active_element().await?.send_keys(key).await?)
}

/// Opens a path as a reader who has never been here.
async fn open_anew(stage: &Stage, path: &str) -> Result<(), Problem> {
    stage.session.goto("/404.html").await?;
    stage.session.evaluate("localStorage.clear()").await?;
    stage.session.visit(path).await
}

async fn healthy(stage: &Stage) -> Result<(Tile, Tile), Problem> {
    let power = stage.wait_for(POWER, "healthy", |it| it.badge == READ).await?;
    assert_eq!((power.number.as_str(), power.unit.as_str()), ("1.1", "GW · 9.2 GW"));
    assert!(power.credit.contains("PSE"), "{power:?}");
    let air = stage.wait_for(AIR, "healthy", |it| it.badge == MEASURED).await?;
    assert_eq!((air.number.as_str(), air.unit.as_str()), ("23.4", "µg/m³ PM10"));
    assert!(air.credit.contains("GIOŚ") && air.note.contains("Station: Legnica"), "{air:?}");
    Ok((power, air))
}

#[tokio::test]
async fn a_talk_holds_the_numbers_of_its_slides_still_and_lets_them_go_on() -> Result<(), Problem> {
    let stage = Stage::open("live-slides").await?;
    open_anew(&stage, SLIDE).await?;
    healthy(&stage).await?;
    stage.session.screenshot("slide-live").await?;
    assert_eq!(stage.session.accessibility_faults().await?, Vec::<String>::new());
    let hidden = "(() => { const it = document.querySelector('.slide.now'); return it.scrollHeight - it.clientHeight; })()";
    assert_eq!(stage.session.evaluate(hidden).await?, json!(0), "the slide is cut");

    press(&stage, "z").await?;
    let held = stage.wait_for(AIR, "held", |it| it.badge == "copy of 14:40 · data of 13:00").await?;
    assert_eq!((held.number.as_str(), held.unit.as_str()), ("23.4", "µg/m³ PM10"));
    stage.wait_for(POWER, "held", |it| it.badge == "copy of 14:40 · data of 14:30").await?;
    stage
        .session
        .wait_until("document.querySelector('.deck-frozen').textContent === 'copy of 14:40'")
        .await?;
    stage.replay.measure_fine_dust();
    // What was under way comes to its end unseen.
    tokio::time::sleep(A_WHILE).await;
    let asked = stage.replay.requests().len();
    tokio::time::sleep(A_WHILE).await;
    assert_eq!((stage.tile(AIR).await?, stage.replay.requests().len()), (held, asked));

    press(&stage, "z").await?;
    let both = "µg/m³ PM10 · 9.5 µg/m³ PM2.5";
    stage.wait_for(AIR, "on again", |it| it.badge == MEASURED && it.unit == both).await?;
    stage.wait_for(POWER, "on again", |it| it.badge == READ).await?;

    // Whoever leaves the slides has no key for it any more.
    press(&stage, "z").await?;
    stage.wait_for(AIR, "held", |it| it.badge.starts_with("copy of")).await?;
    press(&stage, "\u{e00c}").await?;
    stage.wait_for(AIR, "left", |it| it.badge == MEASURED).await?;
    assert_eq!(stage.own_errors().await?, Vec::<String>::new());
    stage.session.close().await
}

#[tokio::test]
async fn whoever_reads_a_talk_has_one_switch_for_all_its_live_numbers() -> Result<(), Problem> {
    const SWITCH: &str = "document.querySelector('#live-switch')";
    let stage = Stage::open("live-read").await?;
    open_anew(&stage, DECK).await?;
    stage.session.evaluate(&format!("{SWITCH}.scrollIntoView(), true")).await?;
    let (power, air) = healthy(&stage).await?;
    let places = stage.session.evaluate("document.querySelectorAll('.live-switch').length").await?;
    assert_eq!(places, json!(1));
    stage.session.evaluate(&format!("{SWITCH}.click()")).await?;
    for tile in [POWER, AIR] {
        stage.wait_for(tile, "off", |it| it.note.contains("Live data are off")).await?;
    }
    tokio::time::sleep(A_WHILE).await;
    let asked = stage.replay.requests().len();
    tokio::time::sleep(A_WHILE).await;
    assert_eq!(stage.replay.requests().len(), asked);
    stage.session.evaluate(&format!("{SWITCH}.click()")).await?;
    stage.wait_for(POWER, "on", |it| *it == power).await?;
    stage.wait_for(AIR, "on", |it| *it == air).await?;
    assert_eq!(stage.session.accessibility_faults().await?, Vec::<String>::new());
    // On a slide nothing but the numbers is shown; there a key holds them.
    stage.session.visit(SLIDE).await?;
    stage.session.wait_until(&format!("{SWITCH}.getClientRects().length === 0")).await?;
    assert_eq!(stage.own_errors().await?, Vec::<String>::new());
    stage.session.close().await
}

#[tokio::test]
async fn the_speakers_window_is_told_that_the_numbers_stand_still() -> Result<(), Problem> {
    let stage = Stage::open("live-speaker").await?;
    open_anew(&stage, SLIDE).await?;
    healthy(&stage).await?;
    let driver = &stage.session.driver;
    let audience = driver.window().await?;
    press(&stage, "n").await?;
    let opened = async {
        loop {
            let all = driver.windows().await?;
            if let Some(desk) = all.into_iter().find(|it| *it != audience) {
                return Ok::<_, Problem>(desk);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let desk = tokio::time::timeout(Duration::from_secs(20), opened).await??;
    driver.switch_to_window(desk.clone()).await?;
    stage.session.wait_until("document.documentElement.dataset.view === 'desk'").await?;
    healthy(&stage).await?;
    stage.session.click(".desk [data-do=freeze]").await?;
    stage.wait_for(AIR, "held", |it| it.badge == "copy of 14:40 · data of 13:00").await?;
    driver.switch_to_window(audience).await?;
    stage.wait_for(AIR, "held too", |it| it.badge == "copy of 14:40 · data of 13:00").await?;
    driver.switch_to_window(desk).await?;
    driver.close_window().await?;
    stage.session.close().await
}

#[tokio::test]
async fn renewables_tell_wind_and_sun_of_now_and_share_their_copy_with_the_page_now() -> Result<(), Problem> {
    let stage = Stage::open("live-renewables").await?;
    open_anew(&stage, RENEWABLES).await?;
    let tile = stage.wait_for(WIND_SUN, "healthy", |it| it.badge == READ).await?;
    assert_eq!((tile.number.as_str(), tile.unit.as_str()), ("1.1", "GW · 9.2 GW"));
    assert_eq!(tile.note, "Together 58 % of demand (17.7 GW).");
    assert_eq!(stage.session.accessibility_faults().await?, Vec::<String>::new());
    let to_now =
        stage.session.evaluate("document.querySelector('#to-today').href.endsWith('/en/#grid')").await?;
    assert_eq!(to_now, json!(true));

    stage.session.evaluate("document.querySelector('#live-switch').click()").await?;
    stage.wait_for(WIND_SUN, "off", |it| it.note.contains("Live data are off")).await?;
    tokio::time::sleep(A_WHILE).await;
    let asked = stage.replay.requests().len();
    tokio::time::sleep(A_WHILE).await;
    assert_eq!(stage.replay.requests().len(), asked);
    stage.session.evaluate("document.querySelector('#live-switch').click()").await?;
    stage.wait_for(WIND_SUN, "on", |it| *it == tile).await?;

    // The page Now asks on, and an answer that it was given three hours ago is this page's copy.
    stage.replay.set_fault(Publisher::PseHisWlkCal, Fault::Refused);
    stage.open_again("pse-his-wlk-cal").await?;
    stage.session.visit(RENEWABLES).await?;
    let copy = "copy · 11:40, 3 hours ago";
    let copy =
        stage.wait_for(WIND_SUN, "refused", |it| it.badge == copy && it.note.contains("reached")).await?;
    assert_eq!(copy.number, "1.1");
    stage.replay.set_fault(Publisher::PseHisWlkCal, Fault::None);
    stage.wait_for(WIND_SUN, "answered again", |it| *it == tile).await?;
    assert_eq!(stage.own_errors().await?, Vec::<String>::new());
    stage.session.close().await
}
