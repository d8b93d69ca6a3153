//! Values, refusals and notices in words.

use portal_calculators::{Kind, Notice, Question, Refusal, Value};
use portal_text::{Language, NO_BREAK_SPACE, number, without_groups};

use super::texts;

/// A number as it stands in its box: written so that digits put into it are read as they were meant.
pub(super) fn bare(language: Language, question: &Question, value: f64) -> String {
    without_groups(language, &figure(language, question, value))
}

/// A number with as many decimals as the step of the field needs, more when it has more.
fn figure(language: Language, question: &Question, value: f64) -> String {
    let Kind::Number { range, .. } = question.kind else { return String::new() };
    let digits = (range.decimals()..6).find(|&digits| {
        let scale = [1.0, 10.0, 100.0, 1e3, 1e4, 1e5].get(digits).copied().unwrap_or(1e5);
        ((value * scale).round() / scale - value).abs() < 1e-9
    });
    number(language, value, digits.unwrap_or(6))
}

/// A value with its unit, and its word where it has one: "180° (south)", "5.5 kWp", "like a household".
pub fn spoken(language: Language, question: &Question, value: Value) -> String {
    match (question.kind, value) {
        (Kind::Number { unit, word, .. }, Value::Number(value)) => {
            let unit = unit.get(language);
            let gap = if unit.starts_with('°') { String::new() } else { NO_BREAK_SPACE.to_string() };
            let with_unit = format!("{}{gap}{unit}", figure(language, question, value));
            word.map_or_else(
                || with_unit.clone(),
                |word| format!("{with_unit} ({})", word(value).get(language)),
            )
        }
        (Kind::Choice { options }, Value::Choice(place)) => {
            options.get(place).map_or_else(String::new, |it| it.label.get(language).to_owned())
        }
        _ => String::new(),
    }
}

/// Why an entry is refused and what is used instead.
pub(super) fn refusal(language: Language, question: &Question, why: Refusal, used: Value) -> String {
    let used = spoken(language, question, used);
    match why {
        Refusal::Empty => texts::REFUSED_EMPTY.fill(language, &[("used", &used)]),
        Refusal::NotANumber => texts::REFUSED_NUMBER.fill(language, &[("used", &used)]),
        Refusal::Outside { min, max } => {
            let (min, max) = (figure(language, question, min), figure(language, question, max));
            texts::REFUSED_RANGE.fill(language, &[("min", &min), ("max", &max), ("used", &used)])
        }
        Refusal::NoSuchOption => texts::REFUSED_OPTION.fill(language, &[("used", &used)]),
        Refusal::Because(why) => {
            texts::REFUSED_BECAUSE.fill(language, &[("why", why.get(language)), ("used", &used)])
        }
    }
}

/// What in a link could not be used; `questions` are those of the form.
pub(super) fn notice(language: Language, questions: &[Question], notice: &Notice) -> String {
    match notice {
        Notice::BadValue { place, given, why, used } => {
            let Some(question) = questions.get(*place) else { return String::new() };
            let why = refusal(language, question, *why, *used);
            let label = question.label.get(language);
            texts::NOTICE_VALUE.fill(language, &[("label", label), ("given", given), ("why", &why)])
        }
        Notice::BadOwn { key, given } => texts::NOTICE_OWN.fill(language, &[("key", key), ("given", given)]),
        Notice::OtherVersion { given } => texts::NOTICE_VERSION.fill(language, &[("given", given)]),
    }
}
