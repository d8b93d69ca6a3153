//! A folder a widget: its view, its texts, its style.

pub mod badge;
pub mod chart;
pub mod figure;
pub mod live;
pub mod mount;
#[cfg(feature = "ssr")]
pub mod pack;
pub mod ribbon;
pub mod theme;
pub mod tile;
