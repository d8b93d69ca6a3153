//! The state machine against a network, clocks and a store of our own making.

mod clock;
mod levels;
mod rhythm;
mod shared;

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use portal_evidence::Class;
use portal_opendata::config::Polling;
use portal_opendata::live::{Cors, Meta, ParseError, Record, Source};
use portal_units::{CivilDate, Instant};

use super::{Clock, Feed, Next, Plan, Service, Store, Tile, step};
use crate::net::{Answer, Ask, NetError, Transport, Turn};

/// A source whose answer is the moment of its one value: `2026-06-15T12:00:00Z`, or `nothing`.
#[derive(Debug)]
struct Toy;

#[derive(Debug, Clone, PartialEq)]
struct Reading {
    moment: Option<Instant>,
}

impl Source for Toy {
    type Query = ();
    type Record = Reading;
    const META: Meta = Meta {
        slug: "toy",
        publisher: "Publisher",
        page: "",
        terms: "",
        licence: "CC0-1.0",
        credit: "by Publisher",
        cors: Cors::Open,
        max_age_s: 3 * 3_600,
        class: Class::Preliminary,
    };

    fn url(base: &str, (): &()) -> String {
        base.to_owned()
    }

    fn parse(body: &str) -> Result<Reading, ParseError> {
        if body == "nothing" {
            return Ok(Reading { moment: None });
        }
        let moment = Instant::parse(body).map_err(|_| ParseError::Json { line: 1, column: 1 })?;
        Ok(Reading { moment: Some(moment) })
    }
}

impl Record for Reading {
    fn as_of(&self, now: Instant) -> Option<Instant> {
        self.moment.filter(|it| *it <= now)
    }

    fn made_at(&self) -> Option<Instant> {
        self.moment
    }

    fn publishers_day(&self) -> Option<CivilDate> {
        None
    }
}

/// Everything around a feed.
struct World {
    now: Cell<Instant>,
    tick_ms: Cell<i64>,
    answers: RefCell<VecDeque<Result<Answer, NetError>>>,
    asked: RefCell<Vec<String>>,
    kept: RefCell<HashMap<String, String>>,
}

impl World {
    /// Noon of 15 June 2026.
    fn new() -> Self {
        Self {
            now: Cell::new(at("2026-06-15T12:00:00Z")),
            tick_ms: Cell::new(0),
            answers: RefCell::default(),
            asked: RefCell::default(),
            kept: RefCell::default(),
        }
    }

    /// Queues an answer whose value is so many seconds old.
    fn answer_aged(&self, age_s: i64) {
        self.answer(Ok(body(&self.now.get().plus_seconds(-age_s).to_string())));
    }

    fn answer(&self, answer: Result<Answer, NetError>) {
        self.answers.borrow_mut().push_back(answer);
    }

    /// Lets both clocks go on.
    fn wait_s(&self, seconds: i64) {
        self.now.set(self.now.get().plus_seconds(seconds));
        self.tick_ms.set(self.tick_ms.get() + seconds * 1_000);
    }

    /// Plays until the feed wants to wait, and gives what it waits for and what it shows.
    fn play(&self, feed: &RefCell<Feed<Reading>>) -> (Next, Tile<Reading>) {
        let next = ready(step(feed, self, self, self, || ()));
        (next, feed.borrow().tile(self.now.get()))
    }

    /// Names of the addresses that were asked since the last call.
    fn asked(&self) -> Vec<String> {
        self.asked.take()
    }
}

impl Transport for World {
    async fn turn(&self, _: &Ask) -> Turn {
        Turn::default()
    }

    async fn get(&self, ask: &Ask) -> Result<Answer, NetError> {
        self.asked.borrow_mut().push(ask.url.clone());
        self.answers.borrow_mut().pop_front().expect("a question that no answer was prepared for")
    }
}

impl Clock for World {
    fn wall(&self) -> Instant {
        self.now.get()
    }

    fn tick_ms(&self) -> i64 {
        self.tick_ms.get()
    }

    fn device_ms(&self) -> i64 {
        self.now.get().unix_seconds() * 1_000
    }
}

impl Store for World {
    fn read(&self, key: &str) -> Option<String> {
        self.kept.borrow().get(key).cloned()
    }

    fn write(&self, key: &str, text: &str) {
        self.kept.borrow_mut().insert(key.to_owned(), text.to_owned());
    }
}

const POLLING: Polling = Polling { backoff_first_ms: 10_000, backoff_max_ms: 300_000, jitter_share: 0.0 };
const INTERVAL_MS: u32 = 600_000;
const OFFLINE: Result<Answer, NetError> = Err(NetError::Unreachable);

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn body(text: &str) -> Answer {
    Answer { body: text.to_owned(), server_time: None, modified: None }
}

fn plan(live: Option<&'static str>, snapshot: Option<&str>) -> Plan<Reading> {
    let ask = |url: &str| Ask { url: url.to_owned(), timeout_ms: 1_000, max_bytes: 1_000 };
    let service = |url: &'static str| Service {
        address: Arc::new(move |_| url.to_owned()),
        timeout_ms: 1_000,
        max_bytes: 1_000,
    };
    Plan {
        meta: &Toy::META,
        parse: Toy::parse,
        live: live.map(service),
        snapshot: snapshot.map(ask),
        interval_ms: INTERVAL_MS,
        polling: POLLING,
    }
}

/// A feed with a service and a file of the own site.
fn feed() -> RefCell<Feed<Reading>> {
    RefCell::new(Feed::new(plan(Some("live"), Some("snapshot")), 1))
}

/// The output of a future that never has to wait.
fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits"),
    }
}
