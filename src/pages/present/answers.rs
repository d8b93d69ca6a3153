//! Calculators on slides: the prerendered answer to each state that the steps bring.

use portal_calculators::Answer;
use portal_content::{CalculatorRef, Deck, Item, escape};
use portal_text::Language;

use super::texts;
use crate::pages::calculator;
use crate::prerender::{Inputs, PrerenderError};
use crate::show::course::merged;
use crate::widgets::mount::words;

/// A place on the slides: the number of the slide, from 1, and the place or the step on it.
pub(super) type Spot = (usize, usize);
/// Markup for some places.
pub(super) type Markup = Vec<(Spot, String)>;

/// The calculators of a talk as markup, and what they answer at each step that changes them.
///
/// # Errors
/// [`PrerenderError`] when there is no such calculator or it has no answer to a state.
pub(super) fn answers(
    inputs: &Inputs,
    deck: &Deck,
    language: Language,
    to_calculators: &str,
) -> Result<(Markup, Markup), PrerenderError> {
    let (mut places, mut steps) = (Vec::new(), Vec::new());
    for (number, slide) in (1..).zip(&deck.slides) {
        let mut step = 0;
        let mut shown: Option<(&str, String)> = None;
        for (place, item) in slide.items.iter().enumerate() {
            match item {
                Item::Calculator(it) => {
                    let given = calculator::answer_to(inputs, &it.slug, &it.state, language)?;
                    places.push(((number, place), markup(it, &given, number, language, to_calculators)));
                    shown = Some((&it.slug, it.state.clone()));
                }
                Item::Step(scene) => {
                    step += 1;
                    if let Some((slug, state)) = &mut shown
                        && !scene.state.is_empty()
                    {
                        *state = merged([state.as_str(), &scene.state]);
                        let given = calculator::answer_to(inputs, slug, state, language)?;
                        steps.push(((number, step), words(&given)));
                    }
                }
                _ => {}
            }
        }
    }
    Ok((places, steps))
}

/// The place of a calculator with the answer to its own state.
fn markup(
    calculator: &CalculatorRef,
    answer: &Answer,
    slide: usize,
    language: Language,
    to_calculators: &str,
) -> String {
    let CalculatorRef { slug, state, locked, hidden, .. } = calculator;
    let (locked, hidden) = (escape(&locked.join(",")), escape(&hidden.join(",")));
    format!(
        "<div class=\"calculator-mount\" id=\"mount-{slide}\" data-calculator=\"{slug}\" data-state=\"{state}\" \
         data-locked=\"{locked}\" data-hidden=\"{hidden}\" data-still tabindex=\"-1\">{}\
         <p class=\"deck-actions\"><button type=\"button\" class=\"plain-button\" data-do=\"move\">{}</button>\
         <a rel=\"external\" href=\"{to_calculators}{slug}/?{state}\">{}</a></p></div>",
        words(answer),
        texts::MOVE.get(language),
        texts::WHOLE.get(language),
        state = escape(state),
    )
}
