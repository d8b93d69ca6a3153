//! `datapackage.json`: the harvest as a Data Package, version 2.

use serde_json::{Value, json};

use crate::history::{Column, Shape};
use crate::jobs::{JOBS, Job};
use crate::manifest::{Entry, Listed, Manifest};

/// Name of the file.
pub(crate) const FILE: &str = "datapackage.json";
const PACKAGE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";
const RESOURCE: &str = "https://datapackage.org/profiles/2.0/dataresource.json";
const SCHEMA: &str = "https://datapackage.org/profiles/2.0/tableschema.json";

/// The text of the file; `None` without any good answer, since a package has at least one resource.
pub(crate) fn text(manifest: &Manifest, place: &str) -> Option<String> {
    let mut resources = Vec::new();
    for job in JOBS {
        if let Some(entry) = manifest.sources.get(job.meta.slug) {
            resources.extend(entry.files.iter().map(|file| resource(job, entry, file)));
        }
    }
    let created = manifest.sources.values().filter_map(|it| it.fetched_at).max()?;
    if resources.is_empty() {
        return None;
    }
    let package = json!({
        "$schema": PACKAGE,
        "name": "portal-live",
        "title": format!("Harvested open data, {place}"),
        "description": "Last good answers of public sources and their history. All times are UTC.",
        "created": created,
        "resources": resources,
    });
    Some(format!("{package:#}\n"))
}

fn resource(job: &Job, entry: &Entry, file: &Listed) -> Value {
    let path = &file.path;
    let shape = if path.starts_with("history/") { job.history } else { job.table };
    let name = path.trim_start_matches("history/").replace('/', "-");
    let is_table = file.rows.is_some();
    let mut resource = json!({
        "$schema": RESOURCE,
        "name": name.trim_end_matches(".csv").trim_end_matches(".json").to_lowercase()
            + if is_table { "" } else { "-answer" },
        "title": format!("{}: {}", entry.publisher, job.meta.slug),
        "path": path,
        "format": if is_table { "csv" } else { "json" },
        "mediatype": if is_table { "text/csv" } else { "application/json" },
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": format!("sha256:{}", file.sha256),
        "licenses": [{"title": entry.licence, "path": entry.terms}],
        "sources": [{"title": entry.credit, "path": entry.page}],
    });
    if let (Some(fields), Some(shape), true) = (resource.as_object_mut(), shape, is_table) {
        fields.insert("type".to_owned(), json!("table"));
        fields.insert("dialect".to_owned(), json!({"delimiter": ",", "header": true}));
        fields.insert("schema".to_owned(), schema(shape));
    }
    resource
}

fn schema(shape: &Shape) -> Value {
    let keys: Vec<&str> = shape.columns.iter().take(shape.keys).map(|it| it.name).collect();
    let fields: Vec<Value> =
        shape.columns.iter().enumerate().map(|(place, it)| field(it, place < shape.keys)).collect();
    json!({"$schema": SCHEMA, "fields": fields, "primaryKey": keys, "missingValues": [""]})
}

fn field(column: &Column, is_key: bool) -> Value {
    let Column { name, kind, unit, title } = column;
    let mut field = json!({"name": name, "type": kind, "title": title});
    if !unit.is_empty() {
        field["unit"] = json!(unit);
    }
    if is_key {
        field["constraints"] = json!({"required": true});
    }
    field
}
