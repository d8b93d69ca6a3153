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
    let range = if used.low < used.high {
        format!("{}–{}", write(used.low), write(used.high))
    } else {
        String::new()
    };
    AssumptionUse {
        key: assumption.key.clone(),
        label: label.get(language).to_owned(),
        value: used.mid,
        shown: write(used.mid),
        range,
        unit: local_unit(language, &assumption.unit),
        credit: assumption.credit.clone(),
        url: assumption.url.clone(),
        confidence: assumption.value.confidence,
        changed: used.changed,
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
fn digits_of(value: f64) -> usize {
    let plain = format!("{:.5}", value.abs());
    plain.trim_end_matches('0').split_once('.').map_or(0, |(_, fraction)| fraction.len())
}
