//! The table of text widths against the browser's own measure.

use portal_chart::{Item, Size, View, samples, text_width};
use portal_text::Language;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::board::{canvas, pen};

/// The charts' texts on pages, beside what the kinds write.
const TEXTS: [&str; 3] = [
    include_str!("../../../../crates/calculators/src/pv/texts.toml"),
    include_str!("../../../../src/pages/air/texts.toml"),
    include_str!("../../../chart/src/summary.texts.toml"),
];
/// A text in a drawing has at most so many characters.
const LONGEST: usize = 60;

/// The first `--sans` of the style sheet.
fn family() -> &'static str {
    let tokens = include_str!("../../../../style/tokens.css");
    tokens.split("--sans: ").nth(1).unwrap().split(';').next().unwrap()
}

/// Every label of every kind in both languages, and both languages' texts of pages with charts.
fn texts() -> Vec<(String, bool)> {
    let values: Vec<f64> = (0..480_u32).map(|it| 8.0 + f64::from(it % 24) * 1.3).collect();
    let mut all = Vec::new();
    for language in Language::ALL {
        for (_, picture) in samples::all(&values, language) {
            let size = Size { width: 1440.0, height: 300.0 };
            for item in picture.picture().scene(&View::default(), size, language).items {
                if let Item::Text(label) = item {
                    all.push((label.text, label.strong));
                }
            }
        }
    }
    let quoted = |it: &'static str| Some(it.split_once(" = \"")?.1.strip_suffix('"')?.to_owned());
    let plain = |it: &String| !it.contains(['{', '\\']) && (4..LONGEST).contains(&it.chars().count());
    let lines = TEXTS.iter().flat_map(|it| it.lines());
    all.extend(lines.filter_map(quoted).filter(plain).flat_map(|it| [(it.clone(), false), (it, true)]));
    all
}

/// How many times larger, as [`portal_chart::SUBPIXELS`] says.
const ENLARGED: u32 = 8;

#[wasm_bindgen_test]
fn the_table_knows_the_width_of_the_charts_texts() {
    let pen = pen(&canvas());
    let measured = |text: &str, pixels: u32, strong: bool| {
        pen.set_font(&format!("{} {pixels}px {}", if strong { "bold" } else { "normal" }, family()));
        pen.measure_text(text).unwrap().width()
    };
    assert!((f64::from(ENLARGED) - portal_chart::SUBPIXELS).abs() < f64::EPSILON);
    let texts = texts();
    assert!(texts.len() > 200, "only {} texts", texts.len());
    // The table has the widths of one face, in which a digit is 0.636 em wide. With another one the page may only have
    // more room than the table says.
    let same_face = (measured("0", 1000, false) - 636.0).abs() < 1.0;
    for (text, strong) in texts {
        // As it is painted: the painter writes in letters many times larger and scales them down.
        let painted = measured(&text, 12 * ENLARGED, strong) / f64::from(ENLARGED);
        let off = painted / text_width(&text, strong) - 1.0;
        assert!(off < 0.05 && (off > -0.05 || !same_face), "{text:?} bold {strong}, as painted: {off}");
        // In letters of this size the browser may round each to whole pixels, which a long text evens out.
        for pixels in 12..=14 {
            let width = text_width(&text, strong) * f64::from(pixels) / 12.0;
            let off = measured(&text, pixels, strong) / width - 1.0;
            let most = if text.chars().count() < 4 { 0.1 } else { 0.05 };
            assert!(off < most && (off > -most || !same_face), "{text:?} bold {strong} {pixels} px: {off}");
        }
    }
}
