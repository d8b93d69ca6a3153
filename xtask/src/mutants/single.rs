//! The tool itself, for changes that cannot be compiled together with others.

use std::{fs, path::Path, process::Command};

use serde::Deserialize;

use super::changes::{Change, Outcome, Tried, chosen};
use crate::{
    error::{Error, Result},
    paths, shell,
};

/// What the tool writes about a run.
#[derive(Debug, Deserialize)]
struct Results {
    outcomes: Vec<Told>,
}

#[derive(Debug, Deserialize)]
struct Told {
    scenario: Scenario,
    summary: String,
}

#[derive(Debug, Deserialize)]
enum Scenario {
    Baseline,
    Mutant { name: String },
}

/// Lets the tool make these changes, each by itself.
///
/// # Errors
/// When the tool does not run.
pub(super) fn run(family: &str, changes: &[&Change], tests: &[&str]) -> Result<Vec<Tried>> {
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    let out = paths::target().join("mutants").join(family);
    let outcomes = out.join("mutants.out/outcomes.json");
    if outcomes.exists() {
        fs::remove_file(&outcomes).map_err(Error::file(&outcomes))?;
    }
    fs::create_dir_all(&out).map_err(Error::file(&out))?;
    // It ends with a failure when something survives; whether it ran is told by what it wrote.
    let ended = shell::run(&mut tool(family, changes, tests, &out));
    let text = fs::read_to_string(&outcomes).map_err(|error| match ended {
        Err(failure) => failure,
        Ok(()) => Error::file(&outcomes)(error),
    })?;
    let results: Results = serde_json::from_str(&text)
        .map_err(|error| Error::message(format!("{}: {error}", outcomes.display())))?;
    Ok(results.outcomes.into_iter().filter_map(tried).collect())
}

fn tried(told: Told) -> Option<Tried> {
    let Scenario::Mutant { name } = told.scenario else { return None };
    let outcome = match told.summary.as_str() {
        "CaughtMutant" => Outcome::Caught,
        "Timeout" => Outcome::Late,
        "Unviable" => Outcome::Unviable,
        _ => Outcome::Survived,
    };
    Some((name, outcome))
}

fn tool(family: &str, changes: &[&Change], tests: &[&str], out: &Path) -> Command {
    let mut tool = shell::cargo(&["mutants", "--jobs", "1", "--timeout", "60", "--baseline", "skip"]);
    tool.args(chosen(family));
    for change in changes {
        tool.arg("--re").arg(format!("^{}$", escaped(&change.name)));
    }
    // Every change compiles the crate anew: that takes longer than its tests.
    tool.arg("--cargo-arg=--config=profile.dev.package.portal-model.opt-level=1");
    tool.args(tests.iter().map(|test| format!("--cargo-arg=--test={test}")));
    tool.arg("--output").arg(out).env("CARGO_TARGET_DIR", paths::target().join("mutants/build"));
    tool
}

/// A text as a pattern that only it fits.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut pattern, letter| {
        if r"\.+*?()|[]{}^$".contains(letter) {
            pattern.push('\\');
        }
        pattern.push(letter);
        pattern
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_signs_of_patterns_are_escaped() {
        assert_eq!(
            escaped("a.rs:1:2: replace f -> Vec<u8> with vec![]"),
            r"a\.rs:1:2: replace f -> Vec<u8> with vec!\[\]"
        );
    }
}
