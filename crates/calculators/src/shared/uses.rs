//! How an assumption is written on a page.

use portal_text::{Language, Text, number};

use super::assumptions::{Assumption, Uncertain};
use crate::answer::AssumptionUse;

mod texts {
    portal_text::texts!("shared/uses");
}

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

/// Words in the units of the data, which are English as all of them are written.
const WORDS: [(&str, Text); 5] = [
    ("PLN", texts::PLN),
    ("million", texts::MILLION),
    ("year", texts::YEAR),
    ("month", texts::MONTH),
    ("person", texts::PERSON),
];

/// A unit of the data as a reader knows it.
fn local_unit(language: Language, unit: &str) -> String {
    let words = WORDS.iter().fold(unit.to_owned(), |unit, it| unit.replace(it.0, it.1.get(language)));
    words.replace("CO2", "CO₂").replace("m2", "m²").replace("m3", "m³")
}

/// Digits after the decimal mark that a number of the data has, at most five.
pub(crate) fn digits_of(value: f64) -> usize {
    let plain = format!("{:.5}", value.abs());
    plain.trim_end_matches('0').split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_the_data_are_told_in_the_language_of_the_page() {
        for (unit, pl, en) in [
            ("MWh/year", "MWh/rok", "MWh/year"),
            ("PLN/month", "zł/miesiąc", "PLN/month"),
            ("kWh/(m2 year)", "kWh/(m² rok)", "kWh/(m² year)"),
            ("million PLN", "mln zł", "million PLN"),
        ] {
            assert_eq!(local_unit(Language::Pl, unit), pl);
            assert_eq!(local_unit(Language::En, unit), en);
        }
    }
}
