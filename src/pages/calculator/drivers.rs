//! The uncertain numbers that move a result most, as bars to both sides of it.

use portal_calculators::Driver;
use portal_text::Language;

use super::rows::escape;
use super::texts;

/// Half the width of a drawing; bars are as long as they are in shares of it.
const HALF: f64 = 100.0;

/// The numbers as markup, the strongest first: name, bar, and what it takes away and adds.
pub(super) fn markup(language: Language, all: &[Driver]) -> String {
    let Some(first) = all.first() else { return texts::NO_DRIVERS.get(language).to_owned() };
    let widest = first.up.max(-first.down);
    let length = |value: f64| if widest > 0.0 { (value * HALF / widest).round() } else { 0.0 };
    let mut rows = String::new();
    for it in all {
        let (from, long) = (HALF + length(it.down), length(it.up - it.down));
        rows.push_str("<div class=\"driver\"><span>");
        escape(&mut rows, &it.label);
        let drawing = "</span><svg viewBox=\"0 0 200 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect height=\"10\" x=\"";
        rows.extend([drawing, &from.to_string(), "\" width=\"", &long.to_string()]);
        rows.push_str("\"/><path d=\"M100 0v10\"/></svg><span class=\"range\">");
        escape(&mut rows, &it.shown);
        rows.push_str("</span></div>");
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn driver(label: &str, down: f64, up: f64) -> Driver {
        Driver { label: label.to_owned(), down, up, shown: format!("{down} … {up}") }
    }

    #[test]
    fn the_longest_end_reaches_the_edge_and_the_others_are_in_proportion() {
        let rows = markup(Language::En, &[driver("price", -400.0, 200.0), driver("sun", -100.0, 100.0)]);
        assert!(rows.contains("x=\"0\" width=\"150\"") && rows.contains("x=\"75\" width=\"50\""), "{rows}");
    }

    #[test]
    fn without_an_uncertain_number_words_stand_there() {
        assert_eq!(markup(Language::En, &[]), texts::NO_DRIVERS.en);
    }
}
