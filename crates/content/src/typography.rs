//! Blanks that must not end a line: behind a word of one letter in Polish, and before a unit in both languages.

use portal_text::{Language, NO_BREAK_SPACE};

/// Polish words of one letter, which may not stand at the end of a line.
const SHORT: [&str; 6] = ["a", "i", "o", "u", "w", "z"];
/// What stays with the number before it.
const UNITS: [&str; 36] = [
    "%", "°C", "g", "kg", "t", "m", "m²", "m³", "km", "ha", "l", "W", "kW", "MW", "GW", "Wh", "kWh", "MWh",
    "GWh", "TWh", "kWp", "MWe", "µg", "µg/m³", "ng/m³", "g/kWh", "kWh/m²", "h", "min", "s", "r", "zł", "PLN",
    "mln", "million", "euro",
];

/// The text with blanks that do not break where a line may not end.
pub(crate) fn bound(language: Language, text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        if let Some(next) = words.peek() {
            out.push(if stay_together(language, word, next) { NO_BREAK_SPACE } else { ' ' });
        }
    }
    out
}

fn stay_together(language: Language, word: &str, next: &str) -> bool {
    let bare = word.trim_start_matches(['(', '„', '“', '–', '‘']);
    let is_short = || SHORT.iter().any(|it| it.eq_ignore_ascii_case(bare));
    (language == Language::Pl && is_short()) || (ends_in_digit(word) && belongs_to_number(word, next))
}

fn ends_in_digit(word: &str) -> bool {
    word.ends_with(|it: char| it.is_ascii_digit())
}

/// A unit, or the next three digits of the number.
fn belongs_to_number(word: &str, next: &str) -> bool {
    let bare = next.trim_end_matches(['.', ',', ';', ':', ')', '?', '!', '”', '’']);
    let whole = bare.split([',', '.']).next().unwrap_or(bare);
    let is_group = whole.len() == 3 && whole.bytes().all(|it| it.is_ascii_digit());
    let before = word.trim_start_matches(|it: char| !it.is_ascii_digit());
    let leads = before.len() <= 3 && before.bytes().all(|it| it.is_ascii_digit());
    UNITS.contains(&bare) || (is_group && leads)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_polish_word_of_one_letter_does_not_end_a_line() {
        assert_eq!(bound(Language::Pl, "Lampa i (w domu) A to"), "Lampa i\u{a0}(w\u{a0}domu) A\u{a0}to");
        assert_eq!(bound(Language::En, "I saw a lamp"), "I saw a lamp");
        assert_eq!(bound(Language::Pl, "jest w "), "jest w\u{a0}");
    }

    #[test]
    fn a_number_keeps_its_unit_and_its_groups() {
        assert_eq!(bound(Language::En, "about 40 kWp, in 2023 we"), "about 40\u{a0}kWp, in 2023 we");
        assert_eq!(bound(Language::Pl, "1 128 kWh/m² rocznie"), "1\u{a0}128\u{a0}kWh/m² rocznie");
        assert_eq!(bound(Language::Pl, "w 2023 365 dni"), "w\u{a0}2023 365 dni");
        assert_eq!(bound(Language::Pl, "19 lipca 2018 r."), "19 lipca 2018\u{a0}r.");
    }
}
