//! `cargo xtask models`: writes the registry of the models as a page for readers, `MODELS.md`.

use std::{fmt::Write as _, fs};

use portal_model::registry::{self, Card, Limits, Proof};

use crate::{
    error::{Error, Result},
    paths,
};

const FILE: &str = "MODELS.md";

/// Writes the page.
///
/// # Errors
/// When the file cannot be written.
pub(crate) fn write() -> Result<()> {
    let path = paths::root().join(FILE);
    fs::write(&path, page(registry::ALL)).map_err(Error::file(&path))?;
    println!("{FILE}: {} models", registry::ALL.len());
    Ok(())
}

/// All models, family by family in the order of the registry.
fn page(cards: &[&Card]) -> String {
    let mut text = String::from(
        "# Models\n\n\
         Written by `cargo xtask models` from the registry in `crates/model/src/registry.rs`; do not edit it by hand, \
         a test compares the two.\n\n\
         Each model has its formula, the limits within which it answers, its sources, what it leaves out and what \
         shows that it is right: tables of `tests/reference` with the largest deviation that the test measured, and \
         cases worked by hand in `crates/model/tests`. A deviation of unit 1 is relative to the larger of 1 and the \
         expected value.\n",
    );
    let mut last = "";
    for card in cards {
        let family = family(card);
        if family != last {
            let _ = write!(text, "\n## {family}\n");
            last = family;
        }
        section(&mut text, card);
    }
    text
}

/// The module of the crate in which a model lives.
fn family(card: &Card) -> &'static str {
    card.item.split("::").next().unwrap_or(card.item)
}

fn section(text: &mut String, card: &Card) {
    let _ = write!(text, "\n### {}\n\n`{}`\n\n- Formula: `{}`\n", card.slug, card.item, card.formula);
    let ranges: Vec<String> = card.ranges.iter().map(range).collect();
    let _ = writeln!(text, "- Range: {}", joined(&ranges));
    let _ = writeln!(text, "- Source: {}", card.sources.join(" · "));
    let omits: Vec<String> = card.omits.iter().map(|key| key.replace('-', " ")).collect();
    let _ = writeln!(text, "- Leaves out: {}", joined(&omits));
    for it in card.proofs {
        let _ = writeln!(text, "- Proof: {}", proof(it));
    }
}

fn joined(parts: &[String]) -> String {
    if parts.is_empty() { "–".to_owned() } else { parts.join(", ") }
}

fn range(limits: &Limits) -> String {
    let unit = with_unit(limits.unit);
    format!("`{}` {} to {}{unit}", limits.input, number(limits.min), number(limits.max))
}

fn proof(proof: &Proof) -> String {
    match *proof {
        Proof::Table { table, by, demand, deviation, unit } => {
            let (measured, demanded, unit) = (number(deviation), number(demand), with_unit(unit));
            format!("table `{table}` by {by}: at most {measured}{unit} off, {demanded}{unit} demanded")
        }
        Proof::Hand { test } => format!("by hand, `{test}`"),
    }
}

/// A blank and the unit; nothing for a plain number.
fn with_unit(unit: &str) -> String {
    if unit == "1" { String::new() } else { format!(" {unit}") }
}

/// Powers of ten where zeros would have to be counted.
fn number(value: f64) -> String {
    let is_plain = value == 0.0 || (1e-3..1e6).contains(&value.abs());
    let digits = if is_plain { value.to_string() } else { format!("{value:e}") };
    digits.strip_prefix('-').map_or_else(|| digits.clone(), |it| format!("−{it}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_in_the_repository_is_that_of_the_registry() {
        let written = fs::read_to_string(paths::root().join(FILE)).unwrap();
        assert!(written == page(registry::ALL), "{FILE} is out of date: run `cargo xtask models`");
    }

    #[test]
    fn a_model_is_written_with_its_limits_and_its_proofs() {
        const CARD: Card = Card {
            slug: "fall",
            item: "ground::fall",
            formula: "s = g·t²/2",
            ranges: &[Limits { input: "time", min: -0.5, max: 1e7, unit: "s" }],
            sources: &["A, 1901", "B, 1902"],
            omits: &["no-air"],
            proofs: &[
                Proof::Table { table: "1a", by: "C", demand: 0.01, deviation: 2e-9, unit: "m" },
                Proof::Hand { test: "tests/fall.rs: a_second" },
            ],
        };
        let text = page(&[&CARD, &CARD]);
        for line in [
            "- Formula: `s = g·t²/2`",
            "- Range: `time` −0.5 to 1e7 s",
            "- Source: A, 1901 · B, 1902",
            "- Leaves out: no air",
            "- Proof: table `1a` by C: at most 2e-9 m off, 0.01 m demanded",
            "- Proof: by hand, `tests/fall.rs: a_second`",
        ] {
            assert!(text.lines().any(|it| it == line), "{line} is not in\n{text}");
        }
        assert_eq!(text.matches("## ground").count(), 1);
    }
}
