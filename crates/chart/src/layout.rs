//! From a chart and a size to places: the frame, the scales, the ticks and every text.

use portal_text::Language;

use crate::axis;
use crate::geometry::{Rect, Size, xy};
use crate::labels::{Anchor, Label, place, spread};
use crate::metrics::{LINE, fit, text_width};
use crate::scale::{Scale, stacked, x_domain, y_domain};
use crate::scene::{Paint, Plot};
use crate::spec::{Axis, ChartSpec, Series, Shape};
use crate::ticks::{Step, Tick};
use crate::{Point, Role};

/// From the frame to the middle of the labels under it \[px\].
pub(crate) const UNDER: f64 = 17.0;
/// Room for the labels under the frame \[px\].
const BELOW: f64 = UNDER + LINE / 2.0;
/// Height of a row of text above or below the frame \[px\].
const ROW: f64 = LINE + 3.0;
/// From the frame to the labels beside it \[px\].
pub(crate) const BESIDE: f64 = 7.0;
/// Below this width there is no room for labels at the line ends \[px\].
const NARROW: f64 = 480.0;
/// Room for the last dot at the right edge of a drawing without names beside it \[px\].
const EDGE: f64 = 4.0;
/// Side of a key's swatch \[px\].
const SWATCH: f64 = 10.0;

/// A chart laid out for one size.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The size it was made for.
    pub size: Size,
    /// The box of the data.
    pub frame: Rect,
    /// Values of x to pixels.
    pub x: Scale,
    /// Values of y to pixels.
    pub y: Scale,
    /// Labelled places of x.
    pub x_ticks: Vec<Tick>,
    /// Labelled places of y: the grid lines.
    pub y_ticks: Vec<Tick>,
    /// Every text. No two overlap and none leaves the drawing.
    pub labels: Vec<Label>,
    /// Where text stands on the data and needs the page's colour behind it.
    pub plates: Vec<Rect>,
    /// Samples of colour in the key.
    pub swatches: Vec<(Rect, Role)>,
}

impl Plan {
    /// Where the data are.
    pub(crate) const fn plot(&self) -> Plot {
        Plot { frame: self.frame, x: self.x, y: self.y }
    }
}

/// Lays a chart out for a size \[px\]; the numbers are written in `language`.
///
/// Wide drawings name their series at the line ends, narrow ones (or those with more names than lines of text) in
/// rows above the frame. Widths below 120 px and heights below 100 px are laid out as if they had those.
pub fn plan(spec: &ChartSpec, size: Size, language: Language) -> Plan {
    plan_over(spec, None, size, language)
}

/// As [`plan`], with the stretch of x to show; `None` for all of it \[unit of x\].
pub(crate) fn plan_over(spec: &ChartSpec, over: Option<(f64, f64)>, size: Size, language: Language) -> Plan {
    let over = over.unwrap_or_else(|| x_domain(spec));
    let size = size.at_least(120.0, 100.0);
    // Dots have no end that a name could stand beside.
    let is_dots = |it: &Series| matches!(it.shape, Shape::Dots(_));
    let wide = size.width >= NARROW && !spec.series.iter().any(is_dots);
    let beside = wide.then(|| Beside::new(spec, size.width)).flatten();
    if let Some(plan) = beside.and_then(|it| with_names_beside(spec, over, size, language, &it)) {
        return plan;
    }
    with_names_above(spec, over, size, language)
}

/// A name at the right of the frame.
struct Name {
    value: f64,
    text: String,
    paint: Paint,
    strong: bool,
}

/// All names at the right of the frame and the width they take.
struct Beside {
    names: Vec<Name>,
    width: f64,
}

impl Beside {
    /// `None` when they would take more than a third of the drawing.
    fn new(spec: &ChartSpec, width: f64) -> Option<Self> {
        let ends = named(spec).filter_map(|(index, series)| {
            let value = end_value(spec, index, series)?;
            let text = series.label.as_ref().unwrap_or(&series.name).clone();
            Some(Name { value, text, paint: Paint::Text(series.role), strong: true })
        });
        let limits = spec.thresholds.iter().map(|it| Name {
            value: it.value,
            text: it.name.clone(),
            paint: Paint::Text(Role::Ink3),
            strong: false,
        });
        let names: Vec<Name> =
            ends.chain(limits).filter(|it| it.value.is_finite() && !it.text.is_empty()).collect();
        let widest = names.iter().map(|it| text_width(&it.text, it.strong)).fold(0.0, f64::max);
        (widest <= width / 3.0).then_some(Self { names, width: widest })
    }
}

/// The series that need a name: all but whiskers when there are several, and those with a label of their own.
fn named(spec: &ChartSpec) -> impl Iterator<Item = (usize, &Series)> {
    let is_range = |it: &Series| matches!(it.shape, Shape::Ranges(_));
    let several = spec.series.iter().filter(|it| !is_range(it)).count() > 1;
    let wanted = move |it: &Series| it.label.is_some() || (several && !is_range(it));
    spec.series.iter().enumerate().filter(move |(_, it)| wanted(it))
}

/// The value beside which a series is named: its last, for bars the middle of the last one.
fn end_value(spec: &ChartSpec, index: usize, series: &Series) -> Option<f64> {
    match &series.shape {
        Shape::Bars { .. } => {
            let last = stacked(spec)
                .into_iter()
                .filter(|it| it.series == index)
                .max_by(|a, b| a.x.total_cmp(&b.x))?;
            Some(f64::midpoint(last.from, last.to))
        }
        Shape::Spans(spans) => spans.iter().rev().find_map(|it| it.value),
        Shape::Ranges(ranges) => ranges.last().map(|it| f64::midpoint(it.low, it.high)),
        _ => series.shape.points().iter().rev().find_map(Point::value),
    }
}

fn with_names_beside(
    spec: &ChartSpec,
    over: (f64, f64),
    size: Size,
    language: Language,
    beside: &Beside,
) -> Option<Plan> {
    let right = if beside.names.is_empty() { EDGE } else { beside.width + BESIDE };
    let mut plan = framed(spec, over, size, language, (0.0, right));
    let wanted: Vec<f64> = beside.names.iter().map(|it| plan.y.clamped(it.value)).collect();
    let places = spread(&wanted, LINE, plan.frame.top, plan.frame.bottom)?;
    for (name, y) in beside.names.iter().zip(places) {
        plan.add(Label {
            at: xy(plan.frame.right + BESIDE, y),
            anchor: Anchor::Start,
            text: name.text.clone(),
            paint: name.paint,
            strong: name.strong,
        });
    }
    plan.annotate(spec);
    Some(plan)
}

fn with_names_above(spec: &ChartSpec, over: (f64, f64), size: Size, language: Language) -> Plan {
    let key = key_rows(spec, size.width);
    let rows = key.last().map_or(0.0, |last| last.row + 1.0) * ROW;
    let mut plan = framed(spec, over, size, language, (rows, EDGE));
    let top = title_rows(spec) + LINE / 2.0;
    for entry in key {
        let y = top + entry.row * ROW;
        let half = SWATCH / 2.0;
        let swatch = Rect { left: entry.x, top: y - half, right: entry.x + SWATCH, bottom: y + half };
        let at = xy(entry.x + SWATCH + 5.0, y);
        let paint = Paint::Text(Role::Ink2);
        if plan.add(Label { at, anchor: Anchor::Start, text: entry.text, paint, strong: false }) {
            plan.swatches.push((swatch, entry.role));
        }
    }
    plan.name_thresholds_inside(spec);
    plan.annotate(spec);
    plan
}

/// One entry of the key: its row, the left edge of its swatch, its name.
struct KeyEntry {
    row: f64,
    x: f64,
    text: String,
    role: Role,
}

/// The names in rows of at most `width` \[px\].
fn key_rows(spec: &ChartSpec, width: f64) -> Vec<KeyEntry> {
    let (mut row, mut x) = (0.0, 0.0);
    let mut entries = Vec::new();
    for (_, series) in named(spec) {
        let text = fit(series.label.as_ref().unwrap_or(&series.name), width - SWATCH - 5.0, false);
        let room = SWATCH + 5.0 + text_width(&text, false);
        if x > 0.0 && x + room > width {
            row += 1.0;
            x = 0.0;
        }
        entries.push(KeyEntry { row, x, text, role: series.role });
        x += room + 14.0;
    }
    entries
}

/// The axis' name with its unit, written once.
fn axis_title(axis: &Axis) -> String {
    match (axis.label.is_empty(), axis.unit.is_empty()) {
        (true, _) => axis.unit.clone(),
        (false, true) => axis.label.clone(),
        (false, false) => format!("{}, {}", axis.label, axis.unit),
    }
}

/// Height of the title of the y axis above everything else.
fn title_rows(spec: &ChartSpec) -> f64 {
    if axis_title(&spec.y).is_empty() { 0.0 } else { ROW }
}

/// Everything but names: `above` is the height of the key's rows, `beside` the width of the names \[px\].
fn framed(
    spec: &ChartSpec,
    over: (f64, f64),
    size: Size,
    language: Language,
    (above, beside): (f64, f64),
) -> Plan {
    let annotated = spec.marks.iter().any(|it| !it.name.is_empty());
    let x_title = axis_title(&spec.x);
    let top = title_rows(spec) + above + if annotated { ROW } else { 0.0 } + LINE / 2.0;
    let second = if axis::needs_two_lines(&spec.x.kind, size.width - beside) { LINE } else { 0.0 };
    let bottom = size.height - BELOW - second - if x_title.is_empty() { 0.0 } else { ROW };
    let (top, bottom) = if bottom - top < 30.0 { (LINE / 2.0, size.height - BELOW) } else { (top, bottom) };

    let (low, high) = y_domain(spec);
    let step = Step::nice(high - low, ((bottom - top) / 46.0).floor().clamp(1.0, 6.0));
    let unit = step.at(1.0);
    let (low, high) = ((low / unit + 1e-9).floor() * unit, (high / unit - 1e-9).ceil() * unit);
    let y_ticks = step.ticks(low, high, language);
    let widest = y_ticks.iter().map(|it| text_width(&it.label, false)).fold(0.0, f64::max);
    let left = (widest + BESIDE).min(size.width / 3.0);
    let frame = Rect { left, top, right: (size.width - beside).max(left + 20.0), bottom };

    let x = Scale { low: over.0, high: over.1, start: frame.left, end: frame.right };
    let y = Scale { low, high, start: frame.bottom, end: frame.top };
    let mut plan = Plan {
        size,
        frame,
        x,
        y,
        x_ticks: Vec::new(),
        y_ticks,
        labels: Vec::new(),
        plates: Vec::new(),
        swatches: Vec::new(),
    };
    plan.title_axes(&axis_title(&spec.y), &x_title);
    plan.label_ticks(&spec.x.kind, language);
    plan
}

impl Plan {
    /// Adds a text unless it would leave the drawing or touch another; says whether it was added.
    pub(crate) fn add(&mut self, label: Label) -> bool {
        place(&mut self.labels, self.size, label)
    }

    fn title_axes(&mut self, y_title: &str, x_title: &str) {
        let room = self.size.width;
        let label = |at, anchor, text: &str| Label {
            at,
            anchor,
            text: fit(text, room, false),
            paint: Paint::Text(Role::Ink3),
            strong: false,
        };
        self.add(label(xy(0.0, LINE / 2.0), Anchor::Start, y_title));
        let bottom = self.size.height - LINE / 2.0;
        let wide = text_width(x_title, false) > self.frame.right;
        let (x, anchor) = if wide { (0.0, Anchor::Start) } else { (self.frame.right, Anchor::End) };
        self.add(label(xy(x, bottom), anchor, x_title));
    }

    /// Names of thresholds inside the frame, at its right end, above their lines.
    fn name_thresholds_inside(&mut self, spec: &ChartSpec) {
        let half = LINE / 2.0;
        let shown: Vec<_> = spec.thresholds.iter().filter(|it| it.value.is_finite()).collect();
        let wanted: Vec<f64> = shown.iter().map(|it| self.y.clamped(it.value) - half - 1.0).collect();
        let Some(places) = spread(&wanted, LINE, self.frame.top + half, self.frame.bottom - half) else {
            return;
        };
        for (threshold, y) in shown.into_iter().zip(places) {
            let text = fit(&threshold.name, self.frame.width() - 8.0, false);
            let at = xy(self.frame.right - 2.0, y);
            let paint = Paint::Text(Role::Ink3);
            let label = Label { at, anchor: Anchor::End, text, paint, strong: false };
            let plate = label.bounds();
            if self.add(label) {
                self.plates.push(plate);
            }
        }
    }

    /// Names of the marks, in the row above the frame, right or left of their line.
    fn annotate(&mut self, spec: &ChartSpec) {
        let y = self.frame.top - LINE;
        let scale = self.x;
        for mark in spec.marks.iter().filter(|it| it.x >= scale.low && it.x <= scale.high) {
            let x = scale.at(mark.x);
            for (at, anchor) in [(x + 4.0, Anchor::Start), (x - 4.0, Anchor::End)] {
                let paint = Paint::Text(Role::Ink2);
                let label = Label { at: xy(at, y), anchor, text: mark.name.clone(), paint, strong: false };
                if self.add(label) {
                    break;
                }
            }
        }
        self.write_notes(spec);
    }

    /// The words of the notes, above, below, right or left of their place; none where there is no room.
    fn write_notes(&mut self, spec: &ChartSpec) {
        let scale = self.x;
        for note in spec.notes.iter().filter(|it| it.x >= scale.low && it.x <= scale.high) {
            let (x, y) = (self.x.at(note.x), self.y.clamped(note.y));
            let places = [
                (0.0, -LINE, Anchor::Middle),
                (0.0, LINE, Anchor::Middle),
                (BESIDE, 0.0, Anchor::Start),
                (-BESIDE, 0.0, Anchor::End),
                (BESIDE, -LINE, Anchor::Start),
                (-BESIDE, -LINE, Anchor::End),
            ];
            for (right, down, anchor) in places {
                let paint = Paint::Text(Role::Ink2);
                let at = xy(x + right, y + down);
                let label = Label { at, anchor, text: note.text.clone(), paint, strong: false };
                let plate = label.bounds();
                if self.add(label) {
                    self.plates.push(plate);
                    break;
                }
            }
        }
    }
}
