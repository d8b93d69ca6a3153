//! The reader's switch: numbers that follow the time, or a page that stands still.

use leptos::prelude::*;

use super::texts;
use crate::context::AppContext;
use crate::erase::Erase;
use crate::live::Switch;

/// A button that is pressed while live numbers are wanted, with what that means beside it.
#[component]
pub fn LiveSwitch(
    /// Where and in which language.
    app: AppContext,
    /// What it switches.
    switch: Switch,
) -> AnyView {
    let language = app.language();
    let meaning =
        move || if switch.is_on() { texts::SWITCH_ON } else { texts::SWITCH_OFF }.get(language).to_owned();
    view! {
        <p class="live-switch">
            <button
                type="button"
                id="live-switch"
                aria-pressed=move || switch.is_on().to_string()
                aria-describedby="live-meaning"
                on:click=move |_| switch.turn()
            >
                {texts::SWITCH.get(language)}
            </button>
            " "
            <span id="live-meaning">{meaning}</span>
        </p>
    }
    .erase()
}
