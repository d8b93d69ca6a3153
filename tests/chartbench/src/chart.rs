//! The chart, as JavaScript uses it.

use portal_canvas::{HtmlCanvasElement, Layers, family, palette};
use portal_chart::{Axis, ChartSpec, Kind, Palette, Picture, Role, Size, TimelineSpec, Trace, View};
use portal_text::Language;
use wasm_bindgen::prelude::wasm_bindgen;

/// A line on a canvas.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Chart {
    canvas: HtmlCanvasElement,
    layers: Layers,
    size: Size,
    look: (Palette, String),
    spec: TimelineSpec,
}

#[wasm_bindgen]
impl Chart {
    /// Samples at 0, 1, 2… on a canvas of a size \[px\].
    pub fn of(canvas: HtmlCanvasElement, width: f64, height: f64, samples: Vec<f64>) -> Option<Self> {
        let base = ChartSpec::new("t", Axis::of(Kind::Number), Axis::number("P", "kW", 1).free());
        let spec = TimelineSpec::new(base).with("s", Role::Wind, Trace::regular(0.0, 1.0, samples)?);
        let look = (palette(&canvas), family(&canvas));
        Some(Self { canvas, layers: Layers::default(), size: Size { width, height }, look, spec })
    }

    /// Draws the stretch from one place to another.
    pub fn show(&mut self, from: f64, to: f64) -> bool {
        let view = View::default().over(from, to, self.spec.limits());
        let scene = self.spec.scene(&view, self.size, Language::En);
        self.layers.paint(&self.canvas, scene, 1.0, &self.look.0, &self.look.1)
    }
}
