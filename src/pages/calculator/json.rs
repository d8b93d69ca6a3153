//! Inputs, results and assumptions as JSON, with the version of the model that gave them.

use portal_calculators::{About, Answer, Form, Kind, Value};

/// The whole state: what was asked, what was answered, what was assumed. Numbers in the unit beside them.
pub(super) fn json(about: &About, form: &Form, answer: &Answer) -> String {
    let inputs = form.questions().iter().zip(form.values()).map(|(question, value)| {
        let written = match (question.kind, *value) {
            (Kind::Choice { options }, Value::Choice(place)) => {
                text(options.get(place).map_or("", |it| it.key))
            }
            (_, Value::Number(number)) => plain(number),
            (_, Value::Choice(place)) => place.to_string(),
        };
        format!("{}:{written}", text(question.key))
    });
    let results = answer.figures.iter().map(|it| {
        let part = |part: Option<f64>| part.map_or_else(|| "null".to_owned(), plain);
        let value = it.value;
        object(&[
            ("key", text(&it.key)),
            ("label", text(&it.label)),
            ("unit", text(&it.unit)),
            ("low", part(value.map(|it| it.low))),
            ("mid", part(value.map(|it| it.mid))),
            ("high", part(value.map(|it| it.high))),
        ])
    });
    let assumptions = answer.assumptions.iter().map(|it| {
        object(&[
            ("key", text(&it.key)),
            ("value", plain(it.value)),
            ("unit", text(&it.unit)),
            ("source", text(&it.credit)),
        ])
    });
    object(&[
        ("calculator", text(about.slug)),
        ("version", about.version.to_string()),
        ("inputs", format!("{{{}}}", joined(inputs))),
        ("results", format!("[{}]", joined(results))),
        ("assumptions", format!("[{}]", joined(assumptions))),
    ])
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(",")
}

fn object(fields: &[(&str, String)]) -> String {
    format!("{{{}}}", joined(fields.iter().map(|(key, value)| format!("\"{key}\":{value}"))))
}

/// A number with at most six decimals; JSON knows no other kind of none than `null`.
fn plain(value: f64) -> String {
    if value.is_finite() { ((value * 1e6).round() / 1e6).to_string() } else { "null".to_owned() }
}

fn text(words: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in words.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            _ if letter.is_control() => quoted.push(' '),
            _ => quoted.push(letter),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_and_numbers_that_are_none_are_null() {
        assert_eq!(text("a \"b\" \\ \n"), r#""a \"b\" \\  ""#);
        assert_eq!((plain(1.5), plain(f64::NAN)), ("1.5".to_owned(), "null".to_owned()));
        assert_eq!(object(&[("a", plain(2.0)), ("b", text("x"))]), r#"{"a":2,"b":"x"}"#);
    }
}
