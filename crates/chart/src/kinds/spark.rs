//! A line as small as a word, without axes: its form, and where it ends.

use portal_text::Language;
use serde::{Deserialize, Serialize};

use crate::Role;
use crate::geometry::{Size, Xy, xy};
use crate::num::{as_f64, floor, is_place};
use crate::picture::Picture;
use crate::scene::{Item, Paint, Scene};
use crate::spec::{Axis, ChartSpec, Kind, Series, Shape};
use crate::table::Table;
use crate::trace::Trace;
use crate::view::View;

/// From the line to the edge of the drawing \[px\].
const EDGE: f64 = 2.5;

/// A sparkline. Its numbers are in the text beside it and in its table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SparkSpec {
    /// What is shown: the accessible name.
    pub title: String,
    /// The values in order; missing ones are gaps.
    pub values: Vec<Option<f64>>,
    /// The colour of the line.
    pub role: Role,
    /// Unit of the values.
    pub unit: String,
    /// Decimals of the values in the table.
    pub decimals: usize,
    /// A level to compare with, as a dashed line \[unit of the values\].
    pub level: Option<f64>,
}

impl SparkSpec {
    fn samples(&self) -> Vec<f64> {
        self.values.iter().map(|it| it.filter(|it| is_place(*it)).unwrap_or(f64::NAN)).collect()
    }

    /// Lowest and highest of values and level; a tenth either way around a single one.
    fn range(&self) -> Option<(f64, f64)> {
        let samples = self.samples();
        let (low, high) = crate::usual_range(&samples).unwrap_or_else(|| {
            let found = samples.iter().filter(|it| !it.is_nan());
            found.fold((f64::INFINITY, f64::NEG_INFINITY), |it, y| (it.0.min(*y), it.1.max(*y)))
        });
        if low > high {
            return None;
        }
        let level = self.level.filter(|it| is_place(*it));
        let (low, high) = level.map_or((low, high), |it| (low.min(it), high.max(it)));
        let least = (low.abs().max(high.abs()) * 1e-9).max(1e-9);
        Some(if high - low < least {
            (low - low.abs() * 0.1 - least, high + high.abs() * 0.1 + least)
        } else {
            (low, high)
        })
    }

    fn as_chart(&self) -> ChartSpec {
        let y = Axis::number("", self.unit.clone(), self.decimals);
        let series = Series::new(self.title.clone(), self.role, Shape::line(1.0, &self.values));
        ChartSpec::new(self.title.clone(), Axis::of(Kind::Number), y).with(series)
    }
}

impl Picture for SparkSpec {
    fn title(&self) -> &str {
        &self.title
    }

    fn is_empty(&self) -> bool {
        self.range().is_none()
    }

    fn scene(&self, _view: &View, size: Size, language: Language) -> Scene {
        let size = size.at_least(24.0, 12.0);
        let (Some((low, high)), Some(trace)) = (self.range(), Trace::regular(0.0, 1.0, self.samples()))
        else {
            return Scene::no_data(size, language);
        };
        let last = as_f64(self.values.len().saturating_sub(1)).max(1.0);
        let (width, height) = (size.width - 2.0 * EDGE, size.height - 2.0 * EDGE);
        let place = |x: f64, y: f64| {
            let share = ((y - low) / (high - low)).clamp(0.0, 1.0);
            xy(EDGE + width * x / last, EDGE + height * (1.0 - share))
        };
        let points = trace.seen(0.0, last, floor(width.min(20_000.0)));
        let runs = points.split(|it| it.y.is_none()).filter(|it| !it.is_empty());
        let runs: Vec<Vec<Xy>> =
            runs.map(|run| run.iter().filter_map(|it| Some(place(it.x, it.y?))).collect()).collect();
        let single = runs.iter().filter(|it| it.len() == 1).flatten().copied().collect();
        let end = runs.last().and_then(|it| it.last()).copied();
        let mut scene = Scene::new(size);
        if let Some(level) = self.level.filter(|it| is_place(*it)) {
            let lines = vec![vec![place(0.0, level), place(last, level)]];
            scene.push(Item::Stroke {
                lines,
                paint: Paint::Mark(Role::Ink3),
                width: 1.0,
                dash: Some((2.0, 3.0)),
            });
        }
        scene.push(Item::stroke(runs.into_iter().filter(|it| it.len() > 1).collect(), self.role, 1.6));
        scene.push(Item::Dots { centres: single, radius: 1.2, paint: Paint::Mark(self.role) });
        scene.push(Item::Dots {
            centres: end.into_iter().collect(),
            radius: 2.4,
            paint: Paint::Mark(self.role),
        });
        scene
    }

    fn table(&self, _view: &View, language: Language) -> Table {
        self.as_chart().table(language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spark(values: &[Option<f64>]) -> SparkSpec {
        SparkSpec {
            title: "t".to_owned(),
            values: values.to_vec(),
            role: Role::Wind,
            unit: "kW".to_owned(),
            decimals: 1,
            level: None,
        }
    }

    #[test]
    fn the_line_fills_its_box_and_ends_in_a_dot() {
        let size = Size { width: 105.0, height: 25.0 };
        let scene = spark(&[1.0, 3.0, 2.0].map(Some)).scene(&View::default(), size, Language::Pl);
        // From 2.5 to 102.5 across, 3 at 2.5, 1 at 22.5 from the top.
        assert_eq!(
            scene.items[0],
            Item::stroke(vec![vec![xy(2.5, 22.5), xy(52.5, 2.5), xy(102.5, 12.5)]], Role::Wind, 1.6)
        );
        assert!(matches!(&scene.items[1], Item::Dots { centres, .. } if *centres == [xy(102.5, 12.5)]));
    }

    #[test]
    fn a_constant_is_in_the_middle() {
        let size = Size { width: 105.0, height: 25.0 };
        let scene = spark(&[Some(7.0); 3]).scene(&View::default(), size, Language::Pl);
        assert!(matches!(&scene.items[0], Item::Stroke { lines, .. } if (lines[0][0].y - 12.5).abs() < 1e-9));
    }
}
