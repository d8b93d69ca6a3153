//! The one table of pages, their addresses in every language, and links between them.

use portal_text::{Language, Text};
use serde::{Deserialize, Serialize};

use crate::entry::Entry;

mod texts {
    portal_text::texts!("routes");
}

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
    /// What a roof gives.
    Pv,
    /// The catalogue of open data.
    Data,
    /// What the cluster is and how to join.
    About,
    /// Every kind of chart.
    Gallery,
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
}

/// Every page, in the order of the menu.
pub static ROUTES: [Route; 7] = [
    Route {
        page: PageId::Now,
        path: "",
        name: "now",
        entry: Entry::Home,
        title: texts::NOW_TITLE,
        menu: Some(texts::NOW_MENU),
    },
    Route {
        page: PageId::Air,
        path: "air/",
        name: "air",
        entry: Entry::Air,
        title: texts::AIR_TITLE,
        menu: Some(texts::AIR_MENU),
    },
    Route {
        page: PageId::Renewables,
        path: "renewables/",
        name: "renewables",
        entry: Entry::Home,
        title: texts::RENEWABLES_TITLE,
        menu: Some(texts::RENEWABLES_MENU),
    },
    Route {
        page: PageId::Pv,
        path: "calculators/pv/",
        name: "pv",
        entry: Entry::Calculator,
        title: texts::PV_TITLE,
        menu: Some(texts::PV_MENU),
    },
    Route {
        page: PageId::Data,
        path: "data/",
        name: "data",
        entry: Entry::Home,
        title: texts::DATA_TITLE,
        menu: Some(texts::DATA_MENU),
    },
    Route {
        page: PageId::About,
        path: "about/",
        name: "about",
        entry: Entry::Home,
        title: texts::ABOUT_TITLE,
        menu: Some(texts::ABOUT_MENU),
    },
    Route {
        page: PageId::Gallery,
        path: "gallery/",
        name: "gallery",
        entry: Entry::Home,
        title: texts::GALLERY_TITLE,
        menu: None,
    },
];

impl PageId {
    /// The page's line in the table.
    pub fn route(self) -> &'static Route {
        // The table is complete (tested), so the home page stands in for nothing.
        ROUTES.iter().find(|it| it.page == self).unwrap_or(&ROUTES[0])
    }

    /// Whether the data of the page are in one language.
    pub const fn has_words(self) -> bool {
        self.is_text() || matches!(self, Self::Pv)
    }

    /// Whether the page is text that never changes while it is read: it is rendered natively only.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Renewables | Self::Data | Self::About | Self::Gallery)
    }
}

/// A page in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address {
    /// The language.
    pub language: Language,
    /// The page.
    pub page: PageId,
}

impl Address {
    /// Every page in every language.
    pub fn all() -> impl Iterator<Item = Self> {
        Language::ALL
            .into_iter()
            .flat_map(|language| ROUTES.iter().map(move |it| Self { language, page: it.page }))
    }

    /// Path below the site's base, such as `pl/air/`.
    pub fn path(self) -> String {
        format!("{}/{}", self.language.code(), self.page.route().path)
    }

    /// The page that the end of a path names, and the base before it: `/portal/pl/air/` is the air page of a
    /// site at `/portal/`. `None` for a path that leads to no page.
    pub fn find(pathname: &str) -> Option<(&str, Self)> {
        Self::all()
            .filter_map(|address| {
                let base = pathname.strip_suffix(&address.path())?;
                base.ends_with('/').then_some((base, address))
            })
            .min_by_key(|(base, _)| base.len())
    }

    /// Relative link from this page to the site's root: the same HTML works below any base.
    pub fn to_root(self) -> String {
        "../".repeat(self.path().matches('/').count())
    }

    /// Relative link from this page to another.
    pub fn href(self, to: Self) -> String {
        format!("{}{}", self.to_root(), to.path())
    }

    /// Relation of a link from this page to another: `external` where another program shows that page, so that its
    /// document is loaded; none, which is empty, where the same does.
    pub fn rel(self, to: Self) -> String {
        if self.page.route().entry == to.page.route().entry { String::new() } else { "external".to_owned() }
    }

    /// The same page in another language.
    #[must_use]
    pub const fn in_language(self, language: Language) -> Self {
        Self { language, page: self.page }
    }

    /// Another page in the same language.
    #[must_use]
    pub const fn to_page(self, page: PageId) -> Self {
        Self { language: self.language, page }
    }
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
    fn a_path_that_names_no_page_is_not_found() {
        for path in ["/", "/pl", "/pl/nothing/", "/xpl/", "/de/air/", "/pl/air"] {
            assert_eq!(Address::find(path), None, "{path}");
        }
    }

    #[test]
    fn links_are_relative_so_that_a_site_can_move() {
        let from = Address { language: Language::Pl, page: PageId::Pv };
        assert_eq!(from.href(from.to_page(PageId::Air)), "../../../pl/air/");
        assert_eq!(from.href(from.in_language(Language::En)), "../../../en/calculators/pv/");
        let home = Address { language: Language::En, page: PageId::Now };
        assert_eq!(home.href(home.to_page(PageId::About)), "../en/about/");
    }
}
