//! The short way with pictures: every answer fills the form, and every way through leads to an answer.

#![expect(clippy::expect_used, clippy::panic, reason = "what is missing ends the test that needs it")]

mod common;

use common::sane::assert_sane;
use portal_calculators::{
    ALL, Answer, Calculator, Form, PathAnswer, Rough, Step, Surroundings, Value, needs, path,
};
use portal_text::Language;

fn steps(slug: &str) -> &'static [Step; 3] {
    path(slug).unwrap_or_else(|| panic!("{slug} has no path"))
}

/// The calculators that have one; a calculator that is just being written has none yet.
fn with_path() -> Vec<&'static dyn Calculator> {
    ALL.iter().copied().filter(|it| path(it.about().slug).is_some()).collect()
}

fn starts(calculator: &dyn Calculator) -> Vec<Value> {
    let given = common::portal_only(needs(calculator.about().slug));
    calculator.starts(&given).expect("every start is given")
}

/// The form that a preset of these states leaves.
fn filled(calculator: &'static dyn Calculator, states: &[&str]) -> Form {
    let query = states.join("&");
    let (form, notices) = Form::read(calculator, starts(calculator), &query);
    let slug = calculator.about().slug;
    assert!(notices.is_empty(), "{slug} {query}: {notices:?}");
    assert!((0..form.questions().len()).all(|place| form.refused(place).is_none()), "{slug} {query}");
    form
}

/// Names of the fields that a state fills.
fn keys(state: &str) -> Vec<&str> {
    let pairs = state.split('&').filter(|it| !it.is_empty());
    pairs.map(|it| it.split_once('=').map_or(it, |pair| pair.0)).collect()
}

fn answers(calculator: &'static dyn Calculator, ways: &[Vec<&str>]) -> Vec<Answer> {
    let given = common::portal_only(needs(calculator.about().slug));
    let year = &mut common::year();
    let answer = |states: &Vec<&str>| {
        let form = filled(calculator, states);
        let mut around = Surroundings { language: Language::Pl, year, assumptions: &given, rough: Rough::No };
        let place = format!("{} {states:?}", calculator.about().slug);
        calculator.answer(form.values(), &mut around).unwrap_or_else(|err| panic!("{place}: {err}"))
    };
    ways.iter().map(answer).collect()
}

#[test]
fn the_sixteen_calculators_of_the_portal_have_a_path() {
    assert!(with_path().len() >= 16, "{}", with_path().len());
}

#[test]
fn every_way_through_the_pictures_ends_at_a_sane_answer() {
    for calculator in with_path() {
        let slug = calculator.about().slug;
        let [first, second, third] = steps(slug);
        let states = |step: &'static Step| step.answers.iter().map(|it| it.state);
        let ways: Vec<Vec<&str>> = states(first)
            .flat_map(|one| states(second).map(move |other| (one, other)))
            .flat_map(|(one, other)| states(third).map(move |last| vec![one, other, last]))
            .collect();
        assert!(ways.len() >= 8, "{slug}");
        for (answer, way) in answers(calculator, &ways).iter().zip(&ways) {
            assert_sane(answer, &format!("{slug} {way:?}"));
        }
    }
}

#[test]
fn questions_and_answers_are_whole_in_both_languages() {
    for calculator in with_path() {
        for step in steps(calculator.about().slug) {
            assert!((2..=4).contains(&step.answers.len()), "{}", step.question.en);
            for text in step.answers.iter().map(|it| it.label).chain([step.question]) {
                assert!(!text.pl.is_empty() && !text.en.is_empty() && text.pl != text.en, "{text:?}");
                for word in ["kWh", "kWp", "SCOP", "MW", "{", "&", "<"] {
                    assert!(!text.pl.contains(word) && !text.en.contains(word), "{text:?}");
                }
            }
            assert!(
                step.question.pl.ends_with('?') && step.question.en.ends_with('?'),
                "{}",
                step.question.en
            );
        }
    }
}

#[test]
fn each_step_fills_fields_of_its_own_and_each_answer_differs_from_the_others() {
    for calculator in with_path() {
        let slug = calculator.about().slug;
        let mut filled_before: Vec<&str> = Vec::new();
        for step in steps(slug) {
            let fields: Vec<&str> =
                step.answers.iter().map(|it| keys(it.state)).max_by_key(Vec::len).expect("some");
            for (place, key) in fields.iter().enumerate() {
                assert!(
                    !fields[..place].contains(key) && !filled_before.contains(key),
                    "{slug}: {key} twice"
                );
                assert!(calculator.questions().iter().any(|it| it.key == *key), "{slug}: no field {key}");
            }
            for PathAnswer { state, .. } in step.answers {
                assert!(
                    state.is_empty() || keys(state) == fields,
                    "{slug}: {state} leaves a field as it was"
                );
                let same = |it: &&PathAnswer| {
                    filled(calculator, &[it.state]).values() == filled(calculator, &[state]).values()
                };
                assert_eq!(step.answers.iter().filter(same).count(), 1, "{slug}: {state:?}");
            }
            filled_before.extend(fields);
        }
    }
}

#[test]
fn the_extremes_of_a_question_go_the_right_way() {
    // Calculator, figure, step, the answer with less of it, the answer with more.
    let cases = [
        ("pv", "yield", 1, 0, 2),
        ("pv", "autarky", 2, 2, 0),
        ("heat", "heat", 0, 3, 0),
        ("battery", "autarky", 2, 0, 2),
        ("insulation", "saved", 2, 0, 2),
        ("cluster", "autarky", 1, 0, 2),
        ("ev", "saved", 0, 0, 2),
        ("air", "breathed", 0, 0, 2),
        ("footprint", "total", 2, 0, 2),
        ("chp", "electricity", 0, 0, 2),
        ("bus", "buses", 1, 2, 0),
        ("charging", "energy", 1, 0, 2),
        ("best-hours", "energy", 0, 0, 2),
        ("sun", "elevation", 0, 2, 0),
        ("appliance", "energy", 1, 0, 2),
        ("ledger", "saved", 2, 0, 2),
        ("cluster-ledger", "autarky", 1, 0, 2),
    ];
    for calculator in with_path() {
        let slug = calculator.about().slug;
        let own: Vec<_> = cases.iter().filter(|it| it.0 == slug).collect();
        assert!(!own.is_empty(), "{slug} has no extremes");
        for (_, figure, step, less, more) in own {
            let step = &steps(slug)[*step];
            let ends =
                answers(calculator, &[vec![step.answers[*less].state], vec![step.answers[*more].state]]);
            let [less, more] = [0, 1].map(|it| common::mid(&ends[it], figure));
            assert!(less < more, "{slug} {figure}: {less} and {more}");
        }
    }
}

#[test]
fn a_bill_stands_for_the_use_that_the_prices_of_the_data_give() {
    let price = |key: &str| {
        let all = common::portal();
        all.iter().find(|it| it.key == key).unwrap_or_else(|| panic!("no {key}")).value.value
    };
    let capacity = |use_kwh: f64| match use_kwh {
        it if it <= 1200.0 => price("capacity_charge_500_1200_gross"),
        it if it <= 2800.0 => price("capacity_charge_1200_2800_gross"),
        _ => price("capacity_charge_over_2800_gross"),
    };
    let [_, _, bills] = steps("ledger");
    let uses = [1200.0, 2000.0, 4000.0];
    for (answer, kwh) in bills.answers.iter().zip(uses) {
        assert_eq!(answer.state, format!("use={kwh}"));
        // The bill of the data is that of 2000 kWh.
        let bill = price("household_bill_pge")
            + (kwh - 2000.0) / 12.0 * price("electricity_price_g11_gross")
            + capacity(kwh)
            - capacity(2000.0);
        for label in [answer.label.pl, answer.label.en] {
            let said: String = label.chars().filter(char::is_ascii_digit).collect();
            common::close(said.parse().expect("a sum"), bill, 0.03);
        }
    }
}
