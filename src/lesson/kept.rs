//! What a pupil has done, kept in this browser only.

use crate::storage;

/// Entries of one lesson: the name of an exercise and what was given, in the order in which it was done.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    key: String,
    entries: Vec<(String, String)>,
}

impl Kept {
    /// What was kept of a lesson. Entries that cannot be read are left out.
    pub(super) fn of(slug: &str) -> Self {
        let key = format!("lesson.{slug}");
        let text = storage::read(&key).unwrap_or_default();
        let entry = |part: &str| {
            let (id, given) = part.split_once('=')?;
            Some((id.to_owned(), js_sys::decode_uri_component(given).ok()?.into()))
        };
        let entries = text.split('&').filter_map(entry).collect();
        Self { key, entries }
    }

    /// Every entry.
    pub(super) fn entries(&self) -> &[(String, String)] {
        &self.entries
    }

    /// Keeps what was given, or nothing more of an exercise when it is empty.
    pub(super) fn put(&mut self, id: &str, given: &str) {
        self.entries.retain(|it| it.0 != id);
        if !given.is_empty() {
            self.entries.push((id.to_owned(), given.to_owned()));
        }
        let written = self.entries.iter().map(|(id, given)| {
            let given: String = js_sys::encode_uri_component(given).into();
            format!("{id}={given}")
        });
        // Without a store what was done lasts as long as the page.
        let _ = storage::write(&self.key, &written.collect::<Vec<_>>().join("&"));
    }

    /// Forgets everything.
    pub(super) fn forget(&mut self) {
        self.entries.clear();
        storage::remove(&self.key);
    }
}
