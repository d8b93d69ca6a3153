//! The marks of each shape.

use crate::Role;
use crate::decimate::m4_by_x;
use crate::geometry::{Rect, Xy, hatched, xy};
use crate::layout::Plan;
use crate::scale::{Bar, slot, stacked};
use crate::scene::{Item, Paint, Plot, Scene, closed};
use crate::spec::{Certainty, ChartSpec, Point, Series, Shape, Span};

/// Share of its slot that a group of bars takes.
const BAR_SHARE: f64 = 0.7;
/// Width of a bar above which it can be hatched \[px\].
const HATCHED: f64 = 5.0;
/// Width of a line \[px\].
const LINE_WIDTH: f64 = 2.2;
/// Dots are drawn on a line when its points are at least this far apart \[px\].
const DOT_ROOM: f64 = 22.0;

/// Draws all series, from the first to the last.
pub(crate) fn draw(spec: &ChartSpec, plan: &Plan, scene: &mut Scene) {
    let bars = Bars::new(spec);
    for index in 0..spec.series.len() {
        draw_one(spec, plan, scene, (index, &bars));
    }
}

/// Draws one series.
pub(crate) fn draw_one(spec: &ChartSpec, plan: &Plan, scene: &mut Scene, (index, bars): (usize, &Bars)) {
    if let Some(series) = spec.series.get(index) {
        match &series.shape {
            Shape::Line(points) => line(spec, plan, scene, series, points),
            Shape::Step(points) => steps(spec, plan, scene, series, points),
            Shape::Area(points) => area(spec, plan, scene, series, points),
            Shape::Dots(points) => dots(plan, scene, series, points),
            Shape::Bars { .. } => bars.draw(plan, scene, index, series),
            Shape::Ranges(ranges) => {
                let drawable =
                    ranges.iter().filter(|it| it.x.is_finite() && it.low.is_finite() && it.high.is_finite());
                let stroke = |it: &crate::RangeBar| {
                    let x = plan.x.at(it.x);
                    vec![xy(x, plan.y.clamped(it.low)), xy(x, plan.y.clamped(it.high))]
                };
                scene.push(Item::stroke(drawable.map(stroke).collect(), series.role, 1.5));
            }
            Shape::Spans(spans) => composites(plan, scene, series, spans),
        }
        outliers(plan, scene, series);
    }
}

const fn dash(certainty: Certainty) -> Option<(f64, f64)> {
    match certainty {
        Certainty::Solid => None,
        Certainty::Forecast => Some((6.0, 4.0)),
        Certainty::Estimated => Some((2.0, 3.0)),
    }
}

fn stroke_of(series: &Series, lines: Vec<Vec<Xy>>) -> Item {
    Item::Stroke { lines, paint: Paint::Mark(series.role), width: LINE_WIDTH, dash: dash(series.certainty) }
}

/// The points in runs without gap or break, decimated to what the frame's columns can show.
fn runs(spec: &ChartSpec, plan: &Plan, points: &[Point]) -> Vec<Vec<Xy>> {
    let mut all: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
    let mut before = f64::NAN;
    for point in points {
        let broken = spec.marks.iter().any(|it| it.breaks && before < it.x && it.x <= point.x);
        before = point.x;
        if broken || point.value().is_none() {
            all.push(Vec::new());
        }
        if let (Some(y), Some(run)) = (point.value(), all.last_mut()) {
            run.push((point.x, y));
        }
    }
    all.into_iter().filter(|it| !it.is_empty()).map(|run| on_screen(plan, &run)).collect()
}

fn on_screen(plan: &Plan, run: &[(f64, f64)]) -> Vec<Xy> {
    let place = |&(x, y): &(f64, f64)| xy(plan.x.at(x), plan.y.clamped(y));
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return Vec::new() };
    let columns = columns(plan.x.at(last.0) - plan.x.at(first.0));
    if run.len() <= 4 * columns {
        return run.iter().map(place).collect();
    }
    let (x, y): (Vec<f64>, Vec<f64>) = run.iter().copied().unzip();
    let mut kept = m4_by_x(&x, &y, 4 * columns);
    kept.dedup();
    kept.into_iter().filter_map(|index| run.get(index)).map(place).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to widths of screens")]
fn columns(width: f64) -> usize {
    width.abs().clamp(1.0, 20_000.0).ceil() as usize
}

fn line(spec: &ChartSpec, plan: &Plan, scene: &mut Scene, series: &Series, points: &[Point]) {
    let runs = runs(spec, plan, points);
    let count: f64 = runs.iter().map(|it| it.iter().map(|_| 1.0).sum::<f64>()).sum();
    let roomy = series.certainty == Certainty::Solid && count * DOT_ROOM <= plan.frame.width();
    // A point between two gaps has no line: it is always a dot.
    let dotted = runs.iter().filter(|it| roomy || it.len() == 1).flatten().copied().collect();
    let lines = runs.into_iter().filter(|it| it.len() > 1).collect();
    scene.push(stroke_of(series, lines));
    scene.push(Item::Dots { centres: dotted, radius: 3.0, paint: Paint::Mark(series.role) });
}

fn steps(spec: &ChartSpec, plan: &Plan, scene: &mut Scene, series: &Series, points: &[Point]) {
    let corners = |run: Vec<Xy>| {
        let mut line: Vec<Xy> = Vec::with_capacity(2 * run.len());
        for point in run {
            if let Some(last) = line.last() {
                line.push(xy(point.x, last.y));
            }
            line.push(point);
        }
        line
    };
    let lines = runs(spec, plan, points).into_iter().map(corners).filter(|it| it.len() > 1).collect();
    scene.push(stroke_of(series, lines));
}

fn area(spec: &ChartSpec, plan: &Plan, scene: &mut Scene, series: &Series, points: &[Point]) {
    let (role, opacity) =
        if series.role == Role::Solar { (Role::SolarFill, 0.6) } else { (series.role, 0.3) };
    let zero = plan.y.clamped(0.0);
    let lines: Vec<Vec<Xy>> = runs(spec, plan, points).into_iter().filter(|it| it.len() > 1).collect();
    let down = |run: &Vec<Xy>| {
        let mut shape = run.clone();
        if let (Some(first), Some(last)) = (run.first(), run.last()) {
            shape.extend([xy(last.x, zero), xy(first.x, zero)]);
        }
        shape
    };
    let shapes: Vec<Vec<Xy>> = lines.iter().map(down).collect();
    let hatch =
        shapes.iter().filter(|_| series.certainty == Certainty::Estimated).flat_map(|it| hatched(it, 6.0));
    let hatch = hatch.collect();
    scene.push(Item::Fill { shapes, paint: Paint::Mark(role), opacity, edge: None });
    scene.push(Item::stroke(hatch, Role::Paper, 1.4));
    scene.push(stroke_of(series, lines));
}

fn dots(plan: &Plan, scene: &mut Scene, series: &Series, points: &[Point]) {
    let place = |it: &Point| Some(xy(plan.x.at(it.x), plan.y.clamped(it.value()?)));
    let centres = points.iter().filter_map(place).collect();
    scene.push(Item::Dots { centres, radius: 3.2, paint: Paint::Mark(series.role) });
}

fn composites(plan: &Plan, scene: &mut Scene, series: &Series, spans: &[Span]) {
    let drawable = |it: &&Span| it.from < it.to && it.value.is_some_and(f64::is_finite);
    let boxes: Vec<Rect> = spans
        .iter()
        .filter(drawable)
        .map(|it| {
            let (top, zero) = (plan.y.clamped(it.value.unwrap_or_default()), plan.y.clamped(0.0));
            Rect { left: plan.x.clamped(it.from), right: plan.x.clamped(it.to), top, bottom: zero }
        })
        .collect();
    let shapes = boxes.iter().map(Rect::corners).collect();
    scene.push(Item::Fill { shapes, paint: Paint::Mark(series.role), opacity: 0.22, edge: None });
    let tops = boxes.iter().map(|it| vec![xy(it.left, it.top), xy(it.right, it.top)]).collect();
    scene.push(Item::stroke(tops, series.role, LINE_WIDTH));
}

/// Triangles at the top and the bottom edge where values pass the axis.
pub(crate) fn outliers(plan: &Plan, scene: &mut Scene, series: &Series) {
    let triangle = |it: Point| {
        let y = it.value()?;
        let x = plan.x.at(it.x);
        let (edge, tip) = if y > plan.y.high {
            (plan.frame.top, -7.0)
        } else if y < plan.y.low {
            (plan.frame.bottom, 7.0)
        } else {
            return None;
        };
        Some(vec![xy(x, edge + tip), xy(x + 4.0, edge), xy(x - 4.0, edge)])
    };
    let points = series.shape.points().iter().copied();
    let shapes = match &series.shape {
        Shape::Ranges(all) => all
            .iter()
            .flat_map(|it| [it.low, it.high].map(|y| Point::new(it.x, Some(y))))
            .filter_map(triangle)
            .collect(),
        _ => points.filter_map(triangle).collect(),
    };
    scene.push(Item::fill(shapes, series.role));
}

/// The bars of all series, laid out together.
pub(crate) struct Bars {
    all: Vec<Bar>,
    stacks: Vec<u8>,
    slot: f64,
}

impl Bars {
    pub(crate) fn new(spec: &ChartSpec) -> Self {
        let bars = stacked(spec);
        let mut stacks: Vec<u8> = bars.iter().map(|it| it.stack).collect();
        stacks.sort_unstable();
        stacks.dedup();
        Self { all: bars, stacks, slot: slot(spec) }
    }

    fn area(&self, plan: &Plot, bar: &Bar) -> Rect {
        let group = (plan.x.at(self.slot) - plan.x.at(0.0)) * BAR_SHARE;
        let width = group / self.stacks.iter().map(|_| 1.0).sum::<f64>().max(1.0);
        let place: f64 = self.stacks.iter().take_while(|it| **it != bar.stack).map(|_| 1.0).sum();
        let left = plan.x.at(bar.x) - group / 2.0 + place * width;
        let air = if self.stacks.len() > 1 && width > 4.0 { 1.0 } else { 0.0 };
        let (from, to) = (plan.y.clamped(bar.from), plan.y.clamped(bar.to));
        Rect { left, right: left + width - air, top: from.min(to), bottom: from.max(to) }
    }

    fn draw(&self, plan: &Plan, scene: &mut Scene, index: usize, series: &Series) {
        let of_series = self.all.iter().filter(|it| it.series == index);
        let areas: Vec<Rect> =
            of_series.map(|it| self.area(&plan.plot(), it)).filter(|it| it.height() > 0.0).collect();
        let shapes: Vec<Vec<Xy>> = areas.iter().map(Rect::corners).collect();
        let forecast = series.certainty == Certainty::Forecast;
        let own_edge = (series.certainty == Certainty::Estimated).then_some(series.role);
        scene.push(Item::Fill {
            shapes,
            paint: Paint::Mark(series.role),
            opacity: if forecast { 0.4 } else { 1.0 },
            edge: series.role.outline().or(own_edge).filter(|_| !forecast).map(|role| (role, 1.0)),
        });
        if own_edge.is_some() && areas.iter().any(|it| it.width() > HATCHED) {
            let lines = areas.iter().flat_map(|it| it.hatch(6.0)).collect();
            scene.push(Item::stroke(lines, Role::Paper, 1.6));
        }
        if forecast {
            scene.push(Item::Stroke {
                lines: areas.iter().map(closed).collect(),
                paint: Paint::Mark(series.role.outline().unwrap_or(series.role)),
                width: 1.0,
                dash: dash(series.certainty),
            });
        }
    }
}

/// Where each series is at the reading `at` \[unit of x\].
pub(crate) fn points_at(spec: &ChartSpec, plan: &Plot, at: f64) -> Vec<(Role, Xy)> {
    let bars = Bars::new(spec);
    let mut found = Vec::new();
    for (index, series) in spec.series.iter().enumerate() {
        let place = match &series.shape {
            Shape::Bars { .. } => {
                let bar = bars.all.iter().find(|it| it.series == index && same(it.x, at));
                bar.map(|it| {
                    let area = bars.area(plan, it);
                    xy(f64::midpoint(area.left, area.right), plan.y.clamped(it.to))
                })
            }
            Shape::Spans(spans) => spans
                .iter()
                .find(|it| it.from <= at && at < it.to)
                .and_then(|it| Some(xy(plan.x.clamped(at), plan.y.clamped(it.value?)))),
            shape => shape
                .points()
                .iter()
                .find(|it| same(it.x, at))
                .and_then(|it| Some(xy(plan.x.at(it.x), plan.y.clamped(it.value()?)))),
        };
        found.extend(place.map(|it| (series.role, it)));
    }
    found
}

/// Whether two values of x are one place.
pub(crate) fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(1.0)
}
