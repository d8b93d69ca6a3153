//! What is painted, by its pixels, in a browser.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod board;
mod layers;
mod pictures;
mod strokes;
mod text;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
