//! Program of the browser for the calculators of everyday life.

#[cfg(target_arch = "wasm32")]
fn main() {
    use portal::entry::{EVERYDAY, Entry, everyday, start};
    use portal::pages::calculator::tools;

    start(everyday, EVERYDAY, tools, Entry::Everyday);
}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
