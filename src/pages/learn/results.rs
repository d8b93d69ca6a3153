//! The page on which the codes of a class become counts.

use leptos::prelude::*;

use super::{ListPage, Listed, texts};
use crate::context::AppContext;
use crate::erase::Erase;

/// The page.
pub fn class_results(app: AppContext, data: ListPage) -> AnyView {
    let language = app.language();
    let option = |it: Listed| view! { <option value=it.slug>{it.lesson.title}</option> }.erase();
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
                    <select id="results-lesson">{data.lessons.into_iter().map(option).collect_view()}</select>
                </p>
                <p>
                    <label for="results-codes">{texts::RESULTS_CODES.get(language)}</label>
                    <textarea id="results-codes" rows="10" spellcheck="false" autocomplete="off"></textarea>
                </p>
            </form>
            <div class="needs-wasm" id="results-told" role="status"></div>
            <div class="needs-wasm" id="results-shown"></div>
            <p class="without-wasm">{texts::RESULTS_WITHOUT.get(language)}</p>
        </div>
    }
    .erase()
}
