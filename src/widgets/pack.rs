//! The size of a lesson or deck, and a button that keeps it for when there is no network. Without a script it says nothing.

use leptos::prelude::*;
use portal_text::Language;

use crate::erase::Erase;

mod texts {
    portal_text::texts!("widgets/pack");
}

/// The place that `public/keep.js` fills. `name` is the address below the language without its last slash, such as
/// `learn/school-roof`.
pub fn pack(name: &str, language: Language) -> AnyView {
    view! {
        <p
            class="pack small"
            data-pack=name.to_owned()
            data-size=texts::SIZE.get(language)
            data-keep=texts::KEEP.get(language)
            data-kept=texts::KEPT.get(language)
            data-failed=texts::FAILED.get(language)
        ></p>
    }
    .erase()
}
