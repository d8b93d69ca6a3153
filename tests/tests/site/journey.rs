//! What a resident does in five minutes: a number with its age, the slider, a link that keeps it, a file.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use portal_tests::{Problem, session::Session};
use serde_json::json;
use thirtyfour::prelude::Key;

use crate::sites;

/// The slider of the panels' power.
const POWER_SLIDER: &str = ".field:has(#power-box) input[type=range]";
const CSV: &str = "#csv";

#[tokio::test]
async fn a_reader_finds_a_number_moves_a_slider_shares_the_state_and_takes_the_file_home()
-> Result<(), Problem> {
    let site = sites::live()?;
    for width in [1_440, 360] {
        let session = Session::open(site.url(), width).await?;
        read_a_number_with_its_age(&session).await?;
        go_to_pv_by_the_menu(&session).await?;
        move_the_slider_with_the_keyboard(&session).await?;
        reload_and_find_the_same_state(&session).await?;
        switch_to_english(&session).await?;
        download_the_csv(&session, width).await?;
        assert_eq!(session.console_errors().await?, Vec::<String>::new(), "at {width}");
        session.close().await?;
    }
    Ok(())
}

async fn read_a_number_with_its_age(session: &Session) -> Result<(), Problem> {
    session.visit("/pl/").await?;
    session
        .wait_until("/temu|przed\\schwilą/.test(document.querySelector('#tile-weather').textContent)")
        .await?;
    for tile in ["#tile-air", "#tile-weather"] {
        number(&session.text(&format!("{tile} .num b")).await?)?;
        let when = session.text(&format!("{tile} .tile-class")).await?.replace('\u{a0}', " ");
        let has_clock = when.split([' ', ',', '\u{a0}']).any(|word| word.contains(':') && word.len() > 3);
        assert!(has_clock && (when.contains("temu") || when.contains("przed chwilą")), "{tile}: {when}");
    }
    // The air of this hour is not the year's mean that stands there before the network has answered.
    assert!(!session.text("#tile-air").await?.contains("2023"));
    Ok(())
}

async fn go_to_pv_by_the_menu(session: &Session) -> Result<(), Problem> {
    session.click("header nav a[href$='pl/calculators/']").await?;
    session.wait_until("location.pathname === '/pl/calculators/'").await?;
    session.click("main a[href$='calculators/pv/']").await?;
    let arrived =
        "location.pathname === '/pl/calculators/pv/' && document.documentElement.dataset.wasm === 'ready'";
    session.wait_until(arrived).await?;
    let current = session.text("header nav a[aria-current=true]").await?;
    let title = session.evaluate("document.title").await?;
    assert!(!current.is_empty() && title.as_str().is_some_and(|it| it.contains('?')), "{current}: {title}");
    Ok(())
}

async fn move_the_slider_with_the_keyboard(session: &Session) -> Result<(), Problem> {
    let before = Answer::read(session).await?;
    let drawing = drawing(session).await?;
    session.press(POWER_SLIDER, Key::PageUp + "").await?;
    session.press(POWER_SLIDER, Key::Right + "").await?;
    session.wait_until("location.search.includes('power=')").await?;
    wait_for_change(session, "#verdict", &before.verdict).await?;
    let after = Answer::read(session).await?;
    // Ten steps and one of half a kilowatt: twice the panels give twice the yield of before and more.
    let (power_before, power_after) = (before.power, after.power);
    assert!(power_after > power_before, "{before:?} {after:?}");
    let expected = before.yield_kwh * power_after / power_before;
    assert!((after.yield_kwh / expected - 1.0).abs() < 0.03, "{before:?} {after:?}");
    assert!(after.saved > before.saved, "{before:?} {after:?}");
    // The household stays the same, so a smaller share of the greater yield is used at home.
    assert!(after.own_percent < before.own_percent, "{before:?} {after:?}");
    assert!(after.cost > before.cost, "{before:?} {after:?}");
    assert_ne!(self::drawing(session).await?, drawing, "the chart did not change");
    Ok(())
}

async fn reload_and_find_the_same_state(session: &Session) -> Result<(), Problem> {
    let before = Answer::read(session).await?;
    session.driver.refresh().await?;
    session
        .wait_until(&format!("document.querySelector('#verdict')?.textContent === {}", json!(before.verdict)))
        .await?;
    assert_eq!(Answer::read(session).await?, before);
    Ok(())
}

async fn switch_to_english(session: &Session) -> Result<(), Problem> {
    let before = Answer::read(session).await?;
    let query = session.evaluate("location.search").await?;
    session.click(".languages a[hreflang=en]").await?;
    session
        .wait_until("location.pathname === '/en/calculators/pv/' && document.documentElement.lang === 'en'")
        .await?;
    assert_eq!(session.evaluate("location.search").await?, query);
    session.wait_until("/a year/.test(document.querySelector('#verdict')?.textContent)").await?;
    wait_for_change(session, "#short", "").await?;
    session
        .wait_until(&format!("document.querySelector('#power-box')?.value === '{:.1}'", before.power))
        .await?;
    // The answer follows when the year of weather is there.
    let shown = before.yield_kwh;
    session.wait_until(&format!("{YIELD_EN} === {shown}")).await
}

/// The yield as a number on the English page.
const YIELD_EN: &str =
    "Number(document.querySelector('dl.key > div dd b')?.textContent.replace(/[^0-9.]/g, ''))";

async fn download_the_csv(session: &Session, width: u32) -> Result<(), Problem> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../target/tests/downloads-{width}"));
    fs::create_dir_all(&folder)?;
    let folder = folder.canonicalize()?;
    for old in fs::read_dir(&folder)? {
        fs::remove_file(old?.path())?;
    }
    let allow = json!({ "behavior": "allow", "downloadPath": folder.display().to_string() });
    session.command("Browser.setDownloadBehavior", allow).await?;
    let power = session.evaluate("document.querySelector('#power-box').value").await?;
    session.click(CSV).await?;
    let csv = fs::read_to_string(downloaded(&folder).await?)?;
    let rows: Vec<Vec<&str>> =
        csv.trim_start_matches('\u{feff}').lines().map(|it| it.split(';').collect()).collect();
    let value = |kind: &str, key: &str| {
        let row = rows.iter().find(|it| it.first() == Some(&kind) && it.get(1) == Some(&key));
        row.and_then(|it| it.get(3)?.parse::<f64>().ok()).ok_or(format!("no {kind} {key} in {csv}"))
    };
    assert!(csv.starts_with('\u{feff}'), "without a byte order mark Excel takes it for another encoding");
    assert_eq!(rows.first().map(Vec::len), Some(8), "{csv}");
    assert_eq!(json!(format!("{:.1}", value("input", "power")?)), power);
    let shown = session.evaluate(YIELD_EN).await?.as_f64().unwrap_or_default();
    // The page shows three digits.
    assert!((value("result", "yield")? / shown - 1.0).abs() < 0.01, "{shown}: {csv}");
    assert!(value("assumption", "electricity_price_g11_gross").is_ok() && rows.len() > 20, "{csv}");
    Ok(())
}

async fn downloaded(folder: &Path) -> Result<PathBuf, Problem> {
    for _ in 0..100 {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|it| it == "csv") {
                return Ok(path);
            }
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err("no file came".into())
}

/// What the page says at one moment.
#[derive(Debug, PartialEq)]
struct Answer {
    verdict: String,
    power: f64,
    yield_kwh: f64,
    own_percent: f64,
    saved: f64,
    cost: f64,
}

impl Answer {
    async fn read(session: &Session) -> Result<Self, Problem> {
        let box_value = session.evaluate("document.querySelector('#power-box').value").await?;
        let figure = async |place: usize| {
            let shown = format!(
                "document.querySelectorAll('dl.key > div')[{place}].querySelector('dd b').textContent"
            );
            number(session.evaluate(&shown).await?.as_str().unwrap_or_default())
        };
        Ok(Self {
            verdict: content(session, "#verdict").await?,
            power: number(box_value.as_str().unwrap_or_default())?,
            yield_kwh: figure(0).await?,
            own_percent: figure(1).await?,
            saved: figure(3).await?,
            cost: figure(7).await?,
        })
    }
}

async fn content(session: &Session, selector: &str) -> Result<String, Problem> {
    let text = session.evaluate(&format!("document.querySelector('{selector}').textContent")).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// The pixels of the chart of months, scrolled into view and drawn.
async fn drawing(session: &Session) -> Result<String, Problem> {
    session.evaluate("document.querySelector('#chart-1').scrollIntoView({ block: 'center' })").await?;
    session.wait_until("!!document.querySelector('#chart-1 .drawn')").await?;
    session
        .evaluate_async("requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)))")
        .await?;
    let pixels = session.evaluate("document.querySelector('#chart-1 canvas').toDataURL()").await?;
    Ok(pixels.as_str().unwrap_or_default().to_owned())
}

async fn wait_for_change(session: &Session, selector: &str, old: &str) -> Result<(), Problem> {
    session
        .wait_until(&format!(
            "(document.querySelector('{selector}')?.textContent ?? {0}) !== {0}",
            json!(old)
        ))
        .await
}

/// A number as Polish pages write it.
fn number(shown: &str) -> Result<f64, Problem> {
    let plain: String = shown.chars().filter(|it| !it.is_whitespace()).collect();
    plain
        .replace(',', ".")
        .replace('\u{2212}', "-")
        .parse()
        .map_err(|_| format!("{shown:?} is no number").into())
}
