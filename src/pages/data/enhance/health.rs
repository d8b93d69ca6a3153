//! How each live source is: what this browser keeps of it, and what the portal's server has.

use std::collections::BTreeMap;

use leptos::prelude::{GetUntracked, document};
use portal_text::{Language, Text, number};
use portal_units::Instant;
use serde::Deserialize;
use web_sys::Element;

use super::controls::elements;
use super::rows::escaped;
use super::texts;
use crate::context::AppContext;
use crate::pages::data::trouble::Trouble;
use crate::storage;
use crate::widgets::live::{age, moment};

/// Folder of the harvest, below the site's base.
const HARVEST: &str = "data/live/";
/// Description of the harvest as a data package.
const PACKAGE: &str = "datapackage.json";
/// What the harvester wrote of its sources.
const MANIFEST: &str = "manifest.json";

/// The part of the manifest that is shown.
#[derive(Deserialize)]
struct Manifest {
    sources: BTreeMap<String, Harvested>,
}

/// One source in it.
#[derive(Deserialize)]
struct Harvested {
    fetched_at: Option<Instant>,
    failed_at: Option<Instant>,
    last_error: Option<String>,
    not_before: Option<Instant>,
    #[serde(default)]
    files: Vec<Listed>,
}

/// A file of a source.
#[derive(Deserialize)]
struct Listed {
    /// Below the folder of the harvest.
    path: String,
    bytes: f64,
}

/// Says of each source how it is.
pub(super) fn start(app: AppContext) {
    let Some(section) = document().get_element_by_id("live") else { return };
    let sources = elements(&section, "[data-source]");
    for source in &sources {
        let here = kept(app, source);
        if !here.is_empty() {
            source.set_text_content(Some(&here));
        }
    }
    leptos::task::spawn_local(async move {
        let text = crate::net::get_own(&format!("{}{HARVEST}{MANIFEST}", app.base)).await.ok();
        let manifest = text.and_then(|it| serde_json::from_str::<Manifest>(&it).ok());
        let harvested = manifest.map(|it| it.sources).unwrap_or_default();
        for source in &sources {
            let before = source.text_content().unwrap_or_default();
            let more = harvest(app, harvested.get(&slug(source)));
            source.set_text_content(Some(format!("{} {more}", before.trim()).trim()));
        }
        offer(app, &section, &harvested);
    });
}

/// Offers the files of a harvest, where there is one: where none was ever made, the manifest lists no source.
fn offer(app: AppContext, section: &Element, harvested: &BTreeMap<String, Harvested>) {
    let language = app.language();
    for place in elements(section, "[data-files]") {
        let slug = place.get_attribute("data-files").unwrap_or_default();
        let Some(source) = harvested.get(&slug).filter(|it| !it.files.is_empty()) else { continue };
        let files = source.files.iter().map(|it| {
            let (path, size) = (escaped(&it.path), number(language, it.bytes / 1_000.0, 1));
            format!("<li><a download href=\"{}{HARVEST}{path}\">{path}</a> ({size}\u{a0}KB)</li>", app.base)
        });
        let summary = texts::FILES.fill(language, &[("n", &source.files.len().to_string())]);
        let files = files.collect::<Vec<_>>().concat();
        place.set_inner_html(&format!("<summary>{summary}</summary><ul class=\"bare\">{files}</ul>"));
        let _ = place.remove_attribute("hidden");
    }
    let has_files = harvested.values().any(|it| !it.files.is_empty());
    if let Some(package) = document().get_element_by_id("harvest").filter(|_| has_files) {
        for link in elements(&package, "a") {
            let _ = link.set_attribute("href", &format!("{}{HARVEST}{PACKAGE}", app.base));
        }
        let _ = package.remove_attribute("hidden");
    }
}

fn slug(source: &Element) -> String {
    source.get_attribute("data-source").unwrap_or_default()
}

/// What this browser keeps of a source: its last answer, a failure since, and when a page asks again.
fn kept(app: AppContext, source: &Element) -> String {
    let (slug, language) = (slug(source), app.language());
    let fetched = stored(&format!("live/{slug}")).map(|it| it.0);
    let failed = stored(&format!("live/{slug}/failed")).filter(|it| fetched.is_none_or(|last| last < it.0));
    let mut parts = Vec::new();
    if let Some(fetched) = fetched {
        parts.push(told(app, texts::KEPT, fetched));
    }
    if let Some((at, error)) = failed {
        let why = why(Trouble::of(&error)).get(language);
        parts.push(
            texts::HERE_FAILED
                .fill(language, &[("when", &when(app, at, language)), ("why", why), ("error", &error)]),
        );
        let due = stored(&format!("live/{slug}/due")).filter(|it| at < it.0);
        if let Some((due, _)) = due {
            parts.push(texts::HERE_AGAIN.fill(language, &[("when", &when(app, due, language))]));
        }
    } else if let Some((fetched, wait_s)) = fetched.zip(interval_s(source)) {
        let next = when(app, fetched.plus_seconds(wait_s), language);
        parts.push(texts::HERE_NEXT.fill(language, &[("when", &next)]));
    }
    parts.join(" ")
}

/// A moment in the browser's store and the first line of what stands below it.
fn stored(key: &str) -> Option<(Instant, String)> {
    let text = storage::read(key)?;
    let mut lines = text.lines();
    let at = Instant::parse(lines.next()?).ok()?;
    Some((at, lines.next().unwrap_or_default().to_owned()))
}

/// Time between two questions. \[s\]
fn interval_s(source: &Element) -> Option<i64> {
    Some(source.get_attribute("data-interval-ms")?.parse::<i64>().ok()? / 1000)
}

/// What the portal's server has of it.
fn harvest(app: AppContext, source: Option<&Harvested>) -> String {
    let language = app.language();
    let Some(source) = source else { return texts::NOT_HARVESTED.get(language).to_owned() };
    let mut parts = Vec::new();
    match source.fetched_at {
        Some(fetched) => parts.push(told(app, texts::HARVESTED, fetched)),
        None => parts.push(texts::NOT_HARVESTED.get(language).to_owned()),
    }
    if let (Some(at), Some(error)) = (source.failed_at, &source.last_error) {
        let why = why(Trouble::of(error)).get(language);
        parts.push(
            texts::FAILED
                .fill(language, &[("when", &when(app, at, language)), ("why", why), ("error", error)]),
        );
    }
    if let Some(at) = source.not_before {
        parts.push(texts::NOT_BEFORE.fill(language, &[("when", &when(app, at, language))]));
    }
    parts.join(" ")
}

/// The words for a failure.
pub(super) const fn why(trouble: Trouble) -> Text {
    match trouble {
        Trouble::Busy => texts::BUSY,
        Trouble::Refused => texts::REFUSED,
        Trouble::Broken => texts::BROKEN,
        Trouble::Unreachable => texts::UNREACHABLE,
        Trouble::Late => texts::LATE,
        Trouble::Empty => texts::EMPTY,
        Trouble::Old => texts::OLD,
        Trouble::Licence => texts::LICENCE,
        Trouble::Clock => texts::CLOCK,
        Trouble::Unreadable => texts::UNREADABLE,
    }
}

fn told(app: AppContext, text: Text, at: Instant) -> String {
    let language = app.language();
    let age = age(app.now.get_untracked().seconds_since(at), language);
    text.fill(language, &[("when", &when(app, at, language)), ("age", &age)])
}

fn when(app: AppContext, at: Instant, language: Language) -> String {
    moment(at, app.now.get_untracked(), &app.site.zone, language)
}
