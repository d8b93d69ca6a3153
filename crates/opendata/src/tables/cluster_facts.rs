//! What is known of the cluster and of the law it lives under.

use portal_evidence::{Confidence, SourceId};

use super::pollutant::require_new;
use crate::LocalText;
use crate::package::{Sheet, SheetError};

/// Name of the resource.
pub const RESOURCE: &str = "cluster-facts";

/// What a fact tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Who is in the cluster, and what for.
    Partners,
    /// Plants of the region, standing or planned.
    Plants,
    /// The law.
    Law,
    /// Anything else.
    Other,
}

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClusterFact {
    /// Its name in the table, `founding`. No code asks for it: each town has its own.
    pub id: String,
    /// What it tells of.
    pub part: Part,
    /// What it is about.
    pub item: LocalText,
    /// What is known.
    pub value: LocalText,
    /// Whether it is a plan or an aim and not built or reached.
    pub planned: bool,
    /// Where it was read.
    pub source: SourceId,
    /// How it was read.
    pub confidence: Confidence,
}

/// Reads the table.
///
/// # Errors
/// [`SheetError`] for other headings, unreadable cells or a key that occurs twice.
pub fn parse(text: &str) -> Result<Vec<ClusterFact>, SheetError> {
    let columns =
        &["id", "part", "item_pl", "item_en", "value_pl", "value_en", "planned", "source", "confidence"];
    let mut facts: Vec<ClusterFact> = Vec::new();
    for row in Sheet::parse(RESOURCE, columns, text)?.rows() {
        facts.push(ClusterFact {
            id: require_new(row, "id", facts.iter().map(|it| it.id.as_str()))?,
            part: match row.cell("part")? {
                "partners" => Part::Partners,
                "plants" => Part::Plants,
                "law" => Part::Law,
                "other" => Part::Other,
                _ => return Err(row.refuse("part", "partners, plants, law or other")),
            },
            item: row.local("item_pl", "item_en")?,
            value: row.local("value_pl", "value_en")?,
            planned: row.yes_or_no("planned")?,
            source: row.source()?,
            confidence: row.confidence()?,
        });
    }
    Ok(facts)
}
