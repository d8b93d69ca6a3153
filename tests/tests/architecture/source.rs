//! The files of the project, as text.

use std::path::Path;

use xtask::files;

/// A file of the project.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// Its path from the root, with slashes.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

impl Source {
    /// Whether it is Rust that is not itself a test.
    pub(crate) fn is_code(&self) -> bool {
        let is_test = self.path.contains("/tests/")
            || self.path.ends_with("/tests.rs")
            || self.path.starts_with("tests/");
        self.ends_in("rs") && !is_test && !self.path.contains("/examples/")
    }

    /// Whether its name ends in a dot and these letters.
    pub(crate) fn ends_in(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|end| end == extension)
    }

    /// The text before the tests at the end of the file.
    pub(crate) fn before_tests(&self) -> &str {
        self.text.split("#[cfg(test)]").next().unwrap_or_default()
    }

    /// Number and text of every line before the tests that is not a comment.
    pub(crate) fn code_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.before_tests().lines().enumerate();
        let numbered = lines.map(|(index, line)| (index + 1, line));
        numbered.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// `path:line`, as editors know it.
    pub(crate) fn at(&self, line: usize) -> String {
        format!("{}:{line}", self.path)
    }
}

/// Every text file of the project that is written by hand.
pub(crate) fn tree() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    let folders = ["crates", "public", "src", "style", "tests", "xtask"].iter();
    let mut paths: Vec<_> = folders.flat_map(|folder| files::all(&root.join(folder))).collect();
    paths.extend(["build.rs", "index.html", "Cargo.toml"].iter().map(|name| root.join(name)));
    let sources = paths.iter().filter_map(|path| {
        let name = path.strip_prefix(root).ok()?.display().to_string();
        Some(Source { path: name, text: std::fs::read_to_string(path).ok()? })
    });
    let sources: Vec<Source> = sources.collect();
    assert!(sources.iter().filter(|source| source.is_code()).count() > 50, "the sources were not found");
    sources
}
