//! Asks the publishers that a page may not ask, within their limits, and keeps their answers as files of the own site.
//!
//! What is written to `public/data/live`:
//!
//! * `<source>.json` – the last good answer, as its publisher sent it; `gios.json` in the portal's own format
//! * `history/<source>/<year>/<month>.csv` – every value that was ever read, one file a month
//! * `manifest.json` – for each source when, how much, under which terms, and what went wrong last
//! * `datapackage.json` – the same files as a Data Package, version 2
//!
//! Every file is written beside its place, flushed and renamed: a reader sees the old or the new one, whole. A source
//! that fails keeps its last good answer and stops no other. A harvest that is broken off goes on where it was.

mod cli;
mod config;
mod fetch;
mod folder;
mod history;
mod jobs;
mod manifest;
mod pace;
mod package;
mod report;
mod run;

pub use cli::{Options, USAGE, main};
pub use config::HarvestConfig;
pub use fetch::{Client, FetchError};
pub use report::{Outcome, Report, SourceReport};
pub use run::{HarvestError, harvest};
