//! A drawing on a backend of plotters.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
    FontStyle,
};

use crate::geometry::Xy;
use crate::labels::{Anchor, Label};
use crate::metrics::{FONT, text_width};
use crate::role::{Palette, Rgb};
use crate::scene::{Item, Paint, Scene};

/// Backend units per pixel of the device. Backends take whole numbers, and whole pixels make stairs of slopes: the
/// drawing is made this much larger, and the caller scales it down again.
pub const SUBPIXELS: f64 = 8.0;

/// Draws a scene for a device with `ratio` pixels per CSS pixel, [`SUBPIXELS`] times enlarged, with the colours of
/// `palette` and the font `family`. Level and upright lines fill whole pixels of the device, so that their edges are
/// sharp. No text is measured.
///
/// # Errors
/// What the backend refuses.
pub fn draw<B: DrawingBackend>(
    scene: &Scene,
    backend: &mut B,
    palette: &Palette,
    family: &str,
    ratio: f64,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    let mut pen = Pen { backend, palette, family, scale: ratio * SUBPIXELS };
    scene.items.iter().try_for_each(|item| pen.draw(item))?;
    pen.backend.present()
}

struct Pen<'a, B: DrawingBackend> {
    backend: &'a mut B,
    palette: &'a Palette,
    family: &'a str,
    /// Backend units per CSS pixel.
    scale: f64,
}

type Drawn<B> = Result<(), DrawingErrorKind<<B as DrawingBackend>::ErrorType>>;

impl<B: DrawingBackend> Pen<'_, B> {
    fn draw(&mut self, item: &Item) -> Drawn<B> {
        match item {
            Item::Stroke { lines, paint, width, dash } => lines.iter().try_for_each(|line| match dash {
                None => self.stroke(line, *paint, *width),
                Some((on, off)) => {
                    dashes(line, *on, *off).iter().try_for_each(|it| self.stroke(it, *paint, *width))
                }
            }),
            Item::Fill { shapes, paint, opacity, edge } => {
                let style = self.colour(*paint, *opacity);
                shapes.iter().try_for_each(|shape| {
                    let corners: Vec<_> = shape.iter().map(|it| self.place(*it)).collect();
                    self.backend.fill_polygon(corners, &style)?;
                    edge.map_or(Ok(()), |(role, width)| {
                        let outline: Vec<Xy> = shape.iter().chain(shape.first()).copied().collect();
                        self.stroke(&outline, Paint::Mark(role), width)
                    })
                })
            }
            Item::Dots { centres, radius, paint } => {
                let (style, radius) = (self.colour(*paint, 1.0), self.whole(*radius).unsigned_abs());
                centres.iter().try_for_each(|it| {
                    let centre = self.place(*it);
                    self.backend.draw_circle(centre, radius, &style, true)
                })
            }
            Item::Text(label) => {
                let colour = self.colour(label.paint, 1.0);
                let style = Lettering { colour, size: FONT * self.scale, family: self.family, label };
                let at = self.place(label.at);
                self.backend.draw_text(&label.text, &style, at)
            }
        }
    }

    fn stroke(&mut self, line: &[Xy], paint: Paint, width: f64) -> Drawn<B> {
        let (line, width) = self.sharp(line, width);
        let style = Line { colour: self.colour(paint, 1.0), width: self.whole(width).unsigned_abs().max(1) };
        let points: Vec<_> = line.into_iter().map(|it| self.place(it)).collect();
        self.backend.draw_path(points, &style)
    }

    /// A level or upright line and its width so that it fills whole pixels of the device; others as they are.
    fn sharp(&self, line: &[Xy], width: f64) -> (Vec<Xy>, f64) {
        let mut line = line.to_vec();
        if let [from, to] = line.as_mut_slice() {
            let is_level = (from.y - to.y).abs() < 1e-9;
            let (one, other) = if is_level { (&mut from.y, &mut to.y) } else { (&mut from.x, &mut to.x) };
            if (*one - *other).abs() < 1e-9 {
                let pixel = SUBPIXELS / self.scale;
                let filled = (width / pixel).round().max(1.0);
                *one = ((*one / pixel - filled / 2.0).round() + filled / 2.0) * pixel;
                *other = *one;
                return (line, filled * pixel);
            }
        }
        (line, width)
    }

    fn place(&self, at: Xy) -> BackendCoord {
        (self.whole(at.x), self.whole(at.y))
    }

    #[expect(clippy::cast_possible_truncation, reason = "saturates, and drawings are far smaller")]
    fn whole(&self, pixels: f64) -> i32 {
        (pixels * self.scale).round() as i32
    }

    fn colour(&self, paint: Paint, alpha: f64) -> BackendColor {
        let Rgb(red, green, blue) = match paint {
            Paint::Mark(role) => self.palette.mark(role),
            Paint::Text(role) => self.palette.text(role),
            Paint::Faded(role) => self.palette.faded(role),
        };
        BackendColor { alpha, rgb: (red, green, blue) }
    }
}

struct Line {
    colour: BackendColor,
    width: u32,
}

impl BackendStyle for Line {
    fn color(&self) -> BackendColor {
        self.colour
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

struct Lettering<'a> {
    colour: BackendColor,
    size: f64,
    family: &'a str,
    label: &'a Label,
}

impl BackendTextStyle for Lettering<'_> {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        self.colour
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn style(&self) -> FontStyle {
        if self.label.strong { FontStyle::Bold } else { FontStyle::Normal }
    }

    fn anchor(&self) -> Pos {
        let across = match self.label.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        Pos::new(across, VPos::Center)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(self.family)
    }

    #[expect(clippy::cast_possible_truncation, reason = "saturates, and texts are far shorter")]
    fn layout_box(&self, text: &str) -> Result<(BackendCoord, BackendCoord), Infallible> {
        let width = text_width(text, self.label.strong) * self.size / FONT;
        Ok(((0, 0), (width.ceil() as i32, self.size.ceil() as i32)))
    }

    /// Letters are the backend's: there are no pixels of them here.
    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
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
