//! What every number of the portal carries: where it comes from, how it came about, how sure it is, how old.

use std::borrow::Cow;

mod figure;

use portal_units::Instant;
use serde::{Deserialize, Serialize};

pub use figure::{Amount, Cover, Figure, When};

/// How a number came about. Decided in the data layer, drawn as a badge and spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Measured by an instrument and checked by its owner.
    Measured,
    /// Measured, not yet checked.
    Preliminary,
    /// Worked out from related measurements.
    Estimated,
    /// Said about the future.
    Forecast,
    /// The output of a model.
    Modelled,
    /// Measured or modelled for another place or time that stands in for this one.
    Substitute,
    /// Usual for its kind, of no particular place or time.
    Typical,
    /// An earlier answer kept, because a new one could not be had.
    Copy,
    /// Nothing could be had.
    Outage,
}

/// Shape of the badge of a [`Class`]: told apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Filled circle: measured.
    Dot,
    /// Open circle: modelled or typical.
    Ring,
    /// Half-filled circle: forecast.
    Half,
    /// Square: a copy.
    Square,
    /// Cross: an outage.
    Cross,
}

impl Class {
    /// Every class, in the order of how close it is to a measurement.
    pub const ALL: [Self; 9] = [
        Self::Measured,
        Self::Preliminary,
        Self::Estimated,
        Self::Forecast,
        Self::Modelled,
        Self::Substitute,
        Self::Typical,
        Self::Copy,
        Self::Outage,
    ];

    /// Shape of the badge.
    pub const fn mark(self) -> Mark {
        match self {
            Self::Measured | Self::Preliminary => Mark::Dot,
            Self::Estimated | Self::Modelled | Self::Substitute | Self::Typical => Mark::Ring,
            Self::Forecast => Mark::Half,
            Self::Copy => Mark::Square,
            Self::Outage => Mark::Cross,
        }
    }

    /// Whether an instrument stands behind the number. Such numbers are never mixed with others unlabelled.
    pub const fn is_measured(self) -> bool {
        matches!(self, Self::Measured | Self::Preliminary)
    }
}

/// How a figure was read. Decides what a reader may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Read in the original or its official copy.
    Read,
    /// Computed from figures that were read.
    Computed,
    /// Quoted by another; shown with where it was read.
    Secondary,
    /// Known from memory: only an editable default, labelled as to be checked, never a headline.
    Recalled,
}

impl Confidence {
    /// Whether a page may state the figure as a fact, with its source.
    pub const fn may_be_headline(self) -> bool {
        !matches!(self, Self::Recalled)
    }
}

/// Name of a source in the catalogue or in a table of references.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SourceId(Cow<'static, str>);

impl SourceId {
    /// A name known when the portal is compiled.
    pub const fn new(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// A name read from data.
    pub const fn from_data(name: String) -> Self {
        Self(Cow::Owned(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Terms under which data may be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Licence {
    /// Short name, `CC-BY-4.0` or the publisher's own words.
    pub name: String,
    /// Page with the whole text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The line that must be shown where the data are used.
    pub credit: String,
}

/// A value with its cover.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sourced<T> {
    /// The value itself.
    pub value: T,
    /// Where it comes from.
    pub source: SourceId,
    /// How it came about.
    pub class: Class,
    /// How it was read.
    pub confidence: Confidence,
    /// The moment it holds for; `None` for what has no moment (a price list, a law).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Instant>,
}

impl<T> Sourced<T> {
    /// The same cover around another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Sourced<U> {
        Sourced {
            value: change(self.value),
            source: self.source,
            class: self.class,
            confidence: self.confidence,
            time: self.time,
        }
    }
}

/// How old a number is, in the words of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// Not older than its source allows.
    Current,
    /// Older than that, at most a day.
    Late,
    /// Older than a day.
    Stale,
    /// From after the reader's clock: one of the two clocks is wrong.
    Ahead,
}

/// Seconds that two clocks may differ before a page says so.
const CLOCK_TOLERANCE_S: i64 = 15 * 60;
/// Age up to which a number is late and not yet stale. \[s\]
const LATE_UP_TO_S: i64 = 24 * 3600;

impl Freshness {
    /// Judges a number of the moment `time` at the moment `now`.
    ///
    /// `current_up_to_s` is the age that its source allows \[s\].
    pub const fn of(time: Instant, now: Instant, current_up_to_s: i64) -> Self {
        let age_s = now.seconds_since(time);
        if age_s < -CLOCK_TOLERANCE_S {
            Self::Ahead
        } else if age_s <= current_up_to_s {
            Self::Current
        } else if age_s <= LATE_UP_TO_S {
            Self::Late
        } else {
            Self::Stale
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_ages_from_current_over_late_to_stale() {
        let now = Instant::from_unix_seconds(1_000_000);
        let judged = |age_s: i64| Freshness::of(now.plus_seconds(-age_s), now, 3 * 3600);
        assert_eq!(judged(3 * 3600), Freshness::Current);
        assert_eq!(judged(3 * 3600 + 1), Freshness::Late);
        assert_eq!(judged(24 * 3600), Freshness::Late);
        assert_eq!(judged(24 * 3600 + 1), Freshness::Stale);
    }

    #[test]
    fn a_number_from_tomorrow_is_a_wrong_clock() {
        let now = Instant::from_unix_seconds(1_000_000);
        assert_eq!(Freshness::of(now.plus_seconds(86_400), now, 3600), Freshness::Ahead);
        assert_eq!(Freshness::of(now.plus_seconds(600), now, 3600), Freshness::Current);
    }

    #[test]
    fn what_is_only_recalled_is_never_a_headline() {
        assert!(!Confidence::Recalled.may_be_headline());
        assert!(Confidence::Secondary.may_be_headline());
    }
}
