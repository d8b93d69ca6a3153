//! The reader's wish that numbers follow the time, or stand still.

use leptos::prelude::*;

use crate::storage;

/// Key of the wish in the browser's store.
const KEY: &str = "live/wanted";
const OFF: &str = "off";

/// Whether the reader wants live numbers, as far as the store knows.
pub fn is_wanted() -> bool {
    storage::read(KEY).as_deref() != Some(OFF)
}

/// On a page with live numbers: whether they are wanted. The wish outlives the page.
#[derive(Clone, Copy)]
pub struct Switch(RwSignal<bool>);

impl Switch {
    /// On, until the store was read after the first render.
    pub fn new() -> Self {
        let wanted = RwSignal::new(true);
        Effect::new(move || wanted.set(is_wanted()));
        Self(wanted)
    }

    /// One that a page turns by itself.
    #[cfg(target_arch = "wasm32")]
    pub const fn of(on: RwSignal<bool>) -> Self {
        Self(on)
    }

    /// Whether live numbers are wanted; tracked.
    pub fn is_on(self) -> bool {
        self.0.get()
    }

    /// Turns it over.
    pub fn turn(self) {
        self.0.update(|it| *it = !*it);
        // Without a store the wish lasts as long as the page.
        let _ = storage::write(KEY, if self.0.get_untracked() { "on" } else { OFF });
    }
}

impl Default for Switch {
    fn default() -> Self {
        Self::new()
    }
}
