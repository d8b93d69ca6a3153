//! A chart as a view shows it.

use portal_text::Language;

use crate::Role;
use crate::geometry::Size;
use crate::layout::{Plan, plan_over};
use crate::marks::{Bars, draw_one, outliers};
use crate::picture::Picture;
use crate::scale::{slot, x_domain};
use crate::scene::{Item, Scene, backdrop, overlay};
use crate::spec::{ChartSpec, Point, RangeBar, Series, Shape};
use crate::view::{Limits, View};

/// A chart without what its view hides, cut to the stretch of x that it looks at.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The chart: for table, reading and sentence of what is seen.
    pub spec: ChartSpec,
    over: Option<(f64, f64)>,
    /// Of each series its number in the whole chart and whether it is out of focus.
    shown: Vec<(usize, bool)>,
}

impl Seen {
    /// The part of a chart that a view shows. Lines keep one point beyond each edge, so that they reach it.
    pub fn of(spec: &ChartSpec, view: &View) -> Self {
        let mut seen = Self { spec: spec.clone(), over: view.range(), shown: Vec::new() };
        seen.spec.series.clear();
        for (index, series) in spec.series.iter().enumerate().filter(|it| !view.hides(it.0)) {
            let mut series = series.clone();
            if let Some((from, to)) = view.range() {
                series.shape = series.shape.between(from, to, 1);
            }
            seen.spec.series.push(series);
            seen.shown.push((index, view.fades(index)));
        }
        seen
    }

    /// Lays it out, as [`crate::plan`].
    pub fn plan(&self, size: Size, language: Language) -> Plan {
        plan_over(&self.spec, self.over, size, language)
    }

    /// Draws it, as [`crate::scene`]; what is not in focus is pale.
    pub fn scene(&self, plan: &Plan) -> Scene {
        let mut scene = backdrop(&self.spec, plan);
        self.draw_from(0, plan, &mut scene);
        overlay(&self.spec, plan, &mut scene);
        scene
    }

    /// Draws the series from a number of the whole chart on.
    fn draw_from(&self, first: usize, plan: &Plan, scene: &mut Scene) {
        let bars = Bars::new(&self.spec);
        for (place, (number, faded)) in self.shown.iter().enumerate() {
            if *number >= first {
                let mut marks = Scene::new(plan.size);
                draw_one(&self.spec, plan, &mut marks, (place, &bars));
                marks.items.into_iter().for_each(|it| self.push(it, *faded, plan, scene));
            }
        }
    }

    fn push(&self, item: Item, faded: bool, plan: &Plan, scene: &mut Scene) {
        let item = if self.over.is_some() { item.clipped(&plan.frame) } else { item };
        scene.push(if faded { item.faded() } else { item });
    }
}

/// Draws a kind with axes: `names` stand for its parts in layout, labels and view, `reach` has values that the axes must
/// hold, and `marks` draws the parts (each item with the number of its part) before the series of `base`.
pub(crate) fn framed(
    (base, names): (&ChartSpec, Vec<Series>),
    reach: &[RangeBar],
    view: &View,
    size: Size,
    language: Language,
    marks: impl FnOnce(&Plan) -> Vec<(usize, Item)>,
) -> Scene {
    let own = names.len();
    let mut spec = base.clone();
    spec.series = names.into_iter().chain(base.series.iter().cloned()).collect();
    let mut seen = Seen::of(&spec, view);
    let held = Shape::Ranges(reach.to_vec());
    let held = view.range().map_or(held.clone(), |(from, to)| held.between(from, to, 0));
    seen.spec.series.push(Series::new("", Role::Ink2, held));
    seen.spec = seen.spec.robust();
    let plan = seen.plan(size, language);
    let mut scene = backdrop(&seen.spec, &plan);
    for (part, item) in marks(&plan) {
        if !view.hides(part) {
            seen.push(item, view.fades(part), &plan, &mut scene);
        }
    }
    for (series, _) in seen.spec.series.iter().zip(&seen.shown).filter(|it| it.1.0 < own) {
        let mut edge = Scene::new(plan.size);
        outliers(&plan, &mut edge, series);
        edge.items.into_iter().for_each(|it| seen.push(it, false, &plan, &mut scene));
    }
    seen.draw_from(own, &plan, &mut scene);
    overlay(&seen.spec, &plan, &mut scene);
    if seen.spec.is_empty() {
        scene.say_no_data(&plan.frame, language);
    }
    scene
}

impl ChartSpec {
    /// How far views of the chart reach; the narrowest shows two steps of the densest series \[unit of x\].
    pub fn limits(&self) -> Limits {
        let (low, high) = x_domain(self);
        let has_bars = self.series.iter().any(|it| matches!(it.shape, Shape::Bars { .. }));
        let steps = self.series.iter().filter_map(|it| smallest_step(it.shape.points()));
        let step = if has_bars { slot(self) } else { steps.fold((high - low) / 2.0, f64::min) };
        Limits { low, high, least: (2.0 * step).min(high - low) }
    }

    /// The chart without hidden series and with only what is inside the view: for its table and its sentences.
    #[must_use]
    pub fn in_view(&self, view: &View) -> Self {
        let mut spec = self.clone();
        let mut index = 0;
        spec.series.retain(|_| {
            index += 1;
            !view.hides(index - 1)
        });
        if let Some((from, to)) = view.range() {
            spec.series.iter_mut().for_each(|it| it.shape = it.shape.between(from, to, 0));
        }
        spec
    }

    /// The chart with an axis of y that a few outliers do not stretch; they are marked at its edge. See
    /// [`crate::usual_range`]. Charts with bars or spans, and limits already set, are left as they are.
    #[must_use]
    pub fn robust(mut self) -> Self {
        let is_bars = |it: &crate::Series| matches!(it.shape, Shape::Bars { .. } | Shape::Spans(_));
        if self.y.top.is_some() || self.y.bottom.is_some() || self.series.iter().any(is_bars) {
            return self;
        }
        let mut values: Vec<f64> = Vec::new();
        for series in &self.series {
            values.extend(series.shape.points().iter().filter_map(Point::value));
            if let Shape::Ranges(all) = &series.shape {
                values.extend(all.iter().flat_map(|it| [it.low, it.high]).filter(|it| it.is_finite()));
            }
        }
        let ends =
            values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |it, y| (it.0.min(*y), it.1.max(*y)));
        if let Some((low, high)) = crate::usual_range(&values) {
            let air = (high - low).max(high.abs().max(low.abs()) * 0.2) * 0.05;
            self.y.top = Some(high + air).filter(|_| ends.1 > high);
            self.y.bottom = Some(low - air).filter(|_| ends.0 < low);
        }
        self
    }
}

fn smallest_step(points: &[Point]) -> Option<f64> {
    let steps = points.windows(2).filter_map(|it| Some(it.get(1)?.x - it.first()?.x));
    steps.map(f64::abs).filter(|it| *it > 0.0 && it.is_finite()).reduce(f64::min)
}

impl Shape {
    /// The part in `from..=to` \[unit of x\]; points keep `more` neighbours on either side of it.
    fn between(&self, from: f64, to: f64, more: usize) -> Self {
        let keep = |points: &[Point]| stretch(points, from, to, more);
        match self {
            Self::Line(points) => Self::Line(keep(points)),
            Self::Step(points) => Self::Step(keep(points)),
            Self::Area(points) => Self::Area(keep(points)),
            Self::Dots(points) => Self::Dots(stretch(points, from, to, 0)),
            Self::Bars { stack, points } => {
                Self::Bars { stack: *stack, points: stretch(points, from, to, 0) }
            }
            Self::Ranges(all) => {
                Self::Ranges(all.iter().copied().filter(|it| it.x >= from && it.x <= to).collect())
            }
            Self::Spans(all) => {
                Self::Spans(all.iter().copied().filter(|it| it.to >= from && it.from <= to).collect())
            }
        }
    }
}

/// Points in `from..=to`, with `more` neighbours of each.
fn stretch(points: &[Point], from: f64, to: f64, more: usize) -> Vec<Point> {
    let inside = |it: &Point| it.x >= from && it.x <= to;
    let near = |index: usize| {
        let first = index.saturating_sub(more);
        let window = points.get(first..(index + more + 1).min(points.len())).unwrap_or_default();
        let low = window.iter().map(|it| it.x).fold(f64::INFINITY, f64::min);
        let high = window.iter().map(|it| it.x).fold(f64::NEG_INFINITY, f64::max);
        low <= to && high >= from
    };
    let kept = points.iter().enumerate().filter(|(index, it)| inside(it) || (more > 0 && near(*index)));
    kept.map(|(_, it)| *it).collect()
}
