//! The catalogue, read from the data package.

use portal_opendata::package::{Package, Resource};

use super::{DataPage, Entry};
use crate::prerender::{Inputs, PrerenderError, refused};

/// Rows that a preview shows.
const PREVIEW_ROWS: usize = 8;

/// Reads the catalogue.
///
/// # Errors
/// [`PrerenderError`] when the package or one of its tables cannot be read.
pub fn load(inputs: &Inputs) -> Result<DataPage, PrerenderError> {
    let package = inputs.table("datapackage.json", Package::parse)?;
    let resources = package.resources.into_iter().map(|it| entry(inputs, it)).collect::<Result<_, _>>()?;
    Ok(DataPage { config: inputs.config, resources })
}

fn entry(inputs: &Inputs, resource: Resource) -> Result<Entry, PrerenderError> {
    let rows = if resource.format == "csv" { rows(inputs, &resource.path)? } else { Vec::new() };
    let columns = resource.schema.map(|it| it.fields).unwrap_or_default();
    Ok(Entry {
        name: resource.name,
        path: resource.path,
        bytes: resource.bytes,
        title: resource.portal.title,
        description: resource.portal.description,
        time: resource.portal.time,
        class: resource.portal.class,
        confidence: resource.portal.confidence,
        as_of: resource.portal.as_of,
        licence: resource.licenses.into_iter().map(|it| (it.title, it.path)).collect(),
        credit: resource.portal.credit,
        sources: resource.sources.into_iter().map(|it| (it.title, it.path)).collect(),
        columns: columns.into_iter().map(|it| (it.portal.title, it.unit)).collect(),
        rows: rows.len(),
        preview: rows.into_iter().take(PREVIEW_ROWS).collect(),
    })
}

fn rows(inputs: &Inputs, path: &str) -> Result<Vec<Vec<String>>, PrerenderError> {
    let text = inputs.text(path)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let records = reader.records().map(|it| it.map(|row| row.iter().map(str::to_owned).collect()));
    records.collect::<Result<_, _>>().map_err(|err: csv::Error| refused(path, &err))
}
