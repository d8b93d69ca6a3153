//! A table in CSV, read cell by cell, with errors that say where.

use portal_evidence::{Confidence, SourceId};
use portal_units::CivilDate;

use super::LocalText;

/// Why a table is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SheetError {
    /// Not CSV, or rows of different lengths.
    #[error("{resource}: {reason}")]
    Csv {
        /// Name of the table.
        resource: &'static str,
        /// What the reader of CSV says.
        reason: String,
    },
    /// The headings are not the expected ones.
    #[error("{resource}: headings are {found:?}, expected {expected:?}")]
    Headings {
        /// Name of the table.
        resource: &'static str,
        /// What stands in the file.
        found: Vec<String>,
        /// What should stand there.
        expected: Vec<&'static str>,
    },
    /// A cell that cannot be.
    #[error("{resource}, line {line}, {column}: {found:?} is not {expected}")]
    Cell {
        /// Name of the table.
        resource: &'static str,
        /// Line of the file, the headings are line 1.
        line: u64,
        /// Heading of the column.
        column: &'static str,
        /// What stands there.
        found: String,
        /// What may stand there.
        expected: &'static str,
    },
    /// A table without the rows it must have.
    #[error("{resource}: {rows} rows, expected {expected}")]
    Rows {
        /// Name of the table.
        resource: &'static str,
        /// Rows found.
        rows: usize,
        /// Rows it may have.
        expected: &'static str,
    },
}

/// A table with known headings.
#[derive(Debug)]
pub struct Sheet {
    resource: &'static str,
    columns: &'static [&'static str],
    records: Vec<csv::StringRecord>,
}

impl Sheet {
    /// Reads a CSV with exactly these headings.
    ///
    /// # Errors
    /// [`SheetError::Csv`] and [`SheetError::Headings`].
    pub fn parse(
        resource: &'static str,
        columns: &'static [&'static str],
        text: &str,
    ) -> Result<Self, SheetError> {
        let broken = |error: csv::Error| SheetError::Csv { resource, reason: error.to_string() };
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let headings = reader.headers().map_err(broken)?;
        if headings.iter().ne(columns.iter().copied()) {
            let found = headings.iter().map(str::to_owned).collect();
            return Err(SheetError::Headings { resource, found, expected: columns.to_vec() });
        }
        let records = reader.records().collect::<Result<_, _>>().map_err(broken)?;
        Ok(Self { resource, columns, records })
    }

    /// Each row made into something by `read`.
    ///
    /// # Errors
    /// The first error of `read`.
    pub fn read<T>(&self, read: impl FnMut(Row<'_>) -> Result<T, SheetError>) -> Result<Vec<T>, SheetError> {
        self.rows().map(read).collect()
    }

    /// The rows in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.records.iter().map(|record| Row { sheet: self, record })
    }

    /// Refuses the table unless `holds` for its number of rows.
    ///
    /// # Errors
    /// [`SheetError::Rows`].
    pub fn require_rows(
        &self,
        holds: impl FnOnce(usize) -> bool,
        expected: &'static str,
    ) -> Result<(), SheetError> {
        let (resource, rows) = (self.resource, self.records.len());
        if holds(rows) { Ok(()) } else { Err(SheetError::Rows { resource, rows, expected }) }
    }
}

/// One row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    record: &'a csv::StringRecord,
}

impl<'a> Row<'a> {
    /// The cell as it stands, without blanks around it.
    ///
    /// # Errors
    /// [`SheetError::Cell`] when the table has no such column.
    pub fn cell(&self, column: &'static str) -> Result<&'a str, SheetError> {
        let place = self.sheet.columns.iter().position(|it| *it == column);
        let cell = place.and_then(|it| self.record.get(it));
        cell.map(str::trim).ok_or_else(|| self.refuse(column, "a column of this table"))
    }

    /// A text that must be there.
    ///
    /// # Errors
    /// [`SheetError::Cell`] for an empty cell.
    pub fn text(&self, column: &'static str) -> Result<String, SheetError> {
        let cell = self.cell(column)?;
        if cell.is_empty() { Err(self.refuse(column, "a text")) } else { Ok(cell.to_owned()) }
    }

    /// A text that may be missing.
    ///
    /// # Errors
    /// [`SheetError::Cell`] when the table has no such column.
    pub fn maybe_text(&self, column: &'static str) -> Result<Option<String>, SheetError> {
        let cell = self.cell(column)?;
        Ok((!cell.is_empty()).then(|| cell.to_owned()))
    }

    /// A text in both languages from two columns.
    ///
    /// # Errors
    /// [`SheetError::Cell`] when either is empty.
    pub fn local(&self, pl: &'static str, en: &'static str) -> Result<LocalText, SheetError> {
        Ok(LocalText { pl: self.text(pl)?, en: self.text(en)? })
    }

    /// A text in both languages or in none.
    ///
    /// # Errors
    /// [`SheetError::Cell`] when only one of the two is there.
    pub fn maybe_local(&self, pl: &'static str, en: &'static str) -> Result<Option<LocalText>, SheetError> {
        if self.cell(pl)?.is_empty() && self.cell(en)?.is_empty() {
            return Ok(None);
        }
        self.local(pl, en).map(Some)
    }

    /// A finite number, or `None` for an empty cell.
    ///
    /// # Errors
    /// [`SheetError::Cell`] for anything else, also `nan` and `inf`.
    pub fn maybe_number(&self, column: &'static str) -> Result<Option<f64>, SheetError> {
        let cell = self.cell(column)?;
        if cell.is_empty() {
            return Ok(None);
        }
        let number = cell.parse::<f64>().ok().filter(|it| it.is_finite());
        number.map(Some).ok_or_else(|| self.refuse(column, "a number"))
    }

    /// A finite number.
    ///
    /// # Errors
    /// [`SheetError::Cell`] for anything else, also an empty cell.
    pub fn number(&self, column: &'static str) -> Result<f64, SheetError> {
        self.maybe_number(column)?.ok_or_else(|| self.refuse(column, "a number"))
    }

    /// A number that is not negative, or `None` for an empty cell.
    ///
    /// # Errors
    /// [`SheetError::Cell`] for anything else.
    pub fn maybe_amount(&self, column: &'static str) -> Result<Option<f64>, SheetError> {
        match self.maybe_number(column)? {
            Some(number) if number < 0.0 => Err(self.refuse(column, "a number of 0 or more")),
            number => Ok(number),
        }
    }

    /// A number that is not negative.
    ///
    /// # Errors
    /// [`SheetError::Cell`] for anything else.
    pub fn amount(&self, column: &'static str) -> Result<f64, SheetError> {
        self.maybe_amount(column)?.ok_or_else(|| self.refuse(column, "a number of 0 or more"))
    }

    /// A whole number that is not negative.
    ///
    /// # Errors
    /// [`SheetError::Cell`] for anything else.
    pub fn count(&self, column: &'static str) -> Result<u32, SheetError> {
        self.cell(column)?.parse().map_err(|_| self.refuse(column, "a whole number of 0 or more"))
    }

    /// `true` or `false`.
    ///
    /// # Errors
    /// [`SheetError::Cell`] for anything else.
    pub fn yes_or_no(&self, column: &'static str) -> Result<bool, SheetError> {
        self.cell(column)?.parse().map_err(|_| self.refuse(column, "true or false"))
    }

    /// A date, `2023-01-31`.
    ///
    /// # Errors
    /// [`SheetError::Cell`] for anything else.
    pub fn date(&self, column: &'static str) -> Result<CivilDate, SheetError> {
        CivilDate::parse(self.cell(column)?).map_err(|_| self.refuse(column, "a date"))
    }

    /// A date, or `None` for an empty cell.
    ///
    /// # Errors
    /// [`SheetError::Cell`] for anything else.
    pub fn maybe_date(&self, column: &'static str) -> Result<Option<CivilDate>, SheetError> {
        if self.cell(column)?.is_empty() { Ok(None) } else { self.date(column).map(Some) }
    }

    /// A date after `previous`: tables are in the order of time, each day once.
    ///
    /// # Errors
    /// [`SheetError::Cell`] for anything else.
    pub fn later_date(
        &self,
        column: &'static str,
        previous: Option<CivilDate>,
    ) -> Result<CivilDate, SheetError> {
        let date = self.date(column)?;
        let is_later = previous.is_none_or(|it| date > it);
        if is_later { Ok(date) } else { Err(self.refuse(column, "a day after the one before")) }
    }

    /// The column `confidence`.
    ///
    /// # Errors
    /// [`SheetError::Cell`] for a word outside the closed list.
    pub fn confidence(&self) -> Result<Confidence, SheetError> {
        match self.cell("confidence")? {
            "read" => Ok(Confidence::Read),
            "computed" => Ok(Confidence::Computed),
            "secondary" => Ok(Confidence::Secondary),
            "recalled" => Ok(Confidence::Recalled),
            _ => Err(self.refuse("confidence", "read, computed, secondary or recalled")),
        }
    }

    /// The column `source`: a name in the table of sources.
    ///
    /// # Errors
    /// [`SheetError::Cell`] for an empty cell.
    pub fn source(&self) -> Result<SourceId, SheetError> {
        self.text("source").map(SourceId::from_data)
    }

    /// The error that a cell is not what it should be.
    pub fn refuse(&self, column: &'static str, expected: &'static str) -> SheetError {
        let place = self.sheet.columns.iter().position(|it| *it == column);
        SheetError::Cell {
            resource: self.sheet.resource,
            line: self.record.position().map_or(0, csv::Position::line),
            column,
            found: place.and_then(|it| self.record.get(it)).unwrap_or_default().to_owned(),
            expected,
        }
    }
}
