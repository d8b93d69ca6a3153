//! Writes every page as a file: rendered natively from the curated data, ready to be hydrated.
//!
//! Runs after trunk, in the build only.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use futures::StreamExt;
use leptos::prelude::*;
use portal_opendata::config::{ConfigError, PortalConfig};
use portal_text::Language;
use portal_units::Instant;
use serde::Serialize;

use crate::app::{App, Start};
use crate::bridge::{Bridge, Initial, data_path};
use crate::entry;
use crate::pages;
use crate::routes::{Address, PageId, ROUTES};
use crate::widgets::chart::Packed;

mod embed;
mod facts;
mod files;
mod html;
mod inputs;
mod offline;
mod page_data;
mod policy;

pub use embed::{Chart, calculator::path as calculator_frame};
pub use inputs::{Inputs, refused};

/// Why the pages could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PrerenderError {
    /// A file or folder.
    #[error("{path}: {source}")]
    File {
        /// Which one.
        path: String,
        /// What the system says.
        source: io::Error,
    },
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Data that cannot be read, or of which a page cannot be made.
    #[error("{name}: {reason}")]
    Data {
        /// File or resource.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A page's data that cannot be written as JSON.
    #[error("page data: {0}")]
    Json(#[from] serde_json::Error),
    /// The folder made by trunk lacks a file.
    #[error("{folder}: no file …{end}")]
    Asset {
        /// The folder.
        folder: String,
        /// How the name ends.
        end: &'static str,
    },
}

/// Folders of one run.
#[derive(Debug)]
pub struct Folders {
    /// What trunk made: client, wasm, style.
    pub site: PathBuf,
    /// `portal.json`, data and other files that are copied.
    pub public: PathBuf,
    /// Where the site is written; emptied first.
    pub out: PathBuf,
}

/// Writes the whole site and gives the count of its pages. `clock` is taken for now unless `portal.json` fixes a moment.
///
/// # Errors
/// [`PrerenderError`] for a file, the configuration or data; nothing half-written counts as a site.
pub async fn prerender(folders: &Folders, clock: Instant) -> Result<usize, PrerenderError> {
    let config_text = read(&folders.public.join("portal.json"))?;
    let config: &'static PortalConfig = Box::leak(Box::new(PortalConfig::parse(&config_text)?));
    let inputs = Inputs::new(config, config.now.unwrap_or(clock), folders.public.join("data"));
    if folders.out.exists() {
        fs::remove_dir_all(&folders.out).map_err(at(&folders.out))?;
    }
    files::publish(&folders.public, &folders.out, config)?;
    let assets = html::Assets::find(&folders.site)?;
    assets.copy(&folders.site, &folders.out)?;
    let year = serde_json::to_string(pages::calculator::year_file(&inputs)?)?;
    write(&folders.out.join(pages::calculator::YEAR_FILE), &year)?;
    let archive = folders.out.join(pages::data::ARCHIVE);
    fs::write(&archive, pages::data::archive(&inputs)?).map_err(at(&archive))?;
    files::begin_harvest(&folders.out)?;
    let addresses = addresses(&inputs)?;
    let mut charts = Vec::new();
    for &address in &addresses {
        let data = page_data::page_data(address, &inputs, &charts)?;
        write(&folders.out.join(data_path(address)), &data.json)?;
        let (body, pictures) = render(address, &inputs, data.initial).await;
        charts.extend(embed::charts(address, &body, &pictures));
        for (path, text) in &data.later {
            write(&folders.out.join(path), text)?;
        }
        let document = html::Document {
            address,
            body,
            bridge: script(&Bridge { site: inputs.site.clone(), built: inputs.built })?,
            data: in_script(&data.hydrated),
            fetched: data.fetched,
            heading: data.heading,
        };
        write(
            &folders.out.join(address.path()).join("index.html"),
            &html::page(&inputs, &assets, &document),
        )?;
    }
    write(&folders.out.join("index.html"), &html::chooser(&inputs, &assets))?;
    write(&folders.out.join("404.html"), &html::not_found(&inputs, &assets))?;
    embed::write_pages(&inputs, &assets, &charts, &folders.out)?;
    embed::calculator::write_pages(&inputs, &assets, &folders.out)?;
    write(&folders.out.join("offline.html"), &html::not_kept(&inputs, &assets))?;
    policy::write_host_files(&inputs, &folders.out)?;
    offline::write_manifests(config, &folders.out)?;
    offline::write_worker(&folders.out)?;
    Ok(addresses.len())
}

/// Every page of the site, in the town's languages.
fn addresses(inputs: &Inputs) -> Result<Vec<Address>, PrerenderError> {
    let offered = |it: &Language| inputs.config.languages.iter().any(|code| code == it.code());
    let mut all: Vec<Address> = Address::all().filter(|it| offered(&it.language)).collect();
    for page in ROUTES.iter().filter(|it| it.has_slug).map(|it| it.page) {
        for slug in slugs(page, inputs)? {
            let slug: &'static str = slug.leak();
            all.extend(Language::ALL.into_iter().filter(offered).map(|language| Address {
                language,
                page,
                slug,
            }));
        }
    }
    Ok(all)
}

/// Names of the pages of a kind that has many.
fn slugs(page: PageId, inputs: &Inputs) -> Result<Vec<String>, PrerenderError> {
    match page {
        PageId::DataSet => pages::data::slugs(inputs),
        PageId::Colophon => Ok(pages::colophon::slugs()),
        PageId::Deck => Ok(inputs.config.decks.clone()),
        PageId::Calculator => Ok(pages::calculator::slugs()),
        PageId::Method => Ok(pages::methods::slugs()),
        PageId::Lesson | PageId::Worksheet | PageId::LessonKey => Ok(inputs.config.lessons.clone()),
        _ => Ok(Vec::new()),
    }
}

/// The markup of a view that never changes.
pub(crate) fn fixed(view: impl FnOnce() -> AnyView) -> String {
    Owner::new_root(None).with(|| view().to_html())
}

/// JSON that is safe inside a `<script>` element.
fn script<T: Serialize + ?Sized>(content: &T) -> Result<String, PrerenderError> {
    Ok(in_script(&serde_json::to_string(content)?))
}

fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// The body of a page, and the pictures of its charts.
async fn render(address: Address, inputs: &Inputs, initial: Initial) -> (String, Packed) {
    let path = format!("/{}", address.path());
    let start = Start { site: inputs.site, built: inputs.built, base: "/", path, initial, pages: entry::all };
    let owner = Owner::new_root(Some(Arc::new(hydration_context::SsrSharedContext::new())));
    let pictures = Packed::default();
    let stream = owner.with(|| {
        provide_context(pictures.clone());
        view! { <App start/> }.to_html_stream_in_order()
    });
    let body = stream.collect::<Vec<_>>().await.concat();
    owner.unset();
    (body, pictures)
}

pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> PrerenderError + use<> {
    let path = path.display().to_string();
    move |source| PrerenderError::File { path, source }
}

pub(crate) fn read(path: &Path) -> Result<String, PrerenderError> {
    fs::read_to_string(path).map_err(at(path))
}

fn write(path: &Path, text: &str) -> Result<(), PrerenderError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(at(folder))?;
    }
    fs::write(path, text).map_err(at(path))
}
