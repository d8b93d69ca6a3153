//! A drawing on a canvas.

use plotters_canvas::CanvasBackend;
use portal_chart::{Palette, SUBPIXELS, Scene, draw};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

pub(crate) fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    Some(canvas.get_context("2d").ok()??.unchecked_into())
}

/// Paints a drawing at `ratio` device pixels per CSS pixel; says whether it is there.
pub fn paint(
    canvas: &HtmlCanvasElement,
    drawing: &Scene,
    ratio: f64,
    palette: &Palette,
    family: &str,
) -> bool {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of screens")]
    let device = |pixels: f64| (pixels * ratio).round() as u32;
    let (width, height) = (device(drawing.size.width), device(drawing.size.height));
    // Setting a size, even the same, clears and reallocates the canvas.
    if (canvas.width(), canvas.height()) != (width, height) {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let Some(pen) = context(canvas) else { return false };
    let unit = ratio / SUBPIXELS;
    if pen.set_transform(unit, 0.0, 0.0, unit, 0.0, 0.0).is_err() {
        return false;
    }
    pen.clear_rect(0.0, 0.0, f64::from(width) / unit, f64::from(height) / unit);
    pen.set_line_join("round");
    let Some(backend) = CanvasBackend::with_canvas_object(canvas.clone()) else { return false };
    draw(drawing, backend, palette, family).is_ok()
}
