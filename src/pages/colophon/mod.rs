//! What a site must say of itself: accessibility, privacy, where its figures come from, how it works out its numbers.

use leptos::prelude::*;
use portal_opendata::config::PortalConfig;
use portal_text::{Language, Text};

use crate::context::AppContext;
use crate::erase::Erase;
use crate::pages::methods;
use crate::prerender::{Chart, Inputs, PrerenderError};
use crate::routes::{Address, PageId};

mod accessibility;
mod embed;
mod privacy;
mod sources;

mod texts {
    portal_text::texts!("pages/colophon");
}

/// One of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The accessibility statement.
    Accessibility,
    /// What is kept and who is asked.
    Privacy,
    /// Every source of a figure.
    Sources,
    /// The list of all models.
    Methods,
    /// Charts for other sites.
    Embed,
}

impl Part {
    /// Every page.
    pub const ALL: [Self; 5] =
        [Self::Accessibility, Self::Privacy, Self::Sources, Self::Methods, Self::Embed];

    /// Last folder of its address.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Accessibility => "accessibility",
            Self::Privacy => "privacy",
            Self::Sources => "sources",
            Self::Methods => "methods",
            Self::Embed => "embed",
        }
    }

    /// The page of an address.
    pub fn find(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.slug() == slug)
    }

    /// Title, and a sentence on what the page is about.
    pub const fn heading(self) -> (Text, Text) {
        match self {
            Self::Accessibility => (texts::ACCESSIBILITY, texts::ACCESSIBILITY_ABOUT),
            Self::Privacy => (texts::PRIVACY, texts::PRIVACY_ABOUT),
            Self::Sources => (texts::SOURCES, texts::SOURCES_ABOUT),
            Self::Methods => (texts::METHODS, texts::METHODS_ABOUT),
            Self::Embed => (texts::EMBED, texts::EMBED_ABOUT),
        }
    }
}

/// Last folders of all addresses.
pub fn slugs() -> Vec<String> {
    Part::ALL.iter().map(|it| it.slug().to_owned()).collect()
}

/// Address of one of the pages, seen from another page.
pub const fn address(from: Address, part: Part) -> Address {
    from.to_slug(PageId::Colophon, part.slug())
}

/// A link to one of the pages with its title.
pub fn link(from: Address, part: Part) -> AnyView {
    let to = address(from, part);
    view! { <a href=from.href(to) rel=from.rel(to)>{part.heading().0.get(from.language)}</a> }.erase()
}

/// What a page is made of.
#[derive(Debug)]
pub struct ColophonPage {
    /// Which page.
    pub part: Part,
    /// The whole configuration.
    pub config: &'static PortalConfig,
    /// Every source of a figure; for the page of sources only.
    pub sources: Vec<sources::Entry>,
    /// Charts in the page's language; for the page of those only.
    pub charts: Vec<Chart>,
}

/// Reads what a page is made of. `charts` are those of the pages that were rendered before.
///
/// # Errors
/// [`PrerenderError`] when the tables cannot be read.
pub fn load(part: Part, inputs: &Inputs, charts: &[Chart]) -> Result<ColophonPage, PrerenderError> {
    let sources = if part == Part::Sources { sources::load(inputs)? } else { Vec::new() };
    let charts = if part == Part::Embed { charts.to_vec() } else { Vec::new() };
    Ok(ColophonPage { part, config: inputs.config, sources, charts })
}

/// The half of a licence's name that is in a language, where the catalogue gives both: `polska / English`.
pub(crate) fn in_language(name: &str, language: Language) -> &str {
    match (name.split_once(" / "), language) {
        (Some((pl, _)), Language::Pl) => pl,
        (Some((_, en)), Language::En) => en,
        (None, _) => name,
    }
}

/// The page.
pub fn page(app: AppContext, data: ColophonPage) -> AnyView {
    let language = app.language();
    let content = match data.part {
        Part::Accessibility => accessibility::content(data.config, language),
        Part::Privacy => privacy::content(data.config, language),
        Part::Sources => sources::content(app.address, data.config, data.sources),
        Part::Methods => methods::list(app.address),
        Part::Embed => embed::content(app.address, data.config, &data.charts),
    };
    let (title, about) = data.part.heading();
    view! {
        <div class="wrap colophon">
            <header>
                <h1>{title.get(language)}</h1>
                <p class="quiet">{about.get(language)}</p>
            </header>
            {content}
        </div>
    }
    .erase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_an_address_of_its_own() {
        for part in Part::ALL {
            assert_eq!(Part::find(part.slug()), Some(part));
        }
        assert_eq!(Part::find("planned"), None);
    }

    #[test]
    fn the_footer_leads_to_what_every_page_owes() {
        for part in [Part::Accessibility, Part::Privacy, Part::Sources, Part::Methods] {
            assert!(crate::app::COLOPHON.iter().any(|it| it.0 == part.slug()), "{part:?}");
        }
    }
}
