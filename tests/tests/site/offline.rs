//! The portal after one visit, when there is no network, and when there is a new version.

use std::fs;
use std::time::Duration;

use portal_tests::{Problem, built::Built, session::Session};
use serde_json::{Value, json};
use thirtyfour::prelude::Key;
use xtask::files;
use xtask::serve::Server;

use crate::sites;

/// True as soon as the worker has kept everything and speaks for this page.
const KEPT: &str = "navigator.serviceWorker.controller?.state === 'activated'";

/// The server packs every program before the worker has it, which takes longer than any page.
async fn wait_until_kept(session: &Session) -> Result<(), Problem> {
    for _ in 0..3 {
        if session.wait_until(KEPT).await.is_ok() {
            return Ok(());
        }
    }
    session.wait_until(KEPT).await
}

/// A site without live sources in a folder of its own, at a moment.
fn version(name: &str, now: &str) -> Result<Built, Problem> {
    Built::with_config(name, |config| {
        config["now"] = json!(now);
        for source in config["sources"].as_array_mut().into_iter().flatten() {
            source["enabled"] = json!(false);
        }
    })
}

/// The title of a page as its file has it.
fn title(text: &str) -> String {
    let title = text.split("<title>").nth(1).and_then(|it| it.split("</title>").next()).unwrap_or_default();
    title.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Visits pages of a site whose server has gone.
async fn walk(session: &Session, built: &Built, base: &str, paths: &[String]) -> Result<(), Problem> {
    for path in paths {
        session.visit(&format!("{base}{path}")).await?;
        let file = built.folder().join(path).join("index.html");
        let expected = title(&fs::read_to_string(&file)?);
        assert_eq!(session.evaluate("document.title").await?, json!(expected), "{path}");
        let words = session.evaluate("document.querySelector('main').innerText.length").await?;
        assert!(words.as_u64() > Some(300), "{path} is empty: {words}");
        session.wait_until("document.getElementById('site-notice').textContent.length > 20").await?;
        let notice = session.text("#site-notice").await?;
        assert!(notice.contains("2026") && notice.contains(':'), "{path} does not tell its age: {notice}");
    }
    Ok(())
}

#[tokio::test]
async fn after_one_visit_every_page_stands_without_a_network() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let server = site.built.serve("/")?;
    let session = Session::with_worker(server.url(), 1_024).await?;
    session.visit("/pl/").await?;
    wait_until_kept(&session).await?;
    let kept = session
        .evaluate_async(
            "caches.keys().then(async names => done(
        (await (await caches.open(names[0])).keys()).map(it => new URL(it.url).pathname)))",
        )
        .await?;
    let kept: Vec<&str> = kept.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert!(kept.len() > 40, "{kept:?}");
    assert!(!kept.iter().any(|it| it.contains("/data/live/")), "{kept:?}");
    let mut paths: Vec<String> =
        site.paths()?.into_iter().map(|it| it.trim_start_matches('/').to_owned()).collect();
    // The gallery of every kind of chart, which no menu names, is too large to be kept without a visit.
    paths.retain(|it| !it.ends_with("gallery/"));
    let (packs, mut shell): (Vec<String>, Vec<String>) = paths.into_iter().partition(|it| is_pack(it));
    // One lesson and one deck are opened, others are not.
    let mut opened = Vec::new();
    for (kind, folder) in [("learn", "lessons"), ("present", "decks")] {
        let page = format!("pl/{kind}/");
        let slug = |path: &str| Some(path.strip_prefix(&page)?.trim_end_matches('/').to_owned());
        let slug = packs.iter().filter_map(|it| slug(it)).find(|it| !it.contains('/'));
        let slug = slug.ok_or_else(|| format!("no {folder}"))?;
        session.visit(&format!("/{page}{slug}/")).await?;
        wait_until_pack_is_kept(&session, &format!("{kind}/{slug}")).await?;
        shell.push(format!("{page}{slug}/"));
        opened.push(slug);
    }
    drop(server);
    walk(&session, &site.built, "/", &shell).await?;
    let closed = packs.iter().find(|it| opened.iter().all(|slug| !it.contains(slug)));
    let closed = closed.ok_or("every lesson was opened")?;
    session.goto(&format!("/{closed}")).await?;
    assert!(session.text("main").await?.contains("połączenia"), "{closed}");
    session.close().await
}

/// What the worker says of a pack, in a callback `done`.
fn told_of(pack: &str) -> String {
    format!(
        "navigator.serviceWorker.ready.then(it => {{
            const channel = new MessageChannel();
            channel.port1.onmessage = event => done(event.data);
            it.active.postMessage({{ ask: 'ask', pack: {} }}, [channel.port2]);
        }});",
        json!(pack)
    )
}

/// A page that was opened is kept with all of its pack, after it is shown.
async fn wait_until_pack_is_kept(session: &Session, pack: &str) -> Result<(), Problem> {
    for _ in 0..400 {
        if session.evaluate_async(&told_of(pack)).await?["kept"] == json!(true) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(format!("{pack} was never kept").into())
}

/// A site that was visited once, with a lesson and a deck opened; its server has gone.
async fn without_a_server() -> Result<Session, Problem> {
    let server = sites::quiet()?.built.serve("/")?;
    let session = Session::with_worker(server.url(), 1_024).await?;
    session.visit("/pl/").await?;
    wait_until_kept(&session).await?;
    for pack in ["learn/school-roof", "present/legnica-cluster"] {
        session.visit(&format!("/pl/{pack}/")).await?;
        wait_until_pack_is_kept(&session, pack).await?;
    }
    Ok(session)
}

#[tokio::test]
async fn without_a_network_a_calculator_inside_a_page_answers() -> Result<(), Problem> {
    let session = without_a_server().await?;
    session.visit("/pl/cluster/").await?;
    let place = "document.querySelector('.calculator-mount')";
    session.evaluate(&format!("{place}.scrollIntoView(), true")).await?;
    session.wait_until(&format!("!!{place}.querySelector('form')")).await?;
    session.wait_until(&format!("!!{place}.querySelector('.verdict')")).await?;
    let said = format!("{place}.querySelector('.verdict').textContent");
    session.evaluate(&format!("window.before = {said}, true")).await?;
    // The slider of the panels, from 12 MW up.
    session.press(".calculator-mount [data-key=pv] input[type=range]", Key::PageUp + "").await?;
    session.wait_until(&format!("{said} !== window.before")).await?;
    session.wait_until(&format!("!!{place}.querySelector('figure[id$=flow] tbody tr')")).await?;
    session.close().await
}

#[tokio::test]
async fn without_a_network_a_kept_lesson_reveals_and_a_kept_deck_is_turned() -> Result<(), Problem> {
    let session = without_a_server().await?;
    session.visit("/pl/learn/school-roof/").await?;
    session.wait_until("document.getElementById('progress-count').textContent !== ''").await?;
    session.press("#ex-roof-yield-0", "30").await?;
    session.press("#ex-roof-yield-0", Key::Enter + "").await?;
    session.wait_until("!!document.querySelector('#ex-roof-yield .revealed')").await?;
    let said = session.text("#ex-roof-yield .versus").await?;
    assert!(said.contains("30 MWh") && said.contains("40 MWh"), "{said}");

    session.visit("/pl/present/legnica-cluster/?view=slides#1").await?;
    session.wait_until("document.querySelector('.slide.now')?.id === '1'").await?;
    session.driver.active_element().await?.send_keys(Key::PageDown + "").await?;
    session.wait_until("!['', '#1'].includes(location.hash)").await?;
    session.close().await
}

#[tokio::test]
async fn without_a_network_a_teacher_makes_a_link_and_looks_at_a_lesson_of_their_own() -> Result<(), Problem>
{
    let session = without_a_server().await?;
    session.visit("/pl/learn/link/").await?;
    session.wait_until("!!document.querySelector('#builder-fields input[name=hide]')").await?;
    session
        .evaluate("document.querySelector('#builder-fields input[name=lock][value=units]').click(), true")
        .await?;
    session
        .wait_until(
            "document.getElementById('builder-link').value.endsWith('/pl/learn/school-roof/?lock=units')",
        )
        .await?;

    session.visit("/pl/learn/preview/").await?;
    session.click("#preview-sample").await?;
    session.wait_until("document.querySelector('#preview-page h1') !== null").await?;
    // A source that is not in the table is a fault; those that are there are none.
    session.wait_until("document.getElementById('preview-faults').textContent !== ''").await?;
    let told = session.text("#preview-faults").await?;
    assert!(!told.contains("pvgis-tmy-dresden"), "{told}");
    session.close().await
}

#[tokio::test]
async fn the_size_of_a_pack_is_that_of_its_pages_texts_and_reveals() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::with_worker(site.url(), 1_024).await?;
    session.visit("/pl/learn/").await?;
    let place = "document.querySelector('[data-pack=\"learn/school-roof\"]')";
    for _ in 0..3 {
        if session.wait_until(&format!("!!{place}.textContent")).await.is_ok() {
            break;
        }
    }
    let pages = ["pl", "en"].into_iter().flat_map(|language| {
        ["", "key/", "worksheet/"].map(|kind| format!("{language}/learn/{kind}school-roof"))
    });
    let folders = pages.chain(["lessons/school-roof", "bridge/lesson/school-roof"].map(str::to_owned));
    let mut bytes = 0;
    for path in folders.flat_map(|it| files::all(&site.built.folder().join(it))) {
        if path.file_name().is_none_or(|it| it != ".htaccess") {
            bytes += fs::metadata(&path)?.len();
        }
    }
    let revealed = site.built.folder().join("bridge/lesson/school-roof/roof-yield.pl.json");
    assert!(fs::metadata(revealed)?.len() > 100);
    let wanted = format!("{}\u{a0}KB", bytes.div_ceil(1000));
    let told = session.evaluate(&format!("{place}.textContent")).await?;
    assert!(told.as_str().is_some_and(|it| it.contains(&wanted)), "{told}, not {wanted}");
    session.close().await
}

/// A lesson or deck: kept when it is visited or asked for.
fn is_pack(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').filter(|it| !it.is_empty()).collect();
    match parts.as_slice() {
        [_, "learn" | "present", name] => !["preview", "link", "kiosk"].contains(name),
        [_, "learn", "key" | "worksheet", _] => true,
        _ => false,
    }
}

#[tokio::test]
async fn below_a_folder_the_portal_is_kept_too() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let server = site.built.serve("/town/portal/")?;
    let session = Session::with_worker(server.url(), 1_024).await?;
    session.visit("/town/portal/en/").await?;
    wait_until_kept(&session).await?;
    drop(server);
    let paths = ["en/calculators/pv/", "en/air/", "en/about/privacy/"].map(str::to_owned);
    walk(&session, &site.built, "/town/portal/", &paths).await?;
    session.close().await
}

#[tokio::test]
async fn a_new_version_is_offered_and_takes_the_state_along() -> Result<(), Problem> {
    let first = version("versions", "2026-06-15T11:10:00Z")?;
    let server: Server = first.serve("/")?;
    let session = Session::with_worker(server.url(), 1_024).await?;
    session.visit("/en/calculators/pv/?tilt=20").await?;
    wait_until_kept(&session).await?;
    session.click("button.theme").await?;
    let look = session.evaluate("localStorage.getItem('portal.theme')").await?;
    let built = "JSON.parse(document.getElementById('bridge').textContent).built";
    let before = session.evaluate(built).await?;

    version("versions", "2026-06-15T12:10:00Z")?;
    session.visit("/en/calculators/pv/?tilt=20").await?;
    assert_eq!(session.evaluate(built).await?, before, "the page changed before the reader wished it");
    session.wait_until("document.querySelector('#site-notice button') !== null").await?;
    session.click("#site-notice button").await?;
    session.wait_until(&format!("document.getElementById('bridge') && {built} !== {before}")).await?;
    session.wait_until("document.documentElement.dataset.wasm === 'ready'").await?;
    assert_eq!(session.evaluate("new URLSearchParams(location.search).get('tilt')").await?, json!("20"));
    assert_eq!(session.evaluate("localStorage.getItem('portal.theme')").await?, look);
    assert_eq!(session.evaluate("document.querySelector('#site-notice button')").await?, Value::Null);
    drop(server);
    session.visit("/en/").await?;
    assert_ne!(session.evaluate(built).await?, before);
    session.close().await
}
