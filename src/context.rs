//! What every page knows: where it is, what time it is, whose portal it is.

use leptos::prelude::*;
use portal_opendata::LocalText;
use portal_text::Language;
use portal_units::{Instant, ZoneRule};
use serde::{Deserialize, Serialize};

use crate::routes::Address;

/// What every page needs of the configuration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// Name of the portal.
    pub name: LocalText,
    /// The same in a word or two.
    pub short_name: LocalText,
    /// Name of the body behind it.
    pub body: LocalText,
    /// The line of credit under every page.
    pub credits: LocalText,
    /// Answer to "where?".
    pub at: LocalText,
    /// Codes of the languages that have pages.
    pub languages: Vec<String>,
    /// Local time of the place.
    pub zone: ZoneRule,
    /// A moment to take for now.
    pub now: Option<Instant>,
}

#[cfg(feature = "ssr")]
impl Site {
    /// The part of a configuration.
    pub fn of(config: &portal_opendata::config::PortalConfig) -> Self {
        Self {
            name: config.name.clone(),
            short_name: config.short_name.clone(),
            body: config.contact.body.clone(),
            credits: config.credits.clone(),
            at: config.place.at.clone(),
            languages: config.languages.clone(),
            zone: config.zone.clone(),
            now: config.now,
        }
    }
}

/// Handed to every page. A page is built anew when its address changes, so the address is a plain value.
#[derive(Clone, Copy)]
pub struct AppContext {
    /// Page and language.
    pub address: Address,
    /// The present moment: the time of the build until the page has been hydrated, then the reader's clock.
    pub now: ReadSignal<Instant>,
    /// Whether the first client render is over, so that the view may leave what was prerendered.
    pub hydrated: ReadSignal<bool>,
    /// Whose portal it is.
    pub site: &'static Site,
    /// Path of the site's root, `/` or `/portal/`; for what is fetched. Links in the markup are relative.
    pub base: &'static str,
}

impl AppContext {
    /// Language of the page.
    pub const fn language(&self) -> Language {
        self.address.language
    }
}

/// Milliseconds between two looks at the clock.
#[cfg(target_arch = "wasm32")]
const CLOCK_INTERVAL_MS: u64 = 20_000;

/// Keeps `now` at the reader's clock from the first effect on: then as long as the reader wants it. A fixed moment in the
/// configuration stays.
#[cfg(target_arch = "wasm32")]
pub fn keep_time(site: &'static Site, now: WriteSignal<Instant>) {
    let look = move || {
        let _ = now.try_set(site.now.unwrap_or_else(clock));
    };
    Effect::new(move || {
        look();
        let look_again = move || {
            if crate::live::is_wanted() {
                look();
            }
        };
        let handle =
            set_interval_with_handle(look_again, core::time::Duration::from_millis(CLOCK_INTERVAL_MS));
        on_cleanup(move || {
            if let Ok(handle) = handle {
                handle.clear();
            }
        });
    });
}

/// The reader's clock.
#[cfg(target_arch = "wasm32")]
pub fn clock() -> Instant {
    #[expect(clippy::cast_possible_truncation, reason = "seconds since 1970 fit by far")]
    let seconds = (js_sys::Date::now() / 1000.0) as i64;
    Instant::from_unix_seconds(seconds)
}
