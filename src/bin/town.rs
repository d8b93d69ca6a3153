//! Program of the browser for the calculators of a town.

#[cfg(target_arch = "wasm32")]
fn main() {
    use portal::entry::{Entry, TOWN, start, town};
    use portal::pages::calculator::flow_and_tools;

    start(town, TOWN, flow_and_tools, Entry::Town);
}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
