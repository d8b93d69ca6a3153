//! What the reader decides, and what several pages of one reader share.

use std::time::Duration;

use portal_tests::Problem;
use portal_tests::replay::{Fault, Publisher, Service};
use serde_json::json;

use super::stage::{PAGE, Stage};
use super::{WEATHER, healthy};

/// Several intervals of the replayed sources.
const A_WHILE: Duration = Duration::from_millis(2_500);
const PRESSED: &str = "document.querySelector('#live-switch').getAttribute('aria-pressed')";

#[tokio::test]
async fn switched_off_nothing_is_asked_and_nothing_moves_and_the_wish_is_remembered() -> Result<(), Problem> {
    let stage = Stage::open("live-switch").await?;
    stage.replay.measure_fine_dust();
    stage.open_anew().await?;
    healthy(&stage).await?;
    assert_eq!(stage.session.evaluate(PRESSED).await?, json!("true"));
    stage.session.evaluate("document.querySelector('#live-switch').focus()").await?;
    stage.session.evaluate("document.querySelector('#live-switch').click()").await?;
    stage.wait_for(WEATHER, "off", |it| it.note.contains("Live data are off")).await?;
    assert_eq!(stage.session.evaluate(PRESSED).await?, json!("false"));
    // What was under way comes to its end unseen.
    tokio::time::sleep(A_WHILE).await;
    let asked = stage.replay.requests().len();
    stage
        .session
        .evaluate(
            "(() => { window.moved = 0; new MutationObserver(all => window.moved += all.length)
                .observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true, attributes: true }); })()",
        )
        .await?;
    tokio::time::sleep(A_WHILE).await;
    assert_eq!(stage.session.evaluate("window.moved").await?, json!(0));
    assert_eq!(stage.replay.requests().len(), asked);

    stage.session.goto(PAGE).await?;
    let copy = stage.wait_for(WEATHER, "opened again", |it| it.note.contains("Live data are off")).await?;
    assert!(copy.badge.starts_with("copy · 14:40"), "{copy:?}");
    tokio::time::sleep(A_WHILE).await;
    assert_eq!(stage.replay.requests().len(), asked, "nothing is asked after a new start either");
    assert_eq!(stage.session.evaluate(PRESSED).await?, json!("false"));

    stage.session.evaluate("document.querySelector('#live-switch').click()").await?;
    healthy(&stage).await?;
    assert!(stage.replay.requests().len() > asked);
    stage.session.close().await
}

#[tokio::test]
async fn a_source_is_asked_once_for_two_pages_and_one_host_one_question_at_a_time() -> Result<(), Problem> {
    let stage = Stage::asked_every(600_000, "live-pages").await?;
    let slow = Fault::Slow(Duration::from_millis(80));
    for it in Service::ALL {
        stage.replay.set_fault(it, slow);
    }
    for it in [
        Publisher::PseRcePln,
        Publisher::PsePdgsz,
        Publisher::PseHisWlkCal,
        Publisher::PseKseLoad,
        Publisher::EnergyChartsMix,
        Publisher::EnergyChartsPrice,
    ] {
        stage.replay.set_fault(it, slow);
    }
    stage.open_anew().await?;
    let number_of = |name: &str| stage.replay.requests().iter().filter(|it| it.contains(name)).count();
    for id in ["tile-weather", "tile-price", "tile-advice", "tile-balance", "tile-load", "tile-co2"] {
        stage.wait_for(id, "healthy", |it| it.badge.contains(" 14:") || it.badge.contains("· 14:")).await?;
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    let asked = stage.replay.requests().len();
    stage.session.goto("/pl/").await?;
    stage.wait_for(WEATHER, "another page", |it| it.badge == "prognoza · 14:40, przed chwilą").await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!((stage.replay.requests().len(), number_of("/v1/forecast")), (asked, 1));
    assert_eq!(stage.replay.most_at_once(), 1, "all sources are on one host here");
    stage.session.close().await
}
