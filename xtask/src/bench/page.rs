//! The browser's side: the same chain in WebAssembly, and the time from an input to the painted answer.

use super::figure;
use crate::{
    browser::{self, Driver},
    build::{self, Effort},
    error::{Error, Result},
    paths,
    setup::WASM_TARGET,
    shell,
};

/// Prints the time of the chain in the browser, as often as long as the native one, that of the ledger, and the times
/// of an input.
///
/// # Errors
/// When something cannot be built, or the browser does not start.
pub(super) fn run(native_ms: f64) -> Result<()> {
    let told = times()?;
    let chain_ms = figure(&told, "chain_ms")?;
    println!("annual chain of a roof, in the browser");
    println!("  WebAssembly  {chain_ms:>9.3} ms");
    println!("  ratio        {:>9.1} times as long as natively", chain_ms / native_ms);
    println!("500 runs of the ledger of a house, in the browser");
    println!("  WebAssembly  {:>9.3} ms", figure(&told, "ledger_runs_ms")?);
    shell::step("build", || build::site(&build::Options::default()))?;
    let told = input_time()?;
    println!("input on the page of the calculator, processor slowed {} times", figure(&told, "slower")?);
    println!("  {:>28} {:>9} {:>9}", "", "median", "p95");
    for (name, words) in
        [("free", "page free again"), ("painted", "charts painted"), ("next", "second frame begins")]
    {
        let (median, p95) =
            (figure(&told, &format!("{name}_p50_ms"))?, figure(&told, &format!("{name}_p95_ms"))?);
        println!("  {words:>28} {median:>6.1} ms {p95:>6.1} ms");
        if name == "painted" {
            println!(
                "  {:>28} {:>6.1}    {:>6.1}",
                "times the native chain",
                median / native_ms,
                p95 / native_ms
            );
        }
    }
    println!(
        "the slowest slider of each calculator, until the charts are painted, processor slowed likewise"
    );
    println!("  {:>28} {:>9} {:>9}", "", "median", "p95");
    for line in told.lines().filter_map(|it| it.strip_prefix("slider ")) {
        let [calculator, slider, median, p95] = line.split(' ').collect::<Vec<_>>()[..] else {
            return Err(Error::message("a line of the sliders is none"));
        };
        println!("  {:>28} {median:>6} ms {p95:>6} ms", format!("{calculator}: {slider}"));
    }
    Ok(())
}

/// The ignored wasm tests that time the models, compiled as the visitor gets them.
fn times() -> Result<String> {
    let mut cargo = shell::cargo(&["test", "--profile", "wasm", "--test", "wasm", "--target", WASM_TARGET]);
    cargo.args(["--package", "portal-tests-wasm", "--", "--include-ignored", "--nocapture", "the_time_of"]);
    let driver = browser::driver().ok_or_else(|| Error::message("chromedriver was not found"))?;
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", paths::tool("wasm-bindgen-test-runner"));
    cargo.env("CHROMEDRIVER", driver).env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser::write_capabilities()?);
    shell::output(&mut cargo)
}

fn input_time() -> Result<String> {
    let driver = Driver::start()?;
    let mut cargo = shell::cargo(&["run", "--quiet", "--package", "portal-tests", "--example", "input_time"]);
    cargo.env("WEBDRIVER_URL", driver.url()).env("PORTAL_DIST", paths::dist());
    cargo.env("PORTAL_CLIENT", Effort::Release.client_folder()).env("PORTAL_PRERENDER", build::prerender()?);
    if let Some(chrome) = browser::chrome() {
        cargo.env("CHROME", chrome);
    }
    shell::output(&mut cargo)
}
