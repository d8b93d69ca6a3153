//! `portal.json`: what makes the portal the portal of one town.

use portal_units::{Instant, ZoneRule};
use serde::{Deserialize, Serialize};

use crate::LocalText;
use crate::accessibility::Accessibility;

/// The whole file. Another cluster changes it and the data, nothing else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortalConfig {
    /// Name of the portal, for the page's head.
    pub name: LocalText,
    /// The same in a word or two, for the header.
    pub short_name: LocalText,
    /// One sentence on what the portal is.
    pub description: LocalText,
    /// The place that the pages speak of.
    pub place: Place,
    /// Local time of the place, `CET-1CEST,M3.5.0,M10.5.0/3`.
    pub zone: ZoneRule,
    /// Codes of the languages that have pages: `pl`, `en`.
    pub languages: Vec<String>,
    /// Code of the language shown at the root; one of `languages`.
    pub default_language: String,
    /// Folder under which the site is served, with a slash at both ends: `/` or `/portal/`.
    pub base_path: String,
    /// The site's own address without the base path, `https://example.org`; `None` while it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Live sources in the order in which they are asked.
    pub sources: Vec<SourceConfig>,
    /// How often and how patiently live sources are asked again.
    pub polling: Polling,
    /// The line of credit under every page: whose data it shows.
    pub credits: LocalText,
    /// Who runs the portal and how to join.
    pub contact: Contact,
    /// Names of the lessons that belong to the town, folders below `lessons/`, in the order in which they are offered;
    /// no other is published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lessons: Vec<String>,
    /// Names of its decks, folders below `decks/`, likewise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decks: Vec<String>,
    /// The accessibility statement; `None` where the town has not made one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessibility: Option<Accessibility>,
    /// A moment to take for now: for tests and screenshots only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<Instant>,
}

/// Where the town lies and how it is called.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Name, "Legnica".
    pub name: LocalText,
    /// Answer to "where?": "w Legnicy", "in Legnica".
    pub at: LocalText,
    /// Answer to "whose?": "Legnicy", "of Legnica".
    pub of: LocalText,
    /// Degrees, north positive.
    pub latitude: f64,
    /// Degrees, east positive.
    pub longitude: f64,
    /// Metres above sea level.
    pub altitude_m: f64,
}

/// One live source. What it is (publisher, terms, maximum age, class) is said beside its parser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceConfig {
    /// Name that the parser goes by: `open-meteo-forecast`, `pse-rce-pln`, `gios-snapshot`.
    pub id: String,
    /// Switched off sources are never asked and not named in `connect-src`.
    pub enabled: bool,
    /// `https://host/path` of the service or of a proxy, or a path of the own site below its base path: of a proxy, or
    /// of a harvested file, which ends in `.json`.
    pub base_url: String,
    /// Path of the harvested copy on the own site, for when the service cannot be had; none by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<String>,
    /// Milliseconds between two questions while all is well.
    pub interval_ms: u32,
    /// Milliseconds after which an answer is given up.
    pub timeout_ms: u32,
    /// Bytes after which an answer is broken off.
    pub max_bytes: u32,
}

/// Whether a path is that of a JSON file: hosts tell letters apart, so its end is written small.
fn is_json(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| end == "json")
}

impl SourceConfig {
    /// Whether the address is a harvested file and no service.
    pub fn is_file(&self) -> bool {
        self.origin().is_none() && is_json(&self.base_url)
    }

    /// `https://host[:port]` of another site, or `None` for a path of the own one.
    pub fn origin(&self) -> Option<&str> {
        let scheme_end = self.base_url.find("://")? + 3;
        let host = self.base_url.get(scheme_end..)?;
        let host_len = host.find(['/', '?', '#']).unwrap_or(host.len());
        self.base_url.get(..scheme_end + host_len)
    }
}

/// How live sources are asked again after a failure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Polling {
    /// Milliseconds before the first new try; doubled with each failure.
    pub backoff_first_ms: u32,
    /// The longest wait between two tries. \[ms\]
    pub backoff_max_ms: u32,
    /// Share of a wait, 0–1, by which it is varied at random so that not all readers ask at once.
    pub jitter_share: f64,
}

/// The body behind the portal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Name of the body.
    pub body: LocalText,
    /// Its page, when it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub homepage: Option<String>,
    /// Address for letters, when it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Who may join, in a sentence.
    pub who_may_join: LocalText,
    /// Where the last sentence was read; a name in the table of sources.
    pub source: String,
}

/// Why a configuration is refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// Not JSON, or not of this shape.
    #[error("portal.json: {0}")]
    Shape(#[from] serde_json::Error),
    /// A value that cannot be.
    #[error("portal.json: {field}: {value} is not {wanted}")]
    Value {
        /// Name of the field.
        field: &'static str,
        /// What stands there.
        value: String,
        /// What may stand there.
        wanted: &'static str,
    },
}

impl PortalConfig {
    /// Reads `portal.json`.
    ///
    /// # Errors
    /// [`ConfigError`] for unknown or missing fields, a place off the globe, a language without pages, a base
    /// path without slashes, a lesson or deck that is no name of a folder or listed twice, an accessibility statement that
    /// is not whole, a source listed twice, without `https` or with a limit of zero.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let config: Self = serde_json::from_str(text)?;
        config.place.check()?;
        config.polling.check()?;
        let known = |code: &String| code == "pl" || code == "en";
        require(
            !config.languages.is_empty() && config.languages.iter().all(known),
            "languages",
            &config.languages,
            "a list of pl, en",
        )?;
        require(
            config.languages.contains(&config.default_language),
            "default_language",
            &config.default_language,
            "one of the languages",
        )?;
        require(
            config.base_path.starts_with('/') && config.base_path.ends_with('/'),
            "base_path",
            &config.base_path,
            "a path between slashes",
        )?;
        check_folders("lessons", &config.lessons)?;
        check_folders("decks", &config.decks)?;
        if let Some(statement) = &config.accessibility {
            statement.check()?;
        }
        for (place, source) in config.sources.iter().enumerate() {
            source.check()?;
            let is_new = config.sources.iter().take(place).all(|it| it.id != source.id);
            require(is_new, "sources.id", &source.id, "listed once")?;
        }
        Ok(config)
    }

    /// The configuration of a source that is switched on.
    pub fn source(&self, id: &str) -> Option<&SourceConfig> {
        self.sources.iter().find(|it| it.enabled && it.id == id)
    }

    /// Sites other than the own one that a page may ask, each once, in the order of the file: what
    /// `connect-src` lists beside `'self'`.
    pub fn connect_src(&self) -> Vec<&str> {
        let mut origins = Vec::new();
        for origin in self.sources.iter().filter(|it| it.enabled).filter_map(SourceConfig::origin) {
            if !origins.contains(&origin) {
                origins.push(origin);
            }
        }
        origins
    }
}

impl Place {
    fn check(&self) -> Result<(), ConfigError> {
        let within = |value: f64, limit: f64| value.is_finite() && value.abs() <= limit;
        require(within(self.latitude, 90.0), "place.latitude", &self.latitude, "from -90 to 90")?;
        require(within(self.longitude, 180.0), "place.longitude", &self.longitude, "from -180 to 180")?;
        require(within(self.altitude_m, 9_000.0), "place.altitude_m", &self.altitude_m, "a height on land")
    }
}

impl Polling {
    fn check(self) -> Result<(), ConfigError> {
        let rising = 0 < self.backoff_first_ms && self.backoff_first_ms <= self.backoff_max_ms;
        require(
            rising,
            "polling.backoff_first_ms",
            &self.backoff_first_ms,
            "above 0 and at most the longest",
        )?;
        let is_share = (0.0..=1.0).contains(&self.jitter_share);
        require(is_share, "polling.jitter_share", &self.jitter_share, "from 0 to 1")
    }
}

impl SourceConfig {
    fn check(&self) -> Result<(), ConfigError> {
        // Plain http is for the test servers of the own machine.
        let is_local = self.base_url.starts_with("http://127.0.0.1:");
        let is_path = !self.base_url.contains(':') && !self.base_url.starts_with('/');
        let is_address = self.base_url.starts_with("https://") || is_local || is_path;
        let is_clean = !self.base_url.contains(|it: char| it.is_whitespace() || it == ';' || it == ',');
        require(
            is_address && is_clean && !self.base_url.is_empty(),
            "sources.base_url",
            &self.base_url,
            "an https address or a path of the own site",
        )?;
        if let Some(path) = &self.snapshot {
            let is_file = is_json(path) && !path.starts_with('/') && !path.contains([':', ';', ',', ' ']);
            require(is_file, "sources.snapshot", path, "the path of a JSON file of the own site")?;
        }
        let limits = [self.interval_ms, self.timeout_ms, self.max_bytes];
        require(!limits.contains(&0), "sources", &self.id, "limited above zero")
    }
}

/// Names of folders, each once: small letters, digits and hyphens.
fn check_folders(field: &'static str, names: &[String]) -> Result<(), ConfigError> {
    let is_plain = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
    names.iter().enumerate().try_for_each(|(place, name)| {
        let is_name = !name.is_empty() && name.bytes().all(is_plain);
        let is_new = !names.iter().take(place).any(|it| it == name);
        require(is_name && is_new, field, name, "a name of small letters, digits and hyphens, listed once")
    })
}

fn require(
    holds: bool,
    field: &'static str,
    value: &impl core::fmt::Debug,
    wanted: &'static str,
) -> Result<(), ConfigError> {
    if holds { Ok(()) } else { Err(ConfigError::Value { field, value: format!("{value:?}"), wanted }) }
}
