//! How a feed is to ask, from the configuration.

use portal_opendata::config::{Polling, PortalConfig, SourceConfig};
use portal_opendata::live::{Point, Source};

use crate::net::Ask;

/// Addresses, limits and waits of one feed.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The service itself.
    pub live: Option<Ask>,
    /// A file of the own site that a harvester wrote.
    pub snapshot: Option<Ask>,
    /// Milliseconds between two questions while all is well.
    pub interval_ms: u32,
    /// Waits after failures.
    pub polling: Polling,
}

impl Plan {
    /// The plan of source `S`; without any address when the source is switched off or not listed.
    pub fn of<S: Source>(config: &PortalConfig, query: &S::Query) -> Self {
        let polling = config.polling;
        let Some(source) = config.source(S::META.slug) else {
            return Self { live: None, snapshot: None, interval_ms: polling.backoff_max_ms, polling };
        };
        let (live, snapshot) = if source.origin().is_some() {
            (Some(ask(S::url(&source.base_url, query), source)), None)
        } else {
            let path = format!("{}{}", config.base_path, source.base_url);
            (None, Some(ask(S::url(&path, query), source)))
        };
        Self { live, snapshot, interval_ms: source.interval_ms, polling }
    }
}

/// The configured place, as a question of the sources of Open-Meteo.
pub const fn place(config: &PortalConfig) -> Point {
    Point { latitude: config.place.latitude, longitude: config.place.longitude }
}

fn ask(url: String, source: &SourceConfig) -> Ask {
    Ask { url, timeout_ms: source.timeout_ms, max_bytes: source.max_bytes }
}
