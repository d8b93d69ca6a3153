//! Program of the browser for lessons.

#[cfg(target_arch = "wasm32")]
fn main() {
    portal::lesson::start();
}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
