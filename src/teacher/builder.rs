//! The link for a class: what it opens, with which values, and what of it is locked or hidden; as text and as a code.

use std::cell::RefCell;

use leptos::prelude::window;
use portal_content::{Lesson, Stock};
use portal_text::Language;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlElement};

use super::{fields, stock, texts};
use crate::lesson::element::{all, around, hear, language, named, set, value};

/// The page. It lives as long as the document.
struct Builder {
    root: String,
    stock: RefCell<Stock>,
    /// What the address asks for: `?calculator=pv&tilt=30`, as the page of a calculator writes it.
    given: Vec<(String, String)>,
}

/// Takes the page in hand.
pub(super) fn take(page: &HtmlElement) {
    let root = page.get_attribute("data-root").unwrap_or_default();
    let builder: &'static Builder =
        Box::leak(Box::new(Builder { root, stock: RefCell::default(), given: given() }));
    if let (Some(slug), Some(field)) = (builder.given("calculator"), named("builder-target")) {
        set(&field, "value", format!("calculator:{slug}"));
    }
    hear(page, "submit", Event::prevent_default);
    hear(page, "input", move |_| builder.write());
    hear(page, "change", move |event| {
        if around(event, "#builder-target, #builder-language").is_some() {
            builder.offer();
        }
        builder.write();
    });
    hear(page, "click", move |event| {
        if around(event, "#builder-copy").is_some() {
            copy();
        }
    });
    spawn_local(async move {
        if let Some((stock, _)) = stock(&builder.root).await {
            *builder.stock.borrow_mut() = stock;
            builder.offer();
        } else {
            say(texts::NOT_LOADED.get(language()));
        }
    });
}

impl Builder {
    fn given(&self, name: &str) -> Option<&str> {
        self.given.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }

    /// Fills in the start values that the address gives.
    fn start(&self) {
        for (key, value) in &self.given {
            if let Some(field) = named(&format!("start-{key}")) {
                set(&field, "value", value.as_str());
            }
        }
    }

    /// Offers what can be set for the chosen lesson or calculator.
    fn offer(&'static self) {
        let (kind, slug) = target();
        if kind == "calculator" {
            fill(&fields::of_calculator(&self.stock.borrow(), &slug, language()));
            if self.given("calculator") == Some(&slug) {
                self.start();
            }
            self.write();
            return;
        }
        spawn_local(async move {
            let file = file_language();
            let path = format!("{}lessons/{slug}/{}.md", self.root, file.code());
            match crate::net::get_own(&path).await {
                Ok(text) => fill(&fields::of_lesson(&Lesson::parse(&text, file).0, language())),
                Err(_) => say(texts::NOT_LOADED.get(language())),
            }
            self.write();
        });
    }

    /// Writes the link and its code.
    fn write(&self) {
        let (kind, slug) = target();
        let folder = if kind == "calculator" { "calculators" } else { "learn" };
        let mut query = state();
        for name in ["lock", "hide"] {
            let chosen = marked(name);
            if !chosen.is_empty() {
                query.push(format!("{name}={}", chosen.join(",")));
            }
        }
        let mark = if query.is_empty() { "" } else { "?" };
        let step = named("builder-step").map(|it| value(&it)).filter(|it| !it.is_empty());
        let place = step.map_or_else(String::new, |it| format!("#step-{it}"));
        let code = file_language().code();
        let relative = format!("{}{code}/{folder}/{slug}/{mark}{}{place}", self.root, query.join("&"));
        let here = window().location().href().unwrap_or_default();
        let Ok(link) = web_sys::Url::new_with_base(&relative, &here).map(|it| it.href()) else { return };
        if let Some(field) = named("builder-link") {
            set(&field, "value", link.as_str());
        }
        if let Some(open) = named("builder-open") {
            let _ = open.set_attribute("href", &link);
        }
        if let Some(place) = named("builder-code") {
            let code = crate::qr::svg(&link, texts::CODE.get(language()));
            place.set_inner_html(&code.unwrap_or_else(|| texts::NO_CODE.get(language()).to_owned()));
        }
        say("");
    }
}

/// Names and values of the address.
fn given() -> Vec<(String, String)> {
    let query = crate::storage::query();
    let pairs = query.split('&').filter_map(|it| it.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// The start values that were typed and are taken; others are marked and left out.
fn state() -> Vec<String> {
    let Some(place) = named("builder-fields") else { return Vec::new() };
    let mut parts = Vec::new();
    for field in all(&place, "[data-start]") {
        let (key, text) = (field.get_attribute("data-start").unwrap_or_default(), value(&field));
        let entry = fields::entry(&field, &text);
        let is_wrong = entry.is_none() && !text.trim().is_empty();
        let _ = field.set_attribute("aria-invalid", if is_wrong { "true" } else { "false" });
        parts.extend(entry.map(|it| format!("{key}={it}")));
    }
    parts
}

/// Names whose box of a kind is ticked.
fn marked(kind: &str) -> Vec<String> {
    let Some(place) = named("builder-fields") else { return Vec::new() };
    let ticked = all(&place, &format!("input[name=\"{kind}\"]:checked"));
    ticked.iter().map(|it| value(it)).collect()
}

fn fill(markup: &str) {
    if let Some(place) = named("builder-fields") {
        place.set_inner_html(markup);
    }
}

fn say(text: &str) {
    if let Some(place) = named("builder-said") {
        place.set_text_content(Some(text));
    }
}

/// Puts the link into the clipboard; where that is refused it is selected, ready to be copied.
fn copy() {
    let Some(field) = named("builder-link") else { return };
    let link = value(&field);
    spawn_local(async move {
        let copied =
            wasm_bindgen_futures::JsFuture::from(window().navigator().clipboard().write_text(&link)).await;
        say(if copied.is_ok() { texts::COPIED } else { texts::COPY_BY_HAND }.get(language()));
        if copied.is_err() {
            let _ = field.focus();
            if let Ok(select) = js_sys::Reflect::get(&field, &"select".into())
                && let Ok(select) = select.dyn_into::<js_sys::Function>()
            {
                let _ = select.call0(&field);
            }
        }
    });
}

/// Kind and name of what is chosen.
fn target() -> (String, String) {
    let chosen = named("builder-target").map(|it| value(&it)).unwrap_or_default();
    let (kind, slug) = chosen.split_once(':').unwrap_or_default();
    (kind.to_owned(), slug.to_owned())
}

/// Language of the file that is chosen.
fn file_language() -> Language {
    let code = named("builder-language").map(|it| value(&it)).unwrap_or_default();
    Language::from_code(&code).unwrap_or_default()
}
