//! The facts, with their sources.

use portal_opendata::tables::{cluster_facts, sources};

use super::{AboutPage, Fact, SourceLink};
use crate::prerender::{Inputs, PrerenderError};

/// Reads the facts of the cluster.
///
/// # Errors
/// [`PrerenderError`] when one of the tables cannot be read.
pub fn load(inputs: &Inputs) -> Result<AboutPage, PrerenderError> {
    let known = inputs.table("sources.csv", sources::parse)?;
    let find = |id: &str| known.iter().find(|it| it.id == id);
    let link = |id: &str| match find(id) {
        Some(source) => SourceLink { title: source.title.clone(), url: source.url.clone() },
        None => SourceLink { title: id.to_owned(), url: None },
    };
    let facts = inputs.table("cluster-facts.csv", cluster_facts::parse)?;
    let facts = facts
        .into_iter()
        .map(|it| Fact {
            source: link(it.source.as_str()),
            item: it.item,
            value: it.value,
            planned: it.planned,
            confidence: it.confidence,
        })
        .collect();
    let join_source = find(&inputs.config.contact.source).map(|it| link(&it.id));
    Ok(AboutPage { config: inputs.config, facts, join_source })
}
