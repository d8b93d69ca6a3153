//! What the document of each kind of page says and loads.

use portal_text::Text;

use crate::routes::PageId;

mod descriptions {
    portal_text::texts!("prerender/descriptions");
}

/// A sentence on a page, for search engines and previews.
pub(super) const fn description(page: PageId) -> Text {
    match page {
        PageId::Now => descriptions::NOW,
        PageId::Air => descriptions::AIR,
        PageId::Renewables => descriptions::RENEWABLES,
        PageId::Cluster => descriptions::CLUSTER,
        PageId::Pv => descriptions::PV,
        PageId::Data | PageId::DataSet => descriptions::DATA,
        PageId::OwnData => descriptions::OWN_DATA,
        PageId::About | PageId::Colophon => descriptions::ABOUT,
        PageId::Calculators | PageId::Calculator => descriptions::CALCULATORS,
        PageId::Gallery => descriptions::GALLERY,
        PageId::Method => descriptions::METHOD,
        PageId::Decks | PageId::Deck => descriptions::DECKS,
        PageId::Kiosk => descriptions::KIOSK,
        PageId::Learn | PageId::Lesson => descriptions::LEARN,
        PageId::Worksheet => descriptions::WORKSHEET,
        PageId::LessonKey => descriptions::LESSON_KEY,
        PageId::Preview => descriptions::PREVIEW,
        PageId::ClassLink => descriptions::CLASS_LINK,
        PageId::ClassResults => descriptions::CLASS_RESULTS,
    }
}

/// Style sheets of a page beside the one that every page has: files below `src` that are not named `style.css`. Only
/// for pages that are always loaded as documents.
pub(super) const fn sheets(page: PageId) -> &'static [&'static str] {
    match page {
        PageId::Now => &["tile", "ribbon", "now"],
        PageId::Air => &["tile", "air"],
        PageId::About | PageId::Gallery | PageId::Calculators | PageId::Learn => &["text"],
        PageId::Data | PageId::OwnData | PageId::DataSet => &["data"],
        PageId::Colophon => &["colophon", "methods"],
        PageId::Method => &["methods"],
        PageId::Decks | PageId::Kiosk => &["ribbon", "show"],
        PageId::Deck => &["tile", "ribbon", "show", "calculator"],
        PageId::Renewables => &["tile"],
        PageId::Pv | PageId::Calculator => &[CALCULATOR_SHEET],
        PageId::Lesson | PageId::Worksheet | PageId::LessonKey => &["lesson"],
        PageId::Preview | PageId::ClassLink | PageId::ClassResults => &["lesson", "teacher"],
        PageId::Cluster => &[],
    }
}

/// The look of a calculator, on its page and inside others.
pub(super) const CALCULATOR_SHEET: &str = "calculator";
