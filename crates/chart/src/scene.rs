//! A drawing as a list of strokes, fills, dots and texts in CSS pixels.

use crate::Role;
use crate::geometry::{Rect, Size, Xy, xy};
use crate::labels::Label;
use crate::layout::Plan;
use crate::marks;
use crate::scale::Scale;
use crate::spec::ChartSpec;

/// Which of a role's two colours is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// The colour of its marks.
    Mark(Role),
    /// The colour of text about it.
    Text(Role),
    /// The colour of its marks, mostly paper: a series behind the one in focus.
    Faded(Role),
}

/// One thing to draw.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Lines through points.
    Stroke {
        /// Each line's points.
        lines: Vec<Vec<Xy>>,
        /// Colour.
        paint: Paint,
        /// Width \[px\].
        width: f64,
        /// Lengths of dash and gap \[px\].
        dash: Option<(f64, f64)>,
    },
    /// Filled areas.
    Fill {
        /// Each area's corners.
        shapes: Vec<Vec<Xy>>,
        /// Colour.
        paint: Paint,
        /// 0–1.
        opacity: f64,
        /// Colour and width \[px\] of an outline.
        edge: Option<(Role, f64)>,
    },
    /// Filled circles.
    Dots {
        /// Their centres.
        centres: Vec<Xy>,
        /// Radius \[px\].
        radius: f64,
        /// Colour.
        paint: Paint,
    },
    /// A line of text.
    Text(Label),
}

impl Item {
    /// A stroke without dashes.
    pub(crate) const fn stroke(lines: Vec<Vec<Xy>>, role: Role, width: f64) -> Self {
        Self::Stroke { lines, paint: Paint::Mark(role), width, dash: None }
    }

    /// An opaque fill.
    pub(crate) const fn fill(shapes: Vec<Vec<Xy>>, role: Role) -> Self {
        Self::Fill { shapes, paint: Paint::Mark(role), opacity: 1.0, edge: None }
    }

    /// An opaque fill with a thin outline.
    pub(crate) const fn edged(shapes: Vec<Vec<Xy>>, role: Role, edge: Role, width: f64) -> Self {
        Self::Fill { shapes, paint: Paint::Mark(role), opacity: 1.0, edge: Some((edge, width)) }
    }

    /// The item moved right and down \[px\].
    pub(crate) fn moved(mut self, right: f64, down: f64) -> Self {
        let shift = |it: &mut Xy| *it = xy(it.x + right, it.y + down);
        match &mut self {
            Self::Stroke { lines: parts, .. } | Self::Fill { shapes: parts, .. } => {
                parts.iter_mut().flatten().for_each(shift);
            }
            Self::Dots { centres, .. } => centres.iter_mut().for_each(shift),
            Self::Text(label) => shift(&mut label.at),
        }
        self
    }

    /// The item of a series behind the one in focus.
    pub(crate) fn faded(mut self) -> Self {
        if let Self::Stroke { paint, .. } | Self::Fill { paint, .. } | Self::Dots { paint, .. } = &mut self
            && let Paint::Mark(role) = *paint
        {
            *paint = Paint::Faded(role);
        }
        self
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Stroke { lines, .. } => lines.is_empty(),
            Self::Fill { shapes, .. } => shapes.is_empty(),
            Self::Dots { centres, .. } => centres.is_empty(),
            Self::Text(label) => label.text.is_empty(),
        }
    }
}

/// A whole drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Its size.
    pub size: Size,
    /// What is drawn, from the back to the front.
    pub items: Vec<Item>,
    /// Where its data are, for drawings with two axes.
    pub plot: Option<Plot>,
}

/// The box of the data and how values become pixels in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plot {
    /// The box.
    pub frame: Rect,
    /// Values of x to pixels.
    pub x: Scale,
    /// Values of y to pixels.
    pub y: Scale,
}

impl Scene {
    /// An empty drawing.
    pub(crate) const fn new(size: Size) -> Self {
        Self { size, items: Vec::new(), plot: None }
    }

    /// Adds something unless it is empty.
    pub(crate) fn push(&mut self, item: Item) {
        if !item.is_empty() {
            self.items.push(item);
        }
    }

    /// The drawing with the page's colour behind it, for a picture of its own.
    #[must_use]
    pub fn on_paper(mut self) -> Self {
        let sheet = Rect { left: 0.0, top: 0.0, right: self.size.width, bottom: self.size.height };
        self.items.insert(0, Item::fill(vec![sheet.corners()], Role::Paper));
        self
    }

    /// A line across the frame at `at` \[unit of x\] with a dot on every series of `spec` that has a value there.
    pub(crate) fn point_out(&mut self, spec: Option<&ChartSpec>, at: f64) {
        let Some(plot) = self.plot else { return };
        let x = plot.x.clamped(at);
        let line = vec![xy(x, plot.frame.top), xy(x, plot.frame.bottom)];
        self.push(Item::stroke(vec![line], Role::Ink2, 1.0));
        for (role, centre) in spec.map(|it| marks::points_at(it, &plot, at)).unwrap_or_default() {
            self.push(Item::Dots { centres: vec![centre], radius: 5.5, paint: Paint::Mark(Role::Paper) });
            self.push(Item::Dots { centres: vec![centre], radius: 4.0, paint: Paint::Mark(role) });
        }
    }
}

/// Draws a chart that has been laid out.
pub fn scene(spec: &ChartSpec, plan: &Plan) -> Scene {
    let mut scene = backdrop(spec, plan);
    marks::draw(spec, plan, &mut scene);
    overlay(spec, plan, &mut scene);
    scene
}

/// What is behind the marks: grid and hatches.
pub(crate) fn backdrop(spec: &ChartSpec, plan: &Plan) -> Scene {
    let mut scene = Scene::new(plan.size);
    scene.plot = Some(plan.plot());
    let grid = plan.y_ticks.iter().map(|it| across(&plan.frame, plan.y.at(it.at))).collect();
    scene.push(Item::stroke(grid, Role::Rule, 1.0));
    scene.push(Item::stroke(hatches(spec, plan), Role::Rule, 1.2));
    scene
}

/// What is before the marks: layers of thresholds and notes, and every text.
pub(crate) fn overlay(spec: &ChartSpec, plan: &Plan, scene: &mut Scene) {
    for threshold in spec.thresholds.iter().filter(|it| it.value >= plan.y.low && it.value <= plan.y.high) {
        scene.push(Item::Stroke {
            lines: vec![across(&plan.frame, plan.y.at(threshold.value))],
            paint: Paint::Mark(threshold.role),
            width: 1.2,
            dash: Some((2.0, 3.0)),
        });
    }
    let inside = |it: &&crate::Mark| it.x >= plan.x.low && it.x <= plan.x.high;
    let upright = |it: &crate::Mark| {
        vec![xy(plan.x.at(it.x), plan.frame.top - 6.0), xy(plan.x.at(it.x), plan.frame.bottom)]
    };
    let lines: Vec<_> = spec.marks.iter().filter(inside).map(upright).collect();
    scene.push(Item::Stroke { lines, paint: Paint::Mark(Role::Ink2), width: 1.0, dash: Some((5.0, 4.0)) });
    notes(spec, plan, scene);
    let shapes = plan.plates.iter().map(Rect::corners).collect();
    scene.push(Item::Fill { shapes, paint: Paint::Mark(Role::Paper), opacity: 0.8, edge: None });
    for (swatch, role) in &plan.swatches {
        let edge = role.outline().map(|it| (it, 1.0));
        scene.push(Item::Fill {
            shapes: vec![swatch.corners()],
            paint: Paint::Mark(*role),
            opacity: 1.0,
            edge,
        });
    }
    for label in &plan.labels {
        scene.push(Item::Text(label.clone()));
    }
}

/// A ring at the place of each note.
fn notes(spec: &ChartSpec, plan: &Plan, scene: &mut Scene) {
    let shown = |it: &&crate::Note| it.x >= plan.x.low && it.x <= plan.x.high && it.y.is_finite();
    let centres: Vec<Xy> =
        spec.notes.iter().filter(shown).map(|it| xy(plan.x.at(it.x), plan.y.clamped(it.y))).collect();
    scene.push(Item::Dots { centres: centres.clone(), radius: 4.5, paint: Paint::Mark(Role::Ink2) });
    scene.push(Item::Dots { centres, radius: 3.0, paint: Paint::Mark(Role::Paper) });
}

fn across(frame: &Rect, y: f64) -> Vec<Xy> {
    vec![xy(frame.left, y), xy(frame.right, y)]
}

/// The outline of a box.
pub(crate) fn closed(area: &Rect) -> Vec<Xy> {
    let mut corners = area.corners();
    corners.push(xy(area.left, area.top));
    corners
}

fn hatches(spec: &ChartSpec, plan: &Plan) -> Vec<Vec<Xy>> {
    let area = |it: &crate::Hatch| Rect {
        left: plan.x.clamped(it.from),
        right: plan.x.clamped(it.to),
        ..plan.frame
    };
    spec.hatches.iter().filter(|it| it.from < it.to).flat_map(|it| area(it).hatch(7.0)).collect()
}
