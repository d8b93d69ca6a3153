//! Days across, hours down: when in the day and in the year something happens.

use portal_text::{Language, date, number};
use portal_units::CivilDate;
use serde::{Deserialize, Serialize};

use crate::Role;
use crate::geometry::{Rect, Size, xy};
use crate::key::{self, HATCH, Sample};
use crate::labels::{Anchor, Label, place};
use crate::metrics::{LINE, text_width};
use crate::num::{as_f64, floor, is_place};
use crate::picture::{Picture, Stop};
use crate::reading::with_unit;
use crate::robust::usual_range;
use crate::scene::{Item, Paint, Scene};
use crate::spec::Kind;
use crate::table::{Cell, Column, Row, Table};
use crate::ticks::{Step, candidates};
use crate::view::View;

/// Hours of a day; a day of 25 or 23 hours is put on 24 by who makes the data.
const HOURS: usize = 24;
/// Classes of colour at most.
const CLASSES: f64 = 7.0;
/// Least width of a column \[px\]; days are put together when they are more.
const NARROWEST: f64 = 2.0;

/// A value for each hour of a number of days. All texts are already in the reader's language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DayHourSpec {
    /// What is shown: the accessible name.
    pub title: String,
    /// The first day \[days since 1970-01-01\].
    pub first_day: i64,
    /// The value of each local hour from midnight of the first day on; missing ones are hatched.
    pub hours: Vec<Option<f64>>,
    /// Unit of the values.
    pub unit: String,
    /// Decimals of the values in table and reading.
    pub decimals: usize,
    /// The colour of the highest class; lower ones are paler.
    pub role: Role,
    /// Name of the column of days in the table.
    pub days_are: String,
    /// Name of an hour without data in the key.
    pub no_data: String,
}

/// Where the cells are.
struct Grid {
    left: f64,
    top: f64,
    pitch: f64,
    row: f64,
    columns: usize,
    /// Days of a column.
    days: usize,
}

impl Grid {
    fn cell(&self, column: usize, hour: usize) -> Rect {
        // Whole pixels: edges between them would show as pale seams.
        let x = |column: usize| (self.left + as_f64(column) * self.pitch).round();
        let y = |hour: usize| (self.top + as_f64(hour) * self.row).round();
        Rect { left: x(column), top: y(hour), right: x(column + 1), bottom: y(hour + 1) }
    }
}

/// Rising edges of the classes: a value belongs to the class before the first edge that it is not above.
struct Classes {
    edges: Vec<f64>,
    decimals: usize,
}

impl Classes {
    fn of(&self, value: f64) -> usize {
        self.edges.partition_point(|it| *it < value)
    }

    fn count(&self) -> usize {
        self.edges.len() + 1
    }

    /// Opacity of a class: the lowest a sixth.
    fn opacity(&self, class: usize) -> f64 {
        1.0 / 6.0 + 5.0 / 6.0 * as_f64(class) / as_f64(self.edges.len().max(1))
    }

    fn name(&self, class: usize, language: Language) -> String {
        let edge = |at: usize| self.edges.get(at).map(|it| number(language, *it, self.decimals));
        match (class.checked_sub(1).and_then(edge), edge(class)) {
            (None, Some(high)) => format!("≤ {high}"),
            (Some(low), Some(high)) => format!("{low}–{high}"),
            (Some(low), None) => format!("> {low}"),
            (None, None) => String::new(),
        }
    }
}

impl DayHourSpec {
    fn days(&self) -> usize {
        self.hours.len().div_ceil(HOURS)
    }

    fn value(&self, day: usize, hour: usize) -> Option<f64> {
        self.hours.get(day * HOURS + hour).copied().flatten().filter(|it| is_place(*it))
    }

    /// The mean of an hour over the days of a column; `None` when all are missing.
    fn mean(&self, grid: &Grid, column: usize, hour: usize) -> Option<f64> {
        let first = column * grid.days;
        let values = (first..first + grid.days).filter_map(|day| self.value(day, hour));
        let (sum, count) = values.fold((0.0, 0.0), |it, value| (it.0 + value, it.1 + 1.0));
        (count > 0.0).then_some(sum / count)
    }

    /// Classes between round numbers; an outlier belongs to the last and does not widen it.
    fn classes(&self) -> Classes {
        let values: Vec<f64> =
            (0..self.days() * HOURS).filter_map(|it| self.value(it / HOURS, it % HOURS)).collect();
        let ends =
            values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |it, y| (it.0.min(*y), it.1.max(*y)));
        let (low, high) = usual_range(&values).unwrap_or(ends);
        let step = Step::nice(high - low, CLASSES);
        let ticks = if low < high { step.ticks(low, high, Language::En) } else { Vec::new() };
        let inner = ticks.into_iter().map(|it| it.at).filter(|it| *it > low && *it < high);
        Classes { edges: inner.collect(), decimals: step.decimals() }
    }

    fn entries(&self, classes: &Classes, language: Language) -> Vec<(Sample, String)> {
        let all = (0..classes.count())
            .map(|it| (Sample::Fill(self.role, classes.opacity(it)), classes.name(it, language)));
        let missing = self.hours.iter().any(|it| it.is_none_or(|it| !it.is_finite()));
        let hatch = missing.then(|| (Sample::Hatch, self.no_data.clone()));
        all.chain(hatch).chain([(Sample::None, self.unit.clone())]).collect()
    }

    /// The grid above a key of a height \[px\].
    fn grid(&self, size: Size, key: f64) -> Grid {
        let left = text_width("24", false) + 7.0;
        let (top, below) = (LINE / 2.0, LINE + 6.0 + key + 6.0);
        let days = floor((as_f64(self.days()) * NARROWEST / (size.width - left)).ceil()).max(1);
        let columns = self.days().div_ceil(days);
        let row = ((size.height - top - below) / as_f64(HOURS)).max(2.0);
        Grid { left, top, pitch: (size.width - left) / as_f64(columns.max(1)), row, columns, days }
    }

    /// Cells of one class as upright stripes: neighbours down a column are one box.
    fn stripes(&self, grid: &Grid, class: impl Fn(Option<f64>) -> bool) -> Vec<Rect> {
        let mut stripes: Vec<Rect> = Vec::new();
        for column in 0..grid.columns {
            let mut joined = false;
            for hour in 0..HOURS {
                let mine = class(self.mean(grid, column, hour));
                let cell = grid.cell(column, hour);
                match stripes.last_mut().filter(|_| mine && joined) {
                    Some(stripe) => stripe.bottom = cell.bottom,
                    None if mine => stripes.push(cell),
                    None => {}
                }
                joined = mine;
            }
        }
        stripes
    }

    fn write(&self, scene: &mut Scene, grid: &Grid, language: Language) {
        let mut labels = Vec::new();
        let text = |at, anchor, text: String| Label {
            at,
            anchor,
            text,
            paint: Paint::Text(Role::Ink3),
            strong: false,
        };
        for hour in (0..=HOURS).step_by(6) {
            let at = xy(grid.left - 5.0, grid.top + as_f64(hour) * grid.row);
            place(&mut labels, scene.size, text(at, Anchor::End, hour.to_string()));
        }
        let first = as_f64(usize::try_from(self.first_day).unwrap_or_default());
        let day_px = grid.pitch / as_f64(grid.days);
        let y = grid.top + as_f64(HOURS) * grid.row + 4.0 + LINE / 2.0;
        for ticks in candidates(&Kind::Date, first, first + as_f64(self.days()) - 1.0, language) {
            let wanted: Vec<Label> = ticks
                .iter()
                .map(|it| text(xy(grid.left + (it.at - first) * day_px, y), Anchor::Start, it.label.clone()))
                .collect();
            let mut tried = labels.clone();
            let fits = wanted.into_iter().filter(|it| it.bounds().right <= scene.size.width).all(|it| {
                let spread = Label { text: format!("{}\u{a0}", it.text), ..it.clone() };
                place(&mut tried, scene.size, spread)
            });
            if fits && tried.len() > labels.len() {
                labels = tried;
                break;
            }
        }
        for label in labels {
            scene.push(Item::Text(label));
        }
    }

    fn place_name(&self, grid: &Grid, column: usize, language: Language) -> String {
        let day = |index: usize| {
            CivilDate::from_days(self.first_day.saturating_add(i64::try_from(index).unwrap_or(0)))
        };
        let (first, last) =
            (column * grid.days, ((column + 1) * grid.days).min(self.days()).saturating_sub(1));
        if first >= last {
            return date(language, day(first));
        }
        format!("{} – {}", date(language, day(first)), date(language, day(last)))
    }
}

impl Picture for DayHourSpec {
    fn title(&self) -> &str {
        &self.title
    }

    fn is_empty(&self) -> bool {
        !(0..self.hours.len()).any(|it| self.value(it / HOURS, it % HOURS).is_some())
    }

    fn scene(&self, _view: &View, size: Size, language: Language) -> Scene {
        if self.is_empty() {
            return Scene::no_data(size, language);
        }
        let size = size.at_least(160.0, 140.0);
        let classes = self.classes();
        let entries = self.entries(&classes, language);
        let key = key::height(&entries, size.width);
        let grid = self.grid(size, key);
        let mut scene = Scene::new(size);
        for class in 0..classes.count() {
            let of_class = |it: Option<f64>| it.is_some_and(|it| classes.of(it) == class);
            let shapes = self.stripes(&grid, of_class).iter().map(Rect::corners).collect();
            let (paint, opacity) = (Paint::Mark(self.role), classes.opacity(class));
            scene.push(Item::Fill { shapes, paint, opacity, edge: None });
        }
        let gaps = self.stripes(&grid, |it| it.is_none());
        scene.push(Item::stroke(gaps.iter().flat_map(|it| it.hatch(HATCH)).collect(), Role::Ink3, 0.8));
        self.write(&mut scene, &grid, language);
        let bottom = key::draw(&mut scene, &entries, grid.top + as_f64(HOURS) * grid.row + LINE + 8.0);
        scene.size.height = scene.size.height.max(bottom);
        scene
    }

    /// A row per day, a column per hour.
    fn table(&self, _view: &View, language: Language) -> Table {
        let column = |hour: usize| Column { name: format!("{hour}:00"), unit: self.unit.clone() };
        let row = |day: usize| {
            let at = CivilDate::from_days(self.first_day.saturating_add(i64::try_from(day).unwrap_or(0)));
            Row {
                name: date(language, at),
                key: format!("{:04}-{:02}-{:02}", at.year(), at.month(), at.day()),
                cells: (0..HOURS).map(|hour| Cell::number(self.value(day, hour), self.decimals)).collect(),
            }
        };
        Table {
            caption: self.title.clone(),
            rows_are: self.days_are.clone(),
            columns: (0..HOURS).map(column).collect(),
            rows: (0..self.days()).map(row).collect(),
        }
    }

    fn stops(&self, _view: &View, size: Size, language: Language) -> Vec<Stop> {
        let size = size.at_least(160.0, 140.0);
        let key = key::height(&self.entries(&self.classes(), language), size.width);
        let grid = self.grid(size, key);
        let cells = (0..grid.columns).flat_map(|column| (0..HOURS).map(move |hour| (column, hour)));
        cells
            .map(|(column, hour)| {
                let value = self.mean(&grid, column, hour).map_or_else(
                    || self.no_data.clone(),
                    |it| with_unit(number(language, it, self.decimals), &self.unit),
                );
                let day = self.place_name(&grid, column, language);
                Stop { area: grid.cell(column, hour), text: format!("{day}, {hour}:00: {value}") }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(days: u32) -> DayHourSpec {
        DayHourSpec {
            title: "t".to_owned(),
            first_day: 19_358,
            hours: (0..days * 24).map(|it| Some(f64::from(it % 24)).filter(|_| it != 30)).collect(),
            unit: "kW".to_owned(),
            decimals: 1,
            role: Role::Solar,
            days_are: "d".to_owned(),
            no_data: "brak".to_owned(),
        }
    }

    #[test]
    fn classes_end_at_round_numbers_and_an_outlier_is_in_the_last() {
        // 0 to 23 in at most seven: steps of 5, inner edges 5, 10, 15, 20.
        let mut spec = year(10);
        assert_eq!(spec.classes().edges, [5.0, 10.0, 15.0, 20.0]);
        spec.hours[7] = Some(9000.0);
        let classes = spec.classes();
        assert_eq!((classes.edges.clone(), classes.of(9000.0)), (vec![5.0, 10.0, 15.0, 20.0], 4));
        assert_eq!(
            (classes.of(5.0), classes.of(5.1), classes.name(4, Language::Pl)),
            (0, 1, "> 20".to_owned())
        );
    }

    #[test]
    fn few_days_have_a_column_each_and_a_year_on_a_phone_is_put_together() {
        let size = |width| Size { width, height: 260.0 };
        let few = year(10).grid(size(360.0), 20.0);
        assert_eq!((few.columns, few.days), (10, 1));
        // 365 days of 2 px do not fit in 337 px: three days a column.
        let many = year(365).grid(size(360.0), 20.0);
        assert_eq!((many.columns, many.days), (122, 3));
        assert!((many.cell(121, 23).right - 360.0).abs() < 1e-9);
    }

    #[test]
    fn a_missing_hour_is_hatched_and_said() {
        let stops = year(3).stops(&View::default(), Size { width: 720.0, height: 300.0 }, Language::Pl);
        assert_eq!(stops.len(), 72);
        // 2023-01-01 is day 19 358; hour 30 is 6:00 of the second day.
        assert_eq!(stops[30].text, "2\u{a0}stycznia 2023, 6:00: brak");
        assert_eq!(stops[29].text, "2\u{a0}stycznia 2023, 5:00: 5,0\u{a0}kW");
        assert_eq!(year(3).table(&View::default(), Language::Pl).rows[1].cells[6], Cell::Empty);
    }
}
