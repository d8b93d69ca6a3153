//! Walking folders in a fixed order.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Every file below a folder, sorted by path; a folder that is not there has none.
pub fn all(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { waiting.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// Every file below a folder whose name ends so, sorted by path.
pub fn with_extension(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = all(folder);
    found.retain(|path| path.extension().is_some_and(|end| end == extension));
    found
}
