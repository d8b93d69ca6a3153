//! Program of the browser for live tiles on natively rendered pages.

#[cfg(target_arch = "wasm32")]
fn main() {
    portal::tiles::start();
}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
