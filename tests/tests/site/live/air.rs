//! The index on several scales: the station, the model and the citizens apart.

use portal_tests::Problem;
use portal_tests::replay::{Fault, Publisher, Service};
use serde_json::json;

use super::count;
use super::stage::Stage;

const PAGE: &str = "/en/air/";
const TABLE: &str = "[...document.querySelectorAll('#index tbody tr')].map(row =>
    [...row.children].map(it => it.textContent.replaceAll('\\u00a0', ' ').trim()).join(' | '))";
const CITIZENS: &str = "tile-citizens";

/// The last hour of the station: PM2.5 9.5, PM10 23.4, NO2 16.0, O3 51.7 µg/m³; of the model: PM2.5 6.0, PM10 9.0, NO2
/// 11.1, O3 94.1, SO2 1.7. Of 24 hours the station knows 11, too few for a mean; the model's mean of PM2.5 is 212.6 / 24 =
/// 8.9. The station's ozone of 8 hours is 559.4 / 8 = 69.9.
const ROWS: [(&str, &str, &str, &str); 4] = [
    ("Polish index", "mean of 1 hour", "Good (PM10)", "Good (O"),
    ("European index", "mean of 1 hour", "Fair (PM2.5, PM10, NO", "Fair (PM2.5, NO"),
    ("American index", "mean of 24 hours", "–", "Good (PM2.5, PM10)"),
    (
        "WHO",
        "mean of 24 hours, mean of 8 hours",
        "Within the guideline (O",
        "Within the guideline (PM2.5, PM10, NO",
    ),
];

async fn rows(stage: &Stage) -> Result<Vec<String>, Problem> {
    Ok(serde_json::from_value(stage.session.evaluate(TABLE).await?)?)
}

async fn wait_for_rows(stage: &Stage, what: &str, is_so: impl Fn(&[String]) -> bool) -> Result<(), Problem> {
    for _ in 0..200 {
        if is_so(&rows(stage).await?) {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(75)).await;
    }
    Err(format!("{what}: {:?}", rows(stage).await?).into())
}

fn is_healthy(rows: &[String]) -> bool {
    let all = rows.iter().zip(ROWS);
    rows.len() == ROWS.len()
        && all.into_iter().all(|(row, (scale, averaging, official, model))| {
            let cells: Vec<&str> = row.split(" | ").collect();
            matches!(cells.as_slice(), [head, one, other] if head.starts_with(scale)
                && head.ends_with(averaging) && one.starts_with(official) && other.starts_with(model))
        })
}

#[tokio::test]
async fn the_index_of_now_stands_on_each_scale_with_its_averaging_and_voices_are_never_mixed()
-> Result<(), Problem> {
    let stage = Stage::open("live-air").await?;
    stage.replay.measure_fine_dust();
    stage.session.goto(PAGE).await?;
    wait_for_rows(&stage, "healthy", is_healthy).await?;
    // Two rows of one place: particles of 6.92 and 7.31 µg/m³, read two minutes ago.
    let citizens = stage.wait_for(CITIZENS, "healthy", |it| it.badge.starts_with("preliminary")).await?;
    assert_eq!((citizens.number.as_str(), citizens.unit.as_str()), ("6.9", "µg/m³ · 7.3 µg/m³ (PM10)"));
    assert!(citizens.note.starts_with("Reading of 1 sensor"), "{citizens:?}");
    assert!(citizens.credit.contains("ODbL"), "{citizens:?}");

    stage.replay.set_fault(Service::Gios, Fault::Status(500));
    stage.session.goto("/404.html").await?;
    stage.session.evaluate("localStorage.clear()").await?;
    stage.session.goto(PAGE).await?;
    let only_model =
        |rows: &[String]| rows.iter().all(|it| it.split(" | ").nth(1) == Some("–") && !it.ends_with("–"));
    wait_for_rows(&stage, "no station", |rows| rows.len() == ROWS.len() && only_model(rows)).await?;
    stage.replay.set_fault(Service::Gios, Fault::None);
    wait_for_rows(&stage, "the station again", is_healthy).await?;
    count();

    stage.replay.set_fault(Publisher::SensorCommunity, Fault::NotJson);
    stage.session.goto("/404.html").await?;
    stage.session.evaluate("localStorage.clear()").await?;
    stage.session.goto(PAGE).await?;
    let silent = stage.wait_for(CITIZENS, "no citizens", |it| it.note.contains("cannot be read")).await?;
    assert_eq!((silent.number.as_str(), silent.badge.as_str()), ("–", "no data"));
    wait_for_rows(&stage, "others untouched", is_healthy).await?;
    stage.replay.set_fault(Publisher::SensorCommunity, Fault::None);
    stage.wait_for(CITIZENS, "citizens again", |it| *it == citizens).await?;
    count();
    assert_eq!(stage.own_errors().await?, Vec::<String>::new());
    let pressed = "document.querySelector('#live-switch').getAttribute('aria-pressed')";
    assert_eq!(stage.session.evaluate(pressed).await?, json!("true"));
    stage.session.close().await
}
