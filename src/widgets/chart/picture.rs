//! What charts and calendars have in common: a title, a summary, drawings and a table.

use portal_chart::Picture as _;
use portal_chart::{CalendarSpec, ChartSpec, Colours, FlowSpec, Size, Table, View, kind, plan, scene, svg};
use portal_text::Language;
use serde::Serialize;

/// Height of a chart \[px\]; the style sheet gives its box the same.
pub(super) const HEIGHT: f64 = 300.0;
/// Height of a low chart \[px\].
pub(super) const LOW_HEIGHT: f64 = 220.0;
/// Width of the prerendered drawing \[px\].
pub(super) const WIDE: f64 = 720.0;
/// Width of the prerendered drawing for narrow places \[px\].
pub(super) const NARROW: f64 = 360.0;

/// Something a figure can show.
pub(super) trait Picture: Clone + PartialEq + Serialize + Send + Sync + 'static {
    /// Number of its kind, see [`portal_chart::pack`].
    #[cfg_attr(
        not(any(target_arch = "wasm32", feature = "ssr")),
        expect(dead_code, reason = "charts are explored in the browser only")
    )]
    const KIND: u32;

    fn title(&self) -> &str;
    fn summary(&self) -> &str;
    fn drawing(&self, size: Size, language: Language, colours: Colours) -> String;
    fn table(&self, language: Language) -> Table;

    /// Whether there is nothing to show: it is still being computed.
    fn is_empty(&self) -> bool;
}

impl Picture for ChartSpec {
    const KIND: u32 = kind::LINES;

    fn title(&self) -> &str {
        &self.title
    }

    fn summary(&self) -> &str {
        &self.summary
    }

    fn drawing(&self, size: Size, language: Language, colours: Colours) -> String {
        svg(&scene(self, &plan(self, size, language)), &self.title, colours)
    }

    fn table(&self, language: Language) -> Table {
        self.table(language)
    }

    fn is_empty(&self) -> bool {
        self.series.is_empty()
    }
}

impl Picture for CalendarSpec {
    const KIND: u32 = kind::CALENDAR;

    fn title(&self) -> &str {
        &self.title
    }

    fn summary(&self) -> &str {
        &self.summary
    }

    fn drawing(&self, size: Size, language: Language, colours: Colours) -> String {
        svg(&self.scene(size.width, language), &self.title, colours)
    }

    fn table(&self, language: Language) -> Table {
        self.table(language)
    }

    fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

/// Flows with the sentence on them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Flow {
    /// The flows.
    pub spec: FlowSpec,
    /// What they say. Who explores the picture is given the flows alone.
    #[serde(skip)]
    pub summary: String,
}

impl Picture for Flow {
    const KIND: u32 = kind::FLOW;

    fn title(&self) -> &str {
        &self.spec.title
    }

    fn summary(&self) -> &str {
        &self.summary
    }

    fn drawing(&self, size: Size, language: Language, colours: Colours) -> String {
        svg(&self.spec.scene(&View::default(), size, language), &self.spec.title, colours)
    }

    fn table(&self, language: Language) -> Table {
        self.spec.table(&View::default(), language)
    }

    fn is_empty(&self) -> bool {
        self.spec.links.is_empty()
    }
}

/// The drawing for wide and the drawing for narrow places; the style sheet shows one of them.
pub(super) fn drawings(picture: &impl Picture, height: f64, language: Language) -> String {
    let one = |width| picture.drawing(Size { width, height }, language, Colours::Tokens);
    format!("<div class=\"wide\">{}</div><div class=\"narrow\">{}</div>", one(WIDE), one(NARROW))
}
