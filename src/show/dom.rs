//! Elements and events of the page.

use leptos::prelude::{document, window};
use portal_text::Language;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, HtmlElement, NodeList};

/// The first element of a selector.
pub(super) fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// Every element of a selector inside of another.
pub(super) fn all(within: &Element, selector: &str) -> Vec<HtmlElement> {
    within.query_selector_all(selector).map(|it| listed(&it)).unwrap_or_default()
}

fn listed(nodes: &NodeList) -> Vec<HtmlElement> {
    (0..nodes.length()).filter_map(|it| nodes.get(it)?.dyn_into().ok()).collect()
}

/// The element at which something happened.
pub(super) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Calls `act` for every event of a name, on its way down.
pub(super) fn hear(target: &EventTarget, name: &str, act: impl FnMut(Event) + 'static) {
    let heard = Closure::<dyn FnMut(Event)>::new(act);
    let _ = target.add_event_listener_with_callback_and_bool(name, heard.as_ref().unchecked_ref(), true);
    heard.forget();
}

/// Calls `act` again and again.
pub(super) fn every(interval_ms: i32, act: impl FnMut() + 'static) {
    let called = Closure::<dyn FnMut()>::new(act);
    let _ = window()
        .set_interval_with_callback_and_timeout_and_arguments_0(called.as_ref().unchecked_ref(), interval_ms);
    called.forget();
}

/// Seconds since 1970.
pub(super) fn now_s() -> i64 {
    crate::context::clock().unix_seconds()
}

/// The language of the page.
pub(super) fn language() -> Language {
    let code = document().document_element().and_then(|it| it.get_attribute("lang")).unwrap_or_default();
    Language::from_code(&code).unwrap_or(Language::Pl)
}

/// An attribute, empty when it is not there.
pub(super) fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// Puts a text into the element of a selector.
pub(super) fn say(selector: &str, text: &str) {
    if let Some(element) = find(selector)
        && element.text_content().as_deref() != Some(text)
    {
        element.set_text_content(Some(text));
    }
}

/// Shows or hides an element.
pub(super) fn show(selector: &str, is_shown: bool) {
    if let Some(element) = find(selector) {
        element.set_hidden(!is_shown);
    }
}

/// Gives an element a class or takes it.
pub(super) fn class(element: &Element, name: &str, is_on: bool) {
    let _ = element.class_list().toggle_with_force(name, is_on);
}

/// Sets or removes an attribute of the root element, which the style sheet looks at.
pub(super) fn mark(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// An attribute of the root element.
pub(super) fn root_attribute(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}

/// Whether the device asks for less motion.
pub(super) fn is_still() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|it| it.matches())
}

/// The query of the address with a parameter of its own set to a value, or without it.
pub(super) fn query_with(name: &str, value: Option<&str>) -> String {
    let query = crate::storage::query();
    let is_other = |it: &&str| !it.is_empty() && it.split('=').next() != Some(name);
    let mut parts: Vec<String> = query.split('&').filter(is_other).map(str::to_owned).collect();
    parts.extend(value.map(|it| format!("{name}={it}")));
    parts.join("&")
}

/// A parameter of the address.
pub(super) fn parameter(name: &str) -> Option<String> {
    let query = crate::storage::query();
    query.split('&').filter_map(|it| it.split_once('=')).find(|it| it.0 == name).map(|it| it.1.to_owned())
}
