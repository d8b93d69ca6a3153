//! Figures of the curated tables, named instead of written down: which table, which rows, which columns.

use portal_text::parse_number;
use serde::{Deserialize, Serialize};

use crate::fault::Reader;
use crate::texts;
use crate::tree::Part;

/// A choice of cells of a curated table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataRef {
    /// Line of the file that names it.
    pub line: u32,
    /// Name of the table, `air-annual` for `data/air-annual.csv`.
    pub table: String,
    /// Rows in which each of these columns holds this text; all rows when there are none.
    pub rows: Vec<(String, String)>,
    /// Column of the horizontal axis; empty for a single figure.
    pub x: String,
    /// Columns of the values, one for each series.
    pub y: Vec<String>,
}

/// A table as read from its file, cell by cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Its headings.
    pub columns: Vec<String>,
    /// Its rows; each has a cell for every heading.
    pub rows: Vec<Vec<String>>,
}

/// One row that was chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Cells {
    /// The cell of the horizontal axis as it stands; empty for a single figure.
    pub x: String,
    /// The values, in the order of [`DataRef::y`], each in the unit of its column; a missing one is `None`.
    pub y: Vec<Option<f64>>,
}

impl Table {
    /// Reads a table of comma-separated values. The first row holds the headings; empty lines do not count. `None` when
    /// there is no heading, a row has another number of cells, or a quotation is not closed.
    ///
    /// # Source
    /// Y. Shafranovich, RFC 4180, 2005, section 2.
    pub fn read(csv: &str) -> Option<Self> {
        let mut rows = cells(csv.strip_prefix('\u{feff}').unwrap_or(csv))?.into_iter();
        let columns = rows.next()?;
        let rows: Vec<Vec<String>> = rows.collect();
        rows.iter().all(|row| row.len() == columns.len()).then_some(Self { columns, rows })
    }

    fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|it| it == column)
    }
}

/// The cells of every line that has any; `None` when a quotation is not closed.
fn cells(csv: &str) -> Option<Vec<Vec<String>>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut has_cells) = (false, false);
    let mut letters = csv.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => (quoted, has_cells) = (!quoted, true),
            _ if quoted => cell.push(letter),
            ',' => {
                row.push(core::mem::take(&mut cell));
                has_cells = true;
            }
            '\n' => {
                if has_cells || !cell.is_empty() {
                    row.push(core::mem::take(&mut cell));
                    rows.push(core::mem::take(&mut row));
                }
                has_cells = false;
            }
            '\r' => {}
            _ => cell.push(letter),
        }
    }
    if has_cells || !cell.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    (!quoted).then_some(rows)
}

impl DataRef {
    pub(crate) const KEYS: [&'static str; 4] = ["data", "where", "x", "y"];

    /// Reads `data`, `where`, `x` and `y`. `has_axis` asks for `x`.
    pub(crate) fn read(reader: &mut Reader, part: &Part, has_axis: bool) -> Self {
        let table = part.need(reader, "data").to_owned();
        let mut rows = Vec::new();
        for condition in part.list("where") {
            if let Some((column, value)) = condition.split_once('=') {
                rows.push((column.trim().to_owned(), value.trim().to_owned()));
            } else {
                reader.fault(part.line, texts::WHERE_SHAPE, &[("found", &condition)]);
            }
        }
        let x = if has_axis { part.need(reader, "x") } else { "" }.to_owned();
        part.need(reader, "y");
        Self { line: part.line, table, rows, x, y: part.list("y") }
    }

    /// The chosen cells of a table, in its order. A column that the table does not have gives nothing.
    pub fn select(&self, table: &Table) -> Vec<Cells> {
        let conditions: Option<Vec<(usize, &str)>> =
            self.rows.iter().map(|(column, value)| Some((table.place(column)?, value.as_str()))).collect();
        let columns: Option<Vec<usize>> = self.y.iter().map(|it| table.place(it)).collect();
        let (Some(conditions), Some(columns)) = (conditions, columns) else { return Vec::new() };
        let x = table.place(&self.x);
        let cell =
            |row: &[String], place: usize| row.get(place).map(String::as_str).unwrap_or_default().to_owned();
        let chosen = table.rows.iter().filter(|row| {
            conditions.iter().all(|(place, value)| row.get(*place).is_some_and(|it| it.trim() == *value))
        });
        chosen
            .map(|row| Cells {
                x: x.map(|place| cell(row, place)).unwrap_or_default(),
                y: columns.iter().map(|place| parse_number(&cell(row, *place))).collect(),
            })
            .collect()
    }

    /// The columns that it names and the table does not have.
    pub fn unknown_columns(&self, table: &Table) -> Vec<&str> {
        let named = self.rows.iter().map(|(column, _)| column).chain([&self.x]).chain(&self.y);
        named.filter(|it| !it.is_empty() && table.place(it).is_none()).map(String::as_str).collect()
    }
}
