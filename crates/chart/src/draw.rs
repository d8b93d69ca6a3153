//! A drawing on any plotters backend.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
    FontStyle,
};

use crate::geometry::Xy;
use crate::labels::Anchor;
use crate::metrics::{FONT, LINE, text_width};
use crate::role::{Palette, Rgb};
use crate::scene::{Item, Paint, Scene};

/// Backend units per CSS pixel. Backends take whole numbers, and whole pixels make stairs of slopes: the drawing is
/// made this much larger, and the caller scales it down again.
pub const SUBPIXELS: f64 = 8.0;

/// Draws a scene, [`SUBPIXELS`] times enlarged, with the colours of `palette` and the font `family`.
///
/// # Errors
/// What the backend refuses.
pub fn draw<B: DrawingBackend>(
    scene: &Scene,
    backend: &mut B,
    palette: &Palette,
    family: &str,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    backend.ensure_prepared()?;
    for item in &scene.items {
        match item {
            Item::Stroke { lines, paint, width, dash } => {
                let style = Style {
                    colour: colour(*paint, palette, 1.0),
                    width: whole(*width).unsigned_abs().max(1),
                };
                for line in lines {
                    match dash {
                        None => backend.draw_path(line.iter().map(place), &style)?,
                        Some((on, off)) => {
                            for dash in dashes(line, *on, *off) {
                                backend.draw_path(dash.iter().map(place), &style)?;
                            }
                        }
                    }
                }
            }
            Item::Fill { shapes, paint, opacity, edge } => {
                let style = colour(*paint, palette, *opacity);
                let edge = edge.map(|(role, width)| Style::new(Paint::Mark(role), palette, width));
                for shape in shapes {
                    backend.fill_polygon(shape.iter().map(place), &style)?;
                    if let Some(edge) = &edge {
                        backend.draw_path(shape.iter().chain(shape.first()).map(place), edge)?;
                    }
                }
            }
            Item::Dots { centres, radius, paint } => {
                let style = colour(*paint, palette, 1.0);
                for centre in centres {
                    backend.draw_circle(place(centre), whole(*radius).unsigned_abs(), &style, true)?;
                }
            }
            Item::Text(label) => {
                let style = TextStyle {
                    colour: colour(label.paint, palette, 1.0),
                    anchor: label.anchor,
                    strong: label.strong,
                    family,
                };
                backend.draw_text(&label.text, &style, place(&label.at))?;
            }
        }
    }
    backend.present()
}

fn colour(paint: Paint, palette: &Palette, alpha: f64) -> BackendColor {
    let Rgb(red, green, blue) = match paint {
        Paint::Mark(role) => palette.mark(role),
        Paint::Text(role) => palette.text(role),
    };
    BackendColor { alpha, rgb: (red, green, blue) }
}

#[expect(clippy::cast_possible_truncation, reason = "saturates, and drawings are far smaller")]
fn whole(pixels: f64) -> i32 {
    (pixels * SUBPIXELS).round() as i32
}

fn place(point: &Xy) -> BackendCoord {
    (whole(point.x), whole(point.y))
}

struct Style {
    colour: BackendColor,
    width: u32,
}

impl Style {
    fn new(paint: Paint, palette: &Palette, width: f64) -> Self {
        Self { colour: colour(paint, palette, 1.0), width: whole(width).unsigned_abs().max(1) }
    }
}

impl BackendStyle for Style {
    fn color(&self) -> BackendColor {
        self.colour
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

struct TextStyle<'a> {
    colour: BackendColor,
    anchor: Anchor,
    strong: bool,
    family: &'a str,
}

impl BackendTextStyle for TextStyle<'_> {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        self.colour
    }

    fn size(&self) -> f64 {
        FONT * SUBPIXELS
    }

    fn style(&self) -> FontStyle {
        if self.strong { FontStyle::Bold } else { FontStyle::Normal }
    }

    fn anchor(&self) -> Pos {
        let h_pos = match self.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        Pos::new(h_pos, VPos::Center)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(self.family)
    }

    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        Ok(((0, 0), (whole(text_width(text, self.strong)), whole(LINE))))
    }

    /// Glyphs are the backend's business: one that cannot write draws none.
    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _text: &str,
        _at: BackendCoord,
        _pixel: F,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}

/// A line cut into dashes of `on` \[px\] with gaps of `off` \[px\], running on around corners.
fn dashes(line: &[Xy], on: f64, off: f64) -> Vec<Vec<Xy>> {
    let mut all: Vec<Vec<Xy>> = Vec::new();
    let (mut drawing, mut left) = (true, on);
    for pair in line.windows(2) {
        let [from, to] = pair else { continue };
        let length = (to.x - from.x).hypot(to.y - from.y);
        let at = |along: f64| {
            let share = if length > 0.0 { along / length } else { 0.0 };
            Xy { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
        };
        let mut done = 0.0;
        if drawing && all.is_empty() {
            all.push(vec![*from]);
        }
        while length - done > left {
            done += left;
            if drawing && let Some(dash) = all.last_mut() {
                dash.push(at(done));
            } else {
                all.push(vec![at(done)]);
            }
            drawing = !drawing;
            left = if drawing { on } else { off };
        }
        left -= length - done;
        if drawing && let Some(dash) = all.last_mut() {
            dash.push(*to);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::xy;

    #[test]
    fn dashes_run_around_corners() {
        // 10 right, then 10 down; dashes of 6 and gaps of 2: 0–6, 8–14 (around the corner), 16–20.
        let found = dashes(&[xy(0.0, 0.0), xy(10.0, 0.0), xy(10.0, 10.0)], 6.0, 2.0);
        assert_eq!(
            found,
            [
                vec![xy(0.0, 0.0), xy(6.0, 0.0)],
                vec![xy(8.0, 0.0), xy(10.0, 0.0), xy(10.0, 4.0)],
                vec![xy(10.0, 6.0), xy(10.0, 10.0)],
            ]
        );
    }
}
