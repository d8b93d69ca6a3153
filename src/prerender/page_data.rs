//! What each page is rendered from, and what of it crosses into the browser.

use std::any::Any;

use leptos::prelude::*;
use portal_text::Text;
use serde::Serialize;

use super::embed::Chart;
use super::{Inputs, PrerenderError, fixed, refused};
use crate::bridge::Initial;
use crate::context::AppContext;
use crate::pages;
use crate::pages::learn::LessonPage;
use crate::routes::{Address, PageId};

/// What a page shows before anything is asked of the network.
pub(super) struct PageData {
    /// The data for a reader who comes from another page.
    pub(super) json: String,
    /// The data as they cross in the page itself, without what it shows already.
    pub(super) hydrated: String,
    /// The data as the page is rendered from them.
    pub(super) initial: Initial,
    /// Files below the site that the page asks for at once.
    pub(super) fetched: Vec<String>,
    /// Title and description where the table of routes has none.
    pub(super) heading: Option<Heading>,
    /// Files of the page that it asks for later, by their path below the site.
    pub(super) later: Vec<(String, String)>,
}

/// What a document says of itself.
pub(super) struct Heading {
    /// Title of the page, without the name of the portal.
    pub(super) title: String,
    /// A sentence for search engines and previews.
    pub(super) description: String,
}

impl PageData {
    /// Data that cross whole.
    fn of<T: Serialize>(page: PageId, data: &T) -> Result<Self, PrerenderError> {
        let json = serde_json::to_string(data)?;
        Ok(Self {
            hydrated: json.clone(),
            initial: Initial::new(page, json.clone()),
            json,
            fetched: Vec::new(),
            heading: None,
            later: Vec::new(),
        })
    }

    fn titled(mut self, title: impl Into<String>, description: impl Into<String>) -> Self {
        self.heading = Some(Heading { title: title.into(), description: description.into() });
        self
    }

    fn with_later(mut self, files: impl IntoIterator<Item = (String, String)>) -> Self {
        self.later.extend(files);
        self
    }
}

/// Loads what a page is made of; `charts` are those of the pages rendered before it.
pub(super) fn page_data(
    address: Address,
    inputs: &Inputs,
    charts: &[Chart],
) -> Result<PageData, PrerenderError> {
    let at = address;
    match address.page {
        PageId::Now => PageData::of(at.page, &pages::now::load(inputs)?),
        PageId::Air => PageData::of(at.page, &pages::air::load(inputs)?),
        PageId::Pv => calculator(at, inputs, "pv"),
        PageId::Calculator => one_calculator(at, inputs),
        PageId::Renewables => text(at, inputs, pages::renewables::page, pages::renewables::load(inputs)?),
        PageId::Data => text(at, inputs, pages::data::list, pages::data::load(inputs)?),
        PageId::OwnData => text(at, inputs, pages::data::own, pages::data::OwnPage::of(inputs)),
        PageId::DataSet => data_set(at, inputs),
        PageId::Cluster => text(at, inputs, pages::cluster::page, pages::cluster::load(inputs, at.language)?),
        PageId::Calculators => {
            text(at, inputs, pages::calculators::page, pages::calculators::load(inputs, at.language)?)
        }
        PageId::About => text(at, inputs, pages::about::page, pages::about::load(inputs)?),
        PageId::Gallery => text(at, inputs, pages::gallery::page, ()),
        PageId::Colophon => colophon(at, inputs, charts),
        PageId::Decks => text(at, inputs, pages::present::list, pages::present::decks(inputs, at.language)?),
        PageId::Kiosk => text(at, inputs, pages::present::kiosk, pages::present::ribbon(inputs)?),
        PageId::Deck => deck(at, inputs),
        PageId::Method => method(at, inputs),
        PageId::Learn => text(at, inputs, pages::learn::list, pages::learn::load_list(inputs, at)?),
        PageId::Preview => text(at, inputs, pages::learn::preview, inputs.config.lessons.clone()),
        PageId::ClassLink => {
            let page = text(at, inputs, pages::learn::class_link, pages::learn::load_list(inputs, at)?)?;
            Ok(page.with_later([pages::learn::questions(at.language)?]))
        }
        PageId::ClassResults => {
            text(at, inputs, pages::learn::class_results, pages::learn::load_list(inputs, at)?)
        }
        PageId::Lesson => lesson(at, inputs, pages::learn::lesson, pages::learn::load(inputs, at)?),
        PageId::Worksheet => {
            lesson(at, inputs, pages::learn::worksheet, pages::learn::load_worksheet(inputs, at)?)
        }
        PageId::LessonKey => lesson(at, inputs, pages::learn::key, pages::learn::load_key(inputs, at)?),
    }
}

/// A page that is text, rendered once and for all. Its words stand in its body and do not cross a second time.
fn text<T>(
    address: Address,
    inputs: &Inputs,
    view: fn(AppContext, T) -> AnyView,
    data: T,
) -> Result<PageData, PrerenderError> {
    let html = fixed(|| {
        let (now, hydrated) = (signal(inputs.built).0, signal(false).0);
        view(AppContext { address, now, hydrated, site: inputs.site, base: "/" }, data)
    });
    let page = PageData::of(address.page, &html)?;
    Ok(PageData { hydrated: serde_json::to_string("")?, ..page })
}

/// The page of a calculator. Its notes and its questions with pictures are markup that stands in its body.
fn calculator(address: Address, inputs: &Inputs, slug: &str) -> Result<PageData, PrerenderError> {
    let data = pages::calculator::load(inputs, slug, address.language)?;
    let bare =
        pages::calculator::CalculatorPage { notes: String::new(), path: String::new(), ..data.clone() };
    let page = PageData::of(address.page, &data)?;
    let whole: Box<dyn Any + Send> = Box::new(data);
    Ok(PageData {
        hydrated: serde_json::to_string(&bare)?,
        initial: Initial::whole(address.page, whole),
        fetched: vec![pages::calculator::YEAR_FILE.to_owned()],
        ..page
    })
}

fn one_calculator(address: Address, inputs: &Inputs) -> Result<PageData, PrerenderError> {
    let about = pages::calculator::calculator(address.slug)?.about();
    let say = |it: Text| it.get(address.language);
    Ok(calculator(address, inputs, address.slug)?.titled(say(about.question), say(about.lead)))
}

fn data_set(address: Address, inputs: &Inputs) -> Result<PageData, PrerenderError> {
    let data = pages::data::load_one(inputs, address.slug)?;
    let say = |it: &portal_opendata::LocalText| it.get(address.language.code()).to_owned();
    let (title, description) = (say(&data.set.title), say(&data.set.description));
    Ok(text(address, inputs, pages::data::one, data)?.titled(title, description))
}

fn colophon(address: Address, inputs: &Inputs, charts: &[Chart]) -> Result<PageData, PrerenderError> {
    let part =
        pages::colophon::Part::find(address.slug).ok_or_else(|| refused(address.slug, &"no such page"))?;
    let (title, description) = part.heading();
    let page = text(address, inputs, pages::colophon::page, pages::colophon::load(part, inputs, charts)?)?;
    Ok(page.titled(title.get(address.language), description.get(address.language)))
}

fn deck(address: Address, inputs: &Inputs) -> Result<PageData, PrerenderError> {
    let talk = pages::present::load(inputs, address.slug, address.language)?;
    let (title, description) = (talk.deck.title.clone(), talk.deck.summary.clone());
    Ok(text(address, inputs, pages::present::deck, talk)?.titled(title, description))
}

fn method(address: Address, inputs: &Inputs) -> Result<PageData, PrerenderError> {
    let card = pages::methods::card(address.slug).ok_or_else(|| refused(address.slug, &"no model"))?;
    let title = pages::methods::title(card, address.language);
    let description = pages::methods::sentence(card, address.language);
    Ok(text(address, inputs, pages::methods::page, card)?.titled(title, description))
}

/// A lesson, its worksheet or its key.
fn lesson(
    address: Address,
    inputs: &Inputs,
    view: fn(AppContext, LessonPage) -> AnyView,
    data: LessonPage,
) -> Result<PageData, PrerenderError> {
    let title = match address.page {
        PageId::Lesson => data.title.clone(),
        // The worksheet and the key say what they are.
        page => format!("{}: {}", page.route().title.get(address.language), data.title),
    };
    let (description, reveals) = (data.summary.clone(), data.reveals.clone());
    Ok(text(address, inputs, view, data)?.titled(title, description).with_later(reveals))
}
