//! Whole numbers to places and back, each with the reason why nothing is lost.

/// A count or an index as a number.
#[expect(clippy::cast_precision_loss, reason = "lengths of series are far below 2^52")]
pub(crate) const fn as_f64(count: usize) -> f64 {
    count as f64
}

/// The largest count that is not above `value`; 0 for what is negative or no number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturates, and what is no number becomes 0"
)]
pub(crate) const fn floor(value: f64) -> usize {
    value.floor() as usize
}

/// The middle of a list of numbers that share `share` of it \[0–1\] are not above; the list is reordered.
/// `None` for an empty list.
pub(crate) fn quantile(values: &mut [f64], share: f64) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    let at = floor((as_f64(last) * share.clamp(0.0, 1.0)).round()).min(last);
    Some(*values.select_nth_unstable_by(at, f64::total_cmp).1)
}

/// Whether a value can be a place on an axis: values beyond this cannot be told from a mistake and would overflow sums.
pub(crate) const fn is_place(value: f64) -> bool {
    value.is_finite() && value.abs() < 1e100
}
