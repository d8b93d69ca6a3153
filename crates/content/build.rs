//! Turns the sentences of faults into constants.

fn main() -> Result<(), String> {
    portal_text::build::generate()
}
