//! Where figures come from: what the names in the columns `source` mean.

use super::pollutant::require_new;
use crate::LocalText;
use crate::package::{Sheet, SheetError};

/// Name of the resource.
pub const RESOURCE: &str = "sources";

/// One source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name that rows refer to.
    pub id: String,
    /// Title, in its own language.
    pub title: String,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Its page.
    pub url: Option<String>,
    /// How it was read.
    pub note: Option<LocalText>,
}

/// Reads the table.
///
/// # Errors
/// [`SheetError`] for other headings, unreadable cells or a name that occurs twice.
pub fn parse(text: &str) -> Result<Vec<Source>, SheetError> {
    let columns = &["id", "title", "publisher", "url", "note_pl", "note_en"];
    let mut sources: Vec<Source> = Vec::new();
    for row in Sheet::parse(RESOURCE, columns, text)?.rows() {
        sources.push(Source {
            id: require_new(row, "id", sources.iter().map(|it| it.id.as_str()))?,
            title: row.text("title")?,
            publisher: row.maybe_text("publisher")?,
            url: row.maybe_text("url")?,
            note: row.maybe_local("note_pl", "note_en")?,
        });
    }
    Ok(sources)
}
