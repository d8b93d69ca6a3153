//! What a harvest did, for people and for programs.

use serde::Serialize;

use portal_units::Instant;

/// A whole harvest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// When it began.
    pub now: Instant,
    /// Each source that was asked for, in order.
    pub sources: Vec<SourceReport>,
}

/// One source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceReport {
    /// Its name.
    pub source: &'static str,
    /// What became of it.
    pub outcome: Outcome,
    /// Why, in words, when it did not go well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What else is worth knowing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Questions that were asked.
    pub questions: usize,
    /// Values that were read.
    pub values: usize,
    /// Values that were missing.
    pub missing: usize,
    /// Time that it took. \[ms\]
    pub took_ms: u64,
}

/// What became of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A good answer was kept.
    Harvested,
    /// Its last good answer is young enough: it was not asked.
    NotDue,
    /// Its publisher does not want to be asked yet.
    Waiting,
    /// It answered well and has nothing yet; the last good answer stays.
    Empty,
    /// It failed; the last good answer stays.
    Failed,
}

impl Report {
    /// 0 when nothing failed, 1 when a source did.
    pub fn exit_code(&self) -> u8 {
        u8::from(self.sources.iter().any(|it| it.outcome == Outcome::Failed))
    }

    /// A line for each source and one for all.
    pub fn lines(&self) -> String {
        use std::fmt::Write as _;
        let mut text = String::new();
        for it in &self.sources {
            let outcome = match it.outcome {
                Outcome::Harvested => "harvested",
                Outcome::NotDue => "not due",
                Outcome::Waiting => "waiting",
                Outcome::Empty => "nothing yet",
                Outcome::Failed => "FAILED",
            };
            let _ = write!(text, "{:<24}{outcome:<13}{:>7} values", it.source, it.values);
            let _ =
                write!(text, "{:>6} missing{:>4} questions{:>8} ms", it.missing, it.questions, it.took_ms);
            for words in it.reason.iter().chain(&it.notes) {
                let _ = write!(text, "  {words}");
            }
            text.push('\n');
        }
        let count = |outcome| self.sources.iter().filter(|it| it.outcome == outcome).count();
        let (good, bad) = (count(Outcome::Harvested), count(Outcome::Failed));
        let _ =
            writeln!(text, "{good} harvested, {bad} failed, {} left alone", self.sources.len() - good - bad);
        text
    }
}
