//! What a reader enters into the served form before the program runs.

/// Hands what stands in the forms of the document on to their fields, once what else fills them has done so. To be called
/// before the served page is taken over, which puts the first values back.
#[cfg(target_arch = "wasm32")]
pub(crate) fn take_entries() {
    let entered = entered();
    leptos::task::spawn_local(async move {
        for (field, entry) in entered.iter().filter(|it| !is(&it.0, ":disabled")) {
            field.set_value(entry);
            tell(field, "input");
            tell(field, "change");
            // In a box that has the focus somebody may still be typing.
            if !is(field, ":focus") {
                tell(field, "blur");
            }
        }
    });
}

/// Fields that hold something else than was served, with what they hold.
#[cfg(target_arch = "wasm32")]
fn entered() -> Vec<(web_sys::HtmlInputElement, String)> {
    use wasm_bindgen::JsCast;
    let Ok(found) = leptos::prelude::document().query_selector_all("form.calculator input") else {
        return Vec::new();
    };
    let fields = (0..found.length()).filter_map(|place| found.item(place)?.dyn_into().ok());
    let differs = |field: web_sys::HtmlInputElement| {
        let entry = field.value();
        let is_new = entry != field.default_value() || is(&field, ":checked:not(:default)");
        is_new.then_some((field, entry))
    };
    fields.filter_map(differs).collect()
}

#[cfg(target_arch = "wasm32")]
fn is(field: &web_sys::Element, what: &str) -> bool {
    field.matches(what).unwrap_or(false)
}

#[cfg(target_arch = "wasm32")]
fn tell(field: &web_sys::Element, what: &str) {
    if let Ok(event) = web_sys::Event::new(what) {
        let _ = field.dispatch_event(&event);
    }
}

/// Natively nobody enters anything.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) const fn take_entries() {}
