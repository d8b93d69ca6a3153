//! Every calculator by the question it answers, with the answer to the case it opens on.

use leptos::prelude::*;
use portal_calculators::{About, Calculator};
use portal_text::{Language, Text};

use crate::context::AppContext;
use crate::entry::{EVERYDAY, Group, HEATING, HOUSE, MOBILITY, PLANTS, TOWN};
use crate::erase::Erase;
use crate::pages::calculator;
use crate::prerender::{Inputs, PrerenderError};
use crate::routes::{Address, PageId};

mod texts {
    portal_text::texts!("pages/calculators");
}

/// Calculators under a heading.
struct Shelf {
    heading: Text,
    groups: &'static [Group],
}

const SHELVES: [Shelf; 4] = [
    Shelf { heading: texts::HOUSE, groups: &[HOUSE, HEATING] },
    Shelf { heading: texts::MOBILITY, groups: &[MOBILITY] },
    Shelf { heading: texts::TOWN, groups: &[TOWN, PLANTS] },
    Shelf { heading: texts::EVERYDAY, groups: &[EVERYDAY] },
];

/// What each calculator answers at first, in a few words, by its slug.
pub type Shorts = Vec<(&'static str, String)>;

/// Answers the case that each calculator opens on.
///
/// # Errors
/// [`PrerenderError`] when one has no answer.
pub fn load(inputs: &Inputs, language: Language) -> Result<Shorts, PrerenderError> {
    let short = |it: &&'static dyn Calculator| {
        let slug = it.about().slug;
        let answer = calculator::load(inputs, slug, language)?.answer;
        Ok((slug, answer.map(|it| it.short).unwrap_or_default()))
    };
    portal_calculators::ALL.iter().map(short).collect()
}

/// The address of a calculator's page.
pub fn address(from: Address, slug: &'static str) -> Address {
    if slug == "pv" { from.to_page(PageId::Pv) } else { from.to_slug(PageId::Calculator, slug) }
}

/// The page.
#[expect(clippy::needless_pass_by_value, reason = "every page takes its data so")]
pub fn page(app: AppContext, data: Shorts) -> AnyView {
    let language = app.language();
    let shelf = |it: &Shelf| {
        let lines = it.groups.iter().copied().flatten().map(|it| line(app, it.about(), &data)).collect_view();
        view! {
            <section class="shelf">
                <h2>{it.heading.get(language)}</h2>
                <ul>{lines}</ul>
            </section>
        }
        .erase()
    };
    view! {
        <div class="wrap">
            <section>
                <h1>{texts::TITLE.get(language)}</h1>
                <p class="quiet">{texts::LEAD.get(language)}</p>
            </section>
            {SHELVES.iter().map(shelf).collect_view()}
        </div>
    }
    .erase()
}

fn line(app: AppContext, about: &About, shorts: &Shorts) -> AnyView {
    let language = app.language();
    let href = app.address.href(address(app.address, about.slug));
    let short = shorts.iter().find(|it| it.0 == about.slug).map_or("", |it| it.1.as_str());
    view! {
        <li>
            <a href=href rel="external">{about.question.get(language)}</a>
            <span class="shelf-name">{about.title.get(language)}</span>
            <p>{about.lead.get(language)}</p>
            <p class="small">{texts::EXAMPLE.fill(language, &[("short", short)])}</p>
        </li>
    }
    .erase()
}
