//! What the portal has, read from tables that it publishes: a preview in a browser then finds the faults that the check of
//! the project finds.

use portal_text::parse_number;

use crate::data::Table;
use crate::known::Known;

/// Sources, tables and calculators that a lesson or a deck may name.
#[derive(Debug, Clone, Default)]
pub struct Stock {
    sources: Vec<String>,
    tables: Vec<(String, Table)>,
    asked: Vec<Asked>,
}

/// A question of a calculator.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Asked {
    /// Last part of the calculator's address.
    pub slug: String,
    /// Name of the calculator.
    pub calculator: String,
    /// Name of the question in the address bar.
    pub key: String,
    /// What is asked.
    pub label: String,
    /// Symbol of the unit; empty for none.
    pub unit: String,
    /// Smallest and largest value, in the unit; none for a choice.
    pub ends: Option<(f64, f64)>,
    /// Key and name of each option; empty for a number.
    pub options: Vec<(String, String)>,
}

impl Asked {
    /// Columns of the table of questions. `options` holds `key:name` parts between signs of `|`.
    pub const COLUMNS: [&'static str; 8] =
        ["slug", "calculator", "key", "label", "unit", "min", "max", "options"];

    fn read(row: &[String]) -> Option<Self> {
        let [slug, calculator, key, label, unit, min, max, options] = row else { return None };
        let option = |it: &str| it.split_once(':').map(|(key, name)| (key.to_owned(), name.to_owned()));
        Some(Self {
            slug: slug.clone(),
            calculator: calculator.clone(),
            key: key.clone(),
            label: label.clone(),
            unit: unit.clone(),
            ends: parse_number(min).zip(parse_number(max)),
            options: options.split('|').filter_map(option).collect(),
        })
    }

    /// Whether it takes an entry: a number between its ends, or the key of an option.
    pub fn takes(&self, entry: &str) -> bool {
        match self.ends {
            Some((min, max)) => parse_number(entry).is_some_and(|it| (min..=max).contains(&it)),
            None => self.options.iter().any(|it| it.0 == entry),
        }
    }
}

impl Stock {
    /// The stock of the table of sources (its first column holds the names) and the table of questions, which has
    /// [`Asked::COLUMNS`]; other rows are left out.
    pub fn new(sources: &Table, questions: &Table) -> Self {
        Self {
            sources: sources.rows.iter().filter_map(|row| row.first().cloned()).collect(),
            tables: Vec::new(),
            asked: questions.rows.iter().filter_map(|row| Asked::read(row)).collect(),
        }
    }

    /// Adds a curated table.
    pub fn add(&mut self, name: &str, table: Table) {
        self.tables.push((name.to_owned(), table));
    }

    /// Every calculator once: the last part of its address, and its name.
    pub fn calculators(&self) -> Vec<(&str, &str)> {
        let mut all: Vec<(&str, &str)> = Vec::new();
        for it in &self.asked {
            if !all.iter().any(|(slug, _)| *slug == it.slug) {
                all.push((&it.slug, &it.calculator));
            }
        }
        all
    }

    /// The questions of a calculator.
    pub fn of(&self, slug: &str) -> Vec<&Asked> {
        self.asked.iter().filter(|it| it.slug == slug).collect()
    }
}

impl Known for Stock {
    fn has_source(&self, name: &str) -> bool {
        self.sources.iter().any(|it| it == name)
    }

    fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|it| it.0 == name).map(|it| &it.1)
    }

    fn questions(&self, slug: &str) -> Option<Vec<&str>> {
        let keys: Vec<&str> = self.of(slug).into_iter().map(|it| it.key.as_str()).collect();
        (!keys.is_empty()).then_some(keys)
    }

    fn refused(&self, slug: &str, state: &str) -> Vec<String> {
        let asked = self.of(slug);
        if asked.is_empty() {
            return Vec::new();
        }
        let taken = |part: &str| {
            let (key, entry) = part.split_once('=').unwrap_or((part, ""));
            asked.iter().any(|it| it.key == key && it.takes(entry))
        };
        let parts = state.split('&').filter(|it| !it.is_empty());
        parts.filter(|it| !taken(it)).map(str::to_owned).collect()
    }
}
