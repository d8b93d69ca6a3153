//! Turns the texts of summaries and empty drawings into constants.

fn main() -> Result<(), String> {
    portal_text::build::generate()
}
