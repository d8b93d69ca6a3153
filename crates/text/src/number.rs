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
/// `None` for what is no number and for more than 300 digits.
///
/// Digits after the nineteenth do not count. What is written with the seventeen that tell every `f64` apart reads back
/// as it was. The standard library's parser does the same for any text, and brings a table of 10 kB along.
pub fn parse_number(text: &str) -> Option<f64> {
    const MOST_DIGITS: u32 = 300;
    /// Below it there is room for one digit more.
    const ROOM: u64 = 1_000_000_000_000_000_000;
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', MINUS]) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mut mantissa, mut count, mut has_point) = (0_u64, 0, false);
    let (mut decimals, mut dropped) = (0, 0);
    for character in digits.chars() {
        match character {
            ' ' | NO_BREAK_SPACE | '\u{202f}' | '\u{2009}' => {}
            ',' | '.' if !has_point => has_point = true,
            _ => {
                let digit = character.to_digit(10)?;
                count += 1;
                if mantissa < ROOM {
                    mantissa = mantissa * 10 + u64::from(digit);
                    decimals += i32::from(has_point);
                } else {
                    dropped += i32::from(!has_point);
                }
            }
        }
    }
    let value = quotient(mantissa, 10_f64.powi(decimals)) * 10_f64.powi(dropped);
    (1..=MOST_DIGITS).contains(&count).then_some(sign * value)
}

/// What was typed, without the commas that group thousands in English: `1,500` there is `1500`.
///
/// A comma is a group's when exactly three digits follow it and one to three precede it that do not begin with 0.
/// Any other comma stays, and [`parse_number`] takes it for a decimal one; in Polish every comma is one.
pub fn without_groups(language: Language, typed: &str) -> String {
    let text = typed.trim();
    let digits = text.trim_start_matches(['-', '+', MINUS]);
    let whole = digits.split_once('.').map_or(digits, |it| it.0);
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let is_grouped = matches!(first.len(), 1..=3)
        && !first.starts_with('0')
        && groups.all(|it| it.len() == 3 && it.bytes().all(|it| it.is_ascii_digit()));
    if language == Language::En && is_grouped { text.replace(',', "") } else { text.to_owned() }
}

/// `mantissa / scale`, with what both roundings lose given back.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what the first cast loses is the second's difference"
)]
fn quotient(mantissa: u64, scale: f64) -> f64 {
    let high = mantissa as f64;
    let low = mantissa.wrapping_sub(high as u64).cast_signed() as f64;
    let quotient = high / scale;
    let rest = (-quotient).mul_add(scale, high) + low;
    quotient + rest / scale
}

/// Whether a text is a bare number: digits with at most one comma or point, perhaps after a sign.
pub fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.bytes().any(|it| it.is_ascii_digit())
        && digits.bytes().all(|it| it.is_ascii_digit() || matches!(it, b',' | b'.'))
        && digits.bytes().filter(|it| matches!(it, b',' | b'.')).count() <= 1
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
        assert_eq!(parse_number(&"9".repeat(301)), None);
    }

    #[test]
    fn commas_of_thousands_are_read_in_english_and_decimal_commas_everywhere() {
        for (typed, plain) in [("1,500", "1500"), ("-12,000.5", "-12000.5"), ("1,234,567", "1234567")] {
            assert_eq!(without_groups(Language::En, typed), plain);
            assert_eq!(without_groups(Language::Pl, typed), typed);
        }
        for decimal in ["0,125", "1,5", "3,14159", "1,50", "1500,250", "2,5 kW", ",500", "4.125"] {
            assert_eq!(without_groups(Language::En, decimal), decimal);
        }
    }

    #[test]
    fn decimals_are_read_as_exactly_as_by_the_standard_library() {
        for text in [
            "0.1",
            "0.3",
            "123456.789",
            "999999999999999",
            "0.000123456789012",
            "33.75",
            "0.9857822964517073",
            "17976931348623157",
            "0.30000000000000004",
        ] {
            assert_eq!(parse_number(text), text.parse().ok(), "{text}");
        }
        for place in 1..2_000 {
            let value = f64::from(place).sqrt() * 0.731;
            assert_eq!(parse_number(&value.to_string()), Some(value));
        }
    }

    #[test]
    fn a_sum_a_range_and_a_formula_are_no_numbers() {
        for number in ["0", "-0,4", "+3.5", "1234,5"] {
            assert!(is_number(number), "{number}");
        }
        for other in ["", "-", "1-2", "=1", "1,2,3", "1e3", "5 kW"] {
            assert!(!is_number(other), "{other}");
        }
    }

    #[test]
    fn a_written_number_reads_back() {
        for value in [0.0, 5.0, -17.25, 1_048_576.5] {
            assert_eq!(parse_number(&number(Language::Pl, value, 2)), Some(value));
        }
    }
}
