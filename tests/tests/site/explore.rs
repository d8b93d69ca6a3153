//! A chart in the hands of a reader: pointer, fingers, keys, single taps; what is seen, said, kept and taken away.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use portal_tests::{Problem, session::Session};
use serde_json::{Value, json};
use thirtyfour::prelude::Key;

use crate::sites;

const PAGE: &str = "/pl/air/";
/// A chart of the page, with several series over the months of a year.
const CHART: &str = "#chart-months";
const BOX: &str = "#chart-months .chart-box";

/// Opens the page with the chart in the middle of the window.
async fn open(session: &Session, path: &str) -> Result<(), Problem> {
    session.visit(path).await?;
    session
        .evaluate(&format!("document.querySelector('{CHART}').scrollIntoView({{ block: 'center' }})"))
        .await?;
    session.wait_until(&format!("!!document.querySelector('{CHART} .drawn')")).await
}

async fn explored(session: &Session) -> Result<(), Problem> {
    session.wait_until(&format!("document.querySelector('{CHART}').hasAttribute('data-explored')")).await
}

/// The box of the drawing in the window: left, top, width, height \[px\].
async fn area(session: &Session) -> Result<[f64; 4], Problem> {
    let script = format!(
        "(() => {{ const it = document.querySelector('{BOX}').getBoundingClientRect();
            return [it.left, it.top, it.width, it.height]; }})()"
    );
    Ok(serde_json::from_value(session.evaluate(&script).await?)?)
}

/// Sends an event of the mouse at shares of the drawing's width and height.
async fn mouse(session: &Session, kind: &str, (x, y): (f64, f64), more: Value) -> Result<(), Problem> {
    let [left, top, width, height] = area(session).await?;
    let mut event = json!({ "type": kind, "x": left + x * width, "y": top + y * height });
    if let (Some(event), Some(more)) = (event.as_object_mut(), more.as_object()) {
        event.extend(more.clone());
    }
    session.command("Input.dispatchMouseEvent", event).await?;
    Ok(())
}

async fn touch(session: &Session, kind: &str, points: &[(f64, f64)]) -> Result<(), Problem> {
    let [left, top, width, height] = area(session).await?;
    let points: Vec<Value> = (0..)
        .zip(points)
        .map(|(id, (x, y)): (u32, _)| json!({ "x": left + x * width, "y": top + y * height, "id": id }))
        .collect();
    session.command("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await?;
    Ok(())
}

const READING: &str = "(document.querySelector('#chart-months .chart-reading.read')?.textContent ?? '')";
/// The stretch of the axis that the address names.
const RANGE: &str = "(new URLSearchParams(location.search).get('w.chart-months') ?? '').split('~')[0].slice(1).split('_').map(Number)";

async fn range(session: &Session) -> Result<(f64, f64), Problem> {
    Ok(serde_json::from_value(session.evaluate(RANGE).await?)?)
}

async fn press(session: &Session, act: &str) -> Result<(), Problem> {
    session.click(&format!("{CHART} [data-act=\"{act}\"]")).await
}

#[tokio::test]
async fn a_mouse_reads_zooms_and_moves_and_the_wheel_leaves_the_page_alone_only_when_asked()
-> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 1_200).await?;
    open(&session, PAGE).await?;
    let before = session
        .evaluate(
            "performance.getEntriesByType('resource').filter(it => /chart-.*wasm/.test(it.name)).length",
        )
        .await?;
    assert_eq!(before, json!(0), "the explorer is loaded before anybody reaches for a chart");
    mouse(&session, "mouseMoved", (0.3, 0.5), json!({})).await?;
    explored(&session).await?;
    mouse(&session, "mouseMoved", (0.31, 0.5), json!({})).await?;
    session.wait_until(&format!("{READING} !== ''")).await?;
    let read = session.evaluate(READING).await?;
    mouse(&session, "mouseMoved", (0.6, 0.5), json!({})).await?;
    session.wait_until(&format!("{READING} !== {read}")).await?;
    // Without the tools the wheel scrolls the page.
    let scrolled = session.evaluate("scrollY").await?;
    mouse(&session, "mouseWheel", (0.5, 0.5), json!({ "deltaX": 0, "deltaY": 60 })).await?;
    session.wait_until(&format!("scrollY !== {scrolled}")).await?;
    assert_eq!(session.evaluate("location.search").await?, json!(""));
    session.click(&format!("{CHART} [data-tool=explore]")).await?;
    session.wait_until(&format!("!!document.querySelector('{CHART} .chart-panel')")).await?;
    session
        .evaluate(&format!("document.querySelector('{CHART}').scrollIntoView({{ block: 'center' }})"))
        .await?;
    let scrolled = session.evaluate("scrollY").await?;
    mouse(&session, "mouseWheel", (0.5, 0.5), json!({ "deltaX": 0, "deltaY": -60 })).await?;
    session.wait_until("location.search.includes('w.chart-months=r')").await?;
    assert_eq!(session.evaluate("scrollY").await?, scrolled);
    let (from, to) = range(&session).await?;
    press(&session, "whole").await?;
    session.wait_until("location.search === ''").await?;
    // One notch is 1.2 times as near; twelve months from half a month before the first to half after the last.
    assert!((12.0 / (to - from) - 1.2).abs() < 0.1, "{from} {to}");
    let held = json!({ "button": "left", "buttons": 1, "clickCount": 1 });
    mouse(&session, "mousePressed", (0.3, 0.5), held.clone()).await?;
    mouse(&session, "mouseMoved", (0.4, 0.5), held.clone()).await?;
    mouse(&session, "mouseMoved", (0.5, 0.5), held.clone()).await?;
    mouse(&session, "mouseReleased", (0.5, 0.5), held.clone()).await?;
    session.wait_until("location.search.includes('w.chart-months=r')").await?;
    let (from, to) = range(&session).await?;
    assert!(from > 1.0 && to < 12.0 && to - from < 4.0, "{from} {to}");
    // With Shift the view goes along with the mouse: to the right means earlier.
    let shifted = json!({ "button": "left", "buttons": 1, "clickCount": 1, "modifiers": 8 });
    mouse(&session, "mousePressed", (0.4, 0.5), shifted.clone()).await?;
    mouse(&session, "mouseMoved", (0.6, 0.5), shifted.clone()).await?;
    mouse(&session, "mouseReleased", (0.6, 0.5), shifted).await?;
    session.wait_until(&format!("{RANGE}[0] < {from}")).await?;
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn everything_can_be_done_by_single_taps() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 360).await?;
    open(&session, PAGE).await?;
    // The first tap loads the explorer and is done when it has come.
    session.click(&format!("{CHART} [data-tool=explore]")).await?;
    session.wait_until(&format!("!!document.querySelector('{CHART} .chart-panel')")).await?;
    press(&session, "nearer").await?;
    session.wait_until("location.search.includes('w.chart-months=r')").await?;
    let (from, to) = range(&session).await?;
    press(&session, "later").await?;
    session.wait_until(&format!("{RANGE}[0] > {from}")).await?;
    press(&session, "nearer").await?;
    session.wait_until(&format!("{RANGE}[1] - {RANGE}[0] < {}", to - from)).await?;
    let seen = format!("document.querySelector('{CHART} .chart-seen').textContent");
    session.wait_until(&format!("/najniżej/.test({seen})")).await?;
    let narrow = range(&session).await?;
    // The link leads to the same view.
    session.driver.refresh().await?;
    session.wait_until(&format!("!!document.querySelector('{CHART} .explored')")).await?;
    assert_eq!(range(&session).await?, narrow);
    session.click(&format!("{CHART} [data-tool=explore]")).await?;
    press(&session, "last:3").await?;
    session.wait_until(&format!("{RANGE}[1] - {RANGE}[0] === 3")).await?;
    press(&session, "before").await?;
    let before = format!("document.querySelector('{CHART} [data-act=before]').getAttribute('aria-pressed')");
    session.wait_until(&format!("{before} === 'true'")).await?;
    press(&session, "toggle:0").await?;
    session.wait_until("/~h1$/.test(location.search)").await?;
    press(&session, "focus:1").await?;
    session.wait_until("/~f1$/.test(location.search)").await?;
    press(&session, "whole").await?;
    session.wait_until("location.search === ''").await?;
    for tool in ["explore", "save"] {
        let small = format!(
            "[...document.querySelectorAll('{CHART} .chart-panel button, {CHART} .chart-tools button')]
                .filter(it => it.getBoundingClientRect().height < 24).map(it => it.textContent)"
        );
        assert_eq!(session.evaluate(&small).await?, json!([]), "{tool}");
        let wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(session.evaluate(wide).await?, json!(0), "{tool} scrolls sideways");
        session.click(&format!("{CHART} [data-tool=save]")).await?;
    }
    session.close().await
}

#[tokio::test]
async fn two_fingers_zoom_and_one_reads() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 360).await?;
    session
        .command("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 2 }))
        .await?;
    open(&session, PAGE).await?;
    touch(&session, "touchStart", &[(0.4, 0.5)]).await?;
    touch(&session, "touchEnd", &[]).await?;
    explored(&session).await?;
    touch(&session, "touchStart", &[(0.4, 0.5)]).await?;
    touch(&session, "touchEnd", &[]).await?;
    session.wait_until(&format!("{READING} !== ''")).await?;
    session.click(&format!("{CHART} [data-tool=explore]")).await?;
    touch(&session, "touchStart", &[(0.45, 0.5), (0.55, 0.5)]).await?;
    touch(&session, "touchMove", &[(0.35, 0.5), (0.65, 0.5)]).await?;
    touch(&session, "touchMove", &[(0.3, 0.5), (0.7, 0.5)]).await?;
    touch(&session, "touchEnd", &[]).await?;
    session.wait_until("location.search.includes('w.chart-months=r')").await?;
    // The fingers are four times as far apart.
    let (from, to) = range(&session).await?;
    assert!(to - from < 12.0 / 2.0 && to - from >= 2.0, "{from} {to}");
    session.close().await
}

#[tokio::test]
async fn keys_read_zoom_and_leave_and_never_trap() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 1_200).await?;
    open(&session, PAGE).await?;
    session.evaluate(&format!("document.querySelector('{BOX}').focus()")).await?;
    explored(&session).await?;
    let active = format!("document.activeElement === document.querySelector('{BOX}')");
    session.press(BOX, Key::Right + "").await?;
    session.wait_until(&format!("/styczeń/.test({READING})")).await?;
    // One drawing is seen, not one over the other.
    let seen = format!(
        "[...document.querySelectorAll('{BOX} canvas, {BOX} svg')].filter(it => it.checkVisibility({{ visibilityProperty: true, opacityProperty: true }})).map(it => it.className)"
    );
    assert_eq!(session.evaluate(&seen).await?, json!(["chart-over"]));
    session.press(BOX, Key::End + "").await?;
    session.wait_until(&format!("/grudzień/.test({READING})")).await?;
    session.press(BOX, "+").await?;
    session.wait_until("location.search.includes('w.chart-months=r')").await?;
    assert_eq!(
        session.evaluate("document.querySelector('#chart-months .chart-reading').ariaLive").await?,
        json!("polite")
    );
    session.press(BOX, Key::Escape + "").await?;
    session.wait_until(&format!("{READING} === ''")).await?;
    session.press(BOX, Key::Escape + "").await?;
    session.wait_until("location.search === ''").await?;
    assert_eq!(session.evaluate(&active).await?, json!(true));
    session.press(BOX, Key::Tab + "").await?;
    session.wait_until(&format!("!({active})")).await?;
    // By keys into the tools, and out again by Escape.
    session.press(&format!("{CHART} [data-tool=explore]"), Key::Enter + "").await?;
    session.wait_until(&format!("!!document.querySelector('{CHART} .chart-panel')")).await?;
    session.press(&format!("{CHART} [data-act=nearer]"), Key::Enter + "").await?;
    session.wait_until("location.search.includes('w.chart-months=r')").await?;
    session.press(&format!("{CHART} [data-act=nearer]"), Key::Escape + "").await?;
    session.wait_until(&format!("!document.querySelector('{CHART} .chart-panel')")).await?;
    assert_eq!(session.evaluate("document.activeElement.dataset.tool").await?, json!("explore"));
    session.close().await
}

#[tokio::test]
async fn charts_of_one_axis_read_the_same_place() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 1_200).await?;
    open(&session, PAGE).await?;
    let boxes = "[...document.querySelectorAll('figure.chart .chart-box')]";
    session.evaluate(&format!("{boxes}[1].focus()")).await?;
    session.wait_until("document.querySelectorAll('figure[data-explored]').length > 3").await?;
    let name = session.evaluate(&format!("{boxes}[1].closest('figure').id")).await?;
    let selector = format!("#{} .chart-box", name.as_str().unwrap_or_default());
    session.press(&selector, Key::Right + "").await?;
    let linked =
        "[...document.querySelectorAll('.chart-reading.read')].map(it => it.textContent.split(':')[0])";
    session.wait_until(&format!("{linked}.length > 1")).await?;
    let places = session.evaluate(&format!("[...new Set({linked})].length")).await?;
    assert_eq!(places, json!(1), "{}", session.evaluate(linked).await?);
    session.close().await
}

#[tokio::test]
async fn the_table_shows_what_is_seen_and_is_sorted_by_a_press() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 1_200).await?;
    open(&session, &format!("{PAGE}?w.chart-months=r2_5")).await?;
    session.wait_until(&format!("!!document.querySelector('{CHART} .explored')")).await?;
    session.click(&format!("{CHART} details summary")).await?;
    session.wait_until(&format!("!!document.querySelector('{CHART} [data-sort]')")).await?;
    let names = format!("[...document.querySelectorAll('{CHART} tbody th')].map(it => it.textContent)");
    assert_eq!(session.evaluate(&names).await?, json!(["luty", "marzec", "kwiecień", "maj"]));
    let numbers = format!(
        "[...document.querySelectorAll('{CHART} tbody tr')].map(it => Number(it.cells[1].textContent.replace(',', '.')))"
    );
    let head = format!("{CHART} [data-sort=\"0\"]");
    session.press(&head, Key::Enter + "").await?;
    session
        .wait_until(&format!("document.querySelector('{head}').closest('th').ariaSort === 'ascending'"))
        .await?;
    let rising = format!("(it => it.every((value, at) => !at || it[at - 1] <= value))({numbers})");
    assert_eq!(session.evaluate(&rising).await?, json!(true), "{}", session.evaluate(&numbers).await?);
    session.press(&head, Key::Enter + "").await?;
    session
        .wait_until(&format!("document.querySelector('{head}').closest('th').ariaSort === 'descending'"))
        .await?;
    assert_eq!(session.evaluate(&rising).await?, json!(false));
    session.close().await
}

#[tokio::test]
async fn files_hold_the_view_its_source_and_its_address() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 1_200).await?;
    let folder = empty_folder("downloads-chart")?;
    let allow = json!({ "behavior": "allow", "downloadPath": folder.display().to_string() });
    session.command("Browser.setDownloadBehavior", allow).await?;
    open(&session, &format!("{PAGE}?w.chart-months=r2_5")).await?;
    session.wait_until(&format!("!!document.querySelector('{CHART} .explored')")).await?;
    session.click(&format!("{CHART} [data-tool=save]")).await?;
    for act in ["csv", "csv-pl", "svg", "png"] {
        press(&session, act).await?;
        let told = format!("document.querySelector('{CHART} .chart-seen').textContent");
        let ending = if act == "csv-pl" { "csv" } else { act };
        session.wait_until(&format!("{told}.includes('chart-months-r2_5.{ending}')")).await?;
        let file = downloaded(&folder, ending).await?;
        let bytes = fs::read(&file)?;
        let text = String::from_utf8_lossy(&bytes);
        match act {
            "csv" => {
                assert!(text.contains("\r\n2,") && text.contains("/pl/air/?w.chart-months=r2_5"), "{text}");
                assert!(
                    text.contains("Państwowy Monitoring Środowiska") && text.contains("Licencja,"),
                    "{text}"
                );
            }
            "csv-pl" => assert!(text.starts_with('\u{feff}') && text.contains("\r\n2;"), "{text}"),
            "svg" => assert!(text.starts_with("<svg") && text.contains("w.chart-months=r2_5"), "{text}"),
            _ => {
                assert_eq!(bytes.get(..8), Some(&b"\x89PNG\r\n\x1a\n"[..]));
                // Twice the 960 pixels of the drawing and its margins of twelve.
                let width =
                    bytes.get(16..20).map(|it| it.iter().fold(0_u32, |all, it| all << 8 | u32::from(*it)));
                assert_eq!(width, Some(2 * (960 + 24)));
            }
        }
        fs::remove_file(file)?;
    }
    session.close().await
}

fn empty_folder(name: &str) -> Result<PathBuf, Problem> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tests").join(name);
    fs::create_dir_all(&folder)?;
    let folder = folder.canonicalize()?;
    for old in fs::read_dir(&folder)? {
        fs::remove_file(old?.path())?;
    }
    Ok(folder)
}

async fn downloaded(folder: &Path, ending: &str) -> Result<PathBuf, Problem> {
    for _ in 0..200 {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|it| it == ending) && fs::metadata(&path)?.len() > 0 {
                return Ok(path);
            }
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(format!("no {ending} came").into())
}

#[tokio::test]
async fn a_damaged_view_is_told_and_everything_is_shown() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 1_200).await?;
    open(&session, &format!("{PAGE}?w.chart-months=r9_x&campaign=7")).await?;
    explored(&session).await?;
    let notice = format!("document.querySelector('{CHART} [role=alert]')?.textContent ?? ''");
    session.wait_until(&format!("/nie da się odczytać/.test({notice})")).await?;
    assert_eq!(session.evaluate("location.search").await?, json!("?w.chart-months=r9_x&campaign=7"));
    session.close().await
}

#[tokio::test]
async fn open_tools_have_no_fault_that_axe_core_knows() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 1_024).await?;
    for scheme in ["light", "dark"] {
        session.prefer(scheme).await?;
        for path in [PAGE, "/en/calculators/pv/"] {
            session.visit(path).await?;
            let first = "document.querySelector('figure.chart [data-tool=explore]')";
            session.evaluate(&format!("{first}.click()")).await?;
            session.wait_until("!!document.querySelector('.chart-panel')").await?;
            let last = "[...document.querySelectorAll('figure.chart [data-tool=save]')].at(-1)";
            session.evaluate(&format!("{last}.click()")).await?;
            session
                .evaluate("document.querySelectorAll('figure.chart details').forEach(it => it.open = true)")
                .await?;
            session.wait_until("document.querySelectorAll('[data-sort]').length > 4").await?;
            assert_eq!(session.accessibility_faults().await?, Vec::<String>::new(), "{path}, {scheme}");
            let name = path.trim_matches('/').replace('/', "-");
            session.picture(&format!("{name}-explored-{scheme}"), 1_024).await?;
        }
    }
    session.close().await
}

/// Opaque pixels of the explorer's canvas in the figure that has the focus.
const PAINTED: &str = "(() => {
    const canvas = document.activeElement.querySelector('canvas.chart-over');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let painted = 0;
    for (let at = 3; at < data.length; at += 4) painted += data[at] > 0;
    return painted;
})()";

#[tokio::test]
async fn every_kind_of_chart_is_read_by_keys_and_painted_by_the_explorer() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 1_024).await?;
    session.visit("/en/gallery/").await?;
    let boxes = "[...document.querySelectorAll('.picture-box')]";
    let kinds = session.evaluate(&format!("{boxes}.map(it => it.closest('figure').id)")).await?;
    let kinds: Vec<String> = serde_json::from_value(kinds)?;
    assert_eq!(kinds.len(), 16, "{kinds:?}");
    for id in kinds {
        session.evaluate(&format!("document.querySelector('#{id} .picture-box').focus()")).await?;
        session.wait_until(&format!("document.querySelector('#{id}').hasAttribute('data-explored')")).await?;
        session.press(&format!("#{id} .picture-box"), Key::Right + "").await?;
        // A line in a row of text has its values in its table only.
        if id == "gallery-sparkline" {
            continue;
        }
        let reading = format!("(document.querySelector('#{id} .chart-reading.read')?.textContent ?? '')");
        session.wait_until(&format!("{reading} !== ''")).await?;
        session.wait_until(&format!("!!document.querySelector('#{id} .explored')")).await?;
        let painted = session.evaluate(PAINTED).await?;
        assert!(painted.as_u64() > Some(2_000), "{id}: {painted} pixels");
    }
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn the_image_of_a_chart_goes_into_the_clipboard() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 1_200).await?;
    let allow = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    session.command("Browser.grantPermissions", allow).await?;
    open(&session, PAGE).await?;
    session.click(&format!("{CHART} [data-tool=save]")).await?;
    session.wait_until(&format!("!!document.querySelector('{CHART} .chart-panel')")).await?;
    press(&session, "copy").await?;
    let told = format!("document.querySelector('{CHART} .chart-seen').textContent");
    session.wait_until(&format!("{told} !== ''")).await?;
    assert_eq!(session.evaluate(&told).await?, json!("Obraz jest w schowku."));
    let kinds = "navigator.clipboard.read().then(all => done(all.flatMap(it => it.types)), error => done(String(error)))";
    assert_eq!(session.evaluate_async(kinds).await?, json!(["image/png"]));
    session.close().await
}

/// The colours that are painted opaque on the explorer's canvas, and the one of the device's text.
const COLOURS: &str = "(() => {
    const canvas = document.querySelector('#chart-months canvas.chart-over');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const painted = new Set();
    for (let at = 0; at < data.length; at += 4)
        if (data[at + 3] === 255) painted.add(`rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`);
    const probe = document.body.appendChild(document.createElement('p'));
    probe.style.color = 'CanvasText';
    const text = getComputedStyle(probe).color;
    probe.remove();
    return { text: painted.has(text), own: painted.has('rgb(17, 30, 45)') || painted.has('rgb(90, 100, 114)') };
})()";

#[tokio::test]
async fn a_chart_takes_the_colours_that_the_device_forces() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 1_200).await?;
    for (forced, expected) in
        [("active", json!({ "text": true, "own": false })), ("none", json!({ "text": false, "own": true }))]
    {
        let features = json!({ "features": [
            { "name": "forced-colors", "value": forced }, { "name": "prefers-color-scheme", "value": "light" }
        ] });
        session.command("Emulation.setEmulatedMedia", features).await?;
        open(&session, PAGE).await?;
        session.evaluate(&format!("document.querySelector('{BOX}').focus()")).await?;
        explored(&session).await?;
        session.press(BOX, Key::Right + "").await?;
        session.wait_until(&format!("!!document.querySelector('{CHART} .explored')")).await?;
        assert_eq!(session.evaluate(COLOURS).await?, expected, "forced colours {forced}");
        assert_eq!(session.accessibility_faults().await?, Vec::<String>::new(), "forced colours {forced}");
    }
    session.close().await
}

#[tokio::test]
async fn tools_that_cannot_come_are_told_and_the_next_click_tries_again() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 360).await?;
    open(&session, PAGE).await?;
    session.command("Network.enable", json!({})).await?;
    session.command("Network.setBlockedURLs", json!({ "urls": ["*/chart-*_bg.wasm"] })).await?;
    let button = format!("{CHART} [data-tool=explore]");
    session.evaluate(&format!("document.querySelector('{button}').click()")).await?;
    let notice = format!("(document.querySelector('{CHART} [role=alert]')?.textContent ?? '')");
    session.wait_until(&format!("/nie udało się wczytać/.test({notice})")).await?;
    session.command("Network.setBlockedURLs", json!({ "urls": [] })).await?;
    session.evaluate(&format!("document.querySelector('{button}').click()")).await?;
    session
        .wait_until(&format!("!!document.querySelector('{CHART} .chart-panel') && {notice} === ''"))
        .await?;
    session.close().await
}

#[tokio::test]
async fn a_chart_fills_the_screen_and_comes_back() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 1_024).await?;
    open(&session, PAGE).await?;
    session.click(&format!("{CHART} [data-tool=explore]")).await?;
    explored(&session).await?;
    let height = area(&session).await?[3];
    press(&session, "full").await?;
    session.wait_until(&format!("document.fullscreenElement === document.querySelector('{CHART}')")).await?;
    assert!(area(&session).await?[3] > 0.8 * height, "the drawing is lost");
    press(&session, "full").await?;
    session.wait_until("document.fullscreenElement === null").await?;
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}
