//! A picture of any kind in the hands of a reader: what crosses from the program of a page to the one that explores, and
//! what keys, fingers and buttons do to it. No pixel is touched and no event is known here.

mod before;
mod explorer;
mod gesture;
mod keys;

use portal_text::Language;
use serde::{Deserialize, Serialize};

use crate::calendar::CalendarSpec;
use crate::kinds::{
    DayHourSpec, DurationSpec, FanSpec, FlowSpec, HistogramSpec, MapSpec, RoseSpec, ScatterSpec, SparkSpec,
    StackSpec, TornadoSpec,
};
use crate::picture::Picture;
use crate::role::Role;
use crate::spec::{ChartSpec, Kind};
use crate::timeline::TimelineSpec;
use crate::view::{Limits, View};

mod texts {
    portal_text::texts!("explore");
}

pub use explorer::{Act, Explorer, Reach};
pub use gesture::{Gesture, Moved, Pointer, Press};
pub use keys::{Keyed, NEARER, SIDE};

/// A picture of any kind. Only what draws them all names this type: it links the code of every kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Explored {
    /// Lines, areas, bars, dots.
    Lines(ChartSpec),
    /// A year of days.
    Calendar(CalendarSpec),
    /// Long series.
    Timeline(TimelineSpec),
    /// Areas on each other.
    Stack(StackSpec),
    /// A median with its bands.
    Fan(FanSpec),
    /// Days by hours.
    DayHour(DayHourSpec),
    /// Values by the time they last.
    Duration(DurationSpec),
    /// Counts of values.
    Histogram(HistogramSpec),
    /// Pairs of values.
    Scatter(ScatterSpec),
    /// Flows that add up.
    Flow(FlowSpec),
    /// Directions.
    Rose(RoseSpec),
    /// What a result hangs on.
    Tornado(TornadoSpec),
    /// A line in a row of text.
    Spark(SparkSpec),
    /// Places.
    Map(MapSpec),
}

/// Numbers of the kinds that [`pack`] is told, in the order of [`Explored`].
pub mod kind {
    /// [`crate::ChartSpec`].
    pub const LINES: u32 = 0;
    /// [`crate::CalendarSpec`].
    pub const CALENDAR: u32 = 1;
    /// [`crate::FlowSpec`].
    pub const FLOW: u32 = 9;
}

/// A picture as bytes, with the number of its kind: what [`Explored::read`] reads. A page that has one kind of picture
/// calls this with it and links the code of that kind only.
///
/// # Source
/// The Postcard Wire Format, version 1, <https://postcard.jamesmunns.com>: a variant is its number and its content.
pub fn pack<P: Serialize>(kind: u32, picture: &P) -> Vec<u8> {
    // It fails for sequences of unknown length, and a picture has none.
    postcard::to_allocvec(&(kind, picture)).unwrap_or_default()
}

impl Explored {
    /// Reads what [`pack`] wrote; `None` for anything else.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    /// The picture as bytes, as [`pack`] writes it.
    pub fn packed(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// What it can do whatever its kind.
    pub fn picture(&self) -> &dyn Picture {
        match self {
            Self::Lines(it) => it,
            Self::Calendar(it) => it,
            Self::Timeline(it) => it,
            Self::Stack(it) => it,
            Self::Fan(it) => it,
            Self::DayHour(it) => it,
            Self::Duration(it) => it,
            Self::Histogram(it) => it,
            Self::Scatter(it) => it,
            Self::Flow(it) => it,
            Self::Rose(it) => it,
            Self::Tornado(it) => it,
            Self::Spark(it) => it,
            Self::Map(it) => it,
        }
    }

    /// The kinds with an axis of x as an ordinary chart, its series in the order in which a view counts them. Long series
    /// are left out of it: they have their own readings.
    fn along(&self) -> Option<ChartSpec> {
        match self {
            Self::Lines(it) => Some(it.clone()),
            Self::Timeline(it) => Some(it.base.clone()),
            Self::Stack(it) => Some(it.as_lines()),
            Self::Fan(it) => Some(it.as_chart()),
            Self::Duration(it) => Some(it.chart()),
            Self::Histogram(it) => Some(it.as_chart()),
            Self::Scatter(it) => Some(it.as_chart()),
            _ => None,
        }
    }

    /// How far its views reach; `None` for kinds without an axis of x, which have one view.
    pub fn limits(&self) -> Option<Limits> {
        match self {
            Self::Timeline(it) => Some(it.limits()),
            it => Some(it.along()?.limits()),
        }
    }

    /// What the numbers along its axis of x mean.
    pub fn x_kind(&self) -> Option<Kind> {
        Some(self.along()?.x.kind)
    }

    /// Name and colour of each series, in the order in which a view counts them; none for kinds without an axis of x.
    pub fn names(&self) -> Vec<(String, Role)> {
        let long = match self {
            Self::Timeline(it) => it.lines.iter().map(|it| (it.name.clone(), it.role)).collect(),
            _ => Vec::new(),
        };
        let series = self.along().map(|it| it.series).unwrap_or_default();
        long.into_iter().chain(series.into_iter().map(|it| (it.name, it.role))).collect()
    }

    /// What a view shows, in sentences; `None` for kinds without an axis of x.
    pub fn summary_of(&self, view: &View, language: Language) -> Option<String> {
        Some(match self {
            Self::Timeline(it) => it.summary_of(view, language),
            Self::Scatter(_) => return None,
            it => it.along()?.summary_of(view, language),
        })
    }
}
