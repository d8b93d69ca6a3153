//! What a site takes from the public folder as it is.

use std::fs;
use std::path::Path;

use portal_opendata::config::PortalConfig;

use super::{PrerenderError, at};

/// Copies the public folder into a site. Lessons and decks speak of a town, so only those that its configuration lists
/// go along.
///
/// # Errors
/// [`PrerenderError::File`] when a file cannot be copied or a listed folder is not there.
pub(super) fn publish(public: &Path, out: &Path, config: &PortalConfig) -> Result<(), PrerenderError> {
    let of_town = [("lessons", &config.lessons), ("decks", &config.decks)];
    fs::create_dir_all(out).map_err(at(out))?;
    for entry in fs::read_dir(public).map_err(at(public))? {
        let entry = entry.map_err(at(public))?;
        if of_town.iter().all(|(folder, _)| entry.file_name() != *folder) {
            copy(&entry.path(), &out.join(entry.file_name()))?;
        }
    }
    for (folder, listed) in of_town {
        for name in listed {
            copy(&public.join(folder).join(name), &out.join(folder).join(name))?;
        }
    }
    Ok(())
}

/// A manifest that lists no source, where nothing has been harvested: a page that asks for it is told so.
pub(super) fn begin_harvest(out: &Path) -> Result<(), PrerenderError> {
    let manifest = out.join("data/live/manifest.json");
    if manifest.exists() {
        return Ok(());
    }
    super::write(&manifest, "{\"format\":\"portal-harvest/1\",\"sources\":{}}\n")
}

/// A script without the lines that only people read.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim_start).filter(|it| !it.is_empty() && !it.starts_with("//"));
    lines.map(|it| format!("{it}\n")).collect::<Vec<_>>().concat()
}

/// Copies a file, or a folder with all that is in it; scripts without their comments.
pub(super) fn copy(from: &Path, to: &Path) -> Result<(), PrerenderError> {
    if from.extension().is_some_and(|it| it == "js") {
        return super::write(to, &without_comments(&super::read(from)?));
    }
    if !from.is_dir() {
        return fs::copy(from, to).map(drop).map_err(at(from));
    }
    fs::create_dir_all(to).map_err(at(to))?;
    for entry in fs::read_dir(from).map_err(at(from))? {
        let entry = entry.map_err(at(from))?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(lessons: &[&str]) -> PortalConfig {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/portal.json");
        let mut config = PortalConfig::parse(&fs::read_to_string(path).unwrap()).unwrap();
        config.lessons = lessons.iter().map(|it| (*it).to_owned()).collect();
        config.decks = Vec::new();
        config
    }

    #[test]
    fn a_site_takes_only_the_lessons_that_its_town_lists() {
        let base = std::env::temp_dir().join(format!("portal-publish-{}", std::process::id()));
        let (public, out) = (base.join("public"), base.join("out"));
        for file in [
            "lessons/ours/pl.md",
            "lessons/theirs/pl.md",
            "lessons/README.md",
            "decks/talk/en.md",
            "data/a.csv",
            "x.js",
        ] {
            let path = public.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
        publish(&public, &out, &config(&["ours"])).unwrap();
        assert_eq!(without_comments("// why\nlet a = 1;\n\n  a(); // b\n"), "let a = 1;\na(); // b\n");
        for (file, is_there) in [
            ("lessons/ours/pl.md", true),
            ("lessons/theirs/pl.md", false),
            ("lessons/README.md", false),
            ("decks", false),
            ("data/a.csv", true),
            ("x.js", true),
        ] {
            assert_eq!(out.join(file).exists(), is_there, "{file}");
        }
        let missing = publish(&public, &out, &config(&["nobodys"])).unwrap_err();
        assert!(missing.to_string().contains("nobodys"), "{missing}");
        fs::remove_dir_all(&base).unwrap();
    }
}
