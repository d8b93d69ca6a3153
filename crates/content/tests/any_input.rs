//! No input breaks the reading of a file: letters at random, and whole files with pieces cut out, doubled or exchanged.

mod common;

use std::fs;
use std::path::Path;

use common::{Portal, told};
use portal_content::{Deck, Given, Lesson, Piece, Table, check_deck, check_lesson, compare_lessons};
use portal_text::Language;
use proptest::prelude::*;

/// Every directive and every kind of question once.
const LESSON: &str = include_str!("samples/lesson.md");
/// Two slides with everything that a slide may have.
const DECK: &str = include_str!("samples/deck.md");

/// Does with a text all that can be done with it.
fn use_up(text: &str) {
    let portal = Portal::new();
    drop(Table::read(text));
    for language in Language::ALL {
        let (lesson, faults) = Lesson::parse(text, language);
        let lines = u32::try_from(text.lines().count()).unwrap_or(u32::MAX).max(1);
        for fault in faults.iter().chain(&check_lesson(&lesson, &portal)) {
            assert!((1..=lines).contains(&fault.line), "line {} of {lines}", fault.line);
            assert!(!Language::ALL.iter().any(|it| fault.message(*it).is_empty()));
        }
        assert_eq!(lesson.worksheet().exercises.len(), lesson.key().len());
        assert_eq!(lesson.timetable().len(), lesson.steps.len());
        assert_eq!(told(&compare_lessons(&lesson, &lesson)), []);
        for piece in lesson.pieces() {
            if let Piece::Question(question) = piece {
                for given in [Given::Choice(3), Given::Several(vec![9, 0]), Given::Places(vec![2, 2, 9])] {
                    let verdict = question.judge(&given);
                    assert!(verdict.hits <= verdict.parts);
                }
            }
        }
        let (deck, _) = Deck::parse(text, language);
        check_deck(&deck, &portal);
        deck.slides.iter().for_each(|it| drop(it.text()));
    }
}

/// Pieces that mean something, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let words = [
        "---",
        ":::",
        "::: ",
        "::: question id=\"a\" kind=\"choice\"",
        "::: predict",
        "::: after guess=\"a\"",
        "::: reveal",
        "::: note",
        "## A (5 min)",
        "# S",
        "- [x] a",
        "- [ ] b",
        "  > c",
        "1. a",
        "|a|b|",
        "|---|",
        "**",
        "*",
        "`",
        "[@",
        "[",
        "](",
        "https://a",
        ")",
        "]",
        "right:",
        "answer: 1,5",
        "title: x",
        "\"",
        "\\",
        "<b",
        "ł",
        "\u{a0}",
        "\u{feff}",
        "=",
        ";",
        "key=\"",
        "- a -> b",
        "\r",
        "minutes: 45",
        " ",
        "  ",
        "\n",
        "\n",
        "\n\n",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..60).prop_map(|it| it.concat())
}

/// A file with some of its letters exchanged for those of another place.
fn mutated(file: &str) -> impl Strategy<Value = String> + use<> {
    let letters: Vec<char> = file.chars().collect();
    let places = 0..letters.len();
    prop::collection::vec((places.clone(), 0..40_usize, places, 0..40_usize), 1..6).prop_map(move |cuts| {
        let mut mutant = letters.clone();
        for (to, drop, from, take) in cuts {
            let piece: Vec<char> = letters.iter().skip(from).take(take).copied().collect();
            let to = to.min(mutant.len());
            let end = (to + drop).min(mutant.len());
            mutant.splice(to..end, piece);
        }
        mutant.into_iter().collect()
    })
}

/// The lessons and decks of the portal.
fn published() -> Vec<String> {
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
    let folders =
        ["lessons", "decks"].into_iter().flat_map(|it| fs::read_dir(public.join(it)).into_iter().flatten());
    let files = folders.flatten().flat_map(|it| ["pl.md", "en.md"].map(|name| it.path().join(name)));
    files.filter_map(|it| fs::read_to_string(it).ok()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn letters_at_random_are_read(text in "\\PC{0,300}") {
        use_up(&text);
    }

    #[test]
    fn pieces_at_random_are_read(text in pieces()) {
        use_up(&text);
        use_up(&format!("---\ntitle: a\n---\n## A (5 min)\n{text}"));
    }

    #[test]
    fn a_damaged_lesson_is_read(text in mutated(LESSON)) {
        use_up(&text);
    }

    #[test]
    fn a_damaged_deck_is_read(text in mutated(DECK)) {
        use_up(&text);
    }

    #[test]
    fn a_damaged_file_of_the_portal_is_read(text in prop::sample::select(published()).prop_flat_map(|it| mutated(&it))) {
        use_up(&text);
    }
}

#[test]
fn there_are_files_to_damage() {
    assert!(published().len() >= 6);
}

#[test]
fn long_rows_of_signs_are_read_in_a_moment() {
    for sign in [
        "*", "**", "[", "[@", "`", "\\", "<", "\"", "::: ", ":::\n", "- ", "|", "> ", "a *b", "[a](", "1. \n",
    ] {
        use_up(&format!("---\ntitle: a\n---\n## A (5 min)\n{}", sign.repeat(20_000)));
    }
}
