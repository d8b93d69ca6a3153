//! The state of the page as a file and as a link.

use portal_calculators::{Answer, Form, Kind, Value};
use portal_text::{Language, is_number};

use super::texts;
use crate::form::spoken;

/// Inputs, results and assumptions as a table that a Polish or an English spreadsheet opens: semicolons, a byte
/// order mark, and the decimal mark of the language.
pub(super) fn csv(language: Language, form: &Form, answer: &Answer) -> String {
    let mut lines = vec![texts::CSV_HEADING.get(language).to_owned()];
    let kind = texts::CSV_INPUT.get(language);
    for (question, value) in form.questions().iter().zip(form.values()) {
        let (written, unit) = match (question.kind, *value) {
            (Kind::Number { unit, .. }, Value::Number(number)) => {
                (plain(language, number), unit.get(language))
            }
            _ => (spoken(language, question, *value), ""),
        };
        lines.push(line(&[kind, question.key, question.label.get(language), &written, "", "", unit, ""]));
    }
    let kind = texts::CSV_RESULT.get(language);
    for it in &answer.figures {
        let number = |part: fn(&portal_calculators::shared::spread::Interval) -> f64| {
            it.value.as_ref().map_or_else(String::new, |value| plain(language, part(value)))
        };
        let [mid, low, high] = [number(|it| it.mid), number(|it| it.low), number(|it| it.high)];
        lines.push(line(&[kind, &it.key, &it.label, &mid, &low, &high, &it.unit, &it.note]));
    }
    let kind = texts::CSV_ASSUMPTION.get(language);
    for it in &answer.assumptions {
        let value = plain(language, it.value);
        lines.push(line(&[kind, &it.key, &it.label, &value, "", "", &it.unit, &it.credit]));
    }
    format!("\u{feff}{}\r\n", lines.join("\r\n"))
}

/// A number without groups, with the decimal mark of the language and at most four decimals.
fn plain(language: Language, value: f64) -> String {
    let rounded = ((value * 1e4).round() / 1e4).to_string();
    match language {
        Language::Pl => rounded.replace('.', ","),
        Language::En => rounded,
    }
}

fn line(cells: &[&str]) -> String {
    cells.iter().map(|it| cell(it)).collect::<Vec<_>>().join(";")
}

/// A cell that no spreadsheet takes for a formula and that breaks no row. Numbers keep their sign.
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number(text);
    let guarded = if is_formula { format!("'{text}") } else { text.to_owned() };
    if guarded.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

/// The table as an address of its own, for a link that saves it.
pub(super) fn data_url(csv: &str) -> String {
    url("text/csv", csv)
}

/// A text of a kind as an address of its own.
pub(super) fn url(kind: &str, text: &str) -> String {
    let mut url = format!("data:{kind};charset=utf-8,");
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            url.push(char::from(byte));
        } else {
            url.push('%');
            for half in [byte >> 4, byte & 15] {
                url.push(char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
    url
}

/// Copies the address of the page, and says whether that worked.
#[cfg(target_arch = "wasm32")]
pub(super) fn copy_address(done: impl Fn(bool) + 'static) {
    let navigator = leptos::prelude::window().navigator();
    // Outside of a secure context there is no clipboard at all.
    let has_clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| it.is_object());
    if !has_clipboard {
        return done(false);
    }
    let copying = navigator.clipboard().write_text(&crate::storage::address());
    leptos::task::spawn_local(async move {
        done(wasm_bindgen_futures::JsFuture::from(copying).await.is_ok());
    });
}

/// Natively there is no address.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn copy_address(done: impl Fn(bool) + 'static) {
    done(false);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_guarded_and_numbers_are_not() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("@a"), "'@a");
        assert_eq!(cell("-0,4"), "-0,4");
        assert_eq!(cell("a;\"b\""), "\"a;\"\"b\"\"\"");
    }

    #[test]
    fn numbers_carry_the_decimal_mark_of_the_language() {
        assert_eq!(plain(Language::Pl, 1234.56789), "1234,5679");
        assert_eq!(plain(Language::En, 1234.5), "1234.5");
    }

    #[test]
    fn letters_survive_in_an_address() {
        assert_eq!(data_url("ł;1\n"), "data:text/csv;charset=utf-8,%C5%82%3B1%0A");
    }
}
