//! Bytes of a file as text.

use super::MeterError;

/// The upper half of Windows-1250 as far as Polish files use it.
///
/// # Source
/// Unicode Consortium, "cp1250 to Unicode table", <https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1250.TXT>.
const WINDOWS_1250: [(u8, char); 23] = [
    (0x8c, 'Ś'),
    (0x8f, 'Ź'),
    (0x96, '–'),
    (0x9c, 'ś'),
    (0x9f, 'ź'),
    (0xa0, '\u{a0}'),
    (0xa3, 'Ł'),
    (0xa5, 'Ą'),
    (0xaf, 'Ż'),
    (0xb0, '°'),
    (0xb3, 'ł'),
    (0xb5, 'µ'),
    (0xb9, 'ą'),
    (0xbf, 'ż'),
    (0xc6, 'Ć'),
    (0xca, 'Ę'),
    (0xd1, 'Ń'),
    (0xd3, 'Ó'),
    (0xe6, 'ć'),
    (0xea, 'ę'),
    (0xf1, 'ń'),
    (0xf3, 'ó'),
    (0xfc, 'ü'),
];

/// The text of a file: UTF-16 with its mark, UTF-8, or else Windows-1250, in which every text can be read.
///
/// # Errors
/// [`MeterError::NotText`] for a workbook or anything else with zero bytes in it.
pub fn decode(bytes: &[u8]) -> Result<String, MeterError> {
    let wide = |rest: &[u8], of: fn([u8; 2]) -> u16| {
        let units = rest
            .chunks_exact(2)
            .map(|it| of([it.first().copied().unwrap_or(0), it.last().copied().unwrap_or(0)]));
        String::from_utf16(&units.collect::<Vec<_>>()).map_err(|_| MeterError::NotText)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => return wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return wide(rest, u16::from_be_bytes),
        _ => {}
    }
    if bytes.contains(&0) {
        return Err(MeterError::NotText);
    }
    Ok(core::str::from_utf8(bytes)
        .map_or_else(|_| bytes.iter().map(|it| letter(*it)).collect(), str::to_owned))
}

fn letter(byte: u8) -> char {
    if byte.is_ascii() {
        return char::from(byte);
    }
    WINDOWS_1250.iter().find(|it| it.0 == byte).map_or(char::REPLACEMENT_CHARACTER, |it| it.1)
}
