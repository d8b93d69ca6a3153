//! What a view of a chart shows, in sentences: lowest, highest and last value, trend, what is missing.

use portal_text::{Language, Plural, fill, number};

use crate::num::as_f64;
use crate::reading::{place, stretch, with_unit};
use crate::spec::{Axis, ChartSpec, Kind, Point, Series, Shape};
use crate::timeline::TimelineSpec;
use crate::view::View;

mod texts {
    portal_text::texts!("summary");
}

/// Fewest values that can have a trend.
const FEWEST: usize = 8;
/// Least share of the variance that the trend must explain to be told: a correlation of one half.
///
/// # Source
/// Cohen, Statistical Power Analysis for the Behavioral Sciences, 2nd ed., 1988, sec. 3.2 ("large").
const CLEAR: f64 = 0.25;

/// Figures of a series of points in one pass; gaps do not count as values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stats {
    /// The first lowest value and its place.
    pub min: (f64, f64),
    /// The first highest value and its place.
    pub max: (f64, f64),
    /// The value farthest in x and its place.
    pub last: (f64, f64),
    /// Number of values.
    pub count: usize,
    /// Number of gaps.
    pub missing: usize,
    first_x: f64,
    mean: (f64, f64),
    squares: (f64, f64),
    products: f64,
}

impl Stats {
    /// The figures; `None` when there is no value.
    ///
    /// # Source
    /// Running sums of squares and products: Welford, Technometrics 4(3), 1962, 419–420.
    pub fn of(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        let mut stats: Option<Self> = None;
        let mut missing = 0;
        for point in points {
            match point.value() {
                None => missing += 1,
                Some(y) => stats.get_or_insert_with(|| Self::start(point.x, y)).add(point.x, y),
            }
        }
        stats.map(|it| Self { missing, ..it })
    }

    const fn start(x: f64, y: f64) -> Self {
        let at = (y, x);
        let none = (0.0, 0.0);
        Self {
            min: at,
            max: at,
            last: at,
            count: 0,
            missing: 0,
            first_x: x,
            mean: none,
            squares: none,
            products: 0.0,
        }
    }

    fn add(&mut self, x: f64, y: f64) {
        if y < self.min.0 {
            self.min = (y, x);
        }
        if y > self.max.0 {
            self.max = (y, x);
        }
        if x >= self.last.1 {
            self.last = (y, x);
        }
        self.first_x = self.first_x.min(x);
        self.count += 1;
        let count = as_f64(self.count);
        let (dx, dy) = (x - self.mean.0, y - self.mean.1);
        self.mean.0 += dx / count;
        self.mean.1 += dy / count;
        self.squares.0 += dx * (x - self.mean.0);
        self.squares.1 += dy * (y - self.mean.1);
        self.products += dx * (y - self.mean.1);
    }

    /// Mean of the values \[unit of y\].
    pub const fn mean(&self) -> f64 {
        self.mean.1
    }

    /// Mean of the places of the values \[unit of x\].
    pub const fn mean_x(&self) -> f64 {
        self.mean.0
    }

    /// Share of gaps among values and gaps \[0–1\].
    pub fn share_missing(&self) -> f64 {
        as_f64(self.missing) / as_f64(self.missing + self.count)
    }

    /// How much the straight line of least squares rises from the first to the last x \[unit of y\]; 0 when it explains
    /// less than a quarter of the variance. `None` below eight values, or when all are at one x.
    pub fn trend(&self) -> Option<f64> {
        let slope = self.products / self.squares.0;
        if self.count < FEWEST || !slope.is_finite() {
            return None;
        }
        let explained = slope * self.products;
        let clear = explained > 0.0 && explained >= CLEAR * self.squares.1;
        Some(if clear { slope * (self.last.1 - self.first_x) } else { 0.0 })
    }
}

/// The axes and the language that figures are written with.
struct Writer<'a> {
    x: &'a Axis,
    y: &'a Axis,
    language: Language,
}

impl Writer<'_> {
    fn value(&self, value: f64) -> String {
        with_unit(number(self.language, value, self.y.decimals), &self.y.unit)
    }

    fn series(&self, name: &str, stats: Option<Stats>) -> String {
        let Some(stats) = stats else { return texts::NONE.fill(self.language, &[("name", name)]) };
        let at = |it: (f64, f64)| place(self.x, it.1, self.language);
        let shown = |it: (f64, f64)| self.value(it.0);
        let same = shown(stats.min) == shown(stats.max);
        let template = match (same, stats.count) {
            (true, 1) => texts::ONLY,
            (true, _) => texts::CONSTANT,
            _ => texts::SERIES,
        };
        let mut text = template.fill(
            self.language,
            &[
                ("name", name),
                ("min", &shown(stats.min)),
                ("min_at", &at(stats.min)),
                ("max", &shown(stats.max)),
                ("max_at", &at(stats.max)),
                ("last", &shown(stats.last)),
                ("last_at", &at(stats.last)),
            ],
        );
        if !same && !matches!(self.x.kind, Kind::Category(_)) {
            self.add_trend(&mut text, &stats);
        }
        self.add_missing(&mut text, &stats);
        text
    }

    fn add_trend(&self, text: &mut String, stats: &Stats) {
        let Some(change) = stats.trend() else { return };
        let written = self.value(change.abs());
        let steady = written == self.value(0.0);
        let template = match change {
            _ if steady => texts::STEADY,
            it if it > 0.0 => texts::RISING,
            _ => texts::FALLING,
        };
        text.push(' ');
        text.push_str(&template.fill(self.language, &[("change", &written)]));
    }

    fn add_missing(&self, text: &mut String, stats: &Stats) {
        if stats.missing == 0 {
            return;
        }
        let percent = stats.share_missing() * 100.0;
        let decimals = usize::from(percent < 1.0);
        let share = number(self.language, percent.max(0.1), decimals);
        let all = number(self.language, as_f64(stats.missing + stats.count), 0);
        let template = counted(&texts::MISSING, self.language, stats.missing);
        text.push(' ');
        text.push_str(&fill(&template, &[("all", &all), ("share", &share)]));
    }

    /// The sentences of a view: its range, its series, how many are hidden.
    fn whole(&self, view: &View, series: Vec<String>, hidden: usize) -> String {
        let mut parts = Vec::new();
        if let Some((from, to)) = view.range() {
            let range = stretch(self.x, from, to, self.language);
            parts.push(texts::RANGE.fill(self.language, &[("range", &range)]));
        }
        parts.extend(series);
        if hidden > 0 {
            parts.push(counted(&texts::HIDDEN, self.language, hidden));
        }
        parts.join(" ")
    }
}

fn counted(plural: &Plural, language: Language, count: usize) -> String {
    plural.count(language, u64::try_from(count).unwrap_or(u64::MAX))
}

impl ChartSpec {
    /// What a view shows, in sentences. Ranges such as whiskers are left out.
    pub fn summary_of(&self, view: &View, language: Language) -> String {
        let seen = self.in_view(view);
        let writer = Writer { x: &self.x, y: &self.y, language };
        let told = seen.series.iter().filter(|it| !matches!(it.shape, Shape::Ranges(_)));
        let series = told.map(|it| writer.series(self.name_of(it), Stats::of(points(it)))).collect();
        writer.whole(view, series, self.series.len() - seen.series.len())
    }

    fn name_of<'a>(&'a self, series: &'a Series) -> &'a str {
        if series.name.is_empty() { &self.title } else { &series.name }
    }
}

impl TimelineSpec {
    /// What a view shows, in sentences. Costs as much as there are samples in it.
    pub fn summary_of(&self, view: &View, language: Language) -> String {
        let (from, to) = view.range_in(self.limits());
        let writer = Writer { x: &self.base.x, y: &self.base.y, language };
        let shown = self.lines.iter().enumerate().filter(|it| !view.hides(it.0)).map(|it| it.1);
        let series: Vec<String> = shown
            .map(|it| {
                let points = it.trace.within(from, to).filter_map(|index| it.trace.point(index));
                writer.series(&it.name, Stats::of(points))
            })
            .collect();
        let hidden = self.lines.len() - series.len();
        writer.whole(view, series, hidden)
    }
}

/// The values of a series with their places; spans stand at their middle.
fn points(series: &Series) -> Vec<Point> {
    match &series.shape {
        Shape::Spans(all) => {
            all.iter().map(|it| Point::new(f64::midpoint(it.from, it.to), it.value)).collect()
        }
        shape => shape.points().to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Role, Trace};

    fn hours(values: &[Option<f64>]) -> ChartSpec {
        ChartSpec::new("t", Axis::of(Kind::Hour { first_day: None }), Axis::number("", "kW", 1))
            .with(Series::new("Moc", Role::Solar, Shape::line(0.0, values)))
    }

    #[test]
    fn the_figures_of_a_line_are_those_of_least_squares() {
        // y = 2x + 1 at 0..=9 without 4: a straight line that rises by 18.
        let points =
            (0..10).map(|x| Point::new(f64::from(x), Some(2.0 * f64::from(x) + 1.0).filter(|_| x != 4)));
        let stats = Stats::of(points).unwrap();
        assert_eq!((stats.min, stats.max, stats.last), ((1.0, 0.0), (19.0, 9.0), (19.0, 9.0)));
        assert!((stats.trend().unwrap() - 18.0).abs() < 1e-12);
        // The ten sum to 100, without 9 they are 91 in nine.
        assert!((stats.mean() - 91.0 / 9.0).abs() < 1e-12 && (stats.share_missing() - 0.1).abs() < 1e-12);
    }

    #[test]
    fn noise_has_no_trend_and_seven_values_are_too_few() {
        let points = |count: i32| (0..count).map(|x| Point::new(f64::from(x), Some(f64::from(x % 2))));
        assert_eq!(Stats::of(points(8)).unwrap().trend(), Some(0.0));
        assert_eq!(Stats::of(points(7)).unwrap().trend(), None);
        assert_eq!(Stats::of((0..9).map(|_| Point::new(1.0, Some(2.0)))).unwrap().trend(), None);
        assert_eq!(Stats::of([Point::new(1.0, None)]), None);
    }

    #[test]
    fn a_view_is_told_in_both_languages() {
        let values: Vec<_> = (0..10).map(|it| Some(f64::from(it)).filter(|_| it != 4)).collect();
        let spec = hours(&values);
        assert_eq!(
            spec.summary_of(&View::default(), Language::Pl),
            "Moc: najniżej 0,0\u{a0}kW (0:00), najwyżej 9,0\u{a0}kW (9:00), na końcu 9,0\u{a0}kW (9:00). \
             W tym zakresie rośnie o około 9,0\u{a0}kW. 1 brakująca wartość z 10 (10%)."
        );
        let view = View::default().over(5.0, 7.0, spec.limits());
        assert_eq!(
            spec.summary_of(&view, Language::En),
            "Range: 5:00 – 7:00. Moc: lowest 5.0\u{a0}kW (5:00), highest 7.0\u{a0}kW (7:00), last 7.0\u{a0}kW (7:00)."
        );
    }

    #[test]
    fn counts_take_their_plural_forms() {
        let missing = |count: usize| {
            let mut values = vec![Some(1.0); 30 - count];
            values.extend(vec![None; count]);
            hours(&values).summary_of(&View::default(), Language::Pl)
        };
        assert!(missing(1).ends_with("1 brakująca wartość z 30 (3%)."), "{}", missing(1));
        assert!(missing(3).ends_with("3 brakujące wartości z 30 (10%)."));
        assert!(missing(12).ends_with("12 brakujących wartości z 30 (40%)."));
        assert_eq!(missing(30), "Moc: brak danych.");
        let hidden = hours(&[Some(1.0)]).summary_of(&View::default().toggle(0), Language::Pl);
        assert_eq!(hidden, "1 seria ukryta.");
    }

    #[test]
    fn a_long_series_is_told_like_a_short_one() {
        let values: Vec<f64> = (0..10).map(f64::from).collect();
        let spec = hours(&values.iter().copied().map(Some).collect::<Vec<_>>());
        let base = ChartSpec { series: Vec::new(), ..spec.clone() };
        let long =
            TimelineSpec::new(base).with("Moc", Role::Solar, Trace::regular(0.0, 1.0, values).unwrap());
        for view in [View::default(), View::default().over(2.0, 4.0, spec.limits())] {
            assert_eq!(long.summary_of(&view, Language::Pl), spec.summary_of(&view, Language::Pl));
        }
        assert_eq!(
            hours(&[Some(2.0)]).summary_of(&View::default(), Language::En),
            "Moc: 2.0\u{a0}kW (0:00)."
        );
        assert_eq!(
            hours(&[Some(2.0); 3]).summary_of(&View::default(), Language::En),
            "Moc: 2.0\u{a0}kW throughout."
        );
    }
}
