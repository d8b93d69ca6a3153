//! What a chart says, without a pixel in it.

use portal_units::ZoneRule;
use serde::{Deserialize, Serialize};

use crate::Role;
use crate::num::is_place;

/// One chart. All texts are already in the reader's language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChartSpec {
    /// What is shown: the accessible name of the drawing.
    pub title: String,
    /// What it says, in one or two sentences.
    pub summary: String,
    /// The horizontal axis.
    pub x: Axis,
    /// The vertical axis; always numbers.
    pub y: Axis,
    /// What is drawn, from the back to the front.
    pub series: Vec<Series>,
    /// Named horizontal lines.
    pub thresholds: Vec<Threshold>,
    /// Named vertical lines.
    pub marks: Vec<Mark>,
    /// Hatched stretches behind the series.
    pub hatches: Vec<Hatch>,
    /// Words at a place.
    pub notes: Vec<Note>,
}

impl ChartSpec {
    /// A chart without series.
    pub fn new(title: impl Into<String>, x: Axis, y: Axis) -> Self {
        Self {
            title: title.into(),
            summary: String::new(),
            x,
            y,
            series: Vec::new(),
            thresholds: Vec::new(),
            marks: Vec::new(),
            hatches: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The chart with a written summary.
    #[must_use]
    pub fn summary(mut self, summary: impl Into<String>) -> Self {
        self.summary = summary.into();
        self
    }

    /// The chart with one more series in front.
    #[must_use]
    pub fn with(mut self, series: Series) -> Self {
        self.series.push(series);
        self
    }

    /// The chart with a named horizontal line at `value` \[unit of y\].
    #[must_use]
    pub fn threshold(mut self, value: f64, name: impl Into<String>, role: Role) -> Self {
        self.thresholds.push(Threshold { value, name: name.into(), role });
        self
    }

    /// The chart with a vertical line where lines of points are not joined: the measurement changed.
    #[must_use]
    pub fn broken_at(mut self, x: f64, name: impl Into<String>) -> Self {
        self.marks.push(Mark { x, name: name.into(), breaks: true });
        self
    }

    /// The chart with a named vertical line, such as "now".
    #[must_use]
    pub fn mark(mut self, x: f64, name: impl Into<String>) -> Self {
        self.marks.push(Mark { x, name: name.into(), breaks: false });
        self
    }

    /// The chart with a hatched stretch from `from` to `to` \[unit of x\].
    #[must_use]
    pub fn hatch(mut self, from: f64, to: f64) -> Self {
        self.hatches.push(Hatch { from, to });
        self
    }

    /// The chart with words at a place \[unit of x, unit of y\], marked by a ring.
    #[must_use]
    pub fn note(mut self, x: f64, y: f64, text: impl Into<String>) -> Self {
        self.notes.push(Note { x, y, text: text.into() });
        self
    }
}

/// One axis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Axis {
    /// The quantity, may be empty when the ticks speak for themselves.
    pub label: String,
    /// The unit, written once; empty for none.
    pub unit: String,
    /// What its numbers mean.
    pub kind: Kind,
    /// Decimals of values in table, reading and sentence.
    pub decimals: usize,
    /// Whether zero belongs to the axis. Bars and areas start at zero in any case.
    pub from_zero: bool,
    /// A top that values may pass; those are marked at the edge instead of stretching the axis.
    pub top: Option<f64>,
    /// A bottom that values may pass, as `top`.
    pub bottom: Option<f64>,
}

impl Axis {
    /// An axis of a kind, without label and unit, from zero.
    pub const fn of(kind: Kind) -> Self {
        Self {
            label: String::new(),
            unit: String::new(),
            kind,
            decimals: 0,
            from_zero: true,
            top: None,
            bottom: None,
        }
    }

    /// An axis of numbers with a label, a unit and the decimals of its values.
    pub fn number(label: impl Into<String>, unit: impl Into<String>, decimals: usize) -> Self {
        Self { label: label.into(), unit: unit.into(), decimals, ..Self::of(Kind::Number) }
    }

    /// The axis with a label.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// The axis without the demand to show zero.
    #[must_use]
    pub fn free(mut self) -> Self {
        self.from_zero = false;
        self
    }

    /// The axis with a top that outliers pass.
    #[must_use]
    pub fn top(mut self, top: f64) -> Self {
        self.top = Some(top);
        self
    }
}

/// What the numbers along an axis mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Kind {
    /// Numbers of the axis' unit.
    Number,
    /// Months, 1 = January.
    Month,
    /// Hours since local midnight; 25 is one o'clock of the next day. With `first_day` (days since 1970-01-01) the
    /// midnights are written as dates.
    Hour {
        /// The day of hour 0, when dates matter.
        first_day: Option<i64>,
    },
    /// Seconds since 1970-01-01T00:00:00Z, written as a clock of the place shows them.
    Local(ZoneRule),
    /// Days since 1970-01-01.
    Date,
    /// Calendar years.
    Year,
    /// The index of one of these names.
    Category(Vec<String>),
}

/// One series: a name, a meaning and its marks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// Its name, also the direct label.
    pub name: String,
    /// A longer direct label, such as "14.5 in 2023".
    pub label: Option<String>,
    /// What it means.
    pub role: Role,
    /// How it is drawn, with its values.
    pub shape: Shape,
    /// How sure it is: forecast is dashed, estimated hatched.
    pub certainty: Certainty,
}

impl Series {
    /// A series that is certain.
    pub fn new(name: impl Into<String>, role: Role, shape: Shape) -> Self {
        Self { name: name.into(), label: None, role, shape, certainty: Certainty::Solid }
    }

    /// The series with a longer direct label.
    #[must_use]
    pub fn labelled(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// The series marked as forecast.
    #[must_use]
    pub fn forecast(mut self) -> Self {
        self.certainty = Certainty::Forecast;
        self
    }

    /// The series marked as estimated.
    #[must_use]
    pub fn estimated(mut self) -> Self {
        self.certainty = Certainty::Estimated;
        self
    }
}

/// How sure a series is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Certainty {
    /// Measured or computed.
    Solid,
    /// To come: dashed.
    Forecast,
    /// Filled in: hatched or dotted.
    Estimated,
}

/// The marks of a series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Shape {
    /// A line with dots when there is room for them; broken at gaps.
    Line(Vec<Point>),
    /// A line that keeps each value until the next point.
    Step(Vec<Point>),
    /// A line with the area down to zero filled.
    Area(Vec<Point>),
    /// Dots.
    Dots(Vec<Point>),
    /// Bars. Series of one `stack` stand on each other, different stacks side by side.
    Bars {
        /// The stack it belongs to.
        stack: u8,
        /// Its values.
        points: Vec<Point>,
    },
    /// Low–high strokes, such as whiskers on bars.
    Ranges(Vec<RangeBar>),
    /// Values that hold from one x to another, such as composites over days.
    Spans(Vec<Span>),
}

impl Shape {
    /// A line through values at 0, 1, 2…, or at `first`, `first + 1`…
    pub fn line(first: f64, values: &[Option<f64>]) -> Self {
        Self::Line(Point::row(first, values))
    }

    /// Bars of one stack at `first`, `first + 1`…
    pub fn bars(stack: u8, first: f64, values: &[Option<f64>]) -> Self {
        Self::Bars { stack, points: Point::row(first, values) }
    }

    /// The points, for shapes that have one value per x.
    pub fn points(&self) -> &[Point] {
        match self {
            Self::Line(points)
            | Self::Step(points)
            | Self::Area(points)
            | Self::Dots(points)
            | Self::Bars { points, .. } => points,
            Self::Ranges(_) | Self::Spans(_) => &[],
        }
    }
}

/// A value at one x; a missing or non-finite value is a gap.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Where \[unit of x\].
    pub x: f64,
    /// How much \[unit of y\].
    pub y: Option<f64>,
}

impl Point {
    /// A point.
    pub const fn new(x: f64, y: Option<f64>) -> Self {
        Self { x, y }
    }

    /// Points at `first`, `first + 1`…
    pub fn row(first: f64, values: &[Option<f64>]) -> Vec<Self> {
        let mut x = first - 1.0;
        let next = |&y: &Option<f64>| {
            x += 1.0;
            Self { x, y }
        };
        values.iter().map(next).collect()
    }

    /// The value when it can be drawn.
    pub fn value(&self) -> Option<f64> {
        self.y.filter(|y| y.is_finite() && is_place(self.x))
    }
}

/// A range at one x.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RangeBar {
    /// Where \[unit of x\].
    pub x: f64,
    /// Lower end \[unit of y\].
    pub low: f64,
    /// Upper end \[unit of y\].
    pub high: f64,
}

/// A value over a stretch of x.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Span {
    /// First x \[unit of x\].
    pub from: f64,
    /// End of the stretch, not in it \[unit of x\]: for days, the day after the last.
    pub to: f64,
    /// How much \[unit of y\].
    pub value: Option<f64>,
}

/// A named horizontal line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Threshold {
    /// Where \[unit of y\].
    pub value: f64,
    /// Its name, with its number when that matters.
    pub name: String,
    /// What it means; usually [`Role::Limit`].
    pub role: Role,
}

/// A named vertical line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Where \[unit of x\].
    pub x: f64,
    /// Its name; empty for none.
    pub name: String,
    /// Whether lines of points are broken here.
    pub breaks: bool,
}

/// Words at a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Where \[unit of x\].
    pub x: f64,
    /// Where \[unit of y\].
    pub y: f64,
    /// What it says.
    pub text: String,
}

/// A stretch without or with filled-in data.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Hatch {
    /// First x \[unit of x\].
    pub from: f64,
    /// End of the stretch \[unit of x\].
    pub to: f64,
}
