//! `cargo xtask harvest`: asks the publishers that a page may not ask, for `public/data/live`.

use std::process::Command;

use crate::{
    error::{Error, Result},
    shell,
};

/// Hands the words to the harvester, which prints its own report.
///
/// # Errors
/// When it cannot be built, and with its own exit code when it fails: then the last good answers stay.
pub(crate) fn run(words: &[String]) -> Result<()> {
    let mut cargo: Command =
        shell::cargo(&["run", "--quiet", "--release", "--package", "portal-harvest", "--"]);
    match shell::code(cargo.args(words))? {
        0 => Ok(()),
        code => Err(Error::Exit(code)),
    }
}
