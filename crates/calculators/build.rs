//! Turns the texts beside each calculator into constants.

fn main() -> Result<(), String> {
    portal_text::build::generate()
}
