//! Every fault of every source: the next level with its class, age and reason; recovery; other tiles untouched.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use portal::live::{Clock, Feed, Level, Next, Plan, StandIn, State, Store, Tile, Trouble, step};
use portal::net::{Ask, NetError};
use portal_evidence::{Class, Freshness, SourceId};
use portal_opendata::config::Polling;
use portal_opendata::live::{
    Air, Forecast, GiosSnapshot, OpenMeteoAirQuality, OpenMeteoForecast, ParseError, Point, Record, Source,
};
use portal_units::Instant;

use super::client::Sockets;
use crate::replay::{Fault, Replay, Service, tell_fault_cells};

const DAY_S: i64 = 86_400;
const TIMEOUT_MS: u32 = 400;
const MAX_BYTES: u32 = 100_000;
const INTERVAL_S: i64 = 600;
const POLLING: Polling = Polling { backoff_first_ms: 10_000, backoff_max_ms: 300_000, jitter_share: 0.1 };

pub(super) const FAULTS: [Fault; 17] = [
    Fault::Slow(Duration::from_millis(900)),
    Fault::Drip,
    Fault::Refused,
    Fault::Status(500),
    Fault::Status(429),
    Fault::Status(404),
    Fault::CutOff,
    Fault::NotJson,
    Fault::Html,
    Fault::WrongShape,
    Fault::Nulls,
    Fault::Empty,
    Fault::Unordered,
    Fault::Stale,
    Fault::Huge,
    Fault::ClockOff(DAY_S),
    Fault::ClockOff(-DAY_S),
];

/// The three feeds of a page with everything around them.
pub(super) struct Page {
    pub(super) replay: Replay,
    pub(super) now: Cell<Instant>,
    tick_ms: Cell<i64>,
    store: RefCell<HashMap<String, String>>,
    forecast: RefCell<Feed<Forecast>>,
    air: RefCell<Feed<Air>>,
    gios: RefCell<Feed<Air>>,
}

/// What a cell looks at, whatever the record.
#[derive(Debug, Clone, PartialEq)]
struct Seen {
    state: State,
    level: Option<Level>,
    class: Option<Class>,
    age_s: Option<i64>,
    freshness: Option<Freshness>,
    credit: Option<String>,
    troubles: Vec<(Level, Trouble)>,
    clock_off_s: Option<i64>,
}

impl Page {
    pub(super) fn open() -> Self {
        let now = Instant::parse("2026-06-15T12:40:00Z").unwrap();
        let replay = Replay::start(now).unwrap();
        let base = |service: Service| format!("{}{}", replay.origin(), service.path());
        let place = Point { latitude: 51.207, longitude: 16.155 };
        let forecast = OpenMeteoForecast::url(&base(Service::Forecast), &place);
        let air = OpenMeteoAirQuality::url(&base(Service::AirQuality), &place);
        let gios = GiosSnapshot::url(&base(Service::Gios), &());
        Self {
            now: Cell::new(now),
            tick_ms: Cell::new(0),
            store: RefCell::default(),
            forecast: RefCell::new(Feed::new(plan::<OpenMeteoForecast>(Some(forecast), None), 1)),
            air: RefCell::new(Feed::new(plan::<OpenMeteoAirQuality>(Some(air), None), 2)),
            gios: RefCell::new(Feed::new(plan::<GiosSnapshot>(None, Some(gios)), 3)),
            replay,
        }
    }

    pub(super) fn wait_s(&self, seconds: i64) {
        self.now.set(self.now.get().plus_seconds(seconds));
        self.tick_ms.set(self.tick_ms.get() + seconds * 1_000);
        self.replay.set_now(self.now.get());
    }

    pub(super) fn play(&self) {
        self.play_one(&self.forecast);
        self.play_one(&self.air);
        self.play_one(&self.gios);
    }

    pub(super) fn play_one<R: Record>(&self, feed: &RefCell<Feed<R>>) {
        let mut playing = pin!(step(feed, &Sockets, self, self, || ()));
        let next = playing.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        assert!(matches!(next, Poll::Ready(Next::Sleep(1..))), "a feed goes on: {next:?}");
    }

    /// The network is back for a feed.
    pub(super) fn tell_online<R: Record>(&self, feed: &RefCell<Feed<R>>) {
        feed.borrow_mut().online(self.tick_ms.get());
    }

    fn seen(&self, service: Service) -> Seen {
        let now = self.now.get();
        match service {
            Service::Forecast => seen(self.forecast.borrow().tile(now)),
            Service::AirQuality => seen(self.air.borrow().tile(now)),
            Service::Gios => seen(self.gios.borrow().tile(now)),
        }
    }

    /// Offers each feed an answer of a typical year.
    fn offer_stand_ins(&self) {
        let body = include_str!("../../../../crates/opendata/fixtures/open-meteo-forecast/answer.json");
        let forecast: Forecast = OpenMeteoForecast::parse(body).unwrap();
        let body = include_str!("../../../../crates/opendata/fixtures/open-meteo-air-quality/answer.json");
        let air: Air = OpenMeteoAirQuality::parse(body).unwrap();
        self.forecast.borrow_mut().offer(typical(forecast));
        self.air.borrow_mut().offer(typical(air.clone()));
        self.gios.borrow_mut().offer(typical(air));
    }
}

impl Clock for Page {
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

impl Store for Page {
    fn read(&self, key: &str) -> Option<String> {
        self.store.borrow().get(key).cloned()
    }

    fn write(&self, key: &str, text: &str) {
        self.store.borrow_mut().insert(key.to_owned(), text.to_owned());
    }
}

pub(super) fn plan<S: Source>(live: Option<String>, snapshot: Option<String>) -> Plan<S::Record> {
    let ask = |url| Ask { url, timeout_ms: TIMEOUT_MS, max_bytes: MAX_BYTES };
    let service = |url: String| portal::live::Service {
        address: Arc::new(move |_| url.clone()),
        timeout_ms: TIMEOUT_MS,
        max_bytes: MAX_BYTES,
    };
    Plan {
        meta: &S::META,
        parse: S::parse,
        live: live.map(service),
        snapshot: snapshot.map(ask),
        interval_ms: 600_000,
        polling: POLLING,
    }
}

fn typical<R>(record: R) -> StandIn<R> {
    StandIn {
        record: Arc::new(record),
        level: Level::Model,
        class: Class::Typical,
        time: None,
        source: SourceId::new("typical-year"),
        licence: "CC0-1.0".into(),
        credit: "typical year".into(),
    }
}

fn seen<R>(tile: Tile<R>) -> Seen {
    let shown = tile.shown.as_ref();
    Seen {
        state: tile.state,
        level: shown.map(|it| it.level),
        class: shown.map(|it| it.class),
        age_s: shown.and_then(|it| it.age_s),
        freshness: shown.and_then(|it| it.freshness),
        credit: shown.map(|it| it.credit.to_string()),
        troubles: tile.troubles,
        clock_off_s: tile.clock_off_s,
    }
}

/// Level, class and age of a source that answers well. The newest mean of the file ended 100 minutes ago.
fn healthy(service: Service) -> (Level, Class, i64) {
    match service {
        Service::Forecast => (Level::Live, Class::Forecast, 0),
        Service::AirQuality => (Level::Live, Class::Modelled, 0),
        Service::Gios => (Level::Snapshot, Class::Preliminary, 6_000),
    }
}

/// Whether a reason is the one that a fault must have.
pub(super) fn is_due(reason: &Trouble, service: Service, fault: Fault) -> bool {
    let net = |wanted: NetError| *reason == Trouble::Net(wanted);
    match fault {
        Fault::Slow(_) | Fault::Drip => net(NetError::TimedOut { after_ms: TIMEOUT_MS }),
        Fault::Refused => net(NetError::Unreachable),
        Fault::Status(404) if service == Service::Gios => *reason == Trouble::Absent,
        Fault::Status(status) => net(NetError::Status(status)),
        Fault::CutOff => net(NetError::CutOff),
        Fault::NotJson => matches!(reason, Trouble::Unreadable(ParseError::Json { .. })),
        Fault::Html => net(NetError::NotJson),
        Fault::WrongShape => matches!(reason, Trouble::Unreadable(ParseError::Field { .. })),
        Fault::Nulls => *reason == Trouble::NoValues,
        Fault::Stale => matches!(reason, Trouble::Old { age_s } if *age_s > DAY_S),
        Fault::Huge => net(NetError::TooLarge { limit: MAX_BYTES }),
        Fault::ClockOff(off_s) => *reason == Trouble::Clock { off_s },
        // The lists of a forecast are named one by one; those of the file are as long as it says itself.
        Fault::Empty if service == Service::Gios => {
            matches!(reason, Trouble::Unreadable(ParseError::Count { got: 0, .. }))
        }
        Fault::Empty => matches!(reason, Trouble::Unreadable(ParseError::Field { field: "time", .. })),
        Fault::Unordered => matches!(reason, Trouble::Unreadable(ParseError::Order { .. })),
        // Nothing is wrong.
        Fault::None => false,
    }
}

pub(super) fn assert_healthy(page: &Page, service: Service, extra_age_s: i64, cell: &str) {
    let (level, class, age_s) = healthy(service);
    let seen = page.seen(service);
    assert_eq!((seen.state, seen.level, seen.class), (State::Fresh, Some(level), Some(class)), "{cell}");
    assert_eq!((seen.age_s, seen.troubles.len()), (Some(age_s + extra_age_s), 0), "{cell}");
}

fn assert_reason(seen: &Seen, service: Service, fault: Fault, cell: &str) {
    let (level, ..) = healthy(service);
    let [(told_level, reason)] = seen.troubles.as_slice() else { panic!("{cell}: {seen:?}") };
    assert_eq!(*told_level, level, "{cell}");
    assert!(is_due(reason, service, fault), "{cell}: {reason:?}");
    let off_s = if let Fault::ClockOff(off_s) = fault { Some(off_s) } else { None };
    assert_eq!(seen.clock_off_s, off_s, "{cell}");
}

fn each_cell(check: impl Fn(Service, Fault, &str)) -> usize {
    let cells = Service::ALL.into_iter().flat_map(|service| FAULTS.map(|fault| (service, fault)));
    // The file of the station says when its first hour was, and has no other times.
    let cells = cells.filter(|cell| *cell != (Service::Gios, Fault::Unordered));
    cells.map(|(service, fault)| check(service, fault, &format!("{service:?} {fault:?}"))).count()
}

#[test]
fn after_a_good_answer_every_fault_leaves_a_copy_and_other_tiles_untouched_until_it_is_over() {
    let cells = each_cell(|service, fault, cell| {
        let page = Page::open();
        page.play();
        for each in Service::ALL {
            assert_healthy(&page, each, 0, cell);
        }
        page.replay.set_fault(service, fault);
        // More than the interval, whatever its spread.
        let wait_s = INTERVAL_S + 61;
        page.wait_s(wait_s);
        page.play();
        let seen = page.seen(service);
        let copy = (State::Fresh, Some(Level::Kept), Some(Class::Copy), Some(healthy(service).2 + wait_s));
        assert_eq!((seen.state, seen.level, seen.class, seen.age_s), copy, "{cell}");
        assert_reason(&seen, service, fault, cell);
        for other in Service::ALL.into_iter().filter(|it| *it != service) {
            let aged_s = if other == Service::Gios { wait_s } else { 0 };
            assert_healthy(&page, other, aged_s, cell);
        }
        page.replay.set_fault(service, Fault::None);
        page.wait_s(wait_s);
        page.play();
        // The file is harvested once an hour: it is still the same.
        let aged_s = if service == Service::Gios { 2 * wait_s } else { 0 };
        assert_healthy(&page, service, aged_s, cell);
    });
    tell_fault_cells(cells, "with an earlier answer");
}

#[test]
fn without_an_earlier_answer_every_fault_leaves_the_labelled_stand_in_and_heals_by_itself() {
    let cells = each_cell(|service, fault, cell| {
        let page = Page::open();
        page.offer_stand_ins();
        page.replay.set_fault(service, fault);
        page.play();
        let seen = page.seen(service);
        let (level, class, state) = match fault {
            Fault::ClockOff(_) => (Level::Doubtful, healthy(service).1, State::Late),
            Fault::Stale => (Level::Kept, Class::Copy, State::Stale),
            _ => (Level::Model, Class::Typical, State::Failed),
        };
        assert_eq!((seen.level, seen.class, seen.state), (Some(level), Some(class), state), "{cell}");
        assert_eq!(seen.age_s.is_none(), level == Level::Model, "{cell}");
        assert_reason(&seen, service, fault, cell);
        for other in Service::ALL.into_iter().filter(|it| *it != service) {
            assert_healthy(&page, other, 0, cell);
        }
        page.replay.set_fault(service, Fault::None);
        let wait_s = if matches!(fault, Fault::Status(404 | 429)) { INTERVAL_S + 61 } else { 12 };
        page.wait_s(wait_s);
        page.play();
        assert_healthy(&page, service, if service == Service::Gios { wait_s } else { 0 }, cell);
    });
    tell_fault_cells(cells, "without an earlier answer");
}

#[test]
fn the_server_hears_the_questions_as_they_were_meant() {
    let page = Page::open();
    page.play();
    let requests = page.replay.requests();
    assert_eq!(requests.len(), 3);
    assert!(
        requests[0].starts_with("/v1/forecast?latitude=51.2070&longitude=16.1550&hourly=temperature_2m,")
    );
    assert!(requests[0].contains("&past_days=1&forecast_days=3&timezone=GMT"));
    assert_eq!(requests[2], "/data/live/gios.json");
}
