//! Numbers that a year, a town or a law changes: given to a calculator from outside, each with its cover.

use portal_evidence::Sourced;
use serde::{Deserialize, Serialize};

/// A number that an answer rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assumption {
    /// Name by which calculators ask for it.
    pub key: String,
    /// The number with source, class and confidence.
    pub value: Sourced<f64>,
    /// Low end of what is usual: nine cases in ten lie above. `None` when no spread is known.
    pub low: Option<f64>,
    /// High end of what is usual: nine cases in ten lie below. `None` when no spread is known.
    pub high: Option<f64>,
    /// Symbol of the unit.
    pub unit: String,
    /// How its source is named to a reader.
    pub credit: String,
    /// Page of the source, when there is one.
    pub url: Option<String>,
    /// Year or date it is valid for, as printed by its source; may be empty.
    pub year: String,
}

/// No such number was given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no assumption {0:?} was given")]
pub struct MissingAssumption(pub String);

/// Every assumption at hand.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Assumptions(Vec<Assumption>);

impl Assumptions {
    /// Takes the numbers; of two with the same key the first holds.
    pub const fn new(all: Vec<Assumption>) -> Self {
        Self(all)
    }

    /// The number of this key.
    ///
    /// # Errors
    /// [`MissingAssumption`] when none was given.
    pub fn get(&self, key: &str) -> Result<&Assumption, MissingAssumption> {
        self.0.iter().find(|it| it.key == key).ok_or_else(|| MissingAssumption(key.to_owned()))
    }
}

impl Assumption {
    /// What a calculation uses when the reader's field holds `given` \[unit of the assumption\].
    ///
    /// An untouched field keeps the spread of the data. A number that the reader entered is taken as certain.
    pub fn at(&self, given: f64) -> Uncertain {
        if (given - self.value.value).abs() < f64::EPSILON * given.abs().max(1.0) {
            self.uncertain()
        } else {
            Uncertain { mid: given, low: given, high: given, changed: true }
        }
    }

    /// The number with its spread; without a known spread low and high are the number itself.
    pub fn uncertain(&self) -> Uncertain {
        let mid = self.value.value;
        Uncertain { mid, low: self.low.unwrap_or(mid), high: self.high.unwrap_or(mid), changed: false }
    }
}

/// A number with the range in which eight cases of ten lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Uncertain {
    /// The number that a calculation uses.
    pub mid: f64,
    /// Low end.
    pub low: f64,
    /// High end.
    pub high: f64,
    /// Whether the reader put it in the place of the data's own.
    pub changed: bool,
}

#[cfg(test)]
mod tests {
    use portal_evidence::{Class, Confidence, SourceId};

    use super::*;

    fn price() -> Assumption {
        Assumption {
            key: "price".to_owned(),
            value: Sourced {
                value: 1.1,
                source: SourceId::new("tariff"),
                class: Class::Typical,
                confidence: Confidence::Recalled,
                time: None,
            },
            low: Some(1.05),
            high: Some(1.15),
            unit: "PLN/kWh".to_owned(),
            credit: "a tariff".to_owned(),
            url: None,
            year: "2026".to_owned(),
        }
    }

    #[test]
    fn an_untouched_field_keeps_the_spread_and_an_entered_number_is_certain() {
        assert_eq!(price().at(1.1), Uncertain { mid: 1.1, low: 1.05, high: 1.15, changed: false });
        assert_eq!(price().at(0.9), Uncertain { mid: 0.9, low: 0.9, high: 0.9, changed: true });
    }

    #[test]
    fn a_missing_number_is_named() {
        let none = Assumptions::default();
        assert_eq!(none.get("price"), Err(MissingAssumption("price".to_owned())));
    }
}
