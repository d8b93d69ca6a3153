//! The header of a page that no app draws: its switch of themes and its links to the other language.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement};

use super::element::hear;

/// Hears what is pressed in the header.
pub fn take_header() {
    hear(&document().into(), "click", |event: &Event| {
        let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else { return };
        if matches!(target.closest("button.theme"), Ok(Some(_))) {
            crate::widgets::theme::switch();
        }
        if let Ok(Some(link)) = target.closest(".languages a")
            && let Ok(link) = link.dyn_into::<HtmlAnchorElement>()
        {
            crate::app::keep_query(&link);
        }
    });
}
