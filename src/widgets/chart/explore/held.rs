//! One figure in the explorer's hands.

use leptos::prelude::{document, window};
use portal_canvas::Layers;
use portal_chart::{Explored, Explorer, Palette, Plot, Role, Size};
use portal_text::Language;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Event, HtmlCanvasElement, HtmlDetailsElement, HtmlElement};

use super::panel::{self, Tool};
use super::sheet::{self, Order};
use super::{address, hit, texts};

/// A figure with its picture and what the explorer added to it.
pub(super) struct Held {
    /// The figure.
    pub(super) figure: HtmlElement,
    /// What its drawing stands in.
    pub(super) area: HtmlElement,
    /// The picture and its view.
    pub(super) explorer: Explorer,
    /// The tools that are open, and where they are.
    pub(super) tools: Option<(Tool, HtmlElement)>,
    /// A stretch that is being dragged over \[px\].
    pub(super) brush: Option<(f64, f64)>,
    /// Colours and font; none after the theme may have changed.
    look: Option<(Palette, String)>,
    /// What is painted already.
    layers: Layers,
    canvas: HtmlCanvasElement,
    says: HtmlElement,
    order: Order,
    is_stale: bool,
}

impl Held {
    /// Takes a figure in hand; `None` when it gives no picture.
    pub(super) fn take(figure: HtmlElement) -> Option<Self> {
        let what = asked(&figure)?;
        let area: HtmlElement = figure.query_selector(hit::AREAS).ok()??.dyn_into().ok()?;
        let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
        canvas.set_class_name("chart-over");
        canvas.set_attribute("aria-hidden", "true").ok()?;
        let says: HtmlElement = document().create_element("p").ok()?.dyn_into().ok()?;
        says.set_class_name("chart-reading");
        says.set_attribute("aria-live", "polite").ok()?;
        area.append_child(&canvas).ok()?;
        area.append_child(&says).ok()?;
        figure.set_attribute("data-explored", "").ok()?;
        let explorer = Explorer::new(what, hit::language());
        let held = Self {
            figure,
            area,
            explorer,
            tools: None,
            brush: None,
            look: None,
            layers: Layers::default(),
            canvas,
            says,
            order: None,
            is_stale: false,
        };
        Some(held)
    }

    /// Language of the page.
    pub(super) fn language() -> Language {
        hit::language()
    }

    /// The name of the figure.
    pub(super) fn id(&self) -> String {
        self.figure.id()
    }

    /// The size at which it is laid out \[px\].
    pub(super) fn size(&self) -> Size {
        hit::size(&self.area).0
    }

    /// The page has other numbers; they are asked for when they are needed.
    pub(super) const fn spoil(&mut self) {
        self.is_stale = true;
    }

    /// Whether anything of it differs from what the page shows.
    pub(super) fn is_shown(&self) -> bool {
        !self.explorer.is_plain() || self.brush.is_some() || self.is_full()
    }

    /// Whether other numbers must be asked for at once.
    pub(super) fn is_watched(&self) -> bool {
        self.is_shown() || self.tools.is_some() || self.unfolded().is_some()
    }

    fn is_full(&self) -> bool {
        document().fullscreen_element().is_some_and(|it| it.is_same_node(Some(&self.figure)))
    }

    /// Asks for the numbers of now, when they have changed.
    pub(super) fn refresh(&mut self) {
        if self.is_stale
            && let Some(what) = asked(&self.figure)
        {
            self.explorer.update(what);
            self.is_stale = false;
        }
    }

    /// Looks at the view that the address names; says when it cannot be read.
    pub(super) fn follow_address(&mut self) {
        match address::read(&self.id()) {
            Some(Ok(view)) => self.explorer.look(view),
            Some(Err(())) => self.warn(texts::BAD_VIEW.get(Self::language())),
            None => {}
        }
    }

    /// Says beside the chart that something was wrong.
    fn warn(&self, text: &str) {
        if let Ok(notice) = document().create_element("p") {
            notice.set_class_name("notice");
            let _ = notice.set_attribute("role", "alert");
            notice.set_text_content(Some(text));
            let _ = self.area.before_with_node_1(&notice);
        }
    }

    /// Draws what differs from the page's drawing, or lets the page's be seen.
    pub(super) fn draw(&mut self) {
        self.refresh();
        self.tell();
        let classes = self.area.class_list();
        if !self.is_shown() {
            let _ = classes.remove_1("explored");
            return;
        }
        let (size, scale) = hit::size(&self.area);
        if size.width <= 0.0 {
            return;
        }
        let scene = self.explorer.scene(size);
        let (palette, family) = self.look.get_or_insert_with(|| {
            (portal_canvas::palette(&self.canvas), portal_canvas::family(&self.canvas))
        });
        let (ratio, plot) = (window().device_pixel_ratio() * scale, scene.plot);
        if self.layers.paint(&self.canvas, scene, ratio, palette, family) {
            let _ = classes.add_1("explored");
            if let (Some(ends), Some(plot)) = (self.brush, plot) {
                self.draw_brush(&plot, ends, ratio);
            }
        }
    }

    /// The stretch that is being dragged over.
    fn draw_brush(&self, plot: &Plot, (from, to): (f64, f64), ratio: f64) {
        let Some((palette, _)) = &self.look else { return };
        let Some(pen) = self.canvas.get_context("2d").ok().flatten() else { return };
        let pen: CanvasRenderingContext2d = pen.unchecked_into();
        let inside = |at: f64| at.clamp(plot.frame.left, plot.frame.right) * ratio;
        let (left, right) = (inside(from.min(to)), inside(from.max(to)));
        let _ = pen.reset_transform();
        pen.set_global_alpha(0.25);
        let portal_chart::Rgb(red, green, blue) = palette.mark(Role::Accent);
        pen.set_fill_style_str(&format!("rgb({red} {green} {blue})"));
        pen.fill_rect(left, plot.frame.top * ratio, right - left, plot.frame.height() * ratio);
        pen.set_global_alpha(1.0);
    }

    /// Says what is read, on the side where it covers nothing that is read.
    fn tell(&self) {
        let size = self.size();
        let text = self.explorer.says(size);
        let classes = self.says.class_list();
        if text.is_empty() {
            let _ = classes.remove_1("read");
            return;
        }
        if self.says.text_content().as_deref() != Some(&text) {
            self.says.set_text_content(Some(&text));
        }
        let _ = classes.add_1("read");
        let plot = self.explorer.read_place().zip(self.explorer.limits());
        let is_late = plot.is_some_and(|(at, limits)| {
            let (from, to) = self.explorer.view().range_in(limits);
            at > f64::midpoint(from, to)
        });
        let _ = classes.toggle_with_force("early", is_late);
    }

    /// The view has changed: the address, the tools and the table follow.
    pub(super) fn viewed(&self) {
        address::write(&self.id(), self.explorer.view());
        self.follow();
    }

    /// Brings tools and table up to date.
    pub(super) fn follow(&self) {
        if let Some((_, panel)) = &self.tools {
            panel::follow(panel, &self.explorer);
            panel::say(panel, &self.explorer.summary().unwrap_or_default());
        }
        self.list();
    }

    /// Opens a tool, or closes it when it is open.
    pub(super) fn open(&mut self, tool: Tool) {
        let was = self.tools.take();
        if let Some((_, panel)) = &was {
            panel.remove();
        }
        if was.is_none_or(|(open, _)| open != tool) {
            self.refresh();
            self.tools = self.place(tool).map(|panel| (tool, panel));
        }
        for each in [Tool::Explore, Tool::Save] {
            let is_open = self.tools.as_ref().is_some_and(|it| it.0 == each);
            if let Some(button) = self.button(each) {
                let _ = button.set_attribute("aria-expanded", if is_open { "true" } else { "false" });
            }
        }
        let exploring = self.tools.as_ref().is_some_and(|it| it.0 == Tool::Explore);
        let _ = self.area.class_list().toggle_with_force("exploring", exploring);
        self.follow();
    }

    /// The button of the page that opens a tool.
    pub(super) fn button(&self, tool: Tool) -> Option<HtmlElement> {
        let button = self.figure.query_selector(&format!("[data-tool={}]", tool.name())).ok()??;
        button.dyn_into().ok()
    }

    fn place(&self, tool: Tool) -> Option<HtmlElement> {
        let panel: HtmlElement = document().create_element("div").ok()?.dyn_into().ok()?;
        panel.set_class_name("chart-panel");
        panel.set_inner_html(&panel::markup(tool, &self.explorer, Self::language()));
        let caption = self.figure.query_selector("figcaption").ok()??;
        caption.after_with_node_1(&panel).ok()?;
        Some(panel)
    }

    /// The place of the table while it is unfolded.
    fn unfolded(&self) -> Option<HtmlElement> {
        let details: HtmlDetailsElement = self.figure.query_selector("details").ok()??.dyn_into().ok()?;
        let place = details.open().then(|| details.query_selector(".chart-table").ok().flatten()).flatten();
        place?.dyn_into().ok()
    }

    /// Writes the table of the view when it is unfolded.
    pub(super) fn list(&self) {
        if let Some(place) = self.unfolded() {
            sheet::show(&place, self.explorer.table(), self.order, Self::language());
        }
    }

    /// Says something under the tools.
    pub(super) fn say(&self, text: &str) {
        if let Some((_, panel)) = &self.tools {
            panel::say(panel, text);
        }
    }

    /// Sorts the table by a column.
    pub(super) fn sort(&mut self, column: usize) {
        self.order = sheet::after(self.order, column);
        self.list();
    }

    /// Asks for the colours anew before the next drawing.
    pub(super) fn forget_look(&mut self) {
        self.look = None;
    }

    /// The font of the page.
    pub(super) fn family(&self) -> String {
        self.look.as_ref().map_or_else(|| portal_canvas::family(&self.canvas), |it| it.1.clone())
    }
}

/// Asks a figure for its picture; one that never changes has it written on it.
fn asked(figure: &HtmlElement) -> Option<Explored> {
    if let Some(written) = figure.dataset().get("spec") {
        let bytes = window().atob(&written).ok()?;
        // Each letter of the decoded text is one byte.
        let bytes: Option<Vec<u8>> = bytes.chars().map(|it| u8::try_from(u32::from(it)).ok()).collect();
        return Explored::read(&bytes?);
    }
    let ask = Event::new("chartask").ok()?;
    figure.dispatch_event(&ask).ok()?;
    let packed = js_sys::Reflect::get(figure, &"spec".into()).ok()?;
    Explored::read(&packed.dyn_into::<js_sys::Uint8Array>().ok()?.to_vec())
}
