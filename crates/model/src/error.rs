//! The one error type of the models.

use portal_units::Instant;

/// Why a model refuses to give an answer.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// An input lies outside the range the model was made for, or is not a number at all.
    #[error("{input} = {value} lies outside {min} to {max}")]
    OutOfRange {
        /// Name of the argument; a page looks its label up by this name.
        input: &'static str,
        /// What was given.
        value: f64,
        /// Smallest value that is accepted.
        min: f64,
        /// Largest value that is accepted.
        max: f64,
    },
    /// A series has another length than the one beside it.
    #[error("{input} has {got} values, not {expected}")]
    Length {
        /// Name of the argument.
        input: &'static str,
        /// How many values are needed.
        expected: usize,
        /// How many there are.
        got: usize,
    },
    /// A value of a series is not a finite number.
    #[error("{input} is not a number at position {position}")]
    NotFinite {
        /// Name of the argument.
        input: &'static str,
        /// Which value, from 0.
        position: usize,
    },
    /// Two series that belong together begin at different moments or follow different conventions.
    #[error("{input} does not belong to the same hours")]
    Misaligned {
        /// Name of the argument.
        input: &'static str,
    },
    /// The position of the sun is not known for this moment.
    #[error("no position of the sun for {0}")]
    Moment(Instant),
}

/// Gives `value` back when it is in the range, both ends included.
///
/// # Errors
/// [`ModelError::OutOfRange`] that names the input; also for a value that is not a number.
///
/// # By definition
/// A comparison, not a formula.
pub fn within(input: &'static str, value: f64, min: f64, max: f64) -> Result<f64, ModelError> {
    if (min..=max).contains(&value) {
        Ok(value)
    } else {
        Err(ModelError::OutOfRange { input, value, min, max })
    }
}

/// Checks that a series has the expected length and only finite values.
pub(crate) fn finite(input: &'static str, values: &[f64], expected: usize) -> Result<(), ModelError> {
    if values.len() != expected {
        return Err(ModelError::Length { input, expected, got: values.len() });
    }
    values
        .iter()
        .position(|it| !it.is_finite())
        .map_or(Ok(()), |position| Err(ModelError::NotFinite { input, position }))
}
