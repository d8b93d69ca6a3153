//! Every source of a figure: title, publisher, page, how it was read, and which tables take figures from it.

use leptos::prelude::*;
use portal_opendata::LocalText;
use portal_opendata::config::PortalConfig;
use portal_opendata::live;
use portal_opendata::package::{Package, Resource};
use portal_opendata::tables::sources::{self, Source};

use crate::erase::Erase;
use crate::pages::colophon::in_language;
use crate::prerender::{Inputs, PrerenderError, refused};
use crate::routes::{Address, PageId};

mod texts {
    portal_text::texts!("pages/colophon/sources");
}

/// Heading of the column that names a row's source.
const COLUMN: &str = "source";

/// A source and the tables that use it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The source.
    pub source: Source,
    /// The tables, in the order of the package.
    pub uses: Vec<Use>,
    /// Whether the configuration refers to it.
    pub in_config: bool,
}

/// A table that uses a source.
#[derive(Debug, Clone, PartialEq)]
pub struct Use {
    /// Name of the resource.
    pub name: String,
    /// Its title.
    pub title: LocalText,
    /// Under which terms its figures stand.
    pub licences: Vec<String>,
}

/// Every source with its tables.
///
/// # Errors
/// [`PrerenderError`] when the package or a table cannot be read, or a row names a source that there is not.
pub(super) fn load(inputs: &Inputs) -> Result<Vec<Entry>, PrerenderError> {
    let package = inputs.table("datapackage.json", Package::parse)?;
    let sources = inputs.table("sources.csv", sources::parse)?;
    let in_config = |it: &Source| it.id == inputs.config.contact.source;
    let mut entries: Vec<Entry> = sources
        .into_iter()
        .map(|source| Entry { in_config: in_config(&source), uses: Vec::new(), source })
        .collect();
    for resource in package.resources.iter().filter(|it| it.name != sources::RESOURCE) {
        let named = named(inputs, resource)?;
        if let Some(unknown) = named.iter().find(|id| !entries.iter().any(|it| it.source.id == **id)) {
            return Err(refused(&resource.path, &format!("no source {unknown}")));
        }
        for entry in &mut entries {
            if named.contains(&entry.source.id) || is_cited(resource, &entry.source) {
                entry.uses.push(Use {
                    name: resource.name.clone(),
                    title: resource.portal.title.clone(),
                    licences: resource.licenses.iter().map(|it| it.title.clone()).collect(),
                });
            }
        }
    }
    Ok(entries)
}

/// Names in the rows of a table.
fn named(inputs: &Inputs, resource: &Resource) -> Result<Vec<String>, PrerenderError> {
    let columns = resource.schema.iter().flat_map(|it| &it.fields);
    let Some(place) = columns.into_iter().position(|it| it.name == COLUMN) else { return Ok(Vec::new()) };
    let text = inputs.text(&resource.path)?;
    let mut names: Vec<String> = Vec::new();
    for row in csv::Reader::from_reader(text.as_bytes()).records() {
        let row = row.map_err(|err| refused(&resource.path, &err))?;
        let name = row.get(place).unwrap_or_default();
        if !name.is_empty() && !names.iter().any(|it| it == name) {
            names.push(name.to_owned());
        }
    }
    Ok(names)
}

/// Whether the catalogue cites a source for a whole table: as "publisher: title", or by its title alone.
fn is_cited(resource: &Resource, source: &Source) -> bool {
    let title = match &source.publisher {
        Some(publisher) => format!("{publisher}: {}", source.title),
        None => source.title.clone(),
    };
    resource.sources.iter().any(|it| it.title == title)
}

/// The page below its title.
pub(super) fn content(from: Address, config: &'static PortalConfig, entries: Vec<Entry>) -> AnyView {
    let language = from.language;
    let count = entries.len();
    let (used, unused): (Vec<_>, Vec<_>) =
        entries.into_iter().partition(|it| it.in_config || !it.uses.is_empty());
    let unused = (!unused.is_empty()).then(|| {
        view! {
            <section>
                <h2>{texts::UNUSED.get(language)}</h2>
                {list(from, unused)}
            </section>
        }
        .erase()
    });
    view! {
        <section>
            <h2>{texts::FIGURES.get(language)}</h2>
            <p class="quiet">{texts::COUNT.count(language, count as u64)}" "{texts::FIGURES_LEAD.get(language)}</p>
            {list(from, used)}
        </section>
        {unused}
        {asked(from, config)}
    }
    .erase()
}

fn list(from: Address, entries: Vec<Entry>) -> AnyView {
    view! { <ul class="source-list">{entries.into_iter().map(|it| item(from, it)).collect_view()}</ul> }
        .erase()
}

fn item(from: Address, Entry { source, uses, in_config }: Entry) -> AnyView {
    let language = from.language;
    let title = match source.url {
        Some(url) => view! { <a href=url rel="external noopener">{source.title}</a> }.erase(),
        None => source.title.into_any(),
    };
    let note = source.note.map(|it| it.get(language.code()).to_owned());
    let words: Vec<String> = source.publisher.into_iter().chain(note).collect();
    let config = in_config.then(|| {
        let about = from.to_page(PageId::About);
        view! { <li><a href=from.href(about) rel=from.rel(about)>{texts::IN_CONFIG.get(language)}</a></li> }
            .erase()
    });
    let data = from.to_page(PageId::Data);
    let uses = uses.into_iter().map(|it| {
        let href = format!("{}#{}", from.href(data), it.name);
        let title = it.title.get(language.code()).to_owned();
        let licences: Vec<&str> = it.licences.iter().map(|it| in_language(it, language)).collect();
        view! { <li><a href=href rel="external">{title}</a>" – "{licences.join(", ")}</li> }.erase()
    });
    view! {
        <li id=source.id>
            <span class="source-title">{title}</span>
            <span class="small">{words.join(" · ")}</span>
            <ul class="bare small">{uses.collect_view()}{config}</ul>
        </li>
    }
    .erase()
}

/// The live sources that are switched on.
fn asked(from: Address, config: &'static PortalConfig) -> AnyView {
    let language = from.language;
    let items = live::ALL.into_iter().filter(|it| config.source(it.slug).is_some()).map(|it| {
        view! {
            <li>
                <span class="source-title"><a href=it.page rel="external noopener">{it.publisher}</a></span>
                <span class="small">{it.credit}" – "{it.licence}</span>
            </li>
        }
        .erase()
    });
    view! {
        <section>
            <h2>{texts::LIVE.get(language)}</h2>
            <p class="quiet">{texts::LIVE_LEAD.get(language)}</p>
            <ul class="source-list">{items.collect_view()}</ul>
        </section>
    }
    .erase()
}
