//! `cargo xtask bench`: how fast the models are beside other libraries, on the same input and the same machine, and
//! how fast the page answers an input. A report: no check fails by it.

mod charts;
mod families;
mod page;

use crate::{
    error::{Error, Result},
    paths, setup, shell,
};

/// Prints the ratios. Both sides print their own median over many runs. `native` leaves the browser out.
///
/// # Errors
/// When the set-up fails or one side does not run.
pub(crate) fn run(native: bool) -> Result<()> {
    shell::step("set-up", if native { setup::for_native_benchmarks } else { setup::for_benchmarks })?;
    families::run()?;
    let native_ms = pv_chain()?;
    if native { Ok(()) } else { page::run(native_ms) }
}

/// Prints the charts beside those of other libraries.
///
/// # Errors
/// When the set-up fails, something cannot be built, or a library does not draw.
pub(crate) fn charts() -> Result<()> {
    charts::run()
}

/// One annual chain of a roof, the sun's positions at hand: ours against pvlib's. Gives our time. \[ms\]
fn pv_chain() -> Result<f64> {
    let mut ours = shell::cargo(&["run", "--quiet", "--release", "--package", "portal-model"]);
    let ours = Chain::read(&shell::output(ours.args(["--example", "chain_time"]))?)?;
    let mut peer = shell::command(paths::python());
    peer.arg(paths::root().join("xtask/bench/pvlib_chain.py")).arg(paths::root().join("tests/reference"));
    let peer = Chain::read(&shell::output(&mut peer)?)?;
    println!("annual chain of a roof, 8760 hours");
    println!("  portal-model {:>9.3} ms {:>12.3} kWh/kWp", ours.milliseconds, ours.kwh_per_kwp);
    println!("  pvlib        {:>9.3} ms {:>12.3} kWh/kWp", peer.milliseconds, peer.kwh_per_kwp);
    println!("  ratio        {:>9.1} times faster", peer.milliseconds / ours.milliseconds);
    Ok(ours.milliseconds)
}

/// What one side says of itself.
#[derive(Debug, PartialEq)]
struct Chain {
    milliseconds: f64,
    kwh_per_kwp: f64,
}

impl Chain {
    /// Reads the lines `chain_ms 1.25` and `ac_kwh_per_kwp 1012.5` among others.
    fn read(output: &str) -> Result<Self> {
        Ok(Self { milliseconds: figure(output, "chain_ms")?, kwh_per_kwp: figure(output, "ac_kwh_per_kwp")? })
    }
}

/// The number behind a name that begins a line.
fn figure(output: &str, name: &str) -> Result<f64> {
    let words = output.lines().filter_map(|line| line.trim().split_once(' '));
    let found = words.filter(|(word, _)| *word == name).find_map(|(_, number)| number.trim().parse().ok());
    found.ok_or_else(|| Error::message(format!("no line `{name}` in: {output}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_read_by_name() {
        let chain = Chain::read("sun_year_ms 9\nac_kwh_per_kwp 1012.5\nchain_ms 1.25\n").unwrap();
        assert_eq!(chain, Chain { milliseconds: 1.25, kwh_per_kwp: 1_012.5 });
        assert!(Chain::read("chain_ms fast\nac_kwh_per_kwp 1").is_err());
    }
}
