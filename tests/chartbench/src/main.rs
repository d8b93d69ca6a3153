//! A chart of a long series alone, offered to the page that times it beside other libraries.

#[cfg(target_arch = "wasm32")]
mod chart;

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
