//! Charts on a page: a figure with the drawing, its summary, its table and its files.
//!
//! The prerendered SVG (one for wide, one for narrow places) stands in a box of fixed height. After the first client
//! render a canvas is drawn over it at the real width; print shows the SVG again, brought up to date. Without
//! WebAssembly the SVG and the table stay.

mod figure;
#[cfg(target_arch = "wasm32")]
mod live;
mod picture;
#[cfg(target_arch = "wasm32")]
mod save;

use crate::erase::Erase;
use leptos::ev;
use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use portal_chart::{CalendarSpec, ChartSpec};
use portal_text::Language;

use figure::figure;
use picture::{HEIGHT, LOW_HEIGHT, drawings};

mod texts {
    portal_text::texts!("widgets/chart");
}

/// A chart with its reading by keys and pointer, its summary, its table and its files.
#[component]
pub fn Chart(
    /// Id of the figure, also the name of its files.
    id: &'static str,
    /// What is shown.
    #[prop(into)]
    spec: Signal<ChartSpec>,
    /// Language of the numbers and of the tools.
    language: Language,
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
        cursor: RwSignal::new(None),
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
            tabindex=move || if place.drawn.get() { "0" } else { "-1" }.to_owned()
            aria-label=move || spec.with(|it| texts::KEYS.fill(language, &[("title", &it.title)]))
            on:keydown=move |event| place.key(&event)
            on:pointermove=move |event| place.point(&event)
            on:pointerdown=move |event| place.point(&event)
            on:pointerleave=move |_| place.cursor.set(None)
            on:blur=move |_| place.cursor.set(None)
        >
            <div node_ref=place.svg inner_html=spec.with_untracked(|it| drawings(it, place.height, language))></div>
            <canvas node_ref=place.canvas aria-hidden="true"></canvas>
            <p class="chart-reading" class:read=move || place.cursor.get().is_some() aria-live="polite">{move || place.reading()}</p>
        </div>
    }.erase();
    figure(id, spec, language, height, drawing)
}

/// A year of days with its summary, its table and its files.
#[component]
pub fn Calendar(
    /// Id of the figure, also the name of its files.
    id: &'static str,
    /// What is shown.
    #[prop(into)]
    spec: Signal<CalendarSpec>,
    /// Language of the numbers and of the tools.
    language: Language,
) -> AnyView {
    let drawing = view! {
        <div class="calendar-box" inner_html=move || spec.with(|it| drawings(it, HEIGHT, language))></div>
    }
    .erase();
    figure(id, spec, language, HEIGHT, drawing)
}

/// A chart at its place in the page.
#[derive(Clone, Copy)]
struct Place {
    area: NodeRef<Div>,
    canvas: NodeRef<Canvas>,
    svg: NodeRef<Div>,
    spec: Signal<ChartSpec>,
    language: Language,
    /// Height of the drawing \[px\].
    height: f64,
    /// The x that is being read \[unit of x\].
    cursor: RwSignal<Option<f64>>,
    /// Whether the canvas shows the chart.
    drawn: RwSignal<bool>,
}

impl Place {
    /// What is being read, in words; empty when nothing is.
    fn reading(self) -> String {
        let no_data = texts::NO_DATA.get(self.language);
        let read = |at| self.spec.with(|it| it.reading(at, self.language, no_data));
        self.cursor.get().map(read).unwrap_or_default()
    }

    /// Moves the reading by a key: arrows one stop, Page keys ten, Home and End to the ends, Escape away.
    fn key(self, event: &ev::KeyboardEvent) {
        let stops = self.spec.with_untracked(ChartSpec::positions);
        let now = self.cursor.get_untracked().and_then(|at| nearest(&stops, at));
        let last = stops.len().saturating_sub(1);
        let next = match (event.key().as_str(), now) {
            ("Escape", Some(_)) => None,
            ("ArrowRight" | "PageDown", None) | ("Home", _) => Some(0),
            ("ArrowLeft" | "PageUp", None) | ("End", _) => Some(last),
            ("ArrowRight", Some(at)) => Some(last.min(at + 1)),
            ("ArrowLeft", Some(at)) => Some(at.saturating_sub(1)),
            ("PageDown", Some(at)) => Some(last.min(at + 10)),
            ("PageUp", Some(at)) => Some(at.saturating_sub(10)),
            _ => return,
        };
        event.prevent_default();
        self.cursor.set(next.and_then(|index| stops.get(index).copied()));
    }
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

/// The index of the stop nearest to `at`; stops rise.
fn nearest(stops: &[f64], at: f64) -> Option<usize> {
    let after = stops.partition_point(|it| *it < at);
    let candidates = [after.checked_sub(1), Some(after)];
    let near =
        candidates.into_iter().flatten().filter_map(|index| Some((index, (stops.get(index)? - at).abs())));
    near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(index, _)| index)
}

#[cfg(not(target_arch = "wasm32"))]
impl Place {
    #[expect(clippy::unused_self, reason = "the same call as in the browser")]
    const fn start(self) {}

    #[expect(clippy::unused_self, reason = "the same call as in the browser")]
    const fn point(self, _event: &ev::PointerEvent) {}
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_finger_reads_the_nearest_stop() {
        let stops = [1.0, 2.0, 10.0];
        assert_eq!([-5.0, 1.4, 1.6, 7.0, 99.0].map(|at| nearest(&stops, at)), [0, 0, 1, 2, 2].map(Some));
        assert_eq!(nearest(&[], 1.0), None);
    }
}
