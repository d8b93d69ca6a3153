//! The page on which the codes of a class become counts.

use leptos::prelude::*;
use portal_content::{Block, Counted, Lesson, plain};

use super::{ListPage, Listed, texts};
use crate::context::AppContext;
use crate::erase::Erase;

/// The page.
#[expect(clippy::needless_pass_by_value, reason = "every page takes its data so")]
pub fn class_results(app: AppContext, data: ListPage) -> AnyView {
    let language = app.language();
    let option = |it: &Listed| view! { <option value=it.slug>{it.lesson.title.clone()}</option> }.erase();
    view! {
        <div class="wrap builder" id="results" data-root=app.address.to_root()>
            <section>
                <header>
                    <h1>{texts::RESULTS.get(language)}</h1>
                    <p>{texts::RESULTS_LEAD.get(language)}</p>
                </header>
            </section>
            <form class="needs-wasm builder-form" id="results-form" aria-label=texts::RESULTS.get(language)>
                <p class="typed">
                    <label for="results-lesson">{texts::RESULTS_LESSON.get(language)}</label>
                    <select id="results-lesson">{data.lessons.iter().map(option).collect_view()}</select>
                </p>
                <p>
                    <label for="results-codes">{texts::RESULTS_CODES.get(language)}</label>
                    <textarea id="results-codes" rows="10" spellcheck="false" autocomplete="off"></textarea>
                </p>
            </form>
            <div class="needs-wasm" id="results-told" role="status"></div>
            <div class="needs-wasm" id="results-shown"></div>
            <p class="without-wasm">{texts::RESULTS_WITHOUT.get(language)}</p>
            <section class="prose" aria-labelledby="results-held">
                <h2 id="results-held">{texts::RESULTS_HELD.get(language)}</h2>
                <p>{texts::RESULTS_HELD_LEAD.get(language)}</p>
                {data.lessons.iter().map(|it| held(&it.lesson)).collect_view()}
            </section>
        </div>
    }
    .erase()
}

/// What the codes of a lesson hold: its exercises that can be counted, by their numbers on the page.
fn held(lesson: &Lesson) -> AnyView {
    let exercise = |(number, counted): (u32, Counted<'_>)| {
        let words: Vec<String> = counted.prompt().iter().flat_map(Block::words).map(plain).collect();
        view! { <li value=number.to_string()>{words.join(" ")}</li> }.erase()
    };
    view! {
        <h3>{lesson.title.clone()}</h3>
        <ol>{lesson.counted().into_iter().map(exercise).collect_view()}</ol>
    }
    .erase()
}
