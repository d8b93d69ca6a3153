//! What is kept is the same as what would be painted anew, and is not painted.

use portal_canvas::Layers;
use portal_chart::{
    Axis, ChartSpec, Item, Kind, Paint, Palette, Picture, Role, Scene, Size, TimelineSpec, Trace, View, Xy,
};
use portal_text::Language;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::board::{canvas, painted, pixels};

/// Fewer points than pixels, so that joins are round as they are without layers.
fn chart() -> TimelineSpec {
    let values = (0..600_u32).map(|it| f64::from(it * 37 % 101)).collect();
    let base = ChartSpec::new("t", Axis::of(Kind::Number), Axis::number("P", "kW", 1).free());
    TimelineSpec::new(base).with("s", Role::Wind, Trace::regular(0.0, 1.0, values).unwrap())
}

/// The chart, and a line across it at a place if there is one.
fn scene(chart: &TimelineSpec, view: &View, width: f64, at: Option<f64>) -> Scene {
    let mut scene = chart.scene(view, Size { width, height: 300.0 }, Language::En);
    if let (Some(at), Some(plot)) = (at, scene.plot) {
        let x = plot.x.clamped(at);
        let line = vec![Xy { x, y: plot.frame.top }, Xy { x, y: plot.frame.bottom }];
        scene.items.push(Item::Stroke {
            lines: vec![line],
            paint: Paint::Mark(Role::Ink2),
            width: 1.0,
            dash: None,
        });
    }
    scene
}

#[wasm_bindgen_test]
fn what_is_kept_looks_as_if_painted_anew() {
    let chart = chart();
    let whole = View::default();
    let near = whole.over(100.0, 300.0, chart.limits());
    let (canvas, mut layers) = (canvas(), Layers::default());
    for (step, (view, width, at, ratio, palette)) in [
        (whole, 720.0, None, 1.0, Palette::LIGHT),
        (whole, 720.0, Some(100.0), 1.0, Palette::LIGHT),
        (whole, 720.0, Some(101.0), 1.0, Palette::LIGHT),
        (whole, 720.0, Some(101.0), 1.0, Palette::DARK),
        (whole, 720.0, Some(102.0), 1.0, Palette::DARK),
        (near, 720.0, Some(102.0), 1.0, Palette::DARK),
        (near, 720.0, Some(120.0), 2.0, Palette::DARK),
        (near, 720.0, Some(121.0), 2.0, Palette::DARK),
        (whole, 640.0, Some(121.0), 1.5, Palette::LIGHT),
        (whole, 640.0, Some(122.0), 1.5, Palette::LIGHT),
        (whole, 640.0, None, 1.5, Palette::LIGHT),
    ]
    .into_iter()
    .enumerate()
    {
        let scene = scene(&chart, &view, width, at);
        assert!(layers.paint(&canvas, scene.clone(), ratio, &palette, "sans-serif"));
        assert!(pixels(&canvas) == painted(&scene, ratio, &palette), "step {step}");
    }
}

/// Runs JavaScript.
fn js(source: &str) -> f64 {
    js_sys::eval(source).unwrap().as_f64().unwrap_or_default()
}

#[wasm_bindgen_test]
fn a_reading_paints_only_itself_and_no_text_is_measured() {
    js("for (const name of ['lineTo', 'fillText', 'measureText']) {
            const own = CanvasRenderingContext2D.prototype[name];
            const count = function (...all) { count.calls += 1; return own.apply(this, all); };
            count.calls = 0;
            CanvasRenderingContext2D.prototype[name] = count;
        }");
    let calls = |name: &str| {
        js(&format!(
            "(() => {{ const it = CanvasRenderingContext2D.prototype.{name}; const now = it.calls; it.calls = 0; return now; }})()"
        ))
    };
    let (chart, view) = (chart(), View::default());
    let (canvas, mut layers) = (canvas(), Layers::default());
    for (step, at) in [None, Some(100.0), Some(101.0), Some(102.0)].into_iter().enumerate() {
        layers.paint(&canvas, scene(&chart, &view, 720.0, at), 1.0, &Palette::LIGHT, "sans-serif");
        let (lines, texts, measured) = (calls("lineTo"), calls("fillText"), calls("measureText"));
        if step < 2 {
            assert!(lines > 500.0 && texts > 5.0, "{lines} lines and {texts} texts in step {step}");
        } else {
            assert!(lines < 5.0 && texts < 1.0, "{lines} lines and {texts} texts in step {step}");
        }
        assert!(measured < 1.0);
    }
}
