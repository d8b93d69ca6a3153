//! Picking typed values out of an answer, each with the name of the field in its error.

use portal_units::{CivilDate, CivilDateTime, Instant};
use serde_json::{Map, Value};

use super::source::ParseError;

/// Characters of a publisher's message that are kept.
const REASON_CHARS: usize = 200;

/// An object of the answer.
pub(super) type Object = Map<String, Value>;

/// The answer as an object.
pub(super) fn root(body: &str) -> Result<Object, ParseError> {
    match serde_json::from_str(body) {
        Ok(Value::Object(root)) => Ok(root),
        Ok(_) => Err(ParseError::Field { field: "answer", wanted: "an object" }),
        Err(error) => Err(ParseError::Json { line: error.line(), column: error.column() }),
    }
}

/// The answer as a list.
pub(super) fn rows(body: &str) -> Result<Vec<Value>, ParseError> {
    match serde_json::from_str(body) {
        Ok(Value::Array(rows)) => Ok(rows),
        Ok(_) => Err(ParseError::Field { field: "answer", wanted: "a list" }),
        Err(error) => Err(ParseError::Json { line: error.line(), column: error.column() }),
    }
}

/// The publisher's message as an error.
pub(super) fn refused(reason: &str) -> ParseError {
    ParseError::Refused { reason: cut(reason) }
}

/// A foreign text, short enough to be kept.
pub(super) fn cut(text: &str) -> String {
    text.chars().take(REASON_CHARS).collect()
}

/// A row of a list as an object.
pub(super) fn row<'a>(row: &'a Value, field: &'static str) -> Result<&'a Object, ParseError> {
    row.as_object().ok_or(ParseError::Field { field, wanted: "a list of objects" })
}

/// An object inside an object.
pub(super) fn object<'a>(of: &'a Object, field: &'static str) -> Result<&'a Object, ParseError> {
    of.get(field).and_then(Value::as_object).ok_or(ParseError::Field { field, wanted: "an object" })
}

/// A list inside an object.
pub(super) fn list<'a>(of: &'a Object, field: &'static str) -> Result<&'a [Value], ParseError> {
    of.get(field)
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .ok_or(ParseError::Field { field, wanted: "a list" })
}

/// A text inside an object.
pub(super) fn text<'a>(of: &'a Object, field: &'static str) -> Result<&'a str, ParseError> {
    of.get(field).and_then(Value::as_str).ok_or(ParseError::Field { field, wanted: "a text" })
}

/// A finite number inside an object.
pub(super) fn number(of: &Object, field: &'static str) -> Result<f64, ParseError> {
    of.get(field).and_then(finite).ok_or(ParseError::Field { field, wanted: "a number" })
}

/// A finite number or null inside an object; a field that is not there is an error.
pub(super) fn maybe(of: &Object, field: &'static str) -> Result<Option<f64>, ParseError> {
    if of.get(field) == Some(&Value::Null) { Ok(None) } else { number(of, field).map(Some) }
}

/// A finite number that stands in a text, with a point.
pub(super) fn written(text: &str) -> Option<f64> {
    // The reader of JSON is linked anyway; the one of the standard library would bring its own tables.
    serde_json::from_str(text).ok().filter(|it: &f64| it.is_finite())
}

/// A finite number that stands in a text inside an object.
pub(super) fn written_number(of: &Object, field: &'static str) -> Result<f64, ParseError> {
    written(text(of, field)?).ok_or(ParseError::Field { field, wanted: "a number in a text" })
}

/// A whole number from zero upwards inside an object.
pub(super) fn whole(of: &Object, field: &'static str) -> Result<u32, ParseError> {
    let number = of.get(field).and_then(Value::as_u64).and_then(|it| u32::try_from(it).ok());
    number.ok_or(ParseError::Field { field, wanted: "a whole number" })
}

/// A moment with its zone inside an object.
pub(super) fn instant(of: &Object, field: &'static str) -> Result<Instant, ParseError> {
    Instant::parse(text(of, field)?).map_err(|_| ParseError::Field { field, wanted: "a time with zone" })
}

/// A moment in UTC that does not say so, inside an object.
pub(super) fn utc(of: &Object, field: &'static str) -> Result<Instant, ParseError> {
    civil(of, field).map(CivilDateTime::as_utc)
}

/// A date with a time of day without zone inside an object.
pub(super) fn civil(of: &Object, field: &'static str) -> Result<CivilDateTime, ParseError> {
    CivilDateTime::parse(text(of, field)?)
        .map_err(|_| ParseError::Field { field, wanted: "a time without zone" })
}

/// A day inside an object.
pub(super) fn day(of: &Object, field: &'static str) -> Result<CivilDate, ParseError> {
    CivilDate::parse(text(of, field)?).map_err(|_| ParseError::Field { field, wanted: "a day" })
}

/// A list of exactly `count` finite numbers or nulls.
pub(super) fn numbers(
    of: &Object,
    field: &'static str,
    count: usize,
) -> Result<Vec<Option<f64>>, ParseError> {
    let list = list(of, field)?;
    if list.len() != count {
        return Err(ParseError::Count { field, got: list.len(), wanted: count });
    }
    let read = |value: &Value| match value {
        Value::Null => Ok(None),
        other => finite(other).map(Some).ok_or(ParseError::Field { field, wanted: "a list of numbers" }),
    };
    list.iter().map(read).collect()
}

fn finite(value: &Value) -> Option<f64> {
    value.as_f64().filter(|it| it.is_finite())
}
