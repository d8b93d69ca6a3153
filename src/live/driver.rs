//! Ties a feed to a page: the browser's network, clocks, events and store on one side, a signal on the other.

use std::sync::Arc;

use leptos::prelude::{RwSignal, Signal};
use portal_opendata::live::Record;
use portal_units::Instant;

use super::plan::Plan;
use super::switch::Switch;
use super::tile::Tile;

/// What a page takes for now.
pub type Now = Arc<dyn Fn() -> Instant + Send + Sync>;

/// A feed for as long as the calling component lives.
///
/// Idle at first, natively and in the first render of the browser alike; it begins to ask in an effect, pauses while the
/// page is hidden or the reader wants nothing live, and gives a running question up when the component goes away.
pub fn use_feed<R>(plan: Plan<R>, now: Now, switch: Switch) -> Signal<Tile<R>>
where
    R: Record + Clone + PartialEq + Send + Sync + 'static,
{
    let tile = RwSignal::new(Tile::idle());
    #[cfg(target_arch = "wasm32")]
    browser::start::<R>(plan, now, switch, tile);
    #[cfg(not(target_arch = "wasm32"))]
    drop((plan, now, switch));
    tile.into()
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::cell::{Cell, RefCell};
    use std::rc::Rc;
    use std::time::Duration;

    use js_sys::{Function, Promise};
    use leptos::leptos_dom::helpers::WindowListenerHandle;
    use leptos::prelude::*;
    use leptos::reactive::spawn_local_scoped_with_cancellation;
    use portal_opendata::live::Record;
    use portal_units::Instant;
    use wasm_bindgen_futures::JsFuture;

    use super::super::{Clock, Feed, Next, Store, is_wanted, step};
    use super::{Now, Plan, Switch, Tile};
    use crate::net::Browser;
    use crate::storage;

    /// Milliseconds after which an age on the page is told anew.
    const AGE_STEP_MS: i64 = 60_000;

    /// Time by which the device's clock runs ahead of that of the page when the device has slept. \[ms\]
    const SLEPT_MS: i64 = 20_000;

    pub(super) fn start<R>(plan: Plan<R>, now: Now, switch: Switch, tile: RwSignal<Tile<R>>)
    where
        R: Record + Clone + PartialEq + Send + Sync + 'static,
    {
        let plan = StoredValue::new(Some(plan));
        Effect::new(move || {
            let Some(plan) = plan.try_update_value(Option::take).flatten() else { return };
            let mut feed = Feed::<R>::new(plan, seed());
            feed.set_on(is_wanted());
            feed.restore(&Kept);
            let feed = Rc::new(RefCell::new(feed));
            let bell = Rc::new(Bell::default());
            let (turned_feed, turned_bell) = (Rc::clone(&feed), Rc::clone(&bell));
            Effect::new(move || {
                turned_feed.borrow_mut().set_on(switch.is_on());
                turned_bell.ring();
            });
            spawn_local_scoped_with_cancellation(run(feed, bell, Reader(now.clone()), tile));
        });
    }

    /// Asks and waits until the component goes away: then this future is dropped, and with it the question
    /// under way, the timer and the listeners.
    async fn run<R>(feed: Rc<RefCell<Feed<R>>>, bell: Rc<Bell>, clock: Reader, tile: RwSignal<Tile<R>>)
    where
        R: Record + Clone + PartialEq + Send + Sync + 'static,
    {
        let _listeners = listen(&feed, &bell);
        let mut ahead_ms = clock.device_ms() - clock.tick_ms();
        loop {
            let publish = || {
                let new = feed.borrow().tile(clock.wall());
                // Once it is switched off, nothing moves.
                let is_new = |old: &Tile<R>| *old != new && !(old.is_off && new.is_off);
                if tile.try_with_untracked(is_new) == Some(true) {
                    let _ = tile.try_set(new);
                }
            };
            let longest_ms = match step(&feed, &Browser, &clock, &Kept, publish).await {
                Next::Sleep(wait_ms) => Some(wait_ms.min(AGE_STEP_MS)),
                Next::Rest | Next::Ask(_) => None,
            };
            bell.wait(longest_ms).await;
            let now_ahead_ms = clock.device_ms() - clock.tick_ms();
            if now_ahead_ms - ahead_ms > SLEPT_MS {
                feed.borrow_mut().wake(clock.tick_ms());
            }
            ahead_ms = now_ahead_ms;
        }
    }

    fn listen<R: Record + 'static>(feed: &Rc<RefCell<Feed<R>>>, bell: &Rc<Bell>) -> Listeners {
        feed.borrow_mut().set_visible(!document().hidden());
        let on = |name: &'static str, act: fn(&mut Feed<R>)| {
            let (feed, bell) = (Rc::clone(feed), Rc::clone(bell));
            window_event_listener_untyped(name, move |_| {
                act(&mut feed.borrow_mut());
                bell.ring();
            })
        };
        Listeners(vec![
            on("visibilitychange", |feed| feed.set_visible(!document().hidden())),
            on("online", |feed| feed.online(tick_ms())),
            on("storage", |feed| feed.heard(tick_ms(), &Kept)),
        ])
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

        #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit by far")]
        fn device_ms(&self) -> i64 {
            js_sys::Date::now() as i64
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
