//! Charts, from their data to their pixels.

use portal_canvas::palette;
use portal_chart::{
    Axis, ChartSpec, Kind, Palette, Picture, Rgb, Role, Size, TimelineSpec, Trace, View, samples,
};
use portal_text::Language;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::window;

use crate::board::{Pixels, canvas, painted};

const SIZE: Size = Size { width: 720.0, height: 300.0 };

/// Samples in a million that differ from all others, and how high they are.
const SPIKES: [(usize, f64); 2] = [(654_321, 300.0), (123_456, 11.0)];

fn is_wind(pixels: &Pixels, x: usize, y: usize) -> bool {
    let Rgb(red, green, blue) = Palette::LIGHT.mark(Role::Wind);
    let found = pixels.at(x, y);
    found[3] > 60 && found.iter().zip([red, green, blue]).all(|(one, other)| one.abs_diff(other) < 90)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places on a small canvas")]
fn pixel(at: f64) -> usize {
    at.floor() as usize
}

#[wasm_bindgen_test]
fn one_sample_in_a_million_is_seen() {
    for (index, height) in SPIKES {
        let mut values: Vec<f64> = (0..1_000_000).map(|it| f64::from(it % 10)).collect();
        values[index] = height;
        let base = ChartSpec::new("t", Axis::of(Kind::Number), Axis::number("P", "kW", 1).free());
        let chart = TimelineSpec::new(base).with("s", Role::Wind, Trace::regular(0.0, 1.0, values).unwrap());
        let view = View::default();
        let plan = chart.seen(&view, pixel(SIZE.width)).plan(SIZE, Language::Pl);
        let pixels = painted(&chart.scene(&view, SIZE, Language::Pl), 1.0, &Palette::LIGHT);
        let x = pixel(plan.x.at(f64::from(u32::try_from(index).unwrap())));
        // The other samples end at 9: above them is only this one, up to its height or to the edge of the axis.
        let (top, others) = (pixel(plan.y.clamped(height)), pixel(plan.y.at(9.0)));
        assert!(others > top + 4, "{top} {others}");
        for y in top + 2..others - 2 {
            assert!((x - 1..=x + 1).any(|x| is_wind(&pixels, x, y)), "nothing at {x}, {y}: {height}");
            assert!(![x - 8, x + 8].into_iter().any(|x| is_wind(&pixels, x, y)), "{x}, {y}: {height}");
        }
    }
}

#[wasm_bindgen_test]
fn every_kind_is_painted_in_every_theme() {
    let wave = |it: u32| (f64::from(it) * std::f64::consts::TAU / 24.0).sin() * 6.0 + 8.0;
    let usual: Vec<f64> = (0..480).map(wave).collect();
    let gaps: Vec<f64> = (0..480).map(|it| if it % 3 == 0 { f64::NAN } else { wave(it) }).collect();
    let sets =
        [usual, gaps, vec![], vec![3.0], vec![5.0; 30], vec![f64::NAN; 30], vec![1e300, -1e300, 1e-300]];
    for (number, values) in sets.iter().enumerate() {
        for (kind, picture) in samples::all(values, Language::Pl) {
            let scene = picture.picture().scene(&View::default(), SIZE, Language::Pl);
            let themes = [Palette::LIGHT, Palette::DARK, Palette::PROJECTOR];
            let [light, dark, projector] = themes.map(|it| painted(&scene, 1.5, &it));
            // A message where nothing can be drawn has about a hundred pixels.
            assert!(light.painted() > 50, "{kind} of set {number}: {}", light.painted());
            assert!(light != dark && light != projector && dark != projector, "{kind} of set {number}");
        }
    }
}

#[wasm_bindgen_test]
fn the_colours_are_those_of_the_style_sheet() {
    let document = window().unwrap().document().unwrap();
    let root = document.document_element().unwrap();
    let style = document.create_element("style").unwrap();
    style.set_text_content(Some(include_str!("../../../../style/tokens.css")));
    root.append_child(&style).unwrap();
    let canvas = canvas();
    for (theme, wanted) in [("light", Palette::LIGHT), ("dark", Palette::DARK)] {
        root.set_attribute("data-theme", theme).unwrap();
        let found = palette(&canvas);
        for role in Role::ALL {
            let (Rgb(r, g, b), Rgb(red, green, blue)) = (found.mark(role), wanted.mark(role));
            let off = r.abs_diff(red).max(g.abs_diff(green)).max(b.abs_diff(blue));
            // Out of what a screen shows, browsers and the table clip colours in their own ways.
            assert!(off <= 4, "{role:?} in {theme}: {:?}, not {:?}", found.mark(role), wanted.mark(role));
        }
    }
    root.remove_attribute("data-theme").unwrap();
    style.remove();
}
