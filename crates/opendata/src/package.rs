//! The curated data package: a Data Package of version 2 with what the portal adds under `portal`.
//!
//! The portal adds, per resource, texts in both languages, class, confidence, credit, the convention of time and
//! the date of the figures, and per column a title in both languages and a unit. The standard allows such
//! properties. Source of the form: Data Package Standard 2.0, <https://datapackage.org/standard/data-package/>.

mod sheet;

use portal_evidence::{Class, Confidence, Licence};
use portal_units::{CivilDate, Instant, Stamp};
use serde::{Deserialize, Serialize};

pub use sheet::{Row, Sheet, SheetError};

/// A text that comes with the data, in both languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalText {
    /// Polish.
    pub pl: String,
    /// English.
    pub en: String,
}

impl LocalText {
    /// The text in the language with this code; Polish unless the code is `en`.
    pub fn get(&self, code: &str) -> &str {
        if code == "en" { &self.en } else { &self.pl }
    }
}

/// The whole `datapackage.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Package {
    /// Name of the package, `a-z0-9-`.
    pub name: String,
    /// Version of the data, `major.minor.patch`.
    pub version: String,
    /// When this version was put together.
    pub created: Instant,
    /// The files.
    pub resources: Vec<Resource>,
    /// What the portal adds.
    pub portal: PackageMeta,
}

/// What the portal adds to a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackageMeta {
    /// Title.
    pub title: LocalText,
    /// A paragraph on what is inside.
    pub description: LocalText,
}

/// One file of the package.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Resource {
    /// Name, `air-daily-2023`.
    pub name: String,
    /// Path below the folder of `datapackage.json`.
    pub path: String,
    /// `csv` or `geojson`.
    pub format: String,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// `sha256:` and the digest of the file.
    pub hash: String,
    /// Columns; `None` for what is not a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Schema>,
    /// Terms, in the form of the standard.
    pub licenses: Vec<PackageLicence>,
    /// Where the figures come from, in the form of the standard.
    pub sources: Vec<PackageSource>,
    /// What the portal adds.
    pub portal: PortalMeta,
}

/// Columns of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schema {
    /// In the order of the file.
    pub fields: Vec<Field>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Heading in the file.
    pub name: String,
    /// `string`, `number`, `integer`, `boolean`, `date` or `year`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Unit of the numbers, `1` where they have none, `column:unit` where a column of that name says it for each
    /// row; `None` where the column holds no numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What the portal adds.
    pub portal: FieldMeta,
}

/// What the portal adds to a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldMeta {
    /// Heading for readers.
    pub title: LocalText,
}

/// Terms of use in the form of the standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageLicence {
    /// Short name, `CC-BY-4.0`.
    pub name: String,
    /// Page with the whole text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Name in words.
    pub title: String,
}

/// A source in the form of the standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageSource {
    /// What it is called.
    pub title: String,
    /// Its page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

/// What the portal adds to a resource.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortalMeta {
    /// What it is about, for those who look for something; none is shown among all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Topic>,
    /// Title.
    pub title: LocalText,
    /// What is inside and what to mind.
    pub description: LocalText,
    /// How the numbers came about; `None` for laws, lists and texts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<Class>,
    /// How the figures were read; `None` where each row says so in its column `confidence`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// The line that must be shown where the figures are used.
    pub credit: String,
    /// What the stamps mean, in words.
    pub time: LocalText,
    /// The time axis of a table whose rows carry no stamps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub axis: Option<Axis>,
    /// The last day that the figures speak of or on which they were read.
    pub as_of: CivilDate,
}

/// What a resource is about: a closed list, so that a catalogue can be narrowed down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Air: measurements, limits, indices.
    Air,
    /// Weather and climate.
    Weather,
    /// Electricity: generation, use, emissions.
    Electricity,
    /// Heat: fuels, boilers, buildings.
    Heat,
    /// Prices of energy.
    Prices,
    /// Vehicles.
    Transport,
    /// The cluster and its area.
    Cluster,
    /// What other tables refer to.
    Reference,
}

impl Topic {
    /// Every topic, in the order of a list.
    pub const ALL: [Self; 8] = [
        Self::Air,
        Self::Weather,
        Self::Electricity,
        Self::Heat,
        Self::Prices,
        Self::Transport,
        Self::Cluster,
        Self::Reference,
    ];

    /// Its name in the package.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Air => "air",
            Self::Weather => "weather",
            Self::Electricity => "electricity",
            Self::Heat => "heat",
            Self::Prices => "prices",
            Self::Transport => "transport",
            Self::Cluster => "cluster",
            Self::Reference => "reference",
        }
    }
}

/// Time axis of a table whose rows follow each other evenly and carry no stamps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Axis {
    /// Stamp of the first row.
    pub start: Instant,
    /// Seconds between two rows.
    pub step_s: i64,
    /// What the stamp means, for each column that is not listed in `except`.
    pub stamp: Stamp,
    /// Columns with another meaning.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<AxisException>,
    /// Degrees north of the place that the rows describe, where it is not the portal's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// Degrees east of that place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// Height of that place above the sea. \[m\]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub altitude_m: Option<f64>,
}

impl Axis {
    /// What the stamps of a column mean.
    pub fn stamp_of(&self, column: &str) -> Stamp {
        self.except.iter().find(|it| it.column == column).map_or(self.stamp, |it| it.stamp)
    }
}

/// A column whose stamps mean something else than those of the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AxisException {
    /// Heading of the column.
    pub column: String,
    /// What its stamps mean.
    pub stamp: Stamp,
}

/// Why a `datapackage.json` is refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PackageError {
    /// Not JSON, or not of this shape.
    #[error("datapackage.json: {0}")]
    Shape(#[from] serde_json::Error),
    /// Two resources of one name.
    #[error("datapackage.json: {0} is listed twice")]
    Twice(String),
}

impl Package {
    /// Reads `datapackage.json`.
    ///
    /// # Errors
    /// [`PackageError`] when a property that the portal needs is missing or a name occurs twice.
    pub fn parse(text: &str) -> Result<Self, PackageError> {
        let package: Self = serde_json::from_str(text)?;
        for (place, resource) in package.resources.iter().enumerate() {
            if package.resources.iter().take(place).any(|it| it.name == resource.name) {
                return Err(PackageError::Twice(resource.name.clone()));
            }
        }
        Ok(package)
    }

    /// The resource of a name.
    pub fn resource(&self, name: &str) -> Option<&Resource> {
        self.resources.iter().find(|it| it.name == name)
    }
}

impl Resource {
    /// Terms and credit together; `None` when no terms are stated.
    pub fn licence(&self) -> Option<Licence> {
        let first = self.licenses.first()?;
        let (name, url, credit) = (first.title.clone(), first.path.clone(), self.portal.credit.clone());
        Some(Licence { name, url, credit })
    }
}
