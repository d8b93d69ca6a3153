//! How wide text is, from a table: the same natively and in the browser, and without asking the page.
//!
//! Widths are those of `DejaVu Sans`, as wide as any of the system's faces: a narrower one only leaves air. Rare characters
//! are estimates.

/// Size of all text in charts \[px\].
pub(crate) const FONT: f64 = 12.0;
/// Height of a line of text \[px\].
pub(crate) const LINE: f64 = 16.0;

/// Widths of the characters from the blank to the tilde \[em / 250\].
#[rustfmt::skip]
const WIDTHS: [u16; 95] = [
    79, 100, 115, 209, 159, 238, 195, 69, 98, 98, 125, 209, 79, 90, 79, 84, 159, 159, 159, 159, 159, 159, 159, 159, 159,
    159, 84, 84, 209, 209, 209, 133, 250, 171, 172, 175, 193, 158, 144, 194, 188, 74, 74, 164, 139, 216, 187, 197, 151,
    197, 174, 159, 153, 183, 171, 247, 171, 153, 171, 98, 84, 98, 209, 125, 125, 153, 159, 137, 159, 154, 88, 159, 158,
    69, 69, 145, 69, 244, 158, 153, 159, 159, 103, 130, 98, 158, 148, 204, 148, 148, 131, 159, 84, 159, 209,
];
/// The same in bold.
#[rustfmt::skip]
const BOLD: [u16; 95] = [
    87, 114, 130, 209, 174, 250, 218, 77, 114, 114, 131, 209, 95, 104, 95, 91, 174, 174, 174, 174, 174, 174, 174, 174,
    174, 174, 100, 100, 209, 209, 209, 145, 250, 193, 191, 183, 208, 171, 171, 205, 209, 93, 93, 194, 159, 249, 209, 213,
    183, 213, 193, 180, 171, 203, 193, 276, 193, 181, 181, 114, 91, 114, 209, 125, 125, 169, 179, 148, 179, 170, 109, 179,
    178, 86, 86, 166, 86, 260, 178, 172, 179, 179, 123, 149, 120, 178, 163, 231, 161, 163, 146, 178, 91, 178, 209,
];
/// Width of a character without a width of its own \[em / 250\].
const OTHER: u16 = 209;

/// Width of one character \[em\].
fn em(character: char, strong: bool) -> f64 {
    // Marks above and below letters, and characters of about the same width, stand for one in the table.
    let like = match character {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{ad}' => return 0.0,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'.. | '—' | '…' => '@',
        '\u{2009}' | '\u{202f}' => return 0.2,
        '\u{a0}' | '·' => ' ',
        'ł' => 'l',
        '²' | '³' | '₀'..='₉' => '(',
        'ś' | 'ź' | 'ż' | '°' | '–' => 'z',
        'ć' => 'c',
        'Ł' => 'L',
        'Ę' | 'Ś' => 'E',
        'Ą' | 'Ć' | 'Ź' | 'Ż' => 'A',
        '\u{c0}'..='\u{dd}' | 'Ń' => 'D',
        '\u{df}'..='\u{24f}' | 'µ' | 'μ' | '€' => 'e',
        character => character,
    };
    let at = u32::from(like).wrapping_sub(u32::from(' '));
    let table = if strong { &BOLD } else { &WIDTHS };
    let width = usize::try_from(at).ok().and_then(|it| table.get(it));
    f64::from(*width.unwrap_or(&OTHER)) / 250.0
}

/// Width of a text in the chart's size \[px\].
pub fn text_width(text: &str, strong: bool) -> f64 {
    text.chars().map(|it| em(it, strong)).sum::<f64>() * FONT
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
