//! A reader's own meter data: what grid operators let their customers save as CSV.
//!
//! There is no one form of it. Known by their headings are the columns of time, of energy and of direction; read are
//! semicolons, tabs and commas, decimal commas and points, UTF-8, UTF-16 and Windows-1250, quarters, halves and whole
//! hours, stamps of the beginning or of the end of an interval, and the days of 23 and 25 hours. What is not understood
//! is refused with its line and column: a wrong year of numbers would look right.

mod decode;
mod heads;
mod read;
mod stamp;
mod year;

#[cfg(test)]
mod tests;

use portal_units::Instant;

pub use decode::decode;
pub use read::read;

/// Why a file is refused. Lines are counted as an editor does; columns are named as in the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MeterError {
    /// Not text: a workbook, a picture.
    #[error("not a text file")]
    NotText,
    /// Quotes that do not fit.
    #[error("line {line}, cell {cell}: quotes do not fit")]
    Quotes {
        /// Where.
        line: usize,
        /// Number of the cell in its line, the first is 1: which columns there are is not known yet.
        cell: usize,
    },
    /// No line with headings of time and energy.
    #[error("no headings of time and energy")]
    Headings,
    /// A line with more or fewer cells than headings.
    #[error("line {line}: {found} cells under {wanted} headings")]
    Width {
        /// Where.
        line: usize,
        /// Cells in it.
        found: usize,
        /// Headings.
        wanted: usize,
    },
    /// A cell that is no time.
    #[error("line {line}, {column}: {found:?} is not a date with a time of day")]
    Time {
        /// Where.
        line: usize,
        /// Heading of the column.
        column: String,
        /// What stands there.
        found: String,
    },
    /// A time that no clock showed: the hour that is skipped in spring.
    #[error("line {line}, {column}: {found:?} did not exist")]
    Skipped {
        /// Where.
        line: usize,
        /// Heading of the column.
        column: String,
        /// What stands there.
        found: String,
    },
    /// A cell that is no number.
    #[error("line {line}, {column}: {found:?} is not a number")]
    Number {
        /// Where.
        line: usize,
        /// Heading of the column.
        column: String,
        /// What stands there.
        found: String,
    },
    /// Energy below zero, or more than any connection of a home or a firm carries.
    #[error("line {line}, {column}: {found:?} cannot be")]
    Impossible {
        /// Where.
        line: usize,
        /// Heading of the column.
        column: String,
        /// What stands there.
        found: String,
    },
    /// A time that is not later than the one before.
    #[error("line {line}, {column}: {found:?} is not later than the line before")]
    Order {
        /// Where.
        line: usize,
        /// Heading of the column of times.
        column: String,
        /// What stands there.
        found: String,
    },
    /// Steps that are no quarters, halves or whole hours, or do not fit into the rhythm of the file.
    #[error("line {line}, {column}: a step of {minutes} min")]
    Step {
        /// Where.
        line: usize,
        /// Heading of the column of times.
        column: String,
        /// Minutes since the line before.
        minutes: i64,
    },
    /// Less than a day, or more than some years.
    #[error("{hours} h")]
    Length {
        /// Hours from the first to the last value.
        hours: i64,
    },
    /// Not enough of it to stand for a year.
    #[error("{days} days with values")]
    NotAYear {
        /// Days that have values.
        days: usize,
    },
}

/// Readings of a meter: energy of equal steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Meter {
    /// Beginning of the first step.
    pub start: Instant,
    /// Length of a step: 900, 1 800 or 3 600. \[s\]
    pub step_s: i64,
    /// Energy of each step; `None` where the file has nothing. \[kWh\]
    pub kwh: Vec<Option<f64>>,
    /// How the file was understood.
    pub told: Told,
}

/// How a file was understood, to be said to its owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Heading of the column of energy.
    pub column: String,
    /// Whether the file says in which unit the energy is; kilowatt hours are taken otherwise.
    pub has_unit: bool,
    /// Whether stamps name the end of a step.
    pub is_end: bool,
    /// Whether that could be seen; the beginning is taken otherwise.
    pub is_end_sure: bool,
    /// Rows of energy fed in, which are left out.
    pub fed_in: usize,
}

impl Meter {
    /// Sum of all steps. \[kWh\]
    ///
    /// # By definition
    pub fn total_kwh(&self) -> f64 {
        self.kwh.iter().flatten().sum()
    }

    /// Steps without a value.
    pub fn missing(&self) -> usize {
        self.kwh.iter().filter(|it| it.is_none()).count()
    }

    /// End of the last step.
    pub fn end(&self) -> Instant {
        self.start.plus_seconds(self.step_s * i64::try_from(self.kwh.len()).unwrap_or_default())
    }
}
