//! Whether an answer is good enough for its level.

use std::sync::Arc;

use portal_evidence::Freshness;
use portal_opendata::live::Record;
use portal_units::Instant;
use portal_units::time::DAY_S;

use super::plan::Plan;
use super::tile::{Level, Trouble};
use crate::net::{Answer, NetError};

/// Seconds that two clocks may differ before it is told.
const CLOCK_TOLERANCE_S: i64 = 15 * 60;
/// Days that today's answer still covers: one that is further behind is old, whatever the clocks say.
const COVERED_DAYS: i64 = 2;

/// An answer with the moment at which it was true that it was new.
#[derive(Debug)]
pub(super) struct Held<R> {
    /// The answer.
    pub(super) record: Arc<R>,
    /// When it was asked, or made.
    pub(super) fetched: Instant,
}

impl<R> Clone for Held<R> {
    fn clone(&self) -> Self {
        Self { record: Arc::clone(&self.record), fetched: self.fetched }
    }
}

impl<R: Record> Held<R> {
    /// The moment the answer speaks of at `now`, or was asked, whichever is earlier; an answer asked after
    /// `now` shows by its time that a clock was set back.
    pub(super) fn time(&self, now: Instant) -> Option<Instant> {
        let is_ahead = self.fetched.seconds_since(now) > CLOCK_TOLERANCE_S;
        let holds_at = self.record.as_of(now)?;
        Some(if is_ahead { self.fetched } else { holds_at.min(self.fetched) })
    }
}

/// What became of an answer.
pub(super) enum Verdict<R> {
    /// Good enough for its level.
    Good(Held<R>),
    /// Not good enough for its level, but better than nothing.
    Poor(Held<R>, Trouble),
    /// Of no use.
    Bad(Trouble),
}

/// Reads and judges what came from `level` at the moment `now`.
pub(super) fn judge<R: Record>(
    plan: &Plan<R>,
    level: Level,
    came: Result<Answer, NetError>,
    now: Instant,
) -> Verdict<R> {
    let answer = match came {
        Ok(answer) => answer,
        Err(NetError::Status(404 | 410)) if level == Level::Snapshot => return Verdict::Bad(Trouble::Absent),
        Err(error) => return Verdict::Bad(Trouble::Net(error)),
    };
    let record = match (plan.parse)(&answer.body) {
        Ok(record) => record,
        Err(error) => return Verdict::Bad(Trouble::Unreadable(error)),
    };
    let off_s = clock_off_s(level, &record, &answer, now);
    // An answer is dated by its publisher's clock: the moment at which we asked is put there too.
    let asked = if level == Level::Live {
        Some(now.plus_seconds(off_s.unwrap_or_default()))
    } else {
        // Without a date, a file is as old as its newest value, unless it speaks of the future too.
        let newest = || record.publishers_day().map_or_else(|| record.as_of(now), |_| None);
        answer.modified.or_else(newest)
    };
    let Some(fetched) = record.made_at().or(asked) else { return Verdict::Bad(Trouble::NoValues) };
    let held = Held { record: Arc::new(record), fetched };
    if let Some(off_s) = off_s {
        return Verdict::Poor(held, Trouble::Clock { off_s });
    }
    let Some(time) = held.time(now) else { return Verdict::Bad(Trouble::NoValues) };
    let is_good = match Freshness::of(time, now, plan.meta.max_age_s) {
        Freshness::Current => true,
        Freshness::Late => level == Level::Snapshot,
        Freshness::Stale | Freshness::Ahead => false,
    };
    if is_good {
        Verdict::Good(held)
    } else {
        Verdict::Poor(held, Trouble::Old { age_s: now.seconds_since(time) })
    }
}

/// The publisher's clock minus ours, when the answer shows that they differ. \[s\]
fn clock_off_s(level: Level, record: &impl Record, answer: &Answer, now: Instant) -> Option<i64> {
    let ahead = record.made_at().map(|it| it.seconds_since(now)).filter(|it| *it > CLOCK_TOLERANCE_S);
    let server = answer.server_time.map(|it| it.seconds_since(now)).filter(|it| it.abs() > CLOCK_TOLERANCE_S);
    let days = if level == Level::Live { days_off(record, now) } else { None };
    server.or(ahead).or(days.map(|it| it * DAY_S))
}

/// Days by which the publisher's today is another than ours.
fn days_off(record: &impl Record, now: Instant) -> Option<i64> {
    let theirs = record.publishers_day()?.days();
    let day_at = |shift_s: i64| now.plus_seconds(shift_s).utc().date.days();
    let (earliest, latest) = (day_at(-CLOCK_TOLERANCE_S), day_at(CLOCK_TOLERANCE_S));
    let off = if theirs > latest { theirs - latest } else { (theirs - earliest).min(0) };
    (off != 0 && off >= -COVERED_DAYS).then_some(off)
}
