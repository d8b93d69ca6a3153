//! The page on which a teacher makes a link for a class.

use leptos::prelude::*;
use portal_text::{Language, Text};

use super::{ListPage, texts};
use crate::context::AppContext;
use crate::erase::Erase;

/// The end of a whole link.
const EXAMPLE: &str = "…/calculators/pv/?power=40&tilt=15&lock=tilt&hide=buy,sell";
/// Parts of a link, and what each does.
const PARTS: [(&str, Text); 4] = [
    ("power=40&tilt=15", texts::PART_STATE),
    ("lock=power,tilt", texts::PART_LOCK),
    ("hide=buy,sell", texts::PART_HIDE),
    ("#step-3", texts::PART_STEP),
];

/// The page.
#[expect(clippy::needless_pass_by_value, reason = "as every page takes its data")]
pub fn class_link(app: AppContext, data: ListPage) -> AnyView {
    let language = app.language();
    let part = |(sign, meaning): (&'static str, Text)| {
        view! { <div><dt><code>{sign}</code></dt><dd>{meaning.get(language)}</dd></div> }.erase()
    };
    view! {
        <div class="wrap builder" id="builder" data-root=app.address.to_root()>
            <section>
                <header>
                    <h1>{texts::LINK.get(language)}</h1>
                    <p>{texts::LINK_LEAD.get(language)}</p>
                </header>
            </section>
            {form(app, &data, language)}
            <section class="prose" aria-labelledby="parts">
                <h2 id="parts">{texts::PARTS.get(language)}</h2>
                <p>{texts::PARTS_HOW.get(language)}</p>
                <p><code>{EXAMPLE}</code></p>
                <dl class="link-parts">{PARTS.into_iter().map(part).collect_view()}</dl>
            </section>
        </div>
    }
    .erase()
}

fn form(app: AppContext, data: &ListPage, language: Language) -> AnyView {
    let lessons = data.lessons.iter().map(|it| {
        view! { <option value=format!("lesson:{}", it.slug)>{it.lesson.title.clone()}</option> }.erase()
    });
    let calculators = portal_calculators::ALL.iter().map(|it| {
        let about = it.about();
        view! { <option value=format!("calculator:{}", about.slug)>{about.title.get(language)}</option> }
            .erase()
    });
    let languages = Language::ALL
        .into_iter()
        .filter(|it| app.site.languages.iter().any(|code| code == it.code()))
        .map(|it| view! { <option value=it.code() selected=it == language>{it.own_name()}</option> }.erase());
    view! {
        <form class="needs-wasm builder-form" aria-label=texts::LINK.get(language) autocomplete="off">
            <p class="typed">
                <label for="builder-target">{texts::TARGET.get(language)}</label>
                <select id="builder-target">
                    <optgroup label=texts::TITLE.get(language)>{lessons.collect_view()}</optgroup>
                    <optgroup label=texts::CALCULATORS.get(language)>{calculators.collect_view()}</optgroup>
                </select>
            </p>
            <p class="typed">
                <label for="builder-language">{texts::LINK_LANGUAGE.get(language)}</label>
                <select id="builder-language">{languages.collect_view()}</select>
            </p>
            <div class="builder-result">
                <p class="typed">
                    <label for="builder-link">{texts::YOUR_LINK.get(language)}</label>
                    <input type="text" id="builder-link" class="box" readonly/>
                </p>
                <p class="builder-acts">
                    <button type="button" class="plain-button" id="builder-copy">{texts::COPY.get(language)}</button>
                    <a class="plain-button" id="builder-open" href="../" rel="external">{texts::TRY.get(language)}</a>
                </p>
                <p id="builder-said" role="status" class="small"></p>
                <div id="builder-code"></div>
            </div>
            <div id="builder-fields"></div>
        </form>
    }
    .erase()
}
