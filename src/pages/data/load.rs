//! The catalogue, read from the data package.

use portal_evidence::{Class, Confidence};
use portal_opendata::LocalText;
use portal_opendata::config::PortalConfig;
use portal_opendata::package::{Axis, Package, Resource, Topic};
use portal_units::CivilDate;

use crate::prerender::{Inputs, PrerenderError, refused};

/// The whole catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    /// The whole configuration.
    pub config: &'static PortalConfig,
    /// Its data sets, in the order of the package.
    pub sets: Vec<DataSet>,
}

/// The page of one data set.
#[derive(Debug, Clone, PartialEq)]
pub struct SetPage {
    /// The whole configuration.
    pub config: &'static PortalConfig,
    /// Version of the package.
    pub version: String,
    /// When that version was put together.
    pub created: CivilDate,
    /// The data set.
    pub set: DataSet,
}

/// One resource of the package.
#[derive(Debug, Clone, PartialEq)]
pub struct DataSet {
    /// Name in the package, and of its page.
    pub name: &'static str,
    /// Path below `data/`.
    pub path: String,
    /// Size of the file.
    pub bytes: u64,
    /// What it is about.
    pub topic: Option<Topic>,
    /// Title.
    pub title: LocalText,
    /// What is inside and what to mind.
    pub description: LocalText,
    /// What its stamps mean.
    pub time: LocalText,
    /// How the numbers came about, where one word fits all rows.
    pub class: Option<Class>,
    /// How they were read, where one word fits all rows.
    pub confidence: Option<Confidence>,
    /// The last day it speaks of.
    pub as_of: CivilDate,
    /// Terms in words, and the page with their text.
    pub licence: Vec<(String, Option<String>)>,
    /// Line of credit.
    pub credit: String,
    /// Where the figures come from, and the page.
    pub sources: Vec<(String, Option<String>)>,
    /// Time axis of rows without stamps.
    pub axis: Option<Axis>,
    /// Columns; none for what is not a table.
    pub columns: Vec<Column>,
    /// The rows as they stand in the file.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Heading in the file.
    pub name: String,
    /// Type in the schema: `number`, `date`…
    pub kind: String,
    /// Heading for readers.
    pub title: LocalText,
    /// Unit as the schema has it.
    pub unit: Option<String>,
}

impl Column {
    /// The unit when it is one and the same for all rows.
    pub fn fixed_unit(&self) -> Option<&str> {
        self.unit.as_deref().filter(|it| *it != "1" && !it.starts_with("column:"))
    }

    /// Whether it holds amounts: numbers with a unit that do not count months or hours.
    pub fn is_amount(&self) -> bool {
        let is_number = self.kind == "number" || self.kind == "integer";
        let is_place = matches!(self.name.as_str(), "month" | "hour" | "quarter");
        is_number && !is_place && self.unit.as_deref() != Some("1")
    }
}

impl DataSet {
    /// Where a column of this name stands.
    pub fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|it| it.name == column)
    }

    /// Its terms, by name.
    pub fn licence_name(&self) -> &str {
        self.licence.first().map_or("", |it| &it.0)
    }
}

/// Reads the catalogue.
///
/// # Errors
/// [`PrerenderError`] when the package or one of its tables cannot be read.
pub fn load(inputs: &Inputs) -> Result<Catalogue, PrerenderError> {
    let package = inputs.table("datapackage.json", Package::parse)?;
    let sets = package.resources.into_iter().map(|it| data_set(inputs, it)).collect::<Result<_, _>>()?;
    Ok(Catalogue { config: inputs.config, sets })
}

/// Reads one data set.
///
/// # Errors
/// [`PrerenderError`] when the package or the table cannot be read, or there is no such data set.
pub fn load_one(inputs: &Inputs, name: &str) -> Result<SetPage, PrerenderError> {
    let package = inputs.table("datapackage.json", Package::parse)?;
    let found = package.resource(name).cloned().ok_or_else(|| refused(name, &"not in the data package"))?;
    let set = data_set(inputs, found)?;
    Ok(SetPage { config: inputs.config, version: package.version, created: package.created.utc().date, set })
}

/// Names of the pages of data sets.
///
/// # Errors
/// [`PrerenderError`] when the package cannot be read.
pub fn slugs(inputs: &Inputs) -> Result<Vec<String>, PrerenderError> {
    let package = inputs.table("datapackage.json", Package::parse)?;
    Ok(package.resources.into_iter().map(|it| it.name).collect())
}

fn data_set(inputs: &Inputs, resource: Resource) -> Result<DataSet, PrerenderError> {
    let rows = if resource.format == "csv" { rows(inputs, &resource.path)? } else { Vec::new() };
    let fields = resource.schema.map(|it| it.fields).unwrap_or_default();
    let column = |it: portal_opendata::package::Field| Column {
        name: it.name,
        kind: it.kind,
        title: it.portal.title,
        unit: it.unit,
    };
    Ok(DataSet {
        // Leaked: the build makes some dozens of them and ends.
        name: resource.name.leak(),
        path: resource.path,
        bytes: resource.bytes,
        topic: resource.portal.topic,
        title: resource.portal.title,
        description: resource.portal.description,
        time: resource.portal.time,
        class: resource.portal.class,
        confidence: resource.portal.confidence,
        as_of: resource.portal.as_of,
        licence: resource.licenses.into_iter().map(|it| (it.title, it.path)).collect(),
        credit: resource.portal.credit,
        sources: resource.sources.into_iter().map(|it| (it.title, it.path)).collect(),
        axis: resource.portal.axis,
        columns: fields.into_iter().map(column).collect(),
        rows,
    })
}

fn rows(inputs: &Inputs, path: &str) -> Result<Vec<Vec<String>>, PrerenderError> {
    let text = inputs.text(path)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let records = reader.records().map(|it| it.map(|row| row.iter().map(str::to_owned).collect()));
    records.collect::<Result<_, _>>().map_err(|err: csv::Error| refused(path, &err))
}
