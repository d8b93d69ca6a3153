//! Every page in a browser, whatever is on it.

use portal_tests::{Problem, session::Session};
use serde_json::json;

use crate::sites;

const WIDTHS: [u32; 3] = [360, 768, 1_440];
const SCHEMES: [&str; 2] = ["light", "dark"];

#[tokio::test]
async fn no_page_has_an_error_on_the_console_or_is_wider_than_the_window() -> Result<(), Problem> {
    let site = sites::live()?;
    let session = Session::open(site.url(), 360).await?;
    for scheme in SCHEMES {
        session.prefer(scheme).await?;
        for width in WIDTHS {
            session.resize(width, 900).await?;
            for path in site.paths()? {
                session.visit(&path).await?;
                let name = path.trim_matches('/').replace('/', "-");
                session.picture(&format!("{name}-{width}-{scheme}"), width).await?;
                assert_eq!(session.console_errors().await?, Vec::<String>::new(), "{path} at {width}");
                let wide = session
                    .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                    .await?;
                assert_eq!(wide, json!(0), "{path} at {width} scrolls sideways");
            }
        }
    }
    session.close().await
}

#[tokio::test]
async fn no_page_has_a_fault_that_axe_core_knows_in_light_and_in_dark() -> Result<(), Problem> {
    let site = sites::live()?;
    let session = Session::open(site.url(), 1_024).await?;
    for scheme in SCHEMES {
        session.prefer(scheme).await?;
        for path in site.paths()? {
            session.visit(&path).await?;
            assert_eq!(session.accessibility_faults().await?, Vec::<String>::new(), "{path}, {scheme}");
        }
    }
    session.close().await
}

#[tokio::test]
async fn the_look_for_a_projector_is_kept_larger_and_without_fault() -> Result<(), Problem> {
    let site = sites::live()?;
    let session = Session::open(site.url(), 1_024).await?;
    session.visit("/pl/").await?;
    let letters = "parseFloat(getComputedStyle(document.body).fontSize)";
    let before = session.evaluate(letters).await?.as_f64();
    for look in ["dark", "projector"] {
        session.click("button.theme").await?;
        session.wait_until(&format!("document.documentElement.dataset.theme === '{look}'")).await?;
    }
    for path in site.paths()? {
        session.visit(&path).await?;
        assert_eq!(session.evaluate("document.documentElement.dataset.theme").await?, json!("projector"));
        assert_eq!(session.accessibility_faults().await?, Vec::<String>::new(), "{path}");
        let wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(session.evaluate(wide).await?, json!(0), "{path} scrolls sideways");
    }
    let after = session.evaluate(letters).await?.as_f64();
    assert!(after > before.map(|it| it * 1.2), "{before:?} {after:?}");
    session.close().await
}

/// Adds the text of every text node to itself, as a longer language or larger letters would.
const DOUBLE: &str = "(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.data.trim() && !node.parentElement.closest('script, noscript, svg')) nodes.push(node);
    }
    for (const node of nodes) node.data += ' ' + node.data.trim();
    return nodes.length;
})()";

/// Elements that reach over the right edge, but those in a frame that scrolls.
const OVER_THE_EDGE: &str = "[...document.querySelectorAll('body *')]
    .filter(it => it.getBoundingClientRect().right > innerWidth + 1 && it.getClientRects().length
        && !it.closest('.table-scroll, .chart-table, .visually-hidden, svg'))
    .map(it => it.tagName + '.' + it.className + ': ' + it.textContent.slice(0, 40))";

#[tokio::test]
async fn text_twice_as_long_stays_in_a_window_of_360_pixels() -> Result<(), Problem> {
    let site = sites::live()?;
    let session = Session::open(site.url(), 360).await?;
    for path in site.paths()? {
        session.visit(&path).await?;
        let doubled = session.evaluate(DOUBLE).await?;
        // The page on which a class's codes are typed in has little else to say.
        let least = if path.ends_with("/learn/results/") { 20 } else { 30 };
        assert!(doubled.as_u64() > Some(least), "{path}: only {doubled} texts");
        assert_eq!(session.evaluate(OVER_THE_EDGE).await?, json!([]), "{path}");
        let wide = session
            .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            .await?;
        assert_eq!(wide, json!(0), "{path} scrolls sideways");
    }
    session.close().await
}
