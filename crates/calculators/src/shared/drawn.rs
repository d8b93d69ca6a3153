//! Charts that several calculators draw.

use portal_chart::{Axis, ChartSpec, Kind, Point, RangeBar, Role, Series, Shape};
use portal_text::Text;

use super::spread::Interval;
use super::words::Words;

/// One series of bars: its name, its meaning, its stack, its values.
pub struct Bars {
    /// Name.
    pub name: String,
    /// Meaning.
    pub role: Role,
    /// Stack: series of one stack stand on each other, different stacks side by side.
    pub stack: u8,
    /// One value a place.
    pub values: Vec<f64>,
}

impl Bars {
    /// Bars of a stack.
    pub fn new(name: &str, role: Role, stack: u8, values: impl IntoIterator<Item = f64>) -> Self {
        Self { name: name.to_owned(), role, stack, values: values.into_iter().collect() }
    }
}

/// What stands along the vertical axis: label, unit, decimals.
pub type Upright = (Text, Text, usize);

/// Bars over names.
pub fn by_name(words: Words, title: Text, names: Vec<String>, upright: Upright, bars: &[Bars]) -> ChartSpec {
    with_bars(words, title, Axis::of(Kind::Category(names)), 0.0, upright, bars)
}

/// Bars over the months, January first.
pub fn by_month(words: Words, title: Text, axis: Text, upright: Upright, bars: &[Bars]) -> ChartSpec {
    with_bars(words, title, Axis::of(Kind::Month).label(words.say(axis)), 1.0, upright, bars)
}

fn with_bars(
    words: Words,
    title: Text,
    x: Axis,
    first: f64,
    (label, unit, decimals): Upright,
    bars: &[Bars],
) -> ChartSpec {
    let y = Axis::number(words.say(label), words.say(unit), decimals);
    let chart = ChartSpec::new(words.say(title), x, y);
    bars.iter().fold(chart, |chart, it| {
        let values: Vec<Option<f64>> = it.values.iter().map(|value| Some(shown(*value))).collect();
        chart.with(Series::new(it.name.as_str(), it.role, Shape::bars(it.stack, first, &values)))
    })
}

/// Whiskers on single bars at 0, 1, 2…
pub fn whiskers(name: &str, ranges: &[Interval]) -> Series {
    let bar =
        |(x, it): (u8, &Interval)| RangeBar { x: f64::from(x), low: shown(it.low), high: shown(it.high) };
    Series::new(name, Role::Ink2, Shape::Ranges((0_u8..).zip(ranges).map(bar).collect()))
}

/// A line through points.
pub fn line(name: &str, role: Role, points: impl IntoIterator<Item = (f64, f64)>) -> Series {
    let points = points.into_iter().map(|(x, y)| Point::new(x, Some(shown(y)))).collect();
    Series::new(name, role, Shape::Line(points))
}

/// Five digits: more cannot be seen, and a bridged page would carry them.
fn shown(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 0.0;
    }
    let scale = 10_f64.powf(4.0 - value.abs().log10().floor());
    let rounded = (value * scale).round() / scale;
    if rounded.is_finite() { rounded } else { value }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "round numbers")]
mod tests {
    use super::shown;

    #[test]
    fn five_digits_are_kept() {
        assert_eq!(shown(123_456.7), 123_460.0);
        assert_eq!(shown(0.001_234_56), 0.001_234_6);
        assert_eq!((shown(0.0), shown(-2.5), shown(f64::NAN)), (0.0, -2.5, 0.0));
    }
}
