//! What a reader does with a state of a calculator: back and on, kept beside others, taken away as a file.

use portal_tests::{Problem, session::Session};
use serde_json::json;
use thirtyfour::prelude::Key;

use crate::assumptions::{HOLD_YEAR, open};
use crate::sites;

const SHORT: &str = "document.querySelector('#short').innerText";

/// A calculator that computes, of each program one.
const PAGES: [&str; 3] = ["/en/calculators/pv/", "/en/calculators/heat/", "/en/calculators/cluster/"];

/// Moves the first slider and waits until the address tells of it: then the step is one that can be taken back.
async fn step(session: &Session, key: Key) -> Result<(), Problem> {
    session.evaluate("window.search = location.search, true").await?;
    session.press("form.calculator .field input[type=range]", key + "").await?;
    session.wait_until("location.search !== window.search").await?;
    session.wait_until("!document.querySelector('#undo').disabled").await
}

async fn tap(session: &Session, selector: &str) -> Result<(), Problem> {
    session
        .evaluate(&format!(
            "document.querySelector('{selector}').scrollIntoView({{ block: 'center' }}), true"
        ))
        .await?;
    session.click(selector).await
}

#[tokio::test]
async fn a_step_is_taken_back_done_again_and_shown_once_more() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 1_024).await?;
    for path in PAGES {
        open(&session, path).await?;
        step(&session, Key::PageUp).await?;
        let after = session.evaluate("location.search").await?;
        tap(&session, "#undo").await?;
        session.wait_until("location.search === ''").await?;
        assert_eq!(
            session.evaluate("document.querySelector('#undo').disabled").await?,
            json!(true),
            "{path}"
        );
        tap(&session, "#redo").await?;
        session.wait_until(&format!("location.search === {after}")).await?;
        tap(&session, "#replay").await?;
        session.wait_until("location.search === ''").await?;
        session.wait_until(&format!("location.search === {after}")).await?;
    }
    session.close().await
}

#[tokio::test]
async fn kept_states_stand_beside_the_present_one_with_the_difference_in_words() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 1_024).await?;
    for path in PAGES {
        open(&session, path).await?;
        tap(&session, "#keep").await?;
        session.wait_until("document.querySelector('#compared')?.textContent.includes('A')").await?;
        step(&session, Key::PageUp).await?;
        session.wait_until("/more|less/.test(document.querySelector('#compared').textContent)").await?;
        assert_eq!(session.accessibility_faults().await?, Vec::<String>::new(), "{path}");
        tap(&session, "#compared .restore").await?;
        session.wait_until("location.search === ''").await?;
    }
    session.close().await
}

#[tokio::test]
async fn before_there_is_an_answer_nothing_can_be_kept_or_taken_home() -> Result<(), Problem> {
    const CAN_KEEP: &str = "!document.querySelector('#keep').disabled";
    const CAN_TAKE: &str = "document.querySelector('#json').ariaDisabled === 'false'";
    let session = Session::open(sites::quiet()?.url(), 1_024).await?;
    session.begin_pages_with(HOLD_YEAR).await?;
    for path in PAGES {
        session.visit(path).await?;
        session.wait_until("window.bringYear !== undefined").await?;
        assert_eq!(session.evaluate(CAN_KEEP).await?, json!(false), "{path}");
        assert_eq!(session.evaluate(CAN_TAKE).await?, json!(false), "{path}");
        tap(&session, "#json").await?;
        let link = session.evaluate("document.querySelector('#json').getAttribute('href')").await?;
        assert_eq!((link, session.evaluate("location.hash").await?), (json!("#json"), json!("")), "{path}");
        session.evaluate("window.bringYear(), true").await?;
        session.wait_until(CAN_KEEP).await?;
        session.wait_until(CAN_TAKE).await?;
        tap(&session, "#keep").await?;
        session
            .wait_until("/[0-9]/.test(document.querySelector('#compared tbody td + td')?.textContent)")
            .await?;
    }
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn the_file_of_a_state_holds_inputs_results_and_the_version_of_the_model() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 1_024).await?;
    open(&session, PAGES[0]).await?;
    step(&session, Key::PageUp).await?;
    let short = session.evaluate(SHORT).await?;
    // The address of the file stands in the link when it is followed; following it here would leave the page.
    session
        .evaluate(
            "document.querySelector('#json').addEventListener('click', it => it.preventDefault()), true",
        )
        .await?;
    tap(&session, "#json").await?;
    session.wait_until("document.querySelector('#json').href.startsWith('data:application/json')").await?;
    let file = session
        .evaluate("JSON.parse(decodeURIComponent(document.querySelector('#json').href.split(',').slice(1).join(',')))")
        .await?;
    assert_eq!((&file["calculator"], &file["version"]), (&json!("pv"), &json!(1)), "{file}");
    let power = session.evaluate("Number(new URLSearchParams(location.search).get('power'))").await?;
    assert_eq!(file["inputs"]["power"].as_f64(), power.as_f64(), "{file}");
    let produced = file["results"][0]["mid"].as_f64().unwrap_or_default();
    assert!(produced > 1_000.0 && !short.to_string().is_empty(), "{file}");
    assert!(file["assumptions"].as_array().is_some_and(|it| it.len() > 5), "{file}");
    session.close().await
}
