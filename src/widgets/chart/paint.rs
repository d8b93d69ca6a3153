//! The page's colours, as the browser computes them, and the canvas that is painted with them.

use plotters_canvas::CanvasBackend;
use portal_chart::{Palette, Rgb, Role, SUBPIXELS, Scene, draw};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// The palette of the theme in force. Tokens may use any colour syntax: each is computed as the canvas' own `color`,
/// painted on a pixel and read back.
pub(super) fn palette(canvas: &HtmlCanvasElement) -> Palette {
    let probe = Probe::new(canvas);
    let palette = Palette::resolve(|role| probe.as_ref()?.colour(role));
    let _ = canvas.style().remove_property("color");
    palette
}

/// A canvas whose `color` follows the tokens, and a hidden one to read pixels from.
struct Probe<'a> {
    element: &'a HtmlCanvasElement,
    pixels: CanvasRenderingContext2d,
}

impl<'a> Probe<'a> {
    fn new(element: &'a HtmlCanvasElement) -> Option<Self> {
        let canvas: HtmlCanvasElement =
            leptos::prelude::document().create_element("canvas").ok()?.dyn_into().ok()?;
        canvas.set_width(1);
        canvas.set_height(1);
        Some(Self { element, pixels: context(&canvas)? })
    }

    fn colour(&self, role: Role) -> Option<Rgb> {
        self.element.style().set_property("color", &format!("var({})", role.token())).ok()?;
        let computed = leptos::prelude::window().get_computed_style(self.element).ok()??;
        let colour = computed.get_property_value("color").ok()?;
        self.pixels.set_fill_style_str(&colour);
        self.pixels.fill_rect(0.0, 0.0, 1.0, 1.0);
        match self.pixels.get_image_data(0.0, 0.0, 1.0, 1.0).ok()?.data().as_slice() {
            &[red, green, blue, _] => Some(Rgb(red, green, blue)),
            _ => None,
        }
    }
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// The font of the canvas' text.
pub(super) fn family(canvas: &HtmlCanvasElement) -> String {
    let computed = leptos::prelude::window().get_computed_style(canvas).ok().flatten();
    computed
        .and_then(|it| it.get_property_value("font-family").ok())
        .unwrap_or_else(|| "sans-serif".to_owned())
}

/// Paints a drawing at `ratio` device pixels per CSS pixel; says whether it is there.
pub(super) fn paint(
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
