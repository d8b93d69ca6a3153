//! Fields that a link holds or hides: what a teacher has chosen stays as it is.

/// Holds the fields named in `lock=` and hides those in `hide=` of a query, in the forms that a selector finds.
#[cfg(target_arch = "wasm32")]
pub(crate) fn hold(forms: &str, query: &str) {
    for pair in query.split('&') {
        let (class, keys) = match pair.split_once('=') {
            Some(("lock", keys)) => ("held", keys),
            Some(("hide", keys)) => ("hidden", keys),
            _ => continue,
        };
        // A comma may be written as it is or as %2C.
        for key in keys.split([',', '%']).map(|it| it.trim_start_matches("2C")) {
            let is_name = |it: u8| it.is_ascii_alphanumeric() || it == b'-' || it == b'_';
            if !key.is_empty() && key.bytes().all(is_name) {
                mark(&format!("{forms} .field[data-key={key}]"), class);
            }
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn mark(field: &str, class: &str) {
    let each = |selector: &str, act: &dyn Fn(&web_sys::Element)| {
        use wasm_bindgen::JsCast;
        let Ok(found) = leptos::prelude::document().query_selector_all(selector) else { return };
        for it in (0..found.length()).filter_map(|place| found.item(place)?.dyn_into().ok()) {
            act(&it);
        }
    };
    each(field, &|it| drop(it.class_list().add_1(class)));
    each(&format!("{field} :is(input, button)"), &|it| drop(it.set_attribute("disabled", "")));
}

/// Natively nothing is held.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) const fn hold(_forms: &str, _query: &str) {}
