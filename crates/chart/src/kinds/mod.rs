//! Kinds of drawings beyond lines and bars. Each stands alone: what a page does not use is not linked.

mod dayhour;
mod duration;
mod fan;
mod flow;
mod flow_layout;
mod histogram;
mod map;
mod rose;
mod scatter;
mod spark;
mod stack;
mod tornado;

pub use dayhour::DayHourSpec;
pub use duration::{DurationSpec, reached_for};
pub use fan::{FanBand, FanSpec};
pub use flow::{FlowLink, FlowNode, FlowSpec};
pub use histogram::{HistogramBin, HistogramSpec};
pub use map::{MapSpec, Station};
pub use rose::{RoseClass, RoseSpec};
pub use scatter::{ScatterGroup, ScatterSpec};
pub use spark::SparkSpec;
pub use stack::{StackPart, StackSpec};
pub use tornado::{TornadoRow, TornadoSpec};
