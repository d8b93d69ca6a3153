//! Open data: the catalogue, a page for each data set, and the reader's own numbers.
//!
//! The pages are rendered natively. In the browser a small part of their program ([`enhance`]) narrows lists and tables
//! down, keeps that in the address, and offers what is left as a file.

pub mod drawing;
pub mod filter;
pub mod trouble;

#[cfg(feature = "ssr")]
mod archive;
#[cfg(feature = "ssr")]
mod chart;
#[cfg(feature = "ssr")]
mod list;
#[cfg(feature = "ssr")]
mod live;
#[cfg(feature = "ssr")]
mod load;
#[cfg(feature = "ssr")]
mod one;
#[cfg(feature = "ssr")]
mod own;
#[cfg(feature = "ssr")]
mod parts;
#[cfg(feature = "ssr")]
mod table;
#[cfg(feature = "ssr")]
mod usage;

#[cfg(target_arch = "wasm32")]
mod enhance;

#[cfg(feature = "ssr")]
pub use archive::{FILE as ARCHIVE, archive};
#[cfg(feature = "ssr")]
pub use list::page as list;
#[cfg(feature = "ssr")]
pub use load::{Catalogue, Column, DataSet, SetPage, load, load_one, slugs};
#[cfg(feature = "ssr")]
pub use one::page as one;
#[cfg(feature = "ssr")]
pub use own::{OwnPage, page as own};

use leptos::prelude::*;

use crate::context::AppContext;
use crate::pages::text;

#[cfg(feature = "ssr")]
mod texts {
    portal_text::texts!("pages/data");
}

/// Any of the pages: text that was rendered natively, brought to life once it stands in the document.
pub fn page(app: AppContext, html: String) -> AnyView {
    enliven(app);
    text::page(app, html)
}

#[cfg(target_arch = "wasm32")]
fn enliven(app: AppContext) {
    Effect::new(move || enhance::start(app));
}

#[cfg(not(target_arch = "wasm32"))]
const fn enliven(_app: AppContext) {}
