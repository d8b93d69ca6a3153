//! The numbers behind an answer are a reader's to change, by keys, and a link carries the change.

use portal_tests::{Problem, session::Session};
use serde_json::json;
use thirtyfour::prelude::Key;

use crate::sites;

const VERDICT: &str = "document.querySelector('#verdict').innerText";
const OWN: &str = "#assumptions input.own";

/// The row of the emission of electricity, which no field asks for.
fn row(selector: &str) -> String {
    format!("#assumptions tr[data-key=grid_co2e_lifecycle_2025] {selector}")
}

/// Page with a calculator that computes: its rows are drawn anew with the first answer.
pub(crate) async fn open(session: &Session, path: &str) -> Result<(), Problem> {
    session.begin_pages_with(COUNT_ROWS).await?;
    session.visit(path).await?;
    session.wait_until("window.drawn > 0").await
}

/// Counts how often the rows are drawn.
const COUNT_ROWS: &str = "window.drawn = 0;
    addEventListener('DOMContentLoaded', () => {
        const rows = document.querySelector('#assumptions tbody');
        if (rows) new MutationObserver(() => window.drawn++).observe(rows, { childList: true });
    });";

/// Holds the year of weather back, without which nothing is answered, until the page is told to bring it.
pub(crate) const HOLD_YEAR: &str = "{ const ask = window.fetch;
    window.fetch = (...what) => String(what[0]?.url ?? what[0]).endsWith('bridge/year.json')
        ? new Promise(come => { window.bringYear = () => come(ask(...what)); })
        : ask(...what); }";

/// Types an entry in the place of what the field holds and leaves the field.
async fn enter(session: &Session, selector: &str, entry: &str) -> Result<(), Problem> {
    session.press(selector, Key::Control + "a").await?;
    session.press(selector, entry.to_owned() + Key::Tab).await
}

#[tokio::test]
async fn a_number_of_the_data_is_changed_by_keys_told_in_the_link_and_put_back() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 1_024).await?;
    open(&session, "/en/calculators/pv/").await?;
    let co2 = "[...document.querySelectorAll('.key dd b')].at(5).innerText";
    session.evaluate(&format!("window.before = {co2}, true")).await?;
    let field = row("input");
    let usual = session.evaluate(&format!("document.querySelector('{field}').value")).await?;
    enter(&session, &field, "100").await?;
    session.wait_until(&format!("{co2} !== window.before")).await?;
    session.wait_until("location.search.includes('a.grid_co2e_lifecycle_2025=100')").await?;
    assert_eq!(session.text(&row("td:last-child")).await?, "changed by you");

    session.driver.refresh().await?;
    session.wait_until(&format!("document.querySelector('{field}')?.value === '100'")).await?;
    session.wait_until(&format!("{co2} !== window.before")).await?;
    assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());

    session.press(&row(".restore"), Key::Enter + "").await?;
    session
        .wait_until(&format!(
            "{co2} === window.before || document.querySelector('{field}').value === {usual}"
        ))
        .await?;
    session.wait_until("!location.search").await?;
    assert_eq!(session.evaluate(&format!("document.querySelector('{field}').value")).await?, usual);
    session.close().await
}

#[tokio::test]
async fn an_entry_that_cannot_be_used_stays_in_its_field_with_a_reason_and_the_answer_stands()
-> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 360).await?;
    open(&session, "/pl/calculators/pv/").await?;
    session.evaluate(&format!("window.before = {VERDICT}, true")).await?;
    let field = row("input");
    for entry in ["dużo", "1e9", "-5", "99999"] {
        enter(&session, &field, entry).await?;
        session
            .wait_until(&format!(
                "document.querySelector('{}').textContent.startsWith('Wpisz liczbę od')",
                row(".field-error")
            ))
            .await?;
        let held = session.evaluate(&format!("document.querySelector('{field}').value")).await?;
        assert_eq!(held, json!(entry));
        assert_eq!(session.evaluate(&format!("{VERDICT} === window.before")).await?, json!(true));
        assert_eq!(session.evaluate("location.search").await?, json!(""));
    }
    session.close().await
}

#[tokio::test]
async fn nothing_can_be_typed_over_a_number_before_there_is_an_answer_to_it() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 1_024).await?;
    session.begin_pages_with(HOLD_YEAR).await?;
    session.visit("/en/calculators/pv/").await?;
    session.wait_until("window.bringYear !== undefined").await?;
    let held = format!("[...document.querySelectorAll('{OWN}')].every(it => it.readOnly)");
    assert_eq!(session.evaluate(&held).await?, json!(true));
    session.evaluate("window.bringYear(), true").await?;
    let free = format!("[...document.querySelectorAll('{OWN}')].every(it => !it.readOnly)");
    session.wait_until(&free).await?;
    enter(&session, &row("input"), "100").await?;
    session.wait_until("location.search.includes('a.grid_co2e_lifecycle_2025=100')").await?;
    session.close().await
}

#[tokio::test]
async fn a_link_with_numbers_that_cannot_be_used_says_so() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 1_024).await?;
    session.visit("/en/calculators/pv/?a.albedo=much&a.nothing=3&a.inverter=5000&a.pv_losses=20").await?;
    session.wait_until("document.querySelector('.notices').innerText.includes('albedo')").await?;
    session
        .wait_until("document.querySelector('#assumptions [role=status]').textContent.includes('2')")
        .await?;
    session.wait_until("document.querySelectorAll('#assumptions tr.changed').length === 1").await?;
    let middle = "document.querySelector('#restore-assumptions').scrollIntoView({ block: 'center' }), true";
    session.evaluate(middle).await?;
    session.click("#restore-assumptions").await?;
    session.wait_until("!location.search && !document.querySelector('#assumptions tr.changed')").await?;
    session.close().await
}

#[tokio::test]
async fn every_calculator_tells_its_strongest_numbers_and_lets_most_of_its_assumptions_be_changed()
-> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 1_024).await?;
    for path in
        sites::quiet()?.paths()?.iter().filter(|it| it.starts_with("/pl/calculators/") && it.len() > 17)
    {
        session.goto(path).await?;
        let told = session.evaluate(&format!("[document.querySelectorAll('.driver:not([hidden])').length, document.querySelectorAll('{OWN}').length]")).await?;
        let [drivers, own] = [0, 1].map(|it| told.get(it).and_then(serde_json::Value::as_u64).unwrap_or(0));
        // The sun needs no number of anybody.
        assert!(drivers <= 3 && (own > 0 || path.contains("sun")), "{path}: {told}");
        assert!(drivers > 0 || path.contains("sun"), "{path}: {told}");
    }
    session.close().await
}
