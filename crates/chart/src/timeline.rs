//! Long series over time: what a view shows of them is an ordinary chart with a few points a column.

use portal_text::Language;
use serde::{Deserialize, Serialize};

use crate::Role;
use crate::geometry::Size;
use crate::num::{as_f64, floor};
use crate::picture::Picture;
use crate::scene::Scene;
use crate::seen::Seen;
use crate::spec::{Certainty, ChartSpec, Point, Series, Shape};
use crate::table::{Cell, Column, Row, Table};
use crate::trace::Trace;
use crate::view::{Limits, View};

/// A chart of series of any length.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimelineSpec {
    /// Title, axes and layers; its own series are drawn before the long ones.
    pub base: ChartSpec,
    /// The long series; a view counts them first, then those of `base`.
    pub lines: Vec<LongSeries>,
}

/// One long series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LongSeries {
    /// Its name, also the direct label.
    pub name: String,
    /// What it means.
    pub role: Role,
    /// Its samples.
    pub trace: Trace,
    /// How it is drawn.
    pub form: Form,
    /// How sure it is.
    pub certainty: Certainty,
}

/// How a long series is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// A line.
    Line,
    /// A line that keeps each value until the next.
    Step,
    /// A line with the area down to zero filled.
    Area,
}

/// Rows of a table before neighbours are put together.
const ROWS: usize = 500;

impl TimelineSpec {
    /// A chart of long series.
    pub const fn new(base: ChartSpec) -> Self {
        Self { base, lines: Vec::new() }
    }

    /// The chart with one more certain line.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, role: Role, trace: Trace) -> Self {
        let (form, certainty) = (Form::Line, Certainty::Solid);
        self.lines.push(LongSeries { name: name.into(), role, trace, form, certainty });
        self
    }

    /// How far views reach; the narrowest shows about four samples of the densest series \[unit of x\].
    pub fn limits(&self) -> Limits {
        let mut limits = Limits { low: f64::INFINITY, high: f64::NEG_INFINITY, least: f64::INFINITY };
        for line in &self.lines {
            if let Some((low, high)) = line.trace.extent() {
                limits.low = limits.low.min(low);
                limits.high = limits.high.max(high);
                limits.least = limits.least.min(4.0 * (high - low) / as_f64(line.trace.len()));
            }
        }
        if !self.base.series.is_empty() || self.lines.is_empty() {
            let base = self.base.limits();
            limits.low = limits.low.min(base.low);
            limits.high = limits.high.max(base.high);
            limits.least = limits.least.min(base.least);
        }
        if limits.low > limits.high {
            return self.base.limits();
        }
        if limits.high - limits.low <= 0.0 {
            limits = Limits { low: limits.low - 0.5, high: limits.high + 0.5, least: 1.0 };
        }
        limits
    }

    /// What `columns` of a view can show, as an ordinary chart. The cost does not depend on the length of the series.
    /// An axis without a top or a bottom leaves outliers out, see [`ChartSpec::robust`].
    pub fn seen(&self, view: &View, columns: usize) -> Seen {
        let limits = self.limits();
        let (from, to) = view.range_in(limits);
        let columns = columns.clamp(1, 20_000);
        let mut spec = self.base.clone();
        let own = self.lines.iter().enumerate().map(|(index, line)| {
            let points = if view.hides(index) { Vec::new() } else { line.trace.seen(from, to, columns) };
            line.drawn(points)
        });
        spec.series = own.chain(self.base.series.iter().cloned()).collect();
        Seen::of(&spec.robust(), &view.over_exactly(from, to))
    }

    /// The samples inside a view, as an ordinary chart: for reading and sentences. Costs as much as there are samples.
    pub fn samples(&self, view: &View) -> ChartSpec {
        let (from, to) = view.range_in(self.limits());
        let mut spec = self.base.clone();
        let own = self.lines.iter().enumerate().filter(|it| !view.hides(it.0)).map(|(_, line)| {
            let points = line.trace.within(from, to).filter_map(|it| line.trace.point(it)).collect();
            line.drawn(points)
        });
        let before = own.collect::<Vec<_>>();
        let offset = self.lines.len();
        let rest = self.base.series.iter().enumerate().filter(|it| !view.hides(it.0 + offset));
        spec.series = before.into_iter().chain(rest.map(|it| it.1.clone())).collect();
        spec.in_view(&View::default().over_exactly(from, to))
    }

    /// What there is at a place \[unit of x\]: of each shown long series the sample nearest to it, at most half a step
    /// away. For [`ChartSpec::reading`] at that place.
    pub fn at(&self, view: &View, at: f64) -> ChartSpec {
        let mut spec = self.base.in_view(&View::default());
        let shown = self.lines.iter().enumerate().filter(|it| !view.hides(it.0)).map(|it| it.1);
        let own = shown.filter_map(|line| {
            let (first, last) = line.trace.extent()?;
            let reach = 0.5 * (last - first) / as_f64(line.trace.len().saturating_sub(1).max(1));
            let sample = line.trace.point(line.trace.nearest(at)?)?;
            let near = (sample.x - at).abs() <= reach * (1.0 + 1e-9);
            near.then(|| line.drawn(vec![Point { x: at, y: sample.y }]))
        });
        let own: Vec<Series> = own.collect();
        let rest = self.base.series.iter().enumerate().filter(|it| !view.hides(it.0 + self.lines.len()));
        spec.series = own.into_iter().chain(rest.map(|it| it.1.clone())).collect();
        spec
    }

    /// The sample of the first shown series that is `by` samples from the one nearest to `at` \[unit of x\]; the nearest
    /// itself for 0. `None` when nothing is shown.
    pub fn stop(&self, view: &View, at: f64, by: isize) -> Option<f64> {
        let shown = self.lines.iter().enumerate().find(|it| !view.hides(it.0))?.1;
        let index = shown.trace.nearest(at)?.saturating_add_signed(by).min(shown.trace.len() - 1);
        Some(shown.trace.point(index)?.x)
    }
}

impl LongSeries {
    /// The series with some of its points.
    fn drawn(&self, points: Vec<Point>) -> Series {
        let shape = match self.form {
            Form::Line => Shape::Line(points),
            Form::Step => Shape::Step(points),
            Form::Area => Shape::Area(points),
        };
        Series { name: self.name.clone(), label: None, role: self.role, shape, certainty: self.certainty }
    }
}

impl Picture for TimelineSpec {
    fn title(&self) -> &str {
        &self.base.title
    }

    fn is_empty(&self) -> bool {
        let missing = |it: &LongSeries| it.trace.extremes(0..it.trace.len()).is_none();
        self.lines.iter().all(missing) && self.base.is_empty()
    }

    fn scene(&self, view: &View, size: Size, language: Language) -> Scene {
        self.seen(view, floor(size.width)).drawing(size, language)
    }

    /// A row per sample while they are few, otherwise a row per stretch with the lowest and the highest of it.
    fn table(&self, view: &View, language: Language) -> Table {
        let (from, to) = view.range_in(self.limits());
        let longest = self.lines.iter().map(|it| it.trace.within(from, to).len()).max().unwrap_or_default();
        if longest <= ROWS {
            return self.samples(view).table(language);
        }
        let shown: Vec<&LongSeries> =
            self.lines.iter().enumerate().filter(|it| !view.hides(it.0)).map(|it| it.1).collect();
        let width = (to - from) / as_f64(ROWS);
        let mut cells: Vec<Vec<Cell>> = vec![Vec::new(); ROWS];
        let mut columns = Vec::new();
        for line in shown {
            for end in ["min", "max"] {
                let name = format!("{}, {end}", line.name);
                columns.push(Column { name, unit: self.base.y.unit.clone() });
            }
            for (row, stretch) in cells.iter_mut().zip(line.trace.columns(from, to, ROWS)) {
                let ends = line.trace.extremes(stretch);
                let ends = ends.map_or([None, None], |(low, high)| [low.y, high.y]);
                row.extend(ends.map(|it| Cell::number(it, self.base.y.decimals)));
            }
        }
        let rows = cells.into_iter().enumerate().map(|(index, cells)| {
            let start = from + width * as_f64(index);
            Row::over(&self.base.x, start, start + width, language, cells)
        });
        Table {
            caption: self.base.title.clone(),
            rows_are: self.base.x.name(language),
            columns,
            rows: rows.collect(),
        }
    }
}
