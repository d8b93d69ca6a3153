//! The period before beside the one that is looked at.

use portal_text::Language;

use super::{Explored, texts};
use crate::spec::{Certainty, ChartSpec, Point, Series, Shape};
use crate::timeline::{LongSeries, TimelineSpec};
use crate::view::{Limits, View};

/// The picture with each shown series once more, dashed: what it was just before the stretch that is looked at, moved
/// into it. `None` when all of the axis is looked at, for kinds of which parts add up, and where nothing was before.
pub(super) fn beside(what: &Explored, view: &View, language: Language) -> Option<Explored> {
    view.range()?;
    match what {
        Explored::Lines(spec) => lines(spec, view, language).map(Explored::Lines),
        Explored::Timeline(spec) => long(spec, view, language).map(Explored::Timeline),
        _ => None,
    }
}

fn name(series: &str, language: Language) -> String {
    texts::BEFORE.fill(language, &[("name", series)])
}

/// Where the period before begins, where it ends, and how far it is moved \[unit of x\].
fn period(view: &View, limits: Limits) -> (f64, f64, f64) {
    let (from, to) = view.before(limits);
    (from, to, to - from)
}

fn lines(spec: &ChartSpec, view: &View, language: Language) -> Option<ChartSpec> {
    let (from, to, by) = period(view, spec.limits());
    let moved = |points: &[Point]| -> Vec<Point> {
        let inside = points.iter().filter(|it| it.x >= from && it.x <= to);
        inside.map(|it| Point::new(it.x + by, it.y)).collect()
    };
    let before = |series: &Series| {
        let points = moved(series.shape.points());
        points.iter().any(|it| it.value().is_some()).then(|| {
            let shape = match series.shape {
                Shape::Step(_) => Shape::Step(points),
                Shape::Dots(_) | Shape::Bars { .. } => Shape::Dots(points),
                _ => Shape::Line(points),
            };
            let it = Series::new(name(&series.name, language), series.role, shape);
            Series { certainty: Certainty::Forecast, ..it }
        })
    };
    let shown = spec.series.iter().enumerate().filter(|it| !view.hides(it.0));
    let added: Vec<Series> = shown.filter_map(|it| before(it.1)).collect();
    if added.is_empty() {
        return None;
    }
    let mut spec = spec.clone();
    spec.series.extend(added);
    Some(spec)
}

fn long(spec: &TimelineSpec, view: &View, language: Language) -> Option<TimelineSpec> {
    // Further long series would take the numbers of the others in the view.
    if !spec.base.series.is_empty() {
        return None;
    }
    let (from, to, by) = period(view, spec.limits());
    let there = |it: &&LongSeries| it.trace.extremes(it.trace.within(from, to)).is_some();
    let shown = spec.lines.iter().enumerate().filter(|it| !view.hides(it.0)).map(|it| it.1);
    let added: Vec<LongSeries> = shown
        .filter(there)
        .map(|it| LongSeries {
            name: name(&it.name, language),
            trace: it.trace.moved(by),
            certainty: Certainty::Forecast,
            ..it.clone()
        })
        .collect();
    if added.is_empty() {
        return None;
    }
    let mut spec = spec.clone();
    spec.lines.extend(added);
    Some(spec)
}
