//! The canvas of a chart: drawn at its real width when it is in view, at once after a change and then at most once a
//! frame: what is drawn before the next frame begins is seen in it.

use leptos::prelude::*;
use portal_chart::{Palette, Size, plan, scene};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    HtmlElement, IntersectionObserver, IntersectionObserverEntry, MediaQueryList, MutationObserver,
    MutationObserverInit, ResizeObserver,
};

use super::Place;
use super::at_rest;
use super::picture::drawings;

/// What is known of a canvas between two frames.
#[derive(Default)]
struct State {
    /// Whether any of it is in view.
    visible: bool,
    /// Whether a frame is coming before which it was drawn.
    asked: bool,
    /// Whether it has changed again since.
    stale: bool,
    /// Width of its place \[px\]; none after it may have changed. To ask for it makes the browser lay out the page.
    width: Option<f64>,
    /// The theme's colours and the font; empty after a change.
    look: Option<(Palette, String)>,
    /// Watchers and what they call, kept as long as the chart.
    watch: Option<Watch>,
}

type Shared = StoredValue<State, LocalStorage>;

impl Place {
    /// Draws in effects, after the first client render, and whenever chart, size or theme change.
    pub(super) fn start(self) {
        let state: Shared = StoredValue::new_local(State::default());
        Effect::new(move |_| {
            let Some(area) = self.area.get() else { return };
            let watch = Watch::over(&area, self, state);
            state.update_value(|it| it.watch = watch);
        });
        Effect::new(move |_| {
            self.spec.track();
            self.ask(state);
        });
        at_rest(self.spec, move || self.refresh_svg());
        let printing = window_event_listener_untyped("beforeprint", move |_| self.refresh_svg());
        on_cleanup(move || {
            printing.remove();
            let _ = state.try_update_value(|it| it.watch = None);
        });
    }

    /// Draws now, unless nobody would see it or it was drawn for the coming frame already: then after that.
    fn ask(self, state: Shared) {
        let wanted = state.try_update_value(|it| {
            let wanted = it.visible && !it.asked;
            it.stale = it.visible && it.asked;
            it.asked |= wanted;
            wanted
        });
        if wanted == Some(true) {
            self.draw(state);
            request_animation_frame(move || {
                let is_stale = state.try_update_value(|it| {
                    it.asked = false;
                    it.stale
                });
                if is_stale == Some(true) {
                    self.ask(state);
                }
            });
        }
    }

    fn draw(self, state: Shared) {
        let Some(canvas) = self.canvas.try_get_untracked().flatten() else { return };
        let Some(width) = self.width(state) else { return };
        let size = Size { width, height: self.height };
        // A chart without series is still being computed: what was prerendered stands until then.
        let draw = |it: &portal_chart::ChartSpec| {
            (!it.series.is_empty()).then(|| scene(it, &plan(it, size, self.language)))
        };
        let Some(drawing) = self.spec.try_with_untracked(draw).flatten() else { return };
        let shown = state.try_update_value(|it| {
            let (palette, family) = it
                .look
                .get_or_insert_with(|| (portal_canvas::palette(&canvas), portal_canvas::family(&canvas)));
            portal_canvas::paint(&canvas, &drawing, window().device_pixel_ratio(), palette, family)
        });
        if shown == Some(true) && self.drawn.try_get_untracked() == Some(false) {
            self.drawn.set(true);
        }
    }

    /// The width of the chart's place \[px\]; `None` while it has none.
    fn width(self, state: Shared) -> Option<f64> {
        if let Some(width) = state.try_with_value(|it| it.width)? {
            return Some(width);
        }
        let width = f64::from(self.area.try_get_untracked().flatten()?.client_width());
        let known = Some(width).filter(|it| *it > 0.0);
        let _ = state.try_update_value(|it| it.width = known);
        known
    }

    /// Brings the SVG up to date: print shows it instead of the canvas.
    fn refresh_svg(self) {
        if let Some(element) = self.svg.try_get_untracked().flatten() {
            element.set_inner_html(&self.spec.with_untracked(|it| drawings(it, self.height, self.language)));
        }
    }
}

/// Watchers of one chart; dropping it ends them.
struct Watch {
    size: ResizeObserver,
    view: IntersectionObserver,
    theme: MutationObserver,
    device: Vec<MediaQueryList>,
    _seen: Closure<dyn FnMut(js_sys::Array)>,
    _resized: Closure<dyn FnMut()>,
    restyled: Closure<dyn FnMut()>,
}

impl Watch {
    /// Starts them; `None` when the browser lacks one, and then the SVG stays.
    fn over(area: &HtmlElement, place: Place, state: Shared) -> Option<Self> {
        let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let last = entries.pop().unchecked_into::<IntersectionObserverEntry>();
            let _ = state.try_update_value(|it| it.visible = last.is_intersecting());
            place.ask(state);
        });
        let resized = Closure::<dyn FnMut()>::new(move || {
            let _ = state.try_update_value(|it| it.width = None);
            place.ask(state);
        });
        let restyled = Closure::<dyn FnMut()>::new(move || {
            let _ = state.try_update_value(|it| it.look = None);
            place.ask(state);
        });
        let view = IntersectionObserver::new(seen.as_ref().unchecked_ref()).ok()?;
        let size = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
        let theme = MutationObserver::new(restyled.as_ref().unchecked_ref()).ok()?;
        view.observe(area);
        size.observe(area);
        let options = MutationObserverInit::new();
        options.set_attributes(true);
        options.set_attribute_filter(&js_sys::Array::of1(&"data-theme".into()));
        theme.observe_with_options(document().document_element()?.as_ref(), &options).ok()?;
        let queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"];
        let device: Vec<MediaQueryList> =
            queries.iter().filter_map(|it| window().match_media(it).ok().flatten()).collect();
        for query in &device {
            let _ = query.add_event_listener_with_callback("change", restyled.as_ref().unchecked_ref());
        }
        Some(Self { size, view, theme, device, _seen: seen, _resized: resized, restyled })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.size.disconnect();
        self.view.disconnect();
        self.theme.disconnect();
        for query in &self.device {
            let _ =
                query.remove_event_listener_with_callback("change", self.restyled.as_ref().unchecked_ref());
        }
    }
}
