//! Program of the browser for the calculators of a house's heat.

#[cfg(target_arch = "wasm32")]
fn main() {
    use portal::entry::{Entry, HEATING, heating, start};
    use portal::pages::calculator::tools;

    start(heating, HEATING, tools, Entry::Heating);
}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
