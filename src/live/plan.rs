//! How a feed is to ask, from the configuration.

use portal_opendata::config::{Polling, SourceConfig};
use portal_opendata::live::{Point, Source};

use serde::{Deserialize, Serialize};

use crate::net::Ask;

/// What a page with live tiles needs of the configuration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LiveConfig {
    /// Degrees, north positive.
    pub latitude: f64,
    /// Degrees, east positive.
    pub longitude: f64,
    /// Metres above sea level.
    pub altitude_m: f64,
    /// The sources that are switched on.
    pub sources: Vec<SourceConfig>,
    /// How often and how patiently they are asked again.
    pub polling: Polling,
}

impl LiveConfig {
    /// The part of a configuration.
    #[cfg(feature = "ssr")]
    pub fn of(config: &portal_opendata::config::PortalConfig) -> Self {
        let place = &config.place;
        Self {
            latitude: place.latitude,
            longitude: place.longitude,
            altitude_m: place.altitude_m,
            sources: config.sources.iter().filter(|it| it.enabled).cloned().collect(),
            polling: config.polling,
        }
    }

    /// The source of this name, when it is switched on.
    pub fn source(&self, id: &str) -> Option<&SourceConfig> {
        self.sources.iter().find(|it| it.id == id)
    }

    /// The configured place, as a question of the sources of Open-Meteo.
    pub const fn place(&self) -> Point {
        Point { latitude: self.latitude, longitude: self.longitude }
    }
}

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
    /// The plan of source `S` for a site at `base`; without any address when the source is switched off or not listed.
    pub fn of<S: Source>(config: &LiveConfig, base: &str, query: &S::Query) -> Self {
        let polling = config.polling;
        let Some(source) = config.source(S::META.slug) else {
            return Self { live: None, snapshot: None, interval_ms: polling.backoff_max_ms, polling };
        };
        let (live, snapshot) = if source.origin().is_some() {
            (Some(ask(S::url(&source.base_url, query), source)), None)
        } else {
            let path = format!("{base}{}", source.base_url);
            (None, Some(ask(S::url(&path, query), source)))
        };
        Self { live, snapshot, interval_ms: source.interval_ms, polling }
    }
}

fn ask(url: String, source: &SourceConfig) -> Ask {
    Ask { url, timeout_ms: source.timeout_ms, max_bytes: source.max_bytes }
}
