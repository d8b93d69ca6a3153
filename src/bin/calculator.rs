//! Program of the browser for the calculators.

#[cfg(target_arch = "wasm32")]
fn main() {
    portal::entry::hydrate(portal::entry::calculator);
}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
