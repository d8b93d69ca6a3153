//! Lines are smooth where they rise and sharp where they are level or upright, on every screen.

use portal_chart::{Item, Paint, Palette, Role, Xy};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::board::{Pixels, drawing, painted};

/// Pixels of the device per CSS pixel.
const RATIOS: [f64; 4] = [1.0, 1.5, 2.0, 3.0];

fn stroke(line: Vec<Xy>, width: f64, ratio: f64) -> Pixels {
    let item = Item::Stroke { lines: vec![line], paint: Paint::Mark(Role::Ink), width, dash: None };
    painted(&drawing(item), ratio, &Palette::LIGHT)
}

/// The middle of the ink in a column of pixels and how much there is \[device px\].
fn column(pixels: &Pixels, x: usize) -> (f64, f64) {
    let rows = (0_u32..).zip(0..pixels.height).map(|(row, y)| (f64::from(row) + 0.5, pixels.ink(x, y)));
    let (moment, sum) = rows.fold((0.0, 0.0), |it, (row, ink)| (it.0 + row * ink, it.1 + ink));
    (moment / sum, sum)
}

#[wasm_bindgen_test]
fn a_rising_line_has_no_steps() {
    // A point every pixel on y = 10 + x / 8: rounded to whole pixels it would stay 8 pixels on one height.
    let line = (20..=220).map(|x| Xy { x: f64::from(x), y: 10.0 + f64::from(x) / 8.0 }).collect::<Vec<_>>();
    for ratio in RATIOS {
        let pixels = stroke(line.clone(), 2.0, ratio);
        for x in 0..pixels.width {
            let middle = f64::from(u32::try_from(x).unwrap()) + 0.5;
            if (24.0 * ratio..216.0 * ratio).contains(&middle) {
                let (y, ink) = column(&pixels, x);
                let wanted = 10.0 * ratio + middle / 8.0;
                assert!((y - wanted).abs() < 0.1, "{y} at {middle}, not {wanted}, ratio {ratio}");
                // 2 px across, measured upright: divided by the cosine of the slope.
                let thick = 2.0 * ratio * (1.0_f64 + 1.0 / 64.0).sqrt();
                assert!((ink / thick - 1.0).abs() < 0.1, "{ink} of {thick} at {middle}, ratio {ratio}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn level_and_upright_lines_fill_whole_pixels() {
    for (ratio, width) in RATIOS.into_iter().zip([1, 2, 2, 3]) {
        for at in [10.0, 10.3, 10.5, 10.8] {
            let level = stroke(vec![Xy { x: 10.0, y: at }, Xy { x: 70.0, y: at }], 1.0, ratio);
            let upright = stroke(vec![Xy { x: at, y: 10.0 }, Xy { x: at, y: 70.0 }], 1.0, ratio);
            let middle = level.height / 2;
            let down: Vec<f64> = (0..level.height).map(|y| level.ink(middle, y)).collect();
            let across: Vec<f64> = (0..upright.height).map(|x| upright.ink(x, middle)).collect();
            for inks in [down, across] {
                let inked: Vec<f64> = inks.into_iter().filter(|it| *it > 0.0).collect();
                assert_eq!(inked, vec![1.0; width], "at {at}, ratio {ratio}");
            }
        }
    }
}
