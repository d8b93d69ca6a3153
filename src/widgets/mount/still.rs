//! The place as it is rendered natively: the answer for its own state, and the way to the whole calculator.

use leptos::prelude::*;
use portal_calculators::{About, Answer, Figure, Run};
use portal_chart::Explored;
use portal_content::escape;
use portal_text::Language;

use super::texts;
use crate::context::AppContext;
use crate::erase::Erase;
use crate::pages::{calculator as page, calculators};
use crate::prerender::{Inputs, PrerenderError};
use crate::widgets::chart::still::Still;

/// Class of the element that holds a calculator.
pub const CLASS: &str = "calculator-mount";

/// What stands at a place.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// Name of the element in its page: letters, digits and hyphens.
    pub id: String,
    /// Name of the calculator.
    pub slug: String,
    /// What the form holds, as it would stand in an address: `power=8&tilt=30`.
    pub state: String,
    /// Fields that cannot be changed, with commas between.
    pub locked: String,
    /// Fields that are not shown, with commas between.
    pub hidden: String,
}

/// A place with the answer to its state.
pub struct Filled {
    place: Place,
    about: &'static About,
    answer: Answer,
    credit: String,
}

/// Answers the state of a place.
///
/// # Errors
/// [`PrerenderError`] when there is no such calculator or it has no answer to the state.
pub fn load(inputs: &Inputs, place: Place, language: Language) -> Result<Filled, PrerenderError> {
    let about = page::calculator(&place.slug)?.about();
    let answer = page::answer_to(inputs, &place.slug, &place.state, language)?;
    let credit = page::credit(inputs, &place.slug, language)?;
    Ok(Filled { place, about, answer, credit })
}

/// The place with its answer. A page that has one gets the script and the look of calculators by itself.
pub fn calculator(app: AppContext, filled: Filled) -> AnyView {
    let language = app.language();
    let Filled { place, about, answer, credit } = filled;
    let mark = if place.state.is_empty() { "" } else { "?" };
    let whole = app.address.href(calculators::address(app.address, about.slug));
    let link = format!("{whole}{mark}{}", place.state);
    let said = words(&answer);
    let chart = answer.charts.into_iter().next().map(|spec| {
        let id = format!("{}-chart", place.id);
        let (summary, picture) = (spec.summary.clone(), Explored::Lines(spec));
        Still { id, picture, summary, source: credit, licence: String::new() }.view(language)
    });
    view! {
        <div
            class=CLASS
            id=place.id
            data-calculator=place.slug
            data-state=place.state
            data-locked=place.locked
            data-hidden=place.hidden
        >
            <p class="mount-question">{about.question.get(language)}</p>
            <div class="mount-words" inner_html=said></div>
            {chart}
            <p><a href=link rel="external">{texts::OPEN.get(language)}</a></p>
        </div>
    }
    .erase()
}

/// Sentence and figures of an answer, as markup.
pub fn words(answer: &Answer) -> String {
    let verdict: String = answer.verdict.iter().map(run).collect();
    let figures: String = answer.figures.iter().map(figure).collect();
    format!("<p class=\"verdict\">{verdict}</p><dl class=\"key\">{figures}</dl>")
}

fn run(it: &Run) -> String {
    let text = escape(&it.text);
    if it.strong { format!("<b>{text}</b>") } else { text }
}

fn figure(it: &Figure) -> String {
    let [label, shown, unit, range, note] =
        [&it.label, &it.shown, &it.unit, &it.range, &it.note].map(|text| escape(text));
    format!(
        "<div><dt>{label}</dt><dd><b>{shown}</b> <span class=\"unit\">{unit}</span>\
         <span class=\"range\">{range}</span><span class=\"note\">{note}</span></dd></div>"
    )
}
