//! How a feed is to ask, from the configuration.

use std::sync::Arc;

use portal_opendata::config::{Polling, SourceConfig};
use portal_opendata::live::{Meta, ParseError, Point, Source};
use portal_units::Instant;
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

/// Address of a question put at a moment: that for a day changes with the day.
pub type Address = Arc<dyn Fn(Instant) -> String + Send + Sync>;

/// A service and what may be expected of it.
#[derive(Clone)]
pub struct Service {
    /// Where it is asked.
    pub address: Address,
    /// Milliseconds after which an answer is given up.
    pub timeout_ms: u32,
    /// Bytes after which an answer is broken off.
    pub max_bytes: u32,
}

impl Service {
    /// The question at a moment.
    pub(super) fn ask(&self, now: Instant) -> Ask {
        Ask { url: (self.address)(now), timeout_ms: self.timeout_ms, max_bytes: self.max_bytes }
    }
}

/// Where a service is asked: at its own address, or below the root of the site at `base` where a proxy of it is.
pub fn service_at(base: &str, url: &str) -> String {
    if url.contains("://") { url.to_owned() } else { format!("{base}{url}") }
}

/// Addresses, limits and waits of one feed, and how its answers are read.
#[derive(Clone)]
pub struct Plan<R> {
    /// What the source is.
    pub meta: &'static Meta,
    /// Reads an answer.
    pub parse: fn(&str) -> Result<R, ParseError>,
    /// The service itself.
    pub live: Option<Service>,
    /// A file of the own site that a harvester wrote.
    pub snapshot: Option<Ask>,
    /// Milliseconds between two questions while all is well.
    pub interval_ms: u32,
    /// Waits after failures.
    pub polling: Polling,
}

impl<R> Plan<R> {
    /// Whether the configuration has the source at all.
    pub const fn is_asked(&self) -> bool {
        self.live.is_some() || self.snapshot.is_some()
    }

    /// The plan of source `S` for a site at `base`; without any address when the source is switched off or not listed.
    ///
    /// `query` is what is asked at a moment; `parse` reads the answer of `S`, or puts it beside those of its like.
    pub fn of<S: Source>(
        config: &LiveConfig,
        base: &str,
        query: impl Fn(Instant) -> S::Query + Send + Sync + 'static,
        parse: fn(&str) -> Result<R, ParseError>,
    ) -> Self {
        let (meta, polling) = (&S::META, config.polling);
        let Some(source) = config.source(meta.slug) else {
            return Self {
                meta,
                parse,
                live: None,
                snapshot: None,
                interval_ms: polling.backoff_max_ms,
                polling,
            };
        };
        let own = |path: &str| format!("{base}{path}");
        let file = if source.is_file() { Some(&source.base_url) } else { source.snapshot.as_ref() };
        let snapshot = file.map(|path| Ask {
            url: own(path),
            timeout_ms: source.timeout_ms,
            max_bytes: source.max_bytes,
        });
        let service = service_at(base, &source.base_url);
        let live = (!source.is_file()).then(|| Service {
            address: Arc::new(move |now| S::url(&service, &query(now))),
            timeout_ms: source.timeout_ms,
            max_bytes: source.max_bytes,
        });
        Self { meta, parse, live, snapshot, interval_ms: source.interval_ms, polling }
    }
}

#[cfg(test)]
mod tests {
    use portal_opendata::live::OpenMeteoForecast;

    use super::*;

    fn address(base_url: &str) -> Option<String> {
        let source = SourceConfig {
            id: OpenMeteoForecast::META.slug.to_owned(),
            enabled: true,
            base_url: base_url.to_owned(),
            snapshot: None,
            interval_ms: 1,
            timeout_ms: 1,
            max_bytes: 1,
        };
        let polling = Polling { backoff_first_ms: 1, backoff_max_ms: 1, jitter_share: 0.0 };
        let config =
            LiveConfig { latitude: 51.2, longitude: 16.2, altitude_m: 113.0, sources: vec![source], polling };
        let place = config.place();
        let plan =
            Plan::of::<OpenMeteoForecast>(&config, "/portal/", move |_| place, OpenMeteoForecast::parse);
        Some((plan.live?.address)(Instant::from_unix_seconds(0)))
    }

    #[test]
    fn a_service_is_asked_at_its_address_and_a_proxy_of_it_below_the_root_of_the_site() {
        let foreign = address("https://api.example/v1/forecast").unwrap();
        assert!(foreign.starts_with("https://api.example/v1/forecast?latitude=51.2"), "{foreign}");
        let own = address("proxy/forecast").unwrap();
        assert!(own.starts_with("/portal/proxy/forecast?latitude=51.2"), "{own}");
        assert_eq!(address("data/live/forecast.json"), None, "a file is no service");
    }
}
