//! Program of the browser that shows slides and runs the kiosk.

#[cfg(target_arch = "wasm32")]
fn main() {
    portal::show::start();
}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
