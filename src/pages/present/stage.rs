//! What stands around slides: buttons, the list of keys, the speaker's desk, the code for the audience.

use leptos::prelude::*;
use portal_text::{Language, Text};

use super::texts;
use crate::erase::Erase;
use crate::qr;

/// A button whose name is told by [`crate::show`].
fn button(act: &'static str, words: Text, language: Language) -> AnyView {
    view! { <button type="button" class="plain-button" data-do=act>{words.get(language)}</button> }.erase()
}

/// What can be done with a talk.
pub(super) fn actions(language: Language) -> AnyView {
    view! {
        <p class="deck-actions">
            <button type="button" class="plain-button first" data-do="start">{texts::START.get(language)}</button>
            {button("speaker", texts::SPEAKER, language)}
            {button("code", texts::CODE, language)}
            {button("print", texts::PRINT, language)}
        </p>
    }
    .erase()
}

const KEYS: [(&str, Text); 9] = [
    ("Page Down · → · ␣", texts::KEY_NEXT),
    ("Page Up · ←", texts::KEY_BACK),
    ("Home · End", texts::KEY_ENDS),
    ("B · .", texts::KEY_BLACK),
    ("F · F5", texts::KEY_FULL),
    ("N", texts::KEY_SPEAKER),
    ("Q", texts::KEY_CODE),
    ("Z", texts::KEY_FREEZE),
    ("Esc · ?", texts::KEY_LEAVE),
];

fn key_list(language: Language) -> AnyView {
    let row = |(keys, words): (&'static str, Text)| {
        view! { <div><dt>{keys}</dt><dd>{words.get(language)}</dd></div> }.erase()
    };
    view! { <dl class="deck-keys">{KEYS.map(row).collect_view()}</dl> }.erase()
}

/// The keys, folded.
pub(super) fn keys(language: Language) -> AnyView {
    view! {
        <details>
            <summary>{texts::KEYS.get(language)}</summary>
            {key_list(language)}
        </details>
    }
    .erase()
}

/// The talk's own address as a code, for paper.
pub(super) fn own_code(address: &str, language: Language) -> Option<AnyView> {
    let code = qr::svg(address, texts::CODE_OF.get(language))?;
    let address = address.to_owned();
    Some(
        view! { <div class="deck-own" ><div inner_html=code></div><p class="small">{address}</p></div> }
            .erase(),
    )
}

/// The band below the slides.
pub(super) fn bar(language: Language) -> AnyView {
    view! {
        <div class="deck-bar" role="toolbar" aria-label=texts::BAR.get(language)>
            {button("back", texts::BACK, language)}
            {button("next", texts::NEXT, language)}
            <span class="deck-frozen badge square" hidden data-words=texts::FROZEN.get(language)></span>
            <span class="deck-spring"></span>
            {button("freeze", texts::FREEZE, language)}
            {button("code", texts::CODE, language)}
            {button("speaker", texts::SPEAKER, language)}
            {button("full", texts::FULL, language)}
            {button("help", texts::HELP, language)}
            {button("leave", texts::LEAVE, language)}
        </div>
        <div class="deck-black" hidden><p class="visually-hidden">{texts::BLACK.get(language)}</p></div>
        <p class="visually-hidden" role="status" id="deck-says" data-words=texts::SAYS.get(language)></p>
    }
    .erase()
}

/// The speaker's desk, shown in a window of its own.
pub(super) fn speaker(language: Language) -> AnyView {
    view! {
        <div class="desk" role="region" aria-label=texts::SPEAKER.get(language) hidden>
            <div class="desk-times">
                <p><span>{texts::CLOCK.get(language)}</span> <b id="desk-clock"></b></p>
                <p><span>{texts::ELAPSED.get(language)}</span> <b id="desk-elapsed"></b></p>
                <p><span>{texts::REST.get(language)}</span> <b id="desk-rest" data-over=texts::OVER.get(language)></b></p>
                <p><span>{texts::PLACE.get(language)}</span> <b id="desk-place"></b></p>
            </div>
            <p class="desk-tools">
                {button("back", texts::BACK, language)}
                {button("next", texts::NEXT, language)}
                {button("black", texts::BLACK_BUTTON, language)}
                {button("freeze", texts::FREEZE, language)}
                {button("pause", texts::PAUSE, language)}
                {button("reset", texts::RESET, language)}
            </p>
            <h2>{texts::NOTES.get(language)}</h2>
            <div class="desk-notes" id="desk-notes" tabindex="0" role="region" aria-label=texts::NOTES.get(language)></div>
            <h2 class="desk-next">{texts::COMING.get(language)}</h2>
        </div>
    }
    .erase()
}

/// What lies over the slides when it is asked for.
pub(super) fn dialogs(language: Language) -> AnyView {
    view! {
        <dialog id="deck-help" aria-labelledby="deck-help-title">
            <h2 id="deck-help-title">{texts::KEYS.get(language)}</h2>
            {key_list(language)}
            {button("close", texts::CLOSE, language)}
        </dialog>
        <dialog id="deck-code" aria-labelledby="deck-code-title" data-words=texts::CODE_OF.get(language)>
            <h2 id="deck-code-title">{texts::CODE_TITLE.get(language)}</h2>
            <div class="code"></div>
            <p class="code-address"></p>
            {button("close", texts::CLOSE, language)}
        </dialog>
    }
    .erase()
}

/// The band below the pages of a kiosk.
pub(super) fn kiosk_bar(language: Language) -> AnyView {
    view! {
        <div class="kiosk-bar" role="toolbar" aria-label=texts::KIOSK_BAR.get(language) hidden>
            {button("back", texts::BACK, language)}
            <button
                type="button"
                class="plain-button"
                data-do="pause"
                data-pause=texts::KIOSK_PAUSE.get(language)
                data-play=texts::KIOSK_PLAY.get(language)
            >
                {texts::KIOSK_PAUSE.get(language)}
            </button>
            {button("next", texts::NEXT, language)}
            <span class="kiosk-name" role="status"></span>
            <span class="deck-spring"></span>
            {button("leave", texts::LEAVE, language)}
        </div>
    }
    .erase()
}
