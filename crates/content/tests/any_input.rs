//! No input breaks the reading of a file: letters at random, and whole files with pieces cut out, doubled or exchanged.

mod common;

use common::{Portal, told};
use portal_content::{Deck, Given, Lesson, Piece, check_deck, check_lesson, compare};
use portal_text::Language;
use proptest::prelude::*;

/// Every directive and every kind of question once.
const LESSON: &str = include_str!("samples/lesson.md");
/// Two slides with everything that a slide may have.
const DECK: &str = include_str!("samples/deck.md");

/// Does with a text all that can be done with it.
fn use_up(text: &str) {
    let portal = Portal::new();
    for language in Language::ALL {
        let (lesson, faults) = Lesson::parse(text, language);
        let lines = u32::try_from(text.lines().count()).unwrap_or(u32::MAX).max(1);
        for fault in faults.iter().chain(&check_lesson(&lesson, &portal)) {
            assert!((1..=lines).contains(&fault.line), "line {} of {lines}", fault.line);
            assert!(!Language::ALL.iter().any(|it| fault.message(*it).is_empty()));
        }
        assert_eq!(lesson.worksheet().exercises.len(), lesson.key().len());
        assert_eq!(lesson.timetable().len(), lesson.steps.len());
        assert_eq!(told(&compare(&lesson, &lesson)), []);
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

/// A real file with some of its letters exchanged for those of another place.
fn mutated(file: &'static str) -> impl Strategy<Value = String> {
    let count = file.chars().count();
    prop::collection::vec((0..count, 0..40_usize, 0..count, 0..40_usize), 1..6).prop_map(move |cuts| {
        let mut letters: Vec<char> = file.chars().collect();
        for (to, drop, from, take) in cuts {
            let piece: Vec<char> = file.chars().skip(from).take(take).collect();
            let to = to.min(letters.len());
            let end = (to + drop).min(letters.len());
            letters.splice(to..end, piece);
        }
        letters.into_iter().collect()
    })
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
}

#[test]
fn long_rows_of_signs_are_read_in_a_moment() {
    for sign in [
        "*", "**", "[", "[@", "`", "\\", "<", "\"", "::: ", ":::\n", "- ", "|", "> ", "a *b", "[a](", "1. \n",
    ] {
        use_up(&format!("---\ntitle: a\n---\n## A (5 min)\n{}", sign.repeat(20_000)));
    }
}
