//! Writes every page as a file: rendered natively from the curated data, ready to be hydrated.
//!
//! Runs after trunk, in the build only.

use std::any::Any;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use futures::StreamExt;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use portal_opendata::config::{ConfigError, PortalConfig};
use portal_text::{Language, Text};
use portal_units::Instant;
use serde::Serialize;

use crate::app::{App, Start};
use crate::bridge::{Bridge, Initial, data_path};
use crate::context::AppContext;
use crate::entry;
use crate::pages;
use crate::pages::learn::LessonPage;
use crate::routes::{Address, PageId, ROUTES};

mod embed;
mod files;
mod html;
mod inputs;
mod offline;
mod policy;

pub use embed::Chart;
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
        let data = page_data(address, &inputs, &charts)?;
        write(&folders.out.join(data_path(address)), &data.json)?;
        let body = render(address, &inputs, data.initial).await;
        charts.extend(embed::charts(address, &body));
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

/// What a page shows before anything is asked of the network.
struct PageData {
    /// The data for a reader who comes from another page.
    json: String,
    /// The data as they cross in the page itself, without what it shows already.
    hydrated: String,
    /// The data as the page is rendered from them.
    initial: Initial,
    /// Files below the site that the page asks for at once.
    fetched: Vec<String>,
    /// Title and description where the table of routes has none.
    heading: Option<Heading>,
    /// Files that the page asks for later: path below the site, and text.
    later: Vec<(String, String)>,
}

/// What a document says of itself.
struct Heading {
    /// Title of the page, without the name of the portal.
    title: String,
    /// A sentence for search engines and previews.
    description: String,
}

fn page_data(address: Address, inputs: &Inputs, charts: &[Chart]) -> Result<PageData, PrerenderError> {
    let (mut heading, mut later) = (None, Vec::new());
    let (mut fetched, mut whole, mut hydrated) = (Vec::new(), None::<Box<dyn Any + Send>>, None);
    let json = match address.page {
        PageId::Now => serde_json::to_string(&pages::now::load(inputs)?)?,
        PageId::Air => serde_json::to_string(&pages::air::load(inputs)?)?,
        PageId::Pv | PageId::Calculator => {
            let slug = if address.slug.is_empty() { "pv" } else { address.slug };
            if address.page == PageId::Calculator {
                let about = pages::calculator::calculator(slug)?.about();
                let say = |it: Text| it.get(address.language).to_owned();
                heading = Some(Heading { title: say(about.question), description: say(about.lead) });
            }
            let data = pages::calculator::load(inputs, slug, address.language)?;
            fetched = vec![pages::calculator::YEAR_FILE.to_owned()];
            let json = serde_json::to_string(&data)?;
            let bare = pages::calculator::CalculatorPage { notes: String::new(), ..data.clone() };
            hydrated = Some(serde_json::to_string(&bare)?);
            whole = Some(Box::new(data));
            json
        }
        PageId::Renewables => {
            text(address, inputs, pages::renewables::page, pages::renewables::load(inputs)?)?
        }
        PageId::Data => text(address, inputs, pages::data::list, pages::data::load(inputs)?)?,
        PageId::OwnData => text(address, inputs, pages::data::own, pages::data::OwnPage::of(inputs))?,
        PageId::DataSet => {
            let data = pages::data::load_one(inputs, address.slug)?;
            let code = address.language.code();
            let (title, description) =
                (data.set.title.get(code).to_owned(), data.set.description.get(code).to_owned());
            heading = Some(Heading { title, description });
            text(address, inputs, pages::data::one, data)?
        }
        PageId::Cluster => {
            let data = pages::cluster::load(inputs, address.language)?;
            text(address, inputs, pages::cluster::page, data)?
        }
        PageId::Calculators => {
            let data = pages::calculators::load(inputs, address.language)?;
            text(address, inputs, pages::calculators::page, data)?
        }
        PageId::About => text(address, inputs, pages::about::page, pages::about::load(inputs)?)?,
        PageId::Gallery => text(address, inputs, pages::gallery::page, ())?,
        PageId::Colophon => {
            let part = pages::colophon::Part::find(address.slug)
                .ok_or_else(|| refused(address.slug, &"no such page"))?;
            let (title, description) = part.heading();
            let [title, description] = [title, description].map(|it| it.get(address.language).to_owned());
            heading = Some(Heading { title, description });
            text(address, inputs, pages::colophon::page, pages::colophon::load(part, inputs, charts)?)?
        }
        PageId::Decks => {
            text(address, inputs, pages::present::list, pages::present::decks(inputs, address.language)?)?
        }
        PageId::Kiosk => text(address, inputs, pages::present::kiosk, pages::present::ribbon(inputs)?)?,
        PageId::Deck => {
            let talk = pages::present::load(inputs, address.slug, address.language)?;
            let (title, description) = (talk.deck.title.clone(), talk.deck.summary.clone());
            heading = Some(Heading { title, description });
            text(address, inputs, pages::present::deck, talk)?
        }
        PageId::Method => {
            let card =
                pages::methods::card(address.slug).ok_or_else(|| refused(address.slug, &"no model"))?;
            let title = pages::methods::title(card, address.language).to_owned();
            let description = pages::methods::sentence(card, address.language).to_owned();
            heading = Some(Heading { title, description });
            text(address, inputs, pages::methods::page, card)?
        }
        PageId::Learn => {
            text(address, inputs, pages::learn::list, pages::learn::load_list(inputs, address)?)?
        }
        PageId::Preview => text(address, inputs, pages::learn::preview, inputs.config.lessons.clone())?,
        PageId::ClassLink => {
            later.push(pages::learn::questions(address.language)?);
            text(address, inputs, pages::learn::class_link, pages::learn::load_list(inputs, address)?)?
        }
        PageId::Lesson | PageId::Worksheet | PageId::LessonKey => {
            let (view, data) = lesson(address, inputs)?;
            let title = heading_of(address, &data.title);
            heading = Some(Heading { title, description: data.summary.clone() });
            later.clone_from(&data.reveals);
            text(address, inputs, view, data)?
        }
    };
    let initial = match whole {
        Some(data) => Initial::whole(address.page, data),
        None => Initial::new(address.page, json.clone()),
    };
    // The text of such a page stands in its body.
    let hydrated = if address.page.is_text() { Some(serde_json::to_string("")?) } else { hydrated };
    Ok(PageData {
        hydrated: hydrated.unwrap_or_else(|| json.clone()),
        json,
        initial,
        fetched,
        heading,
        later,
    })
}

/// The title of a lesson's page: the worksheet and the key say what they are.
fn heading_of(address: Address, title: &str) -> String {
    if address.page == PageId::Lesson {
        return title.to_owned();
    }
    format!("{}: {title}", address.page.route().title.get(address.language))
}

/// The view of a lesson, its worksheet or its key, and the lesson.
fn lesson(
    address: Address,
    inputs: &Inputs,
) -> Result<(fn(AppContext, LessonPage) -> AnyView, LessonPage), PrerenderError> {
    Ok(match address.page {
        PageId::Worksheet => (pages::learn::worksheet, pages::learn::load_worksheet(inputs, address)?),
        PageId::LessonKey => (pages::learn::key, pages::learn::load_key(inputs, address)?),
        _ => (pages::learn::lesson, pages::learn::load(inputs, address)?),
    })
}

/// A page that is text, rendered once and for all.
fn text<T>(
    address: Address,
    inputs: &Inputs,
    view: fn(AppContext, T) -> AnyView,
    data: T,
) -> Result<String, PrerenderError> {
    let html = fixed(|| {
        let (now, hydrated) = (signal(inputs.built).0, signal(false).0);
        view(AppContext { address, now, hydrated, site: inputs.site, base: "/" }, data)
    });
    Ok(serde_json::to_string(&html)?)
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

async fn render(address: Address, inputs: &Inputs, initial: Initial) -> String {
    let start = Start { site: inputs.site, built: inputs.built, base: "/", initial, pages: entry::all };
    let owner = Owner::new_root(Some(Arc::new(hydration_context::SsrSharedContext::new())));
    let stream = owner.with(|| {
        provide_context(RequestUrl::new(&format!("/{}", address.path())));
        view! { <App start/> }.to_html_stream_in_order()
    });
    let body = stream.collect::<Vec<_>>().await.concat();
    owner.unset();
    body
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
