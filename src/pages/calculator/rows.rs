//! Rows of the table of assumptions as markup.

use portal_calculators::AssumptionUse;
use portal_text::{Language, NO_BREAK_SPACE};

use super::texts;
use crate::widgets::badge::confidence_word;

/// Class of the button that puts a number back.
pub(super) const RESTORE: &str = "restore";

/// Served fields take nothing before the program answers to it; it draws the rows anew with its first answer.
const UNTIL_ANSWERED: &str = if cfg!(target_arch = "wasm32") { "" } else { " readonly" };

/// A row for each assumption, with its number.
pub(super) fn markup(language: Language, all: &[AssumptionUse]) -> String {
    let mut rows = String::new();
    for it in all {
        let class = if it.changed { "changed" } else { "" };
        rows.extend(["<tr data-key=\"", &it.key, "\" class=\"", class, "\"><th scope=\"row\">"]);
        escape(&mut rows, &it.label);
        rows.push_str("</th><td class=\"number\">");
        value(&mut rows, language, it);
        rows.extend(["</td><td>", &it.range, "</td><td>"]);
        source(&mut rows, it);
        rows.extend(["</td><td class=\"sure\">", sure(language, it), "</td></tr>"]);
    }
    rows
}

fn value(rows: &mut String, language: Language, it: &AssumptionUse) {
    let names = [("label", it.label.as_str()), ("usual", &it.usual)];
    if it.limits.is_some() {
        let field = "<input class=\"box own\" type=\"text\" inputmode=\"decimal\" enterkeyhint=\"done\" maxlength=\"40\"";
        rows.extend([field, UNTIL_ANSWERED, " value=\"", &it.shown, "\" aria-label=\""]);
        escape(rows, &texts::OWN_LABEL.fill(language, &names[..1]));
        rows.push_str("\">");
    } else {
        rows.extend(["<span class=\"shown\">", &it.shown, "</span>"]);
    }
    rows.push(NO_BREAK_SPACE);
    escape(rows, &it.unit);
    if it.limits.is_some() {
        let hidden = if it.changed { "" } else { " hidden" };
        rows.extend([
            "<span class=\"field-error\" role=\"alert\"></span><button type=\"button\" class=\"",
            RESTORE,
        ]);
        rows.extend(["\"", hidden, " aria-label=\""]);
        escape(rows, &texts::OWN_RESTORE_LABEL.fill(language, &names));
        rows.push_str("\">");
        escape(rows, &texts::OWN_RESTORE.fill(language, &names[1..]));
        rows.push_str("</button>");
    }
}

fn source(rows: &mut String, it: &AssumptionUse) {
    if let Some(url) = &it.url {
        rows.push_str("<a rel=\"external\" href=\"");
        escape(rows, url);
        rows.push_str("\">");
        escape(rows, &it.credit);
        rows.push_str("</a>");
    } else {
        escape(rows, &it.credit);
    }
}

fn sure(language: Language, it: &AssumptionUse) -> &'static str {
    if it.changed { texts::CHANGED } else { confidence_word(it.confidence) }.get(language)
}

/// Adds a text to markup as what it says.
pub(super) fn escape(rows: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => rows.push_str("&amp;"),
            '<' => rows.push_str("&lt;"),
            '"' => rows.push_str("&quot;"),
            _ => rows.push(letter),
        }
    }
}

/// Puts the numbers into the rows on the page; an entry that could not be used stays while its number does.
#[cfg(target_arch = "wasm32")]
pub(super) fn show(language: Language, all: &[AssumptionUse]) {
    use wasm_bindgen::JsCast;
    for it in all {
        let Some(row) = row(&it.key) else { continue };
        row.set_class_name(if it.changed { "changed" } else { "" });
        let part = |selector: &str| row.query_selector(selector).ok().flatten();
        if let Some(sure_cell) = part(".sure") {
            sure_cell.set_text_content(Some(sure(language, it)));
        }
        if let Some(shown) = part(".shown") {
            shown.set_text_content(Some(&it.shown));
        }
        let field = part("input").and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(field) = field.filter(|field| field.default_value() != it.shown) {
            field.set_default_value(&it.shown);
            field.set_value(&it.shown);
            complain(&it.key, "");
        }
        if let Some(button) = part("button") {
            let _ = button.toggle_attribute_with_force("hidden", !it.changed);
        }
    }
}

/// Says in the row of a key why its entry cannot be used; nothing when it can.
#[cfg(target_arch = "wasm32")]
pub(super) fn complain(key: &str, why: &str) {
    let Some(row) = row(key) else { return };
    if let Some(error) = row.query_selector(".field-error").ok().flatten() {
        error.set_text_content(Some(why));
    }
    if let Some(field) = row.query_selector("input").ok().flatten() {
        let _ = field.set_attribute("aria-invalid", if why.is_empty() { "false" } else { "true" });
    }
}

#[cfg(target_arch = "wasm32")]
fn row(key: &str) -> Option<web_sys::Element> {
    leptos::prelude::document().query_selector(&format!("#assumptions [data-key={key}]")).ok().flatten()
}

/// Natively the rows hold their numbers already.
#[cfg(not(target_arch = "wasm32"))]
pub(super) const fn show(_language: Language, _all: &[AssumptionUse]) {}

/// Natively nobody enters anything.
#[cfg(not(target_arch = "wasm32"))]
pub(super) const fn complain(_key: &str, _why: &str) {}

#[cfg(test)]
mod tests {
    use portal_evidence::Confidence;

    use super::*;

    fn price() -> AssumptionUse {
        AssumptionUse {
            key: "price".to_owned(),
            label: "Price <net> & \"tax\"".to_owned(),
            value: 1.1,
            shown: "1.1".to_owned(),
            usual: "1.1".to_owned(),
            range: "1–1.2".to_owned(),
            limits: Some((0.11, 11.0)),
            unit: "PLN/kWh".to_owned(),
            credit: "a tariff (2026)".to_owned(),
            url: Some("https://example.org/?a=1&b=2".to_owned()),
            confidence: Confidence::Read,
            changed: false,
        }
    }

    #[test]
    fn what_data_say_is_text_and_never_markup() {
        let rows = markup(Language::En, &[price()]);
        assert!(rows.contains(">Price &lt;net> &amp; &quot;tax&quot;</th>"), "{rows}");
        assert!(
            rows.contains("aria-label=\"Price &lt;net> &amp; &quot;tax&quot;, your own value\""),
            "{rows}"
        );
        assert!(rows.contains("href=\"https://example.org/?a=1&amp;b=2\""), "{rows}");
    }

    #[test]
    fn a_served_field_takes_nothing_before_there_is_a_program_that_answers() {
        let rows = markup(Language::En, &[price()]);
        assert!(rows.contains(" maxlength=\"40\" readonly value=\"1.1\""), "{rows}");
    }

    #[test]
    fn a_number_that_a_field_asks_for_has_no_second_field() {
        let asked = markup(Language::En, &[AssumptionUse { limits: None, ..price() }]);
        assert!(!asked.contains("<input") && asked.contains("<span class=\"shown\">1.1</span>"), "{asked}");
        let changed = markup(Language::En, &[AssumptionUse { changed: true, ..price() }]);
        assert!(changed.contains("class=\"changed\"") && !changed.contains(" hidden"), "{changed}");
        assert!(changed.contains("changed by you"), "{changed}");
    }
}
