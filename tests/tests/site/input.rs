//! What readers and links get wrong.

use portal_tests::{Problem, session::Session};
use serde_json::json;
use thirtyfour::prelude::Key;

use crate::sites;

const PV: &str = "/en/calculators/pv/";

#[tokio::test]
async fn a_damaged_link_opens_with_a_notice_and_keeps_what_is_not_ours() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 1_024).await?;
    session.visit(&format!("{PV}?power=abc&tilt=999&use=3000&foo=1&bar=a%20b")).await?;
    session.wait_until("document.querySelectorAll('.notices li').length === 2").await?;
    let notices = session.text(".notices").await?;
    for part in ["abc", "999", "5.0", "35", "90"] {
        assert!(notices.contains(part), "{part} is not in {notices}");
    }
    assert_eq!(value(&session, "use").await?, "3000");
    // Nobody typed these: the fields hold what is computed with, and the notice quotes the link.
    assert_eq!(
        (value(&session, "power").await?, value(&session, "tilt").await?),
        ("5.0".to_owned(), "35".to_owned())
    );
    session.press(".field:has(#azimuth-box) input[type=range]", Key::Right + "").await?;
    session.wait_until("location.search.includes('azimuth=')").await?;
    let query = session.evaluate("location.search").await?;
    let query = query.as_str().unwrap_or_default();
    for part in ["foo=1", "bar=a%20b", "use=3000"] {
        assert!(query.contains(part), "{part} is not in {query}");
    }
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn what_cannot_be_used_stays_in_its_field_with_the_reason_until_it_is_mended() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 360).await?;
    session.visit(PV).await?;
    let huge = "9".repeat(39);
    for (entry, reason) in [
        ("", "empty"),
        ("-3", "0.5"),
        ("1e9", "not a number"),
        (huge.as_str(), "0.5"),
        ("five", "not a number"),
        ("<b>5</b>", "not a number"),
    ] {
        enter(&session, "power", entry).await?;
        session
            .wait_until("document.querySelector('#power-box').getAttribute('aria-invalid') === 'true'")
            .await?;
        let told = error(&session, "power").await?;
        assert!(told.contains(reason), "{entry:?}: {told}");
        // Leaving the field changes nothing of it.
        session.press("#tilt-box", Key::Tab + "").await?;
        assert_eq!(value(&session, "power").await?, entry);
        assert_eq!(
            session
                .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                .await?,
            json!(0),
            "{entry}"
        );
        assert_eq!(
            session.evaluate("/NaN|inf/.test(document.body.innerText)").await?,
            json!(false),
            "{entry}"
        );
    }
    enter(&session, "power", "7,5").await?;
    session.wait_until("location.search.includes('power=7.5')").await?;
    assert_eq!(error(&session, "power").await?, "");
    session
        .wait_until("document.querySelector('#power-box').getAttribute('aria-invalid') === 'false'")
        .await?;
    session.close().await
}

/// Holds the program of a page back until the test lets it come.
const HOLD_PROGRAM: &str = "{ const ask = window.fetch;
    window.fetch = (...what) => String(what[0]?.url ?? what[0]).endsWith('.wasm')
        ? new Promise(come => { window.bringProgram = () => come(ask(...what)); })
        : ask(...what); }";

#[tokio::test]
async fn what_is_entered_before_the_program_runs_is_taken() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 1_024).await?;
    session.begin_pages_with(HOLD_PROGRAM).await?;
    session.goto(&format!("{PV}?tilt=20")).await?;
    session.wait_until("window.bringProgram !== undefined").await?;
    enter(&session, "power", "7,5").await?;
    enter(&session, "use", "lots").await?;
    session.press(".field:has(#azimuth-box) input[type=range]", Key::PageUp + "").await?;
    session
        .evaluate("document.querySelector('[value=g1]').scrollIntoView({ block: 'center' }), true")
        .await?;
    session.click(".option:has([value=g1])").await?;
    // The box that is left last keeps the focus: somebody may still be typing.
    enter(&session, "tilt", "4").await?;
    session.evaluate("window.bringProgram(), true").await?;
    session.wait_until("location.search.includes('power=7.5')").await?;
    session.wait_until("/azimuth=/.test(location.search) && /profile=g1/.test(location.search)").await?;
    session.wait_until("new URLSearchParams(location.search).get('tilt') === '4'").await?;
    assert_eq!(
        (value(&session, "power").await?, value(&session, "tilt").await?),
        ("7.5".to_owned(), "4".to_owned())
    );
    session.press("#tilt-box", "5").await?;
    session.wait_until("new URLSearchParams(location.search).get('tilt') === '45'").await?;
    // What cannot be used stays in its field, with the reason.
    assert_eq!(value(&session, "use").await?, "lots");
    assert!(error(&session, "use").await?.contains("not a number"));
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

/// Types over what a box holds.
async fn enter(session: &Session, field: &str, entry: &str) -> Result<(), Problem> {
    session.press(&format!("#{field}-box"), Key::Control + "a").await?;
    session.press(&format!("#{field}-box"), Key::Delete + entry).await
}

async fn value(session: &Session, field: &str) -> Result<String, Problem> {
    let value = session.evaluate(&format!("document.querySelector('#{field}-box').value")).await?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

/// What a field says of its entry.
async fn error(session: &Session, field: &str) -> Result<String, Problem> {
    let text = session.evaluate(&format!("document.querySelector('#{field}-error').textContent")).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}
