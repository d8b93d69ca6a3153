//! Pages walked by the Tab key alone.

use portal_tests::{Problem, session::Session};
use serde::Deserialize;
use serde_json::json;

use crate::sites;

/// More stops than any page has: the walk is caught somewhere.
const MOST_STOPS: usize = 400;

/// Notes what holds the focus; `null` at the end of the page, or when it was there before.
const STOP: &str = "(() => {
    const it = document.activeElement;
    const walked = window.walked ??= [];
    if (!it || it === document.body || it === document.documentElement || walked.includes(it)) return null;
    const last = walked.at(-1);
    walked.push(it);
    const { outlineStyle, outlineWidth } = getComputedStyle(it);
    const { width, height } = it.getBoundingClientRect();
    const part = ['.skip', 'header.site', 'main', 'footer.site'].findIndex(part => it.closest(part));
    return {
        name: `${it.tagName.toLowerCase()}#${it.id}.${it.className}`,
        part,
        follows: !last || Boolean(last.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING),
        seen: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 && width > 4 && height > 4,
    };
})()";

/// An element that the Tab key led to.
#[derive(Debug, Deserialize)]
struct Stop {
    name: String,
    /// Skip link, header, main, footer; -1 elsewhere.
    part: i32,
    /// Whether it stands behind the stop before in the document.
    follows: bool,
    /// Whether its focus is drawn around it.
    seen: bool,
}

/// Presses the Tab key as a person does.
async fn press_tab(session: &Session) -> Result<(), Problem> {
    for kind in ["rawKeyDown", "keyUp"] {
        let event = json!({ "type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9 });
        session.command("Input.dispatchKeyEvent", event).await?;
    }
    Ok(())
}

/// Walks a page from its top to its end.
async fn walk(session: &Session, path: &str) -> Result<Vec<Stop>, Problem> {
    let mut stops = Vec::new();
    for _ in 0..MOST_STOPS {
        press_tab(session).await?;
        match serde_json::from_value::<Option<Stop>>(session.evaluate(STOP).await?)? {
            Some(stop) => stops.push(stop),
            None => return Ok(stops),
        }
    }
    let last: Vec<&str> = stops.iter().rev().take(5).map(|it| it.name.as_str()).collect();
    Err(format!("{path} has no end: {last:?}").into())
}

/// Walks a page and looks at every stop; `controls` are what must be among those of its main part, in their order.
async fn check(session: &Session, path: &str, controls: &[&str]) -> Result<(), Problem> {
    let stops = walk(session, path).await?;
    let first = stops.first().ok_or_else(|| format!("{path} has no stop"))?;
    assert!(first.name.split('.').next_back() == Some("skip"), "{path} begins with {}", first.name);
    let lost: Vec<&str> = stops.iter().filter(|it| !it.seen).map(|it| it.name.as_str()).collect();
    assert_eq!(lost, Vec::<&str>::new(), "{path}: focus that is not seen");
    let astray: Vec<&str> = stops.iter().filter(|it| !it.follows).map(|it| it.name.as_str()).collect();
    assert_eq!(astray, Vec::<&str>::new(), "{path}: out of the order of the document");
    for part in 0..4 {
        assert!(stops.iter().any(|it| it.part == part), "{path}: nothing of part {part} was reached");
    }
    assert_eq!(stops.last().map(|it| it.part), Some(3), "{path} ends before its footer");
    let menu = "walked.filter(it => it.closest('header.site nav')).length";
    assert!(session.evaluate(menu).await?.as_u64() > Some(5), "{path}: the menu was not reached");
    let places = format!("{}.map(it => walked.findIndex(stop => stop.matches(it)))", json!(controls));
    let places: Vec<i64> = serde_json::from_value(session.evaluate(&places).await?)?;
    assert!(places.iter().all(|it| *it > 0) && places.is_sorted(), "{path}: {controls:?} at {places:?}");
    Ok(())
}

async fn open(path: &str) -> Result<Session, Problem> {
    let session = Session::open(sites::quiet()?.url(), 1_440).await?;
    session.visit(path).await?;
    Ok(session)
}

#[tokio::test]
async fn the_first_page_is_walked_by_the_tab_key() -> Result<(), Problem> {
    let session = open("/en/").await?;
    check(&session, "/en/", &["main a[href]"]).await?;
    session.close().await
}

#[tokio::test]
async fn a_calculator_is_walked_by_the_tab_key() -> Result<(), Problem> {
    let path = "/en/calculators/pv/";
    let session = open(path).await?;
    check(&session, path, &["main .chart-box", "main [data-tool=explore]"]).await?;
    // Every question by its slider and its box.
    let missed = "[...document.querySelectorAll('main form :is(input[type=range], input.box)')]
        .filter(it => it.getClientRects().length && !walked.includes(it)).map(it => it.id)";
    assert_eq!(session.evaluate(missed).await?, json!([]));
    session.close().await
}

#[tokio::test]
async fn a_page_with_a_calculator_inside_is_walked_by_the_tab_key() -> Result<(), Problem> {
    let path = "/en/cluster/";
    let session = open(path).await?;
    session.evaluate("document.querySelector('.calculator-mount').scrollIntoView(), true").await?;
    session.wait_until("!!document.querySelector('.calculator-mount figure[id$=flow] tbody tr')").await?;
    session.evaluate("scrollTo(0, 0), true").await?;
    check(&session, path, &[".calculator-mount input[type=range]", ".calculator-mount [data-tool=explore]"])
        .await?;
    session.close().await
}

#[tokio::test]
async fn a_lesson_is_walked_by_the_tab_key() -> Result<(), Problem> {
    let path = "/pl/learn/school-roof/";
    let session = open(path).await?;
    session.wait_until("document.getElementById('progress-count').textContent !== ''").await?;
    check(&session, path, &["form.exercise [type=submit]", "#ex-roof-yield-0", "#notes"]).await?;
    session.close().await
}
