//! The state machine of one source.

use std::borrow::Cow;
use std::sync::Arc;

use portal_evidence::{Class, Freshness, SourceId};
use portal_opendata::live::{Record, Source};
use portal_units::Instant;

use super::judge::{Held, Verdict, judge};
use super::plan::Plan;
use super::tile::{Level, Shown, StandIn, State, Tile, Trouble};
use super::wait::Wait;
use super::{Clock, Store};
use crate::net::{Answer, Ask, NetError};

/// What a feed wants to happen next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// This question, whose answer goes to [`Feed::answered`].
    Ask(Ask),
    /// Nothing for so many milliseconds.
    Sleep(i64),
    /// Nothing until an event: an answer, the page shown again, the network back.
    Rest,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// A round is over; the next begins at this tick.
    Waiting { due_ms: i64 },
    /// A level is to be asked.
    Ready(Level),
    /// A level is being asked.
    Asking(Level),
}

/// One source, its last answers and when to ask again.
pub struct Feed<S: Source> {
    plan: Plan,
    wait: Wait,
    stage: Stage,
    is_visible: bool,
    has_asked: bool,
    current: Option<(Level, Held<S::Record>)>,
    kept: Option<Held<S::Record>>,
    doubtful: Option<Doubtful<S::Record>>,
    stand_ins: Vec<StandIn<S::Record>>,
    /// What went wrong in the last whole round.
    troubles: Vec<(Level, Trouble)>,
    /// What went wrong so far in the round under way.
    round: Vec<(Level, Trouble)>,
}

/// An answer by a clock that differs from ours by so many seconds.
struct Doubtful<R> {
    held: Held<R>,
    off_s: i64,
}

impl<S: Source> Feed<S> {
    /// A feed that asks at once; `seed` spreads its waits.
    pub fn new(plan: Plan, seed: u64) -> Self {
        let wait = Wait::new(plan.polling, seed);
        Self {
            plan,
            wait,
            stage: Stage::Waiting { due_ms: i64::MIN },
            is_visible: true,
            has_asked: false,
            current: None,
            kept: None,
            doubtful: None,
            stand_ins: Vec::new(),
            troubles: Vec::new(),
            round: Vec::new(),
        }
    }

    /// Takes the last good answer from the browser's store. What cannot be read is as if it were not there.
    pub fn restore(&mut self, store: &impl Store) {
        let Some(text) = store.read(&key::<S>()) else { return };
        let Some((fetched, body)) = text.split_once('\n') else { return };
        if let (Ok(fetched), Ok(record)) = (Instant::parse(fetched), S::parse(body)) {
            self.kept = Some(Held { record: Arc::new(record), fetched });
        }
    }

    /// Offers a labelled stand-in; the better level is shown first.
    pub fn offer(&mut self, stand_in: StandIn<S::Record>) {
        self.stand_ins.push(stand_in);
        self.stand_ins.sort_by_key(|it| it.level);
    }

    /// The page is shown or hidden: a hidden page asks nothing.
    pub const fn set_visible(&mut self, is_visible: bool) {
        self.is_visible = is_visible;
    }

    /// The network is back: what failed is asked again at once.
    pub const fn online(&mut self, tick_ms: i64) {
        if self.wait.is_failing() {
            self.wait.forget();
            if let Stage::Waiting { .. } = self.stage {
                self.stage = Stage::Waiting { due_ms: tick_ms };
            }
        }
    }

    /// What to do at this tick. A returned question counts as asked.
    pub fn next(&mut self, tick_ms: i64) -> Next {
        if !self.is_visible {
            return Next::Rest;
        }
        let level = match self.stage {
            Stage::Asking(_) => return Next::Rest,
            Stage::Ready(level) => level,
            Stage::Waiting { due_ms } if due_ms <= tick_ms => Level::Live,
            Stage::Waiting { due_ms } => return Next::Sleep(due_ms - tick_ms),
        };
        let Some((level, ask)) = self.question(level) else { return Next::Rest };
        self.has_asked = true;
        self.stage = Stage::Asking(level);
        Next::Ask(ask)
    }

    /// Takes the answer to the question under way.
    pub fn answered(&mut self, came: Result<Answer, NetError>, clock: &impl Clock, store: &impl Store) {
        let Stage::Asking(level) = self.stage else { return };
        let body = came.as_ref().map(|it| it.body.clone()).unwrap_or_default();
        let (now, tick_ms) = (clock.wall(), clock.tick_ms());
        match judge::<S>(level, came, now) {
            Verdict::Good(held) => {
                self.keep(&held, &body, now, store);
                self.doubtful = None;
                self.end_round(Some((level, held)), tick_ms);
            }
            Verdict::Poor(held, Trouble::Clock { off_s }) => {
                self.doubtful = Some(Doubtful { held, off_s });
                self.failed(level, Trouble::Clock { off_s }, tick_ms);
            }
            Verdict::Poor(held, trouble) => {
                self.keep(&held, &body, now, store);
                self.failed(level, trouble, tick_ms);
            }
            Verdict::Bad(trouble) => self.failed(level, trouble, tick_ms),
        }
    }

    /// What to show at the moment `now`.
    pub fn tile(&self, now: Instant) -> Tile<S::Record> {
        let shown = self.shown(now);
        let told = self.troubles.iter().find_map(|(_, trouble)| match trouble {
            Trouble::Clock { off_s } => Some(*off_s),
            _ => None,
        });
        let ahead =
            shown.as_ref().filter(|it| it.freshness == Some(Freshness::Ahead)).and_then(|it| it.age_s);
        Tile {
            state: self.state(shown.as_ref()),
            troubles: self.troubles.clone(),
            clock_off_s: told.or(ahead.map(|age_s| -age_s)),
            is_asking: matches!(self.stage, Stage::Asking(_)),
            shown,
        }
    }

    /// The question of a level, or of the next one that the plan has.
    fn question(&self, level: Level) -> Option<(Level, Ask)> {
        let live =
            self.plan.live.as_ref().filter(|_| level == Level::Live).map(|it| (Level::Live, it.clone()));
        live.or_else(|| self.plan.snapshot.clone().map(|it| (Level::Snapshot, it)))
    }

    fn failed(&mut self, level: Level, trouble: Trouble, tick_ms: i64) {
        self.round.push((level, trouble));
        if level == Level::Live && self.plan.snapshot.is_some() {
            self.stage = Stage::Ready(Level::Snapshot);
        } else {
            self.end_round(None, tick_ms);
        }
    }

    fn end_round(&mut self, best: Option<(Level, Held<S::Record>)>, tick_ms: i64) {
        self.current = best;
        self.troubles = core::mem::take(&mut self.round);
        let busy = Trouble::Net(NetError::Status(429));
        let wait_ms = if self.troubles.iter().all(|(_, it)| *it == Trouble::Absent) {
            self.wait.after_success(self.plan.interval_ms)
        } else if self.troubles.iter().any(|(_, it)| *it == busy) {
            self.wait.patient()
        } else {
            self.wait.after_failure()
        };
        self.stage = Stage::Waiting { due_ms: tick_ms.saturating_add(wait_ms) };
    }

    fn keep(&mut self, held: &Held<S::Record>, body: &str, now: Instant, store: &impl Store) {
        let is_newer = self.kept.as_ref().is_none_or(|kept| held.time(now) >= kept.time(now));
        if is_newer {
            store.write(&key::<S>(), &format!("{}\n{body}", held.fetched));
            self.kept = Some(held.clone());
        }
    }

    fn state(&self, shown: Option<&Shown<S::Record>>) -> State {
        match shown.and_then(|it| State::of(it.level, it.freshness)) {
            Some(state) => state,
            None if !self.has_asked => State::Idle,
            None if self.troubles.is_empty() => State::Loading,
            None => State::Failed,
        }
    }

    fn shown(&self, now: Instant) -> Option<Shown<S::Record>> {
        let class = S::META.class;
        let current = || self.current.as_ref().and_then(|(level, held)| dress::<S>(*level, class, held, now));
        let kept = || self.kept.as_ref().and_then(|held| dress::<S>(Level::Kept, Class::Copy, held, now));
        let doubtful = || {
            // Read by the publisher's clock: when it is ours that is wrong, this is the right number.
            let Doubtful { held, off_s } = self.doubtful.as_ref()?;
            dress::<S>(Level::Doubtful, class, held, now.plus_seconds(*off_s))
        };
        let stand_in = || self.stand_ins.iter().find_map(|it| dress_stand_in(it, now));
        current().or_else(kept).or_else(doubtful).or_else(stand_in)
    }
}

fn key<S: Source>() -> String {
    format!("live/{}", S::META.slug)
}

fn dress<S: Source>(
    level: Level,
    class: Class,
    held: &Held<S::Record>,
    now: Instant,
) -> Option<Shown<S::Record>> {
    let time = held.time(now)?;
    Some(Shown {
        record: Arc::clone(&held.record),
        level,
        class,
        holds_at: held.record.as_of(now)?,
        time: Some(time),
        age_s: Some(now.seconds_since(time)),
        freshness: Some(Freshness::of(time, now, S::META.max_age_s)),
        max_age_s: S::META.max_age_s,
        source: SourceId::new(S::META.slug),
        credit: Cow::Borrowed(S::META.credit),
    })
}

fn dress_stand_in<R: Record>(stand_in: &StandIn<R>, now: Instant) -> Option<Shown<R>> {
    Some(Shown {
        record: Arc::clone(&stand_in.record),
        level: stand_in.level,
        class: stand_in.class,
        holds_at: stand_in.record.as_of(now)?,
        time: stand_in.time,
        age_s: stand_in.time.map(|it| now.seconds_since(it)),
        freshness: None,
        max_age_s: 0,
        source: stand_in.source.clone(),
        credit: stand_in.credit.clone(),
    })
}
