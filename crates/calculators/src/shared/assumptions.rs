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
    /// What the reader put in its place; certain, as far as the answer goes.
    #[serde(skip)]
    pub own: Option<f64>,
}

/// A number that a reader puts in the place of an assumption: key and value, in the unit of the assumption.
pub type Own = (String, f64);

/// A reader's number may be so many times the data's own, or that part of it.
const TIMES: f64 = 10.0;
/// A reader's temperature may be so far from the data's own. \[°C\]
const DEGREES: f64 = 15.0;

/// No such number was given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no assumption {0:?} was given")]
pub struct MissingAssumption(pub String);

/// Every assumption at hand.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Assumptions {
    all: Vec<Assumption>,
    #[serde(skip)]
    own: Vec<Own>,
}

impl Assumptions {
    /// Takes the numbers; of two with the same key the first holds.
    pub const fn new(all: Vec<Assumption>) -> Self {
        Self { all, own: Vec::new() }
    }

    /// The same with a reader's numbers in their places; one outside of [`Assumption::limits`] changes nothing.
    #[must_use]
    pub fn with(&self, own: &[Own]) -> Self {
        let mut all = self.all.clone();
        for it in &mut all {
            it.take(own);
        }
        Self { all, own: own.to_vec() }
    }

    /// The number of this key.
    ///
    /// # Errors
    /// [`MissingAssumption`] when none was given.
    pub fn get(&self, key: &str) -> Result<&Assumption, MissingAssumption> {
        self.all.iter().find(|it| it.key == key).ok_or_else(|| MissingAssumption(key.to_owned()))
    }

    /// A number that stands in no data, as the reader wants it.
    pub(crate) fn owned(&self, mut assumption: Assumption) -> Assumption {
        assumption.take(&self.own);
        assumption
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

    /// The smallest and the largest number that a reader may put in its place, in the unit of the assumption.
    ///
    /// A share stays one: what is at most 100 % cannot be made more.
    pub fn limits(&self) -> (f64, f64) {
        let value = self.value.value;
        if self.unit == "°C" {
            return (value - DEGREES, value + DEGREES);
        }
        let whole = match self.unit.as_str() {
            "%" => 100.0,
            "1" => 1.0,
            _ => f64::INFINITY,
        };
        let most = if value.abs() <= whole { whole } else { f64::INFINITY };
        let (near, far) = (value / TIMES, (value.abs() * TIMES).min(most).copysign(value));
        (near.min(far), near.max(far))
    }

    fn take(&mut self, own: &[Own]) {
        let (low, high) = self.limits();
        let found = own.iter().find(|it| it.0 == self.key).map(|it| it.1);
        self.own = found.filter(|it| (low..=high).contains(it));
    }

    /// The number with its spread; without a known spread low and high are the number itself, and so they are for a
    /// number that the reader put in its place.
    pub fn uncertain(&self) -> Uncertain {
        if let Some(own) = self.own {
            return Uncertain { mid: own, low: own, high: own, changed: true };
        }
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
            own: None,
        }
    }

    #[test]
    fn an_untouched_field_keeps_the_spread_and_an_entered_number_is_certain() {
        assert_eq!(price().at(1.1), Uncertain { mid: 1.1, low: 1.05, high: 1.15, changed: false });
        assert_eq!(price().at(0.9), Uncertain { mid: 0.9, low: 0.9, high: 0.9, changed: true });
    }

    #[test]
    fn a_readers_own_number_is_certain_and_one_out_of_all_measure_changes_nothing() {
        let all = Assumptions::new(vec![price()]);
        let used = |own: f64| {
            let with = all.with(&[("price".to_owned(), own), ("other".to_owned(), 1.0)]);
            with.get("price").unwrap().uncertain()
        };
        assert_eq!(used(2.2), Uncertain { mid: 2.2, low: 2.2, high: 2.2, changed: true });
        for refused in [0.1, 11.1, -1.1, f64::NAN, f64::INFINITY] {
            assert_eq!(used(refused), price().uncertain(), "{refused}");
        }
    }

    #[test]
    fn a_share_stays_a_share_and_a_frost_may_become_a_thaw() {
        let limits = |value: f64, unit: &str| {
            let mut it = price();
            (it.value.value, it.unit) = (value, unit.to_owned());
            it.limits()
        };
        assert_eq!(limits(90.0, "%"), (9.0, 100.0));
        assert_eq!(limits(0.5, "1"), (0.05, 1.0));
        assert_eq!(limits(4.0, "1"), (0.4, 40.0));
        assert_eq!(limits(-0.4, "%/K"), (-4.0, -0.04));
        assert_eq!(limits(-16.0, "°C"), (-31.0, -1.0));
    }

    #[test]
    fn a_missing_number_is_named() {
        let none = Assumptions::default();
        assert_eq!(none.get("price"), Err(MissingAssumption("price".to_owned())));
    }
}
