//! How often values of each size occur.

use portal_text::{Language, number};
use serde::{Deserialize, Serialize};

use crate::Role;
use crate::geometry::{Rect, Size};
use crate::layout::Plan;
use crate::num::{as_f64, is_place, quantile};
use crate::picture::Picture;
use crate::robust::usual_range;
use crate::scene::{Item, Paint, Scene};
use crate::seen::framed;
use crate::spec::{ChartSpec, Series, Shape, Span};
use crate::table::{Cell, Column, Row, Table};
use crate::ticks::Step;
use crate::view::View;

/// Bins at most.
const MOST: f64 = 60.0;
/// Bins at least, when values differ.
const FEWEST: f64 = 5.0;

/// A histogram. The axis of x of `base` is that of the values, the axis of y counts them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HistogramSpec {
    /// Title, axes and layers; its series are drawn over the bars.
    pub base: ChartSpec,
    /// Name of the counted things in the table.
    pub name: String,
    /// Colour of the bars.
    pub role: Role,
    /// The values; what is not finite does not count.
    pub values: Vec<f64>,
    /// Width of a bin \[unit of x\]; `None` for a round width by the spread of the values.
    pub width: Option<f64>,
}

/// Values from one edge to the next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HistogramBin {
    /// Lower edge, in the bin \[unit of x\].
    pub from: f64,
    /// Upper edge, not in the bin except in the last \[unit of x\].
    pub to: f64,
    /// How many values are in it.
    pub count: usize,
    /// Whether outliers beyond its edge are counted in it.
    pub open: bool,
}

impl HistogramBin {
    /// The bin in words: its edges, or the one that has no values beyond it.
    fn name(&self, last: bool, decimals: usize, language: Language) -> String {
        let edges = [self.from, self.to].map(|it| number(language, it, decimals));
        match (self.open, last) {
            (false, _) => edges.join(" – "),
            (true, false) => format!("< {}", edges[1]),
            (true, true) => format!("≥ {}", edges[0]),
        }
    }
}

impl HistogramSpec {
    /// The bins between multiples of their width. Outliers count in the first or last bin, which is then open.
    ///
    /// Without a given width it is `2·IQR·n^(−1/3)`, rounded up to 1, 2 or 5 times a power of ten, so that there are 5
    /// to 60 bins.
    ///
    /// # Source
    /// Freedman, Diaconis, On the histogram as a density estimator, Z. Wahrscheinlichkeitstheorie 57, 1981, 453–476.
    pub fn bins(&self) -> Vec<HistogramBin> {
        let mut values: Vec<f64> = self.values.iter().copied().filter(|it| is_place(*it)).collect();
        let Some((low, high)) = range(&values) else { return Vec::new() };
        let (first, last) = usual_range(&values).unwrap_or((low, high));
        let width = self.bin_width(&mut values, first, last);
        let start = (first / width + 1e-9).floor() * width;
        // A value on the last edge belongs to the last bin.
        let count = ((last - start) / width - 1e-9).ceil().clamp(1.0, 2.0 * MOST);
        let mut bins: Vec<HistogramBin> = (0..crate::num::floor(count))
            .map(|index| {
                let from = start + width * as_f64(index);
                HistogramBin { from, to: from + width, count: 0, open: false }
            })
            .collect();
        let end = bins.len().saturating_sub(1);
        for value in values {
            let place = crate::num::floor(((value - start) / width + 1e-9).max(0.0)).min(end);
            if let Some(bin) = bins.get_mut(place) {
                bin.count += 1;
                bin.open |= value > bin.to + width * 1e-6 || value < bin.from - width * 1e-6;
            }
        }
        bins
    }

    fn bin_width(&self, values: &mut [f64], low: f64, high: f64) -> f64 {
        let range = high - low;
        if let Some(width) = self.width.filter(|it| it.is_finite() && *it > 0.0 && range / it <= 2.0 * MOST) {
            return width;
        }
        if range <= 0.0 {
            return (low.abs() * 0.1).max(1e-9);
        }
        let (lower, upper) = (quantile(values, 0.25), quantile(values, 0.75));
        let spread = upper.zip(lower).map_or(0.0, |(upper, lower)| upper - lower);
        let wanted = 2.0 * spread / as_f64(values.len()).cbrt();
        let parts = if wanted > 0.0 { (range / wanted).clamp(FEWEST, MOST) } else { FEWEST };
        Step::nice(range, parts).at(1.0).max(range / MOST)
    }

    /// The bins as spans of values.
    fn spans(&self, bins: &[HistogramBin]) -> Series {
        let span = |it: &HistogramBin| Span { from: it.from, to: it.to, value: Some(as_f64(it.count)) };
        Series::new(self.name.clone(), self.role, Shape::Spans(bins.iter().map(span).collect()))
    }

    /// The bins as an ordinary chart: for reading.
    pub(crate) fn as_chart(&self) -> ChartSpec {
        let mut spec = self.base.clone();
        spec.series.insert(0, self.spans(&self.bins()));
        spec
    }

    fn marks(&self, bins: &[HistogramBin], plan: &Plan) -> Vec<(usize, Item)> {
        let area = |it: &HistogramBin| Rect {
            left: plan.x.at(it.from),
            right: plan.x.at(it.to),
            top: plan.y.clamped(as_f64(it.count)),
            bottom: plan.y.clamped(0.0),
        };
        let filled: Vec<&HistogramBin> = bins.iter().filter(|it| it.count > 0).collect();
        let shapes = filled.iter().map(|it| area(it).corners()).collect();
        let open = filled.iter().filter(|it| it.open).flat_map(|it| area(it).hatch(6.0)).collect();
        let edge = Some((Role::Paper, 1.0));
        let fill = Item::Fill { shapes, paint: Paint::Mark(self.role), opacity: 1.0, edge };
        vec![(0, fill), (0, Item::stroke(open, Role::Paper, 1.4))]
    }
}

fn range(values: &[f64]) -> Option<(f64, f64)> {
    let first = *values.first()?;
    Some(values.iter().fold((first, first), |it, value| (it.0.min(*value), it.1.max(*value))))
}

impl Picture for HistogramSpec {
    fn title(&self) -> &str {
        &self.base.title
    }

    fn is_empty(&self) -> bool {
        self.bins().is_empty()
    }

    fn scene(&self, view: &View, size: Size, language: Language) -> Scene {
        let bins = self.bins();
        framed((&self.base, vec![self.spans(&bins)]), &[], view, size, language, |plan| {
            self.marks(&bins, plan)
        })
    }

    fn table(&self, _view: &View, language: Language) -> Table {
        let bins = self.bins();
        let width = bins.first().map_or(1.0, |it| it.to - it.from);
        let decimals = self.base.x.decimals.max(Step::nice(width, 1.0).decimals());
        let end = bins.len().saturating_sub(1);
        let rows = bins.iter().enumerate().map(|(index, bin)| {
            let name = bin.name(index == end && end > 0, decimals, language);
            Row { key: name.clone(), name, cells: vec![Cell::number(Some(as_f64(bin.count)), 0)] }
        });
        Table {
            caption: self.base.title.clone(),
            rows_are: self.base.x.name(language),
            columns: vec![Column { name: self.name.clone(), unit: self.base.y.unit.clone() }],
            rows: rows.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Axis, Kind};
    use proptest::prelude::*;

    fn of(values: Vec<f64>, width: Option<f64>) -> HistogramSpec {
        let base = ChartSpec::new("t", Axis::of(Kind::Number), Axis::number("", "", 0));
        HistogramSpec { base, name: "n".to_owned(), role: Role::Wind, values, width }
    }

    #[test]
    fn an_edge_belongs_to_the_bin_above_it_and_the_last_edge_to_the_last_bin() {
        let bins = of(vec![0.0, 0.5, 1.0, 1.5, 2.0, 3.0], Some(1.0)).bins();
        assert_eq!(
            bins.iter().map(|it| (it.from, it.count)).collect::<Vec<_>>(),
            [(0.0, 2), (1.0, 2), (2.0, 2)]
        );
    }

    #[test]
    fn the_width_follows_from_the_spread() {
        // 1000 even values from 0 to 99.9: the middle half is 50 wide, 2·50/10 = 10.
        let bins = of((0..1000).map(|it| f64::from(it) / 10.0).collect(), None).bins();
        assert_eq!(bins.len(), 10);
        assert!(bins.iter().all(|it| it.count == 100 && !it.open));
    }

    #[test]
    fn an_outlier_opens_the_last_bin_instead_of_adding_hundreds() {
        let mut values: Vec<f64> = (0..1000).map(|it| f64::from(it) / 10.0).collect();
        values.push(1e6);
        let spec = of(values, None);
        let bins = spec.bins();
        assert_eq!((bins.len(), bins[9].count, bins[9].open), (10, 101, true));
        assert_eq!(spec.table(&View::default(), Language::Pl).rows[9].name, "≥ 90");
    }

    proptest! {
        #[test]
        fn every_finite_value_is_counted_once(
            values in prop::collection::vec(prop_oneof![4 => -1e3..1e3_f64, 1 => any::<f64>()], 0..200),
            width in prop::option::of(any::<f64>()),
        ) {
            let counted = values.iter().filter(|it| it.is_finite() && it.abs() < 1e100).count();
            let bins = of(values, width).bins();
            prop_assert_eq!(bins.iter().map(|it| it.count).sum::<usize>(), counted);
            prop_assert!(bins.len() <= 120);
        }
    }
}
