//! The open data of the portal: its configuration, the curated data package, the tables in it, the live sources.
//!
//! Everything here turns text into typed rows and refuses what it does not understand. Nothing here asks the
//! network, reads a file or knows the time.
//!
//! The readers of live sources are held against samples of each publisher, against ten thousand damaged copies of each
//! sample in the tests, and against arbitrary text by `fuzz/`, whose README has the results of the last run.

pub mod accessibility;
pub mod cells;
pub mod config;
pub mod live;
pub mod meter;
pub mod package;
pub mod tables;

pub use package::LocalText;
