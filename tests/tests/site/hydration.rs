//! The page that was served, once the app runs on it, is the page that the app draws by itself.

use portal::{entry::Entry, routes::Address};
use portal_tests::{Problem, session::Session};
use serde_json::{Value, json};

use crate::sites;

/// The content of the page as lines: elements with their attributes in order, and texts. What hydration leaves
/// behind (comments, cut texts) and what the screen decides (size of a canvas, filled part of a slider) is left out.
const CONTENT: &str = "(() => {
    const lines = [];
    const walk = (node, depth) => {
        let text = '';
        const flush = () => { if (text.trim()) lines.push(' '.repeat(depth) + text.trim()); text = ''; };
        for (const child of node.childNodes) {
            if (child.nodeType === Node.TEXT_NODE) text += child.data;
            if (child.nodeType !== Node.ELEMENT_NODE) continue;
            flush();
            const drawn = child.tagName === 'CANVAS' ? ['width', 'height', 'style'] : ['style', 'data-hk'];
            const attributes = [...child.attributes].filter(it => !drawn.includes(it.name) && (it.name !== 'class' || it.value.trim()))
                .map(it => it.name + '=' + (it.name === 'class' ? [...child.classList].sort().join(' ') : it.value));
            const value = 'value' in child && child.tagName === 'INPUT' ? ' now ' + child.value + child.checked : '';
            lines.push(' '.repeat(depth) + child.tagName + ' ' + attributes.sort().join(' ') + value);
            walk(child, depth + 1);
        }
        flush();
    };
    walk(document.getElementById('content'), 0);
    return lines;
})()";

/// Goes to an address as a link of the page does: without loading a document.
fn follow(address: &str) -> String {
    format!(
        "(() => {{
            window.stayed = true;
            const link = Object.assign(document.createElement('a'), {{ href: '{address}', textContent: 'on' }});
            document.body.append(link);
            link.click();
        }})()"
    )
}

/// The same page in the other language, which the same program shows, without its state.
fn in_the_other_language(path: &str) -> String {
    let page = path.split('?').next().unwrap_or(path);
    page.strip_prefix("/pl/").map_or_else(|| page.replacen("/en/", "/pl/", 1), |rest| format!("/en/{rest}"))
}

/// Whether no app draws the page: its program only takes what was served in hand.
const IS_ONLY_TAKEN_IN_HAND: &str =
    "/[/](text|lesson|teacher|show)-/.test(document.getElementById('client').href)";

/// Lines that every page has more than.
const FEWEST_LINES: usize = 40;

/// The content once it has been the same for a while.
async fn content_at_rest(session: &Session) -> Result<Vec<Value>, Problem> {
    let mut last = session.evaluate(CONTENT).await?;
    let mut quiet = 0;
    for _ in 0..200 {
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        let now = session.evaluate(CONTENT).await?;
        quiet = if now == last { quiet + 1 } else { 0 };
        // A page whose data are still on their way has a line or two.
        let lines = now.as_array().cloned().unwrap_or_default();
        if quiet == 4 && lines.len() > FEWEST_LINES {
            return Ok(lines);
        }
        last = now;
    }
    Err("the page never comes to rest".into())
}

#[tokio::test]
async fn every_page_after_hydration_is_the_page_that_the_app_draws_by_itself() -> Result<(), Problem> {
    let site = sites::live()?;
    let mut paths = site.paths()?;
    // Slides and kiosk are never drawn by the app: their program only adds to what was served.
    let is_drawn =
        |path: &String| Address::find(path).is_some_and(|(_, it)| it.page.route().entry != Entry::Show);
    paths.retain(is_drawn);
    for language in ["pl", "en"] {
        paths.push(format!("/{language}/calculators/pv/?power=8&azimuth=90&profile=g1&campaign=7"));
        paths.push(format!("/{language}/calculators/pv/?tilt=999"));
    }
    let session = Session::open(site.url(), 1_024).await?;
    for path in paths {
        session.visit(&path).await?;
        let hydrated = content_at_rest(&session).await?;
        if session.evaluate(IS_ONLY_TAKEN_IN_HAND).await? == json!(true) {
            assert_eq!(session.console_errors().await?, Vec::<String>::new(), "{path}");
            continue;
        }
        session.visit(&in_the_other_language(&path)).await?;
        session.evaluate(&follow(&path)).await?;
        session.wait_until(&format!("location.pathname + location.search === '{path}'")).await?;
        let drawn = content_at_rest(&session).await?;
        assert_eq!(session.evaluate("window.stayed").await?, json!(true), "{path} was loaded as a document");
        let first = hydrated.iter().zip(&drawn).enumerate().find(|(_, (left, right))| left != right);
        assert_eq!(first, None, "{path}: served (left) and drawn (right) differ");
        assert_eq!(hydrated.len(), drawn.len(), "{path}");
        assert_eq!(session.console_errors().await?, Vec::<String>::new(), "{path}");
    }
    session.close().await
}
