//! Points and boxes in CSS pixels, y downwards.

/// A place in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Xy {
    /// From the left edge \[px\].
    pub x: f64,
    /// From the top edge \[px\].
    pub y: f64,
}

/// A place from its two coordinates \[px\].
pub(crate) const fn xy(x: f64, y: f64) -> Xy {
    Xy { x, y }
}

/// The outer size of a drawing in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Width \[px\].
    pub width: f64,
    /// Height \[px\].
    pub height: f64,
}

impl Size {
    /// The size, each side at least as long \[px\]; the least for what is not finite.
    pub(crate) const fn at_least(self, width: f64, height: f64) -> Self {
        Self { width: at_least(self.width, width), height: at_least(self.height, height) }
    }
}

const fn at_least(value: f64, least: f64) -> f64 {
    if value.is_finite() { value.max(least) } else { least }
}

/// A box in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge \[px\].
    pub left: f64,
    /// Top edge \[px\].
    pub top: f64,
    /// Right edge \[px\].
    pub right: f64,
    /// Bottom edge \[px\].
    pub bottom: f64,
}

impl Rect {
    /// Width \[px\].
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Height \[px\].
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Whether the two boxes share an area of more than a thousandth of a pixel either way.
    pub fn overlaps(&self, other: &Self) -> bool {
        const TOUCH: f64 = 1e-3;
        self.left + TOUCH < other.right
            && other.left + TOUCH < self.right
            && self.top + TOUCH < other.bottom
            && other.top + TOUCH < self.bottom
    }

    /// The four corners, clockwise from the top left.
    pub fn corners(&self) -> Vec<Xy> {
        vec![
            xy(self.left, self.top),
            xy(self.right, self.top),
            xy(self.right, self.bottom),
            xy(self.left, self.bottom),
        ]
    }

    /// Diagonal lines (rising, 45°) every `step` \[px\] cut to the box. All boxes share one grid, so neighbours match.
    pub fn hatch(&self, step: f64) -> Vec<Vec<Xy>> {
        if !(step > 0.0 && self.width() > 0.0 && self.height() > 0.0) {
            return Vec::new();
        }
        let mut lines = Vec::new();
        let mut sum = ((self.left + self.top) / step).ceil() * step;
        while sum < self.right + self.bottom {
            let low = self.left.max(sum - self.bottom);
            let high = self.right.min(sum - self.top);
            if high > low {
                lines.push(vec![xy(low, sum - low), xy(high, sum - high)]);
            }
            sum += step;
        }
        lines
    }
}

/// Diagonal lines (rising, 45°) every `step` \[px\] inside a closed shape, by the even-odd rule. All shapes share one
/// grid, as [`Rect::hatch`].
pub(crate) fn hatched(corners: &[Xy], step: f64) -> Vec<Vec<Xy>> {
    let sums = corners.iter().map(|it| it.x + it.y);
    let (low, high) = sums.fold((f64::INFINITY, f64::NEG_INFINITY), |it, sum| (it.0.min(sum), it.1.max(sum)));
    let mut lines = Vec::new();
    if !(low.is_finite() && high - low < 1e5 && step > 0.0) {
        return lines;
    }
    let mut sum = (low / step).ceil() * step;
    while sum <= high {
        let mut cuts = crossings(corners, sum);
        cuts.sort_unstable_by(f64::total_cmp);
        for pair in cuts.chunks_exact(2) {
            if let [from, to] = pair {
                lines.push(vec![xy(*from, sum - from), xy(*to, sum - to)]);
            }
        }
        sum += step;
    }
    lines
}

/// Where the line `x + y = sum` crosses the outline \[px\].
fn crossings(corners: &[Xy], sum: f64) -> Vec<f64> {
    let next = corners.iter().skip(1).chain(corners.first());
    let edges = corners.iter().zip(next);
    edges
        .filter_map(|(a, b)| {
            let (from, to) = (a.x + a.y - sum, b.x + b.y - sum);
            ((from < 0.0) != (to < 0.0)).then(|| a.x + (b.x - a.x) * from / (from - to))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hatch_lines_stay_in_their_box() {
        let area = Rect { left: 10.0, top: 20.0, right: 30.0, bottom: 26.0 };
        let lines = area.hatch(5.0);
        // Sums x + y run from 30 to 56: 35, 40, 45, 50, 55; at 30 the line is only a corner.
        assert_eq!(lines.len(), 5);
        for point in lines.iter().flatten() {
            assert!((10.0..=30.0).contains(&point.x) && (20.0..=26.0).contains(&point.y), "{point:?}");
        }
    }

    #[test]
    fn a_shape_is_hatched_like_its_box() {
        let area = Rect { left: 10.0, top: 20.0, right: 30.0, bottom: 26.0 };
        let found = hatched(&area.corners(), 5.0);
        let lines = area.hatch(5.0);
        for (line, wanted) in found.iter().filter(|it| it[1].x - it[0].x > 1e-9).zip(&lines) {
            for (a, b) in line.iter().zip(wanted) {
                assert!((a.x - b.x).abs() < 1e-9 && (a.y - b.y).abs() < 1e-9, "{line:?} {wanted:?}");
            }
        }
    }

    #[test]
    fn an_empty_box_has_no_hatch() {
        assert!(Rect::default().hatch(5.0).is_empty());
    }
}
