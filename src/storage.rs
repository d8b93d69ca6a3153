//! The only file that touches the browser's store and the address bar.
//!
//! Both may be refused (private windows, full stores): then the portal works without them. In native code there
//! is neither, and every call answers "nothing".

/// Why something could not be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StorageError {
    /// The browser offers no store, or refuses it.
    #[error("the browser offers no store")]
    Unavailable,
    /// The store is full.
    #[error("the browser's store is full")]
    Full,
}

/// Prefix of every key, so that another site of the same host is not disturbed.
#[cfg(target_arch = "wasm32")]
const PREFIX: &str = "portal.";

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::{PREFIX, StorageError};
    use leptos::prelude::window;
    use wasm_bindgen::JsValue;

    fn store() -> Option<web_sys::Storage> {
        window().local_storage().ok().flatten()
    }

    /// What was kept under a key.
    pub fn read(key: &str) -> Option<String> {
        store()?.get_item(&format!("{PREFIX}{key}")).ok().flatten()
    }

    /// Keeps a text under a key.
    ///
    /// # Errors
    /// [`StorageError`] when there is no store or no room.
    pub fn write(key: &str, value: &str) -> Result<(), StorageError> {
        let store = store().ok_or(StorageError::Unavailable)?;
        store.set_item(&format!("{PREFIX}{key}"), value).map_err(|_| StorageError::Full)
    }

    /// Forgets what was kept under a key.
    pub fn remove(key: &str) {
        if let Some(store) = store() {
            let _ = store.remove_item(&format!("{PREFIX}{key}"));
        }
    }

    /// The query of the address, without the question mark.
    pub fn query() -> String {
        let search = window().location().search().unwrap_or_default();
        search.strip_prefix('?').map(str::to_owned).unwrap_or_default()
    }

    /// Replaces the query of the address but for the views of charts, which are not the page's own state.
    pub fn replace_query(query: &str) {
        let old = self::query();
        let is_view = |it: &&str| it.starts_with("w.");
        let own = query.split('&').filter(|it| !it.is_empty() && !is_view(it));
        let all: Vec<&str> = own.chain(old.split('&').filter(is_view)).collect();
        set_query(&all.join("&"));
    }

    /// Replaces the whole query of the address without a new entry in the history. An empty query leaves none.
    pub fn set_query(query: &str) {
        let location = window().location();
        let (Ok(path), Ok(hash)) = (location.pathname(), location.hash()) else { return };
        let mark = if query.is_empty() { "" } else { "?" };
        let address = format!("{path}{mark}{query}{hash}");
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
        }
    }

    /// Replaces query and place (what stands behind the `#`) of the address without a new entry in the history.
    pub fn set_address(query: &str, place: &str) {
        let Ok(path) = window().location().pathname() else { return };
        let mark = if query.is_empty() { "" } else { "?" };
        let address = format!("{path}{mark}{query}#{place}");
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
        }
    }

    /// Puts another address of the same origin in the address bar, as a new entry of the history.
    pub fn push(url: &str) {
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(url));
        }
    }

    /// What stands behind the `#` of the address.
    pub fn place() -> String {
        let hash = window().location().hash().unwrap_or_default();
        hash.strip_prefix('#').map(str::to_owned).unwrap_or_default()
    }

    /// The whole address, for sharing.
    pub fn address() -> String {
        window().location().href().unwrap_or_default()
    }

    /// Path of the address.
    pub fn pathname() -> String {
        window().location().pathname().unwrap_or_default()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::StorageError;

    /// Nothing is kept natively.
    pub const fn read(_key: &str) -> Option<String> {
        None
    }

    /// Nothing is kept natively.
    ///
    /// # Errors
    /// Always [`StorageError::Unavailable`].
    pub const fn write(_key: &str, _value: &str) -> Result<(), StorageError> {
        Err(StorageError::Unavailable)
    }

    /// Nothing is kept natively.
    pub const fn remove(_key: &str) {}

    /// There is no address natively.
    pub const fn query() -> String {
        String::new()
    }

    /// There is no address natively.
    pub const fn replace_query(_query: &str) {}

    /// There is no address natively.
    pub const fn set_query(_query: &str) {}

    /// There is no address natively.
    pub const fn address() -> String {
        String::new()
    }

    /// There is no address natively.
    pub const fn pathname() -> String {
        String::new()
    }
}

#[cfg(target_arch = "wasm32")]
pub use browser::{
    address, pathname, place, push, query, read, remove, replace_query, set_address, set_query, write,
};
#[cfg(not(target_arch = "wasm32"))]
pub use native::{address, pathname, query, read, remove, replace_query, set_query, write};
