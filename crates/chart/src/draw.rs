//! A drawing with plotters.

use plotters::backend::DrawingBackend;
use plotters::coord::{CoordTranslate, Shift};
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Polygon, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle};

use crate::geometry::Xy;
use crate::labels::{Anchor, Label};
use crate::metrics::FONT;
use crate::role::{Palette, Rgb, Role};
use crate::scene::{Item, Paint, Scene};

/// Backend units per CSS pixel. Backends take whole numbers, and whole pixels make stairs of slopes: the drawing is
/// made this much larger, and the caller scales it down again.
pub const SUBPIXELS: f64 = 8.0;

/// Draws a scene, [`SUBPIXELS`] times enlarged, with the colours of `palette` and the font `family`. What reaches
/// beyond the scene ends at its edge.
///
/// # Errors
/// What the backend refuses.
pub fn draw<B: DrawingBackend>(
    scene: &Scene,
    backend: impl Into<DrawingArea<B, Shift>>,
    palette: &Palette,
    family: &str,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    // An area keeps to the size of its backend, which counts in other pixels: here it gets that of the drawing.
    let size = (whole(scene.size.width), whole(scene.size.height));
    let area = backend.into().shrink((0, 0), size).apply_coord_spec(Enlarged);
    let pen = Pen { area, palette, family };
    for item in &scene.items {
        pen.draw(item)?;
    }
    pen.area.present()
}

/// From CSS pixels to backend units.
struct Enlarged;

impl CoordTranslate for Enlarged {
    type From = Xy;

    fn translate(&self, point: &Xy) -> (i32, i32) {
        (whole(point.x), whole(point.y))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "saturates, and drawings are far smaller")]
fn whole(pixels: f64) -> i32 {
    (pixels * SUBPIXELS).round() as i32
}

struct Pen<'a, B: DrawingBackend> {
    area: DrawingArea<B, Enlarged>,
    palette: &'a Palette,
    family: &'a str,
}

type Drawn<B> = Result<(), DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>>;

impl<B: DrawingBackend> Pen<'_, B> {
    fn draw(&self, item: &Item) -> Drawn<B> {
        match item {
            Item::Stroke { lines, paint, width, dash } => {
                let style = self.line(*paint, *width);
                lines.iter().try_for_each(|line| match dash {
                    None => self.stroke(line.clone(), style),
                    Some((on, off)) => {
                        dashes(line, *on, *off).into_iter().try_for_each(|it| self.stroke(it, style))
                    }
                })
            }
            Item::Fill { shapes, paint, opacity, edge } => {
                let style = self.colour(*paint, *opacity);
                shapes.iter().try_for_each(|shape| self.fill(shape, style, *edge))
            }
            Item::Dots { centres, radius, paint } => {
                let style = self.colour(*paint, 1.0).filled();
                let dot = |centre: &Xy| Circle::new(*centre, whole(*radius), style);
                centres.iter().try_for_each(|centre| self.area.draw(&dot(centre)))
            }
            Item::Text(label) => self.write(label),
        }
    }

    fn stroke(&self, line: Vec<Xy>, style: ShapeStyle) -> Drawn<B> {
        self.area.draw(&PathElement::new(line, style))
    }

    fn fill(&self, shape: &[Xy], style: RGBAColor, edge: Option<(Role, f64)>) -> Drawn<B> {
        self.area.draw(&Polygon::new(shape, style))?;
        edge.map_or(Ok(()), |(role, width)| {
            let outline = shape.iter().chain(shape.first()).copied().collect();
            self.stroke(outline, self.line(Paint::Mark(role), width))
        })
    }

    fn write(&self, label: &Label) -> Drawn<B> {
        let h_pos = match label.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let weight = if label.strong { FontStyle::Bold } else { FontStyle::Normal };
        let style = TextStyle {
            font: FontDesc::new(FontFamily::Name(self.family), FONT * SUBPIXELS, weight),
            color: self.colour(label.paint, 1.0).to_backend_color(),
            pos: Pos::new(h_pos, VPos::Center),
        };
        self.area.draw(&Text::new(label.text.as_str(), label.at, style))
    }

    fn line(&self, paint: Paint, width: f64) -> ShapeStyle {
        self.colour(paint, 1.0).stroke_width(whole(width).unsigned_abs().max(1))
    }

    fn colour(&self, paint: Paint, alpha: f64) -> RGBAColor {
        let Rgb(red, green, blue) = match paint {
            Paint::Mark(role) => self.palette.mark(role),
            Paint::Text(role) => self.palette.text(role),
            Paint::Faded(role) => self.palette.faded(role),
        };
        RGBAColor(red, green, blue, alpha)
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
