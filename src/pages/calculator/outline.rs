//! The shape of a prerendered answer: what the browser must know of it to take over its page.
//!
//! The words stand in the page already. Until the browser has computed the same answer itself, it needs to know only
//! how many pieces there are and of which kind.

use portal_calculators::{Answer, AssumptionUse, Figure, LedgerRow, Run};
use portal_chart::{Axis, ChartSpec, Kind};
use portal_evidence::Confidence;
use portal_units::{Co2, Energy, Money};
use serde::{Deserialize, Serialize};

/// Pieces of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Outline {
    /// For each run of the sentence: whether it is strong.
    runs: Vec<bool>,
    /// The answer in a few words: they are read out when they change, so they must not.
    short: String,
    /// For each assumption: whether its source has a page.
    links: Vec<bool>,
    figures: u8,
    charts: u8,
}

impl Outline {
    /// The shape of an answer.
    #[cfg(feature = "ssr")]
    pub fn of(answer: &Answer) -> Self {
        let count = |length: usize| u8::try_from(length).unwrap_or(u8::MAX);
        Self {
            runs: answer.verdict.iter().map(|it| it.strong).collect(),
            short: answer.short.clone(),
            links: answer.assumptions.iter().map(|it| it.url.is_some()).collect(),
            figures: count(answer.figures.len()),
            charts: count(answer.charts.len()),
        }
    }

    /// An answer of this shape with nothing in it.
    pub fn blank(&self) -> Answer {
        let run = |strong: &bool| Run { text: String::new(), strong: *strong };
        let chart = |_| ChartSpec::new("", Axis::of(Kind::Number), Axis::of(Kind::Number));
        Answer {
            verdict: self.runs.iter().map(run).collect(),
            short: self.short.clone(),
            figures: (0..self.figures).map(|_| Figure::undefined("", "", "", "")).collect(),
            drivers: Vec::new(),
            meaning: String::new(),
            charts: (0..self.charts).map(chart).collect(),
            assumptions: self.links.iter().map(|it| assumption(*it)).collect(),
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

fn assumption(is_linked: bool) -> AssumptionUse {
    AssumptionUse {
        key: String::new(),
        label: String::new(),
        value: 0.0,
        shown: String::new(),
        range: String::new(),
        unit: String::new(),
        credit: String::new(),
        url: is_linked.then(String::new),
        confidence: Confidence::Recalled,
        changed: false,
    }
}
