//! Reads the reference tables: numbers that independent, published libraries gave, against which the models are
//! tested. For tests only, so everything that is wrong with a table stops with a message that names file and
//! column.
//!
//! The tables lie in the folder named by `PORTAL_REFERENCE` and, without it, beside this crate.

#![expect(clippy::panic, reason = "a table that cannot be read ends the test that needs it")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// A table with its rows in order.
#[derive(Debug, Clone)]
pub struct Table {
    file: String,
    columns: HashMap<String, usize>,
    rows: Vec<csv::StringRecord>,
}

/// One row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    table: &'a Table,
    cells: &'a csv::StringRecord,
    line: usize,
}

/// A table of the columns `key`, `value`, `unit`. A key may occur more than once.
#[derive(Debug, Clone)]
pub struct Parameters {
    table: Table,
}

/// Folder of the tables.
fn folder() -> PathBuf {
    std::env::var_os("PORTAL_REFERENCE")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from)
}

impl Table {
    /// Reads a table such as `02d_iam`; lines that begin with `#` are comments.
    ///
    /// # Panics
    /// When the file is missing or no CSV, or when it has no row.
    pub fn load(name: &str) -> Self {
        Self::read(&folder().join(format!("{name}.csv")))
    }

    /// Reads a table of the portal's own data such as `aqi-breakpoints`.
    ///
    /// # Panics
    /// As [`Table::load`].
    pub fn of_portal(name: &str) -> Self {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
        Self::read(&data.join(format!("{name}.csv")))
    }

    fn read(path: &Path) -> Self {
        let file = path.display().to_string();
        let mut reader = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .from_path(path)
            .unwrap_or_else(|error| panic!("{file}: {error}"));
        let header = reader.headers().unwrap_or_else(|error| panic!("{file}: {error}")).clone();
        let rows: Vec<_> =
            reader.into_records().map(|row| row.unwrap_or_else(|error| panic!("{file}: {error}"))).collect();
        assert!(!rows.is_empty(), "{file}: no rows");
        let columns = header.iter().enumerate().map(|(at, name)| (name.to_owned(), at)).collect();
        Self { file, columns, rows }
    }

    /// The rows in the order of the file.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().enumerate().map(|(line, cells)| Row { table: self, cells, line: line + 1 })
    }

    /// Whether the table has a column of this name.
    pub fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }

    /// A whole column as numbers.
    ///
    /// # Panics
    /// As [`Row::number`].
    pub fn numbers(&self, column: &str) -> Vec<f64> {
        self.rows().map(|row| row.number(column)).collect()
    }
}

impl<'a> Row<'a> {
    /// Where the row stands, for messages: file, number of the row, first cells.
    pub fn place(&self) -> String {
        let first: Vec<&str> = self.cells.iter().take(6).collect();
        format!("{} row {} ({})", self.table.file, self.line, first.join(", "))
    }

    /// Whether the table has a column of this name.
    pub fn has(&self, column: &str) -> bool {
        self.table.has(column)
    }

    /// A cell as text.
    ///
    /// # Panics
    /// When the table has no such column.
    pub fn text(&self, column: &str) -> &'a str {
        let at = self.table.columns.get(column).and_then(|at| self.cells.get(*at));
        at.unwrap_or_else(|| panic!("{}: no column {column:?}", self.table.file))
    }

    /// A cell as a number; `nan` and an empty cell are `None`.
    ///
    /// # Panics
    /// When the table has no such column, or the cell is no number.
    pub fn maybe(&self, column: &str) -> Option<f64> {
        let text = self.text(column);
        if text.is_empty() || text == "nan" {
            return None;
        }
        Some(text.parse().unwrap_or_else(|_| panic!("{}: {column} = {text:?} is no number", self.place())))
    }

    /// A cell that must hold a number.
    ///
    /// # Panics
    /// When the table has no such column, or the cell is no number, also `nan` or empty.
    pub fn number(&self, column: &str) -> f64 {
        self.maybe(column).unwrap_or_else(|| panic!("{}: {column} is not defined", self.place()))
    }
}

impl Parameters {
    /// Reads a table of parameters such as `03_parameters`.
    ///
    /// # Panics
    /// As [`Table::load`].
    pub fn load(name: &str) -> Self {
        Self { table: Table::load(name) }
    }

    /// Every value of a key, in order.
    pub fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.table.rows().filter(move |row| row.text("key") == key).map(|row| row.text("value"))
    }

    /// The value of a key as text.
    ///
    /// # Panics
    /// When the key is missing.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.all(key).next().unwrap_or_else(|| panic!("{}: no key {key:?}", self.table.file))
    }

    /// The value of a key as a number.
    ///
    /// # Panics
    /// When the key is missing or its value is no number.
    pub fn number(&self, key: &str) -> f64 {
        let text = self.text(key);
        text.parse().unwrap_or_else(|_| panic!("{}: {key} = {text:?} is no number", self.table.file))
    }
}

/// Asserts `|got − want| ≤ tolerance · max(1, |want|)`; both undefined is equal as well.
///
/// # Panics
/// When they differ by more, naming the row and what was compared.
pub fn assert_close(row: &Row<'_>, what: &str, got: f64, want: Option<f64>, tolerance: f64) {
    let close = want.map_or(got.is_nan(), |want| (got - want).abs() <= tolerance * want.abs().max(1.0));
    assert!(close, "{}: {what} is {got}, the table says {want:?}", row.place());
}

/// Asserts `|got − want| ≤ tolerance`, in the unit of the column; both undefined is equal as well.
///
/// # Panics
/// When they differ by more, naming the row and what was compared.
pub fn assert_within(row: &Row<'_>, what: &str, got: f64, want: Option<f64>, tolerance: f64) {
    let close = want.map_or(got.is_nan(), |want| (got - want).abs() <= tolerance);
    assert!(close, "{}: {what} is {got}, the table says {want:?}", row.place());
}

/// The largest deviation seen so far.
#[derive(Debug, Clone, Copy, Default)]
pub struct Worst(f64);

impl Worst {
    /// Counts `|got − want| / max(1, |want|)`; nothing for two undefined values.
    pub const fn relative(&mut self, got: f64, want: f64) {
        self.absolute(got / want.abs().max(1.0), want / want.abs().max(1.0));
    }

    /// Counts `|got − want|` in the unit of the column; nothing for two undefined values.
    pub const fn absolute(&mut self, got: f64, want: f64) {
        self.0 = self.0.max((got - want).abs());
    }

    /// The largest deviation.
    pub const fn value(self) -> f64 {
        self.0
    }

    /// Asserts that the deviation stated for the tables of this folder holds and is no looser than ten times what was
    /// measured. Other tables have other deviations: with `PORTAL_REFERENCE` nothing is asserted.
    ///
    /// # Panics
    /// When nothing is stated, or the statement is wrong or out of date.
    pub fn assert_stated(self, what: &str, stated: Option<f64>) {
        if std::env::var_os("PORTAL_REFERENCE").is_some() {
            return;
        }
        let stated = stated.unwrap_or_else(|| panic!("{what}: no deviation is stated"));
        let measured = self.0;
        assert!(measured <= stated, "{what}: {measured:e} measured, {stated:e} stated");
        assert!(
            stated <= 10.0 * measured.max(1e-13),
            "{what}: {stated:e} stated, {measured:e} measured: out of date"
        );
    }
}
