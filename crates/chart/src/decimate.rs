//! Fewer points that look the same. All functions answer indices of the input in rising order.
//!
//! A screen column shows no more than the first, lowest, highest and last value of its points, so [`m4_by_x`] with one
//! bin per column draws the same picture as all points.

use crate::num::{as_f64, floor};

/// Largest triangle three buckets: `count` points, the first and the last among them.
///
/// Between those the series is cut into `count − 2` buckets `⌊i·every⌋ + 1 .. ⌊(i + 1)·every⌋ + 1` with
/// `every = (n − 2)/(count − 2)`; of each the point is kept that spans the largest triangle with the point kept before
/// and the mean of the next bucket; the first of equals wins. With `count < 3` or no fewer points than `count`, all
/// indices. `x` and `y` are read to the shorter length.
///
/// # Source
/// Steinarsson, Downsampling Time Series for Visual Representation, University of Iceland, 2013, sec. 4.2.
pub fn lttb(x: &[f64], y: &[f64], count: usize) -> Vec<usize> {
    let points: Vec<(f64, f64)> = x.iter().copied().zip(y.iter().copied()).collect();
    let length = points.len();
    if count < 3 || count >= length {
        return (0..length).collect();
    }
    let every = as_f64(length - 2) / as_f64(count - 2);
    let edge = |bucket: usize| floor(as_f64(bucket) * every) + 1;
    let mut kept = vec![0];
    let mut before = 0;
    for bucket in 0..count - 2 {
        let next = points.get(edge(bucket + 1)..edge(bucket + 2).min(length)).unwrap_or_default();
        let size = as_f64(next.len());
        let mean = next.iter().fold((0.0, 0.0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
        let mean = (mean.0 / size, mean.1 / size);
        let from = points.get(before).copied().unwrap_or_default();
        let range = edge(bucket)..edge(bucket + 1);
        before = largest(&points, range, from, mean);
        kept.push(before);
    }
    kept.push(length - 1);
    kept
}

fn largest(
    points: &[(f64, f64)],
    range: std::ops::Range<usize>,
    from: (f64, f64),
    mean: (f64, f64),
) -> usize {
    let mut best = (range.start, -1.0);
    for (index, point) in points.iter().enumerate().take(range.end).skip(range.start) {
        let area = ((from.0 - mean.0) * (point.1 - from.1) - (from.0 - point.0) * (mean.1 - from.1)).abs();
        if area > best.1 {
            best = (index, area);
        }
    }
    best.0
}

/// M4: first, lowest, highest and last point of each of `count / 4` bins of equal width in x.
///
/// `x` must rise. An index appears once for each of the four it is, so up to `count` in all; empty bins give none.
///
/// # Source
/// Jugel, Jerzak, Hackenbroich, Markl, M4: A Visualization-Oriented Time Series Data Aggregation, PVLDB 7(10), 2014.
pub fn m4_by_x(x: &[f64], y: &[f64], count: usize) -> Vec<usize> {
    collect(&bins_by_x(x, y.len(), count / 4), y, m4)
}

/// M4 over `count / 4` bins of equal numbers of points.
///
/// # Source
/// See [`m4_by_x`].
pub fn m4_by_count(y: &[f64], count: usize) -> Vec<usize> {
    collect(&bins_by_count(y.len(), count / 4), y, m4)
}

/// The lowest and the highest point of each of `count / 2` bins of equal width in x, which must rise.
pub fn min_max_by_x(x: &[f64], y: &[f64], count: usize) -> Vec<usize> {
    collect(&bins_by_x(x, y.len(), count / 2), y, min_max)
}

/// The lowest and the highest point of each of `count / 2` bins of equal numbers of points.
pub fn min_max_by_count(y: &[f64], count: usize) -> Vec<usize> {
    collect(&bins_by_count(y.len(), count / 2), y, min_max)
}

type Bin = std::ops::Range<usize>;

fn collect(bins: &[Bin], y: &[f64], choose: impl Fn(&Bin, &[f64], &mut Vec<usize>)) -> Vec<usize> {
    let mut kept = Vec::new();
    for bin in bins {
        if let Some(values) = y.get(bin.clone()).filter(|it| !it.is_empty()) {
            choose(bin, values, &mut kept);
        }
    }
    kept
}

fn m4(bin: &Bin, values: &[f64], kept: &mut Vec<usize>) {
    kept.push(bin.start);
    min_max(bin, values, kept);
    kept.push(bin.end - 1);
}

fn min_max(bin: &Bin, values: &[f64], kept: &mut Vec<usize>) {
    let (mut low, mut high) = ((0, f64::INFINITY), (0, f64::NEG_INFINITY));
    for (index, &value) in values.iter().enumerate() {
        if value < low.1 {
            low = (index, value);
        }
        if value > high.1 {
            high = (index, value);
        }
    }
    kept.push(bin.start + low.0.min(high.0));
    kept.push(bin.start + low.0.max(high.0));
}

/// Cuts `0..length` into `bins` pieces at multiples of `(length − 1)/bins`, like a range of x from 0 to length − 1.
fn bins_by_count(length: usize, bins: usize) -> Vec<Bin> {
    if length == 0 || bins == 0 {
        return Vec::new();
    }
    let width = as_f64(length - 1) / as_f64(bins);
    let mut start = 0;
    let mut all = Vec::with_capacity(bins);
    for bin in 1..=bins {
        let end = (floor(width * as_f64(bin)) + 1).min(length);
        all.push(start..end);
        start = end;
    }
    all
}

/// Cuts the points into `bins` pieces of equal width in x; a point on an edge belongs to the lower piece.
fn bins_by_x(x: &[f64], length: usize, bins: usize) -> Vec<Bin> {
    let x = x.get(..length).unwrap_or(x);
    let (Some(&first), Some(&last)) = (x.first(), x.last()) else { return Vec::new() };
    if bins == 0 {
        return Vec::new();
    }
    let width = last / as_f64(bins) - first / as_f64(bins);
    let mut start = 0;
    let mut all = Vec::with_capacity(bins);
    for bin in 1..=bins {
        let edge = first + width * as_f64(bin);
        let rest = x.get(start..).unwrap_or_default();
        let end = if bin == bins { x.len() } else { start + rest.partition_point(|&it| it <= edge) };
        all.push(start..end);
        start = end;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_series_stay_whole() {
        assert_eq!(lttb(&[0.0, 1.0], &[1.0, 2.0], 10), [0, 1]);
        assert!(lttb(&[], &[], 10).is_empty());
        assert!(m4_by_x(&[], &[], 8).is_empty() && m4_by_count(&[], 8).is_empty());
        assert!(min_max_by_x(&[1.0], &[1.0], 0).is_empty());
    }

    #[test]
    fn a_spike_survives() {
        let x: Vec<f64> = (0..100).map(f64::from).collect();
        let mut y = vec![0.0; 100];
        y[57] = 9.0;
        y[61] = -9.0;
        for kept in [m4_by_x(&x, &y, 16), min_max_by_x(&x, &y, 8), min_max_by_count(&y, 8)] {
            assert!(kept.contains(&57) && kept.contains(&61), "{kept:?}");
        }
    }
}
