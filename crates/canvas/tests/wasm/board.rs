//! A canvas in the page, and its pixels.

use portal_canvas::{HtmlCanvasElement, paint};
use portal_chart::{Item, Palette, Scene, Size};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, window};

/// The pixels of a painted drawing.
#[derive(Debug, PartialEq)]
pub(crate) struct Pixels {
    pub(crate) width: usize,
    pub(crate) height: usize,
    data: Vec<u8>,
}

impl Pixels {
    /// Red, green, blue and opacity of a pixel.
    pub(crate) fn at(&self, x: usize, y: usize) -> [u8; 4] {
        let start = 4 * (y * self.width + x);
        self.data[start..start + 4].try_into().unwrap()
    }

    /// The opacity of a pixel, 0–1.
    pub(crate) fn ink(&self, x: usize, y: usize) -> f64 {
        f64::from(self.at(x, y)[3]) / 255.0
    }

    /// How many pixels are painted.
    pub(crate) fn painted(&self) -> usize {
        self.data.chunks_exact(4).filter(|it| it[3] > 0).count()
    }
}

pub(crate) fn canvas() -> HtmlCanvasElement {
    let document = window().unwrap().document().unwrap();
    let canvas = document.create_element("canvas").unwrap();
    document.body().unwrap().append_child(&canvas).unwrap();
    canvas.unchecked_into()
}

pub(crate) fn pen(canvas: &HtmlCanvasElement) -> CanvasRenderingContext2d {
    canvas.get_context("2d").unwrap().unwrap().unchecked_into()
}

pub(crate) fn pixels(canvas: &HtmlCanvasElement) -> Pixels {
    let (width, height) = (canvas.width(), canvas.height());
    let image = pen(canvas).get_image_data(0.0, 0.0, f64::from(width), f64::from(height)).unwrap();
    let size = |it| usize::try_from(it).unwrap();
    Pixels { width: size(width), height: size(height), data: image.data().0 }
}

/// The pixels of a drawing on a canvas of its own.
pub(crate) fn painted(drawing: &Scene, ratio: f64, palette: &Palette) -> Pixels {
    let canvas = canvas();
    assert!(paint(&canvas, drawing, ratio, palette, "sans-serif"));
    let pixels = pixels(&canvas);
    canvas.remove();
    pixels
}

/// A drawing of one thing, 240 × 80 px.
pub(crate) fn drawing(item: Item) -> Scene {
    Scene { size: Size { width: 240.0, height: 80.0 }, items: vec![item], plot: None }
}
