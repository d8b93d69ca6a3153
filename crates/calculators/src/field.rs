//! One question of a form, as data.

use portal_text::Text;

/// What a field accepts, in the field's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// Smallest value.
    pub min: f64,
    /// Largest value.
    pub max: f64,
    /// What one press of a step button or an arrow key adds.
    pub step: f64,
    /// How strongly the small values are spread out on the track; 1 for an even track.
    pub bend: f64,
}

impl Range {
    /// A range from `min` to `max` in steps of `step`, all in the field's unit.
    pub const fn new(min: f64, max: f64, step: f64) -> Self {
        Self { min, max, step, bend: 1.0 }
    }

    /// The range on a track where the share `t` of the way stands for `t^bend` of the range: for ranges from a flat
    /// to a block of flats, where a flat needs most of the room.
    #[must_use]
    pub const fn bent(mut self, bend: f64) -> Self {
        self.bend = bend;
        self
    }

    /// Where the value stands on the track, 0–1.
    pub fn share_of(self, value: f64) -> f64 {
        ((value - self.min) / (self.max - self.min)).clamp(0.0, 1.0).powf(1.0 / self.bend)
    }

    /// The value at a share 0–1 of the track, on the grid of steps.
    pub fn at_share(self, share: f64) -> f64 {
        let exact = self.min + (self.max - self.min) * share.clamp(0.0, 1.0).powf(self.bend);
        self.stepped(exact, 0.0)
    }

    /// The value moved by `steps` steps, put on the grid of steps and kept inside the range.
    pub fn stepped(self, value: f64, steps: f64) -> f64 {
        let grid = ((value - self.min) / self.step).round() + steps;
        self.decimal(self.min + grid * self.step).clamp(self.min, self.max)
    }

    /// Digits after the decimal mark that one step needs, at most four.
    pub fn decimals(self) -> usize {
        self.grid().0
    }

    /// Digits of a step, and the power of ten that makes it whole.
    fn grid(self) -> (usize, f64) {
        let grids = [(0, 1.0), (1, 10.0), (2, 100.0), (3, 1e3)];
        grids.into_iter().find(|(_, scale)| is_whole(self.step * scale)).unwrap_or((4, 1e4))
    }

    /// The value without the binary dust that a sum of steps leaves; the start of a range may stand between steps.
    fn decimal(self, value: f64) -> f64 {
        let scale = self.grid().1 * 10.0;
        (value * scale).round() / scale
    }
}

fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() < 1e-9
}

/// What a field holds before anybody touches it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Start {
    /// A value of the calculator itself: the case it opens on.
    Fixed(f64),
    /// The value of the assumption of this key: it changes with the data, not with the program.
    Assumption(&'static str),
}

/// A named place on the track of a slider.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Zone {
    /// Where the zone begins, in the field's unit.
    pub from: f64,
    /// What it is called.
    pub name: Text,
}

/// One option of a choice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Choice {
    /// Name in the address bar.
    pub key: &'static str,
    /// Name on the page.
    pub label: Text,
}

/// How a field is answered.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A number on a slider and in a box.
    Number {
        /// Symbol of the unit.
        unit: Text,
        /// What is accepted.
        range: Range,
        /// What it holds at first.
        start: Start,
        /// Named places on the track, in ascending order.
        zones: &'static [Zone],
        /// The value in a word ("south"), where there is one.
        word: Option<fn(f64) -> Text>,
    },
    /// One of a few; the first option is the start.
    Choice {
        /// The options in their order.
        options: &'static [Choice],
    },
}

/// A question as the form sees it.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    /// Name in the address bar.
    pub key: &'static str,
    /// What is asked.
    pub label: Text,
    /// A line of help under the field.
    pub help: Option<Text>,
    /// Heading under which the field stands.
    pub section: Text,
    /// How it is answered.
    pub kind: Kind,
}

/// The content of a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// A number in the field's unit.
    Number(f64),
    /// Place of the chosen option in the list of options.
    Choice(usize),
}

/// How a value gets into the typed inputs of a calculator. The text says why the value is refused.
pub(crate) enum Access<I> {
    Number(fn(&mut I, f64) -> Result<(), Text>),
    Choice(fn(&mut I, usize) -> Result<(), Text>),
}

/// A question together with the place of its answer in the inputs `I`.
pub struct Field<I> {
    /// The question.
    pub question: Question,
    pub(crate) access: Access<I>,
}

impl<I> Field<I> {
    /// A number of the given `unit` within `range`; `set` may refuse what is in range and still makes no sense.
    pub const fn number(
        key: &'static str,
        label: Text,
        unit: Text,
        range: Range,
        start: Start,
        set: fn(&mut I, f64) -> Result<(), Text>,
    ) -> Self {
        let kind = Kind::Number { unit, range, start, zones: &[], word: None };
        Self {
            question: Question { key, label, help: None, section: Text { pl: "", en: "" }, kind },
            access: Access::Number(set),
        }
    }

    /// One of `options`; `set` receives its place in the list.
    pub const fn choice(
        key: &'static str,
        label: Text,
        options: &'static [Choice],
        set: fn(&mut I, usize) -> Result<(), Text>,
    ) -> Self {
        let kind = Kind::Choice { options };
        Self {
            question: Question { key, label, help: None, section: Text { pl: "", en: "" }, kind },
            access: Access::Choice(set),
        }
    }

    /// Puts the field under a heading.
    #[must_use]
    pub const fn under(mut self, section: Text) -> Self {
        self.question.section = section;
        self
    }

    /// Adds a line of help.
    #[must_use]
    pub const fn help(mut self, help: Text) -> Self {
        self.question.help = Some(help);
        self
    }

    /// Names places on the track of a number; a choice has none.
    #[must_use]
    pub const fn zones(mut self, named: &'static [Zone]) -> Self {
        if let Kind::Number { unit, range, start, word, .. } = self.question.kind {
            self.question.kind = Kind::Number { unit, range, start, zones: named, word };
        }
        self
    }

    /// Says a number in a word, too.
    #[must_use]
    pub const fn word(mut self, say: fn(f64) -> Text) -> Self {
        if let Kind::Number { unit, range, start, zones, .. } = self.question.kind {
            self.question.kind = Kind::Number { unit, range, start, zones, word: Some(say) };
        }
        self
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "numbers of a form are exact decimals")]
mod tests {
    use super::*;

    #[test]
    fn a_step_lands_on_the_grid_and_stays_in_range() {
        let range = Range::new(0.5, 50.0, 0.1);
        assert_eq!(range.stepped(5.0, 1.0), 5.1);
        assert_eq!(range.stepped(5.04, 1.0), 5.1);
        assert_eq!(range.stepped(50.0, 10.0), 50.0);
        assert_eq!(range.stepped(0.6, -10.0), 0.5);
    }

    #[test]
    fn a_bent_track_gives_small_values_more_room_and_leads_back() {
        let range = Range::new(0.0, 100.0, 1.0).bent(2.0);
        assert_eq!(range.at_share(0.5), 25.0);
        assert_eq!(range.share_of(25.0), 0.5);
        assert_eq!((range.at_share(-1.0), range.at_share(2.0)), (0.0, 100.0));
    }

    #[test]
    fn the_step_decides_how_many_digits_are_shown() {
        assert_eq!(Range::new(0.0, 1.0, 0.01).decimals(), 2);
        assert_eq!(Range::new(0.0, 90.0, 1.0).decimals(), 0);
        assert_eq!(Range::new(0.0, 9000.0, 250.0).decimals(), 0);
    }
}
