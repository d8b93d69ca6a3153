//! What lies over the slides: the list of keys, the code for the audience.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, Url};

use super::dom;
use crate::qr;

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Closes whatever is open; says whether anything was.
pub(super) fn close() -> bool {
    let open = ["deck-help", "deck-code"].into_iter().filter_map(dialog).filter(HtmlDialogElement::open);
    open.map(|it| it.close()).count() > 0
}

/// Opens the list of keys.
pub(super) fn help() {
    if let Some(dialog) = dialog("deck-help") {
        let _ = dialog.show_modal();
    }
}

/// Opens the code of an address, which may be relative to the page's own.
pub(super) fn code(address: &str, base: &str) {
    let Some(dialog) = dialog("deck-code") else { return };
    let Ok(url) = Url::new_with_base(address, base) else { return };
    let address = url.href();
    let drawn = qr::svg(&address, &dom::attribute(&dialog, "data-words"));
    if let Ok(Some(place)) = dialog.query_selector(".code") {
        place.set_inner_html(&drawn.unwrap_or_default());
    }
    dom::say("#deck-code .code-address", &address);
    let _ = dialog.show_modal();
}
