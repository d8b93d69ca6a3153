//! What keys and buttons do with a talk.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::{Talk, View};
use crate::show::course::Place;
use crate::show::keys::{Act, Focus, act};
use crate::show::ribbon::Ribbon;
use crate::show::{dom, over};

impl Talk {
    /// A key is pressed somewhere.
    pub(super) fn keyed(&self, event: &KeyboardEvent) {
        if self.view.get() == View::Read || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        if let Some(act) = act(&event.key(), focus(event)) {
            event.prevent_default();
            event.stop_propagation();
            self.act(act);
        }
    }

    /// Does what a key or a button asks for.
    fn act(&self, act: Act) {
        let at = self.at.get();
        if !matches!(act, Act::Black | Act::Freeze | Act::Full) {
            let (was_open, was_black) = (over::close(), self.is_black.replace(false));
            let was_over = was_open || was_black;
            if was_over {
                self.show();
                self.tell();
            }
            if was_over && act == Act::Leave {
                return;
            }
        }
        match act {
            Act::Next => self.go(self.course.next(at)),
            Act::Back => self.go(self.course.back(at)),
            Act::First => self.go(Place::default()),
            Act::Last => self.go(self.course.last()),
            Act::Black => {
                self.is_black.set(!self.is_black.get());
                self.show();
                self.tell();
            }
            Act::Freeze => {
                let now = self.ribbon.as_ref().map_or_else(dom::now_s, Ribbon::now_s);
                self.frozen.set(if self.frozen.get().is_some() { None } else { Some(now) });
                self.draw_ribbon();
                self.show();
                self.tell();
            }
            Act::Full => full(),
            Act::Help => over::help(),
            Act::Code => self.code(),
            Act::Speaker => self.call_speaker(),
            Act::Leave => self.enter(View::Read),
        }
    }

    /// A button is pressed, if it is one of the talk.
    pub(super) fn clicked(&self, event: &Event) {
        let Some(button) = dom::target(event).and_then(|it| it.closest("[data-do]").ok().flatten()) else {
            return;
        };
        match dom::attribute(&button, "data-do").as_str() {
            "start" => {
                self.enter(View::Slides);
                full();
            }
            "next" => self.act(Act::Next),
            "back" => self.act(Act::Back),
            "black" => self.act(Act::Black),
            "freeze" => self.act(Act::Freeze),
            "full" => full(),
            "help" => over::help(),
            "code" => self.code(),
            "close" => {
                over::close();
            }
            "speaker" => self.call_speaker(),
            "leave" => self.enter(View::Read),
            "move" => wake(&button),
            "print" => drop(window().print()),
            "pause" => self.desk.pause(),
            "reset" => self.desk.reset(),
            _ => {}
        }
    }
}

/// Lets the calculator come in whose place a button stands. The form will begin where the place does; the button goes, so
/// the focus goes to the place.
fn wake(button: &Element) {
    let place = button.closest("[data-still]").ok().flatten();
    if let Some(place) = place.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = place.remove_attribute("data-still");
        let _ = place.focus();
        place.scroll_into_view();
    }
}

/// Fills the screen, or gives it back.
fn full() {
    let document = document();
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = document.document_element() {
        let _ = root.request_fullscreen();
    }
}

/// What holds the focus when a key is pressed.
fn focus(event: &KeyboardEvent) -> Focus {
    let Some(target) = dom::target(event) else { return Focus::Slide };
    let is = |selector: &str| target.matches(selector).unwrap_or(false);
    if is("input[type=range], input[type=radio], .picture-box, .chart-box") {
        Focus::Arrows
    } else if is("input[inputmode=decimal], input[inputmode=numeric], input[type=number]") {
        Focus::Number
    } else if is("input:not([type=checkbox], [type=button]), textarea, select, [contenteditable]") {
        Focus::Text
    } else if is("button, a[href], summary, input") {
        Focus::Button
    } else {
        Focus::Slide
    }
}
