//! Which crate may import which, asked of cargo.

use std::process::Command;

use serde_json::Value;

/// A package and what it needs directly.
#[derive(Debug)]
pub(crate) struct Package {
    /// Its name.
    pub(crate) name: String,
    /// What it needs.
    pub(crate) dependencies: Vec<Dependency>,
}

/// One thing a package needs.
#[derive(Debug)]
pub(crate) struct Dependency {
    /// Its name.
    pub(crate) name: String,
    /// `dev`, `build` or nothing.
    pub(crate) kind: Option<String>,
}

/// Each package of the workspace with the packages of the workspace it may import.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("portal-units", &[]),
    ("portal-evidence", &["portal-units"]),
    ("portal-text", &["portal-units"]),
    ("portal-model", &["portal-units", "portal-evidence"]),
    ("portal-opendata", &["portal-units", "portal-evidence"]),
    ("portal-chart", &["portal-text", "portal-units"]),
    ("portal-canvas", &["portal-chart", "portal-text"]),
    ("portal-chartbench", &["portal-canvas", "portal-chart", "portal-text"]),
    ("portal-content", &["portal-text"]),
    (
        "portal-calculators",
        &["portal-chart", "portal-evidence", "portal-model", "portal-text", "portal-units"],
    ),
    (
        "portal",
        &[
            "portal-calculators",
            "portal-canvas",
            "portal-chart",
            "portal-content",
            "portal-evidence",
            "portal-model",
            "portal-opendata",
            "portal-text",
            "portal-units",
        ],
    ),
    ("portal-harvest", &["portal-evidence", "portal-opendata", "portal-replay", "portal-units"]),
    ("portal-reference", &[]),
    ("portal-replay", &["portal-units"]),
    (
        "portal-tests",
        &[
            "xtask",
            "portal",
            "portal-calculators",
            "portal-content",
            "portal-evidence",
            "portal-model",
            "portal-opendata",
            "portal-replay",
            "portal-text",
            "portal-units",
        ],
    ),
    ("portal-tests-wasm", &["portal-model", "portal-text", "portal-units"]),
    // What lessons and decks name is looked up where it is declared.
    (
        "xtask",
        &[
            "portal-calculators",
            "portal-content",
            "portal-evidence",
            "portal-model",
            "portal-opendata",
            "portal-text",
        ],
    ),
];

/// Only tests may need these.
const FOR_TESTS: &[&str] = &["portal-reference"];
/// Only tests may need these, but the package of the tests needs them as a library.
const FOR_PACKAGES_OF_TESTS: &[&str] = &["portal-replay"];
/// Only the app may need what begins so.
const FOR_THE_APP: &[&str] = &["leptos", "web-sys", "gloo"];
/// Paints for the app and for what is compared with it; a browser's canvas is all that it may know of the browser.
const PAINTER: (&str, &str) = ("portal-canvas", "web-sys");

/// What cargo says of the workspace.
pub(crate) fn metadata() -> Option<Vec<Package>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["metadata", "--no-deps", "--format-version", "1", "--offline"]);
    let metadata: Value = serde_json::from_slice(&command.output().ok()?.stdout).ok()?;
    metadata.get("packages")?.as_array()?.iter().map(read_package).collect()
}

fn read_package(package: &Value) -> Option<Package> {
    let dependencies = package.get("dependencies")?.as_array()?.iter();
    Some(Package {
        name: package.get("name")?.as_str()?.to_owned(),
        dependencies: dependencies.map(read_dependency).collect::<Option<_>>()?,
    })
}

fn read_dependency(dependency: &Value) -> Option<Dependency> {
    let name = dependency.get("name")?.as_str()?.to_owned();
    Some(Dependency { name, kind: dependency.get("kind")?.as_str().map(str::to_owned) })
}

/// Every import that the architecture does not have.
pub(crate) fn faults(packages: &[Package]) -> Vec<String> {
    packages.iter().flat_map(faults_of).collect()
}

fn faults_of(package: &Package) -> Vec<String> {
    let Some((name, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == package.name) else {
        return vec![format!(
            "{} has no place in the architecture yet: say what it may import",
            package.name
        )];
    };
    let refused = package.dependencies.iter().filter(|dependency| !may_import(name, allowed, dependency));
    refused.map(|dependency| format!("{name} may not import {}", dependency.name)).collect()
}

fn may_import(package: &str, allowed: &[&str], dependency: &Dependency) -> bool {
    let needed = dependency.name.as_str();
    if FOR_TESTS.contains(&needed) {
        return dependency.kind.as_deref() == Some("dev");
    }
    if FOR_PACKAGES_OF_TESTS.contains(&needed) && package != "portal-tests" {
        return dependency.kind.as_deref() == Some("dev");
    }
    if FOR_THE_APP.iter().any(|start| needed.starts_with(start)) {
        return package == "portal" || (package, needed) == PAINTER;
    }
    let itself_with_more_features = needed == package && dependency.kind.as_deref() == Some("dev");
    let of_this_workspace = MAY_IMPORT.iter().any(|(name, _)| *name == needed);
    !of_this_workspace || itself_with_more_features || allowed.contains(&needed)
}
