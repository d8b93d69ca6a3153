//! Slides and kiosk: what makes a show of pages that can also be read as they are.
//!
//! The pages are rendered natively ([`crate::pages::present`]); this program adds keys, the speaker's window, full
//! screen, the code for the audience, and keeps the ribbon of the day up to date. It draws no view of its own, so that it
//! is small.

pub mod course;
#[cfg(any(feature = "ssr", target_arch = "wasm32"))]
pub mod day;
pub mod keys;

#[cfg(target_arch = "wasm32")]
mod desk;
#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
mod kiosk;
#[cfg(target_arch = "wasm32")]
mod over;
#[cfg(target_arch = "wasm32")]
mod ribbon;
#[cfg(target_arch = "wasm32")]
mod talk;

/// Takes the page in hand, for as long as the document lives.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    if let Some(button) = dom::find("button.theme") {
        dom::hear(&button, "click", |_| crate::widgets::theme::switch());
    }
    if let Some(deck) = dom::find("#deck") {
        talk::Talk::open(deck);
    } else if let Some(page) = dom::find("#kiosk") {
        kiosk::Kiosk::open(page);
    }
}
