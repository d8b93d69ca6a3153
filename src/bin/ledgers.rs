//! Program of the browser for the calculators of all measures of a house and all parts of a cluster.

#[cfg(target_arch = "wasm32")]
fn main() {
    use portal::entry::{Entry, LEDGERS, ledgers, start};
    use portal::pages::calculator::tools;

    start(ledgers, LEDGERS, tools, Entry::Ledgers);
}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
