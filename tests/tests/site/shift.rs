//! Nothing jumps while a reader reads.

use portal_tests::{Problem, session::Session};
use serde_json::json;
use thirtyfour::prelude::Key;

use crate::sites;

/// Sum of shifts that may not be noticed. A page is good up to 0.1 by web.dev/cls; a chart that jumps by a line is more.
const LIMIT: f64 = 0.02;

/// Keeps what shifts, with the elements that moved.
const WATCH: &str = "window.shifts = [];
    new PerformanceObserver(list => { for (const it of list.getEntries()) window.shifts.push({
        value: it.value,
        moved: it.sources.map(source => source.node && (source.node.id || source.node.className || source.node.nodeName)),
    }); }).observe({ type: 'layout-shift', buffered: true });";

#[tokio::test]
async fn charts_stay_where_they_are_while_the_page_loads_scrolls_and_answers() -> Result<(), Problem> {
    let site = sites::live()?;
    for width in [360, 1_440] {
        let session = Session::open(site.url(), width).await?;
        session.begin_pages_with(WATCH).await?;
        for path in site.paths()? {
            session.visit(&path).await?;
            scroll_to_the_end(&session).await?;
            if path.contains("/pv/") {
                let slider = ".field:has(#tilt-box) input[type=range]";
                for _ in 0..5 {
                    session.press(slider, Key::Right + "").await?;
                }
                scroll_to_the_end(&session).await?;
            }
            let sum = session.evaluate("window.shifts.reduce((sum, it) => sum + it.value, 0)").await?;
            let shifts = session.evaluate("JSON.stringify(window.shifts)").await?;
            assert!(sum.as_f64().is_some_and(|it| it <= LIMIT), "{path} at {width}: {sum}: {shifts}");
        }
        session.close().await?;
    }
    Ok(())
}

async fn scroll_to_the_end(session: &Session) -> Result<(), Problem> {
    let script = "let at = 0;
        const step = () => {
            scrollTo(0, at);
            at += innerHeight / 2;
            if (at > document.documentElement.scrollHeight) setTimeout(done, 100, true);
            else requestAnimationFrame(() => requestAnimationFrame(step));
        };
        step();";
    assert_eq!(session.evaluate_async(script).await?, json!(true));
    Ok(())
}
