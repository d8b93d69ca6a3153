//! The state of one picture that is explored.

use portal_text::Language;

use super::{Explored, before, texts};
use crate::geometry::{Rect, Size, Xy};
use crate::picture::{Stop, no_data};
use crate::role::Role;
use crate::scene::{Item, Scene, closed};
use crate::spec::Kind;
use crate::table::Table;
use crate::view::{Limits, View};

/// A picture with the part of it that is looked at and the place that is read.
#[derive(Debug, Clone)]
pub struct Explorer {
    what: Explored,
    view: View,
    reading: Option<Reading>,
    is_compared: bool,
    language: Language,
}

/// What is read.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Reading {
    /// A place on the axis of x \[unit of x\].
    At(f64),
    /// The number of a mark.
    Stop(usize),
}

/// What a reader does to the view.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Act {
    /// So many times as near, around what is read or the middle; below 1 away.
    Nearer(f64),
    /// So many times as near around a place \[unit of x\].
    NearerAt(f64, f64),
    /// Aside by a share of what is seen; negative to lower x.
    Aside(f64),
    /// From one place to another \[unit of x\].
    Over(f64, f64),
    /// The last stretch of a width \[unit of x\].
    Last(f64),
    /// Hides a series or shows it again.
    Toggle(usize),
    /// Puts a series in focus or lets it go.
    Focus(usize),
    /// Shows the period before beside this one, or no longer.
    Compare,
    /// Everything again.
    Reset,
}

/// A stretch at the end of an axis that has a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Reach {
    /// How long it is \[unit of x\].
    pub width: f64,
    /// Its name, such as "7 days".
    pub name: String,
}

impl Explorer {
    /// A picture that nobody has touched yet.
    pub fn new(what: Explored, language: Language) -> Self {
        Self { what, view: View::default(), reading: None, is_compared: false, language }
    }

    /// The picture.
    pub const fn what(&self) -> &Explored {
        &self.what
    }

    /// The same view of other numbers.
    pub fn update(&mut self, what: Explored) {
        self.what = what;
        self.keep_reading();
    }

    /// What is looked at.
    pub const fn view(&self) -> &View {
        &self.view
    }

    /// Looks at something else.
    pub const fn look(&mut self, view: View) {
        self.view = view;
    }

    /// Whether it is shown as the page shows it.
    pub fn is_plain(&self) -> bool {
        self.view.is_whole() && self.reading.is_none() && !self.is_compared
    }

    /// Whether something is read.
    pub const fn is_reading(&self) -> bool {
        self.reading.is_some()
    }

    /// Whether the period before is shown.
    pub const fn is_compared(&self) -> bool {
        self.is_compared
    }

    /// Whether there is a period before to show.
    pub fn can_compare(&self) -> bool {
        before::beside(&self.what, &self.view, self.language).is_some()
    }

    /// Whether its view can be moved.
    pub fn limits(&self) -> Option<Limits> {
        self.what.limits()
    }

    /// Changes the view; says whether it did.
    pub fn act(&mut self, act: Act) -> bool {
        let was = (self.view, self.is_compared);
        match (act, self.limits()) {
            (Act::Reset, _) => (self.view, self.is_compared) = (View::reset(), false),
            (Act::Compare, _) => self.is_compared = !self.is_compared && self.can_compare(),
            (act, Some(limits)) => self.view = self.seen_after(act, limits),
            (_, None) => {}
        }
        let is_changed = was != (self.view, self.is_compared);
        if is_changed {
            self.keep_reading();
        }
        is_changed
    }

    /// The view that an act leads to.
    fn seen_after(&self, act: Act, limits: Limits) -> View {
        let (from, to) = self.view.range_in(limits);
        match act {
            Act::Nearer(factor) => {
                let read = self.read_place().filter(|it| (from..=to).contains(it));
                self.view.zoom_at(read.unwrap_or(f64::midpoint(from, to)), factor, limits)
            }
            Act::NearerAt(at, factor) => self.view.zoom_at(at, factor, limits),
            Act::Aside(share) => self.view.pan(share * (to - from), limits),
            Act::Over(one, other) => self.view.over(one, other, limits),
            Act::Last(width) => self.view.last(width, limits),
            Act::Toggle(series) => self.view.toggle(series),
            Act::Focus(series) => self.view.focus_on(series),
            Act::Compare | Act::Reset => self.view,
        }
    }

    /// Goes on reading where the value is still seen; marks have other numbers now.
    fn keep_reading(&mut self) {
        let read = self.read_place();
        self.reading = read.filter(|at| self.nearest(*at) == Some(*at)).map(Reading::At);
    }

    /// The picture as it is drawn now: with the period before when that is wanted and there.
    fn drawn(&self) -> Option<Explored> {
        self.is_compared.then(|| before::beside(&self.what, &self.view, self.language)).flatten()
    }

    /// The drawing at a size \[px\], with what is read pointed out.
    pub fn scene(&self, size: Size) -> Scene {
        let compared = self.drawn();
        let what = compared.as_ref().unwrap_or(&self.what);
        let mut scene = what.picture().scene(&self.view, size, self.language);
        match self.reading {
            Some(Reading::At(at)) => {
                let spec = match what {
                    Explored::Timeline(it) => Some(it.at(&self.view, at)),
                    Explored::Stack(_) => None,
                    it => it.along().map(|it| it.in_view(&self.view)),
                };
                scene.point_out(spec.as_ref(), at);
            }
            Some(Reading::Stop(number)) => {
                if let Some(stop) = self.stops(size).get(number) {
                    scene.push(Item::stroke(vec![closed(&grown(&stop.area))], Role::Ink, 2.0));
                }
            }
            None => {}
        }
        scene
    }

    /// The numbers of what is seen.
    pub fn table(&self) -> Table {
        self.drawn().as_ref().unwrap_or(&self.what).picture().table(&self.view, self.language)
    }

    /// What is seen, in sentences, when it is not the whole.
    pub fn summary(&self) -> Option<String> {
        if self.view.is_whole() {
            return None;
        }
        self.what.summary_of(&self.view, self.language)
    }

    /// Reads the value nearest to a place of the drawing \[px\]; says whether it is another one.
    pub fn point(&mut self, at: Xy, size: Size) -> bool {
        let was = self.reading;
        self.reading = match self.what.picture().scene(&self.view, size, self.language).plot {
            Some(plot) if !self.has_marks() => self.nearest(plot.x.value(at.x)).map(Reading::At),
            _ => nearest_stop(&self.stops(size), at).map(Reading::Stop),
        };
        was != self.reading
    }

    /// Reads a place of the axis of x, as another chart of the page does \[unit of x\]; says whether it is another one.
    pub fn read_at(&mut self, at: Option<f64>) -> bool {
        let was = self.reading;
        self.reading = at.filter(|_| !self.has_marks()).and_then(|at| self.nearest(at)).map(Reading::At);
        was != self.reading
    }

    /// The place that is read \[unit of x\].
    pub const fn read_place(&self) -> Option<f64> {
        match self.reading {
            Some(Reading::At(at)) => Some(at),
            _ => None,
        }
    }

    /// Reads nothing any more.
    pub const fn stop_reading(&mut self) {
        self.reading = None;
    }

    /// What is read, in words; empty when nothing is.
    pub fn says(&self, size: Size) -> String {
        let compared = self.drawn();
        let what = compared.as_ref().unwrap_or(&self.what);
        match (self.reading, what) {
            (None, _) => String::new(),
            (Some(Reading::Stop(number)), _) => {
                self.stops(size).get(number).map_or_else(String::new, |it| it.text.clone())
            }
            (Some(Reading::At(at)), Explored::Timeline(it)) => {
                it.at(&self.view, at).reading(at, self.language, no_data(self.language))
            }
            (Some(Reading::At(at)), it) => {
                let spec = it.along().map(|it| it.in_view(&self.view));
                spec.map(|it| it.reading(at, self.language, no_data(self.language))).unwrap_or_default()
            }
        }
    }

    /// Goes `by` values on; from nothing to the first or the last.
    pub(super) fn step(&mut self, by: isize, size: Size) -> bool {
        let was = self.reading;
        self.reading = match self.reading {
            None => return self.read_end(by < 0, size),
            Some(Reading::Stop(number)) => {
                let last = self.stops(size).len().saturating_sub(1);
                Some(Reading::Stop(number.saturating_add_signed(by).min(last)))
            }
            Some(Reading::At(at)) => self.next(at, by).map(Reading::At),
        };
        was != self.reading
    }

    /// Reads the first or the last value that is seen.
    pub(super) fn read_end(&mut self, is_last: bool, size: Size) -> bool {
        let was = self.reading;
        self.reading = if self.has_marks() {
            let count = self.stops(size).len();
            count.checked_sub(1).map(|last| Reading::Stop(if is_last { last } else { 0 }))
        } else {
            let range = self.limits().map(|it| self.view.range_in(it));
            range.and_then(|(from, to)| self.nearest(if is_last { to } else { from })).map(Reading::At)
        };
        was != self.reading
    }

    /// The value nearest to a place \[unit of x\].
    fn nearest(&self, at: f64) -> Option<f64> {
        self.next(at, 0)
    }

    /// The place `by` values after the one nearest to `at` \[unit of x\], as far as the view shows.
    fn next(&self, at: f64, by: isize) -> Option<f64> {
        let (from, to) = self.view.range_in(self.limits()?);
        if let Explored::Timeline(it) = &self.what
            && !it.lines.is_empty()
        {
            let near = it.stop(&self.view, at.clamp(from, to), by)?;
            return if (from..=to).contains(&near) {
                Some(near)
            } else {
                it.stop(&self.view, near.clamp(from, to), 0)
            };
        }
        let positions = self.what.along()?.in_view(&self.view).positions();
        let after = positions.partition_point(|it| *it < at);
        let nearer = |a: usize, b: usize| {
            let far = |index: usize| positions.get(index).map_or(f64::INFINITY, |it| (it - at).abs());
            if far(a) <= far(b) { a } else { b }
        };
        let near = nearer(after.saturating_sub(1), after);
        let last = positions.len().checked_sub(1)?;
        positions.get(near.saturating_add_signed(by).min(last)).copied()
    }

    fn stops(&self, size: Size) -> Vec<Stop> {
        self.what.picture().stops(&self.view, size, self.language)
    }

    /// Whether its marks are read one by one rather than along an axis.
    const fn has_marks(&self) -> bool {
        !matches!(
            self.what,
            Explored::Lines(_)
                | Explored::Timeline(_)
                | Explored::Stack(_)
                | Explored::Fan(_)
                | Explored::Duration(_)
                | Explored::Histogram(_)
        )
    }

    /// The named stretches at the end of the axis that are shorter than all of it, from the shortest.
    pub fn reaches(&self) -> Vec<Reach> {
        const HOUR_S: f64 = 3_600.0;
        const DAY_S: f64 = 86_400.0;
        let Some((kind, limits)) = self.what.x_kind().zip(self.limits()) else { return Vec::new() };
        let (hours, days, months, years) = (texts::HOURS, texts::DAYS, texts::MONTHS, texts::YEARS);
        let named = match kind {
            Kind::Hour { .. } => vec![(6, hours, 1.0), (24, hours, 1.0), (7, days, 24.0), (30, days, 24.0)],
            Kind::Local(_) => {
                vec![(6, hours, HOUR_S), (24, hours, HOUR_S), (7, days, DAY_S), (30, days, DAY_S)]
            }
            Kind::Date => vec![(7, days, 1.0), (30, days, 1.0), (90, days, 1.0), (365, days, 1.0)],
            Kind::Month => vec![(3, months, 1.0), (6, months, 1.0)],
            Kind::Year => vec![(5, years, 1.0), (10, years, 1.0)],
            Kind::Number | Kind::Category(_) => Vec::new(),
        };
        let reach = |(count, name, unit): (u32, portal_text::Plural, f64)| Reach {
            width: f64::from(count) * unit,
            name: name.count(self.language, u64::from(count)),
        };
        let fits = |it: &Reach| it.width >= limits.least && it.width < limits.high - limits.low;
        named.into_iter().map(reach).filter(fits).collect()
    }
}

/// The mark under a place, or the nearest one to it \[px\].
fn nearest_stop(stops: &[Stop], at: Xy) -> Option<usize> {
    let far = |area: &Rect| {
        let beyond = |value: f64, low: f64, high: f64| (low - value).max(value - high).max(0.0);
        beyond(at.x, area.left, area.right).hypot(beyond(at.y, area.top, area.bottom))
    };
    let all = stops.iter().enumerate().map(|(index, it)| (index, far(&it.area)));
    all.min_by(|a, b| a.1.total_cmp(&b.1)).map(|it| it.0)
}

/// A box with a little air around it.
fn grown(area: &Rect) -> Rect {
    Rect { left: area.left - 1.5, top: area.top - 1.5, right: area.right + 1.5, bottom: area.bottom + 1.5 }
}
