//! A small map: outlines, and stations with their values.

use portal_text::{Language, number};
use serde::{Deserialize, Serialize};

use crate::Role;
use crate::geometry::{Rect, Size, Xy, xy};
use crate::labels::{Anchor, Label, place};
use crate::metrics::{LINE, text_width};
use crate::num::is_place;
use crate::picture::{Picture, Stop};
use crate::reading::with_unit;
use crate::scene::{Item, Paint, Scene};
use crate::table::{Cell, Column, Row, Table};
use crate::ticks::Step;
use crate::view::View;

/// Mean length of a degree of latitude \[km\]: the meridian quadrant of WGS 84, 10 001.966 km, by 90.
///
/// # Source
/// NGA.STND.0036, World Geodetic System 1984, 2014, appendix B.
const KM_PER_DEGREE: f64 = 111.1329;
/// Radius of a station \[px\].
const RADIUS: f64 = 6.0;
/// From the drawing to its edge \[px\].
const EDGE: f64 = 14.0;

/// A map in an equirectangular projection true to scale in its middle: for a county, not for a continent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapSpec {
    /// What is shown: the accessible name.
    pub title: String,
    /// Outlines of areas \[° east, ° north\], closed by themselves.
    pub areas: Vec<Vec<(f64, f64)>>,
    /// Lines such as rivers \[° east, ° north\].
    pub lines: Vec<Vec<(f64, f64)>>,
    /// The stations.
    pub stations: Vec<Station>,
    /// Unit of their values.
    pub unit: String,
    /// Decimals of their values.
    pub decimals: usize,
    /// What is said of a station without a value.
    pub no_data: String,
    /// Name of the column of stations, and of the column of values, in the table.
    pub columns: [String; 2],
}

/// A station.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Station {
    /// Its name.
    pub name: String,
    /// Where \[° east\].
    pub longitude: f64,
    /// Where \[° north\].
    pub latitude: f64,
    /// Its value \[unit\]; without one it is a ring.
    pub value: Option<f64>,
    /// Its colour, by class of the value.
    pub role: Role,
    /// The class in a word, since colour alone says nothing; may be empty.
    pub word: String,
}

impl Station {
    fn is_on_earth(&self) -> bool {
        (-360.0..=360.0).contains(&self.longitude) && (-90.0..=90.0).contains(&self.latitude)
    }
}

/// From degrees to pixels.
struct Projection {
    size: Size,
    west: f64,
    north: f64,
    left: f64,
    top: f64,
    /// Pixels of a degree of latitude, and of one of longitude in the middle of the map.
    scale: (f64, f64),
}

impl Projection {
    fn at(&self, (longitude, latitude): (f64, f64)) -> Xy {
        xy(
            self.left + (longitude - self.west) * self.scale.1,
            self.top + (self.north - latitude) * self.scale.0,
        )
    }

    fn path(&self, line: &[(f64, f64)]) -> Vec<Xy> {
        line.iter().filter(|it| on_earth(it)).map(|it| self.at(*it)).collect()
    }
}

fn on_earth(place: &(f64, f64)) -> bool {
    (-360.0..=360.0).contains(&place.0) && (-90.0..=90.0).contains(&place.1)
}

impl MapSpec {
    fn shown(&self) -> impl Iterator<Item = &Station> {
        self.stations.iter().filter(|it| it.is_on_earth())
    }

    /// The projection that shows everything; `None` when there is nothing.
    fn projection(&self, size: Size) -> Option<Projection> {
        let size = size.at_least(160.0, 120.0);
        let lines = self.areas.iter().chain(&self.lines).flatten().copied();
        let stations = self.shown().map(|it| (it.longitude, it.latitude));
        let mut places = lines.filter(on_earth).chain(stations);
        let first = places.next()?;
        let ends = (first.0, first.1, first.0, first.1);
        let (west, south, east, north) =
            places.fold(ends, |it, (x, y)| (it.0.min(x), it.1.min(y), it.2.max(x), it.3.max(y)));
        let shrink = f64::midpoint(south, north).to_radians().cos().max(0.01);
        let room = (size.width - 2.0 * EDGE, size.height - 2.0 * EDGE - LINE);
        // A single place has a map of about a kilometre around it.
        let (wide, high) = (((east - west) * shrink).max(0.01), (north - south).max(0.01));
        let scale = (room.0 / wide).min(room.1 / high);
        let left = (size.width - (east - west) * shrink * scale) / 2.0;
        let top = (size.height - LINE - (north - south) * scale) / 2.0;
        Some(Projection { size, west, north, left, top, scale: (scale, scale * shrink) })
    }

    fn value_of(&self, station: &Station, language: Language) -> String {
        station.value.filter(|it| is_place(*it)).map_or_else(
            || self.no_data.clone(),
            |it| with_unit(number(language, it, self.decimals), &self.unit),
        )
    }

    /// Names with values beside their stations, none over another station.
    fn names(&self, projection: &Projection, taken: &[Label], language: Language) -> Vec<Label> {
        let mut labels = taken.to_vec();
        let discs: Vec<Rect> =
            self.shown().map(|it| around(projection.at((it.longitude, it.latitude)))).collect();
        for station in self.shown() {
            let at = projection.at((station.longitude, station.latitude));
            let (value, away) = (self.value_of(station, language), RADIUS + 4.0);
            let texts = [format!("{} {value}", station.name), value, station.name.clone()];
            let places = [
                (away, 0.0, Anchor::Start),
                (-away, 0.0, Anchor::End),
                (0.0, -away - LINE / 2.0, Anchor::Middle),
                (0.0, away + LINE / 2.0, Anchor::Middle),
                (away, -LINE / 2.0, Anchor::Start),
                (away, LINE / 2.0, Anchor::Start),
                (-away, -LINE / 2.0, Anchor::End),
                (-away, LINE / 2.0, Anchor::End),
            ];
            let wanted = texts.iter().flat_map(|text| places.iter().map(move |it| (text, it)));
            for (text, (right, down, anchor)) in wanted {
                let (at, paint) = (xy(at.x + right, at.y + down), Paint::Text(Role::Ink));
                let label = Label { at, anchor: *anchor, text: text.clone(), paint, strong: false };
                let free = !discs.iter().any(|it| it.overlaps(&label.bounds()));
                if free && place(&mut labels, projection.size, label) {
                    break;
                }
            }
        }
        labels
    }
}

fn around(at: Xy) -> Rect {
    Rect { left: at.x - RADIUS, top: at.y - RADIUS, right: at.x + RADIUS, bottom: at.y + RADIUS }
}

/// A bar of a round length with its name, at the bottom left.
fn scale_bar(projection: &Projection, language: Language) -> Option<(Vec<Xy>, Label)> {
    let km_per_px = KM_PER_DEGREE / projection.scale.0;
    // At most a quarter of the width: the largest round length that fits.
    let room = projection.size.width / 4.0 * km_per_px;
    let step = Step::nice(room * 0.4, 1.0);
    let length = step.at(1.0) / km_per_px;
    let y = projection.size.height - LINE / 2.0;
    let text = format!("{}\u{a0}km", number(language, step.at(1.0), step.decimals()));
    let label = Label {
        at: xy(length + 8.0, y),
        anchor: Anchor::Start,
        text,
        paint: Paint::Text(Role::Ink3),
        strong: false,
    };
    let fits = length.is_finite() && length + 8.0 + text_width(&label.text, false) <= projection.size.width;
    fits.then(|| (vec![xy(1.0, y - 3.0), xy(1.0, y + 3.0), xy(length, y + 3.0), xy(length, y - 3.0)], label))
}

impl Picture for MapSpec {
    fn title(&self) -> &str {
        &self.title
    }

    fn is_empty(&self) -> bool {
        self.shown().next().is_none()
    }

    fn scene(&self, _view: &View, size: Size, language: Language) -> Scene {
        let projection = self.projection(size).filter(|_| !self.is_empty());
        let Some(projection) = projection else { return Scene::no_data(size, language) };
        let mut scene = Scene::new(projection.size);
        let areas = self.areas.iter().map(|it| projection.path(it)).filter(|it| it.len() > 2).collect();
        let edge = Some((Role::Ink3, 1.0));
        scene.push(Item::Fill { shapes: areas, paint: Paint::Mark(Role::Rule), opacity: 0.35, edge });
        let lines = self.lines.iter().map(|it| projection.path(it)).filter(|it| it.len() > 1).collect();
        scene.push(Item::stroke(lines, Role::Hydro, 1.4));
        for station in self.shown() {
            let centres = vec![projection.at((station.longitude, station.latitude))];
            let edge = if station.value.is_some() {
                station.role.outline().unwrap_or(Role::Ink3)
            } else {
                Role::Ink3
            };
            scene.push(Item::Dots { centres: centres.clone(), radius: RADIUS, paint: Paint::Mark(edge) });
            let inner = if station.value.is_some() { station.role } else { Role::Paper };
            scene.push(Item::Dots { centres, radius: RADIUS - 1.2, paint: Paint::Mark(inner) });
        }
        let bar = scale_bar(&projection, language);
        let taken: Vec<Label> = bar.iter().map(|it| it.1.clone()).collect();
        scene.push(Item::stroke(bar.into_iter().map(|it| it.0).collect(), Role::Ink3, 1.2));
        for label in self.names(&projection, &taken, language) {
            scene.push(Item::Text(label));
        }
        scene
    }

    fn table(&self, _view: &View, _language: Language) -> Table {
        let [stations, values] = self.columns.clone();
        let row = |it: &Station| Row {
            name: it.name.clone(),
            key: it.name.clone(),
            cells: vec![Cell::number(it.value, self.decimals), Cell::Text(it.word.clone())],
        };
        Table {
            caption: self.title.clone(),
            rows_are: stations,
            columns: vec![
                Column { name: values, unit: self.unit.clone() },
                Column { name: String::new(), unit: String::new() },
            ],
            rows: self.stations.iter().map(row).collect(),
        }
    }

    fn stops(&self, _view: &View, size: Size, language: Language) -> Vec<Stop> {
        let Some(projection) = self.projection(size) else { return Vec::new() };
        let stop = |it: &Station| {
            let word = if it.word.is_empty() { String::new() } else { format!(" ({})", it.word) };
            let text = format!("{}: {}{word}", it.name, self.value_of(it, language));
            Stop { area: around(projection.at((it.longitude, it.latitude))), text }
        };
        self.shown().map(stop).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map() -> MapSpec {
        let station = |name: &str, longitude, latitude, value| Station {
            name: name.to_owned(),
            longitude,
            latitude,
            value,
            role: Role::Air2,
            word: "dobry".to_owned(),
        };
        MapSpec {
            title: "t".to_owned(),
            areas: vec![vec![(16.0, 51.0), (17.0, 51.0), (17.0, 52.0), (16.0, 52.0)]],
            lines: vec![],
            stations: vec![
                station("A", 16.5, 51.5, Some(12.0)),
                station("B", 16.6, 51.5, None),
                station("?", f64::NAN, 0.0, None),
            ],
            unit: "µg/m³".to_owned(),
            decimals: 0,
            no_data: "brak".to_owned(),
            columns: ["Stacja".to_owned(), "PM10".to_owned()],
        }
    }

    #[test]
    fn the_middle_is_true_to_scale() {
        let it = map().projection(Size { width: 600.0, height: 400.0 }).unwrap();
        // At 51.5° a degree of longitude is cos 51.5° = 0.62251 of one of latitude.
        assert!((it.scale.1 / it.scale.0 - 0.622_514_6).abs() < 1e-6);
        // 400 − 28 − 16 px are high, the degree of latitude fills them; the map is in the middle of the width.
        assert!((it.scale.0 - 356.0).abs() < 1e-9);
        assert!((it.at((16.5, 51.5)).x - 300.0).abs() < 1e-9 && (it.at((16.5, 51.5)).y - 192.0).abs() < 1e-9);
    }

    #[test]
    fn the_scale_bar_is_as_long_as_it_says() {
        let it = map().projection(Size { width: 600.0, height: 400.0 }).unwrap();
        let (bar, label) = scale_bar(&it, Language::Pl).unwrap();
        // 600/4 px are 46.8 km; 0.4 of them ask for 18.7, so 20 km of 3.2034 px.
        assert_eq!(label.text, "20\u{a0}km");
        assert!((bar[2].x - 20.0 * 356.0 / 111.1329).abs() < 1e-9);
    }

    #[test]
    fn stations_are_read_with_value_and_word() {
        let stops = map().stops(&View::default(), Size { width: 600.0, height: 400.0 }, Language::Pl);
        let texts: Vec<_> = stops.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, ["A: 12\u{a0}µg/m³ (dobry)", "B: brak (dobry)"]);
    }
}
