//! From elements to their places.

use leptos::prelude::document;
use portal_chart::{Size, Xy};
use portal_text::Language;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// What a drawing stands in: one is drawn at its real size, the other is a picture that is scaled.
pub(super) const AREAS: &str = ".chart-box, .picture-box";
/// Width of a picture in a wide place, see `drawings` \[px\].
const WIDE: f64 = 720.0;
/// Width of a picture in a narrow place \[px\].
const NARROW: f64 = 360.0;
/// Width below which a place is narrow, as in the style sheet \[px\].
const BREAK: f64 = 480.0;

/// The element that an event happened at.
pub(super) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The figure around an element.
pub(super) fn figure(element: &Element) -> Option<HtmlElement> {
    element.closest("figure.chart").ok()??.dyn_into().ok()
}

/// The language that the page is in.
pub(super) fn language() -> Language {
    let code = document().document_element().and_then(|it| it.get_attribute("lang")).unwrap_or_default();
    Language::from_code(&code).unwrap_or(Language::Pl)
}

/// The size at which a drawing is laid out, and screen pixels per pixel of it.
pub(super) fn size(area: &HtmlElement) -> (Size, f64) {
    let (width, height) = (f64::from(area.client_width()), f64::from(area.client_height()));
    if area.class_list().contains("chart-box") {
        return (Size { width, height }, 1.0);
    }
    let laid_out = if width < BREAK { NARROW } else { WIDE };
    let scale = width / laid_out;
    (Size { width: laid_out, height: height / scale }, scale)
}

/// A place on the screen as a place of the drawing.
pub(super) fn place(area: &HtmlElement, client_x: i32, client_y: i32) -> Xy {
    let (_, scale) = size(area);
    let box_ = area.get_bounding_client_rect();
    Xy { x: (f64::from(client_x) - box_.left()) / scale, y: (f64::from(client_y) - box_.top()) / scale }
}
