//! Values from the highest to the lowest: for which share of the time something is at least so high.

use portal_text::Language;
use serde::{Deserialize, Serialize};

use crate::Role;
use crate::geometry::Size;
use crate::num::as_f64;
use crate::picture::Picture;
use crate::scene::Scene;
use crate::spec::{ChartSpec, Point, Series, Shape};
use crate::table::Table;
use crate::view::View;

/// Rows of the table: every hundredth of the time.
const ROWS: u8 = 100;

/// A duration curve. The axis of x of `base` is the share of the time with a value \[%\].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DurationSpec {
    /// Title, axes and layers; its series are drawn over the curves.
    pub base: ChartSpec,
    /// Name, meaning and values of each curve; missing values take no time.
    pub curves: Vec<(String, Role, Vec<Option<f64>>)>,
}

/// The values that are there, from the highest.
fn falling(values: &[Option<f64>]) -> Vec<f64> {
    let mut found: Vec<f64> = values.iter().copied().flatten().filter(|it| it.is_finite()).collect();
    found.sort_unstable_by(|a, b| b.total_cmp(a));
    found
}

/// The value that is reached or passed for a share of the time \[%\]; `None` without values.
///
/// The highest of `n` values belongs to 0 %, the lowest to 100 %, between them straight lines (Hyndman and Fan's
/// definition 7, counted from the top).
///
/// # Source
/// Hyndman, Fan, Sample Quantiles in Statistical Packages, The American Statistician 50(4), 1996, 361–365.
pub fn reached_for(falling: &[f64], percent: f64) -> Option<f64> {
    let last = as_f64(falling.len().checked_sub(1)?);
    let at = last * (percent / 100.0).clamp(0.0, 1.0);
    let below = crate::num::floor(at);
    let (a, b) = (falling.get(below)?, falling.get(below + 1).or_else(|| falling.get(below))?);
    Some(a + (b - a) * (at - at.floor()))
}

impl DurationSpec {
    /// The curves as an ordinary chart, for layout, reading and summary.
    pub fn chart(&self) -> ChartSpec {
        let mut spec = self.base.clone();
        let own = self.curves.iter().map(|(name, role, values)| {
            let found = falling(values);
            let last = as_f64(found.len().saturating_sub(1)).max(1.0);
            let place = |(index, y): (usize, &f64)| Point::new(100.0 * as_f64(index) / last, Some(*y));
            Series::new(name.clone(), *role, Shape::Line(found.iter().enumerate().map(place).collect()))
        });
        spec.series = own.chain(self.base.series.iter().cloned()).collect();
        spec
    }
}

impl Picture for DurationSpec {
    fn title(&self) -> &str {
        &self.base.title
    }

    fn is_empty(&self) -> bool {
        self.curves.iter().all(|it| falling(&it.2).is_empty())
    }

    fn scene(&self, view: &View, size: Size, language: Language) -> Scene {
        self.chart().robust().scene(view, size, language)
    }

    /// The value of each curve for every hundredth of the time.
    fn table(&self, view: &View, language: Language) -> Table {
        let mut spec = self.base.clone();
        spec.series = self
            .curves
            .iter()
            .map(|(name, role, values)| {
                let found = falling(values);
                let row =
                    |percent: u8| Point::new(f64::from(percent), reached_for(&found, f64::from(percent)));
                Series::new(name.clone(), *role, Shape::Line((0..=ROWS).map(row).collect()))
            })
            .collect();
        spec.in_view(view).table(language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Axis, Cell, Kind};

    fn curve(values: Vec<Option<f64>>) -> DurationSpec {
        let base = ChartSpec::new("t", Axis::of(Kind::Number), Axis::number("", "kW", 1));
        DurationSpec { base, curves: vec![("PV".to_owned(), Role::Solar, values)] }
    }

    #[test]
    fn values_fall_over_the_time_and_gaps_take_none_of_it() {
        let spec = curve(vec![Some(1.0), None, Some(5.0), Some(3.0), Some(f64::NAN)]).chart();
        let points: Vec<_> = spec.series[0].shape.points().iter().map(|it| (it.x, it.y)).collect();
        assert_eq!(points, [(0.0, Some(5.0)), (50.0, Some(3.0)), (100.0, Some(1.0))]);
    }

    #[test]
    fn a_share_between_two_values_is_on_the_line_between_them() {
        // A quarter of the way from 5 over 3 to 1 is half of the way from 5 to 3.
        assert_eq!(reached_for(&[5.0, 3.0, 1.0], 25.0), Some(4.0));
        assert_eq!((reached_for(&[5.0], 70.0), reached_for(&[], 0.0)), (Some(5.0), None));
        let table = curve([5.0, 3.0, 1.0].map(Some).to_vec()).table(&View::default(), Language::Pl);
        assert_eq!(table.rows.len(), 101);
        assert_eq!(table.rows[25].cells[0], Cell::number(Some(4.0), 1));
    }
}
