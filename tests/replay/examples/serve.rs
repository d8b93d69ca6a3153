//! The test server on its own, to try the harvester or a page by hand: it answers as all services do at one moment.
//!
//! `cargo run -p portal-replay --example serve` and then what it says. It ends with its standard input.

use std::io::Read as _;

use portal_replay::Replay;
use portal_units::Instant;

const NOW: &str = "2026-06-15T12:40:00Z";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let replay = Replay::start(Instant::parse(NOW)?)?;
    println!("cargo xtask harvest --public DIR --now {NOW} --replay {}", replay.origin());
    std::io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}
