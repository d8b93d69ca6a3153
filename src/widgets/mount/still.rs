//! The place as it is rendered natively: the answer for its own state, and the way to the whole calculator.

use leptos::prelude::*;
use portal_calculators::{About, Answer, Figure, Run};
use portal_chart::Explored;
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
}

/// Answers the state of a place.
///
/// # Errors
/// [`PrerenderError`] when there is no such calculator or it has no answer to the state.
pub fn load(inputs: &Inputs, place: Place, language: Language) -> Result<Filled, PrerenderError> {
    let about = page::calculator(&place.slug)?.about();
    let answer = page::answer_to(inputs, &place.slug, &place.state, language)?;
    Ok(Filled { place, about, answer })
}

/// The place with its answer. A page that has one gets the script and the look of calculators by itself.
pub fn calculator(app: AppContext, filled: Filled) -> AnyView {
    let language = app.language();
    let Filled { place, about, answer } = filled;
    let mark = if place.state.is_empty() { "" } else { "?" };
    let whole = app.address.href(calculators::address(app.address, about.slug));
    let link = format!("{whole}{mark}{}", place.state);
    let chart = answer.charts.into_iter().next().map(|spec| {
        let id = format!("{}-chart", place.id);
        let (summary, picture) = (spec.summary.clone(), Explored::Lines(spec));
        Still { id, picture, summary, source: String::new(), licence: String::new() }.view(language)
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
            <p class="verdict">{answer.verdict.into_iter().map(run).collect_view()}</p>
            <dl class="key">{answer.figures.into_iter().map(figure).collect_view()}</dl>
            {chart}
            <p><a href=link rel="external">{texts::OPEN.get(language)}</a></p>
        </div>
    }
    .erase()
}

fn run(run: Run) -> AnyView {
    if run.strong { view! { <b>{run.text}</b> }.erase() } else { run.text.into_any() }
}

fn figure(it: Figure) -> AnyView {
    view! {
        <div>
            <dt>{it.label}</dt>
            <dd>
                <b>{it.shown}</b>
                " "
                <span class="unit">{it.unit}</span>
                <span class="range">{it.range}</span>
                <span class="note">{it.note}</span>
            </dd>
        </div>
    }
    .erase()
}
