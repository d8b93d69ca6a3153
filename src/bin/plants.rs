//! Program of the browser for the calculators of what a town burns and breathes.

#[cfg(target_arch = "wasm32")]
fn main() {
    use portal::entry::{Entry, PLANTS, plants, start};
    use portal::pages::calculator::tools;

    start(plants, PLANTS, tools, Entry::Plants);
}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
