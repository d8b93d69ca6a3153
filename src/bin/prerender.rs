//! Writes every page.
fn main() {}
