//! Numbers as people write and type them.

use crate::Language;

/// Keeps a number and its unit, or the groups of a number, on one line.
pub const NO_BREAK_SPACE: char = '\u{a0}';
/// The minus sign; a hyphen is too short and breaks lines.
const MINUS: char = '\u{2212}';

/// A number with a fixed count of decimals: `1 234,5` in Polish (no-break space), `1,234.5` in English.
///
/// What is not finite is written as a dash; a value that rounds to zero carries no minus.
pub fn number(language: Language, value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let (group, point) = match language {
        Language::Pl => (NO_BREAK_SPACE, ','),
        Language::En => (',', '.'),
    };
    let mut written = String::with_capacity(plain.len() + 4);
    if value < 0.0 && plain.bytes().any(|it| it.is_ascii_digit() && it != b'0') {
        written.push(MINUS);
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            written.push(group);
        }
        written.push(digit);
    }
    if !fraction.is_empty() {
        written.push(point);
        written.push_str(fraction);
    }
    written
}

/// Reads a number as people type it: decimal comma or point, blanks between groups, either minus.
/// `None` for what is no number and for what is not finite.
pub fn parse_number(text: &str) -> Option<f64> {
    let mut plain = String::with_capacity(text.len());
    for character in text.trim().chars() {
        match character {
            ' ' | NO_BREAK_SPACE | '\u{202f}' | '\u{2009}' => {}
            ',' => plain.push('.'),
            MINUS => plain.push('-'),
            '0'..='9' | '.' | '-' | '+' => plain.push(character),
            _ => return None,
        }
    }
    plain.parse().ok().filter(|it: &f64| it.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_the_way_of_the_language() {
        assert_eq!(number(Language::Pl, 1234.5, 1), "1\u{a0}234,5");
        assert_eq!(number(Language::En, 1_234_567.0, 0), "1,234,567");
        assert_eq!(number(Language::Pl, 999.96, 1), "1\u{a0}000,0");
        assert_eq!(number(Language::Pl, -0.25, 2), "\u{2212}0,25");
    }

    #[test]
    fn nothing_is_not_negative_and_infinity_is_a_dash() {
        assert_eq!(number(Language::Pl, -0.001, 1), "0,0");
        assert_eq!(number(Language::En, f64::INFINITY, 1), "–");
        assert_eq!(number(Language::En, f64::NAN, 1), "–");
    }

    #[test]
    fn a_typed_number_may_have_comma_or_point_and_blanks() {
        assert_eq!(parse_number(" 1 234,5 "), Some(1234.5));
        assert_eq!(parse_number("1\u{a0}234.5"), Some(1234.5));
        assert_eq!(parse_number("\u{2212}3"), Some(-3.0));
        for wrong in ["", "x", "1,2,3", "5 kW", "inf", "nan", "1e3", "--1"] {
            assert_eq!(parse_number(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_written_number_reads_back() {
        for value in [0.0, 5.0, -17.25, 1_048_576.5] {
            assert_eq!(parse_number(&number(Language::Pl, value, 2)), Some(value));
        }
    }
}
