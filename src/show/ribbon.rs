//! The ribbons of the day, kept up to date.

use portal_units::Instant;
use web_sys::HtmlElement;

use super::day::Days;
use super::dom;

/// The ribbons of a page, all of the same day.
pub(super) struct Ribbon {
    places: Vec<HtmlElement>,
    days: Days,
    /// A moment that is taken for now.
    fixed: Option<i64>,
}

impl Ribbon {
    /// The ribbons inside of an element; `None` when there are none.
    pub(super) fn within(element: &HtmlElement) -> Option<Self> {
        let places = dom::all(element, ".day");
        let place = places.first()?;
        let days = Days::read(&dom::attribute(place, "data-days"))?;
        let fixed = dom::attribute(place, "data-now").parse().ok();
        Some(Self { places, days, fixed })
    }

    /// The moment that is taken for now, in seconds since 1970.
    pub(super) fn now_s(&self) -> i64 {
        self.fixed.unwrap_or_else(dom::now_s)
    }

    /// Draws a moment.
    pub(super) fn draw(&self, at_s: i64) {
        for place in &self.places {
            let name = dom::attribute(place, "data-name");
            if let Some(drawn) = self.days.ribbon(Instant::from_unix_seconds(at_s), &name, dom::language()) {
                place.set_inner_html(&drawn);
            }
        }
    }

    /// What a clock of the place shows at a moment.
    pub(super) fn clock(&self, at_s: i64) -> String {
        self.days.clock(Instant::from_unix_seconds(at_s))
    }
}
