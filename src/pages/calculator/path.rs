//! The short way for somebody who knows no numbers: three questions with pictures, whose answers fill the form.
//!
//! The questions are markup that is rendered natively ([`markup`]); the browser only carries the answers to the form.

use leptos::prelude::*;
use portal_calculators::Form;

use crate::erase::Erase;

#[cfg(feature = "ssr")]
pub(super) mod markup;
#[cfg(feature = "ssr")]
mod pictures;

/// The questions; a change of an answer fills the form with all answers that are chosen.
pub(super) fn view(path: String, form: RwSignal<Form>) -> AnyView {
    let fill = move |_| {
        let state = chosen();
        form.update(|it| it.preset(&state));
    };
    view! { <div class="path" inner_html=path on:change=fill></div> }.erase()
}

/// The states of the answers that are chosen on the page, written as in an address.
#[cfg(target_arch = "wasm32")]
fn chosen() -> String {
    use wasm_bindgen::JsCast;
    let mut all = String::new();
    let Ok(found) = document().query_selector_all(".path :checked") else { return all };
    for it in (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<web_sys::Element>().ok()) {
        all.push('&');
        all.push_str(&it.get_attribute("value").unwrap_or_default());
    }
    all
}

/// Natively nothing is chosen.
#[cfg(not(target_arch = "wasm32"))]
const fn chosen() -> String {
    String::new()
}
