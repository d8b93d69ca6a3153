//! The figure around a drawing: summary, files, table.

use crate::erase::Erase;
use leptos::prelude::*;
use portal_text::Language;

use super::picture::Picture;
use super::{at_rest, texts};

/// The figure of a picture around its `drawing`, which is `height` \[px\] high in its file.
pub(super) fn figure<P: Picture>(
    id: &'static str,
    spec: Signal<P>,
    language: Language,
    height: f64,
    drawing: impl IntoView,
) -> AnyView {
    view! {
        <figure class="chart" id=id>
            {drawing}
            <figcaption>
                <p>{move || spec.with(|it| it.summary().to_owned())}</p>
                <Tools id spec language height/>
            </figcaption>
            <Numbers spec language/>
        </figure>
    }
    .erase()
}

/// Saves the numbers or the drawing as a file.
#[component]
fn Tools<P: Picture>(id: &'static str, spec: Signal<P>, language: Language, height: f64) -> AnyView {
    let csv_name = move || spec.with(|it| texts::CSV_OF.fill(language, &[("title", it.title())]));
    let image_name = move || spec.with(|it| texts::IMAGE_OF.fill(language, &[("title", it.title())]));
    view! {
        <span class="chart-tools">
            <button type="button" aria-label=csv_name on:click=move |_| save_csv(id, spec, language)>
                {texts::CSV.get(language)}
            </button>
            <button type="button" aria-label=image_name on:click=move |_| save_image(id, spec, language, height)>
                {texts::IMAGE.get(language)}
            </button>
        </span>
    }.erase()
}

/// The table, folded. It follows the picture when that has come to rest.
#[component]
fn Numbers<P: Picture>(spec: Signal<P>, language: Language) -> AnyView {
    let markup = move |it: &P| it.table(language).html(language, texts::NO_DATA.get(language));
    let html = RwSignal::new(spec.with_untracked(markup));
    at_rest(spec, move || {
        let now = spec.with_untracked(markup);
        if html.try_with_untracked(|it| *it != now) == Some(true) {
            html.set(now);
        }
    });
    view! {
        <details>
            <summary>{texts::TABLE.get(language)}</summary>
            <div
                class="chart-table"
                tabindex="0"
                role="region"
                aria-label=move || spec.with(|it| texts::TABLE_OF.fill(language, &[("title", it.title())]))
                inner_html=move || html.get()
            ></div>
        </details>
    }
    .erase()
}

#[cfg(target_arch = "wasm32")]
fn save_csv<P: Picture>(id: &str, spec: Signal<P>, language: Language) {
    let csv = spec.with_untracked(|it| it.table(language).csv(language));
    super::save::save(&format!("{id}.csv"), "text/csv;charset=utf-8", &csv);
}

#[cfg(target_arch = "wasm32")]
fn save_image<P: Picture>(id: &str, spec: Signal<P>, language: Language, height: f64) {
    let svg = spec.with_untracked(|it| super::picture::file(it, height, language));
    super::save::save(&format!("{id}.svg"), "image/svg+xml", &svg);
}

#[cfg(not(target_arch = "wasm32"))]
const fn save_csv<P: Picture>(_id: &str, _spec: Signal<P>, _language: Language) {}

#[cfg(not(target_arch = "wasm32"))]
const fn save_image<P: Picture>(_id: &str, _spec: Signal<P>, _language: Language, _height: f64) {}
