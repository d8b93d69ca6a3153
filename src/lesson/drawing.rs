//! A guess that is drawn: with a finger, a mouse, single taps, or typed number by number.

use portal_content::{Sketch, field_id};
use web_sys::{HtmlElement, PointerEvent};

use super::element::{language, named, set, value};

/// A drawing that is being made.
pub(super) struct Drawing {
    /// Name of its exercise.
    pub(super) id: String,
    sketch: Sketch,
    values: Vec<Option<f64>>,
    /// The place under the pointer that draws.
    last: Option<usize>,
}

impl Drawing {
    pub(super) fn new(id: &str, sketch: Sketch) -> Self {
        let values = vec![None; sketch.places()];
        Self { id: id.to_owned(), sketch, values, last: None }
    }

    /// Takes a point under the pointer; what was passed since the last one is filled in.
    pub(super) fn touch(&mut self, form: &HtmlElement, event: &PointerEvent, begins: bool) {
        let Some(svg) = one_svg(form) else { return };
        let frame = svg.get_bounding_client_rect();
        if frame.width() <= 0.0 || frame.height() <= 0.0 {
            return;
        }
        let x = (f64::from(event.client_x()) - frame.left()) / frame.width();
        let y = (f64::from(event.client_y()) - frame.top()) / frame.height();
        let (place, value) = self.sketch.at(x, y);
        if let Some(slot) = self.values.get_mut(place) {
            *slot = Some(value);
        }
        if let (Some(last), false) = (self.last, begins) {
            self.fill(last, place);
        }
        self.last = Some(place);
        self.show(form);
        self.write_fields();
    }

    /// Straight from one place to another.
    fn fill(&mut self, from: usize, to: usize) {
        let (low, high) = (from.min(to), from.max(to));
        let mut part = vec![None; self.values.len()];
        for place in [low, high] {
            if let (Some(slot), Some(value)) = (part.get_mut(place), self.values.get(place)) {
                *slot = *value;
            }
        }
        let Some(line) = self.sketch.completed(&part) else { return };
        for (place, value) in line.iter().enumerate().take(high).skip(low + 1) {
            if let Some(slot) = self.values.get_mut(place) {
                *slot = Some(*value);
            }
        }
    }

    /// Takes what was typed.
    pub(super) fn typed(&mut self, form: &HtmlElement) {
        for (place, slot) in self.values.iter_mut().enumerate() {
            let Some(field) = named(&field_id(&self.id, place)) else { continue };
            let text = value(&field);
            *slot = self.sketch.read(&text);
            let is_wrong = slot.is_none() && !text.trim().is_empty();
            let _ = field.set_attribute("aria-invalid", if is_wrong { "true" } else { "false" });
        }
        self.show(form);
    }

    fn write_fields(&self) {
        for (place, drawn) in self.values.iter().enumerate() {
            if let (Some(field), Some(drawn)) = (named(&field_id(&self.id, place)), drawn) {
                set(&field, "value", self.sketch.written(*drawn, language()));
            }
        }
    }

    /// The guess for every place; `None` while fewer than two are drawn.
    pub(super) fn completed(&self) -> Option<Vec<f64>> {
        self.sketch.completed(&self.values)
    }

    /// Puts a whole guess in.
    pub(super) fn put(&mut self, form: &HtmlElement, values: &[f64]) {
        for (slot, value) in self.values.iter_mut().zip(values) {
            *slot = Some(*value);
        }
        self.show(form);
        self.write_fields();
    }

    fn show(&self, form: &HtmlElement) {
        attribute(form, ".sketch-guess", &self.sketch.path(&self.values, None));
        markup(form, ".sketch-guess-dots", &self.sketch.dots(&self.values));
    }

    /// Draws the data beside the guess.
    pub(super) fn reveal(&self, form: &HtmlElement, truth: &[Option<f64>], broken: Option<usize>) {
        attribute(form, ".sketch-truth", &self.sketch.path(truth, broken));
        markup(form, ".sketch-truth-dots", &self.sketch.dots(truth));
    }

    /// A row for each place: its name, the guess, the data.
    pub(super) fn rows(&self, truth: &[Option<f64>]) -> String {
        let language = language();
        let written = |value: Option<f64>| {
            value.map_or_else(|| "–".to_owned(), |it| super::guess::plainly(language, it))
        };
        let row = |(place, data): (usize, &Option<f64>)| {
            let guess = self.values.get(place).copied().flatten();
            let name = self.sketch.name(place, language);
            format!(
                "<tr><th scope=\"row\">{name}</th><td class=\"number\">{}</td><td class=\"number\">{}</td></tr>",
                written(guess),
                written(*data)
            )
        };
        truth.iter().enumerate().map(row).collect()
    }
}

fn one_svg(form: &HtmlElement) -> Option<web_sys::Element> {
    form.query_selector("svg.sketch").ok()?
}

fn attribute(form: &HtmlElement, selector: &str, path: &str) {
    if let Ok(Some(element)) = form.query_selector(selector) {
        let _ = element.set_attribute("d", path);
    }
}

fn markup(form: &HtmlElement, selector: &str, markup: &str) {
    if let Ok(Some(element)) = form.query_selector(selector) {
        element.set_inner_html(markup);
    }
}

/// The form of a drawing that an event is on, as long as it is not committed.
pub(super) fn open_form(event: &web_sys::Event, selector: &str) -> Option<HtmlElement> {
    if !super::element::is_on(event, selector) {
        return None;
    }
    let form = super::element::around(event, "form[data-kind=drawn]")?;
    let is_closed = form.has_attribute("data-locked") || form.has_attribute("data-committed");
    (!is_closed).then_some(form)
}
