//! The pages where WebAssembly, or any script, is missing.

use portal_tests::{Problem, session::Session};
use serde_json::json;

use crate::sites;

/// What must be there to read, on every page of a language.
const MEASURE: &str = "({
    text: document.querySelector('main').innerText.length,
    numbers: (document.querySelector('main').innerText.match(/[0-9]/g) || []).length,
    tables: document.querySelectorAll('main table tr').length,
    notices: [...document.querySelectorAll('.no-wasm, noscript p')].filter(it => it.getClientRects().length)
        .map(it => it.innerText),
})";

/// Pages whose numbers stand in tables too.
const WITH_TABLES: [&str; 3] = ["/air/", "/pv/", "/data/air-annual/"];

/// Pages of words, whose few numbers are those of a law.
const WORDS: [&str; 2] = ["/about/privacy/", "/about/methods/"];

async fn assert_readable(session: &Session, path: &str) -> Result<(), Problem> {
    let found = session.evaluate(MEASURE).await?;
    let count = |name: &str| found.get(name).and_then(serde_json::Value::as_u64).unwrap_or_default();
    let is_words = WORDS.iter().any(|it| path.ends_with(it));
    assert!(count("text") > 400 && (is_words || count("numbers") > 10), "{path}: {found}");
    assert!(count("tables") > 5 || !WITH_TABLES.iter().any(|it| path.contains(it)), "{path}: {found}");
    let notices = found.get("notices").map(ToString::to_string).unwrap_or_default();
    assert!(notices.contains("WebAssembly"), "{path} does not say what is missing: {found}");
    let wide = session.evaluate("document.documentElement.scrollWidth - innerWidth").await?;
    assert_eq!(wide, json!(0), "{path} scrolls sideways");
    Ok(())
}

#[tokio::test]
async fn without_webassembly_every_page_keeps_its_numbers_and_says_what_is_missing() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 360).await?;
    session.command("Network.enable", json!({})).await?;
    session.command("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] })).await?;
    for path in site.paths()? {
        session.goto(&path).await?;
        session.wait_until("document.documentElement.dataset.wasm === 'none'").await?;
        assert_readable(&session, &path).await?;
    }
    session.close().await
}

#[tokio::test]
async fn without_any_script_every_page_keeps_its_numbers_and_says_what_is_missing() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 360).await?;
    session.command("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    for path in site.paths()? {
        session.goto(&path).await?;
        assert_readable(&session, &path).await?;
    }
    session.close().await
}
