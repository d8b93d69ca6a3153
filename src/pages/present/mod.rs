//! Talks: their list, the slides of each, and the pages that follow each other in a kiosk.
//!
//! Everything is rendered natively and can be read as it is; [`crate::show`] makes slides of it.

use leptos::prelude::*;
use portal_content::{Deck, Table};
use portal_opendata::tables::sources::Source;
use portal_text::Language;
use portal_units::Instant;

use crate::context::AppContext;
use crate::erase::Erase;
use crate::routes::{PageId, ROUTES};
use crate::show::day::Days;
use crate::tiles;
use crate::widgets::pack::pack;

mod answers;
mod load;
mod slides;
mod stage;

pub use load::{decks, load, ribbon};
pub use slides::deck;

mod texts {
    portal_text::texts!("pages/present");
}

/// What the slides of a talk are made of.
#[derive(Debug, Clone)]
pub struct Talk {
    /// Its folder, also the last part of its address.
    pub slug: String,
    /// The slides.
    pub deck: Deck,
    /// Every source that the data name.
    pub sources: Vec<Source>,
    /// The tables that its charts are drawn from, by name.
    pub tables: Vec<(String, Table)>,
    /// The ribbon of the day.
    pub day: Today,
    /// The live tiles whose sources the town has.
    pub tiles: Vec<tiles::Place>,
    /// Its address, where the site knows its own.
    pub address: Option<String>,
    /// The folder of calculators, as a relative link.
    pub to_calculators: String,
    /// The calculators of its slides, as markup: the number of the slide, the place on it.
    pub calculators: Vec<((usize, usize), String)>,
    /// What a calculator answers at a step, as markup: the number of the slide, that of the step.
    pub answers: Vec<((usize, usize), String)>,
}

/// What the ribbon of the day is drawn from.
#[derive(Debug, Clone, PartialEq)]
pub struct Today {
    /// What the ribbon of any day is drawn from.
    pub days: Days,
    /// The moment of the build, which is shown until the browser draws its own.
    pub built: Instant,
    /// A moment that is taken for now, for tests and screenshots.
    pub fixed: Option<Instant>,
}

impl Today {
    /// The place of the ribbon; the browser keeps it up to date.
    fn view(&self, name: &str, language: Language) -> AnyView {
        let fixed = self.fixed.map(|it| it.unix_seconds().to_string());
        let drawn = self.days.ribbon(self.built, name, language).unwrap_or_default();
        view! { <div class="day" data-name=name.to_owned() data-days=self.days.written() data-now=fixed inner_html=drawn></div> }
            .erase()
    }
}

/// A talk in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its folder, also the last part of its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// A sentence on it.
    pub summary: String,
    /// How long it takes. \[min\]
    pub minutes: u32,
    /// Titles of its slides.
    pub slides: Vec<String>,
}

/// The list of talks.
#[expect(clippy::needless_pass_by_value, reason = "every page takes its data so")]
pub fn list(app: AppContext, talks: Vec<Listed>) -> AnyView {
    let language = app.language();
    let kiosk = app.address.to_page(PageId::Kiosk);
    let one = |talk: &Listed| {
        let slug: &'static str = talk.slug.clone().leak();
        let href = app.address.href(app.address.to_slug(PageId::Deck, slug));
        let slide = |(number, title): (usize, &String)| {
            let to = format!("{href}#{number}");
            view! { <li>{number} " " <a href=to rel="external">{title.clone()}</a></li> }.erase()
        };
        view! {
            <li>
                <h2><a href=href.clone() rel="external">{talk.title.clone()}</a></h2>
                <p>{talk.summary.clone()}</p>
                <p class="small">{facts(talk.slides.len(), talk.minutes, language)}</p>
                {pack(&format!("present/{slug}"), language)}
                <ul class="outline">{(1..).zip(&talk.slides).map(slide).collect_view()}</ul>
            </li>
        }
        .erase()
    };
    view! {
        <div class="wrap talks">
            <section>
                <header>
                    <h1>{texts::TITLE.get(language)}</h1>
                    <p>{texts::LEAD.get(language)}</p>
                </header>
                <ul class="talk-list">{talks.iter().map(one).collect_view()}</ul>
            </section>
            <section>
                <header>
                    <h2>{texts::KIOSK.get(language)}</h2>
                    <p>{texts::KIOSK_LEAD.get(language)}</p>
                </header>
                <p><a class="plain-button" href=app.address.href(kiosk) rel="external">{texts::KIOSK_LINK.get(language)}</a></p>
            </section>
            <section>
                <header><h2>{texts::OWN.get(language)}</h2></header>
                <p class="prose">{texts::OWN_TEXT.get(language)}</p>
            </section>
        </div>
    }
    .erase()
}

/// Count of slides and length of a talk.
fn facts(slides: usize, minutes: u32, language: Language) -> String {
    let count = texts::SLIDES.count(language, u64::try_from(slides).unwrap_or_default());
    format!("{count} · {minutes} min")
}

/// Seconds that a kiosk shows each part of a page, at first.
const KIOSK_SECONDS: &str = "20";

/// The page of the kiosk: what it shows and how it is started.
#[expect(clippy::needless_pass_by_value, reason = "every page takes its data so")]
pub fn kiosk(app: AppContext, today: Today) -> AnyView {
    let language = app.language();
    // What is alike on every visit, and pages with many of their kind, are not for a kiosk.
    let offered = ROUTES.iter().filter(|it| it.menu.is_some() && !it.has_slug && it.page != PageId::Pv);
    let pages = offered.map(|route| {
        let path = route.path.to_owned();
        let chosen = matches!(route.page, PageId::Now | PageId::Air | PageId::Renewables);
        view! {
            <li>
                <label>
                    <input type="checkbox" name="page" value=route.name data-path=path checked=chosen/>
                    {route.title.get(language)}
                </label>
            </li>
        }
        .erase()
    });
    view! {
        <div id="kiosk" data-root=app.address.to_root() data-language=language.code()>
            {today.view("sky", language)}
            <div class="wrap kiosk-start">
                <section>
                    <header>
                        <h1>{texts::KIOSK.get(language)}</h1>
                        <p>{texts::KIOSK_LEAD.get(language)}</p>
                    </header>
                    <fieldset>
                        <legend>{texts::KIOSK_PAGES.get(language)}</legend>
                        <ul>{pages.collect_view()}</ul>
                    </fieldset>
                    <p class="kiosk-time">
                        <label for="seconds">{texts::KIOSK_SECONDS.get(language)}</label>
                        <input type="number" id="seconds" min="5" max="600" step="5" value=KIOSK_SECONDS/>
                    </p>
                    <p><button type="button" class="plain-button" data-do="start">{texts::KIOSK_START.get(language)}</button></p>
                    <p class="prose small">{texts::KIOSK_HOW.get(language)}</p>
                    <p class="prose small"><code id="kiosk-address"></code></p>
                </section>
            </div>
            <div class="kiosk-frames" hidden></div>
            {stage::kiosk_bar(language)}
        </div>
    }
    .erase()
}
