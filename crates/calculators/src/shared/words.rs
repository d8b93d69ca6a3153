//! The words of an answer in one language.

use portal_text::{Language, Plural, Text, number};

use super::spread::Interval;
use crate::answer::{Figure, Run, runs};

/// Writes figures and sentences in one language.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    language: Language,
}

impl Words {
    /// Words of a language.
    pub const fn of(language: Language) -> Self {
        Self { language }
    }

    /// The language.
    pub const fn language(self) -> Language {
        self.language
    }

    /// A text.
    pub const fn say(self, text: Text) -> &'static str {
        text.get(self.language)
    }

    /// A number with its decimals.
    pub fn number(self, value: f64, decimals: usize) -> String {
        // Minus zero is zero to a reader.
        number(self.language, if value == 0.0 { 0.0 } else { value }, decimals)
    }

    /// A text with its places filled.
    pub fn fill(self, template: Text, values: &[(&str, &str)]) -> String {
        template.fill(self.language, values)
    }

    /// A sentence whose `**` marks are strong, with its places filled.
    pub fn sentence(self, template: Text, values: &[(&str, &str)]) -> Vec<Run> {
        runs(&self.fill(template, values))
    }

    /// A figure: its key, its name and unit, its range with at most `decimals` digits, a note.
    pub fn figure(
        self,
        key: &str,
        (label, unit): (Text, Text),
        value: Interval,
        decimals: usize,
        note: &str,
    ) -> Figure {
        let names = (key, self.say(label), self.say(unit));
        let mut figure = Figure::new(self.language, names, value, decimals, note);
        let (rounded, digits) = (value.rounded(), value.decimals(decimals));
        let ends = [rounded.low, rounded.high].map(|it| self.number(it, digits));
        if ends[0] == ends[1] {
            figure.range.clear();
        } else if value.low < 0.0 && !figure.range.is_empty() {
            // A dash between two numbers and a minus before one of them look alike.
            figure.range = ends.join(" … ");
        }
        figure
    }

    /// The same for a figure that may be undefined; `otherwise` says so in words.
    pub fn maybe(
        self,
        key: &str,
        (label, unit): (Text, Text),
        value: Option<Interval>,
        (decimals, otherwise): (usize, Text),
        note: &str,
    ) -> Figure {
        match value {
            Some(value) => self.figure(key, (label, unit), value, decimals, note),
            None => Figure::undefined(key, self.say(label), self.say(otherwise), note),
        }
    }

    /// A share of 0 to 1, written in percent.
    pub fn share(
        self,
        key: &str,
        label: Text,
        value: Option<Interval>,
        otherwise: Text,
        note: &str,
    ) -> Figure {
        let percent = Text { pl: "%", en: "%" };
        self.maybe(key, (label, percent), value.map(|it| it.scaled(100.0)), (0, otherwise), note)
    }

    /// The form of a unit that goes with a number as written: 2 lata, 7 lat, 4,5 roku.
    pub fn unit_of(self, unit: &Plural, value: Interval, decimals: usize) -> &'static str {
        let middle = value.rounded().mid.abs();
        if value.decimals(decimals) > 0 && middle.fract() != 0.0 {
            return unit.fraction(self.language);
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and not negative")]
        unit.get(self.language, middle.round() as u64)
    }
}

/// The range of a figure as written, or its middle where it has none.
pub fn span(figure: &Figure) -> &str {
    if figure.range.is_empty() { &figure.shown } else { &figure.range }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_across_zero_is_not_taken_for_three_dashes() {
        let label = Text { pl: "Oszczędność", en: "Saving" };
        let unit = Text { pl: "zł", en: "PLN" };
        let range = Interval { low: -300.0, mid: 100.0, high: 500.0 };
        let figure = Words::of(Language::En).figure("saved", (label, unit), range, 0, "");
        assert!(figure.range.contains(" … ") && figure.range.ends_with("500"), "{}", figure.range);
        assert_eq!(span(&figure), figure.range);
    }
}
