//! The catalogue of open data: what there is, how it looks, where it comes from, how to take it.

use leptos::prelude::*;
use portal_evidence::{Class, Confidence};
use portal_opendata::LocalText;
use portal_opendata::config::PortalConfig;
use portal_opendata::live::Meta;
use portal_text::{NO_BREAK_SPACE, date, number};
use portal_units::CivilDate;
use serde::{Deserialize, Serialize};

use crate::context::AppContext;
use crate::erase::Erase;
use crate::widgets::badge::{Badge, confidence_word};

#[cfg(feature = "ssr")]
mod load;
#[cfg(feature = "ssr")]
pub use load::load;

mod texts {
    portal_text::texts!("pages/data");
}

/// The catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct DataPage {
    /// The whole configuration.
    pub config: &'static PortalConfig,
    /// Its resources, in the order of the package.
    pub resources: Vec<Entry>,
}

/// One resource of the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Name in the package.
    pub name: String,
    /// Path below `data/`.
    pub path: String,
    /// Size of the file.
    pub bytes: u64,
    /// Title.
    pub title: LocalText,
    /// What is inside and what to mind.
    pub description: LocalText,
    /// What its stamps mean.
    pub time: LocalText,
    /// How the numbers came about, where one word fits all rows.
    pub class: Option<Class>,
    /// How they were read, where one word fits all rows.
    pub confidence: Option<Confidence>,
    /// The last day it speaks of.
    pub as_of: CivilDate,
    /// Terms in words, and the page with their text.
    pub licence: Vec<(String, Option<String>)>,
    /// Line of credit.
    pub credit: String,
    /// Where the figures come from, and the page.
    pub sources: Vec<(String, Option<String>)>,
    /// Columns: title and unit.
    pub columns: Vec<(LocalText, Option<String>)>,
    /// The first rows as they stand in the file.
    pub preview: Vec<Vec<String>>,
    /// Count of all rows.
    pub rows: usize,
}

/// The page.
#[expect(clippy::needless_pass_by_value, reason = "every page takes its data so")]
pub fn page(app: AppContext, data: DataPage) -> AnyView {
    let language = app.language();
    let root = app.address.to_root();
    let contents = data
        .resources
        .iter()
        .map(|it| {
            let title = it.title.get(language.code()).to_owned();
            view! { <li><a href=format!("#{}", it.name)>{title}</a></li> }.erase()
        })
        .collect_view();
    view! {
        <div class="wrap">
            <section>
                <header>
                    <h1>{texts::TITLE.get(language)}</h1>
                    <p>{texts::INTRO.get(language)}</p>
                    <p><a class="plain-button" download="" href=format!("{root}data/datapackage.json")>{texts::PACKAGE.get(language)}</a></p>
                </header>
                <nav class="contents" aria-label=texts::CONTENTS.get(language)><ul>{contents}</ul></nav>
            </section>
            {data.resources.iter().map(|it| entry(app, it)).collect_view()}
            <section id="live">
                <header>
                    <h2>{texts::LIVE.get(language)}</h2>
                    <p>{texts::LIVE_INTRO.get(language)}</p>
                </header>
                {portal_opendata::live::ALL.into_iter().map(|it| live_source(app, data.config, it)).collect_view()}
            </section>
        </div>
    }
    .erase()
}

fn entry(app: AppContext, entry: &Entry) -> AnyView {
    let language = app.language();
    let code = language.code();
    let href = format!("{}data/{}", app.address.to_root(), entry.path);
    #[expect(clippy::cast_precision_loss, reason = "sizes of files")]
    let size = format!("{}{NO_BREAK_SPACE}KB", number(language, entry.bytes as f64 / 1000.0, 1));
    let as_of = texts::AS_OF.fill(language, &[("date", &date(language, entry.as_of))]);
    view! {
        <section class="resource" id=entry.name.clone()>
            <header>
                <h2>{entry.title.get(code).to_owned()}</h2>
                <p>{entry.description.get(code).to_owned()}</p>
                <p class="resource-marks">
                    {entry.class.map(|class| view! { <Badge class language when=as_of.clone()/> }.erase())}
                    {entry.class.is_none().then(|| view! { <span class="badge-like">{as_of.clone()}</span> }.erase())}
                    {entry.confidence.map(|it| view! { <span class="badge-like">{confidence_word(it).get(language)}</span> }.erase())}
                </p>
            </header>
            <dl class="facts">
                {fact(texts::LICENCE.get(language), links(entry.licence.clone()))}
                {fact(texts::CREDIT.get(language), entry.credit.clone())}
                {fact(texts::SOURCE.get(language), links(entry.sources.clone()))}
                {fact(texts::TIME.get(language), entry.time.get(code).to_owned())}
            </dl>
            <p>
                <a class="plain-button" download="" href=href>
                    {texts::DOWNLOAD.fill(language, &[("file", &entry.path), ("size", &size)])}
                </a>
            </p>
            {(!entry.preview.is_empty()).then(|| preview(app, entry))}
        </section>
    }
    .erase()
}

fn fact(name: &'static str, value: impl IntoView + 'static) -> AnyView {
    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.erase()
}

fn links(named: Vec<(String, Option<String>)>) -> AnyView {
    let link = |(name, address): (String, Option<String>)| match address {
        Some(address) => view! { <a href=address rel="external noopener">{name}</a> }.erase(),
        None => name.into_any(),
    };
    view! { <ul class="bare">{named.into_iter().map(|it| view! { <li>{link(it)}</li> }.erase()).collect_view()}</ul> }
        .erase()
}

fn preview(app: AppContext, entry: &Entry) -> AnyView {
    let language = app.language();
    let heads = entry.columns.iter().map(|(title, unit)| {
        let title = title.get(language.code()).to_owned();
        let unit = unit.as_deref().filter(|it| *it != "1" && !it.starts_with("column:"));
        let unit = unit.map(|it| format!(" [{it}]"));
        view! { <th scope="col">{title}{unit}</th> }.erase()
    });
    let rows = entry.preview.iter().map(|row| {
        let cells = row.iter().map(|cell| view! { <td>{cell.clone()}</td> }.erase()).collect_view();
        view! { <tr>{cells}</tr> }.erase()
    });
    let shown = texts::PREVIEW.fill(
        language,
        &[
            ("shown", &entry.preview.len().to_string()),
            ("rows", &texts::ROWS.count(language, entry.rows as u64)),
        ],
    );
    view! {
        <details>
            <summary>{shown}</summary>
            <div class="table-scroll" tabindex="0" role="region" aria-label=entry.title.get(language.code()).to_owned()>
                <table>
                    <thead><tr>{heads.collect_view()}</tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
    .erase()
}

fn live_source(app: AppContext, config: &PortalConfig, meta: &'static Meta) -> AnyView {
    let language = app.language();
    let is_on = config.source(meta.slug).is_some();
    let state = if is_on { texts::SOURCE_ON } else { texts::SOURCE_OFF };
    view! {
        <div class="live-source">
            <h3>{meta.publisher}</h3>
            <p class="resource-marks">
                <Badge class=meta.class language/>
                <span class="badge-like">{state.get(language)}</span>
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
