//! The numbers behind a chart: for eyes, for screen readers and for spreadsheets.

use portal_text::{Language, is_number, number};
use portal_units::CivilDate;

use crate::marks::same;
use crate::reading::{place, seconds, stretch};
use crate::spec::{Axis, ChartSpec, Kind, Shape};
use crate::svg::escape;

pub(crate) mod texts {
    portal_text::texts!("table");
}

/// A table with one named row per place.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Name of the first column.
    pub rows_are: String,
    /// The columns after the first.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// The unit of its numbers; empty for none.
    pub unit: String,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its name for readers: "5 stycznia 2023".
    pub name: String,
    /// Its name for machines: "2023-01-05".
    pub key: String,
    /// One cell per column.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// No data.
    Empty,
    /// A number, shown with these decimals.
    Number {
        /// The number in the unit of its column.
        value: f64,
        /// Decimals.
        decimals: usize,
    },
    /// Words.
    Text(String),
}

impl Cell {
    /// A number or no data.
    pub fn number(value: Option<f64>, decimals: usize) -> Self {
        value.filter(|it| it.is_finite()).map_or(Self::Empty, |value| Self::Number { value, decimals })
    }
}

impl Axis {
    /// What its values are: its label, or the word for their kind when its ticks speak for themselves.
    pub(crate) fn name(&self, language: Language) -> String {
        if !self.label.is_empty() {
            return self.label.clone();
        }
        let word = match self.kind {
            Kind::Month => texts::MONTH,
            Kind::Hour { .. } | Kind::Local(_) => texts::TIME,
            Kind::Date => texts::DAY,
            Kind::Year => texts::YEAR,
            Kind::Number | Kind::Category(_) => texts::VALUE,
        };
        word.get(language).to_owned()
    }
}

impl ChartSpec {
    /// The chart's numbers: a row per x (or stretch of x), a column per series, two for ranges.
    pub fn table(&self, language: Language) -> Table {
        let places = self.places();
        let mut columns = Vec::new();
        let mut cells: Vec<Vec<Cell>> = vec![Vec::new(); places.len()];
        for series in &self.series {
            let name = if series.name.is_empty() { self.title.clone() } else { series.name.clone() };
            let parts = match &series.shape {
                Shape::Ranges(ranges) => {
                    let ends = |pick: fn(&crate::RangeBar) -> f64| {
                        ranges.iter().map(move |it| (it.x, it.x, Some(pick(it))))
                    };
                    vec![
                        (format!("{name}, min"), sorted(ends(|it| it.low))),
                        (format!("{name}, max"), sorted(ends(|it| it.high))),
                    ]
                }
                Shape::Spans(spans) => {
                    vec![(name, sorted(spans.iter().map(|it| (it.from, it.to, it.value))))]
                }
                shape => vec![(name, sorted(shape.points().iter().map(|it| (it.x, it.x, it.y))))],
            };
            for (name, values) in parts {
                columns.push(Column { name, unit: self.y.unit.clone() });
                for (row, &(from, to)) in cells.iter_mut().zip(&places) {
                    row.push(Cell::number(find(&values, from, to), self.y.decimals));
                }
            }
        }
        let rows = places.into_iter().zip(cells).map(|((from, to), cells)| Row {
            name: if from < to {
                stretch(&self.x, from, to, language)
            } else {
                place(&self.x, from, language)
            },
            key: key(&self.x, from, to, language),
            cells,
        });
        let rows_are = self.x.name(language);
        Table { caption: self.title.clone(), rows_are, columns, rows: rows.collect() }
    }

    /// Every x and stretch of x, rising.
    fn places(&self) -> Vec<(f64, f64)> {
        let mut places: Vec<(f64, f64)> = Vec::new();
        for series in &self.series {
            places.extend(series.shape.points().iter().map(|it| (it.x, it.x)));
            match &series.shape {
                Shape::Ranges(ranges) => places.extend(ranges.iter().map(|it| (it.x, it.x))),
                Shape::Spans(spans) => places.extend(spans.iter().map(|it| (it.from, it.to))),
                _ => {}
            }
        }
        places.retain(|it| it.0.is_finite() && it.1.is_finite());
        places.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        places.dedup_by(|a, b| same(a.0, b.0) && same(a.1, b.1));
        places
    }
}

type Values = Vec<(f64, f64, Option<f64>)>;

fn sorted(values: impl Iterator<Item = (f64, f64, Option<f64>)>) -> Values {
    let mut values: Values = values.collect();
    values.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    values
}

fn find(values: &Values, from: f64, to: f64) -> Option<f64> {
    let start = values.partition_point(|it| it.0 < from && !same(it.0, from));
    let close = values.get(start..)?.iter().take_while(|it| same(it.0, from));
    close.filter(|it| same(it.1, to)).find_map(|it| it.2)
}

impl Row {
    /// The row of a stretch of x.
    pub(crate) fn over(axis: &Axis, from: f64, to: f64, language: Language, cells: Vec<Cell>) -> Self {
        Self { name: stretch(axis, from, to, language), key: key(axis, from, to, language), cells }
    }
}

/// A place for machines: ISO dates and intervals, month and hour numbers.
fn key(axis: &Axis, from: f64, to: f64, language: Language) -> String {
    let one = |at: f64| match axis.kind {
        Kind::Date => iso_day(at),
        Kind::Hour { first_day: Some(first) } => {
            let minutes = (at * 60.0).round();
            let day = (minutes / 1440.0).floor();
            let minute = minutes - day * 1440.0;
            #[expect(clippy::cast_precision_loss, reason = "days are far below 2^52")]
            let date = iso_day(first as f64 + day);
            format!("{date}T{:02}:{:02}", (minute / 60.0).floor(), minute % 60.0)
        }
        Kind::Local(_) => {
            let at = seconds(at);
            let (minutes, day) = (at.rem_euclid(86_400) / 60, at.div_euclid(86_400));
            #[expect(clippy::cast_precision_loss, reason = "days are far below 2^52")]
            let date = iso_day(day as f64);
            format!("{date}T{:02}:{:02}Z", minutes / 60, minutes % 60)
        }
        Kind::Month => format!("{at}"),
        Kind::Number => plain(at, axis.decimals),
        _ => place(axis, at, language),
    };
    let last = if axis.kind == Kind::Date { to - 1.0 } else { to };
    if from < to { format!("{}/{}", one(from), one(last)) } else { one(from) }
}

fn iso_day(at: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "saturates; such days do not occur")]
    let date = CivilDate::from_days(at.clamp(-1e6, 1e7) as i64);
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// A number without grouping, with an ASCII minus and a decimal point.
fn plain(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}")
}

impl Table {
    /// The rows sorted by a column (0 is the first after the names), those without data last; equal ones keep their
    /// order. Words come after numbers, by their characters.
    #[must_use]
    pub fn sorted_by(mut self, column: usize, descending: bool) -> Self {
        let rank = |row: &Row| match row.cells.get(column) {
            Some(Cell::Number { .. }) => 0,
            Some(Cell::Text(_)) => 1,
            Some(Cell::Empty) | None => 2,
        };
        self.rows.sort_by(|a, b| {
            let order = match (a.cells.get(column), b.cells.get(column)) {
                (Some(Cell::Number { value: a, .. }), Some(Cell::Number { value: b, .. })) => a.total_cmp(b),
                (Some(Cell::Text(a)), Some(Cell::Text(b))) => a.cmp(b),
                _ => return rank(a).cmp(&rank(b)),
            };
            if descending { order.reverse() } else { order }
        });
        self
    }

    /// The table as markup: `<table>` with caption, column and row headers; all text escaped.
    pub fn html(&self, language: Language, no_data: &str) -> String {
        let mut out = String::from("<table>");
        element(&mut out, "caption", "", &self.caption);
        out += "<thead><tr>";
        element(&mut out, "th", " scope=\"col\"", &self.rows_are);
        for column in &self.columns {
            element(&mut out, "th", " scope=\"col\"", &titled(column));
        }
        out += "</tr></thead><tbody>";
        for row in &self.rows {
            out += "<tr>";
            element(&mut out, "th", " scope=\"row\"", &row.name);
            for cell in &row.cells {
                match cell {
                    Cell::Empty => element(&mut out, "td", "", no_data),
                    Cell::Number { value, decimals } => {
                        element(&mut out, "td", "", &number(language, *value, *decimals));
                    }
                    Cell::Text(text) => element(&mut out, "td", "", text),
                }
            }
            out += "</tr>";
        }
        out += "</tbody></table>";
        out
    }

    /// The table as CSV, Polish for a Polish Excel, English international; see [`Table::csv_in`].
    pub fn csv(&self, language: Language) -> String {
        self.csv_in(match language {
            Language::Pl => Csv::PolishExcel,
            Language::En => Csv::International,
        })
    }

    /// The table as CSV of a form, with the line ends and quotes of RFC 4180.
    ///
    /// Text that a spreadsheet would run as a formula gets an apostrophe in front.
    ///
    /// # Source
    /// OWASP, CSV Injection, <https://owasp.org/www-community/attacks/CSV_Injection>; RFC 4180.
    pub fn csv_in(&self, form: Csv) -> String {
        let separator = form.separator();
        let mut out = if form == Csv::PolishExcel { String::from('\u{feff}') } else { String::new() };
        let mut line = |fields: Vec<String>| {
            out += &fields.join(&separator.to_string());
            out += "\r\n";
        };
        let quote = |text: &str| quoted(text, separator);
        let mut head = vec![quote(&self.rows_are)];
        head.extend(self.columns.iter().map(|it| quote(&titled(it))));
        line(head);
        for row in &self.rows {
            let key = if is_number(&row.key) { form.marked(&row.key) } else { row.key.clone() };
            let mut fields = vec![quote(&key)];
            fields.extend(row.cells.iter().map(|cell| match cell {
                Cell::Empty => String::new(),
                Cell::Number { value, decimals } => form.marked(&plain(*value, *decimals)),
                Cell::Text(text) => quote(text),
            }));
            line(fields);
        }
        out
    }
}

/// A form of CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Csv {
    /// Commas between fields, decimal points.
    International,
    /// Semicolons, decimal commas and a byte order mark: a Polish Excel opens it with a double click.
    PolishExcel,
}

impl Csv {
    /// What stands between fields.
    pub(crate) const fn separator(self) -> char {
        match self {
            Self::International => ',',
            Self::PolishExcel => ';',
        }
    }

    /// A line of cells as they stand in an international table: numbers take the decimal mark of the form, text that a
    /// spreadsheet would run as a formula gets an apostrophe in front.
    ///
    /// # Source
    /// As [`Table::csv_in`].
    pub fn line<'a>(self, cells: impl Iterator<Item = &'a str>) -> String {
        let field = |cell: &str| {
            if is_number(cell) && !cell.contains(',') {
                self.marked(cell)
            } else {
                quoted(cell, self.separator())
            }
        };
        let mut line = cells.map(field).collect::<Vec<_>>().join(&self.separator().to_string());
        line.push_str("\r\n");
        line
    }

    /// What a file begins with: the mark by which a Polish Excel knows the letters, or nothing.
    pub const fn start(self) -> &'static str {
        match self {
            Self::International => "",
            Self::PolishExcel => "\u{feff}",
        }
    }

    /// A number with the decimal mark of the form.
    fn marked(self, number: &str) -> String {
        if self == Self::PolishExcel { number.replace('.', ",") } else { number.to_owned() }
    }
}

/// An element with escaped text in it.
fn element(out: &mut String, tag: &str, attributes: &str, text: &str) {
    for part in ["<", tag, attributes, ">", &escape(text), "</", tag, ">"] {
        out.push_str(part);
    }
}

/// "Name, unit", or the one of them that there is.
fn titled(column: &Column) -> String {
    let parts = [column.name.as_str(), column.unit.as_str()];
    parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A field of text: harmless in a spreadsheet, in quotes where it must be. Signs of other widths are read as the common
/// ones, and blanks in front are not seen.
pub(crate) fn quoted(text: &str, separator: char) -> String {
    let start = text.trim_start_matches([' ', '\u{a0}', '\u{feff}']);
    let signs = ['=', '+', '-', '@', '\t', '\r', '\n', '|', '＝', '＋', '－', '＠'];
    let formula = start.starts_with(signs) && !is_number(start);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([separator, '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{RangeBar, Role, Series, Span};

    fn yearly() -> ChartSpec {
        ChartSpec::new("PM2,5", Axis::of(Kind::Year).label("Rok"), Axis::number("", "µg/m³", 1))
            .with(Series::new("=1+1;\"x\"", Role::Air5, Shape::line(2022.0, &[Some(-17.25), None])))
    }

    #[test]
    fn a_polish_spreadsheet_can_read_it_and_runs_nothing() {
        assert_eq!(
            yearly().table(Language::Pl).csv(Language::Pl),
            "\u{feff}Rok;\"'=1+1;\"\"x\"\", µg/m³\"\r\n2022;-17,2\r\n2023;\r\n"
        );
        assert_eq!(
            yearly().table(Language::En).csv(Language::En),
            "Rok,\"'=1+1;\"\"x\"\", µg/m³\"\r\n2022,-17.2\r\n2023,\r\n"
        );
    }

    #[test]
    fn numbers_along_the_axis_take_the_decimal_mark_of_the_form() {
        let spec = ChartSpec::new("t", Axis::number("x", "m", 1), Axis::number("", "", 0)).with(Series::new(
            "s",
            Role::Air5,
            Shape::line(0.5, &[Some(1.0)]),
        ));
        let table = spec.table(Language::Pl);
        assert_eq!(table.csv_in(Csv::International), "x,s\r\n0.5,1\r\n");
        assert_eq!(table.csv_in(Csv::PolishExcel), "\u{feff}x;s\r\n0,5;1\r\n");
    }

    #[test]
    fn every_dangerous_start_is_guarded_and_numbers_are_not() {
        for start in ["=", "+", "-", "@", "\t", "\r"] {
            assert!(
                quoted(&format!("{start}SUM(A1)"), ';').trim_start_matches('"').starts_with('\''),
                "{start:?}"
            );
        }
        for hidden in [" =1+1", "\u{a0}@x", "＝1+1", "－1"] {
            assert!(quoted(hidden, ';').starts_with('\''), "{hidden:?}");
        }
        assert_eq!(quoted("-3,5", ';'), "-3,5");
        assert_eq!(quoted("-3,5+cmd", ';'), "'-3,5+cmd");
    }

    #[test]
    fn a_line_of_an_international_table_becomes_one_of_the_form() {
        let cells = ["2023-01-01", "-17.25", "a;b", "", "=1+1", "1,5"];
        assert_eq!(Csv::PolishExcel.line(cells.into_iter()), "2023-01-01;-17,25;\"a;b\";;'=1+1;1,5\r\n");
        assert_eq!(Csv::International.line(cells.into_iter()), "2023-01-01,-17.25,a;b,,'=1+1,\"1,5\"\r\n");
    }

    #[test]
    fn markup_is_escaped_and_missing_is_said() {
        let mut spec = yearly();
        spec.series[0].name = "<script>".to_owned();
        let html = spec.table(Language::Pl).html(Language::Pl, "brak");
        assert!(html.contains("&lt;script&gt;, µg/m³") && !html.contains("<script>"));
        assert!(html.contains("<th scope=\"row\">2023</th><td>brak</td>"), "{html}");
        assert!(html.contains("<td>−17,3</td>") || html.contains("<td>−17,2</td>"), "{html}");
    }

    #[test]
    fn ranges_have_two_columns_and_spans_are_intervals() {
        let x = Axis::of(Kind::Date).label("Dni");
        let spec = ChartSpec::new("t", x, Axis::number("", "ng/m³", 2))
            .with(Series::new(
                "As",
                Role::Air5,
                Shape::Spans(vec![Span { from: 19_359.0, to: 19_366.0, value: Some(3.79) }]),
            ))
            .with(Series::new(
                "r",
                Role::Ink2,
                Shape::Ranges(vec![RangeBar { x: 19_358.0, low: 1.0, high: 2.0 }]),
            ));
        let table = spec.table(Language::En);
        assert_eq!(
            table.csv(Language::En),
            "Dni,\"As, ng/m³\",\"r, min, ng/m³\",\"r, max, ng/m³\"\r\n2023-01-01,,1.00,2.00\r\n2023-01-02/2023-01-08,3.79,,\r\n"
        );
    }

    #[test]
    fn rows_are_sorted_by_a_column_with_gaps_last() {
        let spec = ChartSpec::new("t", Axis::of(Kind::Year), Axis::number("", "", 0)).with(Series::new(
            "s",
            Role::Air5,
            Shape::line(2020.0, &[Some(2.0), None, Some(3.0), Some(1.0)]),
        ));
        let names = |descending| {
            let sorted = spec.table(Language::En).sorted_by(0, descending);
            sorted.rows.into_iter().map(|it| it.name).collect::<Vec<_>>()
        };
        assert_eq!(names(false), ["2023", "2020", "2022", "2021"]);
        assert_eq!(names(true), ["2022", "2020", "2023", "2021"]);
    }

    #[test]
    fn hours_with_a_date_are_local_iso_times() {
        let axis = Axis::of(Kind::Hour { first_day: Some(20_779) });
        assert_eq!(key(&axis, 25.25, 25.25, Language::Pl), "2026-11-23T01:15");
    }
}
