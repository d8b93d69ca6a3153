//! What stands under every answer and never changes.

use leptos::prelude::*;
use portal_calculators::Notes;
use portal_opendata::live::{OpenMeteoArchive, Source as _};

use crate::erase::Erase;
use crate::pages::{calculators, methods};
use crate::routes::Address;
use crate::widgets::badge::class_word;

mod texts {
    portal_text::texts!("pages/calculator/notes");
}

/// Calculators that ask the same of another place, or more of the same: each with the one to go on to.
const NEXT: [(&str, &str); 3] =
    [("ledger", "cluster-ledger"), ("cluster-ledger", "ledger"), ("cluster", "cluster-ledger")];

/// What is left out and how it is computed: words that never change, rendered natively only.
///
/// `weather` and `profiles` name the tables with their credits; `here` is the address of the page. What is said of a real
/// year shows when the page works on one.
pub(super) fn view(said: &Notes, weather: &str, profiles: &str, here: Address) -> AnyView {
    let language = here.language;
    let archive = OpenMeteoArchive::META;
    let real =
        format!("{} ({}, {})", archive.credit, archive.licence, class_word(archive.class).get(language));
    view! {
        <details>
            <summary>{texts::LIMITS.get(language)}</summary>
            <ul class="prose">
                {said.limits.iter().map(|it| view! { <li>{it.get(language)}</li> }.erase()).collect_view()}
            </ul>
        </details>
        <details>
            <summary>{texts::METHOD.get(language)}</summary>
            <div class="prose">
                <p>{said.method.get(language)}</p>
                {said.uses_weather.then(|| {
                    let say = |credit| texts::WEATHER.fill(language, &[("credit", credit), ("profiles", profiles)]);
                    view! {
                        <p class="of-substitute">{say(weather)}</p>
                        <p class="of-real-year">{say(&real)}</p>
                    }
                    .erase()
                })}
                {models(said, here)}
                <ul>
                    {said
                        .references
                        .iter()
                        .map(|it| view! { <li><a href=it.url rel="external">{it.title}</a></li> }.erase())
                        .collect_view()}
                </ul>
            </div>
        </details>
        {next(here)}
    }
    .erase()
}

/// The way on to a related calculator, where there is one.
fn next(here: Address) -> Option<AnyView> {
    let slug = NEXT.iter().find(|it| it.0 == here.slug)?.1;
    let about = portal_calculators::find(slug)?.about();
    let href = here.href(calculators::address(here, about.slug));
    Some(
        view! {
            <p>
                {texts::NEXT.get(here.language)} " " <a href=href rel="external">{about.title.get(here.language)}</a>
            </p>
        }
        .erase(),
    )
}

/// The models, each with a page of its own: formula, limits, sources, how far it is off.
fn models(said: &Notes, here: Address) -> Option<AnyView> {
    let cards: Vec<_> = said.models.iter().filter_map(|it| methods::card(it)).collect();
    (!cards.is_empty()).then(|| {
        view! {
            <p>{texts::MODELS.get(here.language)}</p>
            <ul class="models">
                {cards.into_iter().map(|it| view! { <li>{methods::link(here, it)}</li> }.erase()).collect_view()}
            </ul>
        }
        .erase()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_calculator_names_models_that_have_pages() {
        for calculator in portal_calculators::ALL {
            let slug = calculator.about().slug;
            let said = portal_calculators::notes(slug).unwrap();
            assert!(!said.models.is_empty(), "{slug}");
            for model in said.models {
                assert!(methods::card(model).is_some(), "{slug}: {model}");
            }
        }
    }

    #[test]
    fn related_calculators_are_there_and_the_two_ledgers_lead_to_each_other() {
        for slug in NEXT.iter().flat_map(|it| [it.0, it.1]) {
            assert!(portal_calculators::find(slug).is_some(), "{slug}");
        }
        let list = Address {
            language: portal_text::Language::Pl,
            page: crate::routes::PageId::Calculators,
            slug: "",
        };
        let leads = |from: &'static str| next(calculators::address(list, from)).map(RenderHtml::to_html);
        for (from, to) in [("ledger", "cluster-ledger"), ("cluster-ledger", "ledger")] {
            let html = leads(from).unwrap();
            assert!(html.contains(&format!("/calculators/{to}/\"")), "{html}");
        }
        assert!(leads("bus").is_none());
    }
}
