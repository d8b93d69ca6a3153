//! The empty chart in which a guess is drawn, on the screen and on paper.

use portal_text::{Language, month_name, month_short, number, parse_number};

use super::texts;
use crate::html::escape;
use crate::predict::{Guess, Scale};
use crate::visual::AxisKind;

/// Width of the drawing, in its own scale.
const WIDTH: f64 = 360.0;
/// Height of the drawing.
const HEIGHT: f64 = 264.0;
const LEFT: f64 = 40.0;
const RIGHT: f64 = 348.0;
const TOP: f64 = 28.0;
const BOTTOM: f64 = 234.0;
/// Parts between the lines of the vertical axis.
const PARTS: u32 = 5;
/// Width of a letter of the labels.
const LETTER: f64 = 6.5;

/// The axes of a drawn guess.
#[derive(Debug, Clone, PartialEq)]
pub struct Sketch {
    scale: Scale,
    axis: AxisKind,
    first: i32,
    last: i32,
}

impl Sketch {
    /// The axes of a guess; `None` for one that is not drawn.
    pub fn of(guess: &Guess) -> Option<Self> {
        match guess {
            Guess::Number { .. } => None,
            Guess::Drawn { scale, axis, first, last } => {
                Some(Self { scale: scale.clone(), axis: *axis, first: *first, last: *last })
            }
        }
    }

    /// How many places the horizontal axis has.
    pub fn places(&self) -> usize {
        usize::try_from(self.last.saturating_sub(self.first).saturating_add(1)).unwrap_or(0)
    }

    /// The name of a place, from 0: a month, an hour, a year.
    pub fn name(&self, place: usize, language: Language) -> String {
        let value = self.value_of(place);
        match self.axis {
            AxisKind::Month => month_name(language, u8::try_from(value).unwrap_or(0)).to_owned(),
            AxisKind::Hour => format!("{value}:00"),
            _ => value.to_string(),
        }
    }

    fn short_name(&self, place: usize, language: Language) -> String {
        match self.axis {
            AxisKind::Month => {
                month_short(language, u8::try_from(self.value_of(place)).unwrap_or(0)).to_owned()
            }
            _ => self.value_of(place).to_string(),
        }
    }

    fn value_of(&self, place: usize) -> i32 {
        self.first.saturating_add(i32::try_from(place).unwrap_or(0))
    }

    /// Horizontal position of a place, as a share of the drawing's width.
    pub fn share(&self, place: usize) -> f64 {
        self.x(place) / WIDTH
    }

    fn x(&self, place: usize) -> f64 {
        let last = as_f64(self.places().saturating_sub(1)).max(1.0);
        LEFT + (RIGHT - LEFT) * as_f64(place) / last
    }

    fn y(&self, value: f64) -> f64 {
        let share = (value - self.scale.from) / (self.scale.to - self.scale.from);
        BOTTOM - (BOTTOM - TOP) * share.clamp(0.0, 1.0)
    }

    /// The place and the value at a point of the drawing, each as a share of its width and height.
    pub fn at(&self, x: f64, y: f64) -> (usize, f64) {
        let last = as_f64(self.places().saturating_sub(1));
        let across = ((x * WIDTH - LEFT) / (RIGHT - LEFT)).clamp(0.0, 1.0) * last;
        let up = ((BOTTOM - y * HEIGHT) / (BOTTOM - TOP)).clamp(0.0, 1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place of at most a hundred"
        )]
        let place = across.round() as usize;
        (place, self.rounded(self.scale.from + up * (self.scale.to - self.scale.from)))
    }

    /// A value as finely as it can be drawn.
    fn rounded(&self, value: f64) -> f64 {
        let step = self.step();
        (value / step).round() * step
    }

    /// The power of ten of which the scale has fifty or more.
    fn step(&self) -> f64 {
        let fine = (self.scale.to - self.scale.from) / 50.0;
        let mut step = 1.0;
        while step > fine && step > 1e-6 {
            step /= 10.0;
        }
        while step * 10.0 <= fine {
            step *= 10.0;
        }
        step
    }

    /// A value in words of a language, as finely as it can be drawn.
    pub fn written(&self, value: f64, language: Language) -> String {
        number(language, value, decimals(self.step()))
    }

    /// A typed value, if it is a number on the scale.
    pub fn read(&self, text: &str) -> Option<f64> {
        parse_number(text).filter(|it| (self.scale.from..=self.scale.to).contains(it))
    }

    /// Values for all places from those that were drawn: straight lines between them, level beyond. `None` when fewer
    /// than two were drawn.
    pub fn completed(&self, drawn: &[Option<f64>]) -> Option<Vec<f64>> {
        let known: Vec<(usize, f64)> =
            drawn.iter().enumerate().filter_map(|(at, value)| Some((at, (*value)?))).collect();
        if known.len() < 2 {
            return None;
        }
        let value = |place: usize| {
            let after = known.iter().find(|it| it.0 >= place);
            let before = known.iter().rev().find(|it| it.0 <= place);
            match (before, after) {
                (Some((from, low)), Some((to, high))) if to > from => {
                    let share = as_f64(place - from) / as_f64(to - from);
                    self.rounded(low + (high - low) * share)
                }
                (Some((_, value)), _) | (None, Some((_, value))) => *value,
                (None, None) => self.scale.from,
            }
        };
        Some((0..self.places()).map(value).collect())
    }

    /// The path of a line through values; broken where one is missing and in front of `broken`.
    pub fn path(&self, values: &[Option<f64>], broken: Option<usize>) -> String {
        let (mut path, mut joined) = (String::new(), false);
        for (place, value) in values.iter().enumerate() {
            let Some(value) = value else {
                joined = false;
                continue;
            };
            let sign = if joined && broken != Some(place) { 'L' } else { 'M' };
            let point = format!("{sign}{:.1} {:.1}", self.x(place), self.y(*value));
            path.push_str(&point);
            joined = true;
        }
        path
    }

    /// Dots at values.
    pub fn dots(&self, values: &[Option<f64>]) -> String {
        let dot = |(place, value): (usize, &Option<f64>)| {
            let (x, y) = (self.x(place), self.y((*value)?));
            Some(format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\"></circle>"))
        };
        values.iter().enumerate().filter_map(dot).collect()
    }

    /// The drawing: axes, and empty paths for the guess and for the data.
    pub fn svg(&self, language: Language) -> String {
        let Scale { from, to, unit } = &self.scale;
        let ends = [
            ("first", self.name(0, language)),
            ("last", self.name(self.places().saturating_sub(1), language)),
            ("from", self.written(*from, language)),
            ("to", self.written(*to, language)),
            ("unit", unit.clone()),
        ];
        let label = texts::SKETCH.fill(language, &ends.each_ref().map(|it| (it.0, it.1.as_str())));
        format!(
            "<svg class=\"sketch\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">\
             <text class=\"sketch-unit\" x=\"2\" y=\"14\">{}</text>{}{}\
             <path class=\"sketch-truth\" d=\"\"></path><g class=\"sketch-truth-dots\"></g>\
             <path class=\"sketch-guess\" d=\"\"></path><g class=\"sketch-guess-dots\"></g></svg>",
            escape(&label),
            escape(unit),
            self.levels(language),
            self.names(language),
        )
    }

    fn levels(&self, language: Language) -> String {
        let part = (self.scale.to - self.scale.from) / f64::from(PARTS);
        let decimals = decimals(part);
        let level = |it: u32| {
            let value = self.scale.from + part * f64::from(it);
            let (y, written) = (self.y(value), number(language, value, decimals));
            let class = if it == 0 { "sketch-base" } else { "sketch-level" };
            format!(
                "<path class=\"{class}\" d=\"M{LEFT} {y:.1}H{RIGHT}\"></path>\
                 <text class=\"sketch-value\" x=\"{}\" y=\"{:.1}\">{written}</text>",
                LEFT - 6.0,
                y + 4.0
            )
        };
        (0..=PARTS).map(level).collect()
    }

    /// Names below the axis, as many as have room.
    fn names(&self, language: Language) -> String {
        let count = self.places();
        let names: Vec<String> = (0..count).map(|it| self.short_name(it, language)).collect();
        let widest = names.iter().map(|it| it.chars().count()).max().unwrap_or(0);
        let room = (RIGHT - LEFT) / as_f64(count.saturating_sub(1).max(1));
        let mut every = 1;
        while room * as_f64(every) < as_f64(widest) * LETTER + 3.0 && every < count {
            every += 1;
        }
        let name = |(place, name): (usize, &String)| {
            let x = self.x(place);
            let tick = format!("<path class=\"sketch-level\" d=\"M{x:.1} {BOTTOM}v5\"></path>");
            if place % every > 0 {
                return tick;
            }
            format!("{tick}<text class=\"sketch-name\" x=\"{x:.1}\" y=\"{}\">{name}</text>", BOTTOM + 19.0)
        };
        names.iter().enumerate().map(name).collect()
    }
}

/// Decimals that a multiple of a step needs, at most six.
fn decimals(step: f64) -> usize {
    (0_i32..6)
        .find(|it| (step * 10_f64.powi(*it)).fract().abs() < 1e-6)
        .and_then(|it| usize::try_from(it).ok())
        .unwrap_or(6)
}

#[expect(clippy::cast_precision_loss, reason = "places of an axis are few")]
const fn as_f64(count: usize) -> f64 {
    count as f64
}
