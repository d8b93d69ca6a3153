//! The file of the results: one section a family, with the reasons that were written into it.

use std::{
    collections::{BTreeMap, VecDeque},
    fmt::Write as _,
};

use super::{
    FAMILIES,
    changes::{Outcome, Tried},
};

/// Its name.
pub(super) const FILE: &str = "MUTANTS.md";
/// Stands where a survivor has no reason yet.
const NO_REASON: &str = "?";

/// The file.
#[derive(Debug, Default)]
pub(super) struct Page(BTreeMap<String, Section>);

#[derive(Debug, Default)]
struct Section {
    summary: String,
    /// Place and change, and why it may survive.
    survivors: Vec<(String, String)>,
}

impl Page {
    /// Reads what was written before.
    pub(super) fn read(text: &str) -> Self {
        let sections = text.split("\n## ").skip(1).filter_map(|section| {
            let (name, body) = section.split_once('\n')?;
            let survivors = body.lines().filter_map(|line| {
                let (survivor, reason) = line.strip_prefix("- `")?.split_once("`: ")?;
                Some((survivor.to_owned(), reason.to_owned()))
            });
            let summary = body.lines().find(|line| !line.is_empty())?;
            let section = Section { summary: summary.to_owned(), survivors: survivors.collect() };
            Some((name.to_owned(), section))
        });
        Self(sections.collect())
    }

    /// Takes the results of a family; a survivor known already keeps its reason.
    pub(super) fn note(&mut self, family: &str, tried: &[Tried]) {
        let mut reasons: BTreeMap<String, VecDeque<String>> = BTreeMap::new();
        for (survivor, reason) in self.0.remove(family).unwrap_or_default().survivors {
            reasons.entry(without_line(&survivor)).or_default().push_back(reason);
        }
        let count = |outcome| tried.iter().filter(|it| it.1 == outcome).count();
        let survivors = tried.iter().filter(|it| it.1 == Outcome::Survived);
        let survivors: Vec<(String, String)> = survivors
            .map(|(name, _)| {
                let name = name.trim_start_matches("crates/model/src/").to_owned();
                let reason = reasons.get_mut(&without_line(&name)).and_then(VecDeque::pop_front);
                (name, reason.unwrap_or_else(|| NO_REASON.to_owned()))
            })
            .collect();
        let (caught, late, unviable) =
            (count(Outcome::Caught), count(Outcome::Late), count(Outcome::Unviable));
        let mutants = tried.len();
        let summary = format!(
            "{mutants} mutants: {caught} caught, {late} never ended, {unviable} did not compile, {} survived.",
            survivors.len()
        );
        self.0.insert(family.to_owned(), Section { summary, survivors });
    }

    /// The text of the file.
    pub(super) fn text(&self) -> String {
        let mut text = String::from(
            "# Mutants\n\n\
             What `cargo xtask mutants` found when it last ran: it changes the models one operator at a time and runs \
             the tests of the family. A change that no test notices survives, and its reason is written here by hand; \
             a new run keeps it. `cargo xtask mutants --family wind` runs one family.\n\n",
        );
        let missing: Vec<&str> =
            FAMILIES.iter().map(|(name, _)| *name).filter(|name| !self.0.contains_key(*name)).collect();
        let missing = if missing.is_empty() { "none".to_owned() } else { missing.join(", ") };
        let _ = writeln!(text, "Not run yet: {missing}.");
        for (name, section) in &self.0 {
            let _ = write!(text, "\n## {name}\n\n{}\n", section.summary);
            if !section.survivors.is_empty() {
                text.push('\n');
            }
            for (survivor, reason) in &section.survivors {
                let _ = writeln!(text, "- `{survivor}`: {reason}");
            }
        }
        text
    }
}

/// `rates.rs: replace < with <=` of `rates.rs:12:5: replace < with <=`: the line moves with every edit.
fn without_line(survivor: &str) -> String {
    let (place, change) = survivor.split_once(": ").unwrap_or((survivor, ""));
    format!("{}: {change}", place.split(':').next().unwrap_or(place))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::paths;

    #[test]
    fn every_survivor_has_a_reason() {
        let text = fs::read_to_string(paths::root().join(FILE)).unwrap();
        for (family, section) in &Page::read(&text).0 {
            for (survivor, reason) in &section.survivors {
                assert_ne!(reason, NO_REASON, "{family}: {survivor}");
            }
        }
    }

    #[test]
    fn a_reason_stays_with_its_survivor_when_lines_move() {
        let of = |line: u32, change: &str, outcome| {
            (format!("crates/model/src/wind.rs:{line}:5: {change}"), outcome)
        };
        let tried = |line| {
            [
                of(line, "replace < with <= in f", Outcome::Survived),
                of(line + 1, "replace + with - in f", Outcome::Caught),
                of(line + 2, "replace * with / in f", Outcome::Late),
            ]
        };
        let mut page = Page::default();
        page.note("wind", &tried(7));
        let written = page.text();
        assert!(written.contains("3 mutants: 1 caught, 1 never ended, 0 did not compile, 1 survived."));
        let mut page = Page::read(&written.replace("in f`: ?", "in f`: never equal"));
        page.note("wind", &tried(9));
        assert!(
            page.text().contains("- `wind.rs:9:5: replace < with <= in f`: never equal\n"),
            "{}",
            page.text()
        );
        assert!(!page.text().lines().any(|line| line.starts_with("Not run yet") && line.contains("wind")));
    }
}
