//! What keys do to a picture.

use super::explorer::{Act, Explorer};
use crate::geometry::Size;

/// What a key did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keyed {
    /// Nothing: the page may have it.
    Ignored,
    /// Another place is read, or none any more.
    Read,
    /// Another part is looked at.
    Viewed,
    /// The reader wants to leave.
    Left,
}

/// Places that a Page key goes at once.
const PAGE: isize = 10;
/// Share of the view that a step aside of a key or a button moves it.
pub const SIDE: f64 = 0.25;
/// How much nearer a step of a key or a button is.
pub const NEARER: f64 = 1.5;

impl Explorer {
    /// Does what a key means, by its name as browsers give it; `size` is that of the drawing \[px\].
    ///
    /// Arrows read the next value, Page keys the tenth, Home and End the first and the last; with Shift arrows move the
    /// view. Plus and minus go nearer and away, nought shows everything. Escape ends the reading, then the view, then
    /// leaves.
    pub fn key(&mut self, key: &str, with_shift: bool, size: Size) -> Keyed {
        let act = match (key, with_shift) {
            ("ArrowRight", true) => Some(Act::Aside(SIDE)),
            ("ArrowLeft", true) => Some(Act::Aside(-SIDE)),
            ("+" | "=", _) => Some(Act::Nearer(NEARER)),
            ("-" | "_", _) => Some(Act::Nearer(1.0 / NEARER)),
            ("0", _) => Some(Act::Reset),
            _ => None,
        };
        if let Some(act) = act {
            return if self.act(act) { Keyed::Viewed } else { Keyed::Ignored };
        }
        let read = match key {
            "ArrowRight" => self.step(1, size),
            "ArrowLeft" => self.step(-1, size),
            "PageDown" => self.step(PAGE, size),
            "PageUp" => self.step(-PAGE, size),
            "Home" => self.read_end(false, size),
            "End" => self.read_end(true, size),
            "Escape" => return self.escape(),
            _ => false,
        };
        if read { Keyed::Read } else { Keyed::Ignored }
    }

    fn escape(&mut self) -> Keyed {
        if self.is_reading() {
            self.stop_reading();
            Keyed::Read
        } else if self.act(Act::Reset) {
            Keyed::Viewed
        } else {
            Keyed::Left
        }
    }
}
