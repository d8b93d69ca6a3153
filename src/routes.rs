//! The one table of pages, their addresses in every language, and links between them.

use portal_text::{Language, Text};
use serde::{Deserialize, Serialize};

use crate::entry::Entry;

mod table;

pub use table::ROUTES;

/// A page of the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageId {
    /// What sun, air and weather do now.
    Now,
    /// The air of the place: history, limits, forecast.
    Air,
    /// Electricity from renewables.
    Renewables,
    /// What a cluster balances, its law, its members.
    Cluster,
    /// What a roof gives.
    Pv,
    /// Every calculator, by the question it answers.
    Calculators,
    /// One calculator; its slug is that of the calculator.
    Calculator,
    /// The catalogue of open data.
    Data,
    /// The reader's own data.
    OwnData,
    /// One data set; its slug is its name in the data package.
    DataSet,
    /// What the cluster is and how to join.
    About,
    /// Every kind of chart.
    Gallery,
    /// What a site must say of itself: accessibility, privacy, sources, methods; a page each.
    Colophon,
    /// How a model works; its slug is that of the model's card.
    Method,
    /// The lessons.
    Learn,
    /// A lesson's file as it would be shown, and what is wrong with it.
    Preview,
    /// A link for a class: what it opens, and what of it is set, locked, hidden.
    ClassLink,
    /// The answers of a class, from the codes of its pupils.
    ClassResults,
    /// A lesson.
    Lesson,
    /// A lesson on paper.
    Worksheet,
    /// A lesson for the teacher: its course and the key of the worksheet.
    LessonKey,
    /// The list of talks.
    Decks,
    /// Pages that follow each other on a screen.
    Kiosk,
    /// The slides of a talk.
    Deck,
}

/// What the table says of a page.
#[derive(Debug)]
pub struct Route {
    /// The page.
    pub page: PageId,
    /// Folder below the language, with a slash at its end; the home page has none. The same in every language.
    pub path: &'static str,
    /// Name of the file with the page's data, below `bridge/`.
    pub name: &'static str,
    /// The program that shows the page.
    pub entry: Entry,
    /// Title of the page.
    pub title: Text,
    /// Word in the menu; none for a page that is only linked to.
    pub menu: Option<Text>,
    /// Whether there is a page for each of a list that the town's files or a registry give: its name there is the last
    /// folder of the address, and its title comes with its data.
    pub has_slug: bool,
}

impl PageId {
    /// The page's line in the table.
    pub fn route(self) -> &'static Route {
        // The table is complete (tested), so the home page stands in for nothing.
        ROUTES.iter().find(|it| it.page == self).unwrap_or(&ROUTES[0])
    }

    /// What the menu's word for another page says while this one is open: `aria-current`.
    pub fn mark_of(self, menu: Self) -> &'static str {
        if self == menu {
            "page"
        } else if matches!(self, Self::Pv | Self::Calculator) && menu == Self::Calculators {
            "true"
        } else {
            "false"
        }
    }

    /// Whether the data of the page are in one language.
    pub const fn has_words(self) -> bool {
        self.is_text() || matches!(self, Self::Pv | Self::Calculator)
    }

    /// Whether the page is text that never changes while it is read: it is rendered natively only.
    pub const fn is_text(self) -> bool {
        matches!(
            self,
            Self::Renewables
                | Self::Cluster
                | Self::Data
                | Self::OwnData
                | Self::DataSet
                | Self::About
                | Self::Gallery
                | Self::Colophon
                | Self::Method
                | Self::Learn
                | Self::Preview
                | Self::ClassLink
                | Self::ClassResults
                | Self::Lesson
                | Self::Worksheet
                | Self::LessonKey
                | Self::Decks
                | Self::Kiosk
                | Self::Deck
                | Self::Calculators
        )
    }
}

/// A page in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address {
    /// The language.
    pub language: Language,
    /// The page.
    pub page: PageId,
    /// Which of the pages of this kind; empty where there is one only.
    pub slug: &'static str,
}

impl Address {
    /// Every page that has no slug, in every language.
    pub fn all() -> impl Iterator<Item = Self> {
        let single = || ROUTES.iter().filter(|it| !it.has_slug);
        Language::ALL
            .into_iter()
            .flat_map(move |language| single().map(move |it| Self { language, page: it.page, slug: "" }))
    }

    /// The program that shows the page.
    #[cfg(feature = "ssr")]
    pub fn entry(self) -> Entry {
        let of_slug = (self.page == PageId::Calculator).then(|| Entry::of_calculator(self.slug)).flatten();
        of_slug.unwrap_or(self.page.route().entry)
    }

    /// Path below the site's base, such as `pl/air/`.
    pub fn path(self) -> String {
        let end = if self.slug.is_empty() { "" } else { "/" };
        format!("{}/{}{}{end}", self.language.code(), self.page.route().path, self.slug)
    }

    /// The page that the end of a path names, and the base before it: `/portal/pl/air/` is the air page of a
    /// site at `/portal/`. `None` for a path that leads to no page. Whether a slug is that of a page only the host
    /// knows: it served the document.
    pub fn find(pathname: &str) -> Option<(&str, Self)> {
        let (above, slug) = pathname
            .strip_suffix('/')
            .and_then(|it| it.rsplit_once('/'))
            .map_or(("", ""), |(above, slug)| (&pathname[..=above.len()], slug));
        let mut best: Option<(&str, Self)> = None;
        for language in Language::ALL {
            for route in &ROUTES {
                let (path, slug) = if route.has_slug { (above, slug) } else { (pathname, "") };
                let Some(base) = path
                    .strip_suffix(route.path)
                    .and_then(|it| it.strip_suffix('/'))
                    .and_then(|it| it.strip_suffix(language.code()))
                    .filter(|base| base.ends_with('/'))
                else {
                    continue;
                };
                let is_better = best.is_none_or(|(other, _)| base.len() < other.len());
                if is_better && route.has_slug == is_slug(slug) {
                    // Leaked: a document has one address, or two.
                    let slug = String::leak(slug.to_owned());
                    best = Some((base, Self { language, page: route.page, slug }));
                }
            }
        }
        best
    }

    /// Relative link from this page to the site's root: the same HTML works below any base.
    pub fn to_root(self) -> String {
        "../".repeat(self.path().matches('/').count())
    }

    /// Relative link from this page to another.
    pub fn href(self, to: Self) -> String {
        format!("{}{}", self.to_root(), to.path())
    }

    /// Relation of a link from this page to another: `external` where another program shows that page, or where there
    /// are many of its kind, so that its document is loaded; none, which is empty, where the same program has it.
    pub fn rel(self, to: Self) -> String {
        let (here, there) = (self.page.route(), to.page.route());
        if here.entry == there.entry && !there.has_slug { String::new() } else { "external".to_owned() }
    }

    /// The same page in another language.
    #[must_use]
    pub const fn in_language(self, language: Language) -> Self {
        Self { language, page: self.page, slug: self.slug }
    }

    /// Another page in the same language.
    #[must_use]
    pub const fn to_page(self, page: PageId) -> Self {
        Self { language: self.language, page, slug: "" }
    }

    /// One of many pages of a kind, in the same language.
    #[must_use]
    pub const fn to_slug(self, page: PageId, slug: &'static str) -> Self {
        Self { language: self.language, page, slug }
    }
}

/// Whether a folder's name may be that of a page: small letters, digits and hyphens.
fn is_slug(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|it| matches!(it, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_one_line_in_the_table() {
        for page in ROUTES.iter().map(|it| it.page) {
            assert_eq!(ROUTES.iter().filter(|it| it.page == page).count(), 1, "{page:?}");
            assert_eq!(page.route().page, page);
        }
    }

    #[test]
    fn every_address_leads_back_to_its_page_below_any_base() {
        for base in ["/", "/portal/", "/a/b/"] {
            for address in Address::all() {
                let path = format!("{base}{}", address.path());
                assert_eq!(Address::find(&path), Some((base, address)), "{path}");
            }
        }
    }

    #[test]
    fn the_last_folder_names_one_of_many_pages_of_a_kind() {
        let home = Address { language: Language::En, page: PageId::Now, slug: "" };
        for slug in ["solar-position", "pl", "air"] {
            let address = home.to_slug(PageId::Method, slug);
            let path = format!("/portal/{}", address.path());
            assert_eq!(path, format!("/portal/en/methods/{slug}/"));
            assert_eq!(Address::find(&path), Some(("/portal/", address)));
            assert_eq!(home.href(address), format!("../en/methods/{slug}/"));
            assert_eq!(home.rel(address), "external");
        }
        assert_eq!(Address::find("/en/methods/A B/"), None);
    }

    #[test]
    fn a_path_that_names_no_page_is_not_found() {
        for path in ["/", "/pl", "/pl/nothing/", "/xpl/", "/de/air/", "/pl/air"] {
            assert_eq!(Address::find(path), None, "{path}");
        }
    }

    #[test]
    fn links_are_relative_so_that_a_site_can_move() {
        let from = Address { language: Language::Pl, page: PageId::Pv, slug: "" };
        assert_eq!(from.href(from.to_page(PageId::Air)), "../../../pl/air/");
        assert_eq!(from.href(from.in_language(Language::En)), "../../../en/calculators/pv/");
        let home = Address { language: Language::En, page: PageId::Now, slug: "" };
        assert_eq!(home.href(home.to_page(PageId::About)), "../en/about/");
    }
}
