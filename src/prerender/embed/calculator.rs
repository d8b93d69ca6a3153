//! Calculators for other sites: a page each without menu, filled by its program when a reader comes near.

use std::path::Path;

use portal_calculators::{About, Answer};
use portal_text::Language;

use super::{FOLDER, credit, texts};
use crate::app::full_title;
use crate::bridge::{Bridge, DATA_SCRIPT_ID, SCRIPT_ID};
use crate::pages::{calculator, calculators};
use crate::prerender::html::{self, Assets, escape, explorer, head};
use crate::prerender::{Inputs, PrerenderError, script, write};
use crate::routes::{Address, PageId};
use crate::widgets::mount;

/// Path of the page of a calculator below the site's base.
pub fn path(language: Language, slug: &str) -> String {
    format!("{FOLDER}/{}", address(language, slug).path())
}

/// Address of the whole calculator.
fn address(language: Language, slug: &str) -> Address {
    let list = Address { language, page: PageId::Calculators, slug: "" };
    calculators::address(list, portal_calculators::find(slug).map_or("", |it| it.about().slug))
}

/// Writes the page of each calculator in each language of the town.
///
/// # Errors
/// [`PrerenderError`] when one has no answer or cannot be written.
pub(in crate::prerender) fn write_pages(
    inputs: &Inputs,
    assets: &Assets,
    out: &Path,
) -> Result<(), PrerenderError> {
    for language in inputs.config.languages.iter().filter_map(|it| Language::from_code(it)) {
        for it in portal_calculators::ALL {
            let about = it.about();
            let answer = calculator::answer_to(inputs, about.slug, "", language)?;
            let text = document(inputs, assets, language, about, &answer)?;
            write(&out.join(path(language, about.slug)).join("index.html"), &text)?;
        }
    }
    Ok(())
}

fn document(
    inputs: &Inputs,
    assets: &Assets,
    language: Language,
    about: &About,
    answer: &Answer,
) -> Result<String, PrerenderError> {
    let path = path(language, about.slug);
    let root = "../".repeat(path.matches('/').count());
    let title = about.title.get(language);
    let name = inputs.site.name.get(language.code());
    Ok(format!(
        "<!doctype html>\n<html lang=\"{code}\"><head>{head}<title>{full}</title>\
         <meta name=\"robots\" content=\"noindex\">{sheet}<script src=\"{root}embed-page.js\"></script>\
         {explorer}{program}</head><body class=\"embed\"><main><h1>{heading}</h1>\
         <div class=\"{class}\" id=\"calculator\" data-calculator=\"{slug}\" data-state=\"\" data-locked=\"\" data-hidden=\"\">\
         <p class=\"mount-question\">{question}</p>{words}</div></main>\
         <footer><p>{credit}</p><p><a href=\"{root}{page}\" target=\"_blank\" rel=\"noopener\">{more}</a></p></footer>\
         <script type=\"application/json\" id=\"{SCRIPT_ID}\">{bridge}</script>\
         <script type=\"application/json\" id=\"{DATA_SCRIPT_ID}\">null</script></body></html>\n",
        code = language.code(),
        head = head(inputs, assets, &root),
        full = escape(&full_title(inputs.site, title, language)),
        sheet = assets
            .sheet("embed")
            .map_or_else(String::new, |it| format!("<link rel=\"stylesheet\" href=\"{root}{it}\">")),
        explorer = explorer(assets, &root, language),
        program = html::calculators(assets, &root),
        heading = escape(title),
        class = mount::CLASS,
        slug = about.slug,
        question = escape(about.question.get(language)),
        words = mount::words(answer),
        credit = credit(inputs, language, &escape(&calculator::credit(inputs, about.slug, language)?), ""),
        page = address(language, about.slug).path(),
        more = escape(&texts::MORE.fill(language, &[("name", name)])),
        bridge = script(&Bridge { site: inputs.site.clone(), built: inputs.built })?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calculator_for_other_sites_stands_beside_its_own_page() {
        assert_eq!(path(Language::Pl, "pv"), "embed/pl/calculators/pv/");
        assert_eq!(path(Language::En, "heat"), "embed/en/calculators/heat/");
    }
}
