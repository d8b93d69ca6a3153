//! Live numbers for tiles: asked, judged by their age, replaced by the next best when they cannot be had.
//!
//! [`Feed`] is a state machine without clock, network or page: it says what to ask next and is told what came.
//! [`step`] plays it against a [`Transport`]; [`use_feed`] ties it to a page.

mod driver;
mod feed;
mod judge;
mod plan;
mod switch;
mod tile;
mod wait;

#[cfg(test)]
mod tests;

use std::cell::RefCell;

use portal_opendata::live::Record;
use portal_units::Instant;

pub use driver::{Now, use_feed};
pub use feed::{Feed, Next};
pub use plan::{Address, LiveConfig, Plan, Service, service_at};
pub use switch::{Switch, is_wanted};
pub use tile::{Level, Shown, StandIn, State, Tile, Trouble};

use crate::net::Transport;

/// The two clocks of a feed.
pub trait Clock {
    /// The reader's clock: what the page takes for now.
    fn wall(&self) -> Instant;

    /// Milliseconds of a clock that never jumps, from any beginning: what waiting is measured by.
    fn tick_ms(&self) -> i64;

    /// Milliseconds since 1970 by the device: the same for all pages of the browser, whatever they take for now.
    fn device_ms(&self) -> i64;
}

/// A place to keep the last good answers. A store that is full or forbidden keeps nothing.
pub trait Store {
    /// What was kept under a key.
    fn read(&self, key: &str) -> Option<String>;

    /// Keeps a text under a key.
    fn write(&self, key: &str, text: &str);
}

/// Asks whatever is due, level after level, and returns what to wait for. Each host is asked one question at a time, and
/// what another page of the browser has just been told is not asked again.
///
/// `changed` is called whenever a tile may have changed. Dropping the future gives a running question up.
pub async fn step<R: Record>(
    feed: &RefCell<Feed<R>>,
    transport: &impl Transport,
    clock: &impl Clock,
    store: &impl Store,
    changed: impl Fn(),
) -> Next {
    loop {
        let next = feed.borrow_mut().next(clock);
        changed();
        let Next::Ask(ask) = next else { return next };
        let _turn = transport.turn(&ask).await;
        if feed.borrow_mut().take_shared(clock, store) {
            continue;
        }
        let answer = transport.get(&ask).await;
        feed.borrow_mut().answered(answer, clock, store);
    }
}
