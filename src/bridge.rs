//! Data that crosses from the prerendered page into the first client render.
//!
//! The page carries one JSON script: the configuration, the time of the build, and the data of this page. Other
//! pages' data are fetched when the reader goes there.

use std::sync::{Arc, Mutex, PoisonError};

use portal_opendata::config::PortalConfig;
use portal_units::Instant;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::routes::PageId;

/// Attribute `id` of the script.
pub const SCRIPT_ID: &str = "bridge";

/// The whole script.
#[derive(Debug, Serialize, Deserialize)]
pub struct Bridge {
    /// `portal.json`.
    pub config: PortalConfig,
    /// When the pages were rendered.
    pub built: Instant,
    /// The page that carries the script.
    pub page: PageId,
    /// Its data, of the type that the page asks for.
    pub data: serde_json::Value,
}

impl Bridge {
    /// The script's content, safe inside a `<script>` element.
    ///
    /// # Errors
    /// When the data cannot be written as JSON.
    pub fn to_script(&self) -> Result<String, serde_json::Error> {
        Ok(serde_json::to_string(self)?.replace('<', "\\u003c"))
    }
}

/// Data of the page that was opened first, until that page takes them.
#[derive(Clone)]
pub struct Initial(Arc<Mutex<Option<(PageId, serde_json::Value)>>>);

impl Initial {
    /// Keeps the data of one page.
    pub fn new(page: PageId, data: serde_json::Value) -> Self {
        Self(Arc::new(Mutex::new(Some((page, data)))))
    }

    /// The data, once, and only for the page they were made for.
    pub fn take<T: DeserializeOwned>(&self, page: PageId) -> Option<Result<T, serde_json::Error>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, data) = kept.take_if(|(of, _)| *of == page)?;
        Some(serde_json::from_value(data))
    }
}

/// Path of a page's data below the site's base.
pub fn data_path(page: PageId) -> String {
    format!("bridge/{}.json", page.route().name)
}

/// Reads the script of the page that is open. `None` when it is missing or damaged.
#[cfg(target_arch = "wasm32")]
pub fn read() -> Option<Bridge> {
    let script = leptos::prelude::document().get_element_by_id(SCRIPT_ID)?.text_content()?;
    serde_json::from_str(&script).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_are_given_once_and_to_their_own_page() {
        let initial = Initial::new(PageId::Air, serde_json::json!([1, 2]));
        assert!(initial.take::<Vec<i32>>(PageId::Now).is_none());
        assert_eq!(initial.take::<Vec<i32>>(PageId::Air).unwrap().unwrap(), vec![1, 2]);
        assert!(initial.take::<Vec<i32>>(PageId::Air).is_none());
    }

    #[test]
    fn data_of_another_shape_are_an_error() {
        let initial = Initial::new(PageId::Air, serde_json::json!("air"));
        assert!(initial.take::<Vec<i32>>(PageId::Air).unwrap().is_err());
    }
}
