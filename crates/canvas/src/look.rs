//! The page's colours and font, as the browser computes them.

use portal_chart::{Palette, Rgb, Role};
use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, HtmlCanvasElement, window};

use crate::paint::context;

/// The palette of the theme in force.
pub fn palette(canvas: &HtmlCanvasElement) -> Palette {
    let pixels = pixels(canvas).unwrap_or_default();
    let _ = canvas.style().remove_property("color");
    Palette::resolve(|role| match pixels.get(4 * role as usize..)? {
        &[red, green, blue, ..] => Some(Rgb(red, green, blue)),
        _ => None,
    })
}

/// A pixel of each role's colour. Tokens may use any colour syntax: each is computed as the canvas' own `color`, painted
/// on a hidden canvas and read back, all at once since reading waits for the painter.
fn pixels(canvas: &HtmlCanvasElement) -> Option<Vec<u8>> {
    let hidden: HtmlCanvasElement = window()?.document()?.create_element("canvas").ok()?.unchecked_into();
    let pen = context(&hidden)?;
    let computed = computed(canvas)?;
    let mut x = 0.0;
    for role in Role::ALL {
        canvas.style().set_property("color", &format!("var({})", role.token())).ok()?;
        pen.set_fill_style_str(&computed.get_property_value("color").ok()?);
        pen.fill_rect(x, 0.0, 1.0, 1.0);
        x += 1.0;
    }
    Some(pen.get_image_data(0.0, 0.0, x, 1.0).ok()?.data().0)
}

/// The font of the canvas' text.
pub fn family(canvas: &HtmlCanvasElement) -> String {
    let computed = computed(canvas).and_then(|it| it.get_property_value("font-family").ok());
    computed.unwrap_or_else(|| "sans-serif".to_owned())
}

/// The canvas' style; it follows what is set afterwards.
fn computed(canvas: &HtmlCanvasElement) -> Option<CssStyleDeclaration> {
    window()?.get_computed_style(canvas).ok()?
}
