//! Two values of each thing against each other.

use portal_text::Language;
use serde::{Deserialize, Serialize};

use crate::Role;
use crate::geometry::{Rect, Size, Xy, xy};
use crate::layout::Plan;
use crate::num::is_place;
use crate::picture::{Picture, Stop};
use crate::reading::{place, with_unit};
use crate::robust::usual_range;
use crate::scene::{Item, Paint, Scene};
use crate::seen::{Seen, framed};
use crate::spec::{ChartSpec, Point, Series, Shape};
use crate::summary::Stats;
use crate::table::{Cell, Column, Row, Table};
use crate::view::View;

/// Half of the width of a mark \[px\].
const RADIUS: f64 = 3.2;
/// Things on one mark's third are drawn once: cells of this side \[px\].
const CELL: f64 = 1.0;

/// A scatter plot. A view counts its groups first, then the series of `base`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScatterSpec {
    /// Title, axes and layers; its series are drawn over the dots.
    pub base: ChartSpec,
    /// The groups, from the back; each has marks of its own shape.
    pub groups: Vec<ScatterGroup>,
}

/// Things of one kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScatterGroup {
    /// Its name.
    pub name: String,
    /// What it means.
    pub role: Role,
    /// The pairs \[unit of x, unit of y\]; those with a value that is not finite (or beyond 1e100) are left out.
    pub points: Vec<(f64, f64)>,
    /// Whether to draw the straight line of least squares through it.
    pub line: bool,
}

impl ScatterGroup {
    fn finite(&self) -> impl Iterator<Item = (f64, f64)> {
        self.points.iter().copied().filter(|it| is_place(it.0) && is_place(it.1))
    }

    /// The straight line of least squares at its two ends; `None` when it is not defined or explains too little,
    /// see [`Stats::trend`].
    pub fn trend_line(&self) -> Option<((f64, f64), (f64, f64))> {
        let stats = Stats::of(self.finite().map(|(x, y)| Point::new(x, Some(y))))?;
        let change = stats.trend().filter(|it| it.abs() > 0.0)?;
        let (low, high) =
            self.finite().fold((f64::INFINITY, f64::NEG_INFINITY), |it, (x, _)| (it.0.min(x), it.1.max(x)));
        let slope = change / (high - low);
        let at = |x: f64| (x, stats.mean() + slope * (x - stats.mean_x()));
        Some((at(low), at(high)))
    }
}

/// The outline of a mark: disc, square, triangle and diamond take turns.
fn mark(shape: usize, at: Xy) -> Vec<Xy> {
    let ring = |count: u8, turn: f64, radius: f64| {
        let corner = |index: u8| {
            let angle = (f64::from(index) / f64::from(count) + turn) * std::f64::consts::TAU;
            xy(at.x + radius * angle.sin(), at.y - radius * angle.cos())
        };
        (0..count).map(corner).collect()
    };
    match shape % 4 {
        0 => ring(12, 0.0, RADIUS),
        1 => ring(4, 0.125, RADIUS * 1.25),
        2 => ring(3, 0.0, RADIUS * 1.45),
        _ => ring(4, 0.0, RADIUS * 1.35),
    }
}

/// One of all places that share a cell.
fn thinned(mut places: Vec<Xy>) -> Vec<Xy> {
    let cell = |it: &Xy| ((it.x / CELL).round(), (it.y / CELL).round());
    let order = |a: &Xy, b: &Xy| {
        let (a, b) = (cell(a), cell(b));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    };
    places.sort_by(order);
    places.dedup_by(|a, b| cell(a) == cell(b));
    places
}

impl ScatterSpec {
    /// The groups as an ordinary chart of dots.
    pub(crate) fn as_chart(&self) -> ChartSpec {
        let mut spec = self.base.clone();
        spec.series = self.names().into_iter().chain(self.base.series.iter().cloned()).collect();
        spec
    }

    fn names(&self) -> Vec<Series> {
        let one = |group: &ScatterGroup| {
            let points = group.finite().map(|(x, y)| Point::new(x, Some(y))).collect();
            Series::new(group.name.clone(), group.role, Shape::Dots(points))
        };
        self.groups.iter().map(one).collect()
    }

    /// The view, and where it is of everything and few values of x are far out, of the others only: those are marked at
    /// the edge.
    fn usual(&self, view: &View) -> View {
        let values: Vec<f64> = self.groups.iter().flat_map(ScatterGroup::finite).map(|it| it.0).collect();
        match usual_range(&values).filter(|it| view.range().is_none() && it.0 < it.1) {
            Some((low, high)) => view.over_exactly(low, high),
            None => *view,
        }
    }

    fn marks(&self, plan: &Plan) -> Vec<(usize, Item)> {
        let mut marks = Vec::new();
        for (index, group) in self.groups.iter().enumerate() {
            let shown = |it: &(f64, f64)| {
                (plan.x.low..=plan.x.high).contains(&it.0) && (plan.y.low..=plan.y.high).contains(&it.1)
            };
            let places = group.finite().filter(shown).map(|(x, y)| xy(plan.x.at(x), plan.y.at(y))).collect();
            let shapes = thinned(places).into_iter().map(|at| mark(index, at)).collect();
            let paint = Paint::Mark(group.role);
            marks.push((index, Item::Fill { shapes, paint, opacity: 0.75, edge: Some((Role::Paper, 0.5)) }));
            let beyond = group.finite().filter(|it| it.0 > plan.x.high || it.0 < plan.x.low).map(|(x, y)| {
                let (edge, tip) =
                    if x > plan.x.high { (plan.frame.right, -7.0) } else { (plan.frame.left, 7.0) };
                let y = plan.y.clamped(y);
                vec![xy(edge, y), xy(edge + tip, y + 4.0), xy(edge + tip, y - 4.0)]
            });
            marks.push((index, Item::fill(beyond.collect(), group.role)));
            if let Some((from, to)) = group.trend_line().filter(|_| group.line) {
                let ends = [from, to].map(|(x, y)| xy(plan.x.at(x), plan.y.clamped(y)));
                let lines = vec![ends.to_vec()];
                marks.push((
                    index,
                    Item::Stroke { lines, paint: Paint::Mark(group.role), width: 1.6, dash: None },
                ));
            }
        }
        marks
    }
}

impl Picture for ScatterSpec {
    fn title(&self) -> &str {
        &self.base.title
    }

    fn is_empty(&self) -> bool {
        self.groups.iter().all(|it| it.finite().next().is_none())
    }

    fn scene(&self, view: &View, size: Size, language: Language) -> Scene {
        let view = &self.usual(view);
        framed((&self.base, self.names()), &[], view, size, language, |plan| self.marks(plan))
    }

    /// A row per thing.
    fn table(&self, view: &View, language: Language) -> Table {
        let shown = self.groups.iter().enumerate().filter(|it| !view.hides(it.0)).map(|it| it.1);
        let inside = |x: f64| view.range().is_none_or(|(from, to)| x >= from && x <= to);
        let rows = shown.flat_map(|group| {
            group.finite().filter(|it| inside(it.0)).map(|(x, y)| Row {
                name: group.name.clone(),
                key: group.name.clone(),
                cells: vec![
                    Cell::number(Some(x), self.base.x.decimals),
                    Cell::number(Some(y), self.base.y.decimals),
                ],
            })
        });
        let column = |axis: &crate::Axis| Column { name: axis.label.clone(), unit: axis.unit.clone() };
        Table {
            caption: self.base.title.clone(),
            rows_are: crate::table::texts::GROUP.get(language).to_owned(),
            columns: vec![column(&self.base.x), column(&self.base.y)],
            rows: rows.collect(),
        }
    }

    fn stops(&self, view: &View, size: Size, language: Language) -> Vec<Stop> {
        let view = &self.usual(view);
        let plan = Seen::of(&self.as_chart().robust(), view).plan(size, language);
        let mut stops = Vec::new();
        for (index, group) in self.groups.iter().enumerate().filter(|it| !view.hides(it.0)) {
            for (x, y) in group.finite().filter(|it| (plan.x.low..=plan.x.high).contains(&it.0)) {
                let at = xy(plan.x.at(x), plan.y.clamped(y));
                let value = portal_text::number(language, y, self.base.y.decimals);
                let value = with_unit(value, &self.base.y.unit);
                let text = format!("{} {}; {value}", group.name, place(&self.base.x, x, language));
                stops.push((index, Stop { area: around(at), text: text.trim_start().to_owned() }));
            }
        }
        stops.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.area.left.total_cmp(&b.1.area.left)));
        stops.into_iter().map(|it| it.1).collect()
    }
}

fn around(at: Xy) -> Rect {
    Rect { left: at.x - RADIUS, top: at.y - RADIUS, right: at.x + RADIUS, bottom: at.y + RADIUS }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Axis, Kind};

    fn scatter(points: Vec<(f64, f64)>) -> ScatterSpec {
        let base = ChartSpec::new("t", Axis::of(Kind::Number), Axis::number("", "kWh", 0));
        ScatterSpec {
            base,
            groups: vec![ScatterGroup { name: "a".to_owned(), role: Role::Wind, points, line: true }],
        }
    }

    #[test]
    fn the_line_of_exact_pairs_goes_through_them() {
        let spec = scatter((0..10).map(|it| (f64::from(it), 3.0 * f64::from(it) - 4.0)).collect());
        let (from, to) = spec.groups[0].trend_line().unwrap();
        for ((x, y), (at, wanted)) in [(from, (0.0, -4.0)), (to, (9.0, 23.0))] {
            assert!((x - at).abs() < 1e-12 && (y - wanted).abs() < 1e-9, "{x} {y}");
        }
        assert_eq!(scatter(vec![(1.0, 1.0), (1.0, 2.0)]).groups[0].trend_line(), None);
    }

    #[test]
    fn a_hundred_thousand_things_on_one_place_are_one_mark() {
        let spec = scatter(vec![(1.0, 1.0); 100_000]);
        let size = Size { width: 360.0, height: 240.0 };
        let scene = spec.scene(&View::default(), size, Language::Pl);
        let marks: usize = scene
            .items
            .iter()
            .map(|it| match it {
                Item::Fill { shapes, paint: Paint::Mark(Role::Wind), .. } => shapes.len(),
                _ => 0,
            })
            .sum();
        assert_eq!(marks, 1);
    }

    #[test]
    fn one_far_x_is_marked_at_the_edge() {
        let mut points: Vec<(f64, f64)> = (0..40).map(|it| (f64::from(it % 10), f64::from(it % 7))).collect();
        points.push((900.0, 3.0));
        let spec = scatter(points);
        assert_eq!(spec.usual(&View::default()).range(), Some((0.0, 9.0)));
        let scene = spec.scene(&View::default(), Size { width: 720.0, height: 300.0 }, Language::Pl);
        let marks = scene.items.iter().filter_map(|it| match it {
            Item::Fill { shapes, paint: Paint::Mark(Role::Wind), opacity, .. } if *opacity >= 1.0 => {
                Some(shapes.len())
            }
            _ => None,
        });
        assert_eq!(marks.collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn pairs_are_read_from_left_to_right() {
        let spec = scatter(vec![(5.0, 1.0), (2.0, 7.0), (f64::NAN, 1.0)]);
        let stops = spec.stops(&View::default(), Size { width: 720.0, height: 300.0 }, Language::En);
        assert_eq!(
            stops.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(),
            ["a 2; 7\u{a0}kWh", "a 5; 1\u{a0}kWh"]
        );
    }
}
