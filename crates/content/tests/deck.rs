//! What a deck becomes, and what is said when something in it is wrong.

#![expect(clippy::expect_used, reason = "helpers of tests: a changed sample must fail loudly")]

mod common;

use common::{Portal, told};
use portal_content::{Deck, Item, Live, check_deck, compare_decks, plain};
use portal_text::Language;

/// Two slides with everything that a slide may have.
const DECK: &str = include_str!("samples/deck.md");

fn faults_after(old: &str, new: &str) -> Vec<(u32, String)> {
    assert_eq!(DECK.matches(old).count(), 1, "{old:?}");
    let (deck, mut faults) = Deck::parse(&DECK.replace(old, new), Language::En);
    faults.extend(check_deck(&deck, &Portal::new()));
    told(&faults)
}

fn line_of(text: &str) -> u32 {
    u32::try_from(DECK.lines().position(|it| it.contains(text)).expect(text) + 1).expect("a short file")
}

#[test]
fn slides_have_title_steps_notes_and_sources() {
    let (deck, faults) = Deck::parse(DECK, Language::En);
    assert_eq!(told(&faults), []);
    assert_eq!(told(&check_deck(&deck, &Portal::new())), []);
    let titles: Vec<String> = deck.slides.iter().map(|it| plain(&it.title)).collect();
    assert_eq!(titles, ["The first slide", "The second slide"]);
    assert_eq!(deck.slides.iter().map(portal_content::Slide::steps).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(deck.slides[0].sources, ["tables"]);
    assert_eq!(deck.slides[1].sources, ["tables", "other"]);
    assert_eq!(deck.sources(), ["tables", "other"]);
    assert!(deck.slides.iter().all(|it| it.notes.len() == 1));
    let states = deck.slides[1].items.iter().filter_map(|it| match it {
        Item::Step(scene) => Some(scene.state.as_str()),
        _ => None,
    });
    assert_eq!(states.collect::<Vec<_>>(), ["power=40"]);
    assert_eq!(deck.data().len(), 1);
}

#[test]
fn a_deck_crosses_the_bridge_unchanged() {
    let deck = Deck::parse(DECK, Language::En).0;
    let json = serde_json::to_string(&deck).expect("json");
    assert_eq!(serde_json::from_str::<Deck>(&json).expect("deck"), deck);
}

#[test]
fn what_is_wrong_is_said_at_its_line() {
    for (old, new, place, words) in [
        ("# The first slide", "The first slide", "# The first slide", "no title"),
        (" [@tables]", "", "# The first slide", "has no source"),
        ("::: note\nWelcome everyone.\n:::\n", "", "# The first slide", "no notes for the speaker"),
        ("sources: tables; other", "sources: Tables", "sources: tables", "not the name of a source"),
        ("sources: tables; other", "sources: tables; third", "# The second slide", "no source “third”"),
        ("::: step state=\"power=40\"\n", "::: step\n", "state=\"power=40\"", "changes nothing"),
        ("state=\"power=40\"", "state=\"depth=4\"", "# The second slide", "does not take: depth=4"),
        ("state=\"power=40\"", "state=\"power 40\"", "state=\"power=40\"", "as in the address of its page"),
        ("::: step\n", "::: step state=\"power=1\"\n", "# The first slide", "and the slide has none"),
        ("::: step\n", "::: stop\n", "::: step", "There are: note, step"),
        ("minutes: 10", "minutes: ten", "minutes: 10", "a whole number from 1 to 480"),
    ] {
        let faults = faults_after(old, new);
        let line = line_of(place);
        assert!(
            faults.iter().any(|(at, text)| *at == line && text.contains(words)),
            "{old:?} → {new:?}: line {line}, “{words}” in {faults:?}"
        );
    }
}

#[test]
fn a_slide_shows_the_present_by_one_of_three_names() {
    for (name, live) in [("ribbon", Live::Ribbon), ("air", Live::Air), ("wind-sun", Live::WindSun)] {
        let shown = format!("::: step\n- a firm\n- a town\n:::\n\n::: live name=\"{name}\"\n:::\n");
        let (deck, faults) =
            Deck::parse(&DECK.replace("::: step\n- a firm\n- a town\n:::\n", &shown), Language::En);
        assert_eq!(told(&faults), []);
        assert!(deck.slides[0].items.contains(&Item::Live(live)), "{name}");
    }
    let faults = faults_after("::: step\n- a firm\n- a town\n:::", "::: live name=\"wind\"\n:::");
    let wanted = (line_of("::: step"), "wind-sun");
    assert!(faults.iter().any(|(at, text)| *at == wanted.0 && text.contains(wanted.1)), "{faults:?}");
}

#[test]
fn an_empty_file_is_told_what_it_lacks() {
    let (_, faults) = Deck::parse("", Language::En);
    let all = told(&faults);
    assert!(all.iter().any(|(line, text)| *line == 1 && text.contains("must begin with a head")), "{all:?}");
    assert!(all.iter().any(|(_, text)| text.contains("no slides")), "{all:?}");
}

#[test]
fn a_translation_may_change_words_and_nothing_else() {
    let original = Deck::parse(DECK, Language::En).0;
    let told_of = |old: &str, new: &str| {
        assert_eq!(DECK.matches(old).count(), 1, "{old:?}");
        told(&compare_decks(&original, &Deck::parse(&DECK.replace(old, new), Language::Pl).0))
    };
    assert_eq!(told_of("It began in", "Zaczęło się w"), []);
    for (old, new, place) in [
        ("minutes: 10", "minutes: 12", "---"),
        ("state=\"power=40\"", "state=\"power=41\"", "# The second slide"),
        ("y=\"solar\"", "y=\"wind\"", "# The second slide"),
        ("sources: tables; other", "sources: tables", "# The second slide"),
        ("It began in **2018** [@tables].", "", "# The first slide"),
    ] {
        let faults = told_of(old, new);
        assert!(matches!(faults.as_slice(), [(line, _)] if *line == line_of(place)), "{old}: {faults:?}");
    }
}
