//! Everything that was ever read, as CSV by year and month.

use std::collections::BTreeMap;

use portal_units::{Instant, Series};

/// A column with what its cells are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Column {
    /// Heading.
    pub(crate) name: &'static str,
    /// Kind in the words of Table Schema.
    pub(crate) kind: &'static str,
    /// Unit of the cells; empty for none.
    pub(crate) unit: &'static str,
    /// What a cell says.
    pub(crate) title: &'static str,
}

/// Shape of a table. Its first columns, the moment foremost, say which row it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    /// All columns in their order.
    pub(crate) columns: &'static [Column],
    /// How many of them name the row.
    pub(crate) keys: usize,
}

/// The moment of every table.
pub(crate) const START: Column = Column {
    name: "start_utc",
    kind: "datetime",
    unit: "",
    title: "start of the step that the value is the mean of",
};

/// A column of numbers.
pub(crate) const fn number(name: &'static str, unit: &'static str, title: &'static str) -> Column {
    Column { name, kind: "number", unit, title }
}

/// A column of words.
pub(crate) const fn word(name: &'static str, title: &'static str) -> Column {
    Column { name, kind: "string", unit: "", title }
}

/// A column of whole numbers.
pub(crate) const fn whole(name: &'static str, title: &'static str) -> Column {
    Column { name, kind: "integer", unit: "", title }
}

/// Rows to be added: the moment, the further keys, the values. A missing value is `None`.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Rows(pub(crate) Vec<Row>);

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// When it holds.
    pub(crate) at: Instant,
    /// Its further keys.
    pub(crate) keys: Vec<String>,
    /// Its values.
    pub(crate) values: Vec<Option<f64>>,
}

impl Rows {
    /// Series of the same axis side by side; `back_s` seconds lie between a start and its stamp.
    pub(crate) fn side_by_side<Q: Copy>(series: &[&Series<Q>], back_s: i64, read: impl Fn(Q) -> f64) -> Self {
        let Some(first) = series.first() else { return Self::default() };
        let stamps = first.iter().map(|(stamp, _)| stamp).enumerate();
        let rows = stamps.map(|(row, stamp)| Row {
            at: stamp.plus_seconds(-back_s),
            keys: Vec::new(),
            values: series.iter().map(|it| it.values().get(row).copied().flatten().map(&read)).collect(),
        });
        Self(rows.collect())
    }

    /// One series under a key.
    pub(crate) fn under<Q: Copy>(
        key: &[String],
        series: &Series<Q>,
        back_s: i64,
        read: impl Fn(Q) -> f64,
    ) -> Self {
        let rows = series.iter().map(|(stamp, value)| Row {
            at: stamp.plus_seconds(-back_s),
            keys: key.to_vec(),
            values: vec![value.map(&read)],
        });
        Self(rows.collect())
    }

    /// Values that are there.
    pub(crate) fn known(&self) -> usize {
        self.0.iter().flat_map(|it| &it.values).filter(|it| it.is_some()).count()
    }

    /// Values that are missing.
    pub(crate) fn missing(&self) -> usize {
        self.0.iter().flat_map(|it| &it.values).filter(|it| it.is_none()).count()
    }
}

/// Why a file of the history cannot be continued.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: not a table of this source; move it away to begin anew")]
pub(crate) struct NotOurs {
    /// Path of the file.
    pub(crate) file: String,
}

/// Name of the file for a moment: `history/<source>/2026/06.csv`.
pub(crate) fn file(slug: &str, at: Instant) -> String {
    let date = at.utc().date;
    format!("history/{slug}/{:04}/{:02}.csv", date.year(), date.month())
}

/// The new text of each month that the rows touch. A new value takes the place of the old one, a missing one does not.
///
/// # Errors
/// [`NotOurs`] when a file is no table of this shape.
pub(crate) fn merged(
    slug: &str,
    shape: &Shape,
    rows: &Rows,
    old: impl Fn(&str) -> Option<String>,
) -> Result<BTreeMap<String, String>, NotOurs> {
    let mut months: BTreeMap<String, Table> = BTreeMap::new();
    for row in &rows.0 {
        let name = file(slug, row.at);
        if !months.contains_key(&name) {
            let table = old(&name).map_or_else(|| Some(Table::new()), |text| read(&text, shape));
            months.insert(name.clone(), table.ok_or_else(|| NotOurs { file: name.clone() })?);
        }
        let mut key = vec![row.at.to_string()];
        key.extend(row.keys.iter().cloned());
        let new = row.values.iter().map(|it| it.map_or_else(String::new, cell));
        let table = months.entry(name).or_default();
        let cells = table.entry(key).or_insert_with(|| vec![String::new(); row.values.len()]);
        for (cell, new) in cells.iter_mut().zip(new).filter(|(_, new)| !new.is_empty()) {
            *cell = new;
        }
    }
    Ok(months.into_iter().map(|(name, table)| (name, written(shape, &table))).collect())
}

/// Cells by the keys of their row, in order.
type Table = BTreeMap<Vec<String>, Vec<String>>;

fn read(text: &str, shape: &Shape) -> Option<Table> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headings = reader.headers().ok()?;
    if !headings.iter().eq(shape.columns.iter().map(|it| it.name)) {
        return None;
    }
    let mut table = Table::new();
    for record in reader.records() {
        let cells: Vec<String> = record.ok()?.iter().map(str::to_owned).collect();
        let (keys, values) = cells.split_at_checked(shape.keys)?;
        table.insert(keys.to_vec(), values.to_vec());
    }
    Some(table)
}

fn written(shape: &Shape, table: &Table) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(shape.columns.iter().map(|it| it.name));
    for (keys, values) in table {
        let _ = writer.write_record(keys.iter().chain(values));
    }
    writer.into_inner().ok().and_then(|it| String::from_utf8(it).ok()).unwrap_or_default()
}

/// A number with at most four digits behind the point.
pub(crate) fn cell(value: f64) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPE: Shape =
        Shape { columns: &[START, word("fuel", "what burns"), number("mw", "MW", "power")], keys: 2 };

    fn row(at: &str, fuel: &str, value: Option<f64>) -> Row {
        Row { at: Instant::parse(at).unwrap(), keys: vec![fuel.to_owned()], values: vec![value] }
    }

    #[test]
    fn rows_go_to_their_month_in_order() {
        let rows = Rows(vec![
            row("2026-07-01T00:00:00Z", "B05", Some(3.0)),
            row("2026-06-30T23:45:00Z", "B05", Some(2.5)),
            row("2026-06-30T23:45:00Z", "B04", None),
        ]);
        let months = merged("mix", &SHAPE, &rows, |_| None).unwrap();
        let june = "start_utc,fuel,mw\n2026-06-30T23:45:00Z,B04,\n2026-06-30T23:45:00Z,B05,2.5\n";
        assert_eq!(months.get("history/mix/2026/06.csv").map(String::as_str), Some(june));
        assert!(months.contains_key("history/mix/2026/07.csv"));
    }

    #[test]
    fn a_new_value_replaces_the_old_one_and_a_missing_one_does_not() {
        let old = "start_utc,fuel,mw\n2026-06-30T10:00:00Z,B04,1\n2026-06-30T10:00:00Z,B05,2\n";
        let rows = Rows(vec![
            row("2026-06-30T10:00:00Z", "B04", Some(1.5)),
            row("2026-06-30T10:00:00Z", "B05", None),
        ]);
        let months = merged("mix", &SHAPE, &rows, |_| Some(old.to_owned())).unwrap();
        let new = "start_utc,fuel,mw\n2026-06-30T10:00:00Z,B04,1.5\n2026-06-30T10:00:00Z,B05,2\n";
        assert_eq!(months.values().map(String::as_str).collect::<Vec<_>>(), [new]);
        // The same rows again change nothing.
        let again = merged("mix", &SHAPE, &rows, |_| Some(new.to_owned())).unwrap();
        assert_eq!(again, months);
    }

    #[test]
    fn a_file_of_another_shape_is_not_written_over() {
        let rows = Rows(vec![row("2026-06-30T10:00:00Z", "B04", Some(1.5))]);
        for other in ["", "time,mw\n", "start_utc,fuel,mw\n2026-06-30T10:00:00Z\n"] {
            let refused = merged("mix", &SHAPE, &rows, |_| Some(other.to_owned()));
            assert_eq!(refused, Err(NotOurs { file: "history/mix/2026/06.csv".to_owned() }), "{other:?}");
        }
    }

    #[test]
    fn numbers_are_short() {
        let cells = [432.700_000_000_000_05, -0.000_01, 0.0, 10.0, -87.31].map(cell);
        assert_eq!(cells, ["432.7", "0", "0", "10", "-87.31"]);
    }
}
