//! The program of the pages for teachers: the preview of a file that somebody writes, the link for a class, and the results of
//! a class.
//!
//! The first two know what the portal has from the tables that it publishes, so nothing of it is compiled in.

mod beside;
mod builder;
mod fields;
mod preview;
mod results;
mod slides;
mod stand_in;

use portal_content::{Stock, Table};

use crate::lesson::element::{language, named};

mod texts {
    portal_text::texts!("teacher");
}

/// Takes the page in hand, for as long as its document lives.
pub fn start() {
    crate::lesson::take_header();
    if let Some(page) = named("preview") {
        preview::take(&page);
    } else if let Some(page) = named("builder") {
        builder::take(&page);
    } else if let Some(page) = named("results") {
        results::take(&page);
    }
}

/// What the portal has, but for its curated tables. `root` leads to the site's root.
async fn stock(root: &str) -> Option<(Stock, Table)> {
    let questions = format!("{root}bridge/questions.{}.csv", language().code());
    let questions = Table::read(&crate::net::get_own(&questions).await.ok()?)?;
    let sources = Table::read(&crate::net::get_own(&format!("{root}data/sources.csv")).await.ok()?)?;
    Some((Stock::new(&sources, &questions), sources))
}
