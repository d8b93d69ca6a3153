//! From values to pixels.

use crate::num::is_place;
use crate::spec::{ChartSpec, Kind, Shape};

/// A straight map from values to pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// Value at `start`.
    pub low: f64,
    /// Value at `end`.
    pub high: f64,
    /// Pixel of `low`.
    pub start: f64,
    /// Pixel of `high`.
    pub end: f64,
}

impl Scale {
    /// Pixel of a value.
    pub fn at(&self, value: f64) -> f64 {
        self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)
    }

    /// Pixel of a value, kept inside the scale.
    pub fn clamped(&self, value: f64) -> f64 {
        self.at(value.clamp(self.low, self.high))
    }

    /// Value at a pixel.
    pub fn value(&self, pixel: f64) -> f64 {
        self.low + (pixel - self.start) / (self.end - self.start) * (self.high - self.low)
    }
}

/// A closed interval that grows.
#[derive(Debug, Clone, Copy)]
struct Extent {
    low: f64,
    high: f64,
}

impl Extent {
    const NONE: Self = Self { low: f64::INFINITY, high: f64::NEG_INFINITY };

    fn add(&mut self, value: f64) {
        if is_place(value) {
            self.low = self.low.min(value);
            self.high = self.high.max(value);
        }
    }

    /// A proper interval: without values 0–1, around a single value a tenth either way, at least 1e-9.
    fn or_default(self) -> (f64, f64) {
        if self.low > self.high {
            return (0.0, 1.0);
        }
        let least = (self.low.abs().max(self.high.abs()) * 1e-9).max(1e-9);
        if self.high - self.low < least {
            let pad = (self.low.abs() * 0.1).max(least);
            return (self.low - pad, self.high + pad);
        }
        (self.low, self.high)
    }
}

/// The values of x that the chart spans, with half a slot on both sides for bars.
pub(crate) fn x_domain(spec: &ChartSpec) -> (f64, f64) {
    let mut extent = Extent::NONE;
    let mut bars = false;
    for series in &spec.series {
        series.shape.points().iter().for_each(|it| extent.add(it.x));
        match &series.shape {
            Shape::Bars { .. } => bars = true,
            Shape::Ranges(ranges) => ranges.iter().for_each(|it| extent.add(it.x)),
            Shape::Spans(spans) => spans.iter().for_each(|it| {
                extent.add(it.from);
                extent.add(it.to);
            }),
            _ => {}
        }
    }
    let slots = bars || matches!(spec.x.kind, Kind::Category(_));
    if slots && extent.low <= extent.high {
        let half = slot(spec) / 2.0;
        extent.add(extent.low - half);
        extent.add(extent.high + half);
    }
    extent.or_default()
}

/// The smallest distance between two neighbouring bars \[unit of x\]; 1 for a single bar.
pub(crate) fn slot(spec: &ChartSpec) -> f64 {
    let mut places: Vec<f64> = spec
        .series
        .iter()
        .filter(|it| matches!(it.shape, Shape::Bars { .. }))
        .flat_map(|it| it.shape.points())
        .map(|it| it.x)
        .filter(|it| it.is_finite())
        .collect();
    places.sort_unstable_by(f64::total_cmp);
    let gaps = places.windows(2).filter_map(|it| Some(it.get(1)? - it.first()?));
    let smallest = gaps.filter(|gap| *gap > 0.0).fold(f64::INFINITY, f64::min);
    if smallest.is_finite() { smallest } else { 1.0 }
}

/// The values of y that the chart spans before rounding to ticks.
pub(crate) fn y_domain(spec: &ChartSpec) -> (f64, f64) {
    let mut extent = Extent::NONE;
    if spec.y.from_zero {
        extent.add(0.0);
    }
    for series in &spec.series {
        match &series.shape {
            Shape::Bars { .. } | Shape::Area(_) => extent.add(0.0),
            Shape::Ranges(ranges) => ranges.iter().for_each(|it| {
                extent.add(it.low);
                extent.add(it.high);
            }),
            Shape::Spans(spans) => spans.iter().filter_map(|it| it.value).for_each(|it| extent.add(it)),
            _ => {}
        }
        series.shape.points().iter().filter_map(crate::Point::value).for_each(|it| extent.add(it));
    }
    for bar in stacked(spec) {
        extent.add(bar.from);
        extent.add(bar.to);
    }
    spec.thresholds.iter().for_each(|it| extent.add(it.value));
    if let Some(top) = spec.y.top.filter(|it| *it > extent.low) {
        extent.high = extent.high.min(top);
    }
    if let Some(bottom) = spec.y.bottom.filter(|it| *it < extent.high) {
        extent.low = extent.low.max(bottom);
    }
    extent.or_default()
}

/// One bar of a stack, in values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bar {
    /// Index of its series.
    pub series: usize,
    /// Its stack.
    pub stack: u8,
    /// Where.
    pub x: f64,
    /// Where it starts: the end of the bar under it.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

/// All bars, stacked in the order of the series; negative values stack downwards.
pub(crate) fn stacked(spec: &ChartSpec) -> Vec<Bar> {
    // (stack, bits of x) → (sum of positives, sum of negatives)
    let mut sums: std::collections::BTreeMap<(u8, u64), (f64, f64)> = std::collections::BTreeMap::new();
    let mut bars = Vec::new();
    for (index, series) in spec.series.iter().enumerate() {
        let Shape::Bars { stack, points } = &series.shape else { continue };
        for point in points {
            let Some(value) = point.value() else { continue };
            let sum = sums.entry((*stack, (point.x + 0.0).to_bits())).or_default();
            let base = if value < 0.0 { &mut sum.1 } else { &mut sum.0 };
            bars.push(Bar { series: index, stack: *stack, x: point.x, from: *base, to: *base + value });
            *base += value;
        }
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Axis, Role, Series};

    fn chart(shapes: Vec<Shape>) -> ChartSpec {
        let mut spec = ChartSpec::new("t", Axis::of(Kind::Number), Axis::number("", "", 0));
        spec.series = shapes.into_iter().map(|it| Series::new("s", Role::Solar, it)).collect();
        spec
    }

    #[test]
    fn stacks_add_up_and_negatives_go_down() {
        let spec = chart(vec![
            Shape::bars(0, 1.0, &[Some(3.0), Some(-1.0)]),
            Shape::bars(0, 1.0, &[Some(4.0), Some(-2.0)]),
            Shape::bars(1, 1.0, &[Some(5.0)]),
        ]);
        let ends: Vec<_> = stacked(&spec).iter().map(|it| (it.series, it.x, it.from, it.to)).collect();
        assert_eq!(
            ends,
            [
                (0, 1.0, 0.0, 3.0),
                (0, 2.0, 0.0, -1.0),
                (1, 1.0, 3.0, 7.0),
                (1, 2.0, -1.0, -3.0),
                (2, 1.0, 0.0, 5.0)
            ]
        );
        assert_eq!(y_domain(&spec), (-3.0, 7.0));
        assert_eq!(x_domain(&spec), (0.5, 2.5));
    }

    #[test]
    fn nothing_to_show_is_still_a_proper_domain() {
        let mut spec = chart(vec![Shape::line(0.0, &[None, Some(f64::NAN), Some(f64::INFINITY)])]);
        spec.y.from_zero = false;
        assert_eq!(y_domain(&spec), (0.0, 1.0));
        spec.series.clear();
        assert_eq!(x_domain(&spec), (0.0, 1.0));
    }

    #[test]
    fn a_single_value_has_room_around_it() {
        let mut spec = chart(vec![Shape::line(0.0, &[Some(50.0)])]);
        spec.y.from_zero = false;
        assert_eq!(y_domain(&spec), (45.0, 55.0));
    }

    #[test]
    fn an_outlier_above_the_top_does_not_stretch_the_axis() {
        let mut spec = chart(vec![Shape::line(0.0, &[Some(50.0), Some(900.0)])]);
        spec.y = spec.y.top(100.0);
        assert_eq!(y_domain(&spec), (0.0, 100.0));
    }

    #[test]
    fn a_top_that_leaves_no_room_leaves_the_least_interval() {
        let mut spec = chart(vec![Shape::line(0.0, &[Some(2240.0)])]);
        spec.y = spec.y.top(4.5e-36);
        assert_eq!(y_domain(&spec), (-1e-9, 1e-9));
    }

    #[test]
    fn a_scale_maps_both_ways() {
        let scale = Scale { low: 0.0, high: 40.0, start: 220.0, end: 20.0 };
        assert_eq!((scale.at(10.0), scale.value(170.0), scale.clamped(99.0)), (170.0, 10.0, 20.0));
    }
}
