//! The pictures of a page that is being rendered natively, packed. Its own program gives them to who explores the charts;
//! a frame on another site has no such program and carries them itself.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use leptos::prelude::*;
use portal_chart::pack;

use super::picture::Picture;

/// Pictures by the id of their figure. Given as a context, it is filled by every chart that is rendered.
#[derive(Debug, Clone, Default)]
pub struct Packed(Arc<Mutex<BTreeMap<String, String>>>);

impl Packed {
    /// The picture of a figure, as it would stand in `data-spec`.
    pub fn of(&self, id: &str) -> Option<String> {
        self.0.lock().ok()?.get(id).cloned()
    }

    /// A picture that is known beforehand, in base64.
    #[cfg(test)]
    #[must_use]
    pub fn with(self, id: &str, picture: &str) -> Self {
        if let Ok(mut all) = self.0.lock() {
            all.insert(id.to_owned(), picture.to_owned());
        }
        self
    }
}

/// Notes the picture of a figure where pictures are wanted.
pub(super) fn note<P: Picture>(id: &str, spec: Signal<P>) {
    let Some(Packed(pictures)) = use_context::<Packed>() else { return };
    let packed = spec.with_untracked(|it| (!it.is_empty()).then(|| STANDARD.encode(pack(P::KIND, it))));
    if let (Some(packed), Ok(mut all)) = (packed, pictures.lock()) {
        all.insert(id.to_owned(), packed);
    }
}
