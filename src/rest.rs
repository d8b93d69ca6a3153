//! Work that is too slow for every step of a slider.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

/// What has not changed for so long is at rest.
const REST: Duration = Duration::from_millis(150);

/// How a piece of work waits.
#[derive(Debug, Clone, Copy, Default)]
struct Wait {
    /// Whether a look at the clock is coming.
    is_armed: bool,
    /// Whether something changed since that look was asked for.
    is_stale: bool,
}

/// Runs `act` after the first effect, and whenever what `track` tracks has changed and come to rest: between one and two
/// rests after the last change, so that a change in between sets no new timer.
pub(crate) fn at_rest(track: impl Fn() + 'static, act: impl Fn() + 'static) {
    boxed(Box::new(track), Rc::new(act));
}

/// The same, compiled once for all.
fn boxed(track: Box<dyn Fn()>, act: Rc<dyn Fn()>) {
    let wait = StoredValue::new_local(Wait::default());
    Effect::new(move |_| {
        track();
        let is_armed = wait.try_update_value(|it| {
            let was_armed = it.is_armed;
            *it = Wait { is_armed: true, is_stale: was_armed };
            was_armed
        });
        if is_armed == Some(false) {
            look(wait, Rc::clone(&act));
        }
    });
}

/// Looks after a rest whether all is quiet. Nothing is there any more when the page has been left.
fn look(wait: StoredValue<Wait, LocalStorage>, act: Rc<dyn Fn()>) {
    let looked = move || {
        let was_stale = wait.try_update_value(|it| {
            let was_stale = it.is_stale;
            *it = Wait { is_armed: was_stale, is_stale: false };
            was_stale
        });
        match was_stale {
            Some(true) => look(wait, act),
            Some(false) => act(),
            None => {}
        }
    };
    set_timeout(looked, REST);
}
