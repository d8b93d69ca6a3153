//! The switch between light, dark and what a projector can show. The choice is kept; without one the device decides.

use crate::erase::Erase;
use leptos::prelude::*;
use portal_text::Language;

mod texts {
    portal_text::texts!("widgets/theme");
}

/// Key of the choice in the browser's store; `public/theme.js` reads it before the first paint.
#[cfg(target_arch = "wasm32")]
const KEY: &str = "theme";

/// A button that changes light to dark, dark to the look for projectors, and that to light.
#[component]
pub fn ThemeSwitch(
    /// Language of the label.
    language: Signal<Language>,
) -> AnyView {
    view! {
        <button
            type="button"
            class="theme"
            aria-label=move || texts::SWITCH.get(language.get()).to_owned()
            title=move || texts::SWITCH.get(language.get()).to_owned()
            on:click=|_| switch()
        >
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <circle class="theme-ring" cx="12" cy="12" r="8"></circle>
                <path class="theme-half" d="M12 4a8 8 0 0 1 0 16z"></path>
            </svg>
        </button>
    }
    .erase()
}

/// Changes light to dark, dark to the look for projectors, and that to light.
#[cfg(target_arch = "wasm32")]
pub fn switch() {
    let Some(html) = document().document_element() else { return };
    let device_dark =
        window().match_media("(prefers-color-scheme: dark)").ok().flatten().is_some_and(|it| it.matches());
    let now = html.get_attribute("data-theme");
    let theme = match now.as_deref() {
        Some("projector") => "light",
        Some("light") => "dark",
        Some(_) => "projector",
        None if device_dark => "projector",
        None => "dark",
    };
    let _ = html.set_attribute("data-theme", theme);
    // Without a store the choice lasts as long as the page.
    let _ = crate::storage::write(KEY, theme);
}

#[cfg(not(target_arch = "wasm32"))]
const fn switch() {}
