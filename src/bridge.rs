//! Data that crosses from the prerendered page into the first client render.
//!
//! The page carries two JSON scripts: what every page needs of the configuration with the time of the build, and the
//! data of this page, which stay text until the page reads them. Other pages' data are fetched when the reader goes
//! there.

use std::sync::{Arc, Mutex, PoisonError};

use portal_units::Instant;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::context::Site;
use crate::routes::{Address, PageId};

/// Attribute `id` of the script with the configuration.
pub const SCRIPT_ID: &str = "bridge";
/// Attribute `id` of the script with the page's data.
pub const DATA_SCRIPT_ID: &str = "page-data";

/// The script with the configuration.
#[derive(Debug, Serialize, Deserialize)]
pub struct Bridge {
    /// Whose portal it is.
    pub site: Site,
    /// When the pages were rendered.
    pub built: Instant,
}

/// Data of the page that was opened first, until that page takes them.
#[derive(Clone)]
pub struct Initial(Arc<Mutex<Option<(PageId, Kept)>>>);

enum Kept {
    /// What crossed.
    Json(String),
    /// What is prerendered, before it crosses: charts do not.
    #[cfg(feature = "ssr")]
    Whole(Box<dyn core::any::Any + Send>),
}

impl Initial {
    /// Keeps the data of one page, as JSON.
    pub fn new(page: PageId, data: String) -> Self {
        Self(Arc::new(Mutex::new(Some((page, Kept::Json(data))))))
    }

    /// Keeps the data of one page as they are, of the type that the page takes.
    #[cfg(feature = "ssr")]
    pub fn whole(page: PageId, data: Box<dyn core::any::Any + Send>) -> Self {
        Self(Arc::new(Mutex::new(Some((page, Kept::Whole(data))))))
    }

    /// The data, once, and only for the page they were made for.
    pub fn take<T: DeserializeOwned + 'static>(&self, page: PageId) -> Option<Result<T, serde_json::Error>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, data) = kept.take_if(|(of, _)| *of == page)?;
        match data {
            Kept::Json(text) => Some(serde_json::from_str(&text)),
            #[cfg(feature = "ssr")]
            Kept::Whole(data) => data.downcast().ok().map(|it| Ok(*it)),
        }
    }
}

/// Path of a page's data below the site's base. Data with words in them come in each language.
pub fn data_path(address: Address) -> String {
    let name = address.page.route().name;
    if !address.slug.is_empty() {
        format!("bridge/{name}/{}.{}.json", address.slug, address.language.code())
    } else if address.page.has_words() {
        format!("bridge/{name}.{}.json", address.language.code())
    } else {
        format!("bridge/{name}.json")
    }
}

/// Reads the configuration and the data of the page that is open. `None` when they are missing or damaged.
#[cfg(target_arch = "wasm32")]
pub fn read() -> Option<(Bridge, String)> {
    let text = |id: &str| leptos::prelude::document().get_element_by_id(id)?.text_content();
    Some((serde_json::from_str(&text(SCRIPT_ID)?).ok()?, text(DATA_SCRIPT_ID)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_are_given_once_and_to_their_own_page() {
        let initial = Initial::new(PageId::Air, "[1, 2]".to_owned());
        assert!(initial.take::<Vec<i32>>(PageId::Now).is_none());
        assert_eq!(initial.take::<Vec<i32>>(PageId::Air).unwrap().unwrap(), vec![1, 2]);
        assert!(initial.take::<Vec<i32>>(PageId::Air).is_none());
    }

    #[test]
    fn data_of_another_shape_are_an_error() {
        let initial = Initial::new(PageId::Air, "\"air\"".to_owned());
        assert!(initial.take::<Vec<i32>>(PageId::Air).unwrap().is_err());
    }
}
