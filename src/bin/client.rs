//! Entry of the browser.
fn main() {}
