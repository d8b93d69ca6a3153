//! A year of days as a grid: twelve rows of months, a column per day of the month, coloured by band.

use crate::Role;
use crate::geometry::{Rect, Size, Xy, xy};
use crate::key::{self, EDGE, HATCH, Sample};
use crate::labels::{Anchor, Label};
use crate::metrics::{LINE, text_width};
use crate::picture::{Picture, Stop};
use crate::scene::{Item, Paint, Scene, closed};
use crate::table::{Cell, Column, Row, Table};
use crate::view::View;
use portal_text::{Language, date, month_short, number};
use portal_units::CivilDate;
use serde::{Deserialize, Serialize};

/// Distance between cells \[px\].
const GAP: f64 = 2.0;

/// A calendar of one year. All texts are already in the reader's language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CalendarSpec {
    /// What is shown: the accessible name.
    pub title: String,
    /// What it says.
    pub summary: String,
    /// The year.
    pub year: i32,
    /// The unit of the values, with what they mean ("µg/m³, daily mean").
    pub unit: String,
    /// Name of the column of days in the table.
    pub days_are: String,
    /// Name of the column of values in the table.
    pub values_are: String,
    /// Name of a day without data.
    pub no_data: String,
    /// Decimals of the values in the table.
    pub decimals: usize,
    /// The value of each day from 1 January on; missing days at the end count as without data.
    pub values: Vec<Option<f64>>,
    /// The bands, rising.
    pub bands: Vec<Band>,
}

/// A band of values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// The highest value that belongs to it; `None` for no end.
    pub upper: Option<f64>,
    /// Its colour.
    pub role: Role,
    /// Its name in the key.
    pub name: String,
}

/// Where a day is in the grid.
#[derive(Debug, Clone, Copy)]
struct Day {
    date: CivilDate,
    value: Option<f64>,
}

/// Where the cells are.
#[derive(Debug, Clone, Copy)]
struct Grid {
    width: f64,
    left: f64,
    /// The first month's name reaches above its row when rows are low.
    above: f64,
    pitch: f64,
    row: f64,
}

impl Grid {
    fn of(width: f64, language: Language) -> Self {
        let width = if width.is_finite() { width.max(240.0) } else { 240.0 };
        let names = (1..=12).map(|it| text_width(month_short(language, it), false)).fold(0.0, f64::max);
        let left = names + 8.0;
        let pitch = (width - left + GAP) / 31.0;
        let row = pitch.max(LINE);
        Self { width, left, above: (LINE / 2.0 - (row - GAP) / 2.0).max(0.0), pitch, row }
    }

    fn cell(&self, date: CivilDate) -> Rect {
        let x = self.left + f64::from(date.day() - 1) * self.pitch;
        let y = self.above + f64::from(date.month() - 1) * self.row;
        Rect { left: x, top: y, right: x + self.pitch - GAP, bottom: y + self.row - GAP }
    }
}

impl CalendarSpec {
    fn days(&self) -> Vec<Day> {
        let Ok(first) = CivilDate::new(self.year, 1, 1) else { return Vec::new() };
        let dates = (0..366).map(|it| first.plus_days(it)).filter(|it| it.year() == self.year);
        let values = self.values.iter().copied().chain(std::iter::repeat(None));
        dates
            .zip(values)
            .map(|(date, value)| Day { date, value: value.filter(|it| it.is_finite()) })
            .collect()
    }

    /// The index of the band of a value.
    fn band(&self, value: f64) -> Option<usize> {
        self.bands.iter().position(|it| it.upper.is_none_or(|upper| value <= upper))
    }

    /// The calendar at a width \[px\]; its height follows. Widths below 240 px are drawn as 240.
    pub fn scene(&self, width: f64, language: Language) -> Scene {
        let grid = Grid::of(width, language);
        let cell = |date: CivilDate| grid.cell(date);
        let (width, row) = (grid.width, grid.row);
        let mut scene = Scene::new(Size { width, height: 0.0 });
        let days = self.days();
        for (index, band) in self.bands.iter().enumerate() {
            let cells = |it: &&Day| it.value.and_then(|value| self.band(value)) == Some(index);
            let shapes = days.iter().filter(cells).map(|it| cell(it.date).corners()).collect();
            scene.push(Item::edged(shapes, band.role, Role::Ink3, EDGE));
        }
        let missing = |it: &&Day| it.value.is_none_or(|value| self.band(value).is_none());
        let hatch: Vec<Vec<Xy>> =
            days.iter().filter(missing).flat_map(|it| cell(it.date).hatch(HATCH)).collect();
        scene.push(Item::stroke(hatch, Role::Ink3, 0.8));
        let outlines = days.iter().filter(missing).map(|it| closed(&cell(it.date))).collect();
        scene.push(Item::stroke(outlines, Role::Ink3, EDGE));
        for month in 1..=12_u8 {
            let at = xy(0.0, grid.above + f64::from(month - 1) * row + (row - GAP) / 2.0 + 0.5);
            push_label(&mut scene, at, month_short(language, month));
        }
        let height = self.key(&mut scene, grid.above + 12.0 * row + 10.0);
        scene.size.height = height;
        scene
    }

    /// The key under the grid; answers its bottom \[px\].
    fn key(&self, scene: &mut Scene, top: f64) -> f64 {
        let bands = self.bands.iter().map(|it| (Sample::Fill(it.role, 1.0), it.name.clone()));
        let rest = [(Sample::Hatch, self.no_data.clone()), (Sample::None, self.unit.clone())];
        key::draw(scene, &bands.chain(rest).collect::<Vec<_>>(), top)
    }

    /// A row per day.
    pub fn table(&self, language: Language) -> Table {
        let band = |value: Option<f64>| value.and_then(|it| self.bands.get(self.band(it)?));
        let rows = self.days().into_iter().map(|day| Row {
            name: date(language, day.date),
            key: format!("{:04}-{:02}-{:02}", day.date.year(), day.date.month(), day.date.day()),
            cells: vec![
                Cell::number(day.value, self.decimals),
                band(day.value).map_or(Cell::Empty, |it| Cell::Text(it.name.clone())),
            ],
        });
        Table {
            caption: self.title.clone(),
            rows_are: self.days_are.clone(),
            columns: vec![
                Column { name: self.values_are.clone(), unit: self.unit.clone() },
                Column { name: String::new(), unit: self.unit.clone() },
            ],
            rows: rows.collect(),
        }
    }
}

impl Picture for CalendarSpec {
    fn title(&self) -> &str {
        &self.title
    }

    fn is_empty(&self) -> bool {
        self.days().iter().all(|it| it.value.is_none())
    }

    fn scene(&self, _view: &View, size: Size, language: Language) -> Scene {
        if self.is_empty() {
            return Scene::no_data(size, language);
        }
        self.scene(size.width, language)
    }

    fn table(&self, _view: &View, language: Language) -> Table {
        self.table(language)
    }

    fn stops(&self, _view: &View, size: Size, language: Language) -> Vec<Stop> {
        let grid = Grid::of(size.width, language);
        let text = |day: &Day| {
            let value = day.value.map_or_else(
                || self.no_data.clone(),
                |it| {
                    let band = self.band(it).and_then(|it| self.bands.get(it)).map(|it| it.name.as_str());
                    let value = format!("{} {}", number(language, it, self.decimals), self.unit);
                    band.map_or(value.clone(), |band| format!("{value} ({band})"))
                },
            );
            format!("{}: {value}", date(language, day.date))
        };
        self.days().iter().map(|day| Stop { area: grid.cell(day.date), text: text(day) }).collect()
    }
}

fn push_label(scene: &mut Scene, at: Xy, text: &str) {
    let paint = Paint::Text(Role::Ink3);
    scene.push(Item::Text(Label { at, anchor: Anchor::Start, text: text.to_owned(), paint, strong: false }));
}
