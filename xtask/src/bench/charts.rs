//! The chart of a long series beside those of other libraries: the same line in the same browser.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    browser::{self, Driver},
    build::{SMALL_STD, WASM_OPT},
    error::{Error, Result},
    pack, paths,
    setup::{self, WASM_TARGET},
    shell,
};

/// A library: what the program that measures calls it, its name, and its files in the packages of npm or beside ours.
struct Library {
    key: &'static str,
    name: &'static str,
    files: &'static [&'static str],
}

const LIBRARIES: [Library; 4] = [
    Library { key: "portal", name: "portal", files: &["chartbench_bg.wasm", "chartbench.js"] },
    Library {
        key: "uplot",
        name: "uPlot",
        files: &["uplot/dist/uPlot.iife.min.js", "uplot/dist/uPlot.min.css"],
    },
    Library { key: "chartjs", name: "Chart.js", files: &["chart.js/dist/chart.umd.min.js"] },
    Library { key: "echarts", name: "ECharts", files: &["echarts/dist/echarts.simple.min.js"] },
];
const COUNTS: [&str; 3] = ["10000", "100000", "1000000"];
/// What is told of each, and its heading.
const COLUMNS: [(&str, &str); 8] = [
    ("cold_script", "cold"),
    ("first_script", "first"),
    ("first_painted", "painted"),
    ("pan_script", "pan"),
    ("pan_painted", "painted"),
    ("zoom_script", "zoom"),
    ("zoom_painted", "painted"),
    ("memory_mb", "MB"),
];
/// Points, what, and the time of script it is to take at most \[ms\].
const LIMITS: [(&str, &str, f64); 5] = [
    ("1000000", "first_script", 15.0),
    ("1000000", "pan_script", 3.0),
    ("1000000", "zoom_script", 3.0),
    ("10000", "pan_script", 2.0),
    ("10000", "zoom_script", 2.0),
];

/// Prints bytes, times and memory of each library, and the others' as multiples of ours.
///
/// # Errors
/// When something cannot be built, the browser does not start, or a library does not draw.
pub(super) fn run() -> Result<()> {
    shell::step("set-up", setup::for_charts)?;
    let folder = paths::target().join("chartbench");
    shell::step("build", || gather(&folder))?;
    bytes(&folder)?;
    let told = Told::read(&measure(&folder)?)?;
    println!(
        "\nOne line, 1440 × 300 px, medians in ms. cold: script of the first drawing on a new page; first, pan, zoom: script"
    );
    println!(
        "of a first drawing, of a step of a pan over half of it, of a zoom to a 500th; painted: until the frame is."
    );
    for count in COUNTS {
        table(&told, count)?;
    }
    println!("\nlimits for the script");
    for (count, what, limit) in LIMITS {
        let ours = told.of("portal", count, what)?;
        let word = if ours <= limit { "kept" } else { "missed" };
        println!("  {what:<14} {count:>8} points {ours:>7.2} of {limit:>5.1} ms  {word}");
    }
    Ok(())
}

/// Puts the page, our program and the other libraries into one folder.
fn gather(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(Error::file(folder))?;
    let mut cargo = shell::cargo(&["build", "--quiet", "--profile", "wasm", "--target", WASM_TARGET]);
    shell::run(cargo.args(["--package", "portal-chartbench"]).envs(SMALL_STD))?;
    let program = paths::cargo_target().join(WASM_TARGET).join("wasm/chartbench.wasm");
    let mut bindgen = shell::command(paths::tool("wasm-bindgen"));
    shell::run(bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(folder).arg(program))?;
    let wasm = folder.join("chartbench_bg.wasm");
    let mut optimise = shell::command(paths::node_bin().join("wasm-opt"));
    shell::run(optimise.arg("-Oz").args(WASM_OPT.split(' ')).arg(&wasm).arg("-o").arg(&wasm))?;
    let page = paths::root().join("tests/chartbench/page");
    let pages = fs::read_dir(&page).map_err(Error::file(&page))?.flatten().map(|it| it.path());
    let packages = LIBRARIES.iter().skip(1).flat_map(|it| it.files).map(|it| npm(it));
    for file in pages.chain(packages) {
        let name = file.file_name().unwrap_or_default();
        fs::copy(&file, folder.join(name)).map_err(Error::file(&file))?;
    }
    Ok(())
}

fn npm(file: &str) -> PathBuf {
    paths::tools().join("node_modules").join(file)
}

fn bytes(folder: &Path) -> Result<()> {
    println!("{:<12}{:>12}{:>12}{:>12}", "bytes", "raw", "gzip", "brotli");
    for library in &LIBRARIES {
        let mut sum = [0; 3];
        for file in library.files {
            let path = folder.join(Path::new(file).file_name().unwrap_or_default());
            let plain = fs::read(&path).map_err(Error::file(&path))?;
            let sizes = [plain.len(), pack::gzip(&plain).len(), pack::brotli(&plain).len()];
            sum.iter_mut().zip(sizes).for_each(|(sum, size)| *sum += size);
        }
        println!("  {:<10}{:>12}{:>12}{:>12}", library.name, sum[0], sum[1], sum[2]);
    }
    Ok(())
}

/// The program that measures, with a driver and the folder.
fn measure(folder: &Path) -> Result<String> {
    let driver = Driver::start()?;
    let mut cargo = shell::cargo(&["run", "--quiet", "--package", "portal-tests", "--example", "chart_time"]);
    cargo.env("WEBDRIVER_URL", driver.url()).env("PORTAL_CHARTBENCH", folder);
    if let Some(chrome) = browser::chrome() {
        cargo.env("CHROME", chrome);
    }
    shell::output(&mut cargo)
}

/// The medians of a length, below those of another library as multiples of ours.
fn table(told: &Told, count: &str) -> Result<()> {
    print!("\n{count:>8} points ");
    for (_, heading) in COLUMNS {
        print!("{heading:>9}");
    }
    for library in &LIBRARIES {
        print!("\n  {:<14}", library.name);
        for (what, _) in COLUMNS {
            print!("{:>9.2}", told.of(library.key, count, what)?);
        }
        if library.key != "portal" {
            print!("\n  {:<14}", "");
            for (what, _) in COLUMNS {
                let multiple = told.of(library.key, count, what)? / told.of("portal", count, what)?;
                print!("{multiple:>8.1}×");
            }
        }
    }
    println!();
    Ok(())
}

/// What the measuring program says: library, points, what, median.
#[derive(Debug)]
struct Told(Vec<(String, f64)>);

impl Told {
    /// Reads lines such as `uplot 10000 pan_script 1.25`.
    fn read(output: &str) -> Result<Self> {
        let read = |line: &str| {
            let (key, median) = line.rsplit_once(' ')?;
            Some((key.to_owned(), median.parse().ok()?))
        };
        let lines = output.lines().filter(|line| !line.is_empty());
        let rows = lines.map(|line| read(line).ok_or_else(|| Error::message(format!("no row: {line}"))));
        rows.collect::<Result<_>>().map(Self)
    }

    fn of(&self, library: &str, count: &str, what: &str) -> Result<f64> {
        let key = format!("{library} {count} {what}");
        let found = self.0.iter().find(|row| row.0 == key).map(|row| row.1);
        found.ok_or_else(|| Error::message(format!("no row `{key}`")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_is_found_by_library_length_and_kind() {
        let told = Told::read("portal 10000 pan_script 0.75\nuplot 10000 pan_script 1.5\n").unwrap();
        assert!((told.of("uplot", "10000", "pan_script").unwrap() - 1.5).abs() < 1e-12);
        assert!(told.of("uplot", "1000", "pan_script").is_err());
        assert!(Told::read("portal 10000 pan_script fast").is_err());
    }
}
