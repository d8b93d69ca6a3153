//! Program of the browser for Now and the pages of text.

#[cfg(target_arch = "wasm32")]
fn main() {
    portal::entry::hydrate(portal::entry::home);
}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
