//! The page for the reader's own data: opened, checked and drawn in the browser, sent nowhere.

use leptos::prelude::*;
use portal_opendata::config::PortalConfig;
use portal_opendata::live::Source;
use portal_opendata::live::open_meteo_archive::OpenMeteoArchive;
use portal_text::{Language, Text};

use super::texts;
use crate::context::AppContext;
use crate::erase::Erase;
use crate::prerender::Inputs;
use crate::routes::PageId;
use crate::widgets::badge::Badge;

/// What the page asks an archive for.
#[derive(Debug, Clone, Copy)]
pub struct OwnPage {
    /// The whole configuration.
    pub config: &'static PortalConfig,
    /// The last whole year before the build.
    pub last_year: i32,
}

/// Years that can be chosen.
const YEARS: i32 = 6;
/// Days that the archive is behind.
const BEHIND_S: i64 = 10 * 86_400;

impl OwnPage {
    /// The page of a build.
    pub fn of(inputs: &Inputs) -> Self {
        let complete = inputs.built.plus_seconds(-BEHIND_S).utc().date.year() - 1;
        Self { config: inputs.config, last_year: complete }
    }
}

/// The page.
pub fn page(app: AppContext, data: OwnPage) -> AnyView {
    let language = app.language();
    let list = app.address.to_page(PageId::Data);
    let item = |it: Text| view! { <li>{it.get(language)}</li> }.erase();
    let needs = [texts::OWN_NEEDS_1, texts::OWN_NEEDS_2, texts::OWN_NEEDS_3, texts::OWN_NEEDS_4].map(item);
    view! {
        <article class="wrap data-set">
            <section>
                <header>
                    <p class="small"><a rel=app.address.rel(list) href=app.address.href(list)>{texts::TITLE.get(language)}</a></p>
                    <h1>{texts::OWN_TITLE.get(language)}</h1>
                    <p>{texts::OWN_INTRO.get(language)}</p>
                </header>
                <form id="own" class="filters" aria-label=texts::OWN_TITLE.get(language)>
                    <fieldset disabled>
                        <label>
                            {texts::OWN_FILE.get(language)}
                            <input type="file" id="own-file" accept=".csv,.txt,text/csv,text/plain" aria-describedby="own-private"/>
                        </label>
                    </fieldset>
                    <p class="small" id="own-private">{texts::OWN_PRIVATE.get(language)}</p>
                </form>
                <div id="own-told" role="status"></div>
                <div id="own-drawn"></div>
            </section>
            {weather(data, language)}
            <section>
                <h2>{texts::OWN_NEEDS.get(language)}</h2>
                <ul class="steps">{needs.collect_view()}</ul>
                <h3>{texts::OWN_EXAMPLE.get(language)}</h3>
                <pre class="table-scroll" tabindex="0"><code>{texts::OWN_LINES.get(language)}</code></pre>
            </section>
        </article>
    }
    .erase()
}

/// Weather of a real year; nothing where the archive is switched off.
fn weather(data: OwnPage, language: Language) -> Option<AnyView> {
    let source = data.config.source(OpenMeteoArchive::META.slug)?;
    let place = &data.config.place;
    let years = (0..YEARS).map(|it| (data.last_year - it).to_string());
    let years =
        years.map(|it| view! { <option value=it.clone()>{it.clone()}</option> }.erase()).collect_view();
    let meta = OpenMeteoArchive::META;
    let view = view! {
        <section id="weather">
            <header>
                <h2>{texts::YEAR_TITLE.get(language)}</h2>
                <p>{texts::YEAR_INTRO.get(language)}</p>
                <p class="resource-marks">
                    <Badge class=meta.class language/>
                    <span class="badge-like">{format!("{} · {}", meta.credit, meta.licence)}</span>
                </p>
            </header>
            <form
                id="year"
                class="filters"
                aria-label=texts::YEAR_TITLE.get(language)
                data-base=source.base_url.clone()
                data-timeout=source.timeout_ms
                data-bytes=source.max_bytes
                data-latitude=place.latitude
                data-longitude=place.longitude
                data-altitude=place.altitude_m
            >
                <fieldset disabled>
                    <label>{texts::YEAR_CHOICE.get(language)}<select name="year">{years}</select></label>
                </fieldset>
                <p class="actions"><button class="plain-button" disabled>{texts::YEAR_FETCH.get(language)}</button></p>
            </form>
            <div id="year-told" role="status"></div>
        </section>
    };
    Some(view.erase())
}
