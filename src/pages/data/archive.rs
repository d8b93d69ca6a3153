//! The whole package in one file.

use std::io::{Cursor, Write as _};

use portal_opendata::package::Package;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::prerender::{Inputs, PrerenderError, refused};

/// The archive below the site's base.
pub const FILE: &str = "data/package.zip";

/// Packs the description of the package, its notes and every file that it lists. The same data give the same bytes.
///
/// # Errors
/// [`PrerenderError`] when a file cannot be read.
pub fn archive(inputs: &Inputs) -> Result<Vec<u8>, PrerenderError> {
    const DESCRIPTION: &str = "datapackage.json";
    const NOTES: &str = "README.md";
    let package = inputs.table(DESCRIPTION, Package::parse)?;
    let made = package.created.utc();
    let year = u16::try_from(made.date.year()).unwrap_or_default();
    let time = DateTime::from_date_and_time(year, made.date.month(), made.date.day(), 0, 0, 0);
    // Stored, not packed: hosts pack what they send, and the smallest reader of archives can open it.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(time.unwrap_or_default());
    let notes = Some(NOTES).filter(|it| inputs.data.join(it).is_file());
    let listed = package.resources.iter().map(|it| it.path.as_str());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for path in [DESCRIPTION].into_iter().chain(notes).chain(listed) {
        let text = inputs.text(path)?;
        archive.start_file(path, options).map_err(|err| refused(path, &err))?;
        archive.write_all(text.as_bytes()).map_err(|err| refused(path, &err))?;
    }
    Ok(archive.finish().map_err(|err| refused(FILE, &err))?.into_inner())
}
