//! The server that replays the sample answers, and what the app makes of them.

use std::io::{self, Write as _};

pub use portal_replay::{Fault, Publisher, Replay, Service, Target, path_of};

/// Tells how many pairs of a source and a fault were played: past the harness, which keeps what a test that passes prints.
pub fn tell_fault_cells(cells: usize, how: &str) {
    // A number that nobody can be told is no fault of the test.
    let _ = writeln!(io::stdout(), "\n{cells} fault cells {how}");
}

#[cfg(test)]
mod tests;
