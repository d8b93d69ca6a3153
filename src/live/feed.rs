//! The state machine of one source.

use std::borrow::Cow;
use std::sync::Arc;

use portal_evidence::{Class, Freshness, SourceId};
use portal_opendata::live::{Meta, Record};
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
pub struct Feed<R> {
    plan: Plan<R>,
    wait: Wait,
    stage: Stage,
    is_visible: bool,
    is_on: bool,
    has_asked: bool,
    /// When the last live answer came, by the device's clock, here or in another page of the browser. \[ms\]
    shared_ms: Option<i64>,
    current: Option<(Level, Held<R>)>,
    kept: Option<Held<R>>,
    doubtful: Option<Doubtful<R>>,
    stand_ins: Vec<StandIn<R>>,
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

impl<R: Record> Feed<R> {
    /// A feed that asks at once; `seed` spreads its waits.
    pub fn new(plan: Plan<R>, seed: u64) -> Self {
        let wait = Wait::new(plan.polling, seed);
        Self {
            plan,
            wait,
            stage: Stage::Waiting { due_ms: i64::MIN },
            is_visible: true,
            is_on: true,
            has_asked: false,
            shared_ms: None,
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
        self.kept = self.read(store);
    }

    fn read(&self, store: &impl Store) -> Option<Held<R>> {
        let text = store.read(&key(self.plan.meta))?;
        let (fetched, body) = text.split_once('\n')?;
        let (fetched, record) = (Instant::parse(fetched).ok()?, (self.plan.parse)(body).ok()?);
        Some(Held { record: Arc::new(record), fetched })
    }

    /// Offers a labelled stand-in; the better level is shown first.
    pub fn offer(&mut self, stand_in: StandIn<R>) {
        self.stand_ins.push(stand_in);
        self.stand_ins.sort_by_key(|it| it.level);
    }

    /// The page is shown or hidden: a hidden page asks nothing.
    pub const fn set_visible(&mut self, is_visible: bool) {
        self.is_visible = is_visible;
    }

    /// The reader wants live numbers or not: when not, nothing is asked.
    pub const fn set_on(&mut self, is_on: bool) {
        self.is_on = is_on;
    }

    /// Another page of the browser has kept something: when it is an answer for this feed, it is taken at once.
    pub fn heard(&mut self, tick_ms: i64, store: &impl Store) {
        let shared_ms = self.shared_elsewhere(store);
        if shared_ms.is_some() && shared_ms != self.shared_ms {
            self.wake(tick_ms);
        }
    }

    /// When some page of the browser last got an answer. \[ms\]
    fn shared_elsewhere(&self, store: &impl Store) -> Option<i64> {
        store.read(&shared_key(self.plan.meta))?.parse().ok()
    }

    /// The device has slept: what waits is due.
    pub const fn wake(&mut self, tick_ms: i64) {
        if let Stage::Waiting { .. } = self.stage {
            self.stage = Stage::Waiting { due_ms: tick_ms };
        }
    }

    /// Takes the answer that another page of this browser got while this one waited for its turn. Whether there was one.
    ///
    /// An answer of an earlier page that is younger than the interval is such an answer too.
    pub fn take_shared(&mut self, clock: &impl Clock, store: &impl Store) -> bool {
        if self.stage != Stage::Asking(Level::Live) {
            return false;
        }
        let Some(shared_ms) = self.shared_elsewhere(store) else { return false };
        let age_ms = clock.device_ms() - shared_ms;
        let is_young = (0..i64::from(self.plan.interval_ms)).contains(&age_ms);
        if self.shared_ms == Some(shared_ms) || !is_young {
            return false;
        }
        let Some(held) = self.read(store) else { return false };
        self.shared_ms = Some(shared_ms);
        self.kept = Some(held.clone());
        self.doubtful = None;
        self.end_round(Some((Level::Live, held)), clock.tick_ms() - age_ms);
        true
    }

    /// The network is back: what failed is asked again at once.
    pub const fn online(&mut self, tick_ms: i64) {
        if self.wait.is_failing() {
            self.wait.forget();
            self.wake(tick_ms);
        }
    }

    /// What to do now. A returned question counts as asked.
    pub fn next(&mut self, clock: &impl Clock) -> Next {
        if !self.is_visible || !self.is_on {
            return Next::Rest;
        }
        let tick_ms = clock.tick_ms();
        let level = match self.stage {
            Stage::Asking(_) => return Next::Rest,
            Stage::Ready(level) => level,
            Stage::Waiting { due_ms } if due_ms <= tick_ms => Level::Live,
            Stage::Waiting { due_ms } => return Next::Sleep(due_ms - tick_ms),
        };
        let Some((level, ask)) = self.question(level, clock.wall()) else { return Next::Rest };
        self.has_asked = true;
        self.stage = Stage::Asking(level);
        Next::Ask(ask)
    }

    /// Takes the answer to the question under way.
    pub fn answered(&mut self, came: Result<Answer, NetError>, clock: &impl Clock, store: &impl Store) {
        let Stage::Asking(level) = self.stage else { return };
        let body = came.as_ref().map(|it| it.body.clone()).unwrap_or_default();
        let (now, tick_ms) = (clock.wall(), clock.tick_ms());
        match judge(&self.plan, level, came, now) {
            Verdict::Good(held) => {
                let is_newest = self.keep(&held, &body, now, store);
                if is_newest && level == Level::Live {
                    self.shared_ms = Some(clock.device_ms());
                    store.write(&shared_key(self.plan.meta), &clock.device_ms().to_string());
                }
                self.doubtful = None;
                self.end_round(Some((level, held)), tick_ms);
            }
            Verdict::Poor(held, Trouble::Clock { off_s }) => {
                self.doubtful = Some(Doubtful { held, off_s });
                self.failed(level, Trouble::Clock { off_s }, clock, store);
            }
            Verdict::Poor(held, trouble) => {
                self.keep(&held, &body, now, store);
                self.failed(level, trouble, clock, store);
            }
            Verdict::Bad(trouble) => self.failed(level, trouble, clock, store),
        }
        self.note_due(now, tick_ms, store);
    }

    /// Notes after a round in which the source itself failed when it is asked again.
    fn note_due(&self, now: Instant, tick_ms: i64, store: &impl Store) {
        if let Stage::Waiting { due_ms } = self.stage
            && self.troubles.iter().any(|(level, _)| *level == Level::Live)
        {
            let due = now.plus_seconds((due_ms - tick_ms) / 1_000);
            store.write(&due_key(self.plan.meta), &due.to_string());
        }
    }

    /// What to show at the moment `now`.
    pub fn tile(&self, now: Instant) -> Tile<R> {
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
            is_off: !self.is_on,
            shown,
        }
    }

    /// The question of a level, or of the next one that the plan has.
    fn question(&self, level: Level, now: Instant) -> Option<(Level, Ask)> {
        let live =
            self.plan.live.as_ref().filter(|_| level == Level::Live).map(|it| (Level::Live, it.ask(now)));
        live.or_else(|| self.plan.snapshot.clone().map(|it| (Level::Snapshot, it)))
    }

    fn failed(&mut self, level: Level, trouble: Trouble, clock: &impl Clock, store: &impl Store) {
        if level == Level::Live {
            store.write(&failed_key(self.plan.meta), &format!("{}\n{trouble}", clock.wall()));
        }
        let tick_ms = clock.tick_ms();
        self.round.push((level, trouble));
        if level == Level::Live && self.plan.snapshot.is_some() {
            self.stage = Stage::Ready(Level::Snapshot);
        } else {
            self.end_round(None, tick_ms);
        }
    }

    fn end_round(&mut self, best: Option<(Level, Held<R>)>, tick_ms: i64) {
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

    /// Keeps an answer unless a newer one is kept. Whether it did.
    fn keep(&mut self, held: &Held<R>, body: &str, now: Instant, store: &impl Store) -> bool {
        let is_newer = self.kept.as_ref().is_none_or(|kept| held.time(now) >= kept.time(now));
        if is_newer {
            store.write(&key(self.plan.meta), &format!("{}\n{body}", held.fetched));
            self.kept = Some(held.clone());
        }
        is_newer
    }

    fn state(&self, shown: Option<&Shown<R>>) -> State {
        match shown.and_then(|it| State::of(it.level, it.freshness)) {
            Some(state) => state,
            None if !self.has_asked => State::Idle,
            None if self.troubles.is_empty() => State::Loading,
            None => State::Failed,
        }
    }

    fn shown(&self, now: Instant) -> Option<Shown<R>> {
        let meta = self.plan.meta;
        let current = || self.current.as_ref().and_then(|(level, held)| dress(meta, *level, held, now));
        let kept = || self.kept.as_ref().and_then(|held| dress(meta, Level::Kept, held, now));
        let doubtful = || {
            // Read by the publisher's clock: when it is ours that is wrong, this is the right number.
            let Doubtful { held, off_s } = self.doubtful.as_ref()?;
            dress(meta, Level::Doubtful, held, now.plus_seconds(*off_s))
        };
        let stand_in = || self.stand_ins.iter().find_map(|it| dress_stand_in(it, now));
        current().or_else(kept).or_else(doubtful).or_else(stand_in)
    }
}

fn key(meta: &Meta) -> String {
    format!("live/{}", meta.slug)
}

fn shared_key(meta: &Meta) -> String {
    format!("live/{}/at", meta.slug)
}

/// When the source last failed here, and how: for the page that tells how the sources are.
fn failed_key(meta: &Meta) -> String {
    format!("live/{}/failed", meta.slug)
}

/// When a page asks the source again that has failed: for the same page.
fn due_key(meta: &Meta) -> String {
    format!("live/{}/due", meta.slug)
}

fn dress<R: Record>(meta: &'static Meta, level: Level, held: &Held<R>, now: Instant) -> Option<Shown<R>> {
    let time = held.time(now)?;
    Some(Shown {
        record: Arc::clone(&held.record),
        level,
        class: if level == Level::Kept { Class::Copy } else { meta.class },
        holds_at: held.record.as_of(now)?,
        time: Some(time),
        fetched: Some(held.fetched),
        age_s: Some(now.seconds_since(time)),
        freshness: Some(Freshness::of(time, now, meta.max_age_s)),
        max_age_s: meta.max_age_s,
        source: SourceId::new(meta.slug),
        licence: Cow::Borrowed(meta.licence),
        credit: Cow::Borrowed(meta.credit),
    })
}

fn dress_stand_in<R: Record>(stand_in: &StandIn<R>, now: Instant) -> Option<Shown<R>> {
    Some(Shown {
        record: Arc::clone(&stand_in.record),
        level: stand_in.level,
        class: stand_in.class,
        holds_at: stand_in.record.as_of(now)?,
        time: stand_in.time,
        fetched: None,
        age_s: stand_in.time.map(|it| now.seconds_since(it)),
        freshness: None,
        max_age_s: 0,
        source: stand_in.source.clone(),
        licence: stand_in.licence.clone(),
        credit: stand_in.credit.clone(),
    })
}
