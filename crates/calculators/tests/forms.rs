//! What holds for every calculator: whole texts, sane fields, an answer in every corner, a state that survives the
//! address bar.

#![expect(clippy::expect_used, clippy::panic, reason = "what is missing ends the test that needs it")]

mod common;

use common::sane::assert_sane;
use portal_calculators::shared::assumptions::Assumptions;
use portal_calculators::shared::year::Year;
use portal_calculators::{
    ALL, Answer, Calculator, Form, Kind, Notice, Question, Refusal, Rough, Surroundings, Value, needs,
};
use portal_chart::{Item, Picture, Size, View};
use portal_text::Language;
use proptest::prelude::*;

/// Just the numbers that the calculator says it needs.
fn assumptions(calculator: &dyn Calculator) -> Assumptions {
    common::portal_only(needs(calculator.about().slug))
}

fn starts(calculator: &dyn Calculator) -> Vec<Value> {
    calculator.starts(&assumptions(calculator)).expect("every start is given")
}

/// Both ends of a number; every option of a choice.
fn ends(question: &Question) -> Vec<Value> {
    match question.kind {
        Kind::Number { range, .. } => vec![Value::Number(range.min), Value::Number(range.max)],
        Kind::Choice { options } => (0..options.len()).map(Value::Choice).collect(),
    }
}

/// All corners of a short form, with the first and the last option of a choice; of any form so many that each pair of
/// ends or options of two questions stands in one.
fn corners(questions: &[Question]) -> Vec<Vec<Value>> {
    const MANY: usize = 8;
    let mut corners = pairs(questions);
    if questions.len() <= MANY {
        let all = questions.iter().map(ends).fold(vec![Vec::new()], |corners, ends| {
            let outer = [ends.first(), ends.last()];
            let longer = |corner: &Vec<Value>| {
                let with = |end: &Value| [corner.clone(), vec![*end]].concat();
                outer.iter().flatten().map(|end| with(end)).collect::<Vec<_>>()
            };
            corners.iter().flat_map(longer).collect()
        });
        corners.extend(all);
    }
    corners
}

/// Corners in which each pair of ends of two questions stands together.
fn pairs(questions: &[Question]) -> Vec<Vec<Value>> {
    let ends: Vec<Vec<Value>> = questions.iter().map(ends).collect();
    let mut wanted: Vec<[(usize, usize); 2]> = Vec::new();
    for one in 0..ends.len() {
        for other in one + 1..ends.len() {
            for a in 0..ends[one].len() {
                wanted.extend((0..ends[other].len()).map(|b| [(one, a), (other, b)]));
            }
        }
    }
    let mut corners = Vec::new();
    while let Some([one, other]) = wanted.last().copied() {
        let mut corner: Vec<Option<usize>> = vec![None; ends.len()];
        corner[one.0] = Some(one.1);
        corner[other.0] = Some(other.1);
        for place in 0..ends.len() {
            if corner[place].is_none() {
                let fits = |end: usize| {
                    let with = |it: &(usize, usize)| *it == (place, end) || corner[it.0] == Some(it.1);
                    wanted.iter().filter(|pair| pair.contains(&(place, end)) && pair.iter().all(with)).count()
                };
                corner[place] = (0..ends[place].len()).max_by_key(|end| fits(*end));
            }
        }
        wanted.retain(|pair| !pair.iter().all(|it| corner[it.0] == Some(it.1)));
        corners.push(corner.iter().zip(&ends).map(|(at, ends)| ends[at.expect("chosen")]).collect());
    }
    corners
}

/// The place in the form that shares of 0 to 1 of each range stand for.
fn at_shares(questions: &[Question], shares: &[f64]) -> Vec<Value> {
    let at = |(question, share): (&Question, &f64)| match question.kind {
        Kind::Number { range, .. } => Value::Number(range.min + share * (range.max - range.min)),
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place in a short list"
        )]
        Kind::Choice { options } => Value::Choice((share * (options.len() - 1) as f64).round() as usize),
    };
    questions.iter().zip(shares.iter().cycle()).map(at).collect()
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

fn answered(
    calculator: &dyn Calculator,
    values: &[Value],
    language: Language,
    given: &Assumptions,
    year: &mut Year,
) -> Answer {
    let mut around = Surroundings { language, year, assumptions: given, rough: Rough::No };
    let place = format!("{} {values:?}", calculator.about().slug);
    let answer = calculator.answer(values, &mut around).unwrap_or_else(|err| panic!("{place}: {err}"));
    assert_sane(&answer, &place);
    answer
}

/// Every corner, and some places between.
fn places(questions: &[Question]) -> Vec<Vec<Value>> {
    let mut cases = corners(questions);
    let mut share = 0.5_f64;
    for _ in 0..40 {
        // Steps of the golden ratio fall evenly and never on one place.
        let shares: Vec<f64> = (0..questions.len())
            .map(|_| {
                share = (share + 0.618_033_988_749_895).fract();
                share
            })
            .collect();
        cases.push(at_shares(questions, &shares));
    }
    cases
}

fn assert_answered_everywhere(calculator: &dyn Calculator) {
    let mut year = common::year();
    let given = assumptions(calculator);
    // Words hang on few of the corners: both languages are written in every eleventh, one in all of them.
    for (place, values) in places(&calculator.questions()).iter().enumerate() {
        let pl = answered(calculator, values, Language::Pl, &given, &mut year);
        if place % 11 == 0 {
            let en = answered(calculator, values, Language::En, &given, &mut year);
            assert_eq!(pl.figures.len(), en.figures.len());
            assert_ne!(pl.verdict, en.verdict);
        }
    }
}

/// One test a calculator, so that they run side by side and one that fails is named.
macro_rules! answered_everywhere {
    ($($name:ident $slug:literal;)+) => {
        $(#[test]
        fn $name() {
            assert_answered_everywhere(portal_calculators::find($slug).expect("listed"));
        })+

        #[test]
        fn every_calculator_has_its_corners_tested() {
            let tested = [$($slug),+];
            let listed: Vec<&str> = ALL.iter().map(|it| it.about().slug).collect();
            assert_eq!(listed, tested);
        }
    };
}

answered_everywhere! {
    pv_answers_everywhere "pv";
    heat_answers_everywhere "heat";
    battery_answers_everywhere "battery";
    insulation_answers_everywhere "insulation";
    cluster_answers_everywhere "cluster";
    ev_answers_everywhere "ev";
    air_answers_everywhere "air";
    footprint_answers_everywhere "footprint";
    chp_answers_everywhere "chp";
    bus_answers_everywhere "bus";
    charging_answers_everywhere "charging";
    best_hours_answers_everywhere "best-hours";
    sun_answers_everywhere "sun";
    appliance_answers_everywhere "appliance";
    ledger_answers_everywhere "ledger";
    cluster_ledger_answers_everywhere "cluster-ledger";
}

#[test]
fn pairs_of_ends_all_stand_in_some_corner() {
    let questions = portal_calculators::find("pv").expect("listed").questions();
    let corners = pairs(&questions);
    for one in 0..questions.len() {
        for other in one + 1..questions.len() {
            for a in ends(&questions[one]) {
                for b in ends(&questions[other]) {
                    assert!(corners.iter().any(|it| it[one] == a && it[other] == b));
                }
            }
        }
    }
}

#[test]
fn every_chart_of_every_preset_is_drawn_on_a_phone_and_on_a_desk() {
    for calculator in ALL {
        let mut year = common::year();
        let given = assumptions(*calculator);
        for preset in calculator.about().presets {
            let (form, _) = Form::read(*calculator, starts(*calculator), preset.query);
            for language in Language::ALL {
                let answer = answered(*calculator, form.values(), language, &given, &mut year);
                assert!((1..=4).contains(&answer.charts.len()), "{}", calculator.about().slug);
                for chart in &answer.charts {
                    for (width, height) in [(328.0, 260.0), (1408.0, 420.0)] {
                        let scene = chart.scene(&View::default(), Size { width, height }, language);
                        let names = format!("{} {} {width}", calculator.about().slug, chart.title);
                        let drawn = scene.items.iter().any(|it| !matches!(it, Item::Text(_)));
                        assert!(drawn, "{names}: nothing drawn");
                        assert!(!chart.table(language).rows.is_empty(), "{names}");
                    }
                }
            }
        }
    }
}

#[test]
fn what_is_said_about_a_calculator_is_whole_in_both_languages() {
    for calculator in ALL {
        let about = calculator.about();
        for language in Language::ALL {
            for text in [about.title, about.question, about.lead] {
                assert!(!text.get(language).is_empty(), "{}", about.slug);
            }
        }
        assert!((2..=4).contains(&about.presets.len()), "{}", about.slug);
        let notes = portal_calculators::notes(about.slug).expect("notes");
        assert!(notes.limits.len() >= 3 && !notes.references.is_empty(), "{}", about.slug);
        assert!(notes.limits.iter().all(|it| it.pl != it.en), "{}", about.slug);
        assert!(notes.references.iter().all(|it| it.url.starts_with("http")), "{}", about.slug);
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
            Notice::BadOwn { .. } => "a",
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn every_state_comes_back_from_its_address(shares in proptest::collection::vec(0.0..=1.0_f64, 17)) {
        for (calculator, starts) in STARTS.with(std::clone::Clone::clone) {
            let mut form = Form::new(calculator, starts.clone());
            for (place, value) in at_shares(&calculator.questions(), &shares).into_iter().enumerate() {
                form.set(place, value);
            }
            let (back, notices) = Form::read(calculator, starts, &form.query());
            prop_assert!(notices.is_empty());
            prop_assert_eq!(back.values(), form.values());
            prop_assert_eq!(back.query(), form.query());
        }
    }
}

type Start = (&'static dyn Calculator, Vec<Value>);

thread_local! {
    /// Each calculator with its start, read from the data once.
    static STARTS: Vec<Start> = ALL.iter().map(|it| (*it, starts(*it))).collect();
}

/// The answer to the case that a calculator opens on, with the reader's own numbers; nothing is remembered from others.
fn afresh(
    calculator: &'static dyn Calculator,
    own: &[(String, f64)],
) -> Result<Answer, portal_calculators::AnswerError> {
    let (given, values) = (assumptions(calculator).with(own), starts(calculator));
    let answering = std::thread::spawn(move || {
        let year = &mut common::year();
        let mut around = Surroundings { language: Language::En, year, assumptions: &given, rough: Rough::No };
        calculator.answer(&values, &mut around)
    });
    answering.join().expect("an answer")
}

#[test]
fn every_assumption_may_be_changed_to_its_limits_and_what_was_computed_before_does_not_show() {
    let mut idle = Vec::new();
    for calculator in ALL.iter().copied() {
        let (slug, base, values) = (calculator.about().slug, assumptions(calculator), starts(calculator));
        let year = &mut common::year();
        let usual = answered(calculator, &values, Language::En, &base, year);
        for row in &usual.assumptions {
            let Some((low, high)) = row.limits else { continue };
            assert!(low <= row.value && row.value <= high, "{slug}: {row:?}");
            let mut moves = false;
            for end in [low, high] {
                let own = [(row.key.clone(), end)];
                let place = format!("{slug}: {} = {end}", row.key);
                let given = base.with(&own);
                let mut around =
                    Surroundings { language: Language::En, year, assumptions: &given, rough: Rough::No };
                let answer = calculator.answer(&values, &mut around);
                assert_eq!(answer, afresh(calculator, &own), "{place}");
                let Ok(answer) = answer else {
                    moves = true;
                    continue;
                };
                assert_sane(&answer, &place);
                let used = answer.assumptions.iter().find(|it| it.key == row.key);
                assert!(used.is_some_and(|it| it.changed && it.value.to_bits() == end.to_bits()), "{place}");
                moves |= answer.figures != usual.figures || answer.charts != usual.charts;
            }
            if !moves {
                idle.push(format!("{slug} {}", row.key));
            }
        }
        assert_eq!(answered(calculator, &values, Language::En, &base, year), usual, "{slug}");
    }
    assert_eq!(idle, Vec::<String>::new(), "they are shown and do nothing");
}
