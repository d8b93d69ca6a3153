//! Program of the browser for those who write lessons and hand them out.

#[cfg(target_arch = "wasm32")]
fn main() {
    portal::teacher::start();
}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
