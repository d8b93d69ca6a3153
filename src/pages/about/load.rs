//! The facts, with their sources.

use portal_opendata::tables::cluster_facts::{self, ClusterFact, Part};
use portal_opendata::tables::sources::{self, Source};

use super::{AboutPage, Fact, SourceLink};
use crate::prerender::{Inputs, PrerenderError};

/// Reads the facts of the cluster.
///
/// # Errors
/// [`PrerenderError`] when one of the tables cannot be read.
pub fn load(inputs: &Inputs) -> Result<AboutPage, PrerenderError> {
    let (known, facts) = (inputs.table("sources.csv", sources::parse)?, read(inputs)?);
    let facts = facts.into_iter().map(|it| fact(&known, it)).collect();
    let join_source =
        known.iter().find(|it| it.id == inputs.config.contact.source).map(|it| link(&known, &it.id));
    Ok(AboutPage { config: inputs.config, facts, join_source })
}

/// The facts that tell of something, in the order of the table.
///
/// # Errors
/// [`PrerenderError`] when one of the tables cannot be read.
pub fn facts(inputs: &Inputs, part: Part) -> Result<Vec<Fact>, PrerenderError> {
    let (known, facts) = (inputs.table("sources.csv", sources::parse)?, read(inputs)?);
    Ok(facts.into_iter().filter(|it| it.part == part).map(|it| fact(&known, it)).collect())
}

fn read(inputs: &Inputs) -> Result<Vec<ClusterFact>, PrerenderError> {
    inputs.table("cluster-facts.csv", cluster_facts::parse)
}

fn fact(known: &[Source], it: ClusterFact) -> Fact {
    Fact {
        source: link(known, it.source.as_str()),
        item: it.item,
        value: it.value,
        planned: it.planned,
        confidence: it.confidence,
    }
}

fn link(known: &[Source], id: &str) -> SourceLink {
    match known.iter().find(|it| it.id == id) {
        Some(source) => SourceLink { title: source.title.clone(), url: source.url.clone() },
        None => SourceLink { title: id.to_owned(), url: None },
    }
}
