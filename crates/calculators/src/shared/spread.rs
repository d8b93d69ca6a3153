//! Ranges: how spreads of assumptions become the spread of a figure, and how far a figure may be rounded.

/// A figure with the range in which eight cases of ten lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Low end.
    pub low: f64,
    /// The figure with every assumption at its own value.
    pub mid: f64,
    /// High end.
    pub high: f64,
}

impl Interval {
    /// A figure without a spread.
    pub const fn exact(mid: f64) -> Self {
        Self { low: mid, mid, high: mid }
    }

    /// Joins the effects of independent spreads: root of the sum of squares, upwards and downwards apart.
    ///
    /// `effects` are pairs of the figure with one assumption at its low and at its high end, all others at their
    /// value; in the unit of the figure. `mid` is the figure itself.
    ///
    /// # Source
    /// JCGM 100:2008 (GUM), 5.1.2, with differences in the place of derivatives.
    pub fn from_effects(mid: f64, effects: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let (mut down, mut up) = (0.0_f64, 0.0_f64);
        for (one, other) in effects {
            down += (mid - one.min(other)).max(0.0).powi(2);
            up += (one.max(other) - mid).max(0.0).powi(2);
        }
        Self { low: mid - down.sqrt(), mid, high: mid + up.sqrt() }
    }

    /// Width of the range.
    pub fn width(self) -> f64 {
        self.high - self.low
    }

    /// The step to which the range allows to round: one or two digits of the width stay.
    /// `None` for a figure without a spread.
    pub fn step(self) -> Option<f64> {
        (self.width() > 0.0).then(|| 10_f64.powf((self.width() / 3.0).log10().floor()))
    }

    /// The interval with its three numbers rounded to [`Interval::step`].
    #[must_use]
    pub fn rounded(self) -> Self {
        let Some(step) = self.step() else { return self };
        let to_step = |value: f64| (value / step).round() * step;
        Self { low: to_step(self.low), mid: to_step(self.mid), high: to_step(self.high) }
    }

    /// Digits after the decimal mark that the range leaves, at most `most`.
    pub fn decimals(self, most: usize) -> usize {
        let Some(mut step) = self.step() else { return most };
        let mut digits = 0;
        while digits < most && step < 0.999_999 {
            (step, digits) = (step * 10.0, digits + 1);
        }
        digits
    }

    /// The interval with each number multiplied by `factor`, which is not negative.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        Self { low: self.low * factor, mid: self.mid * factor, high: self.high * factor }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn independent_spreads_add_as_squares() {
        let joined = Interval::from_effects(100.0, [(97.0, 103.0), (104.0, 96.0)]);
        assert_eq!(joined, Interval { low: 95.0, mid: 100.0, high: 105.0 });
    }

    #[test]
    fn an_effect_to_one_side_widens_only_that_side() {
        let joined = Interval::from_effects(10.0, [(10.0, 12.0)]);
        assert_eq!(joined, Interval { low: 10.0, mid: 10.0, high: 12.0 });
    }

    #[test]
    fn a_wide_range_takes_the_last_digits_away() {
        let year = Interval { low: 4909.0, mid: 5454.0, high: 5999.0 };
        assert_eq!(year.rounded(), Interval { low: 4900.0, mid: 5500.0, high: 6000.0 });
        let payback = Interval { low: 8.1, mid: 9.7, high: 12.2 };
        assert_eq!((payback.rounded().low, payback.rounded().high, payback.decimals(1)), (8.0, 12.0, 0));
        assert_eq!(Interval { low: 2.1, mid: 2.9, high: 3.2 }.decimals(2), 1);
    }

    #[test]
    fn a_figure_without_a_spread_is_not_rounded_away() {
        assert_eq!(Interval::exact(46.3).rounded(), Interval::exact(46.3));
        assert_eq!(Interval::exact(46.3).decimals(1), 1);
    }
}
