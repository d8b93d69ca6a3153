//! A file beside the same file in another language.

mod common;

use common::{Portal, told};
use portal_content::Draft;
use portal_text::Language;

const LESSON: &str = include_str!("samples/lesson.md");
const DECK: &str = include_str!("samples/deck.md");

/// A file without a fault.
fn whole(text: &str, is_deck: bool) -> Draft {
    let (draft, faults) = Draft::read(text, Language::En, is_deck, &Portal::new());
    assert_eq!(told(&faults), []);
    draft
}

#[test]
fn faults_of_the_file_and_of_what_it_names_come_together_by_line() {
    let text = LESSON.replace("t` [@tables]", "t` [@nobody]").replace("lines=\"2\"", "lines=\"99\"");
    let (_, faults) = Draft::read(&text, Language::En, false, &Portal::new());
    // The first step is line 14, and the task line 81; what cannot be read is found before what is not known.
    let lines: Vec<u32> = faults.iter().map(|it| it.line).collect();
    assert_eq!(lines, [14, 81], "{faults:?}");
}

#[test]
fn a_difference_is_told_by_the_line_of_the_translation() {
    let original = whole(LESSON, false);
    // A blank line more at the end of the first step moves the question of June by one.
    let text =
        LESSON.replace("\n## What do the data", "\n\n## What do the data").replace("month=2", "month=1");
    let text = text.replace("to=\"250\"", "to=\"260\"");
    let translation = whole(&text, false);
    let place = LESSON.lines().position(|it| it.contains("id=\"june\"")).unwrap_or(0) + 1;
    for (one, other, line) in [(&original, &translation, place + 1), (&translation, &original, place)] {
        let faults = told(&one.compare(other));
        assert!(matches!(&faults[..], [(at, _)] if usize::try_from(*at) == Ok(line)), "{line}: {faults:?}");
    }
    assert_eq!(told(&original.compare(&original)), []);
}

#[test]
fn decks_are_compared_with_decks_only() {
    let (lesson, deck) = (whole(LESSON, false), whole(DECK, true));
    let other = whole(&DECK.replace("power=40", "power=30"), true);
    assert_eq!(deck.compare(&other).len(), 1);
    assert_eq!((deck.compare(&lesson), lesson.compare(&deck)), (Vec::new(), Vec::new()));
    assert_eq!((lesson.data().len(), deck.data().len()), (3, 1));
}
