//! Kinds of drawings beyond lines and bars. Each stands alone: what a page does not use is not linked.

mod dayhour;
mod duration;
mod fan;
mod histogram;
mod scatter;
mod stack;

pub use dayhour::DayHourSpec;
pub use duration::{DurationSpec, reached_for};
pub use fan::{FanBand, FanSpec};
pub use histogram::{HistogramBin, HistogramSpec};
pub use scatter::{ScatterGroup, ScatterSpec};
pub use stack::{StackPart, StackSpec};
