//! Paints the drawings of charts on canvases, in the colours and the font of the page.
//!
//! It stands apart from the app so that everything that paints is one thing: the charts of the pages, the programs that
//! are loaded later, the checks by pixels and the comparison with other libraries. Natively it is empty.

#[cfg(target_arch = "wasm32")]
mod layers;
#[cfg(target_arch = "wasm32")]
mod look;
#[cfg(target_arch = "wasm32")]
mod paint;

#[cfg(target_arch = "wasm32")]
pub use self::{
    layers::Layers,
    look::{family, palette},
    paint::paint,
};
#[cfg(target_arch = "wasm32")]
pub use web_sys::HtmlCanvasElement;
