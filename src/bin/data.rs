//! Program of the browser for the pages of data.

#[cfg(target_arch = "wasm32")]
fn main() {
    portal::entry::hydrate(portal::entry::data);
}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
