//! Parts of a lesson that wait for a guess.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::Page;
use crate::lesson::element::all;
use crate::lesson::{link, texts, words};

impl Page {
    /// Shows every part whose guess is committed or cannot be committed, and what waits in it for another such guess.
    pub(super) async fn release(&'static self) {
        while let Some(place) = self.ready() {
            let part = place.get_attribute("data-part").unwrap_or_default();
            match self.fetch(&part).await {
                Some(html) => self.put(&place, &html),
                None => place.set_inner_html(&words::notice(texts::NOT_LOADED.get(self.language))),
            }
        }
    }

    /// The place of a part that may be shown. Its mark is taken, so that it is asked for once.
    fn ready(&self) -> Option<HtmlElement> {
        let open = self.open.borrow();
        let is_open = |it: &HtmlElement| it.get_attribute("data-after").is_some_and(|it| open.contains(&it));
        let place = all(&self.article, ".withheld[data-after]").into_iter().find(is_open)?;
        let _ = place.remove_attribute("data-after");
        Some(place)
    }

    /// Puts a part where its place is, as the link asks for it and with what was done in it before.
    fn put(&'static self, place: &HtmlElement, html: &str) {
        let Some(part) =
            document().create_element("div").ok().and_then(|it| it.dyn_into::<HtmlElement>().ok())
        else {
            return;
        };
        part.set_inner_html(html);
        link::follow(&part);
        self.restore(&part);
        while let Some(child) = part.first_child() {
            if place.before_with_node_1(&child).is_err() {
                break;
            }
        }
        place.remove();
        self.count();
    }
}
