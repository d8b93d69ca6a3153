//! Every calculator by the question it answers, with the answer to the case it opens on.

use leptos::prelude::*;
use portal_calculators::{
    About, Calculator, air, appliance, battery, best_hours, bus, charging, chp, cluster, cluster_ledger, ev,
    footprint, heat, insulation, ledger, pv, sun,
};
use portal_text::{Language, Text};

use crate::context::AppContext;
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
    calculators: &'static [&'static dyn Calculator],
}

const SHELVES: [Shelf; 4] = [
    Shelf {
        heading: texts::HOUSE,
        calculators: &[
            &pv::CALCULATOR,
            &heat::CALCULATOR,
            &battery::CALCULATOR,
            &insulation::CALCULATOR,
            &ledger::CALCULATOR,
        ],
    },
    Shelf {
        heading: texts::MOBILITY,
        calculators: &[&ev::CALCULATOR, &bus::CALCULATOR, &charging::CALCULATOR],
    },
    Shelf {
        heading: texts::TOWN,
        calculators: &[&cluster::CALCULATOR, &cluster_ledger::CALCULATOR, &chp::CALCULATOR, &air::CALCULATOR],
    },
    Shelf {
        heading: texts::EVERYDAY,
        calculators: &[
            &footprint::CALCULATOR,
            &appliance::CALCULATOR,
            &best_hours::CALCULATOR,
            &sun::CALCULATOR,
        ],
    },
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
        let lines = it.calculators.iter().map(|it| line(app, it.about(), &data)).collect_view();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_calculator_stands_on_one_shelf() {
        let listed = |slug: &str| {
            SHELVES.iter().flat_map(|it| it.calculators).filter(|it| it.about().slug == slug).count()
        };
        for it in portal_calculators::ALL {
            assert_eq!(listed(it.about().slug), 1, "{}", it.about().slug);
        }
    }
}
