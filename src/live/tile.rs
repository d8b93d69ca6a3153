//! What a page gets to show of a feed.

use std::borrow::Cow;
use std::sync::Arc;

use portal_evidence::{Class, Cover, Freshness, SourceId, When};
use portal_opendata::live::ParseError;
use portal_units::Instant;

use crate::net::NetError;

/// Where a shown answer comes from, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The service, just asked.
    Live,
    /// A file of the own site that a harvester wrote.
    Snapshot,
    /// The last good answer, kept in the browser.
    Kept,
    /// An answer whose clock and ours differ.
    Doubtful,
    /// A model or the usual for the season, labelled.
    Model,
    /// A sample, labelled.
    Sample,
}

/// State of a tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing asked yet.
    Idle,
    /// Asked for the first time, nothing to show yet but stand-ins.
    Loading,
    /// Shows a number that is not older than its source allows.
    Fresh,
    /// Shows a number older than that, at most a day, or one whose time is in doubt.
    Late,
    /// Shows a number older than a day.
    Stale,
    /// Shows a stand-in or nothing.
    Failed,
}

impl State {
    /// The state of a tile that shows something; `None` for a stand-in.
    pub(super) const fn of(level: Level, freshness: Option<Freshness>) -> Option<Self> {
        match (level, freshness) {
            (Level::Model | Level::Sample, _) => None,
            (_, Some(Freshness::Stale)) => Some(Self::Stale),
            (Level::Doubtful, _) | (_, Some(Freshness::Late | Freshness::Ahead) | None) => Some(Self::Late),
            (_, Some(Freshness::Current)) => Some(Self::Fresh),
        }
    }
}

/// What went wrong at a level.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Trouble {
    /// There is no such file: nothing was harvested. Not an error.
    #[error("absent")]
    Absent,
    /// No answer.
    #[error(transparent)]
    Net(NetError),
    /// An answer that is not what its publisher promises.
    #[error(transparent)]
    Unreadable(ParseError),
    /// An answer in which every value is missing, or a file that does not say when it was made.
    #[error("no values")]
    NoValues,
    /// An answer older than its level allows.
    #[error("old by {age_s} s")]
    Old {
        /// Its age. \[s\]
        age_s: i64,
    },
    /// The publisher's clock and the reader's differ.
    #[error("clocks differ by {off_s} s")]
    Clock {
        /// The publisher's clock minus the reader's. \[s\]
        off_s: i64,
    },
}

/// An answer as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown<R> {
    /// The answer.
    pub record: Arc<R>,
    /// Where it comes from.
    pub level: Level,
    /// How its numbers came about.
    pub class: Class,
    /// The moment to read its values at: the latest up to now that it knows.
    pub holds_at: Instant,
    /// The moment it speaks of, or was asked, whichever is earlier; `None` for the usual of a season.
    pub time: Option<Instant>,
    /// When it was asked for or made; `None` for a stand-in.
    pub fetched: Option<Instant>,
    /// Seconds since `time`.
    pub age_s: Option<i64>,
    /// Judgement of the age; `None` for a stand-in.
    pub freshness: Option<Freshness>,
    /// Age up to which its source is current. \[s\]
    pub max_age_s: i64,
    /// Its source.
    pub source: SourceId,
    /// Short name of the licence.
    pub licence: Cow<'static, str>,
    /// The line that names its source.
    pub credit: Cow<'static, str>,
}

impl<R> Shown<R> {
    /// What a number of the answer carries wherever it is shown.
    pub fn cover(&self) -> Cover {
        let when = self.time.zip(self.age_s).map_or(When::Usual, |(at, age_s)| When::Moment {
            at,
            seen: at.plus_seconds(age_s),
            current_up_to_s: self.max_age_s,
        });
        Cover {
            source: self.source.clone(),
            licence: self.licence.clone(),
            credit: self.credit.clone(),
            class: self.class,
            when,
            fetched: self.fetched,
        }
    }

    /// The answer as it is for a page that is after a part of it, whose latest value is of the moment `part`.
    #[must_use]
    pub fn narrowed(self, part: Instant) -> Self {
        let Some((whole, age_s)) = self.time.zip(self.age_s) else { return Self { holds_at: part, ..self } };
        let now = whole.plus_seconds(age_s);
        let time = whole.min(part);
        Self {
            holds_at: part,
            time: Some(time),
            age_s: Some(now.seconds_since(time)),
            freshness: self.freshness.map(|_| Freshness::of(time, now, self.max_age_s)),
            ..self
        }
    }
}

/// An answer that a page offers for the time when nothing better can be had.
#[derive(Debug, Clone, PartialEq)]
pub struct StandIn<R> {
    /// The answer.
    pub record: Arc<R>,
    /// [`Level::Model`] or [`Level::Sample`].
    pub level: Level,
    /// How its numbers came about.
    pub class: Class,
    /// The moment it speaks of; `None` for the usual of a season.
    pub time: Option<Instant>,
    /// Its source.
    pub source: SourceId,
    /// Short name of the licence.
    pub licence: Cow<'static, str>,
    /// The line that names its source.
    pub credit: Cow<'static, str>,
}

/// All that a page needs to know about a feed.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile<R> {
    /// State of the feed.
    pub state: State,
    /// The best answer there is.
    pub shown: Option<Shown<R>>,
    /// What went wrong in the last round, level by level, in the order in which they were asked.
    pub troubles: Vec<(Level, Trouble)>,
    /// The publisher's clock minus the reader's, when they differ by more than a quarter of an hour. \[s\]
    pub clock_off_s: Option<i64>,
    /// Whether a question is under way.
    pub is_asking: bool,
    /// Whether the reader wants nothing asked.
    pub is_off: bool,
}

impl<R> Tile<R> {
    /// A tile before anything was asked.
    pub const fn idle() -> Self {
        Self {
            state: State::Idle,
            shown: None,
            troubles: Vec::new(),
            clock_off_s: None,
            is_asking: false,
            is_off: false,
        }
    }

    /// What went wrong, when anything did that a reader should know: the absence of a file is not.
    pub fn trouble(&self) -> Option<&Trouble> {
        self.troubles.iter().map(|(_, trouble)| trouble).find(|it| **it != Trouble::Absent)
    }

    /// Whether a level was found to be absent.
    pub fn is_absent(&self, level: Level) -> bool {
        self.troubles.contains(&(level, Trouble::Absent))
    }

    /// Keeps of the answer what a page is after: `latest` gives the moment of its latest value up to a moment.
    /// Age and state are then those of that value. An answer without any is hidden: a station without the pollutant.
    #[must_use]
    pub fn only(mut self, latest: impl FnOnce(&R, Instant) -> Option<Instant>) -> Self {
        self.shown = self.shown.and_then(|it| {
            let part = latest(&it.record, it.holds_at)?;
            Some(it.narrowed(part))
        });
        if let Some(state) = self.shown.as_ref().and_then(|it| State::of(it.level, it.freshness)) {
            self.state = state;
        }
        self
    }

    /// Fills in another feed of the same kind when this one shows nothing real: measured air from modelled air.
    /// What went wrong in either stays told; class, time and credit are those of what is shown.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let is_real = |tile: &Self| tile.shown.as_ref().is_some_and(|it| it.level < Level::Model);
        if is_real(&self) {
            return self;
        }
        let takes_other = is_real(&other) || (self.shown.is_none() && other.state != State::Idle);
        let (state, shown) = if takes_other { (other.state, other.shown) } else { (self.state, self.shown) };
        Self {
            state,
            shown,
            troubles: self.troubles.into_iter().chain(other.troubles).collect(),
            clock_off_s: self.clock_off_s.or(other.clock_off_s),
            is_asking: self.is_asking || other.is_asking,
            is_off: self.is_off,
        }
    }
}
