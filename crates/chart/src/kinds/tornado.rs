//! What moves a result most: a bar per input from the result at its low to that at its high end.

use portal_text::{Language, number};
use serde::{Deserialize, Serialize};

use crate::Role;
use crate::geometry::{Rect, Size, xy};
use crate::labels::{Anchor, Label, place};
use crate::metrics::{LINE, fit, text_width};
use crate::num::{as_f64, is_place};
use crate::picture::{Picture, Stop};
use crate::reading::with_unit;
use crate::scale::Scale;
use crate::scene::{Item, Paint, Scene};
use crate::table::{Cell, Column, Row, Table};
use crate::ticks::Step;
use crate::view::View;

/// Height of a bar \[px\].
const BAR: f64 = 16.0;
/// From a bar to the next \[px\].
const GAP: f64 = 10.0;
/// Below this width the names stand above the bars \[px\].
const NARROW: f64 = 560.0;

/// A tornado chart. All texts are already in the reader's language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TornadoSpec {
    /// What is shown: the accessible name.
    pub title: String,
    /// Name of the result.
    pub result: String,
    /// Unit of the result.
    pub unit: String,
    /// Decimals of the result.
    pub decimals: usize,
    /// The result with every input at its middle \[unit\].
    pub middle: f64,
    /// The inputs in any order; drawn from the strongest.
    pub rows: Vec<TornadoRow>,
    /// Names of the two ends in the table: results at the low and at the high end of an input.
    pub ends: [String; 2],
}

/// One input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TornadoRow {
    /// Its name, with the range it was varied over when that matters.
    pub name: String,
    /// The result at the input's low end \[unit of the result\].
    pub at_low: f64,
    /// The result at the input's high end \[unit of the result\].
    pub at_high: f64,
}

impl TornadoRow {
    fn swing(&self) -> f64 {
        (self.at_high - self.at_low).abs()
    }
}

/// Where everything is.
struct Layout {
    size: Size,
    x: Scale,
    /// Left edge of the bars \[px\]; names stand left of it, or above the bars when it is 0.
    left: f64,
    pitch: f64,
    top: f64,
}

impl Layout {
    fn bar(&self, index: usize, low: f64, high: f64) -> Rect {
        let bottom = self.top + as_f64(index + 1) * self.pitch - GAP;
        let (a, b) = (self.x.clamped(low), self.x.clamped(high));
        Rect { left: a.min(b), right: a.max(b), top: bottom - BAR, bottom }
    }
}

impl TornadoSpec {
    /// The rows that can be drawn, from the strongest.
    fn sorted(&self) -> Vec<&TornadoRow> {
        let mut rows: Vec<&TornadoRow> =
            self.rows.iter().filter(|it| is_place(it.at_low) && is_place(it.at_high)).collect();
        rows.sort_by(|a, b| b.swing().total_cmp(&a.swing()));
        rows
    }

    fn layout(&self, rows: &[&TornadoRow], size: Size, language: Language) -> Layout {
        let width = size.at_least(240.0, 100.0).width;
        let names = rows.iter().map(|it| text_width(&it.name, false)).fold(0.0, f64::max);
        let beside = width >= NARROW;
        let left = if beside { (names + 10.0).min(width * 0.35) } else { 0.0 };
        let pitch = BAR + GAP + if beside { 0.0 } else { LINE };
        let top = LINE + 4.0;
        let height = top + as_f64(rows.len()) * pitch + LINE + 4.0;
        let all = rows.iter().flat_map(|it| [it.at_low, it.at_high]).chain([self.middle]);
        let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |it, y| (it.0.min(y), it.1.max(y)));
        let least = (low.abs().max(high.abs()) * 1e-9).max(1e-9);
        let (low, high) = if high - low < least { (low - least, high + least) } else { (low, high) };
        // Numbers stand outside of the bars on both sides.
        let room = |it: f64| text_width(&number(language, it, self.decimals), false) + 8.0;
        let air = room(low).max(room(high)).min((width - left) / 4.0);
        let x = Scale { low, high, start: left + air, end: width - air };
        Layout { size: Size { width, height }, x, left, pitch, top }
    }

    fn texts(&self, layout: &Layout, rows: &[&TornadoRow], language: Language) -> Vec<Label> {
        let mut labels = Vec::new();
        let mut add = |x: f64, y: f64, anchor, text: String, ink| {
            let (at, paint) = (xy(x, y), Paint::Text(ink));
            place(&mut labels, layout.size, Label { at, anchor, text, paint, strong: false });
        };
        let middle = format!(
            "{} {}",
            self.result,
            with_unit(number(language, self.middle, self.decimals), &self.unit)
        );
        let middle = fit(middle.trim_start(), layout.size.width, false);
        let half = text_width(&middle, false) / 2.0;
        let at = layout.x.at(self.middle).min(layout.size.width - half).max(half);
        add(at, LINE / 2.0, Anchor::Middle, middle, Role::Ink2);
        for (index, row) in rows.iter().enumerate() {
            let bar = layout.bar(index, row.at_low, row.at_high);
            let y = f64::midpoint(bar.top, bar.bottom);
            if layout.left > 0.0 {
                let name = fit(&row.name, layout.left - 8.0, false);
                add(layout.left - 8.0, y, Anchor::End, name, Role::Ink2);
            } else {
                let name = fit(&row.name, layout.size.width, false);
                add(0.0, bar.top - LINE / 2.0, Anchor::Start, name, Role::Ink2);
            }
            let (low, high) = (row.at_low.min(row.at_high), row.at_low.max(row.at_high));
            // An end on the other side of the middle is inside the drawn bar: it is read, and in the table.
            if low <= self.middle {
                add(bar.left - 4.0, y, Anchor::End, number(language, low, self.decimals), Role::Ink3);
            }
            if high >= self.middle {
                add(bar.right + 4.0, y, Anchor::Start, number(language, high, self.decimals), Role::Ink3);
            }
        }
        let y = layout.size.height - LINE / 2.0;
        let step = Step::nice(layout.x.high - layout.x.low, 4.0);
        for tick in step.ticks(layout.x.low, layout.x.high, language) {
            add(layout.x.at(tick.at), y, Anchor::Middle, tick.label, Role::Ink3);
        }
        labels
    }
}

impl Picture for TornadoSpec {
    fn title(&self) -> &str {
        &self.title
    }

    fn is_empty(&self) -> bool {
        self.sorted().is_empty() || !is_place(self.middle)
    }

    /// Its height follows from the number of rows.
    fn scene(&self, _view: &View, size: Size, language: Language) -> Scene {
        if self.is_empty() {
            return Scene::no_data(size, language);
        }
        let rows = self.sorted();
        let layout = self.layout(&rows, size, language);
        let mut scene = Scene::new(layout.size);
        let (mut low_ends, mut high_ends) = (Vec::new(), Vec::new());
        for (index, row) in rows.iter().enumerate() {
            low_ends.push(layout.bar(index, self.middle, row.at_low).corners());
            high_ends.push(layout.bar(index, self.middle, row.at_high).corners());
        }
        // The results at low ends are outlined only: told apart without colour.
        let paint = Paint::Mark(Role::Accent);
        let pale = Item::Fill { shapes: low_ends, paint, opacity: 0.25, edge: Some((Role::Accent, 1.2)) };
        scene.push(pale);
        scene.push(Item::fill(high_ends, Role::Accent));
        let x = layout.x.at(self.middle);
        let upright = (0..rows.len()).map(|it| layout.bar(it, self.middle, self.middle));
        let upright = upright.map(|it| vec![xy(x, it.top - 3.0), xy(x, it.bottom + 3.0)]).collect();
        scene.push(Item::stroke(upright, Role::Ink2, 1.0));
        for label in self.texts(&layout, &rows, language) {
            scene.push(Item::Text(label));
        }
        scene
    }

    fn table(&self, _view: &View, language: Language) -> Table {
        let column = |name: &String| Column { name: name.clone(), unit: self.unit.clone() };
        let rows = self.sorted().into_iter().map(|row| Row {
            name: row.name.clone(),
            key: row.name.clone(),
            cells: [row.at_low, row.at_high].map(|it| Cell::number(Some(it), self.decimals)).to_vec(),
        });
        Table {
            caption: self.title.clone(),
            rows_are: crate::table::texts::FACTOR.get(language).to_owned(),
            columns: self.ends.iter().map(column).collect(),
            rows: rows.collect(),
        }
    }

    fn stops(&self, _view: &View, size: Size, language: Language) -> Vec<Stop> {
        let rows = self.sorted();
        let layout = self.layout(&rows, size, language);
        let stop = |(index, row): (usize, &&TornadoRow)| {
            let ends = [(&self.ends[0], row.at_low), (&self.ends[1], row.at_high)].map(|(name, value)| {
                format!("{name} {}", with_unit(number(language, value, self.decimals), &self.unit))
            });
            Stop {
                area: layout.bar(index, row.at_low, row.at_high),
                text: format!("{}: {}", row.name, ends.join("; ")),
            }
        };
        rows.iter().enumerate().map(stop).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tornado() -> TornadoSpec {
        let row = |name: &str, at_low, at_high| TornadoRow { name: name.to_owned(), at_low, at_high };
        TornadoSpec {
            title: "t".to_owned(),
            result: "Zwrot".to_owned(),
            unit: "lat".to_owned(),
            decimals: 0,
            middle: 10.0,
            rows: vec![row("cena", 11.0, 9.0), row("uzysk", 14.0, 8.0), row("?", f64::NAN, 1.0)],
            ends: ["nisko".to_owned(), "wysoko".to_owned()],
        }
    }

    #[test]
    fn the_strongest_input_is_on_top_and_bars_meet_at_the_middle() {
        let spec = tornado();
        let rows = spec.sorted();
        assert_eq!(rows.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["uzysk", "cena"]);
        let layout = spec.layout(&rows, Size { width: 720.0, height: 300.0 }, Language::Pl);
        let (low, high) = (layout.bar(0, 10.0, 14.0), layout.bar(0, 10.0, 8.0));
        assert!((low.left - high.right).abs() < 1e-9 && low.width() > high.width());
        // 4 of 6 of the scale, the scale is what the two bars take.
        assert!((low.width() / (low.width() + high.width()) - 4.0 / 6.0).abs() < 1e-9);
    }

    #[test]
    fn every_name_and_number_is_written_wide_and_narrow() {
        for width in [360.0, 1440.0] {
            let scene = tornado().scene(&View::default(), Size { width, height: 300.0 }, Language::Pl);
            let texts: Vec<_> = scene
                .items
                .iter()
                .filter_map(|it| match it {
                    Item::Text(label) => Some(label.text.as_str()),
                    _ => None,
                })
                .collect();
            for wanted in ["uzysk", "cena", "8", "14", "9", "11", "Zwrot 10\u{a0}lat"] {
                assert!(texts.contains(&wanted), "{wanted}: {texts:?}");
            }
        }
    }
}
