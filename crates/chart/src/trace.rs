//! A long series: its samples are kept once, with their pyramid, and each drawing asks for what its columns show.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::num::{as_f64, floor, is_place};
use crate::pyramid::Pyramid;
use crate::spec::Point;

/// A series of any length. Copies share the samples; two are equal when they do.
#[derive(Debug, Clone)]
pub struct Trace {
    data: Arc<Data>,
    moved: f64,
}

#[derive(Debug)]
struct Data {
    x: Places,
    y: Vec<f64>,
    pyramid: Pyramid,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
enum Places {
    Regular { first: f64, step: f64 },
    Rising(Vec<f64>),
}

impl PartialEq for Trace {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.data, &other.data) && self.moved.to_bits() == other.moved.to_bits()
    }
}

impl Trace {
    /// Samples at `first`, `first + step`… \[unit of x\]; what is not finite is a gap. A negative step counts back in x.
    /// `None` when the step is zero or one of the two is not finite or beyond 1e100.
    pub fn regular(first: f64, step: f64, mut y: Vec<f64>) -> Option<Self> {
        if !(is_place(first) && is_place(step)) || step == 0.0 {
            return None;
        }
        let (mut first, mut step) = (first, step);
        if step < 0.0 {
            y.reverse();
            first += step * as_f64(y.len().saturating_sub(1));
            step = -step;
        }
        Some(Self::new(Places::Regular { first, step }, y))
    }

    /// Samples at places that need not be in order; those at no finite place (or beyond 1e100) are left out. What is not finite in `y` is
    /// a gap. Both are read to the shorter length.
    pub fn at(x: Vec<f64>, y: Vec<f64>) -> Self {
        let whole = x.len() == y.len() && x.iter().all(|it| is_place(*it));
        if whole && x.is_sorted() {
            return Self::new(Places::Rising(x), y);
        }
        let mut all: Vec<(f64, f64)> = x.into_iter().zip(y).filter(|it| is_place(it.0)).collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (x, y) = all.into_iter().unzip();
        Self::new(Places::Rising(x), y)
    }

    fn new(x: Places, mut y: Vec<f64>) -> Self {
        for value in &mut y {
            if value.is_infinite() {
                *value = f64::NAN;
            }
        }
        let pyramid = Pyramid::new(&y);
        Self { data: Arc::new(Data { x, y, pyramid }), moved: 0.0 }
    }

    /// The same samples, later by `by` \[unit of x\]: a period beside the one before.
    #[must_use]
    pub fn moved(&self, by: f64) -> Self {
        Self {
            data: Arc::clone(&self.data),
            moved: if by.is_finite() { self.moved + by } else { self.moved },
        }
    }

    /// The number of samples, gaps included.
    pub fn len(&self) -> usize {
        self.data.y.len()
    }

    /// Whether there is no sample, not even a gap.
    pub fn is_empty(&self) -> bool {
        self.data.y.is_empty()
    }

    /// The sample of an index.
    pub fn point(&self, index: usize) -> Option<Point> {
        let y = *self.data.y.get(index)?;
        Some(Point { x: self.place(index), y: y.is_finite().then_some(y) })
    }

    /// The first and the last place \[unit of x\].
    pub fn extent(&self) -> Option<(f64, f64)> {
        let last = self.len().checked_sub(1)?;
        Some((self.place(0), self.place(last)))
    }

    /// The indices of the samples in `from..=to` \[unit of x\].
    pub fn within(&self, from: f64, to: f64) -> Range<usize> {
        let start = self.count_below(from, |x, limit| x < limit);
        start..self.count_below(to, |x, limit| x <= limit).max(start)
    }

    /// The index of the sample nearest to a place \[unit of x\].
    pub fn nearest(&self, at: f64) -> Option<usize> {
        let after = self.count_below(at, |x, limit| x < limit).min(self.len().checked_sub(1)?);
        let before = after.saturating_sub(1);
        let nearer = (at - self.place(before)).abs() < (self.place(after) - at).abs();
        Some(if nearer { before } else { after })
    }

    /// The first lowest and the first highest sample of a stretch of indices.
    pub fn extremes(&self, range: Range<usize>) -> Option<(Point, Point)> {
        let ends = self.data.pyramid.ends(&self.data.y, range)?;
        Some((self.point(ends.low)?, self.point(ends.high)?))
    }

    /// What `columns` of equal width over `from..=to` \[unit of x\] can show of the samples, with one sample before and
    /// one after: all of them when there are few, otherwise first, lowest, highest and last of each column (M4), and a
    /// gap wherever the edge of a column lies in one. At most six points a column, whatever the length.
    pub fn seen(&self, from: f64, to: f64, columns: usize) -> Vec<Point> {
        if from.is_nan() || to.is_nan() || from >= to {
            return Vec::new();
        }
        let inside = self.within(from, to);
        let (before, after) = (inside.start.saturating_sub(1), (inside.end + 1).min(self.len()));
        if inside.len() <= 4 * columns {
            return (before..after).filter_map(|it| self.point(it)).collect();
        }
        let mut seen = Vec::with_capacity(4 * columns + 8);
        seen.extend((before..inside.start).filter_map(|it| self.point(it)));
        for column in self.columns(from, to, columns) {
            self.show(column, &mut seen);
        }
        seen.extend((inside.end..after).filter_map(|it| self.point(it)));
        seen
    }

    /// The indices that fall in each of `columns` of equal width over `from..=to`; an edge belongs to the lower column.
    pub fn columns(&self, from: f64, to: f64, columns: usize) -> Vec<Range<usize>> {
        let inside = self.within(from, to);
        let width = to / as_f64(columns.max(1)) - from / as_f64(columns.max(1));
        let mut start = inside.start;
        let mut all = Vec::with_capacity(columns);
        for column in 1..=columns {
            let edge = from + width * as_f64(column);
            let end = if column == columns {
                inside.end
            } else {
                self.count_below(edge, |x, limit| x <= limit).clamp(start, inside.end)
            };
            all.push(start..end);
            start = end;
        }
        all
    }

    /// Adds what a column shows of its samples.
    fn show(&self, column: Range<usize>, seen: &mut Vec<Point>) {
        let Some(last) = column.end.checked_sub(1).filter(|it| *it >= column.start) else { return };
        let ends = self.data.pyramid.ends(&self.data.y, column.clone());
        let (low, high) = ends.map_or((last, last), |it| (it.low.min(it.high), it.low.max(it.high)));
        let mut before = usize::MAX;
        for index in [column.start, low, high, last] {
            if index != before {
                seen.extend(self.point(index));
            }
            before = index;
        }
    }

    fn place(&self, index: usize) -> f64 {
        self.moved
            + match &self.data.x {
                Places::Regular { first, step } => first + step * as_f64(index),
                Places::Rising(x) => x.get(index).copied().unwrap_or(f64::NAN),
            }
    }

    /// How many samples come before the first of which `below` does not hold.
    fn count_below(&self, limit: f64, below: impl Fn(f64, f64) -> bool) -> usize {
        match &self.data.x {
            Places::Rising(x) => x.partition_point(|it| below(it + self.moved, limit)),
            Places::Regular { first, step } => {
                let guess = ((limit - self.moved - first) / step).clamp(0.0, as_f64(self.len()));
                let mut count = floor(guess);
                while count < self.len() && below(self.place(count), limit) {
                    count += 1;
                }
                while count > 0 && !below(self.place(count - 1), limit) {
                    count -= 1;
                }
                count
            }
        }
    }
}

/// Places, samples and shift; the pyramid is built anew where it is read.
impl Serialize for Trace {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&self.data.x, &self.data.y, self.moved).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Trace {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (x, y, moved) = Deserialize::deserialize(deserializer)?;
        let trace = match x {
            Places::Regular { first, step } => Self::regular(first, step, y),
            Places::Rising(x) => Some(Self::at(x, y)),
        };
        trace.map(|it| it.moved(moved)).ok_or_else(|| serde::de::Error::custom("a step that leads nowhere"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reversed_time_is_put_in_order() {
        let trace = Trace::at(vec![3.0, 2.0, f64::NAN, 1.0], vec![30.0, 20.0, 0.0, 10.0]);
        let points: Vec<_> = (0..3).filter_map(|it| trace.point(it)).collect();
        assert_eq!(points, [1.0, 2.0, 3.0].map(|x| Point::new(x, Some(10.0 * x))));
        let back = Trace::regular(3.0, -1.0, vec![30.0, 20.0, 10.0]).unwrap();
        assert_eq!((back.extent(), back.point(0)), (Some((1.0, 3.0)), Some(Point::new(1.0, Some(10.0)))));
        assert_eq!(Trace::regular(0.0, 0.0, vec![1.0]), None);
    }

    #[test]
    fn both_ends_of_a_stretch_belong_to_it() {
        let regular = Trace::regular(0.1, 0.1, vec![1.0; 10]).unwrap();
        let rising = Trace::at((0..10).map(|it| 0.1 + 0.1 * f64::from(it)).collect(), vec![1.0; 10]);
        for trace in [regular, rising] {
            assert_eq!(trace.within(0.1, 0.1), 0..1);
            assert_eq!(trace.within(0.15, 0.55), 1..5);
            assert_eq!((trace.within(-9.0, 9.0), trace.within(2.0, 1.0).len()), (0..10, 0));
            assert_eq!(trace.within(f64::NAN, f64::NAN).len(), 0);
            assert_eq!(
                (trace.nearest(-1.0), trace.nearest(0.26), trace.nearest(99.0)),
                (Some(0), Some(2), Some(9))
            );
        }
    }

    #[test]
    fn a_moved_series_shares_its_samples() {
        let trace = Trace::regular(0.0, 1.0, vec![1.0, 2.0]).unwrap();
        let later = trace.moved(365.0);
        assert_eq!(later.point(1), Some(Point::new(366.0, Some(2.0))));
        assert_eq!(later.within(366.0, 366.0), 1..2);
        assert!(later != trace && later.moved(-365.0) == trace);
    }

    #[test]
    fn a_column_in_a_gap_shows_the_gap() {
        // 1000 samples in 10 columns; 300 to 499 are missing: columns 3 and 4 have nothing.
        let y =
            (0..1000).map(|it| if (300..500).contains(&it) { f64::NAN } else { f64::from(it % 7) }).collect();
        let seen = Trace::regular(0.0, 1.0, y).unwrap().seen(0.0, 999.0, 10);
        assert!(seen.iter().any(|it| it.y.is_none() && (300.0..500.0).contains(&it.x)));
        assert!(seen.iter().all(|it| it.y.is_some() != (300.0..500.0).contains(&it.x)), "{seen:?}");
        assert!(seen.len() <= 60);
    }

    #[test]
    fn a_view_has_one_sample_more_on_both_sides() {
        let seen = Trace::regular(0.0, 1.0, vec![5.0; 100]).unwrap().seen(10.5, 12.5, 50);
        assert_eq!(seen.iter().map(|it| it.x).collect::<Vec<_>>(), [10.0, 11.0, 12.0, 13.0]);
    }
}
