//! What a teacher does beforehand: a preview of a file of their own, a link for the class.

use std::io::Write as _;
use std::process::{Command, Stdio};

use portal_tests::{Problem, session::Session, setting};
use serde_json::json;

use crate::sites;

const PREVIEW: &str = "/pl/learn/preview/";
const LINK: &str = "/pl/learn/link/";

/// Puts a text into a field, as typing does.
async fn write(session: &Session, id: &str, text: &str) -> Result<(), Problem> {
    let script = format!(
        "(it => {{ it.value = {}; it.dispatchEvent(new Event('input', {{ bubbles: true }}));
            it.dispatchEvent(new Event('change', {{ bubbles: true }})); }})(document.getElementById('{id}'))",
        json!(text)
    );
    session.evaluate(&script).await?;
    Ok(())
}

#[tokio::test]
async fn the_preview_shows_a_lesson_and_tells_its_faults_by_line_in_both_languages() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 1_024).await?;
    session.visit(PREVIEW).await?;
    session.click("#preview-sample").await?;
    session
        .wait_until("document.querySelector('#preview-page h1')?.textContent === 'Ile daje dach szkoły?'")
        .await?;
    session
        .wait_until("document.getElementById('preview-faults').innerText.includes('nie ma błędów')")
        .await?;
    // What waits for a guess on the page of the lesson is shown in its place.
    let part = "!!document.querySelector('#preview-page .withheld[data-after=roof-yield] #ex-own-share')";
    assert_eq!(session.evaluate(part).await?, json!(true));
    assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());

    // What the check of the project says of the same change.
    let text = std::fs::read_to_string(site.built.folder().join("lessons/school-roof/pl.md"))?;
    let bad = text
        .replacen("minutes: 45", "minutes: 40", 1)
        .replacen("[@pvgis-tmy-dresden]", "[@nobody]", 1)
        .replacen("state=\"power=40&", "state=\"power=99999&", 1)
        .replacen("y=\"solar\"", "y=\"moon\"", 1)
        .replacen("Moc mówi", "<script>alert(1)</script> Moc mówi", 1);
    let (lesson, faults) = portal_content::Lesson::parse(&bad, portal_text::Language::Pl);
    assert!(!lesson.steps.is_empty() && faults.len() >= 2, "{faults:?}");
    write(&session, "preview-text", &bad).await?;
    session.wait_until("document.querySelectorAll('.faults li').length > 4").await?;
    let told = session.text("#preview-faults").await?;
    for fault in &faults {
        assert!(told.contains(&format!("Wiersz {}", fault.line)), "{told}");
        for language in portal_text::Language::ALL {
            let message = fault.message(language);
            assert!(told.contains(&message), "{message}: {told}");
        }
    }
    for words in ["nobody", "power=99999", "moon"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert_eq!(session.evaluate("document.querySelectorAll('#preview-page script').length").await?, json!(0));
    assert!(session.text("#preview-page").await?.contains("<script>alert(1)</script>"));

    // A press on the line marks it in the text.
    let line = "document.querySelector('.faults [data-line]')";
    let number = session.evaluate(&format!("{line}.dataset.line")).await?;
    session.evaluate(&format!("{line}.click()")).await?;
    let chosen = session
        .evaluate("(it => it.value.slice(it.selectionStart, it.selectionEnd))(document.getElementById('preview-text'))")
        .await?;
    let place: usize = number.as_str().unwrap_or_default().parse()?;
    assert_eq!(chosen.as_str(), bad.lines().nth(place - 1));
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn the_preview_compares_the_two_languages_and_tells_the_line_of_the_translation() -> Result<(), Problem>
{
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 360).await?;
    session.visit(PREVIEW).await?;
    let text = |language: &str| {
        std::fs::read_to_string(site.built.folder().join(format!("lessons/school-roof/{language}.md")))
    };
    let (polish, english) = (text("pl")?, text("en")?);
    let says = |words: &str| {
        format!("document.getElementById('preview-faults').innerText.includes({})", json!(words))
    };
    session.click("#preview-beside summary").await?;
    write(&session, "preview-text", &polish).await?;
    session.wait_until(&says("nie ma błędów")).await?;
    assert_eq!(session.evaluate(&says("Drugi język")).await?, json!(false), "there is no other file yet");
    write(&session, "preview-other", &english).await?;
    session.wait_until(&says("Drugi język: budowa, odpowiedzi, dane i źródła są te same.")).await?;
    assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());

    // English is the translation: its line is told, and marked in its own field, whichever of the files is shown.
    let other = english.replacen("answer: 45.1", "answer: 46.1", 1);
    assert_ne!(other, english);
    let line = english.lines().position(|it| it.contains("id=\"by-hand\"")).ok_or("no question")?;
    let button = "document.querySelector('.faults [data-line]')";
    for (shown, beside, language, field) in
        [(&polish, &other, "pl", "preview-other"), (&other, &polish, "en", "preview-text")]
    {
        write(&session, "preview-other", "").await?;
        write(&session, "preview-language", language).await?;
        write(&session, "preview-text", shown).await?;
        session.wait_until(&says("nie ma błędów")).await?;
        write(&session, "preview-other", beside).await?;
        session.wait_until(&format!("{button}?.dataset.line === '{}'", line + 1)).await?;
        assert_eq!(session.evaluate("document.querySelectorAll('.faults li').length").await?, json!(1));
        session.evaluate(&format!("{button}.click()")).await?;
        let chosen = session
            .evaluate(&format!(
                "(it => it.value.slice(it.selectionStart, it.selectionEnd))(document.getElementById('{field}'))"
            ))
            .await?;
        assert_eq!(chosen.as_str(), other.lines().nth(line), "{language}");
    }

    // A file that is not whole is not compared, and that is said.
    write(&session, "preview-other", &polish.replacen("minutes: 45", "minutes: 40", 1)).await?;
    session.wait_until(&says("nie da się go jeszcze porównać")).await?;
    assert_eq!(session.evaluate("document.querySelectorAll('.faults li').length").await?, json!(0));
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn the_preview_shows_worksheet_key_and_deck() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 360).await?;
    session.visit(PREVIEW).await?;
    session.click("#preview-sample").await?;
    session.wait_until("!!document.querySelector('#preview-page form.exercise')").await?;
    for (view, found) in [("worksheet", "ol.sheet"), ("key", "ol.key")] {
        write(&session, "preview-view", view).await?;
        session.wait_until(&format!("!!document.querySelector('#preview-page {found}')")).await?;
        let wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(session.evaluate(wide).await?, json!(0), "{view} scrolls sideways");
    }
    let deck = std::fs::read_to_string(site.built.folder().join("decks/legnica-cluster/pl.md"))?;
    write(&session, "preview-view", "deck").await?;
    write(&session, "preview-text", &deck).await?;
    session.wait_until("document.querySelectorAll('#preview-page section.step').length > 8").await?;
    session
        .wait_until("document.getElementById('preview-faults').innerText.includes('nie ma błędów')")
        .await?;
    session.close().await
}

/// Reads the code on the page with another library than the one that drew it.
async fn decoded(session: &Session) -> Result<String, Problem> {
    let path = session.evaluate("document.querySelector('#builder-code .qr-ink').getAttribute('d')").await?;
    let size = session.evaluate("document.querySelector('#builder-code svg').viewBox.baseVal.width").await?;
    let size = usize::try_from(size.as_u64().ok_or("no size")?)?;
    let mut rows = vec![vec![b'0'; size]; size];
    for part in path.as_str().unwrap_or_default().split('M').filter(|it| !it.is_empty()) {
        let (x, rest) = part.split_once(' ').ok_or("no place")?;
        let (y, _) = rest.split_once('h').ok_or("no place")?;
        let module = rows.get_mut(y.parse::<usize>()?).and_then(|row| row.get_mut(x.parse::<usize>().ok()?));
        *module.ok_or("outside")? = b'1';
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/site/decode.py");
    let mut reader = Command::new(setting("PORTAL_PYTHON")?)
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    reader.stdin.take().ok_or("no input")?.write_all(&rows.join(&b'\n'))?;
    Ok(String::from_utf8(reader.wait_with_output()?.stdout)?)
}

#[tokio::test]
async fn a_link_for_a_class_holds_what_was_set_and_its_code_reads_back() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 360).await?;
    session.visit(LINK).await?;
    session.wait_until("!!document.querySelector('#builder-fields input[name=hide]')").await?;
    let tick = |name: &str, key: &str| {
        format!("document.querySelector('#builder-fields input[name={name}][value={key}]').click()")
    };
    let link = "document.getElementById('builder-link').value";
    session.evaluate(&tick("lock", "units")).await?;
    session.evaluate(&tick("hide", "notes")).await?;
    write(&session, "builder-step", "3").await?;
    let wanted = format!("{}/pl/learn/school-roof/?lock=units&hide=notes#step-3", site.url());
    assert_eq!(session.evaluate(link).await?, json!(wanted));
    assert_eq!(decoded(&session).await?, wanted);
    assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());

    write(&session, "builder-target", "calculator:pv").await?;
    write(&session, "builder-language", "en").await?;
    session.wait_until("!!document.getElementById('start-tilt')").await?;
    write(&session, "start-tilt", "30").await?;
    write(&session, "start-power", "99999").await?;
    session.evaluate(&tick("lock", "tilt")).await?;
    let wanted = format!("{}/en/calculators/pv/?tilt=30&lock=tilt", site.url());
    assert_eq!(
        session.evaluate(link).await?,
        json!(wanted),
        "what the calculator refuses is not in the link"
    );
    let marked = "document.getElementById('start-power').getAttribute('aria-invalid')";
    assert_eq!(session.evaluate(marked).await?, json!("true"));
    assert_eq!(decoded(&session).await?, wanted);
    assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());
    let wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(session.evaluate(wide).await?, json!(0));
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn the_state_of_a_calculator_becomes_a_code_that_reads_back_as_its_address() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 1_024).await?;
    session.visit("/en/calculators/heat/?v=1&area=90").await?;
    let offered = "document.getElementById('for-class').getClientRects().length";
    assert_eq!(session.evaluate(offered).await?, json!(0), "nothing was shared yet");
    session.click(".bar button").await?;
    session.wait_until(&format!("{offered} > 0")).await?;
    session.click("#for-class").await?;
    session.wait_until("document.getElementById('start-area')?.value === '90'").await?;
    let wanted = format!("{}/en/calculators/heat/?area=90", site.url());
    session.wait_until(&format!("document.getElementById('builder-link').value === '{wanted}'")).await?;
    assert_eq!(decoded(&session).await?, wanted);
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}
