//! The packages of the workspace, as cargo knows them.

use crate::{
    error::{Error, Result},
    shell,
};

#[derive(Debug, serde::Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Debug, serde::Deserialize)]
struct Package {
    name: String,
    targets: Vec<Target>,
}

#[derive(Debug, serde::Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

/// The names of the packages that have an integration test of a name.
///
/// # Errors
/// When cargo does not answer.
pub(crate) fn with_test_target(name: &str) -> Result<Vec<String>> {
    let text = shell::output(&mut shell::cargo(&["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: Metadata =
        serde_json::from_str(&text).map_err(|error| Error::message(format!("cargo metadata: {error}")))?;
    let has = |package: &Package| {
        package
            .targets
            .iter()
            .any(|target| target.name == name && target.kind.iter().any(|kind| kind == "test"))
    };
    Ok(metadata.packages.into_iter().filter(has).map(|package| package.name).collect())
}
