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
    let Some(pen) = cleared(canvas, drawing, ratio) else { return false };
    pen.set_line_join("round");
    add(canvas, drawing, ratio, palette, family)
}

/// An empty canvas of the drawing's size, on which one unit is a part of a pixel.
pub(crate) fn cleared(
    canvas: &HtmlCanvasElement,
    drawing: &Scene,
    ratio: f64,
) -> Option<CanvasRenderingContext2d> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of screens")]
    let device = |pixels: f64| (pixels * ratio).round() as u32;
    let (width, height) = (device(drawing.size.width), device(drawing.size.height));
    // Setting a size, even the same, clears and reallocates the canvas.
    if (canvas.width(), canvas.height()) != (width, height) {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let pen = context(canvas)?;
    let unit = 1.0 / SUBPIXELS;
    pen.set_transform(unit, 0.0, 0.0, unit, 0.0, 0.0).ok()?;
    pen.clear_rect(0.0, 0.0, f64::from(width) / unit, f64::from(height) / unit);
    Some(pen)
}

/// Paints over what is there.
pub(crate) fn add(
    canvas: &HtmlCanvasElement,
    drawing: &Scene,
    ratio: f64,
    palette: &Palette,
    family: &str,
) -> bool {
    let backend = CanvasBackend::with_canvas_object(canvas.clone());
    backend.is_some_and(|mut it| draw(drawing, &mut it, palette, family, ratio).is_ok())
}
