//! The program that explores charts: reading by pointer, finger and keys, zoom, files. A page loads it when its reader
//! first reaches for a chart.
//!
//! It listens on the document only, so that it also serves charts that come and go, and owns what it adds to a figure: a
//! canvas over the drawing, a line with what is read, a panel of tools.

mod address;
mod files;
mod held;
mod hit;
mod page;
mod panel;
mod sheet;
mod steer;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget, MutationObserver, MutationObserverInit};

use page::Page;

mod texts {
    portal_text::texts!("widgets/chart/explore");
}

/// Takes the charts of the document in hand, for as long as the document lives.
pub fn start() {
    let page = Page::open();
    let document: EventTarget = document().into();
    hear(&document, "pointerover", page, |page, event| drop(page.of(&event)));
    hear(&document, "pointermove", page, |page, event| page.moved(event.unchecked_ref()));
    hear(&document, "pointerdown", page, |page, event| page.pressed(event.unchecked_ref()));
    hear(&document, "pointerup", page, |page, event| page.released(event.unchecked_ref()));
    hear(&document, "pointercancel", page, |page, event| page.cancelled(event.unchecked_ref()));
    hear(&document, "pointerleave", page, |page, event| page.left(&event));
    hear(&document, "focusout", page, |page, event| page.left(&event));
    hear(&document, "keydown", page, |page, event| page.keyed(event.unchecked_ref()));
    hear(&document, "click", page, |page, event| page.clicked(&event));
    hear(&document, "toggle", page, |page, event| page.folded(&event));
    hear(&document, "chartchanged", page, |page, event| page.changed(&event));
    hear(&document, "fullscreenchange", page, |page, _| page.redraw());
    let window: EventTarget = leptos::prelude::window().into();
    hear(&window, "resize", page, |page, _| page.redraw());
    for query in ["(prefers-color-scheme: dark)", "(forced-colors: active)"] {
        if let Ok(Some(query)) = leptos::prelude::window().match_media(query) {
            hear(&query, "change", page, |page, _| page.redraw());
        }
    }
    watch_theme(page);
    page.take_all();
}

/// Draws anew when the reader chooses another theme.
fn watch_theme(page: &'static Page) {
    let chosen = Closure::<dyn FnMut()>::new(move || page.redraw());
    let options = MutationObserverInit::new();
    options.set_attributes(true);
    options.set_attribute_filter(&js_sys::Array::of1(&"data-theme".into()));
    if let (Ok(observer), Some(root)) =
        (MutationObserver::new(chosen.as_ref().unchecked_ref()), document().document_element())
    {
        let _ = observer.observe_with_options(&root, &options);
    }
    chosen.forget();
}

/// Calls `act` for every event of a name on its way down to where it happens.
fn hear(target: &EventTarget, name: &str, page: &'static Page, act: fn(&'static Page, Event)) {
    let heard = Closure::<dyn FnMut(Event)>::new(move |event| act(page, event));
    // A browser that does not know the event never calls.
    let _ = target.add_event_listener_with_callback_and_bool(name, heard.as_ref().unchecked_ref(), true);
    heard.forget();
}
