//! No sample answer may ever be published as data.

use std::fs;
use std::path::{Path, PathBuf};

/// Files below a folder; none when the folder is missing.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Published files that are a sample answer or lie in a folder of such.
fn leaks(published: &Path, fixtures: &Path) -> Vec<PathBuf> {
    let samples: Vec<Vec<u8>> = files(fixtures).iter().map(|it| fs::read(it).unwrap()).collect();
    assert!(samples.len() > 5, "the sample answers are where they are looked for");
    let is_leak = |path: &PathBuf| {
        let named = path.strip_prefix(published).unwrap().to_string_lossy().contains("fixtures");
        named || samples.contains(&fs::read(path).unwrap())
    };
    files(published).into_iter().filter(is_leak).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn no_sample_answer_is_published() {
    let fixtures = root().join("crates/opendata/fixtures");
    assert_eq!(leaks(&root().join("public"), &fixtures), Vec::<PathBuf>::new());
}

#[test]
fn a_sample_answer_that_was_published_would_be_found() {
    let fixtures = root().join("crates/opendata/fixtures");
    let folder = std::env::temp_dir().join(format!("portal-leaks-{}", std::process::id()));
    fs::create_dir_all(folder.join("data/live")).unwrap();
    fs::write(folder.join("data/live/note.txt"), "harmless").unwrap();
    assert_eq!(leaks(&folder, &fixtures).len(), 0);
    fs::copy(fixtures.join("gios-snapshot/answer.json"), folder.join("data/live/gios.json")).unwrap();
    let found = leaks(&folder, &fixtures);
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(found, [folder.join("data/live/gios.json")]);
}
