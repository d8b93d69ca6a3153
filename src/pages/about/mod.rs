//! What the cluster is, what it plans and who may join.

use leptos::prelude::*;
use portal_evidence::Confidence;
use portal_opendata::LocalText;
use portal_opendata::config::PortalConfig;
use serde::{Deserialize, Serialize};

use crate::context::AppContext;
use crate::erase::Erase;
use crate::pages::colophon::{self, Part};
use crate::routes::PageId;
use crate::widgets::badge::confidence_word;

#[cfg(feature = "ssr")]
mod load;
#[cfg(feature = "ssr")]
pub use load::{facts, load};

mod texts {
    portal_text::texts!("pages/about");
}

/// What the page tells.
#[derive(Debug, Clone, PartialEq)]
pub struct AboutPage {
    /// The whole configuration.
    pub config: &'static PortalConfig,
    /// Facts in the order of the table.
    pub facts: Vec<Fact>,
    /// Where the sentence on who may join was read.
    pub join_source: Option<SourceLink>,
}

/// One fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is about.
    pub item: LocalText,
    /// What is known.
    pub value: LocalText,
    /// Whether it is a plan rather than a thing that stands.
    pub planned: bool,
    /// Where it was read.
    pub source: SourceLink,
    /// How it was read.
    pub confidence: Confidence,
}

/// A source with its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceLink {
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: Option<String>,
}

/// The page.
pub fn page(app: AppContext, data: AboutPage) -> AnyView {
    let language = app.language();
    let code = language.code();
    let config = data.config;
    let contact = &config.contact;
    let talks = app.address.to_page(PageId::Decks);
    let (standing, planned): (Vec<_>, Vec<_>) = data.facts.into_iter().partition(|it| !it.planned);
    view! {
        <div class="wrap">
            <section>
                <header>
                    <h1>{contact.body.get(code)}</h1>
                    <p>{config.description.get(code)}</p>
                </header>
                {fact_list(app, standing)}
            </section>
            <section id="planned">
                <header>
                    <h2>{texts::PLANNED.get(language)}</h2>
                    <p>{texts::PLANNED_INTRO.get(language)}</p>
                </header>
                {fact_list(app, planned)}
            </section>
            <section id="join" class="prose">
                <h2>{texts::JOIN.get(language)}</h2>
                <p>{contact.who_may_join.get(code)}</p>
                <p class="small">{data.join_source.map(source_link)}</p>
                <p>{texts::JOIN_HOW.get(language)}</p>
                <ul class="bare">{ways_to_reach(config)}</ul>
                <p><a rel=app.address.rel(talks) href=app.address.href(talks)>{texts::TALKS.get(language)}</a></p>
            </section>
            <section id="colophon" class="prose">
                <h2>{texts::COLOPHON.get(language)}</h2>
                <ul>{Part::ALL.map(|it| colophon_line(app, it)).collect_view()}</ul>
            </section>
        </div>
    }
    .erase()
}

fn colophon_line(app: AppContext, part: Part) -> AnyView {
    let about = part.heading().1.get(app.language());
    view! { <li>{colophon::link(app.address, part)}" – "{about}</li> }.erase()
}

/// Facts with their sources.
pub(crate) fn fact_list(app: AppContext, facts: Vec<Fact>) -> AnyView {
    let language = app.language();
    let code = language.code();
    let row = |fact: Fact| {
        let doubt =
            (!fact.confidence.may_be_headline()).then(|| confidence_word(fact.confidence).get(language));
        view! {
            <div>
                <dt>{fact.item.get(code).to_owned()}</dt>
                <dd>
                    {fact.value.get(code).to_owned()}
                    <small class="fact-source">
                        {source_link(fact.source)}
                        {doubt.map(|it| format!(" · {it}"))}
                    </small>
                </dd>
            </div>
        }
        .erase()
    };
    view! { <dl class="fact-list">{facts.into_iter().map(row).collect_view()}</dl> }.erase()
}

fn source_link(source: SourceLink) -> AnyView {
    match source.url {
        Some(url) => view! { <a href=url rel="external noopener">{source.title}</a> }.erase(),
        None => source.title.into_any(),
    }
}

fn ways_to_reach(config: &'static PortalConfig) -> AnyView {
    let contact = &config.contact;
    let homepage = contact.homepage.as_ref();
    let email = contact.email.as_ref();
    view! {
        {homepage.map(|it| view! { <li><a href=it.as_str() rel="external noopener">{it.as_str()}</a></li> }.erase())}
        {email.map(|it| view! { <li><a href=format!("mailto:{it}")>{it.as_str()}</a></li> }.erase())}
    }
    .erase()
}
