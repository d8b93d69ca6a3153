//! Program of the browser for the calculators of cars and buses.

#[cfg(target_arch = "wasm32")]
fn main() {
    use portal::entry::{Entry, MOBILITY, mobility, start};
    use portal::pages::calculator::tools;

    start(mobility, MOBILITY, tools, Entry::Mobility);
}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
