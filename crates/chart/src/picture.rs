//! What every kind of drawing can do. A page that uses one kind downloads the code of that kind: the trait is used
//! through generics only, and no list of all kinds exists.

use portal_text::Language;

use crate::geometry::{Rect, Size, xy};
use crate::labels::{Anchor, Label};
use crate::metrics::fit;
use crate::role::Role;
use crate::scene::{Item, Paint, Scene};
use crate::seen::Seen;
use crate::spec::{ChartSpec, Point, Shape};
use crate::table::Table;
use crate::view::View;

mod texts {
    portal_text::texts!("picture");
}

/// What stands where there is no value.
pub(crate) const fn no_data(language: Language) -> &'static str {
    texts::NO_DATA.get(language)
}

/// Something that is drawn at a size, read mark by mark and written as a table. All of it plain data.
pub trait Picture {
    /// What is shown: the accessible name.
    fn title(&self) -> &str;

    /// Whether there is nothing to draw; the drawing then says so.
    fn is_empty(&self) -> bool;

    /// The drawing of a view at a size \[px\]. Kinds without an axis of x have no stretch of it.
    fn scene(&self, view: &View, size: Size, language: Language) -> Scene;

    /// The numbers of a view.
    fn table(&self, view: &View, language: Language) -> Table;

    /// The marks of a drawing with what they say, in the order of reading: for pointers, fingers and arrow keys.
    /// Kinds with an axis of x are read by it instead, and have none.
    fn stops(&self, _view: &View, _size: Size, _language: Language) -> Vec<Stop> {
        Vec::new()
    }
}

/// A mark that can be pointed at.
#[derive(Debug, Clone, PartialEq)]
pub struct Stop {
    /// Where it is \[px\].
    pub area: Rect,
    /// What it says.
    pub text: String,
}

/// Drawn with an axis of y that a few outliers do not stretch, see [`ChartSpec::robust`].
impl Picture for ChartSpec {
    fn title(&self) -> &str {
        &self.title
    }

    fn is_empty(&self) -> bool {
        self.series.iter().all(|it| match &it.shape {
            Shape::Ranges(all) => !all.iter().any(|it| it.low.is_finite() && it.high.is_finite()),
            Shape::Spans(all) => !all.iter().any(|it| it.value.is_some_and(f64::is_finite)),
            shape => !shape.points().iter().any(|it| Point::value(it).is_some()),
        })
    }

    fn scene(&self, view: &View, size: Size, language: Language) -> Scene {
        let mut seen = Seen::of(self, view);
        seen.spec = seen.spec.robust();
        seen.drawing(size, language)
    }

    fn table(&self, view: &View, language: Language) -> Table {
        self.in_view(view).table(language)
    }
}

impl Seen {
    /// Lays out and draws; says so when there is nothing to draw.
    pub(crate) fn drawing(&self, size: Size, language: Language) -> Scene {
        let plan = self.plan(size, language);
        let mut scene = self.scene(&plan);
        if self.spec.is_empty() {
            scene.say_no_data(&plan.frame, language);
        }
        scene
    }
}

impl Scene {
    /// Says in the middle of a box that there is nothing to draw, unless a text is there.
    pub(crate) fn say_no_data(&mut self, area: &Rect, language: Language) {
        let text = fit(no_data(language), area.width(), false);
        let at = xy(f64::midpoint(area.left, area.right), f64::midpoint(area.top, area.bottom));
        let label = Label { at, anchor: Anchor::Middle, text, paint: Paint::Text(Role::Ink3), strong: false };
        let taken = |it: &Item| matches!(it, Item::Text(other) if other.bounds().overlaps(&label.bounds()));
        if !self.items.iter().any(taken) {
            self.push(Item::Text(label));
        }
    }

    /// A drawing that says that there is nothing to draw.
    pub(crate) fn no_data(size: Size, language: Language) -> Self {
        let size = size.at_least(40.0, 20.0);
        let mut scene = Self::new(size);
        let area = Rect { left: 0.0, top: 0.0, right: size.width, bottom: size.height };
        scene.say_no_data(&area, language);
        scene
    }
}
