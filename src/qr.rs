//! An address as a QR code.

use std::fmt::Write as _;

use portal_content::escape;
use qrcodegen::{QrCode, QrCodeEcc};

/// Empty modules around the code, as its standard asks for.
///
/// # Source
/// ISO/IEC 18004:2015, 5.3.8.
const QUIET: i32 = 4;

/// The drawing of a text as a QR code of medium correction, dark on white in every theme; `label` is its name for those
/// who do not see it. `None` for a text that no code can hold.
pub fn svg(text: &str, label: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size() + 2 * QUIET;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    Some(format!(
        "<svg class=\"qr\" viewBox=\"0 0 {size} {size}\" role=\"img\" aria-label=\"{}\" shape-rendering=\"crispEdges\">\
         <rect class=\"qr-paper\" width=\"{size}\" height=\"{size}\"/><path class=\"qr-ink\" d=\"{path}\"/></svg>",
        escape(label)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_fits_the_smallest_code_with_its_quiet_zone() {
        // Version 1 has 21 modules; with four empty ones on each side 29 (ISO/IEC 18004, 5.3.1).
        let drawn = svg("HELLO", "a \"name\"").unwrap();
        assert!(
            drawn.contains("viewBox=\"0 0 29 29\"") && drawn.contains("aria-label=\"a &quot;name&quot;\"")
        );
        // The upper left finder begins behind the quiet zone.
        assert!(drawn.contains("M4 4h1v1h-1z") && !drawn.contains("M3 4h1v1h-1z"));
    }

    #[test]
    fn a_text_that_is_too_long_has_no_code() {
        assert_eq!(svg(&"a".repeat(3_000), ""), None);
    }
}
