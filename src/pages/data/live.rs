//! The live sources and how they are.

use leptos::prelude::*;
use portal_opendata::config::PortalConfig;
use portal_opendata::live::open_meteo_archive::OpenMeteoArchive;
use portal_opendata::live::{self, Meta, Source};
use portal_text::Language;

use super::parts::{fact, links};
use super::texts;
use crate::context::AppContext;
use crate::erase::Erase;
use crate::widgets::badge::Badge;

/// Milliseconds of a minute.
const MINUTE_MS: u32 = 60_000;

/// How a source comes to a page.
enum Mode {
    /// The browser asks it, so often. \[min\]
    Asked(u32),
    /// The browser reads the copy of the portal's server, so often. \[min\]
    Copied(u32),
    /// The browser asks it when a reader wants it.
    OnDemand,
    /// Only the portal's server asks it.
    Harvested,
    /// A page could ask it, but its configuration says no.
    Off,
}

impl Mode {
    fn of(config: &PortalConfig, meta: &Meta) -> Self {
        let is_of_pages = live::ALL.iter().any(|it| it.slug == meta.slug);
        let is_on_demand = meta.slug == OpenMeteoArchive::META.slug;
        match config.source(meta.slug).filter(|it| it.enabled) {
            _ if !is_of_pages && !is_on_demand => Self::Harvested,
            None => Self::Off,
            Some(_) if is_on_demand => Self::OnDemand,
            Some(it) if it.is_file() => Self::Copied(it.interval_ms.div_ceil(MINUTE_MS)),
            Some(it) => Self::Asked(it.interval_ms.div_ceil(MINUTE_MS)),
        }
    }

    fn words(&self, language: Language) -> String {
        match self {
            Self::Asked(minutes) => texts::SOURCE_ON.count(language, u64::from(*minutes)),
            Self::Copied(minutes) => texts::SOURCE_COPIED.count(language, u64::from(*minutes)),
            Self::OnDemand => texts::SOURCE_ON_DEMAND.get(language).to_owned(),
            Self::Harvested => texts::SOURCE_HARVESTED.get(language).to_owned(),
            Self::Off => texts::SOURCE_OFF.get(language).to_owned(),
        }
    }
}

/// The section with every source: first those that pages read.
pub(super) fn section(app: AppContext, config: &PortalConfig) -> AnyView {
    let language = app.language();
    let (on, off): (Vec<_>, Vec<_>) =
        live::EVERY.into_iter().partition(|it| !matches!(Mode::of(config, it), Mode::Off | Mode::Harvested));
    view! {
        <section id="live">
            <header>
                <h2>{texts::LIVE.get(language)}</h2>
                <p>{texts::LIVE_INTRO.get(language)}</p>
            </header>
            <div id="harvest" hidden>
                <p class="actions">
                    <a class="plain-button" download="portal-live.json">{texts::HARVEST.get(language)}</a>
                </p>
            </div>
            {on.into_iter().chain(off).map(|it| source(config, it, language)).collect_view()}
        </section>
    }
    .erase()
}

fn source(config: &PortalConfig, meta: &'static Meta, language: Language) -> AnyView {
    let mode = Mode::of(config, meta);
    let is_read = matches!(mode, Mode::Asked(_) | Mode::Copied(_));
    let interval_ms = config.source(meta.slug).filter(|_| is_read).map(|it| it.interval_ms);
    view! {
        <div class="live-source">
            <h3>{meta.publisher} " " <small>{meta.slug}</small></h3>
            <p class="resource-marks">
                <Badge class=meta.class language/>
                <span class="badge-like">{mode.words(language)}</span>
            </p>
            <p class="health" data-source=meta.slug data-interval-ms=interval_ms>
                {is_read.then(|| texts::NOTHING_KEPT.get(language))}
            </p>
            <details class="small" data-files=meta.slug hidden></details>
            <dl class="facts">
                {fact(texts::LICENCE.get(language), meta.licence)}
                {fact(texts::TERMS.get(language), meta.terms)}
                {fact(texts::CREDIT.get(language), meta.credit)}
                {fact(texts::SOURCE.get(language), links(vec![(meta.page.to_owned(), Some(meta.page.to_owned()))]))}
            </dl>
        </div>
    }
    .erase()
}
