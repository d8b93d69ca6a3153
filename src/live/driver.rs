//! Ties a feed to a page: the browser's network, clocks, events and store on one side, a signal on the other.

use std::sync::Arc;

use leptos::prelude::{RwSignal, Signal};
use portal_opendata::live::Source;
use portal_units::Instant;

use super::plan::Plan;
use super::tile::{StandIn, Tile};

/// What a page takes for now.
pub type Now = Arc<dyn Fn() -> Instant + Send + Sync>;

/// A feed for as long as the calling component lives.
///
/// Idle at first, natively and in the first render of the browser alike; it begins to ask in an effect, pauses
/// while the page is hidden, and gives a running question up when the component goes away.
pub fn use_feed<S>(plan: Plan, stand_ins: Vec<StandIn<S::Record>>, now: Now) -> Signal<Tile<S::Record>>
where
    S: Source + 'static,
    S::Record: Clone + PartialEq + Send + Sync + 'static,
{
    let tile = RwSignal::new(Tile::idle());
    #[cfg(target_arch = "wasm32")]
    browser::start::<S>(plan, stand_ins, now, tile);
    #[cfg(not(target_arch = "wasm32"))]
    drop((plan, stand_ins, now));
    tile.into()
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::cell::{Cell, RefCell};
    use std::rc::Rc;
    use std::time::Duration;

    use js_sys::{Function, Promise};
    use leptos::ev;
    use leptos::leptos_dom::helpers::WindowListenerHandle;
    use leptos::prelude::*;
    use leptos::reactive::spawn_local_scoped_with_cancellation;
    use portal_opendata::live::Source;
    use portal_units::Instant;
    use wasm_bindgen_futures::JsFuture;

    use super::super::{Clock, Feed, Next, Store, step};
    use super::{Now, Plan, StandIn, Tile};
    use crate::net::Browser;
    use crate::storage;

    /// Milliseconds after which an age on the page is told anew.
    const AGE_STEP_MS: i64 = 60_000;

    pub(super) fn start<S>(
        plan: Plan,
        stand_ins: Vec<StandIn<S::Record>>,
        now: Now,
        tile: RwSignal<Tile<S::Record>>,
    ) where
        S: Source + 'static,
        S::Record: Clone + PartialEq + Send + Sync + 'static,
    {
        let plan = StoredValue::new(Some((plan, stand_ins)));
        Effect::new(move || {
            let Some((plan, stand_ins)) = plan.try_update_value(Option::take).flatten() else { return };
            let mut feed = Feed::<S>::new(plan, seed());
            for stand_in in stand_ins {
                feed.offer(stand_in);
            }
            feed.restore(&Kept);
            spawn_local_scoped_with_cancellation(run(feed, Reader(now.clone()), tile));
        });
    }

    /// Asks and waits until the component goes away: then this future is dropped, and with it the question
    /// under way, the timer and the listeners.
    async fn run<S>(feed: Feed<S>, clock: Reader, tile: RwSignal<Tile<S::Record>>)
    where
        S: Source + 'static,
        S::Record: Clone + PartialEq + Send + Sync + 'static,
    {
        let feed = Rc::new(RefCell::new(feed));
        let bell = Rc::new(Bell::default());
        let _listeners = listen(&feed, &bell);
        loop {
            let publish = || {
                let new = feed.borrow().tile(clock.wall());
                if tile.try_with_untracked(|old| *old != new) == Some(true) {
                    let _ = tile.try_set(new);
                }
            };
            let longest_ms = match step(&feed, &Browser, &clock, &Kept, publish).await {
                Next::Sleep(wait_ms) => Some(wait_ms.min(AGE_STEP_MS)),
                Next::Rest | Next::Ask(_) => None,
            };
            bell.wait(longest_ms).await;
        }
    }

    fn listen<S: Source + 'static>(feed: &Rc<RefCell<Feed<S>>>, bell: &Rc<Bell>) -> Listeners {
        feed.borrow_mut().set_visible(!document().hidden());
        let (shown_feed, shown_bell) = (Rc::clone(feed), Rc::clone(bell));
        let shown = window_event_listener_untyped("visibilitychange", move |_| {
            shown_feed.borrow_mut().set_visible(!document().hidden());
            shown_bell.ring();
        });
        let (online_feed, online_bell) = (Rc::clone(feed), Rc::clone(bell));
        let online = window_event_listener(ev::online, move |_| {
            online_feed.borrow_mut().online(tick_ms());
            online_bell.ring();
        });
        Listeners(vec![shown, online])
    }

    /// Listeners that go when they are dropped.
    struct Listeners(Vec<WindowListenerHandle>);

    impl Drop for Listeners {
        fn drop(&mut self) {
            self.0.drain(..).for_each(WindowListenerHandle::remove);
        }
    }

    /// Ends a wait from outside.
    #[derive(Default)]
    struct Bell {
        waiting: RefCell<Option<Function>>,
        has_rung: Cell<bool>,
    }

    impl Bell {
        /// Ends the wait under way, or the next one.
        fn ring(&self) {
            match self.waiting.take() {
                Some(wake) => drop(wake.call0(&wasm_bindgen::JsValue::NULL)),
                None => self.has_rung.set(true),
            }
        }

        /// Waits for the bell, at most so many milliseconds.
        async fn wait(self: &Rc<Self>, longest_ms: Option<i64>) {
            if self.has_rung.take() {
                return;
            }
            let rung = Promise::new(&mut |wake, _| drop(self.waiting.replace(Some(wake))));
            let _timer = longest_ms.and_then(|ms| Timer::new(ms, Rc::clone(self)));
            drop(JsFuture::from(rung).await);
        }
    }

    /// Rings a bell once; not any more when it is dropped.
    struct Timer(TimeoutHandle);

    impl Timer {
        fn new(wait_ms: i64, bell: Rc<Bell>) -> Option<Self> {
            let wait = Duration::from_millis(wait_ms.unsigned_abs());
            set_timeout_with_handle(move || bell.ring(), wait).ok().map(Self)
        }
    }

    impl Drop for Timer {
        fn drop(&mut self) {
            self.0.clear();
        }
    }

    /// The clocks of the browser; the page says what now is.
    struct Reader(Now);

    impl Clock for Reader {
        fn wall(&self) -> Instant {
            untrack(|| (self.0)())
        }

        fn tick_ms(&self) -> i64 {
            tick_ms()
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since the page was opened")]
    fn tick_ms() -> i64 {
        window().performance().map_or_else(js_sys::Date::now, |it| it.now()) as i64
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "any number will do")]
    fn seed() -> u64 {
        (js_sys::Math::random() * 9_007_199_254_740_992.0) as u64
    }

    /// The browser's store.
    struct Kept;

    impl Store for Kept {
        fn read(&self, key: &str) -> Option<String> {
            storage::read(key)
        }

        fn write(&self, key: &str, text: &str) {
            // A store that is full or forbidden keeps nothing: the next visit begins without a copy.
            let _ = storage::write(key, text);
        }
    }
}
