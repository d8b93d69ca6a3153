//! The tasks of the project, and the parts of them that its browser tests use: the server, the driver, the reader of
//! HTML.

mod bench;
mod browser;
mod build;
mod check;
mod cli;
mod content;
mod dev;
mod error;
pub mod files;
mod harvest;
pub mod html;
mod imports;
mod models;
mod mutants;
pub mod new;
mod pack;
mod packages;
mod paths;
mod report;
pub mod serve;
mod serve_task;
mod setup;
mod shell;
mod size;
mod styles;

pub use cli::run;
pub use error::{Error, Result};
