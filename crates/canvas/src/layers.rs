//! A canvas that paints anew only what has changed.

use portal_chart::{Item, Palette, Scene, Size};
use wasm_bindgen::JsCast;
use web_sys::{HtmlCanvasElement, window};

use crate::paint::{add, cleared};

/// Items worth as many points as this are kept: a copy passes over all pixels, so that less is painted as quickly.
const WORTH: usize = 400;
/// Points that take as long as a text.
const TEXT: usize = 25;

/// Paints drawing after drawing on one canvas. What a drawing begins with in common with the one before – all of it while
/// a chart is read, grids and further series while one changes – is kept on a hidden canvas and copied from there.
#[derive(Debug, Default)]
pub struct Layers {
    shown: Vec<Item>,
    look: Option<Look>,
    hidden: Option<HtmlCanvasElement>,
    /// How many of the items shown are on the hidden canvas.
    kept: usize,
}

/// What the pixels depend on besides the items.
#[derive(Debug, PartialEq)]
struct Look {
    size: Size,
    ratio: f64,
    palette: Palette,
    family: String,
}

impl Layers {
    /// Paints a drawing at `ratio` device pixels per CSS pixel, always on the same canvas; says whether it is there.
    pub fn paint(
        &mut self,
        canvas: &HtmlCanvasElement,
        drawing: Scene,
        ratio: f64,
        palette: &Palette,
        family: &str,
    ) -> bool {
        let look = Look { size: drawing.size, ratio, palette: palette.clone(), family: family.to_owned() };
        let same = if self.look.as_ref() == Some(&look) { common(&self.shown, &drawing.items) } else { 0 };
        if self.kept > same {
            self.kept = 0;
        }
        let is_painted = self.put(canvas, drawing, same, &look).is_some();
        self.look = is_painted.then_some(look);
        is_painted
    }

    fn put(&mut self, canvas: &HtmlCanvasElement, drawing: Scene, same: usize, look: &Look) -> Option<()> {
        let Scene { size, mut items, .. } = drawing;
        let part = |items| Scene { size, items, plot: None };
        let fresh = items.get(self.kept..same).unwrap_or_default();
        if fresh.iter().map(weight).sum::<usize>() > WORTH {
            let fresh = part(fresh.to_vec());
            self.keep(&fresh, look)?;
            self.kept = same;
        }
        let rest = part(items.split_off(self.kept));
        let pen = cleared(canvas, &rest, look.ratio)?;
        if let Some(hidden) = self.hidden.as_ref().filter(|_| self.kept > 0) {
            pen.save();
            pen.reset_transform().ok()?;
            pen.draw_image_with_html_canvas_element(hidden, 0.0, 0.0).ok()?;
            pen.restore();
        }
        pen.set_line_join(joins(&rest));
        let is_added = add(canvas, &rest, look.ratio, &look.palette, &look.family);
        items.extend(rest.items);
        self.shown = items;
        is_added.then_some(())
    }

    /// Adds items to the hidden canvas, after clearing it when nothing on it counts any more.
    fn keep(&mut self, fresh: &Scene, look: &Look) -> Option<()> {
        if self.hidden.is_none() {
            self.hidden = Some(window()?.document()?.create_element("canvas").ok()?.unchecked_into());
        }
        let hidden = self.hidden.as_ref()?;
        let pen =
            if self.kept == 0 { cleared(hidden, fresh, look.ratio)? } else { crate::paint::context(hidden)? };
        pen.set_line_join(joins(fresh));
        add(hidden, fresh, look.ratio, &look.palette, &look.family).then_some(())
    }
}

/// How many items two drawings begin with in common.
fn common(one: &[Item], other: &[Item]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

/// How long an item takes, in points.
fn weight(item: &Item) -> usize {
    match item {
        Item::Stroke { lines: parts, .. } | Item::Fill { shapes: parts, .. } => {
            parts.iter().map(Vec::len).sum()
        }
        Item::Dots { centres, .. } => centres.len(),
        Item::Text(_) => TEXT,
    }
}

/// How lines turn. With more points than pixels nobody sees it, and round joins take most of the painter's time.
fn joins(drawing: &Scene) -> &'static str {
    let dense =
        |it: &Vec<_>| (0_u32..).zip(it).last().is_some_and(|last| f64::from(last.0) > drawing.size.width);
    let is_dense =
        drawing.items.iter().any(|it| matches!(it, Item::Stroke { lines, .. } if lines.iter().any(dense)));
    if is_dense { "bevel" } else { "round" }
}
