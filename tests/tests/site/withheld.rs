//! Parts of a lesson that wait for a guess.

use portal_tests::{Problem, session::Session};
use serde_json::json;
use thirtyfour::Key;

use crate::learn::{AIR, ASKED, ROOF, open};
use crate::sites;

/// Types a guess and commits it.
async fn commit_typed(session: &Session, id: &str, guess: &str) -> Result<(), Problem> {
    session.press(&format!("#ex-{id}-0"), guess).await?;
    session.press(&format!("#ex-{id}-0"), Key::Enter + "").await?;
    session.wait_until(&format!("!!document.querySelector('#ex-{id} .revealed')")).await
}

/// Whether a text stands anywhere in the document, with blanks of any kind.
fn holds(text: &str) -> String {
    format!(
        "document.documentElement.outerHTML.replaceAll('\u{a0}', ' ').replaceAll('&nbsp;', ' ').includes({})",
        json!(text)
    )
}

#[tokio::test]
async fn chart_and_words_that_give_a_typed_guess_away_come_when_it_is_committed() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 360).await?;
    // The days above the limit can be counted on the chart of days; its table holds the worst of them. What the roof gives
    // is said again by later words and questions.
    for (page, id, guess, secrets, chart) in [
        (AIR, "bad-days", "60", ["89,3", "od kwietnia do października"], true),
        (ROOF, "roof-yield", "55", ["40 MWh", "id=\"ex-own-share\""], false),
    ] {
        open(&session, page).await?;
        let charts = "document.querySelectorAll('article figure.chart').length";
        let before = session.evaluate(charts).await?.as_u64().ok_or("no count")?;
        for secret in secrets {
            assert_eq!(session.evaluate(&holds(secret)).await?, json!(false), "{secret} before the guess");
        }
        assert_eq!(session.evaluate(ASKED).await?, json!([]), "asked for the data without a guess");
        commit_typed(&session, id, guess).await?;
        let place = format!(
            "document.querySelectorAll('.withheld[data-part^=part]:not([data-after]), [data-after={id}]').length === 0"
        );
        session.wait_until(&place).await?;
        for secret in secrets {
            assert_eq!(session.evaluate(&holds(secret)).await?, json!(true), "{secret} after the guess");
        }
        let drawn = session.evaluate(charts).await?.as_u64().ok_or("no count")?;
        assert_eq!(drawn, before + u64::from(chart), "{page}");
        assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());
        // Whoever comes back finds it all again, and what was answered in it.
        if page == ROOF {
            session.press("#ex-own-share-0", "26,4").await?;
            session.press("#ex-own-share-0", Key::Enter + "").await?;
            session.wait_until("!!document.querySelector('#ex-own-share .verdict.right')").await?;
            open(&session, page).await?;
            session.wait_until("!!document.querySelector('#ex-own-share .verdict.right')").await?;
            session
                .wait_until("document.getElementById('progress-count').textContent.includes('2 z 10')")
                .await?;
        }
    }
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn what_waits_for_a_guess_that_a_link_hides_or_locks_is_shown_at_once() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 1_024).await?;
    for (query, there) in
        [("hide=roof-yield,sun-by-month,co2", false), ("lock=roof-yield,sun-by-month", true)]
    {
        open(&session, &format!("{ROOF}?{query}")).await?;
        session.wait_until("document.querySelectorAll('.withheld').length === 0").await?;
        assert_eq!(
            session.evaluate("!!document.getElementById('ex-own-share')").await?,
            json!(true),
            "{query}"
        );
        assert_eq!(session.evaluate("!!document.getElementById('ex-co2')").await?, json!(there), "{query}");
        // The chart of sunshine, which waits for the drawn guess, and that of the sun's electricity.
        session.wait_until("document.querySelectorAll('article figure.chart').length === 2").await?;
        let all = if there { "0 z 10" } else { "0 z 7" };
        session
            .wait_until(&format!("document.getElementById('progress-count').textContent.includes('{all}')"))
            .await?;
    }
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}
