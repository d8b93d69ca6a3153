//! A talk at a conference, on a phone, on paper; the kiosk in a hall.

use std::time::Duration;

use portal_tests::{Problem, session::Session};
use serde_json::{Value, json};
use thirtyfour::prelude::{Key, TypingData};

use crate::sites;

const DECK: &str = "/en/present/legnica-cluster/";
/// The slide that is shown, as people read its number.
const NUMBER: &str = "document.querySelector('.slide.now')?.id";
/// Steps that have come on it.
const SHOWN: &str = "document.querySelectorAll('.slide.now .step.words.shown').length";
const STEPS: &str = "document.querySelectorAll('.slide.now .step.words').length";

async fn slides(place: &str) -> Result<Session, Problem> {
    let session = Session::open(sites::quiet()?.url(), 1_440).await?;
    session.visit(&format!("{DECK}?view=slides#{place}")).await?;
    session.wait_until(&format!("{NUMBER} !== undefined")).await?;
    Ok(session)
}

/// Presses a key wherever the focus is.
async fn press(session: &Session, key: impl Into<TypingData>) -> Result<(), Problem> {
    Ok(session.driver.active_element().await?.send_keys(key).await?)
}

/// The number of the slide that is shown.
async fn number(session: &Session) -> Result<Value, Problem> {
    session.evaluate(NUMBER).await
}

#[tokio::test]
async fn a_clicker_walks_through_every_slide_and_every_step_and_the_address_follows() -> Result<(), Problem> {
    let session = slides("1").await?;
    let all = session.evaluate("document.querySelectorAll('.slide').length").await?;
    let presses = session
        .evaluate(
            "document.querySelectorAll('.slide').length - 1 + document.querySelectorAll('.step.words').length",
        )
        .await?;
    let mut seen = Vec::new();
    for _ in 0..presses.as_u64().unwrap_or_default() {
        let before = (number(&session).await?, session.evaluate(SHOWN).await?);
        press(&session, Key::PageDown + "").await?;
        let after = (number(&session).await?, session.evaluate(SHOWN).await?);
        assert_ne!(before, after);
        if before.0 == after.0 {
            assert_eq!(after.1.as_u64(), before.1.as_u64().map(|it| it + 1), "{after:?}");
        } else {
            assert_eq!(session.evaluate(SHOWN).await?, json!(0), "{after:?}");
        }
        let place = if after.1 == json!(0) {
            format!("#{}", after.0.as_str().unwrap_or_default())
        } else {
            format!("#{}.{}", after.0.as_str().unwrap_or_default(), after.1)
        };
        assert_eq!(session.evaluate("location.hash").await?, json!(place));
        seen.push(after.0);
    }
    assert_eq!(seen.last().and_then(Value::as_str), all.as_u64().map(|it| it.to_string()).as_deref());
    press(&session, Key::PageDown + "").await?;
    assert_eq!(number(&session).await?.as_str(), seen.last().and_then(Value::as_str));
    press(&session, Key::Home + "").await?;
    assert_eq!(number(&session).await?, json!("1"));
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn after_a_slider_in_the_slide_was_dragged_the_clicker_still_turns_and_its_arrows_are_its_own()
-> Result<(), Problem> {
    let session = slides("3").await?;
    // Any slide may hold a slider; this one stands for those of the calculators.
    session
        .evaluate(
            "(() => { const slider = Object.assign(document.createElement('input'), { type: 'range', id: 'dragged' });
              document.querySelector('.slide.now .slide-items').append(slider); slider.focus(); return true; })()",
        )
        .await?;
    let slider = session.driver.find(thirtyfour::By::Css("#dragged")).await?;
    session.driver.action_chain().drag_and_drop_element_by_offset(&slider, 30, 0).perform().await?;
    assert_eq!(session.evaluate("document.activeElement.id").await?, json!("dragged"));
    let before = session.evaluate("document.querySelector('#dragged').value").await?;
    press(&session, Key::Right + "").await?;
    assert_ne!(session.evaluate("document.querySelector('#dragged').value").await?, before);
    assert_eq!(number(&session).await?, json!("3"));
    press(&session, Key::PageUp + "").await?;
    assert_eq!(number(&session).await?, json!("2"));
    press(&session, Key::PageDown + "").await?;
    assert_eq!(number(&session).await?, json!("3"));
    press(&session, "b").await?;
    session.wait_until("!document.querySelector('.deck-black').hidden").await?;
    press(&session, "b").await?;
    session.wait_until("document.querySelector('.deck-black').hidden").await?;
    press(&session, "?").await?;
    session.wait_until("document.querySelector('#deck-help').open").await?;
    press(&session, Key::Escape + "").await?;
    session.wait_until("!document.querySelector('#deck-help').open").await?;
    assert_eq!(session.evaluate("document.documentElement.dataset.view").await?, json!("slides"));
    press(&session, Key::Escape + "").await?;
    session.wait_until("document.documentElement.dataset.view === undefined").await?;
    session.close().await
}

#[tokio::test]
async fn the_speaker_has_notes_the_next_slide_and_a_clock_and_either_window_leads() -> Result<(), Problem> {
    let session = slides("2").await?;
    let audience = session.driver.window().await?;
    press(&session, "n").await?;
    tokio::time::timeout(Duration::from_secs(20), async {
        while session.driver.windows().await?.len() < 2 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok::<(), Problem>(())
    })
    .await
    .map_err(|_| "no second window")??;
    let windows = session.driver.windows().await?;
    let desk = windows.into_iter().find(|it| *it != audience).ok_or("no second window")?;
    session.driver.switch_to_window(desk.clone()).await?;
    session.wait_until("document.documentElement.dataset.view === 'desk'").await?;
    session.wait_until("document.querySelector('#desk-notes')?.innerText.length > 100").await?;
    assert_eq!(session.evaluate("document.querySelector('.slide.next').id").await?, json!("3"));
    session.wait_until("/^[0-9]+:[0-9]{2}$/.test(document.querySelector('#desk-clock').innerText)").await?;
    session.wait_until("document.querySelector('#desk-rest').innerText === '15:00'").await?;
    // The speaker turns, the audience follows.
    session.click(".desk [data-do=next]").await?;
    session.wait_until("/^0:0[1-9]$/.test(document.querySelector('#desk-elapsed').innerText)").await?;
    assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());
    session.driver.switch_to_window(audience).await?;
    session.wait_until("location.hash === '#2.1'").await?;
    // The clicker turns, the speaker follows; black goes along.
    press(&session, Key::End + "").await?;
    press(&session, "b").await?;
    let last = session.evaluate("location.hash").await?;
    session.driver.switch_to_window(desk).await?;
    session.wait_until(&format!("location.hash === {last}")).await?;
    session.driver.close_window().await?;
    session.close().await
}

#[tokio::test]
async fn frozen_data_say_of_when_they_are_and_the_theme_is_that_of_projectors() -> Result<(), Problem> {
    let session = slides("1").await?;
    assert_eq!(session.evaluate("document.documentElement.dataset.theme").await?, json!("projector"));
    session.wait_until("document.querySelectorAll('.slide.now .ribbon-sky stop').length > 3").await?;
    assert_eq!(session.evaluate("document.querySelector('.deck-frozen').hidden").await?, json!(true));
    press(&session, "z").await?;
    session
        .wait_until("/^copy of [0-9]+:[0-9]{2}$/.test(document.querySelector('.deck-frozen').innerText)")
        .await?;
    press(&session, "z").await?;
    session.wait_until("document.querySelector('.deck-frozen').hidden").await?;
    press(&session, Key::Escape + "").await?;
    session.wait_until("document.documentElement.dataset.theme === undefined").await?;
    session.close().await
}

#[tokio::test]
async fn the_audience_gets_a_code_of_what_it_sees() -> Result<(), Problem> {
    let session = slides("4").await?;
    press(&session, "q").await?;
    session.wait_until("document.querySelector('#deck-code').open").await?;
    let address = session.text(".code-address").await?;
    assert!(address.ends_with("/en/present/legnica-cluster/#4"), "{address}");
    assert!(
        session.evaluate("document.querySelector('.qr-ink').getAttribute('d').length").await?.as_u64()
            > Some(2_000)
    );
    assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn a_slide_shows_charts_that_can_be_explored_and_no_slide_has_a_fault() -> Result<(), Problem> {
    let session = slides("1").await?;
    let count =
        session.evaluate("document.querySelectorAll('.slide').length").await?.as_u64().unwrap_or_default();
    for (width, height) in [(1_440, 900), (1_920, 1_080)] {
        session.resize(width, height).await?;
        for slide in 1..=count {
            session.visit(&format!("{DECK}?at={width}-{slide}&view=slides#{slide}")).await?;
            session.wait_until(&format!("{NUMBER} === '{slide}'")).await?;
            while session.evaluate(SHOWN).await? != session.evaluate(STEPS).await? {
                press(&session, Key::PageDown + "").await?;
            }
            tokio::time::sleep(Duration::from_millis(300)).await;
            session.screenshot(&format!("slide-{width}-{slide}")).await?;
            assert_eq!(session.accessibility_faults().await?, Vec::<String>::new(), "slide {slide}");
            let hidden = "(() => { const it = document.querySelector('.slide.now');
                return it.scrollHeight - it.clientHeight; })()";
            assert_eq!(session.evaluate(hidden).await?, json!(0), "slide {slide} at {width} is cut");
        }
    }
    session.visit(&format!("{DECK}?at=last&view=slides#4")).await?;
    session.wait_until("document.querySelector('.slide.now figure.chart[data-explored]') !== null").await?;
    session.click(".slide.now [data-tool=explore]").await?;
    session.wait_until("document.querySelector('.slide.now .chart-panel') !== null").await?;
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn on_paper_every_slide_has_its_sheet_with_notes_and_sources() -> Result<(), Problem> {
    let session = slides("3").await?;
    session.command("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    session.evaluate("window.dispatchEvent(new Event('beforeprint'))").await?;
    let seen = "[...document.querySelectorAll('.slide')].every(it =>
        ['h2', '.notes', '.slide-sources ol'].every(part => it.querySelector(part).getClientRects().length)
        && [...it.querySelectorAll('.step.words')].every(step => getComputedStyle(step).visibility === 'visible'))";
    assert_eq!(session.evaluate(seen).await?, json!(true));
    let count =
        session.evaluate("document.querySelectorAll('.slide').length").await?.as_u64().unwrap_or_default();
    let printed = session.command("Page.printToPDF", json!({ "preferCSSPageSize": true })).await?;
    let pdf = printed.get("data").and_then(Value::as_str).unwrap_or_default();
    let sheets = pages_of(pdf);
    assert_eq!(sheets, count + 1, "a sheet for the title, then one for each slide");
    session.close().await
}

/// How many pages a document in base64 has.
fn pages_of(pdf: &str) -> u64 {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let six = pdf.bytes().filter_map(|it| LETTERS.iter().position(|letter| *letter == it));
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_usize, 0);
    for value in six {
        (held, bits) = (((held << 6) | value) & 0xFFFF, bits + 6);
        if bits >= 8 {
            bits -= 8;
            bytes.extend(u8::try_from((held >> bits) & 0xFF));
        }
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let pages = text.matches("/Type /Page\n").count();
    u64::try_from(pages).unwrap_or_default()
}

#[tokio::test]
async fn on_a_phone_the_slides_are_read_one_below_the_other() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 360).await?;
    session.visit(DECK).await?;
    let order = "[...document.querySelectorAll('.slide')].map(it => it.getBoundingClientRect().top)
        .every((top, place, all) => place === 0 || top > all[place - 1])";
    assert_eq!(session.evaluate(order).await?, json!(true));
    assert_eq!(session.evaluate("document.querySelectorAll('.slide[inert]').length").await?, json!(0));
    session.press("body", Key::PageDown + "").await?;
    assert_eq!(session.evaluate("document.documentElement.dataset.view").await?, Value::Null);
    answers_to_taps(&session).await?;
    assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

/// The calculator of a slide stands still until a reader asks for it; then a tap on a step button gives another answer.
async fn answers_to_taps(session: &Session) -> Result<(), Problem> {
    const FORM: &str = "!!document.querySelector('.calculator-mount form')";
    const POWER: &str = "document.querySelector('.calculator-mount [data-key=power] .box').value";
    const ANSWER: &str = "document.querySelector('.calculator-mount dl.key').innerText";
    assert_eq!(session.evaluate(FORM).await?, json!(false));
    tap(session, ".calculator-mount [data-do=move]").await?;
    session.wait_until(FORM).await?;
    assert_eq!(session.evaluate(POWER).await?, json!("40.0"));
    session.evaluate(&format!("window.before = {ANSWER}, true")).await?;
    tap(session, ".calculator-mount [data-key=power] .unit + .step").await?;
    session.wait_until(&format!("{POWER} === '40.5'")).await?;
    session.wait_until(&format!("{ANSWER} !== window.before")).await
}

async fn tap(session: &Session, selector: &str) -> Result<(), Problem> {
    // The charts above may still be filled: the page is scrolled until the button stays where it can be reached.
    let is_reached = format!(
        "(it => {{
            it.scrollIntoView({{ block: 'center', behavior: 'instant' }});
            const {{ x, y, width, height }} = it.getBoundingClientRect();
            return it.contains(document.elementFromPoint(x + width / 2, y + height / 2));
        }})(document.querySelector('{selector}'))"
    );
    session.wait_until(&is_reached).await?;
    session.click(selector).await
}

#[tokio::test]
async fn the_network_may_go_once_a_talk_is_there() -> Result<(), Problem> {
    let session = slides("1").await?;
    session.wait_until("document.querySelector('figure.chart[data-explored]') !== null").await?;
    session.command("Network.enable", json!({})).await?;
    let gone = json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
    session.command("Network.emulateNetworkConditions", gone).await?;
    press(&session, Key::End + "").await?;
    press(&session, Key::Home + "").await?;
    while number(&session).await? != json!("4") {
        press(&session, Key::PageDown + "").await?;
    }
    session.click(".slide.now [data-tool=explore]").await?;
    session.wait_until("document.querySelector('.slide.now .chart-panel') !== null").await?;
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn a_kiosk_goes_from_part_to_part_and_waits_for_whoever_touches_it() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 1_440).await?;
    session.visit("/en/present/kiosk/?pages=renewables.about&seconds=5").await?;
    session.wait_until("document.querySelector('.kiosk-frames iframe.come') !== null").await?;
    let scrolled =
        "document.querySelector('.kiosk-frames iframe.come').contentDocument.documentElement.scrollTop";
    assert_eq!(session.evaluate(scrolled).await?, json!(0));
    session.wait_until(&format!("{scrolled} > 100")).await?;
    session.click(".kiosk-bar [data-do=next]").await?;
    session.click(".kiosk-bar [data-do=pause]").await?;
    session.wait_until("document.querySelectorAll('.kiosk-frames iframe').length === 1").await?;
    let name = session.text(".kiosk-name").await?;
    let before = session.evaluate(scrolled).await?;
    tokio::time::sleep(Duration::from_secs(7)).await;
    assert_eq!((session.text(".kiosk-name").await?, session.evaluate(scrolled).await?), (name, before));
    assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());
    session.click(".kiosk-bar [data-do=leave]").await?;
    session.wait_until("document.querySelector('iframe') === null").await?;
    session.close().await
}

#[tokio::test]
async fn a_kiosk_begins_again_after_its_last_page_and_shows_the_day_all_along() -> Result<(), Problem> {
    const CAME: &str = "document.querySelectorAll('.kiosk-frames iframe').length === 1
        && document.querySelector('.kiosk-frames iframe.come') !== null";
    let session = Session::open(sites::quiet()?.url(), 1_440).await?;
    // Nothing moves by itself: the pages wait ten minutes.
    session.visit("/en/present/kiosk/?pages=renewables.about&seconds=600").await?;
    session.wait_until(CAME).await?;
    let at = |place: &str| format!("document.querySelector('.kiosk-name').textContent.endsWith('· {place}')");
    session.wait_until(&at("1/2")).await?;
    // Back from the first is the last.
    session.click(".kiosk-bar [data-do=back]").await?;
    session.wait_until(&at("2/2")).await?;
    session.wait_until(CAME).await?;
    // After the parts of the last page comes the first page.
    for _ in 0..40 {
        session.click(".kiosk-bar [data-do=next]").await?;
        session.wait_until(CAME).await?;
        if session.evaluate(&at("1/2")).await? == json!(true) {
            break;
        }
    }
    session.wait_until(&at("1/2")).await?;
    let day = "(sky => sky.querySelectorAll('stop').length > 3 && sky.getBoundingClientRect().height > 40
        && sky.getBoundingClientRect().bottom < innerHeight)(document.querySelector('#kiosk .ribbon-sky'))";
    assert_eq!(session.evaluate(day).await?, json!(true), "the day is not seen");
    let told = "document.querySelector('#kiosk .ribbon').getAttribute('aria-label').length > 20";
    assert_eq!(session.evaluate(told).await?, json!(true));
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn a_kiosk_does_not_move_where_less_motion_is_asked_for() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 1_440).await?;
    let less = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
    session.command("Emulation.setEmulatedMedia", less).await?;
    session.visit("/pl/present/kiosk/?pages=now.air&seconds=5").await?;
    session.wait_until("document.querySelector('.kiosk-frames iframe.come') !== null").await?;
    let name = session.text(".kiosk-name").await?;
    tokio::time::sleep(Duration::from_secs(7)).await;
    assert_eq!(session.text(".kiosk-name").await?, name);
    session.click(".kiosk-bar [data-do=next]").await?;
    session.wait_until(&format!("document.querySelector('.kiosk-name').innerText !== '{name}'")).await?;
    session.close().await
}

#[tokio::test]
async fn a_calculator_on_a_slide_answers_and_follows_the_steps_in_both_directions() -> Result<(), Problem> {
    let session = slides("1").await?;
    let slide = session.evaluate("document.querySelector('.slide:has(.calculator-mount)').id").await?;
    let slide = slide.as_str().ok_or("no slide with a calculator")?.to_owned();
    session.visit(&format!("{DECK}?view=slides#{slide}")).await?;
    let inside =
        |selector: &str| format!("document.querySelector('.slide.now .calculator-mount {selector}')");
    let battery = |kwh: u32| format!("parseFloat({}?.value) === {kwh}", inside("[id$=battery-box]"));
    let own =
        |percent: u32| format!("{}?.textContent === '{percent}'", inside("dl.key > div:nth-child(2) dd b"));
    session.wait_until(&battery(0)).await?;
    session.wait_until(&own(66)).await?;
    for (key, kwh, percent) in
        [(Key::PageDown, 0, 66), (Key::PageDown, 40, 77), (Key::PageUp, 0, 66), (Key::PageDown, 40, 77)]
    {
        press(&session, key + "").await?;
        session.wait_until(&battery(kwh)).await?;
        session.wait_until(&own(percent)).await?;
    }
    // A slider moved by hand answers too, and the clicker still turns.
    let verdict = inside(".verdict");
    session.evaluate(&format!("window.before = {verdict}?.textContent, true")).await?;
    for _ in 0..20 {
        session
            .press(".slide.now .calculator-mount [data-key=tilt] input[type=range]", Key::Right + "")
            .await?;
    }
    session.wait_until(&format!("({verdict}?.textContent ?? window.before) !== window.before")).await?;
    press(&session, Key::PageDown + "").await?;
    session.wait_until(&battery(0)).await?;
    assert_eq!(number(&session).await?, json!(slide));
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}
