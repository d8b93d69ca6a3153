//! Building the site: trunk makes the client, `prerender` writes the pages, the finished folder is swapped in.

use std::{
    fs,
    num::NonZero,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    thread,
};

use crate::{
    error::{Error, Result},
    files, imports, paths, shell, styles,
};

/// How much work the compiler puts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effort {
    /// Small and fast for the visitor.
    Release,
    /// Quick for the developer.
    Quick,
}

impl Effort {
    /// Where trunk puts what the browser runs: page frame, style sheet, glue, WebAssembly.
    pub(crate) fn client_folder(self) -> PathBuf {
        paths::target().join(match self {
            Self::Release => "site",
            Self::Quick => "site-quick",
        })
    }
}

/// What to build from and where to.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// The folder with `portal.json` and the data.
    pub(crate) public: PathBuf,
    /// The folder that becomes the site.
    pub(crate) out: PathBuf,
    /// How much work the compiler puts in.
    pub(crate) effort: Effort,
}

impl Default for Options {
    fn default() -> Self {
        Self { public: paths::root().join("public"), out: paths::dist(), effort: Effort::Release }
    }
}

/// Builds the whole site.
///
/// # Errors
/// When a tool fails or a folder cannot be written. The site that was there before is then untouched.
pub(crate) fn site(options: &Options) -> Result<()> {
    shell::step("build: client", || client(options.effort))?;
    shell::step("build: pages", || pages(options))
}

/// Programs of the browser: one for each group of pages, one that explores charts, one for live tiles. The first brings the style sheet.
pub(crate) const PROGRAMS: [&str; 17] = [
    "client",
    "air",
    "calculator",
    "house",
    "heating",
    "mobility",
    "town",
    "plants",
    "ledgers",
    "everyday",
    "data",
    "show",
    "text",
    "lesson",
    "teacher",
    "chart",
    "tiles",
];

/// Builds what the browser runs, each program into its folder below [`Effort::client_folder`].
///
/// # Errors
/// When trunk fails.
pub(crate) fn client(effort: Effort) -> Result<()> {
    styles::write(&effort.client_folder())?;
    if effort == Effort::Release {
        compile()?;
    }
    // Trunk works on one core, and most of its time goes to wasm-opt.
    let next = Mutex::new(PROGRAMS.into_iter());
    let work = || loop {
        let program = next.lock().unwrap_or_else(PoisonError::into_inner).next();
        match program {
            Some(program) => trunk(program, effort)?,
            None => return Ok(()),
        }
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .try_for_each(|it| it.join().unwrap_or_else(|_| Err(Error::message("a build broke off"))))
    })
}

/// Compiles all programs at once, as trunk will ask for each of them: one after the other each would have one core.
fn compile() -> Result<()> {
    let mut cargo = shell::cargo(&["build", "--target", "wasm32-unknown-unknown", "--profile", "wasm"]);
    cargo.args(["--offline", "--features", "hydrate"]).envs(SMALL_STD);
    for program in PROGRAMS {
        cargo.args(["--bin", program]);
    }
    shell::run(&mut cargo)
}

/// What wasm-opt is told besides `-Oz`, as in `index.html`: less inlining than it would do packs better.
pub(crate) const WASM_OPT: &str = "--one-caller-inline-max-function-size=60 --converge";

/// The standard library compiled along, for size and without the words of panics: a tenth less to download. Cargo calls
/// this unstable; the compiler is pinned in `rust-toolchain.toml`, so it cannot change unnoticed. `RUSTFLAGS` takes the
/// place of those in `.cargo/config.toml`, so their flag is repeated.
pub(crate) const SMALL_STD: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("RUSTFLAGS", "--cfg erase_components -Zunstable-options -Cpanic=immediate-abort"),
];

fn trunk(program: &str, effort: Effort) -> Result<()> {
    let mut trunk = shell::command(paths::tool("trunk"));
    trunk
        .args(["build", "--offline", "--color", "never", "--public-url", "./", "--dist"])
        .arg(effort.client_folder().join(program));
    // Trunk takes any value of this variable for its own option of the same meaning and refuses "1".
    trunk.env_remove("NO_COLOR");
    if effort == Effort::Release {
        trunk.args(["--release", "--cargo-profile", "wasm"]).envs(SMALL_STD);
    }
    if program != "client" {
        trunk.arg(frame(program)?);
    }
    shell::run(&mut trunk)?;
    if effort == Effort::Release { pack(&effort.client_folder().join(program)) } else { Ok(()) }
}

/// Takes out of a program what only people read: names of what it imports, and the lines of its script. Trunk's own way
/// cannot read that.
fn pack(folder: &Path) -> Result<()> {
    let found =
        |end: &str| files::with_extension(folder, end).into_iter().find(|it| it.parent() == Some(folder));
    let (Some(script), Some(wasm)) = (found("js"), found("wasm")) else {
        return Err(Error::message(format!("{}: no program", folder.display())));
    };
    imports::shorten(&wasm, &script)?;
    let mut terser = shell::command(paths::node_bin().join("terser"));
    terser.arg(&script).args(["--module", "--compress", "--mangle", "--output"]).arg(&script);
    shell::run(&mut terser)
}

/// Trunk's entry for another program than the first: `index.html` names that one.
fn frame(program: &str) -> Result<PathBuf> {
    let path = paths::target().join("entry").join(format!("{program}.html"));
    let folder = path.parent().unwrap_or(&path);
    fs::create_dir_all(folder).map_err(Error::file(folder))?;
    let link = format!(
        "<link data-trunk rel=\"rust\" href=\"../../Cargo.toml\" data-bin=\"{program}\" \
         data-cargo-features=\"hydrate\" data-wasm-opt=\"z\" data-wasm-opt-params=\"{WASM_OPT}\">"
    );
    fs::write(&path, format!("<!doctype html>\n<html><head>{link}</head><body></body></html>\n"))
        .map_err(Error::file(&path))?;
    Ok(path)
}

/// Writes the pages of the built client and swaps the finished site in.
///
/// # Errors
/// When `prerender` fails or a folder cannot be written.
pub(crate) fn pages(options: &Options) -> Result<()> {
    let program = prerender()?;
    let draft = beside(&options.out, "draft");
    remove(&draft)?;
    let mut command = shell::command(program);
    command
        .arg("--site")
        .arg(options.effort.client_folder())
        .arg("--public")
        .arg(&options.public)
        .arg("--out")
        .arg(&draft);
    shell::run(&mut command)?;
    swap(&draft, &options.out)
}

/// Compiles `prerender` with the feature set that the native checks share, and says where it is.
///
/// # Errors
/// When it does not compile.
pub(crate) fn prerender() -> Result<PathBuf> {
    let mut build = shell::cargo(&["build", "--workspace", "--features", "portal/ssr", "--bin", "prerender"]);
    shell::run(&mut build)?;
    Ok(paths::cargo_target().join("debug").join("prerender"))
}

/// Puts a finished folder where an older one may be; the older one goes last.
fn swap(draft: &Path, out: &Path) -> Result<()> {
    let old = beside(out, "old");
    remove(&old)?;
    if out.exists() {
        fs::rename(out, &old).map_err(Error::file(out))?;
    }
    fs::rename(draft, out).map_err(Error::file(draft))?;
    remove(&old)
}

/// A folder beside another one, so that moving it is a change of name and not a copy.
fn beside(folder: &Path, purpose: &str) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!(".{name}-{purpose}"))
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() { fs::remove_dir_all(folder).map_err(Error::file(folder)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finished_folder_replaces_the_older_one_and_leaves_nothing_behind() {
        let base = std::env::temp_dir().join(format!("portal-swap-{}", std::process::id()));
        let (draft, out) = (base.join(".dist-draft"), base.join("dist"));
        fs::create_dir_all(&draft).unwrap();
        fs::create_dir_all(&out).unwrap();
        fs::write(draft.join("page"), "new").unwrap();
        fs::write(out.join("page"), "old").unwrap();
        fs::write(out.join("gone"), "old").unwrap();
        swap(&draft, &out).unwrap();
        assert_eq!(fs::read_to_string(out.join("page")).unwrap(), "new");
        assert!(!out.join("gone").exists());
        assert_eq!(fs::read_dir(&base).unwrap().count(), 1);
        fs::remove_dir_all(&base).unwrap();
    }
}
