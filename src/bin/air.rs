//! Program of the browser for Air.

#[cfg(target_arch = "wasm32")]
fn main() {
    portal::entry::hydrate(portal::entry::air);
}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
