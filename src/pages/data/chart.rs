//! A drawing of any table that has something to draw: columns along time, groups of rows along time, or one bar a row.

use portal_chart::{Axis, ChartSpec, Kind, Point, Role, Series, Shape};
use portal_text::Language;
use portal_units::CivilDate;

use super::texts;
use super::{Column, DataSet};

/// Lines that can be told apart.
const ROLES: [Role; 9] = [
    Role::Accent,
    Role::Solar,
    Role::Wind,
    Role::Biogas,
    Role::Chp,
    Role::Battery,
    Role::Coal,
    Role::Hydro,
    Role::Grid,
];
/// Fewer points are no line.
const FEWEST_POINTS: usize = 3;
/// Groups that can be told apart where all of them cross.
const MOST_GROUPS: usize = 6;
/// Most bars that can be read.
const MOST_BARS: usize = 24;
/// Decimals that are shown at most.
const MOST_DECIMALS: usize = 3;
/// Columns of words that say nothing of what a row is.
const NOTES: [&str; 4] = ["source", "confidence", "unit", "averaging"];
/// Hours of a day.
const DAY: usize = 24;

/// The drawing of a table; `None` where there is nothing to draw.
pub(super) fn chart(set: &DataSet, language: Language) -> Option<ChartSpec> {
    if set.axis.is_some() {
        return days(set, language);
    }
    let Some((place, kind)) = along(set) else { return bars(set, language) };
    let at: Vec<f64> =
        set.rows.iter().map(|row| x_of(set.columns.get(place)?, row.get(place)?)).collect::<Option<_>>()?;
    let is_rising = at.windows(2).all(|pair| matches!(pair, [one, other] if one < other));
    let spec = if is_rising { columns(set, &at, kind, language) } else { groups(set, &at, kind, language) };
    spec.or_else(|| bars(set, language))
}

/// The column along which time goes, and what its numbers mean.
fn along(set: &DataSet) -> Option<(usize, Kind)> {
    set.columns.iter().enumerate().find_map(|(place, column)| {
        let kind = match (column.kind.as_str(), column.name.as_str()) {
            ("date", _) => Kind::Date,
            ("year", _) => Kind::Year,
            ("integer", "month") => Kind::Month,
            ("integer", "hour" | "quarter") => Kind::Hour { first_day: None },
            _ => return None,
        };
        set.rows.iter().all(|row| row.get(place).is_some_and(|it| !it.is_empty())).then_some((place, kind))
    })
}

fn x_of(column: &Column, cell: &str) -> Option<f64> {
    /// Quarters of an hour.
    const QUARTERS: f64 = 4.0;
    match (column.kind.as_str(), column.name.as_str()) {
        ("date", _) => {
            let days = CivilDate::parse(cell).ok()?.days();
            #[expect(clippy::cast_precision_loss, reason = "days are far below 2^52")]
            Some(days as f64)
        }
        (_, "quarter") => Some(cell.parse::<f64>().ok()? / QUARTERS),
        _ => cell.parse().ok(),
    }
}

/// The columns of numbers, each with where it stands.
fn numbers(set: &DataSet) -> impl Iterator<Item = (usize, &Column)> {
    set.columns.iter().enumerate().filter(|(_, it)| it.is_amount())
}

fn value(row: &[String], place: usize) -> Option<f64> {
    row.get(place)?.parse().ok().filter(|it: &f64| it.is_finite())
}

/// Unit of a number in a row.
fn unit_in<'a>(set: &'a DataSet, column: &'a Column, row: &'a [String]) -> &'a str {
    let by_row = column.unit.as_deref().and_then(|it| it.strip_prefix("column:"));
    match by_row.and_then(|it| set.place(it)) {
        Some(place) => row.get(place).map_or("", String::as_str),
        None => column.fixed_unit().unwrap_or_default(),
    }
}

fn decimals(set: &DataSet, place: usize) -> usize {
    let of = |row: &Vec<String>| row.get(place)?.split_once('.').map(|it| it.1.len());
    set.rows.iter().filter_map(of).max().unwrap_or(0).min(MOST_DECIMALS)
}

/// Each column of the unit of the first is a line.
fn columns(set: &DataSet, at: &[f64], kind: Kind, language: Language) -> Option<ChartSpec> {
    let (first_place, first) = numbers(set).next()?;
    let unit = first.fixed_unit()?;
    let mut spec = empty(set, kind, Axis::number("", unit, decimals(set, first_place)), language);
    let alike = numbers(set).filter(|it| it.1.fixed_unit() == Some(unit));
    for ((place, column), role) in alike.zip(ROLES) {
        let points = set.rows.iter().zip(at).map(|(row, x)| Point::new(*x, value(row, place))).collect();
        spec = spec.with(Series::new(column.title.get(language.code()), role, Shape::Line(points)));
    }
    Some(spec)
}

/// The rows with the same words are a line of the first column of numbers, if they have the unit of the first row.
fn groups(set: &DataSet, at: &[f64], kind: Kind, language: Language) -> Option<ChartSpec> {
    let (place, column) = numbers(set).next()?;
    let unit = unit_in(set, column, set.rows.first()?);
    let mut groups: Vec<(String, Vec<Point>)> = Vec::new();
    for (row, x) in set.rows.iter().zip(at).filter(|it| unit_in(set, column, it.0) == unit) {
        let (name, point) = (words(set, row), Point::new(*x, value(row, place)));
        match groups.iter_mut().find(|it| it.0 == name) {
            Some((_, points)) => points.push(point),
            None => groups.push((name, vec![point])),
        }
    }
    groups.retain(|it| it.1.len() >= FEWEST_POINTS);
    let axis = Axis::number(column.title.get(language.code()), unit, decimals(set, place));
    let lines = groups.into_iter().take(MOST_GROUPS).zip(ROLES);
    let spec = lines.fold(empty(set, kind, axis, language), |spec, ((name, points), role)| {
        spec.with(Series::new(name, role, Shape::Line(points)))
    });
    (!spec.series.is_empty()).then_some(spec)
}

/// What a row is about, in the words of its cells.
fn words(set: &DataSet, row: &[String]) -> String {
    let told = set.columns.iter().zip(row).filter(|(column, cell)| {
        column.kind == "string" && !cell.is_empty() && !NOTES.contains(&column.name.as_str())
    });
    told.map(|it| it.1.as_str()).collect::<Vec<_>>().join(" · ")
}

/// One bar a row, where one column has the names and one the numbers.
fn bars(set: &DataSet, language: Language) -> Option<ChartSpec> {
    let mut words_in = set.columns.iter().filter(|it| it.kind == "string");
    let (Some(_), None) = (words_in.next(), words_in.next()) else { return None };
    let mut found = numbers(set);
    let (Some((place, column)), None) = (found.next(), found.next()) else { return None };
    let unit = column.fixed_unit()?;
    let mut rows: Vec<&Vec<String>> = set.rows.iter().collect();
    if rows.len() > MOST_BARS {
        return None;
    }
    rows.sort_by(|a, b| value(b, place).partial_cmp(&value(a, place)).unwrap_or(core::cmp::Ordering::Equal));
    let mut names: Vec<String> = Vec::new();
    for row in &rows {
        let name = words(set, row);
        // Of two rows of one name the later ones have their date behind it.
        let date = set.columns.iter().position(|it| it.kind == "date").and_then(|it| row.get(it));
        let is_taken = names.contains(&name);
        names.push(match date.filter(|_| is_taken) {
            Some(date) => format!("{name} ({date})"),
            None => name,
        });
    }
    let values: Vec<Option<f64>> = rows.iter().map(|row| value(row, place)).collect();
    let title = column.title.get(language.code());
    let axis = Axis::number(title, unit, decimals(set, place).min(1));
    let series = Series::new(title, Role::Accent, Shape::bars(0, 0.0, &values));
    Some(empty(set, Kind::Category(names), axis, language).with(series))
}

/// Daily means of the first column of hourly rows without stamps.
fn days(set: &DataSet, language: Language) -> Option<ChartSpec> {
    let (place, column) = numbers(set).next()?;
    let start = set.axis.as_ref()?.start.utc().date.days();
    let mean = |day: &[Vec<String>]| {
        let values: Vec<f64> = day.iter().filter_map(|row| value(row, place)).collect();
        #[expect(clippy::cast_precision_loss, reason = "hours of a day")]
        (values.len() == DAY).then(|| values.iter().sum::<f64>() / values.len() as f64)
    };
    let values: Vec<Option<f64>> = set.rows.chunks(DAY).map(mean).collect();
    let name = texts::DAILY_MEAN.fill(language, &[("name", column.title.get(language.code()))]);
    let axis = Axis::number("", column.fixed_unit()?, 1);
    #[expect(clippy::cast_precision_loss, reason = "days are far below 2^52")]
    let line = Shape::line(start as f64, &values);
    Some(empty(set, Kind::Date, axis, language).with(Series::new(name, Role::Accent, line)))
}

fn empty(set: &DataSet, kind: Kind, axis: Axis, language: Language) -> ChartSpec {
    ChartSpec::new(set.title.get(language.code()), Axis::of(kind), axis)
}

#[cfg(test)]
mod tests {
    use portal_opendata::LocalText;

    use super::*;

    fn column(name: &str, kind: &str, unit: Option<&str>) -> Column {
        let title = LocalText { pl: name.to_owned(), en: name.to_owned() };
        Column { name: name.to_owned(), kind: kind.to_owned(), title, unit: unit.map(str::to_owned) }
    }

    fn set(columns: Vec<Column>, rows: &[&[&str]]) -> DataSet {
        DataSet {
            name: "t",
            path: "t.csv".to_owned(),
            bytes: 0,
            topic: None,
            title: LocalText::default(),
            description: LocalText::default(),
            time: LocalText::default(),
            class: None,
            confidence: None,
            as_of: CivilDate::from_days(0),
            licence: Vec::new(),
            credit: String::new(),
            sources: Vec::new(),
            axis: None,
            columns,
            rows: rows.iter().map(|row| row.iter().map(|it| (*it).to_owned()).collect()).collect(),
        }
    }

    fn names(spec: &ChartSpec) -> Vec<&str> {
        spec.series.iter().map(|it| it.name.as_str()).collect()
    }

    #[test]
    fn columns_of_one_unit_are_lines_and_an_empty_cell_is_a_gap() {
        let columns = vec![
            column("date", "date", None),
            column("a", "number", Some("m")),
            column("b", "number", Some("m")),
            column("c", "number", Some("s")),
        ];
        let spec = chart(
            &set(columns, &[&["1970-01-02", "1.5", "2", "3"], &["1970-01-03", "", "4", "5"]]),
            Language::En,
        )
        .unwrap();
        assert_eq!(names(&spec), ["a", "b"]);
        assert_eq!(spec.series[0].shape.points(), [Point::new(1.0, Some(1.5)), Point::new(2.0, None)]);
        assert_eq!((spec.y.unit.as_str(), spec.y.decimals), ("m", 1));
    }

    #[test]
    fn rows_of_one_name_and_unit_are_a_line_if_there_are_three() {
        let columns = vec![
            column("year", "year", None),
            column("station", "string", None),
            column("mean", "number", Some("column:unit")),
            column("unit", "string", None),
        ];
        let rows: &[&[&str]] = &[
            &["2001", "x", "1", "µg"],
            &["2002", "x", "2", "µg"],
            &["2003", "x", "3", "µg"],
            &["2001", "y", "1", "µg"],
            &["2004", "x", "9", "ng"],
        ];
        let spec = chart(&set(columns, rows), Language::En).unwrap();
        assert_eq!(names(&spec), ["x"]);
        assert_eq!(spec.series[0].shape.points().len(), 3);
    }

    #[test]
    fn names_with_numbers_are_bars_from_the_largest_and_words_alone_are_nothing() {
        let columns = vec![column("name", "string", None), column("power", "number", Some("MW"))];
        let spec = chart(&set(columns, &[&["a", "1"], &["b", "2"]]), Language::En).unwrap();
        assert_eq!(spec.x.kind, Kind::Category(vec!["b".to_owned(), "a".to_owned()]));
        let words = vec![column("name", "string", None), column("note", "string", None)];
        assert_eq!(chart(&set(words, &[&["a", "b"]]), Language::En), None);
    }
}
