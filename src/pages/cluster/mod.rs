//! What a cluster balances, hour by hour; the law it lives under; who is in it, how to join, what others can reuse.

use leptos::prelude::*;
use portal_opendata::LocalText;
use portal_opendata::tables::cluster_facts::Part;
use portal_text::{Language, Text};

use crate::context::AppContext;
use crate::erase::Erase;
use crate::pages::about::{self, Fact, fact_list};
use crate::prerender::{Inputs, PrerenderError};
use crate::routes::PageId;
use crate::widgets::mount::{self, Filled, Place};

mod texts {
    portal_text::texts!("pages/cluster");
}

/// What the page tells.
pub struct ClusterPage {
    calculator: Filled,
    law: Vec<Fact>,
    partners: Vec<Fact>,
    who_may_join: LocalText,
}

/// Reads the facts and answers the case that the calculator opens on.
///
/// # Errors
/// [`PrerenderError`] when a table cannot be read or the calculator has no answer.
pub fn load(inputs: &Inputs, language: Language) -> Result<ClusterPage, PrerenderError> {
    let place = Place { id: "balance".to_owned(), slug: "cluster".to_owned(), ..Place::default() };
    Ok(ClusterPage {
        calculator: mount::load(inputs, place, language)?,
        law: about::facts(inputs, Part::Law)?,
        partners: about::facts(inputs, Part::Partners)?,
        who_may_join: inputs.config.contact.who_may_join.clone(),
    })
}

/// The page.
pub fn page(app: AppContext, data: ClusterPage) -> AnyView {
    let language = app.language();
    let say = |it: Text| it.get(language);
    view! {
        <div class="wrap">
            <section>
                <h1>{say(texts::TITLE)}</h1>
                <p class="quiet">{say(texts::LEAD)}</p>
            </section>
            <section class="prose">
                <h2>{say(texts::BALANCES)}</h2>
                {paragraphs(&[texts::BALANCES_HOUR, texts::BALANCES_FLOW, texts::BALANCES_PRICE], language)}
            </section>
            <section>
                <h2>{say(texts::TRY)}</h2>
                <p class="quiet">{say(texts::TRY_INTRO)}</p>
                {mount::calculator(app, data.calculator)}
            </section>
            <section id="law">
                <h2>{say(texts::LAW)}</h2>
                <div class="prose">{paragraphs(&[texts::LAW_PLAIN, texts::LAW_CHECK], language)}</div>
                {fact_list(app, data.law)}
            </section>
            <section id="partners">
                <h2>{say(texts::PARTNERS)}</h2>
                {fact_list(app, data.partners)}
            </section>
            <section id="join" class="prose">
                <h2>{say(texts::JOIN)}</h2>
                <p>{data.who_may_join.get(language.code()).to_owned()}</p>
                <ol>{items(&[texts::JOIN_TALK, texts::JOIN_DATA, texts::JOIN_SIGN], language)}</ol>
                <p>
                    <a href=format!("{}#join", app.address.href(app.address.to_page(PageId::About))) rel="external">
                        {say(texts::JOIN_CONTACT)}
                    </a>
                </p>
            </section>
            <section id="reuse" class="prose">
                <h2>{say(texts::REUSE)}</h2>
                <p>{say(texts::REUSE_INTRO)}</p>
                <ul>{items(&[texts::REUSE_CONFIG, texts::REUSE_DATA, texts::REUSE_WORDS], language)}</ul>
                <p>
                    <a href=app.address.href(app.address.to_page(PageId::Data)) rel="external">
                        {say(texts::REUSE_LINK)}
                    </a>
                </p>
            </section>
        </div>
    }
    .erase()
}

fn paragraphs(all: &[Text], language: Language) -> AnyView {
    all.iter().map(|it| view! { <p>{it.get(language)}</p> }.erase()).collect_view().into_any()
}

fn items(all: &[Text], language: Language) -> AnyView {
    all.iter().map(|it| view! { <li>{it.get(language)}</li> }.erase()).collect_view().into_any()
}
