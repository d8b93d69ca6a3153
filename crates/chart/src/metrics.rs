//! How wide text is, from a table: the same natively and in the browser, and without asking the page.
//!
//! Widths are those of wide system faces, so that a narrower one only leaves air.

/// Size of all text in charts \[px\].
pub(crate) const FONT: f64 = 12.0;
/// Height of a line of text \[px\].
pub(crate) const LINE: f64 = 16.0;

/// Width of one character \[em\].
fn em(character: char) -> f64 {
    match character {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{ad}' => 0.0,
        'i' | 'j' | 'l' | 'I' | '|' | '\'' | '.' | ',' | ':' | ';' | '!' | 'ł' | '·' => 0.32,
        ' ' | '\u{a0}' | '\u{202f}' | 'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' | '°' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' | '\u{1100}'..='\u{115f}' | '\u{2e80}'.. => 1.0,
        '0'..='9' | 'a'..='z' => 0.636,
        '\u{c0}'..='\u{24f}' | 'µ' | 'μ' | '³' | '²' => 0.7,
        'A'..='Z' => 0.74,
        _ => 0.84,
    }
}

/// Width of a text in the chart's size \[px\]. Bold text is a tenth wider.
pub fn text_width(text: &str, strong: bool) -> f64 {
    let width: f64 = text.chars().map(em).sum();
    width * FONT * if strong { 1.1 } else { 1.0 }
}

/// The text, cut with an ellipsis so that it is at most `room` \[px\] wide; empty when not even that fits.
pub fn fit(text: &str, room: f64, strong: bool) -> String {
    if text_width(text, strong) <= room {
        return text.to_owned();
    }
    let room = room - text_width("…", strong);
    if room < 0.0 {
        return String::new();
    }
    let mut kept = String::new();
    let mut used = 0.0;
    for character in text.chars() {
        used += text_width(character.encode_utf8(&mut [0; 4]), strong);
        if used > room {
            break;
        }
        kept.push(character);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_counts_characters_and_not_bytes() {
        assert!((text_width("łł", false) - text_width("ll", false)).abs() < 1e-12);
        // 4 digits of 0.636 em at 12 px.
        assert!((text_width("2023", false) - 30.528).abs() < 1e-9);
    }

    #[test]
    fn a_cut_text_fits_and_ends_with_an_ellipsis() {
        let cut = fit("źdźbło trawy na łące", 60.0, true);
        assert!(cut.ends_with('…') && text_width(&cut, true) <= 60.0, "{cut}");
        assert_eq!(fit("abc", 100.0, false), "abc");
        assert_eq!(fit("abc", 3.0, false), "");
    }
}
