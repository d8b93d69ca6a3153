//! Charts and calculators for other sites: a page each without menu, with its source and the way back, to be shown in a frame.
//!
//! They are taken from the rendered pages, so a chart is the same in both places.

use std::fmt::Write as _;
use std::path::Path;

use portal_text::{Text, clock, date};

use super::html::{Assets, escape, explorer, head};
use super::{Inputs, PrerenderError, write};
use crate::app::full_title;
use crate::pages::colophon::in_language;
use crate::routes::{Address, PageId};

pub(super) mod calculator;

mod texts {
    portal_text::texts!("prerender/embed");
}

/// Folder of the pages below the site's base; what may show them in a frame is told for this folder alone.
pub(super) const FOLDER: &str = "embed";

/// A chart of a page.
#[derive(Debug, Clone)]
pub struct Chart {
    /// The page on which it stands.
    pub from: Address,
    /// Its id there, also the last folder of its own address.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its markup.
    figure: String,
}

impl Chart {
    /// Path of its page below the site's base.
    pub fn path(&self) -> String {
        let Address { language, page, slug } = self.from;
        let end = if slug.is_empty() { "" } else { "/" };
        format!("{FOLDER}/{}/{}/{slug}{end}{}/", language.code(), page.route().name, self.id)
    }

    /// Whether its numbers come along, so that it can be explored.
    pub fn is_explored(&self) -> bool {
        self.figure.contains(" data-spec=\"")
    }

    /// An attribute of the figure.
    fn attribute(&self, name: &str) -> &str {
        between(&self.figure, &format!(" {name}=\""), "\"").unwrap_or_default()
    }
}

/// Whether the charts of a page are for other sites; samples and a reader's own data are not.
const fn is_shared(page: PageId) -> bool {
    matches!(
        page,
        PageId::Now | PageId::Air | PageId::Renewables | PageId::Cluster | PageId::Pv | PageId::Calculator
    )
}

/// The charts of a page's rendered body.
pub(super) fn charts(from: Address, body: &str) -> Vec<Chart> {
    if !is_shared(from.page) {
        return Vec::new();
    }
    let figures = body.split("<figure ").skip(1).filter_map(|it| it.split("</figure>").next());
    let figures = figures
        .map(without_comments)
        .filter(|it| it.split('>').next().is_some_and(|opening| opening.contains("class=\"chart\"")));
    figures
        .filter_map(|inside| {
            let id = between(&inside, "id=\"", "\"")?.to_owned();
            let title = between(&inside, &format!("id=\"{id}-title\">"), "</span>")?.to_owned();
            Some(Chart { from, id, title, figure: format!("<figure {inside}</figure>") })
        })
        .collect()
}

/// The text behind the first `start`, up to the next `end`.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    text.split_once(start)?.1.split_once(end).map(|(inside, _)| inside)
}

/// Markup without the marks by which a program finds its places.
fn without_comments(markup: &str) -> String {
    let mut kept = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once("<!") {
        kept.push_str(before);
        let end = if after.starts_with("--") { "-->" } else { ">" };
        rest = after.split_once(end).map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

/// Writes the page of each chart.
///
/// # Errors
/// [`PrerenderError`] when one cannot be written.
pub(super) fn write_pages(
    inputs: &Inputs,
    assets: &Assets,
    charts: &[Chart],
    out: &Path,
) -> Result<(), PrerenderError> {
    charts
        .iter()
        .try_for_each(|it| write(&out.join(it.path()).join("index.html"), &document(inputs, assets, it)))
}

fn document(inputs: &Inputs, assets: &Assets, chart: &Chart) -> String {
    let language = chart.from.language;
    let root = "../".repeat(chart.path().matches('/').count());
    let built = inputs.site.zone.local(inputs.built);
    let time = format!("{}, {}", date(language, built.date), clock(built));
    let words = |text: Text| text.get(language);
    let mut credit = String::new();
    let licence = in_language(chart.attribute("data-licence"), language);
    for (name, value) in [(texts::SOURCE, chart.attribute("data-source")), (texts::LICENCE, licence)] {
        if !value.is_empty() {
            let _ = write!(credit, "{}: {value} · ", words(name));
        }
    }
    let name = inputs.site.name.get(language.code());
    format!(
        "<!doctype html>\n<html lang=\"{code}\"{frozen}><head>{head}<title>{title}</title>\
         <meta name=\"robots\" content=\"noindex\">{sheet}<script src=\"{root}embed-page.js\"></script>{explorer}</head>\
         <body class=\"embed\"><main><h1>{heading}</h1>{figure}</main>\
         <footer><p>{credit}{copy}</p>\
         <p><a href=\"{root}{page}#{id}\" target=\"_blank\" rel=\"noopener\">{more}</a></p></footer></body></html>\n",
        code = language.code(),
        frozen = if chart.is_explored() { "" } else { " data-frozen" },
        head = head(inputs, assets, &root),
        title = full_title(inputs.site, &chart.title, language),
        sheet = assets
            .sheet("embed")
            .map_or_else(String::new, |it| format!("<link rel=\"stylesheet\" href=\"{root}{it}\">")),
        explorer = explorer(assets, &root, language),
        heading = chart.title,
        figure = chart.figure,
        copy = escape(&texts::COPY.fill(language, &[("time", &time)])),
        page = chart.from.path(),
        id = chart.id,
        more = escape(&texts::MORE.fill(language, &[("name", name)])),
    )
}

#[cfg(test)]
mod tests {
    use portal_text::Language;

    use super::*;

    const BODY: &str = "<h2>x</h2><figure id=\"mix\" data-spec=\"AA==\" data-source=\"A &amp; B\" class=\"chart\"><div><!--a-->\
        <svg></svg><!></div><figcaption><span hidden id=\"mix-title\">Mix<!></span></figcaption></figure><figure class=\"photo\">\
        </figure><figure class=\"chart\" id=\"plain\"><span id=\"plain-title\">Plain</span></figure>";

    #[test]
    fn the_charts_of_a_page_are_found_with_title_and_source() {
        let from = Address { language: Language::En, page: PageId::Renewables, slug: "" };
        let found = charts(from, BODY);
        assert_eq!(found.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(), ["Mix", "Plain"]);
        assert_eq!(found[0].path(), "embed/en/renewables/mix/");
        assert_eq!(found[0].attribute("data-source"), "A &amp; B");
        assert_eq!(found.iter().map(Chart::is_explored).collect::<Vec<_>>(), [true, false]);
        assert!(found[0].figure.starts_with("<figure id=\"mix\"") && !found[0].figure.contains("<!"));
    }

    #[test]
    fn samples_give_none_and_calculators_have_a_folder_each() {
        let gallery = Address { language: Language::En, page: PageId::Gallery, slug: "" };
        assert!(charts(gallery, BODY).is_empty());
        assert!(charts(gallery.to_slug(PageId::Method, "mix"), BODY).is_empty());
        let calculator = gallery.to_slug(PageId::Calculator, "heat");
        let path = format!("embed/en/{}/heat/mix/", PageId::Calculator.route().name);
        assert_eq!(charts(calculator, BODY)[0].path(), path);
    }
}
