//! `cargo xtask check` and `cargo xtask test`: every check, in an order that fails early.

use std::process::Command;

use crate::{
    browser::{self, Driver},
    build::{self, Effort},
    content,
    error::{Error, Result},
    packages, paths,
    report::{Counts, Report},
    setup::{self, WASM_TARGET},
    shell, size,
};

/// One feature set for every native build, so that nothing is compiled twice. `hydrate` and `ssr` never meet.
const NATIVE: &[&str] = &["--workspace", "--features", "portal/ssr"];
const BROWSER_TARGET: &[&str] = &["--package", "portal", "--features", "hydrate", "--target", WASM_TARGET];
const DENY_WARNINGS: &[&str] = &["--", "--deny", "warnings"];

/// The part without a browser.
///
/// # Errors
/// When the set-up or a check fails.
pub(crate) fn fast() -> Result<()> {
    let mut report = Report::default();
    report.step("set-up", |_| setup::for_checking());
    without_browser(&mut report);
    report.finish()
}

/// Everything.
///
/// # Errors
/// When the set-up or a check fails.
pub(crate) fn everything() -> Result<()> {
    let mut report = Report::default();
    report.step("set-up", |_| setup::for_testing());
    without_browser(&mut report);
    report.step("wasm tests", wasm_tests);
    if report.step("build", |_| build::site(&build::Options::default())) {
        report.step("size budget", |_| size::report());
        report.step("browser tests", browser_tests);
    }
    report.finish()
}

fn without_browser(report: &mut Report) {
    report.step("format", |_| shell::run(&mut shell::cargo(&["fmt", "--all", "--check"])));
    report.step("clippy, native", |_| clippy_native());
    report.step("clippy, wasm32", |_| clippy_wasm());
    report.step("native tests, architecture", |counts| test(shell::cargo(&["test"]).args(NATIVE), counts));
    report.step("data packages", |_| data_packages());
    report.step("lessons and decks", |_| content::check(&paths::root().join("public")));
}

fn clippy_native() -> Result<()> {
    shell::run(shell::cargo(&["clippy", "--all-targets"]).args(NATIVE).args(DENY_WARNINGS))?;
    // The browser tests do not run on their own, so "all targets" does not name them.
    shell::run(shell::cargo(&["clippy", "--test", "site", "--test", "town"]).args(NATIVE).args(DENY_WARNINGS))
}

/// The app as the browser runs it, and with it every crate that goes into the browser.
fn clippy_wasm() -> Result<()> {
    let mut clippy = shell::cargo(&["clippy", "--lib", "--bins", "--test", "wasm"]);
    shell::run(clippy.args(BROWSER_TARGET).args(DENY_WARNINGS))?;
    let mut others = shell::cargo(&["clippy", "--bins", "--test", "wasm", "--target", WASM_TARGET]);
    for package in ["portal-tests-wasm", "portal-canvas", "portal-chartbench"] {
        others.args(["--package", package]);
    }
    shell::run(others.args(DENY_WARNINGS))
}

/// Runs the tests of a cargo command, all of them even when one fails.
fn test(command: &mut Command, counts: &mut Counts) -> Result<()> {
    shell::run_watched(command.arg("--no-fail-fast"), |line| counts.read(line))
}

/// The curated package, and the one that the harvester's tests have just written.
fn data_packages() -> Result<()> {
    let mut validate = shell::command(paths::python());
    validate.arg(paths::root().join("xtask/data/validate.py"));
    validate.arg(paths::root().join("public/data/datapackage.json"));
    validate.arg(paths::cargo_target().join("tmp/harvest-package/data/live/datapackage.json"));
    shell::run(&mut validate)
}

/// The test targets named `wasm`: each package that has one runs it in Chromium.
fn wasm_tests(counts: &mut Counts) -> Result<()> {
    let driver = browser::driver().ok_or_else(|| Error::message("chromedriver was not found"))?;
    let capabilities = browser::write_capabilities()?;
    let packages = packages::with_test_target("wasm")?;
    if packages.is_empty() {
        return Err(Error::message("no package has a test target named `wasm`"));
    }
    let results = packages.into_iter().map(|package| {
        let mut cargo = shell::cargo(&["test", "--test", "wasm", "--target", WASM_TARGET, "--package"]);
        cargo.arg(&package);
        if package == "portal" {
            cargo.args(["--features", "hydrate"]);
        }
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", paths::tool("wasm-bindgen-test-runner"));
        cargo.env("CHROMEDRIVER", &driver).env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &capabilities);
        test(&mut cargo, counts)
    });
    // All of them run before the first failure counts.
    results.collect::<Vec<_>>().into_iter().collect()
}

/// The tests of the built site. They are told where everything is and start their own server.
fn browser_tests(counts: &mut Counts) -> Result<()> {
    let driver = Driver::start()?;
    let mut cargo = shell::cargo(&["test", "--test", "site", "--test", "town"]);
    cargo.args(NATIVE).env("PORTAL_DIST", paths::dist()).env("WEBDRIVER_URL", driver.url());
    cargo.env("PORTAL_CLIENT", Effort::Release.client_folder()).env("PORTAL_PRERENDER", build::prerender()?);
    cargo.env("PORTAL_AXE", paths::tools().join("node_modules/axe-core/axe.min.js"));
    cargo.env("PORTAL_PYTHON", paths::python());
    if let Some(chrome) = browser::chrome() {
        cargo.env("CHROME", chrome);
    }
    // One browser at a time: what is measured is the page, not the other tests.
    cargo.env("RUST_TEST_THREADS", "1");
    test(&mut cargo, counts)
}
