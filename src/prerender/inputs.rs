//! What pages are made of.

use std::path::PathBuf;
use std::sync::OnceLock;

use portal_opendata::config::PortalConfig;
use portal_units::Instant;

use crate::context::Site;
use crate::pages::calculator::PackedYear;

use super::{PrerenderError, read};

/// Configuration, time and curated data of one run.
#[derive(Debug)]
pub struct Inputs {
    /// Whose portal it is.
    pub config: &'static PortalConfig,
    /// What every page needs of it.
    pub site: &'static Site,
    /// The moment taken for now.
    pub built: Instant,
    /// Folder of the data package.
    pub data: PathBuf,
    /// The hourly year, once it has been packed.
    pub year: OnceLock<PackedYear>,
}

impl Inputs {
    /// The inputs of a run.
    pub fn new(config: &'static PortalConfig, built: Instant, data: PathBuf) -> Self {
        Self { config, site: Box::leak(Box::new(Site::of(config))), built, data, year: OnceLock::new() }
    }

    /// Text of a file of the data package.
    ///
    /// # Errors
    /// [`PrerenderError::File`] when it cannot be read.
    pub fn text(&self, name: &str) -> Result<String, PrerenderError> {
        read(&self.data.join(name))
    }

    /// Text of a file of the public folder, which holds the data package.
    ///
    /// # Errors
    /// [`PrerenderError::File`] when it cannot be read.
    pub fn published(&self, name: &str) -> Result<String, PrerenderError> {
        read(&self.data.with_file_name(name))
    }

    /// Reads a file of the data package with one of the parsers of `portal-opendata`.
    ///
    /// # Errors
    /// [`PrerenderError`] when the file cannot be read or the parser refuses it.
    pub fn table<T, E: core::fmt::Display>(
        &self,
        name: &str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, PrerenderError> {
        parse(&self.text(name)?).map_err(|err| refused(name, &err))
    }
}

/// The error of data that a page cannot be made of.
pub fn refused(name: &str, reason: &impl core::fmt::Display) -> PrerenderError {
    PrerenderError::Data { name: name.to_owned(), reason: reason.to_string() }
}
