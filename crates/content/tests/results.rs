//! Answers of a class: what a code holds, what is noticed in a wrong one, how answers are counted.

#![expect(clippy::expect_used, reason = "helpers of tests: a changed sample must fail loudly")]

use portal_content::{Bar, Counted, Damage, Given, Lesson, Reply, Span};
use portal_text::Language;

const LESSON: &str = include_str!("samples/lesson.md");

fn lesson() -> Lesson {
    Lesson::parse(LESSON, Language::En).0
}

/// Answers to the four questions of the sample that can be counted.
fn answered(id: &str) -> Option<Reply> {
    match id {
        "unit" => Some(Reply::Options(vec![1])),
        "sources" => Some(Reply::Options(vec![2, 0])),
        "yield" => Some(Reply::Number(39.5)),
        "june" => Some(Reply::Number(-7.125)),
        _ => None,
    }
}

#[test]
fn only_choices_and_numbers_are_counted() {
    let lesson = lesson();
    let counted: Vec<(u32, &str)> =
        lesson.counted().iter().map(|it| (it.0, lesson_id(&lesson, it.0))).collect();
    assert_eq!(counted, [(1, "unit"), (2, "sources"), (3, "yield"), (4, "june")]);
    assert_eq!(Counted::reply(&Given::Typed("my name".to_owned())), None);
    assert_eq!(Counted::reply(&Given::Typed("39,5".to_owned())), Some(Reply::Number(39.5)));
    assert_eq!(Counted::reply(&Given::Choice(1)), Some(Reply::Options(vec![1])));
}

fn lesson_id(lesson: &Lesson, number: u32) -> &str {
    let place = usize::try_from(number - 1).expect("small");
    lesson.names().get(place).map_or("", |it| it.1)
}

#[test]
fn a_code_is_read_back_however_it_is_typed() {
    let lesson = lesson();
    let code = lesson.code(answered);
    // Options are letters, numbers are kept to a hundredth, halves away from zero.
    assert!(code.starts_with("b/ac/39.5/-7.13/") && code.len() == "b/ac/39.5/-7.13/".len() + 3, "{code}");
    let replies = [
        Some(Reply::Options(vec![1])),
        Some(Reply::Options(vec![0, 2])),
        Some(Reply::Number(39.5)),
        Some(Reply::Number(-7.13)),
    ];
    assert_eq!(lesson.decode(&code), Ok(replies.to_vec()));
    let typed = format!(" {} ", code.to_uppercase().replace('.', ",").replace('/', " / "));
    assert_eq!(lesson.decode(&typed), Ok(replies.to_vec()));
    let half = lesson.code(|id| answered(id).filter(|_| id == "yield"));
    assert!(half.starts_with("-/-/39.5/-/"), "{half}");
    assert_eq!(lesson.decode(&half), Ok(vec![None, None, Some(Reply::Number(39.5)), None]));
    assert_eq!(lesson.code(|_| None), "");
}

#[test]
fn a_wrong_letter_a_missing_part_and_another_lesson_are_noticed() {
    let lesson = lesson();
    let code = lesson.code(answered);
    let mut noticed = 0;
    for at in 0..code.len() {
        for other in "abz279/-.".chars() {
            let mut wrong: Vec<char> = code.chars().collect();
            if wrong.get(at) != Some(&other) {
                *wrong.get_mut(at).expect("a place") = other;
                let wrong: String = wrong.into_iter().collect();
                assert!(lesson.decode(&wrong).is_err(), "{wrong}");
                noticed += 1;
            }
        }
    }
    assert!(noticed > 100);
    assert_eq!(lesson.decode("b/ac"), Err(Damage::Length));
    assert_eq!(lesson.decode("nonsense"), Err(Damage::Length));
    let other = Lesson::parse(&LESSON.replace("id=\"june\"", "id=\"july\""), Language::En).0;
    assert_eq!(other.decode(&code), Err(Damage::Letters));
}

/// The question or guess of a name.
fn bars(lesson: &Lesson, number: u32, replies: &[Reply]) -> Vec<(Span, usize)> {
    let counted = lesson.counted();
    let found = counted.iter().find(|it| it.0 == number).expect("a question");
    found.1.bars(replies).into_iter().map(|Bar { answer, count }| (answer, count)).collect()
}

#[test]
fn options_and_numbers_are_counted() {
    let lesson = lesson();
    let several = [vec![0, 2], vec![0], vec![1]].map(Reply::Options);
    let options = [(0, 2), (1, 1), (2, 1)].map(|(place, count)| (Span::Option(place), count));
    assert_eq!(bars(&lesson, 2, &several), options);
    let few = [40.0, 45.0, 40.0, 3.5].map(Reply::Number);
    let single = [(3.5, 1), (40.0, 2), (45.0, 1)].map(|(value, count)| (Span::Numbers(value, value), count));
    assert_eq!(bars(&lesson, 3, &few), single);
    assert_eq!(bars(&lesson, 3, &[]), []);
    // Eleven different guesses on a scale from 0 to 250: ten bars of 25. 25 opens the second bar, 250 closes the last.
    let many = [0.0, 10.0, 24.0, 25.0, 60.0, 120.0, 130.0, 140.0, 149.0, 240.0, 250.0].map(Reply::Number);
    let counts: Vec<usize> = bars(&lesson, 4, &many).iter().map(|it| it.1).collect();
    assert_eq!(counts, [3, 1, 1, 0, 1, 3, 0, 0, 0, 2]);
    assert_eq!(bars(&lesson, 4, &many).first().map(|it| it.0), Some(Span::Numbers(0.0, 25.0)));
}
