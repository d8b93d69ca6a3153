//! Where things are.

use std::path::{Path, PathBuf};

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// Everything that is built; `CARGO_TARGET_DIR` moves cargo's own part of it.
pub(crate) fn target() -> PathBuf {
    root().join("target")
}

/// Where cargo puts what it compiles.
pub(crate) fn cargo_target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(target, |dir| root().join(dir))
}

/// The tools the set-up has installed.
pub(crate) fn tools() -> PathBuf {
    target().join("tools")
}

/// A program installed by cargo into the tools.
pub(crate) fn tool(name: &str) -> PathBuf {
    tools().join("bin").join(name)
}

/// The programs of npm packages.
pub(crate) fn node_bin() -> PathBuf {
    tools().join("node_modules").join(".bin")
}

/// The Python of the tools.
pub(crate) fn python() -> PathBuf {
    tools().join("venv").join("bin").join("python")
}

/// The finished site.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}
