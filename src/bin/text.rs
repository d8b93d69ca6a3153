//! Program of the browser for pages of text: what is in their header.

#[cfg(target_arch = "wasm32")]
fn main() {
    portal::lesson::take_header();
}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
