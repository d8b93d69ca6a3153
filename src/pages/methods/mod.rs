//! How a model works: the page of each card of the models' registry.

use leptos::prelude::*;
use portal_model::registry::{self, Card};

use crate::context::AppContext;
use crate::erase::Erase;

/// Names of the pages: one a model.
pub fn slugs() -> Vec<String> {
    registry::ALL.iter().map(|it| it.slug.to_owned()).collect()
}

/// The card of a page.
pub fn card(slug: &str) -> Option<&'static Card> {
    registry::ALL.iter().copied().find(|it| it.slug == slug)
}

/// The page.
pub fn page(_app: AppContext, card: &'static Card) -> AnyView {
    let sources = card.sources.iter().map(|it| view! { <li>{*it}</li> }.erase()).collect_view();
    view! {
        <article class="wrap prose">
            <h1>{card.item}</h1>
            <p><code>{card.formula}</code></p>
            <ul>{sources}</ul>
        </article>
    }
    .erase()
}
