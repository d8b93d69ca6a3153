//! Every calculator answers its reader: by keys, by taps, by a link that holds some of its fields.

use std::time::Duration;

use portal_tests::{Problem, session::Session};
use serde_json::{Value, json};
use thirtyfour::prelude::Key;

use crate::sites;

/// The slider of the first number that is asked for.
const SLIDER: &str = "form.calculator .field input[type=range]";
/// The button that adds a step to the first number.
const MORE: &str = "form.calculator .field .value .step:last-child";
/// Everything that an answer says.
const SAID: &str = "document.querySelector('.answer').innerText";

/// Paths of the calculators in English.
fn calculators() -> Result<Vec<String>, Problem> {
    let all = sites::quiet()?.paths()?;
    let of = |it: &String| it.strip_prefix("/en/calculators/").is_some_and(|rest| !rest.is_empty());
    Ok(all.into_iter().filter(of).collect())
}

/// The numbers have come when the page says that it computes.
async fn wait_until_it_computes(session: &Session) -> Result<(), Problem> {
    session.wait_until("performance.getEntriesByName(new URL('bridge/year.json', document.querySelector('#client').href).href).length > 0").await?;
    session.wait_until("!document.querySelector('.answer-status').textContent.trim()").await
}

/// Scrolls a control into the middle, as a reader would whose band with the answer stands at the lower edge, and taps it.
async fn tap(session: &Session, selector: &str) -> Result<(), Problem> {
    let scroll = format!("document.querySelector('{selector}').scrollIntoView({{ block: 'center' }}), true");
    session.evaluate(&scroll).await?;
    session.click(selector).await
}

/// The answer once it has been the same for a while: ranges that were scaled while the slider moved are computed then.
async fn said_at_rest(session: &Session) -> Result<Value, Problem> {
    let mut last = session.evaluate(SAID).await?;
    for _ in 0..30 {
        tokio::time::sleep(Duration::from_millis(800)).await;
        let now = session.evaluate(SAID).await?;
        if now == last {
            return Ok(now);
        }
        last = now;
    }
    Err("the answer never comes to rest".into())
}

#[tokio::test]
async fn the_first_slider_of_every_calculator_moves_by_keys_and_the_answer_and_the_address_follow()
-> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 1_024).await?;
    let all = calculators()?;
    assert!(all.len() > 10, "{all:?}");
    for path in all {
        session.visit(&path).await?;
        wait_until_it_computes(&session).await?;
        session.evaluate(&format!("window.before = {SAID}, true")).await?;
        session.press(SLIDER, Key::PageUp + "").await?;
        session.press(SLIDER, Key::Right + "").await?;
        session.wait_until(&format!("{SAID} !== window.before")).await?;
        session.wait_until("location.search.startsWith('?v=1&')").await?;
        let said = said_at_rest(&session).await?;
        session.driver.refresh().await?;
        session.wait_until(&format!("{SAID} === {said}")).await?;
        assert_eq!(session.evaluate("/NaN|inf(?!o)/.test(document.body.innerText)").await?, json!(false));
        assert_eq!(session.console_errors().await?, Vec::<String>::new(), "{path}");
    }
    session.close().await
}

#[tokio::test]
async fn every_calculator_answers_to_taps_alone() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 360).await?;
    for path in calculators()? {
        session.visit(&path).await?;
        wait_until_it_computes(&session).await?;
        session.evaluate(&format!("window.before = {SAID}, true")).await?;
        for _ in 0..6 {
            tap(&session, MORE).await?;
        }
        session.wait_until(&format!("{SAID} !== window.before")).await?;
        tap(&session, "form.calculator .reset").await?;
        session.wait_until("!location.search").await?;
        // The numbers of the start are those that were prerendered, and computed with the same rules.
        session.wait_until("document.querySelector('form.calculator .reset').disabled").await?;
    }
    session.close().await
}

/// An answer of the path with pictures, both counted from 1.
fn answer_of_path(question: usize, answer: usize) -> String {
    format!(".path fieldset:nth-of-type({question}) label:nth-of-type({answer}) input")
}

#[tokio::test]
async fn three_questions_with_pictures_are_answered_by_keys_alone_and_fill_the_form() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 360).await?;
    session.visit("/en/calculators/pv/").await?;
    wait_until_it_computes(&session).await?;
    session.evaluate(&format!("window.before = {SAID}, true")).await?;
    session.press(".path summary", Key::Enter + "").await?;
    session.wait_until("document.querySelector('.path details').open").await?;
    for question in 1..=3 {
        session.press(&answer_of_path(question, 1), " ").await?;
        session.press(&answer_of_path(question, 1), Key::Down + "").await?;
        let second = answer_of_path(question, 2);
        session.wait_until(&format!("document.querySelector('{second}').checked")).await?;
    }
    // Sun from the side, a dozen panels as at the start, a bill of PLN 210.
    session.wait_until("location.search === '?v=1&azimuth=90&use=2000'").await?;
    session.wait_until(&format!("{SAID} !== window.before")).await?;
    assert_eq!(session.evaluate("document.querySelector('#use-box').value").await?, json!("2000"));
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn the_questions_with_pictures_of_every_calculator_are_accessible_and_change_its_answer()
-> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 360).await?;
    for path in calculators()? {
        // What was said of a house would stand in the next calculator of one already.
        session.visit("/en/about/").await?;
        session.evaluate("localStorage.clear(), true").await?;
        session.visit(&path).await?;
        wait_until_it_computes(&session).await?;
        session.evaluate(&format!("window.before = {SAID}, true")).await?;
        session.press(".path summary", Key::Enter + "").await?;
        session.wait_until("document.querySelector('.path details').open").await?;
        let is_wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
        assert_eq!(session.evaluate(is_wide).await?, json!(false), "{path}");
        assert_eq!(session.accessibility_faults().await?, Vec::<String>::new(), "{path}");
        session.press(".path fieldset:first-of-type label:last-of-type input", " ").await?;
        session.wait_until("location.search.startsWith('?v=')").await?;
        session.wait_until(&format!("{SAID} !== window.before")).await?;
    }
    session.close().await
}

#[tokio::test]
async fn a_link_holds_some_fields_and_hides_others() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 1_024).await?;
    for (page, held, hidden) in [("pv", "tilt", "use"), ("heat", "area", "people")] {
        session.visit(&format!("/en/calculators/{page}/?{held}=60&lock={held}&hide={hidden}")).await?;
        session.wait_until(&format!("document.querySelector('#{held}-box').disabled")).await?;
        let field = |key: &str| format!("document.querySelector('.field[data-key={key}]')");
        let shown = |key: &str| format!("{}.getClientRects().length > 0", field(key));
        assert_eq!(session.evaluate(&shown(hidden)).await?, json!(false), "{page}");
        assert_eq!(session.evaluate(&shown(held)).await?, json!(true), "{page}");
        assert_eq!(
            session.evaluate(&format!("document.querySelector('#{held}-box').value")).await?,
            json!("60")
        );
        // What a teacher chose is not undone by an example or by the way back.
        for way in [".chips", ".path", ".reset"] {
            let shown = format!("document.querySelector('{way}').getClientRects().length");
            assert_eq!(session.evaluate(&shown).await?, json!(0), "{page} {way}");
        }
        assert_eq!(session.accessibility_faults().await?, Vec::<String>::new(), "{page}");
    }
    session.close().await
}

#[tokio::test]
async fn a_calculator_inside_a_page_is_filled_when_it_comes_near_and_tells_its_changes() -> Result<(), Problem>
{
    let session = Session::open(sites::quiet()?.url(), 1_024).await?;
    session.visit("/en/cluster/").await?;
    let place = "document.querySelector('.calculator-mount')";
    let prerendered = session.evaluate(&format!("{place}.querySelector('.verdict').textContent")).await?;
    session.evaluate(&format!("{place}.scrollIntoView(), true")).await?;
    session.wait_until(&format!("!!{place}.querySelector('form')")).await?;
    // The browser computes what the build did.
    session.wait_until(&format!("{place}.querySelector('.verdict').textContent === {prerendered}")).await?;
    session
        .evaluate("document.addEventListener('calculatorchanged', it => window.told = [it.target.id, it.detail]), true")
        .await?;
    session.press(".calculator-mount .field input[type=range]", Key::Right + "").await?;
    session.wait_until("!!window.told").await?;
    assert_eq!(session.evaluate("window.told").await?, json!(["balance", "v=1&pv=12.1"]));
    // Another page asks its own questions.
    assert_eq!(session.evaluate("document.querySelectorAll('.path').length").await?, json!(0));
    // The page's own address is not the calculator's.
    assert_eq!(session.evaluate("location.search").await?, json!(""));
    // What comes in goes out: the table of the flow, which follows when the sliders rest, adds up on both sides.
    session.wait_until("!!document.querySelector('.calculator-mount figure[id$=flow] tbody tr')").await?;
    let table = "[...document.querySelectorAll('.calculator-mount figure[id$=flow] tbody tr')]
        .map(it => [...it.children].map(cell => cell.textContent))";
    let rows: Vec<Vec<String>> = serde_json::from_value(session.evaluate(table).await?)?;
    let (mut entering, mut leaving) = (0.0, 0.0);
    for row in &rows {
        let [from, _, value] = row.as_slice() else { return Err(format!("{rows:?}").into()) };
        let value: f64 = value.replace(|it: char| !it.is_ascii_digit() && it != '.', "").parse()?;
        if from == "Cluster" { leaving += value } else { entering += value }
    }
    // Each of ten numbers is rounded to a tenth.
    assert!(entering > 1.0 && f64::abs(entering - leaving) < 0.6, "{rows:?}");
    assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

/// Numbers of the first chart's table: those of the steps, then that of all together, with the decimals they are told to.
const STEPS_OF_LEDGER: &str = "(() => {
    const cells = [...document.querySelectorAll('#chart-1 table tbody tr')].map(it => it.querySelector('td').textContent);
    const plain = cells.map(it => it.replaceAll(',', '').replace('\u{2212}', '-').trim());
    return { values: plain.map(Number), decimals: Math.max(...plain.map(it => (it.split('.')[1] ?? '').length)) };
})()";

#[tokio::test]
async fn the_steps_of_a_ledger_add_up_to_its_total_which_no_order_changes() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 1_024).await?;
    for path in ["/en/calculators/ledger/", "/en/calculators/cluster-ledger/"] {
        session.visit(path).await?;
        wait_until_it_computes(&session).await?;
        let orders = "document.querySelectorAll('.field[data-key=order] input').length";
        let orders = session.evaluate(orders).await?.as_u64().ok_or("no orders")?;
        assert!(orders > 2, "{path}");
        let mut totals = Vec::new();
        for order in 0..orders {
            let choose =
                format!("document.querySelectorAll('.field[data-key=order] input')[{order}].click(), true");
            session.evaluate(&choose).await?;
            said_at_rest(&session).await?;
            let told = session.evaluate(STEPS_OF_LEDGER).await?;
            let decimals = told["decimals"].as_i64().and_then(|it| i32::try_from(it).ok()).ok_or("none")?;
            let values: Vec<f64> = serde_json::from_value(told["values"].clone())?;
            let (total, steps) = values.split_last().ok_or("no rows")?;
            assert!(steps.len() > 2, "{path}: {told}");
            let rounding = 0.5 * 10_f64.powi(-decimals) * 7.0;
            assert!((steps.iter().sum::<f64>() - total).abs() <= rounding, "{path}: {told}");
            totals.push(*total);
        }
        assert!(totals.iter().all(|it| Some(it) == totals.first()), "{path}: {totals:?}");
    }
    session.close().await
}
