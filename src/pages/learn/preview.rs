//! The page on which an author sees a lesson or a deck before it is published.

use leptos::prelude::*;
use portal_text::{Language, Text};

use super::texts;
use crate::context::AppContext;
use crate::erase::Erase;

/// What may be written, shortly: sign and meaning.
const GRAMMAR: [(&str, Text); 10] = [
    ("## … (7 min)", texts::GRAMMAR_STEP),
    ("[@gios-annual]", texts::GRAMMAR_SOURCE),
    ("::: question id=\"q1\" kind=\"choice\"", texts::GRAMMAR_QUESTION),
    ("- [x] …  - [ ] …", texts::GRAMMAR_OPTION),
    ("::: predict id=\"p1\" guess=\"number\" from=\"0\" to=\"200\" unit=\"kWh\"", texts::GRAMMAR_PREDICT),
    ("::: after guess=\"p1\"", texts::GRAMMAR_AFTER),
    ("::: chart data=\"generation-mix\" x=\"year\" y=\"solar\"", texts::GRAMMAR_CHART),
    ("::: calculator slug=\"pv\" state=\"power=40&tilt=15\"", texts::GRAMMAR_CALCULATOR),
    ("::: task id=\"t1\" lines=\"3\"", texts::GRAMMAR_TASK),
    ("::: note", texts::GRAMMAR_NOTE),
];

/// The page. `lessons` are names of lessons that can serve as an example.
#[expect(clippy::needless_pass_by_value, reason = "as every page takes its data")]
pub fn preview(app: AppContext, lessons: Vec<String>) -> AnyView {
    let language = app.language();
    let root = app.address.to_root();
    // The language in which lessons and decks are written first; the others are compared with it.
    let original = app.site.languages.first().cloned().unwrap_or_default();
    let sample = lessons.first().map(|it| format!("{root}lessons/{it}/{}.md", language.code()));
    view! {
        <div class="wrap preview" id="preview" data-root=root data-original=original>
            <section>
                <header>
                    <h1>{texts::PREVIEW.get(language)}</h1>
                    <p>{texts::PREVIEW_LEAD.get(language)}</p>
                </header>
            </section>
            {tools(sample, language)}
            <section class="needs-wasm" aria-labelledby="faults">
                <h2 id="faults">{texts::FAULTS.get(language)}</h2>
                <div id="preview-faults" role="status"></div>
                <p class="small">{texts::ONLY_CHECK.get(language)}</p>
            </section>
            <section class="needs-wasm" aria-labelledby="shown">
                <h2 id="shown">{texts::SHOWN.get(language)}</h2>
                <article class="lesson" id="preview-page"></article>
            </section>
            <section>{grammar(language)}</section>
        </div>
    }
    .erase()
}

fn grammar(language: Language) -> AnyView {
    let row = |(sign, meaning): (&'static str, Text)| {
        view! { <tr><td><code>{sign}</code></td><td>{meaning.get(language)}</td></tr> }.erase()
    };
    view! {
        <details open>
            <summary>{texts::GRAMMAR.get(language)}</summary>
            <div class="table-scroll" tabindex="0" role="region" aria-label=texts::GRAMMAR.get(language)>
                <table class="grammar">
                    <tbody>{GRAMMAR.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
    .erase()
}

/// Room for the file of the other language.
fn beside(language: Language) -> AnyView {
    view! {
        <details id="preview-beside">
            <summary>{texts::BESIDE.get(language)}</summary>
            <p>{texts::BESIDE_HOW.get(language)}</p>
            <p class="typed">
                <label for="preview-other-file">{texts::OPEN_OTHER.get(language)}</label>
                <input type="file" id="preview-other-file" accept=".md,text/markdown,text/plain"/>
            </p>
            <p>
                <label for="preview-other">{texts::OTHER_TEXT.get(language)}</label>
                <textarea id="preview-other" rows="10" spellcheck="false" autocomplete="off"></textarea>
            </p>
        </details>
    }
    .erase()
}

fn tools(sample: Option<String>, language: Language) -> AnyView {
    let option = |value: &'static str, words: Text| {
        view! { <option value=value>{words.get(language)}</option> }.erase()
    };
    let languages = Language::ALL
        .into_iter()
        .map(|it| view! { <option value=it.code() selected=it == language>{it.own_name()}</option> }.erase())
        .collect_view();
    let sample = sample.map(|path| {
        view! {
            <p><button type="button" class="plain-button" id="preview-sample" data-path=path>{texts::SAMPLE.get(language)}</button></p>
        }
        .erase()
    });
    view! {
        <form class="needs-wasm preview-tools" id="preview-tools" aria-label=texts::PREVIEW.get(language)>
            <p class="typed">
                <label for="preview-file">{texts::OPEN_FILE.get(language)}</label>
                <input type="file" id="preview-file" accept=".md,text/markdown,text/plain"/>
            </p>
            <p class="typed">
                <label for="preview-language">{texts::FILE_LANGUAGE.get(language)}</label>
                <select id="preview-language">{languages}</select>
                <label for="preview-view">{texts::SHOW_AS.get(language)}</label>
                <select id="preview-view">
                    {option("lesson", texts::AS_LESSON)}
                    {option("worksheet", texts::AS_WORKSHEET)}
                    {option("key", texts::AS_KEY)}
                    {option("deck", texts::AS_DECK)}
                </select>
            </p>
            {sample}
            <p>
                <label for="preview-text">{texts::FILE_TEXT.get(language)}</label>
                <textarea id="preview-text" rows="16" spellcheck="false" autocomplete="off"></textarea>
            </p>
            {beside(language)}
        </form>
    }
    .erase()
}
