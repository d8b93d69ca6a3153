//! A number on its own: what it is, the number, its unit, its class and time, and where it comes from.

use core::fmt::Write as _;

use leptos::prelude::*;
use portal_evidence::{Cover, Figure};

use crate::context::AppContext;
use crate::erase::Erase;
use crate::widgets::badge::Badge;
use crate::widgets::figure;

/// Everything that a tile says. Number, badge, hatch, time and credit are drawn from the figure, and from nothing else.
#[derive(Debug, Clone, PartialEq)]
pub struct TileText {
    /// What the number is, in the reader's language.
    pub title: String,
    /// The number with its cover.
    pub figure: Figure,
    /// A sentence below it: meaning, caveat, what went wrong.
    pub note: String,
    /// Hours of the day as bars, from local midnight; empty for none.
    pub hours: Vec<Option<f64>>,
}

/// One tile.
#[component]
pub fn Tile(
    /// Name of the tile on the page.
    id: &'static str,
    /// What it says.
    text: Signal<TileText>,
    /// Where and in which language.
    app: AppContext,
) -> AnyView {
    let language = app.language();
    let part = move |beside: bool| {
        text.with(|it| {
            let (number, unit) = figure::parts(&it.figure, language);
            if beside { unit } else { number }
        })
    };
    view! {
        <div class=move || if text.with(|it| it.figure.is_hatched()) { "tile hatched" } else { "tile" }.to_owned() id=id>
            <h2>{move || text.with(|it| it.title.clone())}</h2>
            <p class="num">
                <b>{move || part(false)}</b>
                " "
                <span>{move || part(true)}</span>
            </p>
            <p class="tile-class">{move || text.with(|it| badge(app, &it.figure))}</p>
            {move || text.with(|it| bars(&it.hours))}
            <p class="tile-note">{move || text.with(|it| it.note.clone())}</p>
            <p class="tile-credit">{move || text.with(|it| figure::credit(it.figure.cover(), &app.site.zone, language))}</p>
        </div>
    }
    .erase()
}

/// Class, time and age of a figure.
pub fn badge(app: AppContext, figure: &Figure) -> AnyView {
    let said = |words: fn(AppContext, &Cover) -> String| {
        if figure.is_missing() { String::new() } else { words(app, figure.cover()) }
    };
    let (when, taken) = (said(figure::when), said(figure::taken));
    view! { <Badge class=figure.class() language=app.language() when taken/> }.erase()
}

/// The hours as one path of upright lines: a glance, whose numbers stand in a table of the page.
fn bars(hours: &[Option<f64>]) -> AnyView {
    let known = || hours.iter().flatten();
    let (low, high) = known().fold((0.0_f64, 0.0_f64), |(low, high), it| (low.min(*it), high.max(*it)));
    if known().next().is_none() || high <= low {
        return view! { <span hidden></span> }.erase();
    }
    // Whole tenths of a unit of the drawing: 100 in height, 4 for each hour.
    #[expect(clippy::cast_possible_truncation, reason = "within the drawing")]
    let height = |value: f64| ((high - value) / (high - low) * 100.0) as i32;
    let zero = height(0.0);
    let mut path = String::new();
    for (hour, value) in hours.iter().enumerate() {
        if let Some(value) = value {
            let _ = write!(path, "M{} {zero}V{}", hour * 4 + 2, height(*value));
        }
    }
    let frame = format!("0 0 {} 100", hours.len() * 4);
    view! {
        <svg class="tile-hours" viewBox=frame preserveAspectRatio="none" aria-hidden="true">
            <path d=path></path>
        </svg>
    }
    .erase()
}
