//! Answers that are JSON and wrong.

use serde_json::Value;

/// Keys whose numbers say what is meant, not what was measured.
const NAMES: [&str; 21] = [
    "indoor",
    "Identyfikator stacji",
    "Identyfikator stanowiska",
    "Identyfikator stacji pomiarowej",
    "Identyfikator miasta",
    "Id wskaźnika",
    "totalPages",
    "totalRecords",
    "id",
    "attrId",
    "measureUnitId",
    "unix_seconds",
    "month",
    "year",
    "level",
    "utc_offset_seconds",
    "irradiance_time_offset",
    "inputs",
    "months_selected",
    "latitude",
    "longitude",
];
/// Keys whose texts are numbers.
const WRITTEN: [&str; 3] = ["value", "WGS84 φ N", "WGS84 λ E"];

/// The same with null for every value.
pub(super) fn without_values(mut answer: Value) -> String {
    forget(&mut answer);
    answer.to_string()
}

fn forget(value: &mut Value) {
    match value {
        Value::Number(_) => *value = Value::Null,
        Value::Array(rows) => rows.iter_mut().for_each(forget),
        Value::Object(fields) => {
            for (name, field) in fields {
                if WRITTEN.contains(&name.as_str()) && field.is_string() {
                    *field = Value::Null;
                } else if !NAMES.contains(&name.as_str()) {
                    forget(field);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::String(_) => (),
    }
}

/// The same with every list empty.
pub(super) fn emptied(answer: &str) -> String {
    fn empty(value: &mut Value) {
        match value {
            Value::Array(rows) => rows.clear(),
            Value::Object(fields) => fields.values_mut().for_each(empty),
            _ => (),
        }
    }
    let mut answer: Value = serde_json::from_str(answer).unwrap_or_default();
    empty(&mut answer);
    answer.to_string()
}

/// The same with the second row of the longest list in the place of the first, and of every list of stamps.
pub(super) fn unordered(answer: &str) -> String {
    let mut answer: Value = serde_json::from_str(answer).unwrap_or_default();
    disorder(&mut answer, "");
    answer.to_string()
}

fn disorder(value: &mut Value, name: &str) {
    match value {
        Value::Array(rows) => {
            for row in rows.iter_mut() {
                disorder(row, "");
            }
            let has_times =
                ["time", "unix_seconds"].contains(&name) || rows.first().is_some_and(Value::is_object);
            if let ([first, second, ..], true) = (rows.as_mut_slice(), has_times) {
                *first = second.clone();
            }
            if let ([.., one, other], true) = (rows.as_mut_slice(), has_times) {
                core::mem::swap(one, other);
            }
        }
        Value::Object(fields) => fields.iter_mut().for_each(|(name, field)| disorder(field, name)),
        _ => (),
    }
}
