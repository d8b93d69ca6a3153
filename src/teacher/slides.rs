//! A deck in the preview: its slides one below another, with what the speaker sees.

use portal_content::{Deck, Item, Scenery, blocks_html, inlines_html};
use portal_text::Language;

use super::texts;

/// The slides as markup.
pub(super) fn deck_html(deck: &Deck, language: Language, scenery: &dyn Scenery) -> String {
    let cite = |name: &str| scenery.cite(name);
    let mut out = String::new();
    for (number, slide) in (1_usize..).zip(&deck.slides) {
        let items: String = (1_usize..)
            .zip(&slide.items)
            .map(|(place, it)| item(it, number * 100 + place, scenery))
            .collect();
        let section = format!(
            "<section class=\"step\"><h2>{} <small>{number}</small></h2>{items}<aside class=\"note\"><h3>{}</h3>{}</aside></section>",
            inlines_html(&slide.title, &cite),
            texts::SPEAKER.get(language),
            blocks_html(&slide.notes, &cite),
        );
        out.push_str(&section);
    }
    out
}

fn item(item: &Item, place: usize, scenery: &dyn Scenery) -> String {
    let cite = |name: &str| scenery.cite(name);
    match item {
        Item::Block(block) => blocks_html(core::slice::from_ref(block), &cite),
        Item::Chart(chart) => scenery.chart(&format!("chart-{place}"), chart),
        Item::Calculator(it) => scenery.calculator(it) + &blocks_html(&it.words, &cite),
        Item::Live(it) => scenery.live(*it),
        Item::Step(it) => format!("<div class=\"stand-in\">{}</div>", blocks_html(&it.words, &cite)),
    }
}
