//! The open data of the portal: its configuration, the curated data package, the tables in it, the live sources.
//!
//! Everything here turns text into typed rows and refuses what it does not understand. Nothing here asks the
//! network, reads a file or knows the time.

pub mod config;
pub mod live;
pub mod package;
pub mod tables;

pub use package::LocalText;
