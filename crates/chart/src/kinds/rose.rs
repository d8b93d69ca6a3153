//! Where the wind blows from, and what comes with it.

use std::f64::consts::TAU;

use portal_text::{Language, number};
use serde::{Deserialize, Serialize};

use crate::Role;
use crate::geometry::{Rect, Size, Xy, xy};
use crate::key::{self, Sample};
use crate::labels::{Anchor, Label, place};
use crate::metrics::LINE;
use crate::num::{as_f64, floor, is_place};
use crate::picture::{Picture, Stop};
use crate::scene::{Item, Paint, Scene};
use crate::table::{Cell, Column, Row, Table};
use crate::ticks::Step;
use crate::view::View;

/// Share of its sector that a petal is wide.
const WIDE: f64 = 0.86;
/// Corners along the outer edge of a petal.
const ARC: u8 = 8;
/// Rings with a number, at most.
const RINGS: f64 = 4.0;

/// A rose of directions: petals point where the wind comes from, their length is the share of the time, their rings the
/// classes of a value (wind speed or a pollutant). All texts are already in the reader's language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoseSpec {
    /// What is shown: the accessible name.
    pub title: String,
    /// Unit of the value.
    pub unit: String,
    /// Names of the directions clockwise from north, 4 to 36: as many as petals.
    pub directions: Vec<String>,
    /// The classes, rising.
    pub classes: Vec<RoseClass>,
    /// How often each class came from each direction: a list per direction \[any unit, such as hours\].
    pub counts: Vec<Vec<f64>>,
    /// How often there was no wind to speak of \[unit of the counts\].
    pub calm: f64,
    /// Name of calm in the key and the table.
    pub calm_name: String,
    /// Name of the column of directions in the table.
    pub directions_are: String,
}

/// A class of values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoseClass {
    /// The highest value that belongs to it; `None` for no end.
    pub upper: Option<f64>,
    /// Its colour.
    pub role: Role,
    /// Its name in the key.
    pub name: String,
}

impl RoseSpec {
    /// Counts samples of direction \[° clockwise from north, where the wind comes from\], speed \[m/s\] and value; below
    /// `calm` \[m/s\] a sample has no direction. Samples with something that is not finite are left out.
    #[must_use]
    pub fn counted(mut self, samples: impl IntoIterator<Item = (f64, f64, f64)>, calm: f64) -> Self {
        let sectors = self.directions.len();
        self.counts = vec![vec![0.0; self.classes.len()]; sectors];
        self.calm = 0.0;
        for (direction, speed, value) in samples {
            if !(direction.is_finite() && speed.is_finite() && value.is_finite()) {
                continue;
            }
            let class = self.classes.iter().position(|it| it.upper.is_none_or(|upper| value <= upper));
            if speed < calm {
                self.calm += 1.0;
            } else if let (Some(class), true) = (class, sectors > 0) {
                let sector =
                    floor((direction.rem_euclid(360.0) / 360.0 * as_f64(sectors) + 0.5).floor()) % sectors;
                if let Some(count) = self.counts.get_mut(sector).and_then(|it| it.get_mut(class)) {
                    *count += 1.0;
                }
            }
        }
        self
    }

    fn count(&self, sector: usize, class: usize) -> f64 {
        let count = self.counts.get(sector).and_then(|it| it.get(class)).copied().unwrap_or_default();
        if is_place(count) { count.max(0.0) } else { 0.0 }
    }

    fn calm(&self) -> f64 {
        if is_place(self.calm) { self.calm.max(0.0) } else { 0.0 }
    }

    fn total(&self) -> f64 {
        let sectors = 0..self.directions.len();
        let all = sectors.flat_map(|it| (0..self.classes.len()).map(move |class| self.count(it, class)));
        all.sum::<f64>() + self.calm()
    }

    /// Share of the time from a direction, in classes below `class` \[0–1\].
    fn share(&self, sector: usize, class: usize) -> f64 {
        (0..class).map(|it| self.count(sector, it)).sum::<f64>() / self.total()
    }

    fn entries(&self, language: Language) -> Vec<(Sample, String)> {
        let classes = self.classes.iter().map(|it| (Sample::Fill(it.role, 1.0), it.name.clone()));
        let calm =
            format!("{}: {}%", self.calm_name, number(language, 100.0 * self.calm() / self.total(), 0));
        let calm = if self.calm_name.is_empty() { String::new() } else { calm };
        classes.chain([(Sample::None, self.unit.clone()), (Sample::None, calm)]).collect()
    }

    fn layout(&self, size: Size, language: Language) -> Layout {
        let size = size.at_least(160.0, 160.0);
        let key = key::height(&self.entries(language), size.width) + 8.0;
        let room = size.width.min((size.height - key).max(120.0));
        let longest =
            (0..self.directions.len()).map(|it| self.share(it, self.classes.len())).fold(0.0, f64::max);
        let step = Step::nice(longest * 100.0, RINGS);
        let rings = (longest * 100.0 / step.at(1.0) - 1e-9).ceil().max(1.0);
        let centre = xy(size.width / 2.0, room / 2.0);
        Layout { size, centre, radius: room / 2.0 - LINE - 6.0, step, rings, bottom: room }
    }
}

/// Where the rose is.
struct Layout {
    size: Size,
    centre: Xy,
    /// Radius of the outermost ring \[px\].
    radius: f64,
    /// Share from ring to ring \[%\].
    step: Step,
    rings: f64,
    bottom: f64,
}

impl Layout {
    fn radius_of(&self, share: f64) -> f64 {
        self.radius * share * 100.0 / self.step.at(self.rings)
    }

    /// The place at an angle \[turns clockwise from north\] and a distance \[px\].
    fn at(&self, turn: f64, radius: f64) -> Xy {
        let angle = turn * TAU;
        xy(self.centre.x + radius * angle.sin(), self.centre.y - radius * angle.cos())
    }

    fn ring(&self, radius: f64) -> Vec<Xy> {
        (0..=72_u8).map(|it| self.at(f64::from(it) / 72.0, radius)).collect()
    }

    /// A piece of a petal between two shares.
    fn petal(&self, middle: f64, width: f64, from: f64, to: f64) -> Vec<Xy> {
        let (inner, outer) = (self.radius_of(from), self.radius_of(to));
        let turn = |it: u8| middle + width * (f64::from(it) / f64::from(ARC) - 0.5);
        let out = (0..=ARC).map(|it| self.at(turn(it), outer));
        if inner <= 0.0 {
            return out.chain([self.centre]).collect();
        }
        out.chain((0..=ARC).rev().map(|it| self.at(turn(it), inner))).collect()
    }
}

impl Picture for RoseSpec {
    fn title(&self) -> &str {
        &self.title
    }

    fn is_empty(&self) -> bool {
        self.total() <= 0.0
    }

    fn scene(&self, view: &View, size: Size, language: Language) -> Scene {
        if self.is_empty() {
            return Scene::no_data(size, language);
        }
        let layout = self.layout(size, language);
        let mut scene = Scene::new(layout.size);
        let rings =
            (1..=floor(layout.rings)).map(|it| layout.ring(layout.radius * as_f64(it) / layout.rings));
        scene.push(Item::stroke(rings.collect(), Role::Rule, 1.0));
        let sectors = as_f64(self.directions.len());
        for (class, it) in self.classes.iter().enumerate().filter(|it| !view.hides(it.0)) {
            let shapes =
                (0..self.directions.len()).filter(|sector| self.count(*sector, class) > 0.0).map(|sector| {
                    let (from, to) = (self.share(sector, class), self.share(sector, class + 1));
                    layout.petal(as_f64(sector) / sectors, WIDE / sectors, from, to)
                });
            let edge = Some((it.role.outline().unwrap_or(Role::Paper), 0.8));
            let item =
                Item::Fill { shapes: shapes.collect(), paint: Paint::Mark(it.role), opacity: 1.0, edge };
            scene.push(if view.fades(class) { item.faded() } else { item });
        }
        let mut labels = Vec::new();
        let mut add = |at, text: String, ink| {
            let (anchor, paint) = (Anchor::Middle, Paint::Text(ink));
            place(&mut labels, layout.size, Label { at, anchor, text, paint, strong: false });
        };
        for (index, name) in self.directions.iter().enumerate() {
            add(
                layout.at(as_f64(index) / sectors, layout.radius + LINE / 2.0 + 3.0),
                name.clone(),
                Role::Ink2,
            );
        }
        for ring in 1..=floor(layout.rings) {
            let share = number(language, layout.step.at(as_f64(ring)), layout.step.decimals());
            let at = layout.at(0.5 / sectors, layout.radius * as_f64(ring) / layout.rings);
            add(at, format!("{share}%"), Role::Ink3);
        }
        let plates = labels.iter().map(|it| it.bounds().corners()).collect();
        scene.push(Item::Fill { shapes: plates, paint: Paint::Mark(Role::Paper), opacity: 0.7, edge: None });
        for label in labels {
            scene.push(Item::Text(label));
        }
        let bottom = key::draw(&mut scene, &self.entries(language), layout.bottom + 8.0);
        scene.size.height = scene.size.height.max(bottom);
        scene
    }

    /// A row per direction with the share of each class \[%\], and one for calm.
    fn table(&self, _view: &View, _language: Language) -> Table {
        let percent = |count: f64| Cell::number(Some(100.0 * count / self.total()), 1);
        let column = |it: &RoseClass| Column { name: it.name.clone(), unit: "%".to_owned() };
        let row = |(index, name): (usize, &String)| Row {
            name: name.clone(),
            key: name.clone(),
            cells: (0..self.classes.len()).map(|class| percent(self.count(index, class))).collect(),
        };
        let mut rows: Vec<Row> = self.directions.iter().enumerate().map(row).collect();
        if !self.calm_name.is_empty() && !self.classes.is_empty() {
            let mut cells = vec![Cell::Empty; self.classes.len()];
            if let Some(first) = cells.first_mut() {
                *first = percent(self.calm());
            }
            rows.push(Row { name: self.calm_name.clone(), key: self.calm_name.clone(), cells });
        }
        Table {
            caption: self.title.clone(),
            rows_are: self.directions_are.clone(),
            columns: self.classes.iter().map(column).collect(),
            rows,
        }
    }

    fn stops(&self, _view: &View, size: Size, language: Language) -> Vec<Stop> {
        if self.is_empty() {
            return Vec::new();
        }
        let layout = self.layout(size, language);
        let sectors = as_f64(self.directions.len());
        let stop = |(index, name): (usize, &String)| {
            let share = self.share(index, self.classes.len());
            let petal = layout.petal(as_f64(index) / sectors, WIDE / sectors, 0.0, share);
            let parts = self.classes.iter().enumerate().map(|(class, it)| {
                let share = 100.0 * self.count(index, class) / self.total();
                format!("{} {}%", it.name, number(language, share, 1))
            });
            let parts: Vec<String> = parts.collect();
            let whole = number(language, 100.0 * share, 1);
            Stop { area: around(&petal), text: format!("{name}: {whole}% ({})", parts.join("; ")) }
        };
        self.directions.iter().enumerate().map(stop).collect()
    }
}

/// The box around some places.
fn around(places: &[Xy]) -> Rect {
    let none = Rect { left: f64::MAX, top: f64::MAX, right: f64::MIN, bottom: f64::MIN };
    places.iter().fold(none, |it, at| Rect {
        left: it.left.min(at.x),
        top: it.top.min(at.y),
        right: it.right.max(at.x),
        bottom: it.bottom.max(at.y),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rose() -> RoseSpec {
        let class = |upper, role, name: &str| RoseClass { upper, role, name: name.to_owned() };
        RoseSpec {
            title: "t".to_owned(),
            unit: "m/s".to_owned(),
            directions: ["N", "E", "S", "W"].map(str::to_owned).to_vec(),
            classes: vec![class(Some(2.0), Role::Wind, "do 2"), class(None, Role::Battery, "ponad 2")],
            counts: Vec::new(),
            calm: 0.0,
            calm_name: "cisza".to_owned(),
            directions_are: "kierunek".to_owned(),
        }
    }

    #[test]
    fn samples_fall_in_the_sector_around_their_direction() {
        // North is 315° to 45°; 44 and −40 are north, 46 is east; 0.2 m/s is calm; a gap is nothing.
        let found = rose().counted(
            [(44.0, 1.0, 1.0), (-40.0, 3.0, 3.0), (46.0, 3.0, 2.0), (10.0, 0.2, 0.2), (f64::NAN, 1.0, 1.0)],
            0.5,
        );
        assert_eq!(found.counts, [[1.0, 1.0], [1.0, 0.0], [0.0, 0.0], [0.0, 0.0]]);
        assert_eq!((found.calm, found.total(), found.share(0, 2)), (1.0, 4.0, 0.5));
    }

    #[test]
    fn petals_point_where_the_wind_comes_from() {
        let spec = rose().counted([(90.0, 3.0, 3.0)], 0.5);
        let layout = spec.layout(Size { width: 300.0, height: 300.0 }, Language::Pl);
        let petal = layout.petal(0.25, WIDE / 4.0, 0.0, 1.0);
        // All of the time from the east: the petal reaches the outer ring right of the centre.
        let reach = petal.iter().map(|it| it.x).fold(0.0, f64::max);
        assert!((reach - layout.centre.x - layout.radius).abs() < 1e-9);
        assert!(petal.iter().all(|it| it.x >= layout.centre.x - 1e-9));
    }

    #[test]
    fn a_direction_is_read_with_its_classes() {
        let spec =
            rose().counted([(0.0, 1.0, 1.0), (0.0, 3.0, 3.0), (180.0, 3.0, 3.0), (0.0, 0.1, 0.1)], 0.5);
        let stops = spec.stops(&View::default(), Size { width: 300.0, height: 300.0 }, Language::Pl);
        assert_eq!(stops[0].text, "N: 50,0% (do 2 25,0%; ponad 2 25,0%)");
    }
}
