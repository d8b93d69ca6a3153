//! What a calculator answers: a sentence, figures with ranges, charts, and what all of it rests on.
//!
//! An answer is in one language and owns its words.

use portal_chart::ChartSpec;
use portal_evidence::Confidence;
use portal_text::{Language, number};
use portal_units::{Co2, Energy, Money};

use crate::shared::assumptions::MissingAssumption;
use crate::shared::spread::Interval;
use crate::shared::uses::digits_of;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AnswerError {
    /// The data lack a number that the calculator needs.
    #[error(transparent)]
    Assumption(#[from] MissingAssumption),
    /// A model refused its input.
    #[error("the model refuses its input: {0}")]
    Model(#[from] portal_model::ModelError),
}

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether they are the point of the sentence.
    pub strong: bool,
}

/// Splits a text at its `**` marks; what stands between two of them is strong.
pub fn runs(text: &str) -> Vec<Run> {
    text.split("**")
        .enumerate()
        .filter(|(_, piece)| !piece.is_empty())
        .map(|(place, piece)| Run { text: piece.to_owned(), strong: place % 2 == 1 })
        .collect()
}

/// One number of the answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Name in a file of results.
    pub key: String,
    /// What it is.
    pub label: String,
    /// The number with its range; `None` where it is not defined (a payback that never comes).
    pub value: Option<Interval>,
    /// The number as written on the page, rounded to what the range allows, or words where it is not defined.
    pub shown: String,
    /// Symbol of the unit; empty where `shown` is words.
    pub unit: String,
    /// The range as written on the page; empty without one.
    pub range: String,
    /// What the number and its range mean, in a few words.
    pub note: String,
}

impl Figure {
    /// A number with its range, written with at most `decimals` digits after the decimal mark.
    pub fn new(
        language: Language,
        (key, label, unit): (&str, &str, &str),
        value: Interval,
        decimals: usize,
        note: &str,
    ) -> Self {
        let (rounded, digits) = (value.rounded(), value.decimals(decimals));
        let write = |value: f64| number(language, value, digits);
        let range = match value.step() {
            Some(_) => format!("{}–{}", write(rounded.low), write(rounded.high)),
            None => String::new(),
        };
        Self {
            key: key.to_owned(),
            label: label.to_owned(),
            value: Some(value),
            shown: write(rounded.mid),
            unit: unit.to_owned(),
            range,
            note: note.to_owned(),
        }
    }

    /// A number that is not defined here; `shown` says so in words.
    pub fn undefined(key: &str, label: &str, shown: &str, note: &str) -> Self {
        Self {
            key: key.to_owned(),
            label: label.to_owned(),
            value: None,
            shown: shown.to_owned(),
            unit: String::new(),
            range: String::new(),
            note: note.to_owned(),
        }
    }
}

/// A number that the answer rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct AssumptionUse {
    /// Name in the data.
    pub key: String,
    /// What it is.
    pub label: String,
    /// The number used.
    pub value: f64,
    /// The number as written on the page.
    pub shown: String,
    /// The data's own number as written on the page.
    pub usual: String,
    /// Low and high end of what is usual as written on the page; empty when no spread is known.
    pub range: String,
    /// The smallest and the largest number that a reader may put in its place; `None` when a field of the form asks for
    /// it.
    pub limits: Option<(f64, f64)>,
    /// Symbol of the unit.
    pub unit: String,
    /// Where it comes from and for which year or date, as a reader sees it; empty for what is merely usual.
    pub credit: String,
    /// Page of the source, when there is one.
    pub url: Option<String>,
    /// How it was read.
    pub confidence: Confidence,
    /// Whether the reader put another number in its place.
    pub changed: bool,
}

impl AssumptionUse {
    /// The limits of a reader's own number as written on the page; `None` when a field of the form asks for it.
    pub fn bounds(&self, language: Language) -> Option<[String; 2]> {
        let write = |value: f64| number(language, value, digits_of(value));
        self.limits.map(|(low, high)| [write(low), write(high)])
    }
}

/// One line of the ledger of measures: against "nothing done", the same year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LedgerRow {
    /// Paid once.
    pub investment: Money,
    /// Kept in the purse in a year, sales included.
    pub saved_per_year: Money,
    /// Electricity no longer bought in a year.
    pub import_avoided: Energy,
    /// Electricity sold in a year.
    pub export: Energy,
    /// Emission avoided in a year.
    pub co2_avoided: Co2,
}

/// What the spread of an uncertain number does to the figure that an answer is judged by.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Driver {
    /// The number in a few words.
    pub label: String,
    /// The most that it takes away, at most zero, in the unit of the figure.
    pub down: f64,
    /// The most that it adds, at least zero, in the unit of the figure.
    pub up: f64,
    /// Both as written on the page, with the unit.
    pub shown: String,
}

/// What a calculator answers, in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The answer in a sentence.
    pub verdict: Vec<Run>,
    /// The answer in a few words, for the band that stays on the screen.
    pub short: String,
    /// The numbers, the most asked first.
    pub figures: Vec<Figure>,
    /// The assumptions whose spread moves the result most, the strongest first.
    pub drivers: Vec<Driver>,
    /// What the ranges mean.
    pub meaning: String,
    /// Charts with a heading each.
    pub charts: Vec<ChartSpec>,
    /// Everything assumed.
    pub assumptions: Vec<AssumptionUse>,
    /// The line for the ledger.
    pub ledger: LedgerRow,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strong_words_stand_between_two_marks() {
        let run = |text: &str, strong| Run { text: text.to_owned(), strong };
        assert_eq!(runs("About **5 kWh**."), [run("About ", false), run("5 kWh", true), run(".", false)]);
    }

    #[test]
    fn a_figure_is_written_as_far_as_its_range_allows() {
        let year = Interval { low: 4909.0, mid: 5454.0, high: 5999.0 };
        let figure = Figure::new(Language::Pl, ("yield", "Produkcja", "kWh"), year, 0, "");
        assert_eq!(figure.shown.replace(|it: char| it.is_whitespace(), " "), "5 500");
        assert_eq!(figure.range.replace(|it: char| it.is_whitespace(), " "), "4 900–6 000");
        assert_eq!(figure.value, Some(year));
    }
}
