//! The tasks of the project, and the parts of them that its browser tests use: the server, the driver, the reader of
//! HTML.

mod browser;
mod build;
mod cli;
mod error;
mod files;
mod pack;
mod paths;
pub mod serve;
mod serve_task;
mod setup;
mod shell;
mod styles;

pub use cli::run;
pub use error::{Error, Result};
