//! Areas that stand on each other: parts of a whole over time.

use portal_text::Language;
use serde::{Deserialize, Serialize};

use crate::Role;
use crate::geometry::{Size, Xy, hatched, xy};
use crate::layout::Plan;
use crate::num::{as_f64, floor, is_place};
use crate::picture::Picture;
use crate::scene::{Item, Paint, Scene};
use crate::seen::framed;
use crate::spec::{Certainty, ChartSpec, Point, RangeBar, Series, Shape};
use crate::table::Table;
use crate::view::View;

/// Parts of a whole, each an area on the one before. Negative values stand under zero.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StackSpec {
    /// Title, axes and layers; its series are drawn over the areas.
    pub base: ChartSpec,
    /// The places of the values \[unit of x\].
    pub x: Vec<f64>,
    /// The parts, from the bottom. A view counts them first, then the series of `base`.
    pub parts: Vec<StackPart>,
}

/// One part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StackPart {
    /// Its name, also the direct label.
    pub name: String,
    /// What it means.
    pub role: Role,
    /// A value per place \[unit of y\]. Where one part is missing the whole is unknown: a gap for all.
    pub values: Vec<Option<f64>>,
    /// How sure it is: forecast is pale with a dashed edge, estimated hatched.
    pub certainty: Certainty,
}

/// All parts at one place: from where to where each reaches; hidden ones have no height.
struct Level {
    x: f64,
    ends: Option<Vec<(f64, f64)>>,
}

impl StackSpec {
    /// The levels of a view at rising places, means of neighbours where there are more than `columns`.
    fn levels(&self, view: &View, columns: usize) -> Vec<Level> {
        let mut order: Vec<usize> = (0..self.x.len()).filter(|it| is_place(self.place(*it))).collect();
        order.sort_by(|a, b| self.place(*a).total_cmp(&self.place(*b)));
        if let Some((from, to)) = view.range() {
            let first = order.partition_point(|it| self.place(*it) < from).saturating_sub(1);
            let last = (order.partition_point(|it| self.place(*it) <= to) + 1).min(order.len());
            order = order.get(first..last).unwrap_or_default().to_vec();
        }
        let group = order.len().div_ceil(columns.max(1)).max(1);
        order.chunks(group).map(|it| self.level(it, view)).collect()
    }

    fn place(&self, index: usize) -> f64 {
        self.x.get(index).copied().unwrap_or(f64::NAN)
    }

    /// The means of some places as one level; a gap when a shown part misses one of them.
    fn level(&self, places: &[usize], view: &View) -> Level {
        let count = as_f64(places.len());
        let x = places.iter().map(|it| self.place(*it) / count).sum();
        let (mut up, mut down) = (0.0, 0.0);
        let ends = self.parts.iter().enumerate().map(|(index, part)| {
            if view.hides(index) {
                return Some((up, up));
            }
            let values = places.iter().map(|it| part.values.get(*it).copied().flatten());
            let values = values.map(|it| it.filter(|it| is_place(*it)));
            let mean = values.sum::<Option<f64>>()? / count;
            let base = if mean < 0.0 { &mut down } else { &mut up };
            let from = *base;
            *base += mean;
            Some((from, *base))
        });
        Level { x, ends: ends.collect() }
    }

    /// The ends of one part where they are known.
    fn reach(levels: &[Level], index: usize) -> impl Iterator<Item = RangeBar> {
        levels.iter().filter_map(move |level| {
            let (low, high) = *level.ends.as_ref()?.get(index)?;
            Some(RangeBar { x: level.x, low, high })
        })
    }

    fn marks(&self, levels: &[Level], plan: &Plan) -> Vec<(usize, Item)> {
        let mut marks = Vec::new();
        for (index, part) in self.parts.iter().enumerate() {
            let mut shapes: Vec<Vec<Xy>> = Vec::new();
            let mut tops: Vec<Vec<Xy>> = Vec::new();
            for run in levels.split(|it| it.ends.is_none()).filter(|it| it.len() > 1) {
                let place = |x: f64, y: f64| xy(plan.x.at(x), plan.y.clamped(y));
                let top: Vec<Xy> = Self::reach(run, index).map(|it| place(it.x, it.high)).collect();
                let mut shape: Vec<Xy> = Self::reach(run, index).map(|it| place(it.x, it.low)).collect();
                shape.reverse();
                shapes.push(top.iter().copied().chain(shape).collect());
                tops.push(top);
            }
            let pale = part.certainty == Certainty::Forecast;
            let paint = Paint::Mark(part.role);
            let hatch: Vec<_> = shapes.iter().flat_map(|it| hatched(it, 6.0)).collect();
            marks.push((
                index,
                Item::Fill { shapes, paint, opacity: if pale { 0.5 } else { 1.0 }, edge: None },
            ));
            if part.certainty == Certainty::Estimated {
                marks.push((index, Item::stroke(hatch, Role::Paper, 1.4)));
            }
            let dash = pale.then_some((6.0, 4.0));
            let (paint, width) = if pale { (paint, 1.5) } else { (Paint::Mark(Role::Paper), 1.0) };
            marks.push((index, Item::Stroke { lines: tops, paint, width, dash }));
        }
        marks
    }

    /// The parts as lines: for table and reading.
    pub(crate) fn as_lines(&self) -> ChartSpec {
        let mut spec = self.base.clone();
        let own = self.parts.iter().map(|part| {
            let values = part.values.iter().copied().chain(std::iter::repeat(None));
            let points = self.x.iter().zip(values).map(|(x, y)| Point::new(*x, y)).collect();
            Series::new(part.name.clone(), part.role, Shape::Line(points))
        });
        spec.series = own.chain(self.base.series.iter().cloned()).collect();
        spec
    }
}

impl Picture for StackSpec {
    fn title(&self) -> &str {
        &self.base.title
    }

    fn is_empty(&self) -> bool {
        self.levels(&View::default(), usize::MAX).iter().all(|it| it.ends.is_none()) || self.parts.is_empty()
    }

    fn scene(&self, view: &View, size: Size, language: Language) -> Scene {
        let levels = self.levels(view, floor(size.width.clamp(1.0, 20_000.0)));
        let names = self.parts.iter().enumerate().map(|(index, part)| {
            let shape = Shape::Ranges(Self::reach(&levels, index).collect());
            Series::new(part.name.clone(), part.role, shape).labelled(part.name.clone())
        });
        framed((&self.base, names.collect()), &[], view, size, language, |plan| self.marks(&levels, plan))
    }

    fn table(&self, view: &View, language: Language) -> Table {
        self.as_lines().in_view(view).table(language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Axis, Kind};

    fn stack(second: [Option<f64>; 4]) -> StackSpec {
        let part = |name: &str, role, values: [Option<f64>; 4]| StackPart {
            name: name.to_owned(),
            role,
            values: values.to_vec(),
            certainty: Certainty::Solid,
        };
        StackSpec {
            base: ChartSpec::new("t", Axis::of(Kind::Number), Axis::number("", "GWh", 0)),
            x: vec![0.0, 1.0, 2.0, 3.0],
            parts: vec![
                part("a", Role::Solar, [10.0, 20.0, 10.0, 10.0].map(Some)),
                part("b", Role::Wind, second),
            ],
        }
    }

    fn ends(spec: &StackSpec, view: &View, columns: usize) -> Vec<Option<Vec<(f64, f64)>>> {
        spec.levels(view, columns).into_iter().map(|it| it.ends).collect()
    }

    #[test]
    fn parts_stand_on_each_other_and_negative_ones_under_zero() {
        let spec = stack([Some(5.0), Some(-5.0), None, Some(1.0)]);
        assert_eq!(
            ends(&spec, &View::default(), 9),
            [
                Some(vec![(0.0, 10.0), (10.0, 15.0)]),
                Some(vec![(0.0, 20.0), (0.0, -5.0)]),
                None,
                Some(vec![(0.0, 10.0), (10.0, 11.0)]),
            ]
        );
    }

    #[test]
    fn a_hidden_part_takes_no_room_and_its_gaps_do_not_count() {
        let spec = stack([Some(5.0), None, None, None]);
        let hidden = ends(&spec, &View::default().toggle(1), 9);
        assert!(hidden.iter().all(|it| it.as_ref().is_some_and(|it| (it[1].0 - it[1].1).abs() < 1e-12)));
    }

    #[test]
    fn neighbours_are_put_together_by_their_mean() {
        // Two columns of two: 15 and 10 of a, 6 and 7 of b.
        let found = ends(&stack([4.0, 8.0, 7.0, 7.0].map(Some)), &View::default(), 2);
        assert_eq!(found, [Some(vec![(0.0, 15.0), (15.0, 21.0)]), Some(vec![(0.0, 10.0), (10.0, 17.0)])]);
    }

    #[test]
    fn the_top_of_the_stack_is_at_its_sum() {
        let spec = stack([5.0; 4].map(Some));
        let size = Size { width: 720.0, height: 300.0 };
        let scene = spec.scene(&View::default(), size, Language::Pl);
        let fills: Vec<_> = scene
            .items
            .iter()
            .filter_map(|it| match it {
                Item::Fill { shapes, paint, .. } => Some((*paint, shapes[0].clone())),
                _ => None,
            })
            .collect();
        assert_eq!(fills[0].0, Paint::Mark(Role::Solar));
        // The axis runs to 25 or more from the bottom; the second area touches the first along its whole edge.
        let (below, above) = (&fills[0].1, &fills[1].1);
        let bottom: Vec<_> = above[4..].iter().rev().copied().collect();
        assert_eq!(bottom, below[..4]);
    }
}
