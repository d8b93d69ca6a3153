//! Turns the `texts.toml` files into constants.

fn main() -> Result<(), String> {
    portal_text::build::generate()
}
