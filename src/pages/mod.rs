//! One file or folder a page. Pages that are text exist natively only; the browser gets what they render.

#[cfg(feature = "ssr")]
pub mod about;
pub mod air;
pub mod calculator;
#[cfg(feature = "ssr")]
pub mod calculators;
#[cfg(feature = "ssr")]
pub mod cluster;
#[cfg(feature = "ssr")]
pub mod colophon;
pub mod data;
#[cfg(feature = "ssr")]
pub mod gallery;
#[cfg(feature = "ssr")]
pub mod learn;
#[cfg(feature = "ssr")]
pub mod methods;
pub mod now;
#[cfg(feature = "ssr")]
pub mod present;
#[cfg(feature = "ssr")]
pub mod renewables;
pub mod text;
