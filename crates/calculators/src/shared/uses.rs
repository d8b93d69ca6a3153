//! How an assumption is written on a page.

use portal_text::{Language, Text, number};

use super::assumptions::{Assumption, Uncertain};
use crate::answer::AssumptionUse;

/// The row of an assumption called `label`, of which a calculation `used` a number.
pub(crate) fn assumption_use(
    language: Language,
    label: Text,
    assumption: &Assumption,
    used: Uncertain,
) -> AssumptionUse {
    let write = |value: f64| number(language, value, digits_of(value));
    let range = match (assumption.low, assumption.high) {
        (Some(low), Some(high)) if low < high => format!("{}–{}", write(low), write(high)),
        _ => String::new(),
    };
    AssumptionUse {
        key: assumption.key.clone(),
        label: label.get(language).to_owned(),
        value: used.mid,
        shown: write(used.mid),
        range,
        unit: local_unit(language, &assumption.unit),
        credit: credit(assumption),
        url: assumption.url.clone(),
        usual: write(assumption.value.value),
        limits: Some(assumption.limits()),
        confidence: assumption.value.confidence,
        changed: used.changed,
    }
}

/// The source with the year or date of the number.
fn credit(assumption: &Assumption) -> String {
    match (assumption.credit.as_str(), assumption.year.as_str()) {
        (credit, "") => credit.to_owned(),
        ("", year) => year.to_owned(),
        (credit, year) => format!("{credit} ({year})"),
    }
}

/// Data write the currency by its code; Polish readers know it by its sign.
fn local_unit(language: Language, unit: &str) -> String {
    match language {
        Language::Pl => unit.replace("PLN", "zł").replace("CO2", "CO₂"),
        Language::En => unit.replace("CO2", "CO₂"),
    }
}

/// Digits after the decimal mark that a number of the data has, at most five.
pub(crate) fn digits_of(value: f64) -> usize {
    let plain = format!("{:.5}", value.abs());
    plain.trim_end_matches('0').split_once('.').map_or(0, |(_, fraction)| fraction.len())
}
