//! The typical year of PVGIS as CSV: four lines about the place, the selected months, the hours, words about units.

use portal_units::Length;

use super::json;
use super::pvgis_tmy::{self, Head, Row, TypicalYear, VARIABLES};
use super::source::{ParseError, Point};

const WANTED: ParseError = ParseError::Field { field: "answer", wanted: "a typical year as JSON or CSV" };

/// Reads an answer in CSV of any length.
pub(super) fn year(body: &str) -> Result<TypicalYear, ParseError> {
    let mut lines = body.lines().map(str::trim_end);
    let mut behind = |label: &str| {
        let line = lines.next()?.strip_prefix(label)?;
        json::written(line.trim_start_matches(':').trim())
    };
    let mut number = |label: &str| behind(label).ok_or(WANTED);
    let latitude = number("Latitude (decimal degrees)")?;
    let longitude = number("Longitude (decimal degrees)")?;
    if latitude.abs() > 90.0 || longitude.abs() > 180.0 {
        return Err(ParseError::Field { field: "location", wanted: "a place on the globe" });
    }
    let elevation = Length::from_m(number("Elevation (m)")?);
    let offset_h = number("Irradiance Time Offset (h)")?;
    let years = years(&mut lines)?;
    let head = Head { at: Point { latitude, longitude }, elevation, offset_h, years };
    let columns = columns(lines.next().ok_or(WANTED)?)?;
    let mut rows: Vec<Row<'_>> = Vec::new();
    for line in lines.by_ref().take_while(|it| !it.is_empty()) {
        rows.push(row(line, &columns)?);
    }
    for line in lines {
        same_unit(line)?;
    }
    pvgis_tmy::year(&head, &rows)
}

fn years<'a>(lines: &mut impl Iterator<Item = &'a str>) -> Result<[i32; 12], ParseError> {
    let wanted = ParseError::Field { field: "month,year", wanted: "the twelve months in order" };
    if lines.next() != Some("month,year") {
        return Err(wanted);
    }
    let mut years = [0; 12];
    for (month, year) in (1..).zip(&mut years) {
        let (number, of) = lines.next().and_then(|it| it.split_once(',')).ok_or_else(|| wanted.clone())?;
        *year = of.parse().map_err(|_| wanted.clone())?;
        if number.parse() != Ok(month) {
            return Err(wanted);
        }
    }
    Ok(years)
}

/// Where the stamp and each variable stand.
struct Places {
    stamp: usize,
    values: [usize; 7],
    width: usize,
}

fn columns(heading: &str) -> Result<Places, ParseError> {
    let names: Vec<&str> = heading.split(',').collect();
    let place = |field: &'static str| {
        let place = names.iter().position(|it| *it == field);
        place.ok_or(ParseError::Field { field, wanted: "a column" })
    };
    let mut values = [0; 7];
    for (value, (name, _)) in values.iter_mut().zip(VARIABLES) {
        *value = place(name)?;
    }
    Ok(Places { stamp: place("time(UTC)")?, values, width: names.len() })
}

fn row<'a>(line: &'a str, places: &Places) -> Result<Row<'a>, ParseError> {
    let cells: Vec<&str> = line.split(',').collect();
    if cells.len() != places.width {
        return Err(ParseError::Count { field: "time(UTC)", got: cells.len(), wanted: places.width });
    }
    let mut values = [0.0; 7];
    for ((value, place), (field, _)) in values.iter_mut().zip(places.values).zip(VARIABLES) {
        let number = cells.get(place).and_then(|it| json::written(it));
        *value = number.ok_or(ParseError::Field { field, wanted: "a number" })?;
    }
    Ok((cells.get(places.stamp).copied().unwrap_or_default(), values))
}

/// Behind the hours stand lines like `G(h): Global irradiance on the horizontal plane (W/m2)`.
fn same_unit(line: &str) -> Result<(), ParseError> {
    let Some((name, words)) = line.split_once(": ") else { return Ok(()) };
    let Some((field, wanted)) = VARIABLES.into_iter().find(|(it, _)| *it == name) else { return Ok(()) };
    if words.ends_with(&format!("({wanted})")) {
        Ok(())
    } else {
        Err(ParseError::Unit { field, got: json::cut(words), wanted })
    }
}
