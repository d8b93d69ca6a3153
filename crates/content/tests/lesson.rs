//! What a lesson becomes, and what is said when something in it is wrong.

#![expect(clippy::expect_used, reason = "helpers of tests: a changed sample must fail loudly")]

mod common;

use common::{Portal, told};
use portal_content::{
    Given, KINDS, KeyAnswer, Lesson, Piece, Question, Space, check_lesson, compare_lessons, plain,
};
use portal_text::Language;

/// Every directive and every kind of question once.
const LESSON: &str = include_str!("samples/lesson.md");

fn lesson() -> Lesson {
    let (lesson, faults) = Lesson::parse(LESSON, Language::En);
    assert_eq!(told(&faults), []);
    lesson
}

/// The faults of the lesson after one change. Everything the change touches must be there.
fn faults_after(old: &str, new: &str) -> Vec<(u32, String)> {
    assert_eq!(LESSON.matches(old).count(), 1, "{old:?}");
    let (lesson, mut faults) = Lesson::parse(&LESSON.replace(old, new), Language::En);
    faults.extend(check_lesson(&lesson, &Portal::new()));
    told(&faults)
}

/// The line of the unchanged lesson in which a text stands.
fn line_of(text: &str) -> u32 {
    let at = LESSON.lines().position(|it| it.contains(text)).expect(text);
    u32::try_from(at + 1).expect("a short file")
}

fn question(id: &str) -> Question {
    let found = lesson().pieces().find_map(|it| match it {
        Piece::Question(it) if it.id == id => Some(it.clone()),
        _ => None,
    });
    found.expect(id)
}

#[test]
fn a_whole_lesson_has_no_fault_and_the_portal_knows_all_it_names() {
    let lesson = lesson();
    assert_eq!(told(&check_lesson(&lesson, &Portal::new())), []);
    assert_eq!((lesson.title.as_str(), lesson.age, lesson.minutes), ("How much sun?", (13, 15), 12));
    assert_eq!(lesson.aims, ["tells power from energy", "reads a chart"]);
    assert_eq!(lesson.curriculum.iter().map(|it| it.checked).collect::<Vec<_>>(), [true, false]);
    assert_eq!(lesson.curriculum[1].text, "Geography, year 7: energy");
    assert_eq!(lesson.steps.iter().map(|it| it.minutes).collect::<Vec<_>>(), [5, 7]);
    assert_eq!(lesson.sources(), ["tables"]);
    assert_eq!(lesson.data().len(), 3);
    let kinds: Vec<&str> = lesson
        .pieces()
        .filter_map(|it| if let Piece::Question(it) = it { Some(it.kind.name()) } else { None })
        .collect();
    for kind in KINDS {
        assert!(kinds.contains(&kind), "{kind}");
    }
}

#[test]
fn a_lesson_crosses_the_bridge_unchanged() {
    let lesson = lesson();
    let json = serde_json::to_string(&lesson).expect("json");
    assert_eq!(serde_json::from_str::<Lesson>(&json).expect("lesson"), lesson);
}

#[test]
fn what_stands_between_marks_is_marked_and_units_stay_with_their_numbers() {
    let lesson = lesson();
    let Some(Piece::Block(block)) = lesson.pieces().next() else { panic!("words first") };
    let words = block.words().concat();
    assert_eq!(plain(&words), "A roof of 40\u{a0}kWp gives energy, not power, see E = P · t.");
    assert_eq!(portal_content::sources(&words), ["tables"]);
}

#[test]
fn every_kind_of_answer_is_judged_and_gets_its_words() {
    let judge = |id: &str, given: Given| {
        let question = question(id);
        let verdict = question.judge(&given);
        let said: Vec<String> = verdict.feedback.iter().map(|it| plain(it)).collect();
        (verdict.right, verdict.hits, verdict.parts, said.join(" / "))
    };
    let said = |text: &str| text.to_owned();
    let typed = |text: &str| Given::Typed(text.to_owned());
    assert_eq!(
        judge("unit", Given::Choice(1)),
        (true, 1, 1, said("Yes, power times time. / Energy is counted in kWh."))
    );
    assert_eq!(
        judge("unit", Given::Choice(0)),
        (false, 0, 1, said("That is power. / Energy is power times time."))
    );
    assert!(!judge("unit", Given::Choice(7)).0);
    assert_eq!(judge("sources", Given::Several(vec![0])), (false, 2, 3, said("Coal is burnt once.")));
    assert!(judge("sources", Given::Several(vec![2, 0])).0);
    assert!(!judge("sources", Given::Several(Vec::new())).0);
    for (text, right) in [("40", true), ("40,5", true), ("39.5", true), ("40,51", false), ("forty", false)] {
        assert_eq!(judge("yield", typed(text)).0, right, "{text}");
    }
    assert_eq!(judge("yield", typed("4")).3, "Multiply, then divide by 1000.");
    assert!(judge("order", Given::Places(vec![0, 1, 2])).0);
    assert_eq!(judge("order", Given::Places(vec![0, 2, 1])).1, 1);
    assert!(judge("pairs", Given::Places(vec![0, 1, 2])).0);
    assert!(!judge("pairs", Given::Places(vec![0, 1])).0);
    for (text, right) in [("BATERIA", true), (" magazyn  ENERGII", true), ("węgiel", false), ("", false)] {
        assert_eq!(judge("word", typed(text)).0, right, "{text}");
    }
    assert!(!judge("word", Given::Choice(0)).0);
}

#[test]
fn a_polish_word_may_be_typed_without_its_marks() {
    let text = LESSON.replace("answer: bateria", "answer: źródło");
    let (lesson, _) = Lesson::parse(&text, Language::Pl);
    let found = lesson.pieces().find_map(|it| match it {
        Piece::Question(it) if it.id == "word" => Some(it.judge(&Given::Typed("zrodlo".to_owned())).right),
        _ => None,
    });
    assert_eq!(found, Some(true));
}

#[test]
fn worksheet_key_and_timetable_have_the_same_numbers() {
    let lesson = lesson();
    let (sheet, key, slots) = (lesson.worksheet(), lesson.key(), lesson.timetable());
    let ids: Vec<&str> = sheet.exercises.iter().map(|it| it.id.as_str()).collect();
    let asked = ["unit", "sources", "yield", "june", "year", "read", "order", "pairs", "word"];
    assert_eq!(ids, asked);
    let numbered = |number: u32, id: &str| (number, id.to_owned());
    let of_key: Vec<_> = key.iter().map(|it| numbered(it.number, &it.id)).collect();
    assert_eq!(of_key, (1..).zip(asked).map(|(number, id)| numbered(number, id)).collect::<Vec<_>>());
    assert_eq!(slots.iter().map(|it| (it.starts, it.minutes)).collect::<Vec<_>>(), [(0, 5), (5, 7)]);
    assert_eq!(slots[0].exercises, [1, 2, 3]);
    assert_eq!(slots[1].exercises, [4, 5, 6, 7, 8, 9]);
    assert_eq!(slots[0].notes.len(), 1);
}

#[test]
fn the_key_solves_the_shuffled_worksheet() {
    let lesson = lesson();
    let (sheet, key) = (lesson.worksheet(), lesson.key());
    let of = |id: &str| {
        let space = sheet.exercises.iter().find(|it| it.id == id).map(|it| it.space.clone());
        let answer = key.iter().find(|it| it.id == id).map(|it| it.answer.clone());
        (space.expect(id), answer.expect(id))
    };
    let (Space::Order(things), KeyAnswer::Order(numbers)) = of("order") else { panic!("an order") };
    let mut numbered: Vec<(usize, String)> =
        numbers.iter().copied().zip(things.iter().map(|it| plain(it))).collect();
    numbered.sort();
    assert_eq!(numbered, [(1, "wind".to_owned()), (2, "gas".to_owned()), (3, "coal".to_owned())]);
    let (Space::Match { left, right }, KeyAnswer::Match(places)) = of("pairs") else { panic!("pairs") };
    let joined: Vec<String> =
        left.iter().zip(&places).map(|(it, place)| plain(it) + " " + &plain(&right[*place])).collect();
    assert_eq!(joined, ["power kW", "energy kWh", "price zł"]);
    assert_ne!(places, [0, 1, 2]);
    assert_eq!(of("unit").1, KeyAnswer::Options(vec![1]));
    assert_eq!(of("sources").1, KeyAnswer::Options(vec![0, 2]));
}

/// What is wrong, the text it stands in, and words of what is said.
#[test]
fn what_is_wrong_is_said_at_its_line() {
    for (old, new, place, words) in [
        ("minutes: 12", "minutes: 45", "minutes: 12", "12 min together, and the head says 45"),
        ("age: 13–15", "age: old", "age: 13–15", "Write it like 13–15"),
        ("age: 13–15", "years: 13–15", "---", "no field “age”"),
        ("## What do we know? (5 min)", "## What do we know?", "## What do we know", "does not say how long"),
        ("kind=\"choice\"", "kind=\"quiz\"", "kind=\"choice\"", "Choose one of: choice, several"),
        ("- [x] kWh", "- [ ] kWh", "kind=\"choice\"", "Exactly one answer must be right, and 0"),
        ("- [ ] coal", "- [x] coal", "kind=\"several\"", "at least one wrong"),
        ("tolerance: 0,5", "tolerance: some", "tolerance: 0,5", "it must be a number"),
        ("unit: MWh", "Unit MWh", "unit: MWh", "there can be no other text: “Unit MWh”"),
        ("hint: What", "hunt: What", "hint: What", "there can be no other text"),
        ("2. gas\n", "", "kind=\"order\"", "at least 3 are needed"),
        ("- price -> zł", "- price = zł", "- price -> zł", "Write “- left -> right”"),
        ("- price -> zł", "- price -> kWh", "- price -> zł", "another pair already"),
        ("id=\"word\"", "id=\"unit\"", "id=\"word\"", "for the second time"),
        ("id=\"word\"", "id=\"Word 1\"", "id=\"word\"", "cannot be a name"),
        ("::: task", "::: tusk", "::: task", "There are: note, task"),
        ("lines=\"2\"", "lines=\"2\" width=\"3\"", "lines=\"2\"", "no use for “width”"),
        ("lines=\"2\"", "lines=2", "lines=\"2\"", "cannot be read: “lines=2”"),
        ("Ask first, then show.\n:::", "Ask first, then show.", "::: note", "Nothing closes the directive"),
        ("Ask first", "::: task id=\"x\"\nDo.\n:::\nAsk first", "Ask first", "cannot stand inside “note”"),
        ("from=\"0\" to=\"10\"", "from=\"10\" to=\"0\"", "to=\"10\"", "from must be below to"),
        ("data=\"sun\" where=\"place=here; month=2\" ", "", "month=2", "reveal must give data"),
        ("**energy**", "**energy", "**energy**", "opens something that nothing closes"),
        ("A roof", "<b>A</b> roof", "A roof", "HTML begins here"),
        ("A roof", "A \"roof\"", "A roof", "straight quotation mark"),
        ("A roof", "[A](javascript:x) roof", "A roof", "does not begin with https://"),
        ("- [ ] kW\n", "- kW\n", "- [ ] kW", "The answer cannot be read: “- kW”"),
        ("It is 160", "[@Tables] It is 160", "It is 160", "not the name of a source"),
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
fn a_part_that_waits_names_a_guess_above_it_and_has_something_in_it() {
    for (place, part, words) in [
        (
            "::: task",
            "::: after guess=\"later\"\nWords.\n:::",
            "“later”, and no guess of that name stands above it. Above it are: june, year.",
        ),
        ("::: task", "::: after guess=\"unit\"\nWords.\n:::", "no guess of that name stands above"),
        ("::: predict id=\"june\"", "::: after guess=\"june\"\nWords.\n:::", "Above it are: –."),
        ("::: task", "::: after guess=\"june\"\n\n:::", "Nothing stands between"),
        ("::: task", "::: after\nWords.\n:::", "lacks: guess="),
        ("::: task", "::: after guess=\"june\" lines=\"2\"\nWords.\n:::", "no use for “lines”"),
    ] {
        let faults = faults_after(place, &format!("{part}\n\n{place}"));
        assert!(
            matches!(&faults[..], [(at, text)] if *at == line_of(place) && text.contains(words)),
            "{part}: {faults:?}"
        );
    }
    let nested = "::: after guess=\"june\"\nWords.\n::: after guess=\"june\"\nMore.\n:::\n:::\n\n::: task";
    let faults = faults_after("::: task", nested);
    let line = line_of("::: task") + 2;
    assert!(
        matches!(&faults[..], [(at, text)] if *at == line && text.contains("cannot stand inside “after”")),
        "{faults:?}"
    );
    assert_eq!(faults_after("::: task", "::: after guess=\"june\"\nWords.\n:::\n\n::: task"), []);
}

#[test]
fn what_the_portal_does_not_have_is_said_at_its_line() {
    for (old, new, place, words) in [
        ("t` [@tables]", "t` [@nobody]", "## What do we know", "no source “nobody”"),
        ("data=\"years\"", "data=\"months\"", "data=\"years\"", "no table data/months.csv"),
        ("y=\"solar\"", "y=\"wind\"", "y=\"solar\"", "no column “wind”"),
        ("place=here; month=2", "place=nowhere", "month=2", "No row of the table"),
        ("place=here; month=2", "place=here", "month=2", "chooses 3"),
        ("place=here; month=2", "place=here; month=3", "month=2", "has no number here"),
        ("last=\"2022\"", "last=\"2023\"", "data=\"years\"", "the axis from 2020 to 2023"),
        ("to=\"250\"", "to=\"150\"", "to=\"250\"", "value 160 does not lie"),
        ("break=\"2021\"", "break=\"2031\"", "data=\"years\"", "not on the axis"),
        ("axis=\"month\"", "axis=\"year\"", "axis=\"month\"", "does not fit this axis"),
        ("slug=\"roof\"", "slug=\"cellar\"", "slug=\"roof\"", "no calculator “cellar”"),
        ("lock=\"power\"", "lock=\"depth\"", "lock=\"power\"", "no field “depth”"),
        ("tilt=15", "depth=15", "tilt=15", "does not take: depth=15"),
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
fn faults_are_told_in_the_language_of_the_reader() {
    let (_, faults) = Lesson::parse(&LESSON.replace("minutes: 12", "minutes: 45"), Language::En);
    let polish: Vec<String> = faults.iter().map(|it| it.message(Language::Pl)).collect();
    assert_eq!(polish, ["Kroki trwają razem 12 min, a w nagłówku stoi 45."]);
}

#[test]
fn html_stays_letters() {
    let (lesson, _) = Lesson::parse(&LESSON.replace("A roof", "<script>x</script>"), Language::En);
    let Some(Piece::Block(block)) = lesson.pieces().next() else { panic!("words first") };
    assert!(plain(&block.words().concat()).starts_with("<script>x</script>"));
}

#[test]
fn a_translation_may_change_words_and_nothing_else() {
    let original = lesson();
    let told_of = |old: &str, new: &str| {
        assert_eq!(LESSON.matches(old).count(), 1, "{old:?}");
        told(&compare_lessons(&original, &Lesson::parse(&LESSON.replace(old, new), Language::Pl).0))
    };
    assert_eq!(told_of("Write down the yield", "Zapisz uzysk"), []);
    for (old, new, place) in [
        ("(7 min)", "(8 min)", "(7 min)"),
        ("answer: 40", "answer: 41", "id=\"yield\""),
        ("- [ ] coal", "- [x] coal", "id=\"sources\""),
        ("month=2", "month=1", "id=\"june\""),
        ("power=40", "power=30", "slug=\"roof\""),
        ("2. gas\n", "2. gas\n3. oil\n", "id=\"order\""),
        ("t` [@tables]", "t`", "## What do we know"),
    ] {
        let faults = told_of(old, new);
        assert!(matches!(faults.as_slice(), [(line, _)] if *line == line_of(place)), "{old}: {faults:?}");
    }
    // A translation that withholds less would give the data away.
    let part = |guess: &str| {
        let part = format!("::: after guess=\"{guess}\"\n::: live name=\"ribbon\"\n:::\n:::");
        Lesson::parse(&LESSON.replace("::: live name=\"ribbon\"\n:::", &part), Language::En).0
    };
    let live = line_of("::: live");
    for (one, other, line) in [(part("june"), lesson(), live - 4), (part("june"), part("year"), live)] {
        let faults = told(&compare_lessons(&one, &other));
        assert!(
            matches!(&faults[..], [(at, text)] if *at == line && text.contains("after june, 1 pieces")),
            "{faults:?}"
        );
    }
    assert_eq!(compare_lessons(&part("june"), &part("june")), []);
    let short = LESSON.split("::: question id=\"pairs\"").next().expect("a part");
    assert_eq!(compare_lessons(&original, &Lesson::parse(short, Language::Pl).0).len(), 1);
}
