//! A folder a widget: its view, its texts, its style.

pub mod badge;
pub mod chart;
pub mod live;
pub mod ribbon;
pub mod theme;
pub mod tile;
