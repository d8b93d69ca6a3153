//! The tools the project needs, each at one version, kept in `target/tools`.
//!
//! Every step asks first whether it is done, so a second run costs nothing. The network is used by cargo, rustup, npm,
//! pip and apt only, each by the name of a package.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    browser,
    error::{Error, Result},
    paths, shell,
};

const TRUNK: &str = "0.21.14";
const MUTANTS: &str = "27.1.0";
const NODE_PACKAGES: &[(&str, &str)] =
    &[("binaryen", "132.0.0"), ("terser", "5.51.2"), ("axe-core", "4.14.1")];
const VALIDATOR: (&str, &str) = ("frictionless", "5.21.0");
/// What the pages of data show readers how to use; the tests run it.
const READERS: [(&str, &str); 2] = [("pandas", "3.1.1"), ("duckdb", "2.0.0")];
/// Reads the QR codes that the portal draws.
const QR_READER: (&str, &str) = ("zxing_cpp", "3.1.1");
const CHARTS: &[(&str, &str)] = &[("uplot", "1.6.32"), ("chart.js", "4.6.1"), ("echarts", "6.1.0")];
const PEERS: &[(&str, &str)] = &[("pvlib", "0.16.1"), ("windpowerlib", "0.2.2"), ("demandlib", "0.2.2")];
/// What the browser runs.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// What building the site needs: the wasm target, the standard library's sources, trunk, wasm-bindgen, wasm-opt.
///
/// # Errors
/// When a tool is missing and cannot be installed.
pub(crate) fn for_building() -> Result<()> {
    rust_parts()?;
    cargo_tool("trunk", "trunk", TRUNK, &["--locked", "--no-default-features", "--features", "rustls"])?;
    // No `--locked`: its own lock file is older than the bindings this project uses.
    cargo_tool("wasm-bindgen-cli", "wasm-bindgen", &bindgen_version()?, &["--no-default-features"])?;
    node_packages(NODE_PACKAGES)
}

/// What the checks without a browser need beyond building: the data validator.
///
/// # Errors
/// When a tool is missing and cannot be installed.
pub(crate) fn for_checking() -> Result<()> {
    for_building()?;
    python_packages(&[VALIDATOR])
}

/// What all checks need: also Chromium and its driver, a reader of QR codes, and what the open data are read with.
///
/// # Errors
/// When a tool is missing and cannot be installed.
pub(crate) fn for_testing() -> Result<()> {
    for_checking()?;
    python_packages(&READERS)?;
    python_packages(&[QR_READER])?;
    browser::install()
}

/// What the comparison with other libraries needs, and what the browser does.
///
/// # Errors
/// When a tool is missing and cannot be installed.
pub(crate) fn for_benchmarks() -> Result<()> {
    for_testing()?;
    for_native_benchmarks()
}

/// What the comparison with other libraries needs.
///
/// # Errors
/// When Python or one of the libraries is missing and cannot be installed.
pub(crate) fn for_native_benchmarks() -> Result<()> {
    python_packages(PEERS)
}

/// What the comparison of charts needs: what building needs, a browser, the other libraries.
///
/// # Errors
/// When a tool is missing and cannot be installed.
pub(crate) fn for_charts() -> Result<()> {
    for_building()?;
    browser::install()?;
    node_packages(CHARTS)
}

/// What changing the models under test needs.
///
/// # Errors
/// When the tool is missing and cannot be installed.
pub(crate) fn for_mutants() -> Result<()> {
    cargo_tool("cargo-mutants", "cargo-mutants", MUTANTS, &["--locked"])
}

/// The wasm target, and the sources of the standard library, which is compiled along with the site.
fn rust_parts() -> Result<()> {
    let sysroot = shell::output(shell::command("rustc").args(["--print", "sysroot"]))?;
    let rustlib = Path::new(sysroot.trim()).join("lib/rustlib");
    for (part, add) in [
        (WASM_TARGET, ["target", "add", WASM_TARGET]),
        ("src/rust/library", ["component", "add", "rust-src"]),
    ] {
        if rustlib.join(part).exists() {
            continue;
        }
        need("rustup", "install it from https://rustup.rs")?;
        shell::step(&format!("set-up: {}", add.join(" ")), || {
            shell::run(shell::command("rustup").args(add))
        })?;
    }
    Ok(())
}

/// Installs a program by cargo, compiled for a short build rather than for speed.
fn cargo_tool(package: &str, program: &str, version: &str, options: &[&str]) -> Result<()> {
    if said_version(program).split_whitespace().any(|word| word == version) {
        return Ok(());
    }
    shell::step(&format!("set-up: {package} {version}"), || {
        let mut install = shell::cargo(&["install", "--force", "--root"]);
        install.arg(paths::tools()).args([package, "--version", version]).args(options);
        install
            .env("CARGO_TARGET_DIR", paths::tools().join("build"))
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
        shell::run(&mut install)
    })
}

/// What an installed program says of its version; one that cargo calls wants its own name as cargo gives it.
fn said_version(program: &str) -> String {
    let mut ask = shell::command(paths::tool(program));
    ask.args(program.strip_prefix("cargo-")).arg("--version");
    shell::output(&mut ask).unwrap_or_default()
}

/// The version of wasm-bindgen the app is locked to: the command line tool must be the same.
fn bindgen_version() -> Result<String> {
    #[derive(serde::Deserialize)]
    struct Lock {
        package: Vec<Package>,
    }
    #[derive(serde::Deserialize)]
    struct Package {
        name: String,
        version: String,
    }
    let path = paths::root().join("Cargo.lock");
    let text = fs::read_to_string(&path).map_err(Error::file(&path))?;
    let lock: Lock = toml::from_str(&text).map_err(|error| Error::message(format!("Cargo.lock: {error}")))?;
    let bindgen = lock.package.into_iter().find(|package| package.name == "wasm-bindgen");
    bindgen
        .map(|package| package.version)
        .ok_or_else(|| Error::message("Cargo.lock does not name wasm-bindgen"))
}

fn node_packages(packages: &[(&str, &str)]) -> Result<()> {
    let missing = |(name, version): &&(&str, &str)| node_version(name).as_deref() != Some(*version);
    if !packages.iter().any(|package| missing(&package)) {
        return Ok(());
    }
    need("npm", "install Node.js (Debian, Ubuntu: `apt-get install nodejs npm`)")?;
    let names: Vec<&str> = packages.iter().map(|(name, _)| *name).collect();
    shell::step(&format!("set-up: npm packages {}", names.join(", ")), || {
        let mut install = shell::command("npm");
        install.args(["install", "--no-audit", "--no-fund", "--save-exact", "--prefix"]).arg(paths::tools());
        install.args(packages.iter().map(|(name, version)| format!("{name}@{version}")));
        shell::run(&mut install)
    })
}

fn node_version(package: &str) -> Option<String> {
    let manifest = paths::tools().join("node_modules").join(package).join("package.json");
    let manifest: serde_json::Value = serde_json::from_str(&fs::read_to_string(manifest).ok()?).ok()?;
    Some(manifest.get("version")?.as_str()?.to_owned())
}

fn python_packages(packages: &[(&str, &str)]) -> Result<()> {
    let missing: Vec<String> = packages
        .iter()
        .filter(|(name, version)| !python_has(name, version))
        .map(|(name, version)| format!("{name}=={version}"))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !paths::python().exists() {
        need("python3", "install Python 3 with venv (Debian, Ubuntu: `apt-get install python3-venv`)")?;
        shell::step("set-up: Python environment", create_environment)?;
    }
    shell::step(&format!("set-up: Python package {}", missing.join(", ")), || {
        let mut install = shell::command(paths::python());
        shell::run(
            install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(&missing),
        )
    })
}

fn create_environment() -> Result<()> {
    let folder = paths::tools().join("venv");
    shell::run(shell::command("python3").args(["-m", "venv"]).arg(&folder)).map_err(|error| {
        Error::message(format!(
            "{error}\nPython's venv is needed (Debian, Ubuntu: `apt-get install python3-venv`)"
        ))
    })
}

fn python_has(name: &str, version: &str) -> bool {
    let wanted = format!("{name}-{version}.dist-info");
    let versions = fs::read_dir(paths::tools().join("venv/lib")).into_iter().flatten().flatten();
    let mut folders = versions.map(|python| -> PathBuf { python.path().join("site-packages").join(&wanted) });
    folders.any(|folder| folder.exists())
}

fn need(program: &str, advice: &str) -> Result<()> {
    if shell::exists(program) {
        return Ok(());
    }
    Err(Error::message(format!("`{program}` is needed and was not found: {advice}")))
}

/// Whether this process may install system packages, and how.
pub(crate) fn as_root(program: &str) -> Option<Command> {
    let id = shell::output(shell::command("id").arg("-u")).ok()?;
    if id.trim() == "0" {
        return Some(shell::command(program));
    }
    shell::run(shell::command("sudo").args(["-n", "true"])).ok()?;
    let mut command = shell::command("sudo");
    command.args(["-n", program]);
    Some(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bindgen_tool_follows_the_lock_file() {
        let version = bindgen_version().unwrap();
        let manifest = fs::read_to_string(paths::root().join("Cargo.toml")).unwrap();
        assert!(manifest.contains(&format!("wasm-bindgen = \"={version}\"")), "locked to {version}");
    }

    #[test]
    fn a_missing_program_comes_with_advice() {
        let error = need("no-such-program-here", "install it").unwrap_err();
        assert_eq!(error.to_string(), "`no-such-program-here` is needed and was not found: install it");
    }
}
