//! Program of the browser that explores charts, beside the one of the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    portal::widgets::chart::explore::start();
}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
