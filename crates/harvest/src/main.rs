//! The harvester as a program; see `--help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    ExitCode::from(portal_harvest::main(&words))
}
