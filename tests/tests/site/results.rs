//! Results of a class: the code on a pupil's page, and the bars on the teacher's.

use portal_tests::{Problem, session::Session};
use serde_json::json;
use thirtyfour::Key;

use crate::learn::{ROOF, open};
use crate::sites;

#[tokio::test]
async fn the_code_of_a_pupil_becomes_a_bar_and_a_damaged_one_is_named_by_its_line() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 360).await?;
    open(&session, ROOF).await?;
    let code = "document.getElementById('result-code').textContent";
    assert_eq!(session.evaluate(code).await?, json!("–"), "nothing was answered yet");
    session.press("#ex-by-hand-0", "45,1").await?;
    session.press("#ex-by-hand-0", Key::Enter + "").await?;
    session.wait_until("!!document.querySelector('#ex-by-hand .verdict.right')").await?;
    // The questions that can be counted: a choice, a number, a guess, one of several, two numbers.
    session.wait_until(&format!("{code}.startsWith('-/45.1/-/-/-/-/')")).await?;
    let code = session.evaluate(code).await?.as_str().unwrap_or_default().to_owned();

    session.visit("/pl/learn/results/").await?;
    session.evaluate("document.getElementById('results-lesson').value = 'school-roof'").await?;
    let typed = format!(
        "{code}\n{}\n\n{}\nb/45.1",
        code.to_uppercase().replace('.', ","),
        code.replacen("45", "46", 1)
    );
    session
        .evaluate(&format!(
            "(it => {{ it.value = {}; document.getElementById('results-lesson').dispatchEvent(new Event('change', {{ bubbles: true }})); }})(\
             document.getElementById('results-codes'))",
            json!(typed)
        ))
        .await?;
    session.wait_until("document.querySelectorAll('#results-shown section').length === 6").await?;
    let told = session.text("#results-told").await?;
    for words in ["Odczytane kody: 2.", "Wiersz 4: zły znak", "Wiersz 5: kod nie jest cały"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let row = "[...document.querySelectorAll('#results-shown section:nth-of-type(2) tbody tr')].map(it => it.innerText.replace(/\\s+/g, ' ').trim())";
    assert_eq!(session.evaluate(row).await?, json!(["45,1 MWh (dobra) 2"]));
    let bar = "document.querySelector('#results-shown section:nth-of-type(2) .bar-guess').getAttribute('d')";
    assert_eq!(session.evaluate(bar).await?, json!("M0 3H100"));
    assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());
    let wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(session.evaluate(wide).await?, json!(0));
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}
