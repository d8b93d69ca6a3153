//! Program of the browser for the calculators of a house.

#[cfg(target_arch = "wasm32")]
fn main() {
    use portal::entry::{Entry, HOUSE, house, start};
    use portal::pages::calculator::tools;

    start(house, HOUSE, tools, Entry::House);
}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
