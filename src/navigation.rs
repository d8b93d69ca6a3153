//! Links between pages of one program: they change the page without loading a document.
//!
//! A router would do more than this portal asks of one, and be a tenth of every program.

use leptos::prelude::*;

/// The path of the page, from `first` on; it changes when a reader follows a link inside the program, or goes back.
///
/// Links to other programs say `rel="external"`; they, and what a reader opens elsewhere, are the browser's.
#[cfg(target_arch = "wasm32")]
pub(crate) fn pathname(first: String) -> ReadSignal<String> {
    let (path, set_path) = signal(first);
    let back = window_event_listener(leptos::ev::popstate, move |_| set_path.set(crate::storage::pathname()));
    let click = window_event_listener(leptos::ev::click, move |event| {
        if let Some(url) = inside(&event) {
            event.prevent_default();
            crate::storage::push(&url);
            set_path.set(crate::storage::pathname());
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
    on_cleanup(move || {
        back.remove();
        click.remove();
    });
    path
}

/// Natively a page is what it was asked for.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn pathname(first: String) -> ReadSignal<String> {
    signal(first).0
}

/// The address of the link that a click follows inside the program.
#[cfg(target_arch = "wasm32")]
fn inside(event: &leptos::ev::MouseEvent) -> Option<String> {
    use wasm_bindgen::JsCast;
    let is_plain = event.button() == 0
        && !event.default_prevented()
        && !(event.meta_key() || event.alt_key() || event.ctrl_key() || event.shift_key());
    let target = event.target().filter(|_| is_plain)?.dyn_into::<web_sys::Element>().ok()?;
    let link = target.closest("a[href]").ok()??.dyn_into::<web_sys::HtmlAnchorElement>().ok()?;
    let is_ours =
        link.target().is_empty() && !link.has_attribute("download") && !link.rel().contains("external");
    let here = window().location();
    let is_elsewhere = link.origin() != here.origin().ok()? || link.pathname() == here.pathname().ok()?;
    (is_ours && !is_elsewhere && crate::routes::Address::find(&link.pathname()).is_some())
        .then(|| link.href())
}
