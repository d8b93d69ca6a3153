//! Charts and calculators for other sites: a page each without menu, with its source and the way back, to be shown in a frame.
//!
//! They are taken from the rendered pages, so a chart is the same in both places.

use std::path::Path;

use portal_text::{Language, clock, date};

use super::html::{Assets, escape, explorer, head};
use super::{Inputs, PrerenderError, write};
use crate::app::full_title;
use crate::pages::{self, colophon::in_language};
use crate::routes::{Address, PageId};
use crate::widgets::chart::Packed;

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
        PageId::Now
            | PageId::Air
            | PageId::Renewables
            | PageId::Cluster
            | PageId::Pv
            | PageId::Calculator
            | PageId::DataSet
    )
}

/// The charts of a page's rendered body. Those whose numbers a program of the page holds are given theirs from `pictures`.
pub(super) fn charts(from: Address, body: &str, pictures: &Packed) -> Vec<Chart> {
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
            let numbers = if inside.contains(" data-spec=\"") { None } else { pictures.of(&id) };
            let numbers = numbers.map_or_else(String::new, |it| format!("data-spec=\"{it}\" "));
            Some(Chart { from, id, title, figure: format!("<figure {numbers}{inside}</figure>") })
        })
        .collect()
}

/// What a page for frames says of its numbers: source, licence, and when it was made.
fn credit(inputs: &Inputs, language: Language, source: &str, licence: &str) -> String {
    let built = inputs.site.zone.local(inputs.built);
    let time = format!("{}, {}", date(language, built.date), clock(built));
    let named = [(texts::SOURCE, source), (texts::LICENCE, licence)];
    let mut all: Vec<String> = named
        .into_iter()
        .filter(|it| !it.1.is_empty())
        .map(|(name, value)| format!("{}: {value}", name.get(language)))
        .collect();
    all.push(escape(&texts::COPY.fill(language, &[("time", &time)])));
    all.join(" · ")
}

/// Whose numbers a chart shows, as markup. A chart of a calculator shows what that computes.
fn source(inputs: &Inputs, chart: &Chart) -> Result<String, PrerenderError> {
    let Address { language, page, slug } = chart.from;
    let told = chart.attribute("data-source");
    if !told.is_empty() {
        return Ok(told.to_owned());
    }
    Ok(escape(&match page {
        PageId::Pv => pages::calculator::credit(inputs, "pv", language)?,
        PageId::Calculator => pages::calculator::credit(inputs, slug, language)?,
        // As in the files of such a chart: the sources of the whole portal.
        _ => inputs.config.credits.get(language.code()).to_owned(),
    }))
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
        .try_for_each(|it| write(&out.join(it.path()).join("index.html"), &document(inputs, assets, it)?))
}

fn document(inputs: &Inputs, assets: &Assets, chart: &Chart) -> Result<String, PrerenderError> {
    let language = chart.from.language;
    let root = "../".repeat(chart.path().matches('/').count());
    let licence = in_language(chart.attribute("data-licence"), language);
    let name = inputs.site.name.get(language.code());
    Ok(format!(
        "<!doctype html>\n<html lang=\"{code}\"{frozen}><head>{head}<title>{title}</title>\
         <meta name=\"robots\" content=\"noindex\">{sheet}<script src=\"{root}embed-page.js\"></script>{explorer}</head>\
         <body class=\"embed\"><main><h1>{heading}</h1>{figure}</main>\
         <footer><p>{credit}</p>\
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
        credit = credit(inputs, language, &source(inputs, chart)?, licence),
        page = chart.from.path(),
        id = chart.id,
        more = escape(&texts::MORE.fill(language, &[("name", name)])),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "<h2>x</h2><figure id=\"mix\" data-spec=\"AA==\" data-source=\"A &amp; B\" class=\"chart\"><div><!--a-->\
        <svg></svg><!></div><figcaption><span hidden id=\"mix-title\">Mix<!></span></figcaption></figure><figure class=\"photo\">\
        </figure><figure class=\"chart\" id=\"plain\"><span id=\"plain-title\">Plain</span></figure>";

    #[test]
    fn the_charts_of_a_page_are_found_with_title_and_source() {
        let from = Address { language: Language::En, page: PageId::Renewables, slug: "" };
        let found = charts(from, BODY, &Packed::default());
        assert_eq!(found.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(), ["Mix", "Plain"]);
        assert_eq!(found[0].path(), "embed/en/renewables/mix/");
        assert_eq!(found[0].attribute("data-source"), "A &amp; B");
        assert_eq!(found.iter().map(Chart::is_explored).collect::<Vec<_>>(), [true, false]);
        assert!(found[0].figure.starts_with("<figure id=\"mix\"") && !found[0].figure.contains("<!"));
    }

    #[test]
    fn a_chart_whose_numbers_the_program_of_its_page_holds_carries_them_in_its_frame() {
        let from = Address { language: Language::En, page: PageId::Air, slug: "" };
        let pictures = Packed::default().with("plain", "BB==").with("mix", "CC==");
        let found = charts(from, BODY, &pictures);
        assert_eq!(found.iter().map(Chart::is_explored).collect::<Vec<_>>(), [true, true]);
        // What stands in the page stays.
        let numbers: Vec<&str> = found.iter().map(|it| it.attribute("data-spec")).collect();
        assert_eq!(numbers, ["AA==", "BB=="]);
        assert!(found[1].figure.starts_with("<figure data-spec=\"BB==\" class=\"chart\""));
    }

    #[test]
    fn samples_give_none_and_calculators_have_a_folder_each() {
        let gallery = Address { language: Language::En, page: PageId::Gallery, slug: "" };
        let none = Packed::default();
        assert!(charts(gallery, BODY, &none).is_empty());
        assert!(charts(gallery.to_slug(PageId::Method, "mix"), BODY, &none).is_empty());
        let calculator = gallery.to_slug(PageId::Calculator, "heat");
        let path = format!("embed/en/{}/heat/mix/", PageId::Calculator.route().name);
        assert_eq!(charts(calculator, BODY, &none)[0].path(), path);
        let table = charts(gallery.to_slug(PageId::DataSet, "air-annual"), BODY, &none);
        assert_eq!(table[0].path(), "embed/en/dataset/air-annual/mix/");
    }
}
