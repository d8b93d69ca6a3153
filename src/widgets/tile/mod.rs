//! A number on its own: what it is, the number, its unit, its class and time, and where it comes from.

use leptos::prelude::*;
use portal_evidence::Class;
use portal_text::Language;

use crate::erase::Erase;
use crate::widgets::badge::Badge;

/// Everything that a tile says, in the reader's language.
#[derive(Debug, Clone, PartialEq)]
pub struct TileText {
    /// What the number is.
    pub title: String,
    /// The number as people write it; a dash when there is none.
    pub number: String,
    /// Its unit.
    pub unit: String,
    /// How it came about.
    pub class: Class,
    /// The moment it holds for and its age.
    pub when: String,
    /// A sentence below it: meaning, caveat, what went wrong.
    pub note: String,
    /// The line of credit that its source asks for.
    pub credit: String,
}

/// One tile.
#[component]
pub fn Tile(
    /// Name of the tile on the page.
    id: &'static str,
    /// What it says.
    text: Signal<TileText>,
    /// Language of the page.
    language: Language,
) -> AnyView {
    view! {
        <div class="tile" id=id>
            <h2>{move || text.get().title}</h2>
            <p class="num">
                <b>{move || text.get().number}</b>
                " "
                <span>{move || text.get().unit}</span>
            </p>
            <p class="tile-class">
                {move || {
                    let text = text.get();
                    view! { <Badge class=text.class language when=text.when/> }.erase()
                }}
            </p>
            <p class="tile-note">{move || text.get().note}</p>
            <p class="tile-credit">{move || text.get().credit}</p>
        </div>
    }
    .erase()
}
