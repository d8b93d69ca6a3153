//! `manifest.json`: what is known of each source.

use std::collections::BTreeMap;

use portal_evidence::Class;
use portal_opendata::live::Meta;
use portal_units::Instant;
use serde::{Deserialize, Serialize};

use crate::folder::{Folder, Print};

/// Name of the file.
pub(crate) const FILE: &str = "manifest.json";
/// Name and version of the format.
const FORMAT: &str = "portal-harvest/1";

/// The whole file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    format: String,
    /// By the slug of the source.
    pub(crate) sources: BTreeMap<String, Entry>,
}

/// One source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub(crate) publisher: String,
    pub(crate) page: String,
    pub(crate) terms: String,
    pub(crate) licence: String,
    pub(crate) credit: String,
    pub(crate) class: Class,
    /// When the last good answer was fetched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) fetched_at: Option<Instant>,
    /// The latest moment that a value of it held for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) as_of: Option<Instant>,
    /// Values in it that were there.
    #[serde(default)]
    pub(crate) values: usize,
    /// Values in it that were missing.
    #[serde(default)]
    pub(crate) missing: usize,
    /// Files of the source.
    #[serde(default)]
    pub(crate) files: Vec<Listed>,
    /// Why the last attempt failed, when it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) last_error: Option<String>,
    /// When it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) failed_at: Option<Instant>,
    /// Attempts that failed since the last good answer.
    #[serde(default)]
    pub(crate) failures: u32,
    /// The publisher does not want to be asked before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) not_before: Option<Instant>,
}

/// A file with its print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Listed {
    pub(crate) path: String,
    pub(crate) bytes: u64,
    pub(crate) sha256: String,
    /// Rows of a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) rows: Option<usize>,
}

impl Manifest {
    /// The manifest of a folder; a new one when there is none or it cannot be read.
    pub(crate) fn load(folder: &Folder) -> Self {
        let read = folder.read(FILE).and_then(|it| serde_json::from_str::<Self>(&it).ok());
        let known = read.filter(|it| it.format == FORMAT);
        known.unwrap_or_else(|| Self { format: FORMAT.to_owned(), sources: BTreeMap::new() })
    }

    /// The text of the file.
    pub(crate) fn text(&self) -> String {
        // Names as keys and plain values: this cannot fail.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The entry of a source, made when it is new; its terms are those of today.
    pub(crate) fn entry(&mut self, meta: &Meta) -> &mut Entry {
        let entry = self.sources.entry(meta.slug.to_owned()).or_insert_with(|| Entry {
            publisher: String::new(),
            page: String::new(),
            terms: String::new(),
            licence: String::new(),
            credit: String::new(),
            class: meta.class,
            fetched_at: None,
            as_of: None,
            values: 0,
            missing: 0,
            files: Vec::new(),
            last_error: None,
            failed_at: None,
            failures: 0,
            not_before: None,
        });
        meta.publisher.clone_into(&mut entry.publisher);
        meta.page.clone_into(&mut entry.page);
        meta.terms.clone_into(&mut entry.terms);
        meta.licence.clone_into(&mut entry.licence);
        meta.credit.clone_into(&mut entry.credit);
        entry.class = meta.class;
        entry
    }
}

/// The files of a source as they lie in the folder.
pub(crate) fn files(folder: &Folder, own: &[&str], slug: &str) -> Vec<Listed> {
    let mut paths: Vec<String> = own.iter().map(|it| (*it).to_owned()).collect();
    paths.extend(folder.files(&format!("history/{slug}"), ".csv"));
    let listed = paths.into_iter().filter_map(|path| {
        let text = folder.read(&path)?;
        let Print { bytes, sha256 } = Print::of(text.as_bytes());
        let is_table = path.strip_suffix(".csv").is_some();
        Some(Listed { rows: is_table.then(|| text.lines().count().saturating_sub(1)), path, bytes, sha256 })
    });
    listed.collect()
}
