//! The shape of a prerendered answer: what the browser must know of it to take over its page.
//!
//! The words stand in the page already. Until the browser has computed the same answer itself, it needs to know only
//! how many pieces there are and of which kind.

use portal_calculators::{Answer, Figure, LedgerRow, Run};
use portal_chart::{Axis, ChartSpec, Kind};
use portal_units::{Co2, Energy, Money};
use serde::{Deserialize, Serialize};

/// The letter for "so it is".
const SO: char = 's';

/// Pieces of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Outline {
    /// For each run of the sentence a letter: `s` when it is strong.
    runs: String,
    /// The answer in a few words: they are read out when they change, so they must not.
    short: String,
    figures: u32,
    charts: u32,
}

impl Outline {
    /// The shape of an answer, with room for at least so many figures: answers to other inputs may have more.
    #[cfg(feature = "ssr")]
    pub fn of(answer: &Answer, room: usize) -> Self {
        let count = |length: usize| u32::try_from(length).unwrap_or_default();
        let letter = |so: bool| if so { SO } else { 'n' };
        Self {
            runs: answer.verdict.iter().map(|it| letter(it.strong)).collect(),
            short: answer.short.clone(),
            figures: count(answer.figures.len().max(room)),
            charts: count(answer.charts.len()),
        }
    }

    /// Places for figures.
    pub(super) fn figures(&self) -> usize {
        self.figures as usize
    }

    /// Charts.
    pub(super) fn charts(&self) -> usize {
        self.charts as usize
    }

    /// An answer of this shape with nothing in it.
    pub fn blank(&self) -> Answer {
        let run = |letter| Run { text: String::new(), strong: letter == SO };
        let chart = |_| ChartSpec::new("", Axis::of(Kind::Number), Axis::of(Kind::Number));
        Answer {
            verdict: self.runs.chars().map(run).collect(),
            short: self.short.clone(),
            figures: (0..self.figures).map(|_| Figure::undefined("", "", "", "")).collect(),
            drivers: Vec::new(),
            meaning: String::new(),
            charts: (0..self.charts).map(chart).collect(),
            assumptions: Vec::new(),
            ledger: LedgerRow {
                investment: Money::ZERO,
                saved_per_year: Money::ZERO,
                import_avoided: Energy::ZERO,
                export: Energy::ZERO,
                co2_avoided: Co2::ZERO,
            },
        }
    }
}
