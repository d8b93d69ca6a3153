//! A median with the bands around it: how far values spread.

use portal_text::Language;
use serde::{Deserialize, Serialize};

use crate::Role;
use crate::geometry::{Size, Xy, xy};
use crate::layout::Plan;
use crate::num::{floor, is_place};
use crate::picture::Picture;
use crate::scene::{Item, Paint, Scene};
use crate::seen::framed;
use crate::spec::{Certainty, ChartSpec, Point, RangeBar, Series, Shape};
use crate::table::Table;
use crate::view::View;

/// A median and its bands. A view counts the median first, then the bands, then the series of `base`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FanSpec {
    /// Title, axes and layers; its series are drawn over the bands.
    pub base: ChartSpec,
    /// The places of the values \[unit of x\], rising.
    pub x: Vec<f64>,
    /// Name of the median, also the direct label.
    pub name: String,
    /// What it means.
    pub role: Role,
    /// The median per place \[unit of y\].
    pub median: Vec<Option<f64>>,
    /// The bands, from the widest to the narrowest.
    pub bands: Vec<FanBand>,
    /// How sure it is: forecast and estimated medians are dashed.
    pub certainty: Certainty,
}

/// One band; a place without one of its ends is a gap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FanBand {
    /// Its name, such as "8 of 10 years".
    pub name: String,
    /// Lower end per place \[unit of y\].
    pub low: Vec<Option<f64>>,
    /// Upper end per place \[unit of y\].
    pub high: Vec<Option<f64>>,
}

impl FanBand {
    /// The band at one place, its ends in order.
    fn at(&self, index: usize, x: f64) -> Option<RangeBar> {
        let end = |values: &[Option<f64>]| values.get(index).copied().flatten().filter(|it| it.is_finite());
        let (a, b) = (end(&self.low)?, end(&self.high)?);
        is_place(x).then_some(RangeBar { x, low: a.min(b), high: a.max(b) })
    }
}

impl FanSpec {
    /// The stretches of a band without gap, put together by their outer ends where there are more than `columns`.
    fn runs(&self, band: &FanBand, columns: usize) -> Vec<Vec<RangeBar>> {
        let all: Vec<_> = self.x.iter().enumerate().map(|(index, x)| band.at(index, *x)).collect();
        let group = all.len().div_ceil(columns.max(1)).max(1);
        let together = |some: &[RangeBar]| {
            let first = some.first()?;
            Some(some.iter().fold(*first, |it, next| RangeBar {
                x: it.x,
                low: it.low.min(next.low),
                high: it.high.max(next.high),
            }))
        };
        let runs = all.split(Option::is_none).map(|run| run.iter().flatten().copied().collect::<Vec<_>>());
        runs.map(|run| run.chunks(group).filter_map(together).collect()).collect()
    }

    fn marks(&self, columns: usize, plan: &Plan) -> Vec<(usize, Item)> {
        let place = |x: f64, y: f64| xy(plan.x.at(x), plan.y.clamped(y));
        let mut marks = Vec::new();
        for (index, band) in self.bands.iter().enumerate() {
            let shapes: Vec<Vec<Xy>> = self
                .runs(band, columns)
                .into_iter()
                .filter(|it| it.len() > 1)
                .map(|run| {
                    let top = run.iter().map(|it| place(it.x, it.high));
                    top.chain(run.iter().rev().map(|it| place(it.x, it.low))).collect()
                })
                .collect();
            let edge = Some((self.role, 0.8));
            let paint = Paint::Mark(self.role);
            marks.push((index + 1, Item::Fill { shapes, paint, opacity: 0.22, edge }));
        }
        marks
    }

    /// The median as an ordinary series.
    fn line(&self) -> Series {
        let values = self.median.iter().copied().chain(std::iter::repeat(None));
        let points = self.x.iter().zip(values).map(|(x, y)| Point::new(*x, y)).collect();
        let line = Series::new(self.name.clone(), self.role, Shape::Line(points)).labelled(self.name.clone());
        Series { certainty: self.certainty, ..line }
    }

    /// Median and bands as an ordinary chart: for table and reading.
    pub(crate) fn as_chart(&self) -> ChartSpec {
        let mut spec = self.base.clone();
        let bands = self
            .bands
            .iter()
            .map(|band| Series::new(band.name.clone(), self.role, Shape::Ranges(self.ranges(band))));
        let own = [self.line()].into_iter().chain(bands);
        spec.series = own.chain(self.base.series.iter().cloned()).collect();
        spec
    }

    fn ranges(&self, band: &FanBand) -> Vec<RangeBar> {
        self.x.iter().enumerate().filter_map(|(index, x)| band.at(index, *x)).collect()
    }
}

impl Picture for FanSpec {
    fn title(&self) -> &str {
        &self.base.title
    }

    fn is_empty(&self) -> bool {
        let points = self.line();
        let none = !points.shape.points().iter().any(|it| it.value().is_some());
        none && self.bands.iter().all(|it| self.ranges(it).is_empty())
    }

    fn scene(&self, view: &View, size: Size, language: Language) -> Scene {
        let columns = floor(size.width.clamp(1.0, 20_000.0));
        // A band is named beside its upper end, the median beside its own.
        let tops = self.bands.iter().map(|band| {
            let points = self.ranges(band).iter().map(|it| Point::new(it.x, Some(it.high))).collect();
            Series::new(band.name.clone(), self.role, Shape::Line(points)).labelled(band.name.clone())
        });
        let names: Vec<Series> = [self.line()].into_iter().chain(tops).collect();
        let reach: Vec<RangeBar> = self.bands.iter().flat_map(|it| self.ranges(it)).collect();
        let mut over = self.base.clone();
        over.series.insert(0, self.line());
        framed((&self.base, names), &reach, view, size, language, |plan| {
            let mut marks = self.marks(columns, plan);
            let mut line = Scene::new(plan.size);
            crate::marks::draw_one(&over, plan, &mut line, (0, &crate::marks::Bars::new(&self.base)));
            marks.extend(line.items.into_iter().map(|it| (0, it)));
            marks
        })
    }

    fn table(&self, view: &View, language: Language) -> Table {
        self.as_chart().in_view(view).table(language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Axis, Kind};

    fn fan() -> FanSpec {
        let row = |values: [f64; 4]| values.map(Some).to_vec();
        FanSpec {
            base: ChartSpec::new("t", Axis::of(Kind::Number), Axis::number("", "kWh", 0)),
            x: vec![0.0, 1.0, 2.0, 3.0],
            name: "mediana".to_owned(),
            role: Role::Solar,
            median: row([5.0, 6.0, 7.0, 8.0]),
            bands: vec![FanBand {
                name: "80%".to_owned(),
                low: row([9.0, 2.0, 3.0, 4.0]),
                high: row([1.0, 8.0, 9.0, 10.0]),
            }],
            certainty: Certainty::Solid,
        }
    }

    #[test]
    fn ends_are_put_in_order_and_a_missing_end_is_a_gap() {
        let mut spec = fan();
        assert_eq!(spec.runs(&spec.bands[0], 9)[0][0], RangeBar { x: 0.0, low: 1.0, high: 9.0 });
        spec.bands[0].high[2] = None;
        assert_eq!(spec.runs(&spec.bands[0], 9).iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn many_places_keep_the_outer_ends() {
        let spec = fan();
        let found = spec.runs(&spec.bands[0], 2);
        assert_eq!(
            found[0],
            [RangeBar { x: 0.0, low: 1.0, high: 9.0 }, RangeBar { x: 2.0, low: 3.0, high: 10.0 }]
        );
    }

    #[test]
    fn the_axis_holds_both_ends_and_the_table_has_all_three() {
        let spec = fan();
        let table = spec.table(&View::default(), Language::Pl);
        assert_eq!(table.columns.len(), 3);
        assert_eq!(table.rows[3].cells, [8.0, 4.0, 10.0].map(|it| crate::Cell::number(Some(it), 0)));
        let scene = spec.scene(&View::default(), Size { width: 720.0, height: 300.0 }, Language::Pl);
        let names: Vec<_> = scene
            .items
            .iter()
            .filter_map(|it| match it {
                Item::Text(label) if label.strong => Some(label.text.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(names, ["mediana", "80%"]);
    }
}
