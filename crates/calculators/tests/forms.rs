//! What holds for every calculator: whole texts, sane fields, an answer in every corner, a state that survives the
//! address bar.

#![expect(clippy::expect_used, reason = "what is missing ends the test that needs it")]

mod common;

use std::sync::OnceLock;

use portal_calculators::{
    ALL, Answer, Calculator, Form, Kind, Notice, Question, Refusal, Surroundings, Value,
};
use portal_chart::{ChartSpec, Shape};
use portal_text::Language;
use proptest::prelude::*;

fn starts(calculator: &dyn Calculator) -> Vec<Value> {
    calculator.starts(&common::assumptions()).expect("every start is given")
}

fn ends(question: &Question) -> Vec<Value> {
    match question.kind {
        Kind::Number { range, .. } => vec![Value::Number(range.min), Value::Number(range.max)],
        Kind::Choice { options } => vec![Value::Choice(0), Value::Choice(options.len() - 1)],
    }
}

fn numbers(spec: &ChartSpec) -> Vec<f64> {
    let of = |shape: &Shape| match shape {
        Shape::Ranges(bars) => bars.iter().flat_map(|it| [it.x, it.low, it.high]).collect(),
        Shape::Spans(spans) => spans.iter().filter_map(|it| it.value).collect(),
        points => points.points().iter().flat_map(|it| [Some(it.x), it.y]).flatten().collect::<Vec<_>>(),
    };
    spec.series.iter().flat_map(|it| of(&it.shape)).collect()
}

fn assert_sane(answer: &Answer, place: &str) {
    for figure in &answer.figures {
        assert!(
            !figure.label.is_empty() && !figure.shown.is_empty() && !figure.note.is_empty(),
            "{place}: {figure:?}"
        );
        if let Some(it) = figure.value {
            assert!(it.low.is_finite() && it.mid.is_finite() && it.high.is_finite(), "{place}: {figure:?}");
            assert!(it.low <= it.mid && it.mid <= it.high, "{place}: {figure:?}");
        }
    }
    assert!(answer.verdict.iter().any(|it| !it.text.trim().is_empty()), "{place}");
    for (name, text) in [("short", &answer.short), ("meaning", &answer.meaning)] {
        assert!(!text.is_empty() && !text.contains('{'), "{place}: {name} {text:?}");
    }
    for run in &answer.verdict {
        assert!(!run.text.contains('{') && !run.text.contains("**"), "{place}: {run:?}");
    }
    for chart in &answer.charts {
        assert!(!chart.title.is_empty() && !chart.summary.is_empty(), "{place}: {}", chart.title);
        assert!(!chart.summary.contains('{'), "{place}: {}", chart.summary);
        let numbers = numbers(chart);
        assert!(numbers.len() > 20, "{place}: {} shows nothing", chart.title);
        assert!(numbers.iter().all(|it| it.is_finite()), "{place}: {}", chart.title);
    }
    for used in &answer.assumptions {
        assert!(
            !used.label.is_empty() && !used.shown.is_empty() && !used.unit.is_empty(),
            "{place}: {used:?}"
        );
    }
}

#[test]
fn there_is_a_calculator() {
    assert!(!ALL.is_empty(), "an empty list would make the other tests pass for nothing");
}

#[test]
fn every_question_is_asked_in_both_languages_and_holds_its_start() {
    for calculator in ALL {
        let questions = calculator.questions();
        for (question, start) in questions.iter().zip(starts(*calculator)) {
            let place = format!("{} {}", calculator.about().slug, question.key);
            let readable = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
            assert!(question.key != "v" && question.key.chars().all(readable), "{place}");
            assert_eq!(questions.iter().filter(|it| it.key == question.key).count(), 1, "{place}");
            for language in Language::ALL {
                assert!(!question.label.get(language).is_empty(), "{place}");
                assert!(!question.section.get(language).is_empty(), "{place}");
            }
            if let (Kind::Number { range, zones, .. }, Value::Number(number)) = (question.kind, start) {
                assert!(range.min < range.max && range.step > 0.0, "{place}");
                assert!((range.min..=range.max).contains(&number), "{place} starts at {number}");
                assert!(zones.iter().all(|it| (range.min..range.max).contains(&it.from)), "{place}");
                assert!(zones.is_sorted_by(|one, other| one.from < other.from), "{place}");
            }
        }
    }
}

#[test]
fn every_corner_of_every_form_gives_an_answer_in_both_languages() {
    for calculator in ALL {
        let questions = calculator.questions();
        let mut year = common::year();
        let assumptions = common::assumptions();
        let middle = starts(*calculator);
        let mut cases = vec![middle.clone()];
        // All at one end, and each alone at either end: the corners that a reader reaches with one slider.
        for end in 0..2 {
            cases.push(questions.iter().map(|it| ends(it)[end]).collect());
        }
        for (place, question) in questions.iter().enumerate() {
            for end in ends(question) {
                for base in 0..3 {
                    let mut values = cases[base].clone();
                    values[place] = end;
                    cases.push(values);
                }
            }
        }
        for values in cases {
            for language in Language::ALL {
                let mut around = Surroundings { language, year: &mut year, assumptions: &assumptions };
                let place = format!("{} {values:?}", calculator.about().slug);
                let answer =
                    calculator.answer(&values, &mut around).unwrap_or_else(|err| panic!("{place}: {err}"));
                assert_sane(&answer, &place);
            }
        }
    }
}

#[test]
fn every_preset_can_be_used_whole_and_is_recognised() {
    for calculator in ALL {
        for preset in calculator.about().presets {
            let (mut form, notices) = Form::read(*calculator, starts(*calculator), preset.query);
            assert!(notices.is_empty(), "{}: {notices:?}", preset.query);
            assert!(form.is_preset(preset.query));
            form.reset();
            form.preset(preset.query);
            assert!(form.is_preset(preset.query));
        }
    }
}

#[test]
fn an_untouched_form_leaves_the_address_alone_and_a_changed_one_names_only_the_change() {
    let pv = portal_calculators::find("pv").expect("pv is listed");
    let mut form = Form::new(pv, starts(pv));
    assert_eq!(form.query(), "");
    form.enter(0, "8,5");
    assert_eq!(form.query(), "v=1&power=8.5");
    form.enter(4, "g1");
    assert_eq!(form.query(), "v=1&power=8.5&profile=g1");
    form.reset();
    assert_eq!(form.query(), "");
}

#[test]
fn a_refused_entry_stays_in_its_field_and_the_start_is_used() {
    let pv = portal_calculators::find("pv").expect("pv is listed");
    let mut form = Form::new(pv, starts(pv));
    for (entry, why) in [
        ("", Refusal::Empty),
        ("pięć", Refusal::NotANumber),
        ("1e400", Refusal::NotANumber),
        ("1000", Refusal::Outside { min: 0.5, max: 50.0 }),
        ("-3", Refusal::Outside { min: 0.5, max: 50.0 }),
    ] {
        form.enter(0, "8");
        form.enter(0, entry);
        let refused = form.refused(0).unwrap_or_else(|| panic!("{entry:?} is taken"));
        assert_eq!((refused.entry.as_str(), refused.why), (entry, why));
        assert_eq!(form.value(0), Some(Value::Number(5.0)));
        assert_eq!(form.query(), "", "what is refused does not reach the address");
    }
    form.enter(0, &"9".repeat(1000));
    assert_eq!(form.refused(0).expect("too large").entry.len(), 40);
}

#[test]
fn a_damaged_link_is_used_as_far_as_it_goes_and_says_so() {
    let pv = portal_calculators::find("pv").expect("pv is listed");
    let query = "?v=0&power=abc&tilt=20&azimuth=999&profile=x&utm_source=gazeta&a=b%20c";
    let (form, notices) = Form::read(pv, starts(pv), query);
    assert_eq!(form.value(1), Some(Value::Number(20.0)));
    assert_eq!(form.value(0), Some(Value::Number(5.0)));
    let keys: Vec<&str> = notices
        .iter()
        .map(|it| match it {
            Notice::BadValue { place, .. } => form.questions()[*place].key,
            Notice::OtherVersion { .. } => "v",
        })
        .collect();
    assert_eq!(keys, ["v", "power", "azimuth", "profile"]);
    assert_eq!(form.query(), "v=1&tilt=20&utm_source=gazeta&a=b%20c", "foreign parameters survive");
    assert!(form.refused(0).is_none(), "a bad link marks no field: nobody typed it");
}

#[test]
fn a_comma_in_a_link_is_a_decimal_mark() {
    let pv = portal_calculators::find("pv").expect("pv is listed");
    let (form, notices) = Form::read(pv, starts(pv), "power=7%2C5");
    assert!(notices.is_empty());
    assert_eq!(form.value(0), Some(Value::Number(7.5)));
}

static STARTS: OnceLock<Vec<Value>> = OnceLock::new();

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn every_state_comes_back_from_its_address(shares in proptest::collection::vec(0.0..=1.0_f64, 11)) {
        for calculator in ALL {
            let starts = STARTS.get_or_init(|| starts(*calculator)).clone();
            let mut form = Form::new(*calculator, starts.clone());
            for (place, question) in calculator.questions().iter().enumerate() {
                let share = shares[place % shares.len()];
                form.set(place, match question.kind {
                    Kind::Number { range, .. } => Value::Number(range.min + share * (range.max - range.min)),
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a short list")]
                    Kind::Choice { options } => Value::Choice((share * (options.len() - 1) as f64) as usize),
                });
            }
            let (back, notices) = Form::read(*calculator, starts, &form.query());
            prop_assert!(notices.is_empty());
            prop_assert_eq!(back.values(), form.values());
            prop_assert_eq!(back.query(), form.query());
        }
    }
}
