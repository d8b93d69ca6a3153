//! A chart is data: one [`ChartSpec`] becomes a drawing, an SVG, a table and a sentence.
//!
//! ```text
//! ChartSpec ─ layout ─► Plan ─► Scene ─┬─ svg      (prerender, print, export)
//!     │                                └─ draw     (plotters: the canvas in the browser)
//!     ├─ table ─► HTML, CSV
//!     └─ reading, facts, summary ─► sentences
//! ```
//!
//! Every other kind of drawing (`kinds`) is a struct of its own with the trait [`Picture`]: scene, table, stops. There is
//! no enumeration of kinds and no table of functions; the trait is called through generics, so that the linker drops the
//! kinds that a page does not name, and all of them end in the same few [`Item`]s that SVG and plotters draw.
//!
//! Layout is pure and has its own table of text widths, so a page rendered natively and the browser agree to the
//! pixel. Texts arrive already translated; only numbers, months and dates are written here, by `portal_text`.

mod axis;
mod calendar;
mod clip;
pub mod decimate;
mod draw;
mod explore;
mod facts;
mod geometry;
mod key;
mod kinds;
mod labels;
mod layout;
mod marks;
mod metrics;
mod num;
mod picture;
mod provenance;
mod pyramid;
mod reading;
mod robust;
mod role;
pub mod samples;
mod scale;
mod scene;
mod seen;
mod spec;
mod summary;
mod svg;
mod table;
mod ticks;
mod timeline;
mod trace;
mod view;

pub use calendar::{Band, CalendarSpec};
pub use draw::{SUBPIXELS, draw};
pub use explore::{
    Act, Explored, Explorer, Gesture, Keyed, Moved, NEARER, Pointer, Press, Reach, SIDE, kind, pack,
};
pub use facts::Facts;
pub use geometry::{Rect, Size, Xy};
pub use kinds::*;
pub use labels::{Anchor, Label};
pub use layout::{Plan, plan};
pub use metrics::{fit, text_width};
pub use picture::{Picture, Stop};
pub use provenance::{Provenance, svg_file};
pub use pyramid::{Ends, Pyramid};
pub use robust::usual_range;
pub use role::{Palette, Rgb, Role};
pub use scene::{Item, Paint, Plot, Scene, scene};
pub use seen::Seen;
pub use spec::{
    Axis, Certainty, ChartSpec, Hatch, Kind, Mark, Note, Point, RangeBar, Series, Shape, Span, Threshold,
};
pub use summary::Stats;
pub use svg::{Colours, svg};
pub use table::{Cell, Column, Csv, Row, Table};
pub use ticks::{Step, Tick};
pub use timeline::{Form, LongSeries, TimelineSpec};
pub use trace::Trace;
pub use view::{Limits, View};
