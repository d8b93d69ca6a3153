//! The folder of the harvest: whole files only, one harvester at a time.

use std::fmt::Write as _;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

/// End of the name of a file that is being written.
const UNFINISHED: &str = ".unfinished";
const LOCK: &str = ".lock";

/// The folder, locked against other harvesters until it is dropped or its process ends in any way.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    _lock: File,
}

/// Size and digest of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Print {
    pub(crate) bytes: u64,
    pub(crate) sha256: String,
}

impl Print {
    /// Of these bytes.
    pub(crate) fn of(content: &[u8]) -> Self {
        let mut sha256 = String::new();
        for byte in Sha256::digest(content) {
            // Writing to memory cannot fail.
            let _ = write!(sha256, "{byte:02x}");
        }
        Self { bytes: u64::try_from(content.len()).unwrap_or(u64::MAX), sha256 }
    }
}

impl Folder {
    /// Makes the folder when it is missing and takes it; `None` when another harvester has it.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub(crate) fn take(root: &Path) -> io::Result<Option<Self>> {
        fs::create_dir_all(root)?;
        let lock = File::create(root.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let folder = Self { root: root.to_path_buf(), _lock: lock };
        sweep(root)?;
        Ok(Some(folder))
    }

    /// The text of a file; `None` when it is not there or no text.
    pub(crate) fn read(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.root.join(name)).ok()
    }

    /// Puts a file in its place, whole: beside it, flushed, renamed. One that says the same already is left alone.
    ///
    /// # Errors
    /// When the disk is full or not writable; the old file then stays.
    pub(crate) fn write(&self, name: &str, content: &[u8]) -> io::Result<Print> {
        let path = self.root.join(name);
        let print = Print::of(content);
        if fs::read(&path).is_ok_and(|it| it == content) {
            return Ok(print);
        }
        let parent = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(parent)?;
        let beside = PathBuf::from(format!("{}{UNFINISHED}", path.display()));
        let mut file = File::create(&beside)?;
        file.write_all(content)?;
        file.sync_all()?;
        fs::rename(&beside, &path)?;
        // The new name must reach the disk too.
        File::open(parent)?.sync_all()?;
        Ok(print)
    }

    /// Paths of the files below a folder that end so, sorted, with slashes.
    pub(crate) fn files(&self, below: &str, end: &str) -> Vec<String> {
        let mut found = Vec::new();
        let mut waiting = vec![self.root.join(below)];
        while let Some(folder) = waiting.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    waiting.push(path);
                } else if let Ok(name) = path.strip_prefix(&self.root)
                    && name.to_string_lossy().ends_with(end)
                {
                    found.push(name.to_string_lossy().replace('\\', "/"));
                }
            }
        }
        found.sort();
        found
    }
}

/// Removes what a harvester that was killed left unfinished.
fn sweep(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sweep(&path)?;
        } else if path.to_string_lossy().ends_with(UNFINISHED) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str) -> PathBuf {
        let place = std::env::temp_dir().join(format!("portal-harvest-{}-{name}", std::process::id()));
        drop(fs::remove_dir_all(&place));
        place
    }

    #[test]
    fn a_digest_is_that_of_the_standard() {
        // FIPS 180-2, appendix B.1: SHA-256 of "abc".
        let wanted = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Print::of(b"abc"), Print { bytes: 3, sha256: wanted.to_owned() });
    }

    #[test]
    fn only_one_harvester_has_the_folder() {
        let place = place("lock");
        let first = Folder::take(&place).unwrap().unwrap();
        assert!(Folder::take(&place).unwrap().is_none());
        drop(first);
        assert!(Folder::take(&place).unwrap().is_some());
        fs::remove_dir_all(place).unwrap();
    }

    #[test]
    fn unfinished_files_are_swept_and_the_same_content_is_not_written_again() {
        let place = place("sweep");
        let folder = Folder::take(&place).unwrap().unwrap();
        folder.write("history/a/2026/06.csv", b"one").unwrap();
        let written = fs::metadata(place.join("history/a/2026/06.csv")).unwrap().modified().unwrap();
        fs::write(place.join("history/a/2026/07.csv.unfinished"), b"hal").unwrap();
        drop(folder);
        let folder = Folder::take(&place).unwrap().unwrap();
        assert_eq!(folder.files("history", ""), ["history/a/2026/06.csv"]);
        folder.write("history/a/2026/06.csv", b"one").unwrap();
        let again = fs::metadata(place.join("history/a/2026/06.csv")).unwrap().modified().unwrap();
        assert_eq!(written, again);
        fs::remove_dir_all(place).unwrap();
    }
}
