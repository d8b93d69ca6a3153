//! What is wrong with a file, and where, in words for the person who wrote it.

use portal_text::{Language, Text};

/// One thing to put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Line of the file, the first is 1.
    pub line: u32,
    sentence: Text,
    values: Vec<(&'static str, String)>,
}

impl Fault {
    pub(crate) fn new(line: u32, sentence: Text, values: &[(&'static str, &str)]) -> Self {
        let values = values.iter().map(|(name, value)| (*name, shortened(value))).collect();
        Self { line, sentence, values }
    }

    /// What is wrong and what to do, as a sentence.
    pub fn message(&self, language: Language) -> String {
        let values: Vec<(&str, &str)> =
            self.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.sentence.fill(language, &values)
    }
}

/// A quotation that fits into a sentence.
fn shortened(value: &str) -> String {
    const MOST: usize = 60;
    let mut letters = value.chars();
    let start: String = letters.by_ref().take(MOST).collect();
    if letters.next().is_some() { start + "…" } else { start }
}

/// What a file is read with: its language, and the faults found so far.
#[derive(Debug)]
pub(crate) struct Reader {
    /// Language of the file.
    pub(crate) language: Language,
    /// What was found, by line.
    faults: Vec<Fault>,
}

impl Reader {
    pub(crate) const fn new(language: Language) -> Self {
        Self { language, faults: Vec::new() }
    }

    pub(crate) fn fault(&mut self, line: u32, sentence: Text, values: &[(&'static str, &str)]) {
        let fault = Fault::new(line, sentence, values);
        // Kept in order as they come: they are few, and the library's sorting would be downloaded for them.
        let first = self.faults.partition_point(|it| it.line < line);
        let behind = self.faults.partition_point(|it| it.line <= line);
        if !self.faults.get(first..behind).is_some_and(|it| it.contains(&fault)) {
            self.faults.insert(behind, fault);
        }
    }

    /// The faults by line, each once.
    pub(crate) fn finish(self) -> Vec<Fault> {
        self.faults
    }
}
