//! An axis that a few outliers do not stretch.

use crate::num::{as_f64, floor, quantile};

/// Fewest values that can tell an outlier.
const FEWEST: usize = 8;
/// Widths of the middle half beyond which a value is far out.
const FAR: f64 = 3.0;
/// Largest share of values that may be outliers.
const SHARE: f64 = 0.02;
/// The axis must become at least this much shorter, or nothing is left out.
const GAIN: f64 = 2.0;

/// The lowest and the highest value that are no outliers; `None` when there is nothing worth leaving out.
///
/// Outliers are values farther than three widths of the middle half from it, at most one in fifty (or one in all),
/// and only when the axis is twice as long with them. Where half of the values are equal, a single other value is one.
///
/// # Source
/// Tukey, Exploratory Data Analysis, 1977, sec. 2D ("far out"); share and gain are choices of ours.
pub fn usual_range(values: &[f64]) -> Option<(f64, f64)> {
    let mut values: Vec<f64> = values.iter().copied().filter(|it| it.is_finite()).collect();
    if values.len() < FEWEST {
        return None;
    }
    let (lower, upper) = (quantile(&mut values, 0.25)?, quantile(&mut values, 0.75)?);
    let fence = FAR * (upper - lower);
    let usual = |it: &f64| *it >= lower - fence && *it <= upper + fence;
    let (mut low, mut high, mut most, mut least, mut count) = (lower, upper, upper, lower, 0_usize);
    for value in &values {
        most = most.max(*value);
        least = least.min(*value);
        if usual(value) {
            low = low.min(*value);
            high = high.max(*value);
        } else {
            count += 1;
        }
    }
    let allowed = if fence > 0.0 { floor(as_f64(values.len()) * SHARE).max(1) } else { 1 };
    let shorter = most - least > GAIN * (high - low);
    ((1..=allowed).contains(&count) && shorter).then_some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(extra: &[f64]) -> Vec<f64> {
        (0..100).map(|it| f64::from(it % 10)).chain(extra.iter().copied()).collect()
    }

    #[test]
    fn one_outlier_is_left_out_on_either_side() {
        // The middle half is 2 to 7: beyond 22 and below −13 is far out.
        assert_eq!(usual_range(&with(&[900.0])), Some((0.0, 9.0)));
        assert_eq!(usual_range(&with(&[-900.0])), Some((0.0, 9.0)));
        assert_eq!(usual_range(&with(&[21.0])), None);
        assert_eq!(usual_range(&with(&[f64::NAN])), None);
    }

    #[test]
    fn many_far_values_are_no_outliers() {
        assert_eq!(usual_range(&with(&[900.0; 3])), None);
        assert_eq!(usual_range(&[1.0, 2.0, 3.0, 900.0]), None);
    }

    #[test]
    fn a_constant_with_one_other_value_keeps_its_level() {
        let mut values = vec![5.0; 100];
        assert_eq!(usual_range(&values), None);
        values[40] = 80.0;
        assert_eq!(usual_range(&values), Some((5.0, 5.0)));
        values[41] = 80.0;
        assert_eq!(usual_range(&values), None);
    }
}
