//! What the registry says of the models exists: items, tables, tests.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use portal_model::registry::{ALL, Proof, find};

/// Modules that hold no model: what others are built of.
const NO_MODEL: &[&str] = &["calendar", "error", "random", "registry"];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The text of every Rust file below a folder of this crate.
fn sources(name: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut waiting = vec![folder(name)];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|it| it == "rs") {
            texts.push(fs::read_to_string(&path).unwrap());
        }
    }
    texts
}

#[test]
fn every_slug_is_unique_and_finds_its_card() {
    let slugs: HashSet<&str> = ALL.iter().map(|card| card.slug).collect();
    assert_eq!(slugs.len(), ALL.len());
    for card in ALL {
        let plain = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
        assert!(card.slug.chars().all(plain), "{}", card.slug);
        assert_eq!(find(card.slug), Some(*card));
    }
}

#[test]
fn every_family_has_a_card() {
    let library = fs::read_to_string(folder("src/lib.rs")).unwrap();
    let modules = library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    for module in modules.filter(|it| !NO_MODEL.contains(it)) {
        let family = format!("{module}::");
        assert!(ALL.iter().any(|card| card.item.starts_with(&family)), "{module} has no card");
    }
}

#[test]
fn every_card_of_the_sources_is_listed() {
    let cards = sources("src").iter().map(|text| text.matches(": Card = Card {").count()).sum::<usize>();
    assert_eq!(cards, ALL.len());
}

/// Whether one of the texts declares a public item of this name.
fn declares(texts: &[String], name: &str) -> bool {
    let starts_here = |rest: &str| !rest.starts_with(|it: char| it.is_alphanumeric() || it == '_');
    ["fn", "const fn", "struct", "enum", "mod"].iter().any(|kind| {
        let item = format!("pub {kind} {name}");
        texts.iter().any(|text| text.split(&item).skip(1).any(starts_here))
    })
}

#[test]
fn every_card_is_whole_and_names_items_of_the_crate() {
    let sources = sources("src");
    for card in ALL {
        assert!(!card.formula.is_empty() && !card.sources.is_empty(), "{}", card.slug);
        assert!(card.ranges.iter().all(|it| it.min <= it.max), "{}", card.slug);
        // One item, or several of one module in braces.
        let (_, names) = card.item.rsplit_once("::").unwrap();
        for name in names.trim_matches(['{', '}']).split(", ") {
            assert!(declares(&sources, name), "{}: there is no {name}", card.slug);
        }
    }
}

#[test]
fn every_card_has_a_proof_that_exists() {
    let tests = sources("tests");
    for card in ALL {
        assert!(!card.proofs.is_empty(), "{} has no proof", card.slug);
        for proof in card.proofs {
            match *proof {
                Proof::Table { table, demand, deviation, .. } => {
                    let file = folder("../../tests/reference").join(format!("{table}.csv"));
                    assert!(file.exists(), "{}: no table {table}", card.slug);
                    assert!(deviation <= demand, "{}: {table} misses its demand", card.slug);
                    let statement = format!("deviation(\"{table}\")");
                    assert!(tests.iter().any(|it| it.contains(&statement)), "{table} is not asserted");
                }
                Proof::Hand { test } => {
                    let (file, name) = test.split_once(": ").unwrap();
                    let text = fs::read_to_string(folder(file)).unwrap();
                    assert!(text.contains(&format!("#[test]\nfn {name}() {{")), "{}: no {test}", card.slug);
                }
            }
        }
    }
}

#[test]
fn every_card_is_on_the_page_for_readers() {
    let page = fs::read_to_string(folder("../../MODELS.md")).unwrap();
    for card in ALL {
        let is_there = page.contains(&format!("### {}\n", card.slug)) && page.contains(card.formula);
        assert!(is_there, "{} is not in MODELS.md as it is: run `cargo xtask models`", card.slug);
    }
}
