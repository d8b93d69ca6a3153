//! The live sources and how they are.

use leptos::prelude::*;
use portal_opendata::config::PortalConfig;
use portal_opendata::live::open_meteo_archive::OpenMeteoArchive;
use portal_opendata::live::{Meta, Source};
use portal_text::Language;

use super::parts::{fact, links};
use super::texts;
use crate::erase::Erase;
use crate::widgets::badge::Badge;

/// Milliseconds of a minute.
const MINUTE_MS: u32 = 60_000;

/// The section with every source that can be read.
pub(super) fn section(config: &PortalConfig, language: Language) -> AnyView {
    let (on, off): (Vec<_>, Vec<_>) = portal_opendata::live::ALL
        .into_iter()
        .chain([&OpenMeteoArchive::META])
        .partition(|it| config.source(it.slug).is_some_and(|it| it.enabled));
    view! {
        <section id="live">
            <header>
                <h2>{texts::LIVE.get(language)}</h2>
                <p>{texts::LIVE_INTRO.get(language)}</p>
            </header>
            {on.into_iter().chain(off).map(|it| source(config, it, language)).collect_view()}
        </section>
    }
    .erase()
}

fn source(config: &PortalConfig, meta: &'static Meta, language: Language) -> AnyView {
    let asked = config.source(meta.slug).filter(|it| it.enabled);
    let state = asked.map_or_else(
        || texts::SOURCE_OFF.get(language).to_owned(),
        |it| {
            if it.id == OpenMeteoArchive::META.slug {
                return texts::SOURCE_ON_DEMAND.get(language).to_owned();
            }
            let minutes = it.interval_ms.div_ceil(MINUTE_MS);
            texts::SOURCE_ON.count(language, u64::from(minutes))
        },
    );
    view! {
        <div class="live-source">
            <h3>{meta.publisher} " " <small>{meta.slug}</small></h3>
            <p class="resource-marks">
                <Badge class=meta.class language/>
                <span class="badge-like">{state}</span>
            </p>
            <p class="health" data-source=meta.slug data-interval-ms=asked.map(|it| it.interval_ms)>
                {asked.is_some_and(|it| it.id != OpenMeteoArchive::META.slug).then(|| texts::NOTHING_KEPT.get(language))}
            </p>
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
