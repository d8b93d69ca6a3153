//! Elements of the document.

use leptos::prelude::document;
use portal_text::Language;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, HtmlElement};

/// Calls `act` for every event of a name, as long as the document lives.
pub(crate) fn hear(target: &EventTarget, name: &str, act: impl Fn(&Event) + 'static) {
    let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| act(&event));
    let _ = target.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
    heard.forget();
}

/// The element that an event began on, or the one around it that a selector finds.
pub(crate) fn around(event: &Event, selector: &str) -> Option<HtmlElement> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()??.dyn_into().ok()
}

/// Whether an event began on what a selector finds, or inside of it; drawings count too.
pub(crate) fn is_on(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some_and(|it| matches!(it.closest(selector), Ok(Some(_))))
}

/// Language of the document.
pub(crate) fn language() -> Language {
    let code = document().document_element().and_then(|it| it.get_attribute("lang")).unwrap_or_default();
    Language::from_code(&code).unwrap_or_default()
}

/// The first element below another.
pub(crate) fn one(root: &Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// The element of a name.
pub(crate) fn named(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// All elements below another.
pub(crate) fn all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|it| found.get(it)?.dyn_into().ok()).collect()
}

/// What a field holds.
pub(crate) fn value(field: &JsValue) -> String {
    js_sys::Reflect::get(field, &"value".into()).ok().and_then(|it| it.as_string()).unwrap_or_default()
}

/// Sets a property of a field: what it holds, whether it is chosen, whether it can be used.
pub(crate) fn set(field: &JsValue, property: &str, to: impl Into<JsValue>) {
    let _ = js_sys::Reflect::set(field, &property.into(), &to.into());
}

/// Writes text into the element of a name.
pub(crate) fn say(id: &str, text: &str) {
    if let Some(element) = named(id) {
        element.set_text_content(Some(text));
    }
}
