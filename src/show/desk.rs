//! The speaker's desk: notes, clock, elapsed time, what is left.

use std::cell::Cell;

use super::course::{Course, Place, span};
use super::dom;

/// Seconds of a minute.
const MINUTE_S: i64 = 60;

/// The time of a talk.
#[derive(Default)]
pub(super) struct Desk {
    /// Since when it runs \[s since 1970\]; none while it stands.
    since: Cell<Option<i64>>,
    /// What had passed before \[s\].
    before: Cell<i64>,
    has_begun: Cell<bool>,
}

impl Desk {
    fn elapsed(&self, now_s: i64) -> i64 {
        self.before.get() + self.since.get().map_or(0, |since| (now_s - since).max(0))
    }

    /// The talk goes on: the time runs from the first such moment.
    pub(super) fn moved(&self) {
        if !self.has_begun.replace(true) {
            self.since.set(Some(dom::now_s()));
        }
    }

    /// Stops the time, or lets it run on.
    pub(super) fn pause(&self) {
        let now = dom::now_s();
        let elapsed = self.elapsed(now);
        let runs = self.since.get().is_some();
        self.before.set(elapsed);
        self.since.set((!runs).then_some(now));
        self.has_begun.set(true);
        if let Some(button) = dom::find(".desk [data-do=pause]") {
            let _ = button.set_attribute("aria-pressed", if runs { "true" } else { "false" });
        }
    }

    /// Begins anew.
    pub(super) fn reset(&self) {
        self.before.set(0);
        self.since.set(self.since.get().map(|_| dom::now_s()));
        self.has_begun.set(self.since.get().is_some());
    }

    /// Writes the times; `minutes` is the length of the talk.
    pub(super) fn tick(&self, minutes: i64) {
        let date = js_sys::Date::new_0();
        dom::say("#desk-clock", &format!("{}:{:02}", date.get_hours(), date.get_minutes()));
        let elapsed = self.elapsed(dom::now_s());
        dom::say("#desk-elapsed", &span(elapsed.unsigned_abs()));
        let rest = minutes * MINUTE_S - elapsed;
        let written = span(rest.unsigned_abs());
        let Some(place) = dom::find("#desk-rest") else { return };
        dom::class(&place, "over", rest < 0);
        let words =
            if rest < 0 { dom::attribute(&place, "data-over").replace("{time}", &written) } else { written };
        dom::say("#desk-rest", &words);
    }

    /// Shows the notes of a slide and where the talk is.
    pub(super) fn follow(at: Place, course: &Course) {
        let notes = dom::find(&format!("[id=\"{}\"] .notes", at.slide + 1));
        if let (Some(notes), Some(place)) = (notes, dom::find("#desk-notes")) {
            place.set_inner_html(&notes.inner_html());
            place.set_scroll_top(0);
        }
        let steps = course.steps(at.slide);
        let step = if steps == 0 { String::new() } else { format!(" · {}/{steps}", at.step) };
        dom::say("#desk-place", &format!("{} / {}{step}", at.slide + 1, course.slides()));
    }
}
