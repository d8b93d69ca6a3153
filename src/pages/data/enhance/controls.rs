//! The controls of a form, their values, and those values in the address.

use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, UrlSearchParams};

use crate::storage;

/// A form whose values are part of the address.
#[derive(Clone)]
pub(super) struct Controls {
    form: Element,
}

impl Controls {
    /// The form of this id, filled from the address and switched on.
    pub(super) fn take(id: &str) -> Option<Self> {
        let controls = Self { form: document().get_element_by_id(id)? };
        if let Ok(asked) = UrlSearchParams::new_with_str(&storage::query()) {
            for control in controls.all() {
                if let Some(value) = asked.get(&name(&control)) {
                    set_value(&control, &value);
                }
            }
        }
        for off in elements(&controls.form, "[disabled]") {
            let _ = off.remove_attribute("disabled");
        }
        // There is nothing to send: Enter leaves the page where it is.
        hear(&controls.form, "submit", |event| event.prevent_default());
        Some(controls)
    }

    fn all(&self) -> Vec<Element> {
        elements(&self.form, "[name]")
    }

    /// Name and value of each control that is not empty.
    pub(super) fn values(&self) -> Vec<(String, String)> {
        let all = self.all().into_iter().map(|it| (name(&it), value(&it)));
        all.filter(|it| !it.1.is_empty()).collect()
    }

    /// What the form says of itself under a name: `data-file` for `file`.
    pub(super) fn told(&self, of: &str) -> Option<String> {
        self.form.get_attribute(&format!("data-{of}"))
    }

    /// Calls `act` whenever a value changes, and puts the values into the address.
    pub(super) fn on_change(&self, act: impl Fn() + 'static) {
        let own = self.clone();
        hear(&self.form, "input", move |_| {
            own.to_address();
            act();
        });
    }

    /// Calls `act` with the value of a button's attribute when it is pressed.
    pub(super) fn on_press(&self, attribute: &'static str, act: impl Fn(&str) + 'static) {
        hear(&self.form, "click", move |event| {
            let pressed = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            if let Some(found) = pressed.and_then(|it| it.get_attribute(attribute)) {
                act(&found);
            }
        });
    }

    /// Calls `act` when the form is sent, by its button or by Enter.
    pub(super) fn on_submit(&self, act: impl Fn() + 'static) {
        hear(&self.form, "submit", move |_| act());
    }

    fn to_address(&self) {
        let Ok(asked) = UrlSearchParams::new_with_str(&storage::query()) else { return };
        for control in self.all() {
            let value = value(&control);
            if value.is_empty() {
                asked.delete(&name(&control));
            } else {
                asked.set(&name(&control), &value);
            }
        }
        storage::set_query(&String::from(asked.to_string()));
    }
}

/// The elements of a selector below another.
pub(super) fn elements(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|it| found.get(it)?.dyn_into().ok()).collect()
}

fn name(control: &Element) -> String {
    control.get_attribute("name").unwrap_or_default()
}

fn value(control: &Element) -> String {
    let value = js_sys::Reflect::get(control, &JsValue::from_str("value"));
    value.ok().and_then(|it| it.as_string()).unwrap_or_default()
}

fn set_value(control: &Element, value: &str) {
    let _ = js_sys::Reflect::set(control, &JsValue::from_str("value"), &JsValue::from_str(value));
}

/// Listens as long as the element lives.
pub(super) fn hear(element: &Element, event: &str, act: impl Fn(Event) + 'static) {
    let heard = Closure::<dyn Fn(Event)>::new(act);
    let _ = element.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
    heard.forget();
}

/// Writes a text into the element of an id.
pub(super) fn say(id: &str, text: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.set_text_content(Some(text));
    }
}
