//! A copy of the crate of the models with the changes of one family in it, compiled with its tests.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde::Deserialize;

use super::{
    changes::Change,
    switch::{NUMBER, Switched, can_switch, switch},
};
use crate::{
    error::{Error, Result},
    paths, shell,
};

/// What the crate of the models and its tests are made of.
const PARTS: &[&str] = &["crates/model", "crates/units", "tests/reference"];
/// What they read besides.
const OTHERS: &[&str] = &["Cargo.lock", "public/data"];
/// Times that changes which do not compile are taken out before this is given up.
const ROUNDS: usize = 12;

/// Programs of the tests, and which changes they hold.
#[derive(Debug)]
pub(super) struct Built {
    /// In the order of the tests that were asked for.
    pub(super) programs: Vec<PathBuf>,
    /// Numbers of the changes inside; a change has its place in the list, from 1.
    pub(super) inside: BTreeSet<usize>,
    /// Numbers of the changes that do not compile.
    pub(super) refused: BTreeSet<usize>,
}

/// Compiles the tests with as many of the changes as possible inside.
///
/// First no function is constant, so that each can ask which change is chosen; where one is needed in a constant, they
/// stay as they are.
///
/// # Errors
/// When it does not compile for another reason than one of the changes.
pub(super) fn build(changes: &[Change], tests: &[&str]) -> Result<Built> {
    match build_with(&files(changes, without_const)?, tests) {
        Ok(built) => Ok(built),
        Err(_) => build_with(&files(changes, ToOwned::to_owned)?, tests),
    }
}

/// The same text, character by character, but no function is constant.
fn without_const(text: &str) -> String {
    text.replace("const fn ", "      fn ")
}

fn build_with(files: &[File<'_>], tests: &[&str]) -> Result<Built> {
    let tree = folder();
    copy(&tree)?;
    let mut refused: BTreeSet<usize> = BTreeSet::new();
    for _ in 0..ROUNDS {
        let arms = write(&tree, files, &refused)?;
        let said = cargo(&tree, &["check", "--lib"])?;
        if said.success {
            let inside = files.iter().flat_map(|it| &it.inside).map(|it| it.0);
            let inside = inside.filter(|it| !refused.contains(it)).collect();
            return Ok(Built { inside, refused, programs: programs(&tree, tests)? });
        }
        let before = refused.len();
        refused.extend(said.places.iter().filter_map(|place| number_at(&arms, place)));
        if refused.len() == before {
            return Err(Error::message(format!("the changes do not compile:\n{}", said.errors)));
        }
    }
    Err(Error::message("the changes do not compile"))
}

/// A file with the changes that can stand in arms.
struct File<'a> {
    path: &'a str,
    text: String,
    inside: Vec<(usize, &'a Change)>,
}

fn files(changes: &[Change], prepared: fn(&str) -> String) -> Result<Vec<File<'_>>> {
    let paths: BTreeSet<&str> = changes.iter().map(|it| it.file.as_str()).collect();
    let read = |path| {
        let whole = paths::root().join(path);
        let text = prepared(&fs::read_to_string(&whole).map_err(Error::file(&whole))?);
        let numbered = changes.iter().enumerate().map(|(at, change)| (at + 1, change));
        let inside = numbered.filter(|it| it.1.file == path && can_switch(&text, it.1)).collect();
        Ok(File { path, text, inside })
    };
    paths.into_iter().map(read).collect()
}

/// Writes the files with all changes but the refused.
fn write<'a>(tree: &Path, files: &[File<'a>], refused: &BTreeSet<usize>) -> Result<Vec<(&'a str, Switched)>> {
    let written = |file: &File<'a>| {
        let kept: Vec<_> = file.inside.iter().copied().filter(|it| !refused.contains(&it.0)).collect();
        let switched = switch(&file.text, &kept);
        let path = tree.join(file.path);
        fs::write(&path, &switched.text).map_err(Error::file(&path))?;
        Ok((file.path, switched))
    };
    files.iter().map(written).collect()
}

/// Where the copy is.
pub(super) fn folder() -> PathBuf {
    paths::target().join("mutants/tree")
}

fn number_at(arms: &[(&str, Switched)], place: &Place) -> Option<usize> {
    let (_, switched) = arms.iter().find(|(file, _)| *file == place.file_name)?;
    switched.arms.iter().find(|(lines, _)| lines.contains(&place.line_start)).map(|(_, number)| *number)
}

/// A workspace of the parts only.
fn copy(tree: &Path) -> Result<()> {
    for part in PARTS.iter().chain(OTHERS) {
        let mut sync = shell::command("cp");
        let to = tree.join(part);
        if to.is_dir() {
            fs::remove_dir_all(&to).map_err(Error::file(&to))?;
        }
        let parent = to.parent().unwrap_or(tree);
        fs::create_dir_all(parent).map_err(Error::file(parent))?;
        shell::run(
            sync.args(["--recursive", "--preserve=timestamps"]).arg(paths::root().join(part)).arg(&to),
        )?;
    }
    let manifest = paths::root().join("Cargo.toml");
    let text = fs::read_to_string(&manifest).map_err(Error::file(&manifest))?;
    let whole: toml::Table = toml::from_str(&text).map_err(|error| Error::message(error.to_string()))?;
    let mut workspace = whole.get("workspace").and_then(toml::Value::as_table).cloned().unwrap_or_default();
    let members = PARTS.iter().map(|it| toml::Value::from(*it)).collect();
    workspace.insert("members".to_owned(), toml::Value::Array(members));
    let mut slim = toml::Table::new();
    slim.insert("workspace".to_owned(), toml::Value::Table(workspace));
    slim.extend(whole.get("profile").map(|it| ("profile".to_owned(), it.clone())));
    let manifest = tree.join("Cargo.toml");
    fs::write(&manifest, slim.to_string()).map_err(Error::file(&manifest))?;
    let library = tree.join("crates/model/src/lib.rs");
    let text = fs::read_to_string(&library).map_err(Error::file(&library))?;
    fs::write(&library, text + NUMBER).map_err(Error::file(&library))
}

/// What cargo says of a run.
#[derive(Debug, Default)]
struct Said {
    success: bool,
    /// Programs of tests by their names.
    programs: BTreeMap<String, PathBuf>,
    /// Where errors are.
    places: Vec<Place>,
    errors: String,
}

/// A line of cargo's messages.
#[derive(Debug, Deserialize)]
struct Line {
    target: Option<Target>,
    executable: Option<PathBuf>,
    message: Option<Message>,
}

#[derive(Debug, Deserialize)]
struct Target {
    name: String,
}

#[derive(Debug, Deserialize)]
struct Message {
    level: String,
    rendered: Option<String>,
    spans: Vec<Place>,
}

#[derive(Debug, Clone, Deserialize)]
struct Place {
    file_name: String,
    line_start: usize,
    is_primary: bool,
    expansion: Option<Box<Expansion>>,
}

/// A macro, by where it is called.
#[derive(Debug, Clone, Deserialize)]
struct Expansion {
    span: Place,
}

impl Place {
    /// Where the code itself is: an error inside of `vec![]` is named in the file of the macro.
    fn written(self) -> Self {
        match self.expansion {
            Some(expansion) => expansion.span.written(),
            None => self,
        }
    }
}

fn cargo(tree: &Path, words: &[&str]) -> Result<Said> {
    let mut cargo: Command = shell::cargo(words);
    cargo.args(["--package", "portal-model", "--message-format=json"]);
    // Less optimised than in the checks: the changes make the crate many times as long.
    cargo.arg("--config=profile.dev.package.portal-model.opt-level=1");
    cargo.current_dir(tree).env("CARGO_TARGET_DIR", paths::target().join("mutants/build"));
    let output = cargo
        .env("RUSTFLAGS", "--cap-lints=allow")
        .stderr(Stdio::null())
        .output()
        .map_err(|source| Error::Start { program: "cargo".to_owned(), source })?;
    let mut said = Said { success: output.status.success(), ..Said::default() };
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(line) = serde_json::from_str::<Line>(line) else { continue };
        if let Some((target, program)) = line.target.zip(line.executable) {
            said.programs.insert(target.name, program);
        }
        if let Some(message) = line.message.filter(|it| it.level == "error") {
            let primary = message.spans.into_iter().filter(|it| it.is_primary);
            said.places.extend(primary.map(Place::written));
            said.errors.push_str(&message.rendered.unwrap_or_default());
        }
    }
    Ok(said)
}

fn programs(tree: &Path, tests: &[&str]) -> Result<Vec<PathBuf>> {
    let options: Vec<String> = tests.iter().map(|test| format!("--test={test}")).collect();
    let mut words = vec!["test", "--no-run"];
    words.extend(options.iter().map(String::as_str));
    let said = cargo(tree, &words)?;
    let of = |test: &&str| said.programs.get(*test).cloned();
    let programs: Option<Vec<PathBuf>> = tests.iter().map(of).collect();
    programs
        .filter(|_| said.success)
        .ok_or_else(|| Error::message(format!("the tests do not compile:\n{}", said.errors)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_inside_of_a_macro_is_where_the_macro_is_called() {
        let macro_of_the_library = r#"{"file_name": "/rustc/library/alloc/src/macros.rs", "line_start": 42,
            "is_primary": true, "expansion": {"span": {"file_name": "crates/model/src/wind.rs", "line_start": 7,
            "is_primary": false, "expansion": null}}}"#;
        let place: Place = serde_json::from_str(macro_of_the_library).unwrap();
        let written = place.written();
        assert_eq!((written.file_name.as_str(), written.line_start), ("crates/model/src/wind.rs", 7));
    }
}
