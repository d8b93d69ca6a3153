//! Picking typed values out of an answer, each with the name of the field in its error.

use portal_units::Instant;
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

/// The publisher's message as an error.
pub(super) fn refused(reason: &str) -> ParseError {
    ParseError::Refused { reason: reason.chars().take(REASON_CHARS).collect() }
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

/// A whole number from zero upwards inside an object.
pub(super) fn whole(of: &Object, field: &'static str) -> Result<u32, ParseError> {
    let number = of.get(field).and_then(Value::as_u64).and_then(|it| u32::try_from(it).ok());
    number.ok_or(ParseError::Field { field, wanted: "a whole number" })
}

/// A moment with its zone inside an object.
pub(super) fn instant(of: &Object, field: &'static str) -> Result<Instant, ParseError> {
    Instant::parse(text(of, field)?).map_err(|_| ParseError::Field { field, wanted: "a time with zone" })
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
