//! Charts on a page: a figure with the drawing, its summary, its table and its tools.
//!
//! The prerendered SVG (one for wide, one for narrow places) stands in a box of fixed height. After the first client
//! render a canvas is drawn over it at the real width; print shows the SVG again, brought up to date. Without
//! WebAssembly the SVG and the table stay. Reading, zooming and saving are a program of its own ([`explore`]), which
//! `charts.js` loads when a reader first reaches for a chart; the two meet in events and attributes of the figure:
//!
//! ```text
//! explorer ── chartask ──► figure: puts the packed picture into its property `spec`
//! explorer ◄─ chartchanged ── figure: has other numbers
//! explorer: `data-explored` on the figure, `explored` on the box: table and drawing are the explorer's now
//! ```

#[cfg(feature = "ssr")]
pub mod curated;
#[cfg(target_arch = "wasm32")]
pub mod explore;
mod figure;
#[cfg(target_arch = "wasm32")]
mod live;
#[cfg(feature = "ssr")]
mod packed;
mod picture;
#[cfg(feature = "ssr")]
pub mod still;

use crate::erase::Erase;
use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use portal_chart::{CalendarSpec, ChartSpec};
use portal_text::Language;

pub use figure::Origin;
use figure::figure;
#[cfg(feature = "ssr")]
pub use packed::Packed;
pub use picture::Flow;
use picture::{HEIGHT, LOW_HEIGHT, drawings};

mod texts {
    portal_text::texts!("widgets/chart");
}

/// A chart with its summary, its table and its tools.
#[component]
pub fn Chart(
    /// Id of the figure, also the name of its files and of its view in an address.
    id: &'static str,
    /// What is shown.
    #[prop(into)]
    spec: Signal<ChartSpec>,
    /// Language of the numbers and of the tools.
    language: Language,
    /// Where the numbers are from.
    #[prop(optional)]
    origin: Origin,
    /// Whether the drawing is low: 220 px instead of 300.
    #[prop(optional)]
    low: bool,
) -> AnyView {
    let height = if low { LOW_HEIGHT } else { HEIGHT };
    let place = Place {
        area: NodeRef::new(),
        canvas: NodeRef::new(),
        svg: NodeRef::new(),
        spec,
        language,
        height,
        drawn: RwSignal::new(false),
    };
    place.start();
    let drawing = view! {
        <div
            node_ref=place.area
            class="chart-box"
            class:low=low
            class:drawn=move || place.drawn.get()
            role="group"
            tabindex="0"
            aria-labelledby=format!("{id}-title")
            aria-describedby=format!("{id}-keys")
        >
            <div node_ref=place.svg inner_html=spec.with_untracked(|it| drawings(it, place.height, language))></div>
            <canvas node_ref=place.canvas aria-hidden="true"></canvas>
        </div>
    }
    .erase();
    figure(id, spec, language, origin, drawing)
}

/// A year of days with its summary, its table and its tools.
#[component]
pub fn Calendar(
    /// Id of the figure, also the name of its files and of its view in an address.
    id: &'static str,
    /// What is shown.
    #[prop(into)]
    spec: Signal<CalendarSpec>,
    /// Language of the numbers and of the tools.
    language: Language,
    /// Where the numbers are from.
    #[prop(optional)]
    origin: Origin,
) -> AnyView {
    drawn(id, spec, language, origin)
}

/// Flows with their summary, their table and their tools.
#[component]
pub fn Flows(
    /// Id of the figure, also the name of its files and of its view in an address.
    id: &'static str,
    /// What is shown.
    #[prop(into)]
    spec: Signal<Flow>,
    /// Language of the numbers and of the tools.
    language: Language,
    /// Where the numbers are from.
    #[prop(optional)]
    origin: Origin,
) -> AnyView {
    drawn(id, spec, language, origin)
}

/// A picture that is drawn anew whenever its numbers change.
fn drawn<P: picture::Picture>(
    id: &'static str,
    spec: Signal<P>,
    language: Language,
    origin: Origin,
) -> AnyView {
    let drawing = view! {
        <div
            class="picture-box"
            role="group"
            tabindex="0"
            aria-labelledby=format!("{id}-title")
            aria-describedby=format!("{id}-keys")
        >
            <div inner_html=move || spec.with(|it| drawings(it, HEIGHT, language))></div>
        </div>
    }
    .erase();
    figure(id, spec, language, origin, drawing)
}

/// A chart at its place in the page.
#[derive(Clone, Copy)]
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "canvases are drawn in the browser only"))]
struct Place {
    area: NodeRef<Div>,
    canvas: NodeRef<Canvas>,
    svg: NodeRef<Div>,
    spec: Signal<ChartSpec>,
    language: Language,
    /// Height of the drawing \[px\].
    height: f64,
    /// Whether the canvas shows the chart.
    drawn: RwSignal<bool>,
}

/// Runs `refresh` when a picture has something to show and has come to rest.
fn at_rest<P: picture::Picture>(spec: Signal<P>, refresh: impl Fn() + Clone + 'static) {
    let act = move || {
        if spec.try_with_untracked(picture::Picture::is_empty) == Some(false) {
            refresh();
        }
    };
    crate::rest::at_rest(move || spec.track(), act);
}

#[cfg(not(target_arch = "wasm32"))]
impl Place {
    #[expect(clippy::unused_self, reason = "the same call as in the browser")]
    const fn start(self) {}
}
