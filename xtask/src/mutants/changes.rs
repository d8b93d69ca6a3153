//! The changes that `cargo mutants` would make, and what became of each.

use serde::{Deserialize, Serialize};

use crate::{
    error::{Error, Result},
    shell,
};

/// One change of one place.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Change {
    /// Place and change, such as `crates/model/src/wind.rs:12:5: replace < with <= in f`.
    pub(super) name: String,
    /// File below the root of the repository.
    pub(super) file: String,
    /// The function around it; nothing outside of functions.
    pub(super) function: Option<Function>,
    /// What is replaced.
    pub(super) span: Span,
    /// By what.
    pub(super) replacement: String,
}

/// A function, from its first word to its last brace.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Function {
    pub(super) span: Span,
}

/// From a character to the one behind the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) struct Span {
    pub(super) start: Position,
    pub(super) end: Position,
}

/// Line and character, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Outcome {
    /// A test failed.
    Caught,
    /// A test did not end.
    Late,
    /// It did not compile.
    Unviable,
    /// All tests passed.
    Survived,
}

/// A change by its name, and its outcome.
pub(super) type Tried = (String, Outcome);

/// Words of the tool that choose the changes of one family.
pub(super) fn chosen(family: &str) -> Vec<String> {
    let mut words = vec!["--package".to_owned(), "portal-model".to_owned()];
    for path in [format!("{family}.rs"), format!("{family}/**/*.rs")] {
        words.extend(["--file".to_owned(), format!("crates/model/src/{path}")]);
    }
    // A sign outside of a function is that of a limit on a card, with which nothing is computed.
    words.extend(["--exclude-re".to_owned(), "delete -$".to_owned()]);
    words
}

/// All changes of a family.
///
/// # Errors
/// When the tool does not run.
pub(super) fn list(family: &str) -> Result<Vec<Change>> {
    let text = shell::output(shell::cargo(&["mutants", "--list", "--json"]).args(chosen(family)))?;
    serde_json::from_str(&text).map_err(|error| Error::message(format!("cargo mutants --list: {error}")))
}
