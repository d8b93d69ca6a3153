//! Lessons: the guess before the data, the six kinds of questions, what is kept, what the teacher has.

use portal_content::{Inline, Kind, Lesson, Piece};
use portal_tests::{Problem, built::Built, session::Session};
use portal_text::Language;
use serde_json::json;
use thirtyfour::Key;

use crate::sites;

pub(super) const ROOF: &str = "/pl/learn/school-roof/";
pub(super) const AIR: &str = "/pl/learn/what-we-breathe/";

/// Files that the page has asked for and that hold what guesses reveal.
pub(super) const ASKED: &str = "performance.getEntriesByType('resource').map(it => it.name).filter(it => it.includes('/bridge/lesson/'))";

/// Lessons of the published site, with language and markup of their pages.
fn lessons() -> Result<Vec<(String, Lesson, String)>, Problem> {
    let built = Built::published()?;
    let mut found = Vec::new();
    for (page, html) in built.pages()? {
        let parts: Vec<&str> = page.split('/').collect();
        if let [language, "learn", slug, "index.html"] = parts[..]
            && built.folder().join("lessons").join(slug).is_dir()
        {
            let path = built.folder().join("lessons").join(slug).join(format!("{language}.md"));
            let language = Language::from_code(language).ok_or("no language")?;
            let (lesson, faults) = Lesson::parse(&std::fs::read_to_string(path)?, language);
            assert!(faults.is_empty(), "{page}");
            found.push((page, lesson, html));
        }
    }
    assert!(found.len() >= 4, "only {} pages of lessons", found.len());
    Ok(found)
}

/// The longest run of bare letters in some words, as it stands in HTML.
fn telling(words: &[Inline]) -> Option<String> {
    let texts =
        words.iter().filter_map(|it| if let Inline::Text(text) = it { Some(text.trim()) } else { None });
    let longest = texts.max_by_key(|it| it.len())?;
    let longest = longest.split(['&', '\'', '"', '<', '>']).max_by_key(|it| it.len())?.trim();
    (longest.len() > 12).then(|| longest.to_owned())
}

#[test]
fn no_page_of_a_lesson_holds_an_answer_or_what_a_guess_reveals() -> Result<(), Problem> {
    for (page, lesson, html) in lessons()? {
        let mut secrets = Vec::new();
        for piece in lesson.pieces() {
            match piece {
                Piece::Question(it) => {
                    secrets.extend([&it.right, &it.wrong].into_iter().filter_map(|it| telling(it)));
                    if let Kind::Choice(options) | Kind::Several(options) = &it.kind {
                        secrets.extend(options.iter().filter_map(|it| telling(&it.feedback)));
                    }
                }
                Piece::Predict(it) => {
                    secrets.extend(
                        it.reveal.words.iter().flat_map(portal_content::Block::words).filter_map(telling),
                    );
                }
                Piece::Note(blocks) => {
                    secrets.extend(blocks.iter().flat_map(portal_content::Block::words).filter_map(telling));
                }
                _ => {}
            }
        }
        assert!(secrets.len() > 20, "{page}: only {} secrets", secrets.len());
        let found: Vec<&String> = secrets.iter().filter(|it| html.contains(it.as_str())).collect();
        assert!(found.is_empty(), "{page}: {found:?}");
    }
    Ok(())
}

#[test]
fn the_key_has_every_answer_and_the_worksheet_has_none() -> Result<(), Problem> {
    let built = Built::published()?;
    for (page, lesson, _) in lessons()? {
        let of = |kind: &str| {
            let path = page.replace("/learn/", &format!("/learn/{kind}/"));
            std::fs::read_to_string(built.folder().join(path))
        };
        let (key, sheet) = (of("key")?, of("worksheet")?);
        for entry in lesson.key() {
            let Some(because) = telling(&entry.because) else { continue };
            assert!(key.contains(&because), "{page}: {because}");
            assert!(!sheet.contains(&because), "{page}: {because}");
        }
        assert_eq!(sheet.matches("<li value=").count(), lesson.key().len(), "{page}");
    }
    Ok(())
}

/// Presses and lets go at a place of a drawing, given as shares of its width and height.
async fn tap(session: &Session, selector: &str, x: f64, y: f64) -> Result<(), Problem> {
    session
        .evaluate(&format!("document.querySelector('{selector}').scrollIntoView({{block: 'center'}})"))
        .await?;
    let frame = session
        .evaluate(&format!(
            "(it => [it.x + it.width * {x}, it.y + it.height * {y}])(document.querySelector('{selector}').getBoundingClientRect())"
        ))
        .await?;
    for kind in ["mousePressed", "mouseReleased"] {
        let event = json!({ "type": kind, "x": frame[0], "y": frame[1], "button": "left", "buttons": 1, "clickCount": 1 });
        session.command("Input.dispatchMouseEvent", event).await?;
    }
    Ok(())
}

/// Waits until the program has the lesson's own file.
pub(super) async fn open(session: &Session, path: &str) -> Result<(), Problem> {
    session.visit(path).await?;
    session.wait_until("document.getElementById('progress-count').textContent !== ''").await
}

pub(super) async fn submit(session: &Session, id: &str) -> Result<(), Problem> {
    session
        .evaluate(&format!(
            "document.querySelector('#ex-{id} [type=submit]').scrollIntoView({{block: 'center'}})"
        ))
        .await?;
    session.click(&format!("#ex-{id} [type=submit]")).await
}

#[tokio::test]
async fn a_drawn_guess_is_committed_before_the_data_are_in_the_document() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 360).await?;
    open(&session, ROOF).await?;
    let holds = |text: &str| format!("document.documentElement.outerHTML.includes({})", json!(text));
    submit(&session, "sun-by-month").await?;
    session.wait_until("!!document.querySelector('#ex-sun-by-month .notice')").await?;
    assert_eq!(session.evaluate(ASKED).await?, json!([]), "asked for the data without a guess");
    // Two single taps: January low, December higher.
    tap(&session, "#ex-sun-by-month svg", 0.12, 0.8).await?;
    tap(&session, "#ex-sun-by-month svg", 0.96, 0.3).await?;
    for secret in ["22,7", "166.", "data-values"] {
        assert_eq!(session.evaluate(&holds(secret)).await?, json!(false), "{secret} before the guess");
    }
    assert_eq!(session.evaluate(ASKED).await?, json!([]));
    submit(&session, "sun-by-month").await?;
    session.wait_until("!!document.querySelector('#ex-sun-by-month .revealed')").await?;
    assert_eq!(session.evaluate(&holds("22,7")).await?, json!(true));
    let drawn = "['guess', 'truth'].map(it => document.querySelectorAll(`#ex-sun-by-month .sketch-${it}-dots circle`).length)";
    assert_eq!(session.evaluate(drawn).await?, json!([12, 12]), "guess and data side by side");
    let disabled = "[...document.querySelectorAll('#ex-sun-by-month input')].every(it => it.disabled)";
    assert_eq!(session.evaluate(disabled).await?, json!(true));
    let guess = session
        .evaluate("document.querySelector('#ex-sun-by-month .sketch-guess').getAttribute('d')")
        .await?;
    tap(&session, "#ex-sun-by-month svg", 0.5, 0.5).await?;
    open(&session, ROOF).await?;
    session.wait_until("!!document.querySelector('#ex-sun-by-month .revealed')").await?;
    let again = session
        .evaluate("document.querySelector('#ex-sun-by-month .sketch-guess').getAttribute('d')")
        .await?;
    assert_eq!(again, guess, "the guess stays as it was committed");
    assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());
    session.close().await
}

/// Types the first and the last value of a drawn guess and commits it.
async fn commit_drawn(session: &Session, id: &str) -> Result<(), Problem> {
    session
        .evaluate(&format!(
            "(all => [all[0], all[all.length - 1]].forEach(it => {{ it.value = '20'; it.dispatchEvent(new Event('input', {{ bubbles: true }})); }}))(\
             [...document.querySelectorAll('#ex-{id} .sketch-fields input')])"
        ))
        .await?;
    submit(session, id).await?;
    session.wait_until(&format!("!!document.querySelector('#ex-{id} .revealed')")).await
}

#[tokio::test]
async fn a_typed_guess_must_be_on_the_scale_and_stays_beside_the_data() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 1_024).await?;
    open(&session, AIR).await?;
    session.press("#ex-bad-days-0", "500").await?;
    session.press("#ex-bad-days-0", Key::Enter + "").await?;
    session.wait_until("!!document.querySelector('#ex-bad-days .notice')").await?;
    assert_eq!(session.evaluate(ASKED).await?, json!([]));
    session.evaluate("document.getElementById('ex-bad-days-0').value = ''").await?;
    session.press("#ex-bad-days-0", "60").await?;
    session.press("#ex-bad-days-0", Key::Enter + "").await?;
    session.wait_until("!!document.querySelector('#ex-bad-days .revealed')").await?;
    let said = session.text("#ex-bad-days .versus").await?;
    assert!(said.contains("60 dni") && said.contains("15 dni"), "{said}");
    session.close().await
}

async fn pair(session: &Session) -> Result<(), Problem> {
    // The pairs in the order of the file; the lists show them in another.
    let pairs = ["pył o ziarnach do 10", "drobniejszy pył", "milionowe części", "benzo(a)piren, związek"];
    for (place, words) in pairs.iter().enumerate() {
        session
            .evaluate(&format!(
                "(it => {{ it.value = [...it.options].find(o => o.text.replaceAll('\u{a0}', ' ').startsWith('{words}')).value; }})(document.getElementById('ex-words-{place}'))"
            ))
            .await?;
    }
    submit(session, "words").await
}

async fn put_in_order(session: &Session) -> Result<(), Problem> {
    // The things of an order, put right by the keyboard alone.
    let order = ["zalecenie WHO", "dyrektywa z 2024", "Legnica", "dyrektywa z 2008"];
    for (place, words) in order.iter().enumerate() {
        let at = format!(
            "[...document.querySelectorAll('#ex-order li')].findIndex(it => it.innerText.replaceAll('\u{a0}', ' ').trim().startsWith('{words}'))"
        );
        while session.evaluate(&at).await?.as_u64() > Some(place as u64) {
            session
                .evaluate(&format!("document.querySelectorAll('#ex-order li')[{at}].querySelector('[data-move=\"-1\"]').focus()"))
                .await?;
            session.command("Input.dispatchKeyEvent", json!({ "type": "keyDown", "key": "Enter", "code": "Enter", "text": "\r", "windowsVirtualKeyCode": 13 })).await?;
            session
                .command(
                    "Input.dispatchKeyEvent",
                    json!({ "type": "keyUp", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13 }),
                )
                .await?;
        }
    }
    submit(session, "order").await
}

#[tokio::test]
async fn the_six_kinds_of_questions_are_judged_and_the_work_is_kept_until_it_is_deleted()
-> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 360).await?;
    open(&session, AIR).await?;
    let verdict = |id: &str, class: &str| format!("!!document.querySelector('#ex-{id} .verdict.{class}')");
    let choose = |id: &str, place: usize| {
        format!("document.querySelector('#ex-{id} input[value=\"{place}\"]').click()")
    };
    // Three of the questions wait for a guess, and count all the same.
    let count = "document.getElementById('progress-count').textContent";
    assert!(
        session
            .evaluate(count)
            .await?
            .as_str()
            .is_some_and(|it| it.contains("0 z 9") && it.ends_with("0 z 6."))
    );
    commit_drawn(&session, "years").await?;
    session
        .wait_until("['step', 'order', 'times'].every(it => !!document.getElementById('ex-' + it))")
        .await?;
    submit(&session, "step").await?;
    session.wait_until("!!document.querySelector('#ex-step .notice')").await?;
    for (id, wrong, right) in [("step", vec![0], vec![1]), ("months", vec![0, 1], vec![1, 3])] {
        for place in wrong {
            session.evaluate(&choose(id, place)).await?;
        }
        submit(&session, id).await?;
        session.wait_until(&verdict(id, "wrong")).await?;
        // A second click takes the month of May away again.
        for place in right {
            session.evaluate(&choose(id, place)).await?;
        }
        submit(&session, id).await?;
        session.wait_until(&verdict(id, "right")).await?;
    }
    for (id, wrong, right) in [("times", "3,5", "2,9"), ("acronym", "pył", "bap")] {
        for (typed, class) in [(wrong, "wrong"), (right, "right")] {
            session.evaluate(&format!("document.getElementById('ex-{id}-0').value = ''")).await?;
            session.press(&format!("#ex-{id}-0"), typed).await?;
            session.press(&format!("#ex-{id}-0"), Key::Enter + "").await?;
            session.wait_until(&verdict(id, class)).await?;
        }
    }
    pair(&session).await?;
    session.wait_until(&verdict("words", "right")).await?;
    put_in_order(&session).await?;
    session.wait_until(&verdict("order", "right")).await?;
    assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());

    let done = session.evaluate(count).await?;
    assert!(done.as_str().is_some_and(|it| it.contains("7 z 9") && it.ends_with("6 z 6.")), "{done}");
    open(&session, AIR).await?;
    session.wait_until(&format!("{count} === {done}")).await?;
    session.wait_until(&verdict("order", "right")).await?;
    session.evaluate("document.getElementById('forget').click()").await?;
    session.wait_until(&format!("{count}.includes('0 z 9')")).await?;
    assert_eq!(
        session.evaluate("Object.keys(localStorage).filter(it => it.includes('lesson'))").await?,
        json!([])
    );
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn notes_for_the_teacher_come_on_demand_and_a_link_can_leave_parts_out() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 1_024).await?;
    open(&session, ROOF).await?;
    let notes = "document.querySelectorAll('.lesson .note').length";
    assert_eq!(session.evaluate(notes).await?, json!(0));
    session.evaluate("document.getElementById('notes').click()").await?;
    session.wait_until(&format!("{notes} > 4")).await?;
    assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());
    session.evaluate("document.getElementById('notes').click()").await?;
    session.wait_until(&format!("{notes} === 0")).await?;

    open(&session, &format!("{ROOF}?hide=units,notes&lock=by-hand")).await?;
    let there = "['units', 'by-hand', 'what-helps'].map(it => !!document.getElementById('ex-' + it))";
    assert_eq!(session.evaluate(there).await?, json!([false, true, true]));
    assert_eq!(session.evaluate("!!document.getElementById('notes')").await?, json!(false));
    let closed =
        "[...document.querySelectorAll('#ex-by-hand input, #ex-by-hand button')].every(it => it.disabled)";
    assert_eq!(session.evaluate(closed).await?, json!(true));
    session.close().await
}

#[tokio::test]
async fn without_webassembly_a_lesson_is_read_and_says_where_the_rest_is() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 360).await?;
    session.command("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    session.goto(ROOF).await?;
    let text = session.text("main").await?;
    for words in [
        "Moc czy energia?",
        "wymaga WebAssembly",
        "Karta pracy",
        "Źródła",
        "Pytanie 9",
        "o które pyta przewidywanie 5",
    ] {
        assert!(text.contains(words), "{words}");
    }
    assert!(!text.contains("Zatwierdź przypuszczenie"), "a button that does nothing");
    session.close().await
}

#[tokio::test]
async fn a_calculator_comes_into_a_lesson_when_it_is_opened_and_holds_what_the_author_chose()
-> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 360).await?;
    session.visit("/en/learn/school-roof/").await?;
    let programs =
        "performance.getEntriesByType('resource').filter(it => /house-.*wasm/.test(it.name)).length";
    assert_eq!(session.evaluate(programs).await?, json!(0), "nothing is loaded before somebody wants it");
    session.click(".calculator-here summary").await?;
    let inside = |selector: &str| format!("document.querySelector('.calculator-here {selector}')");
    session.wait_until(&format!("parseFloat({}?.value) === 15", inside("[id$=tilt-box]"))).await?;
    // 40 kWp at 15 degrees give about 40 MWh.
    session.wait_until(&format!("/^40,\\d00$/.test({}.textContent)", inside("dl.key dd b"))).await?;
    let shown = |key: &str| format!("{}.getClientRects().length > 0", inside(&format!("[data-key={key}]")));
    assert_eq!(session.evaluate(&shown("tilt")).await?, json!(true));
    assert_eq!(session.evaluate(&shown("buy")).await?, json!(false));
    session.evaluate(&format!("window.before = {}.textContent, true", inside(".verdict"))).await?;
    session.press(".calculator-here [data-key=tilt] input[type=range]", Key::PageUp + "").await?;
    session.wait_until(&format!("{}.textContent !== window.before", inside(".verdict"))).await?;
    assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}
