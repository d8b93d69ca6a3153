//! What makes the portal work without a network: the service worker with the list of all files of this version, and the
//! manifests with which the portal can be installed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use portal_opendata::config::PortalConfig;
use portal_text::Language;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{PrerenderError, at, write};

/// The part of the worker that is the same in every version.
const WORKER: &str = include_str!("worker.js");
/// Name of the worker below the site's base.
pub(super) const WORKER_FILE: &str = "sw.js";
/// Kinds of pages that come as packs, with the folder of their texts: kept when they are visited or asked for.
const PACKS: [(&str, &str); 2] = [("learn", "lessons"), ("present", "decks")];
/// Pages beside them that are no packs.
const TOOLS: [&str; 3] = ["preview", "link", "kiosk"];
/// What hosts and other sites read, and what changes between two builds.
const NOT_KEPT: [&str; 5] = ["_headers", ".htaccess", WORKER_FILE, "embed.js", "preview.png"];
/// The one table that pages ask for by themselves: the link for a class and the preview know sources by it.
const SOURCES: &str = "data/sources.csv";
/// Numbers of the calculators: any page may hold one.
const CALCULATORS: &str = "bridge/calculators/";
/// Largest file that is kept without a visit \[B\], but for programs.
const LARGE_BYTES: usize = 800_000;

/// The list of a version.
#[derive(Debug, Serialize)]
struct Site {
    /// Hash of everything in it.
    version: String,
    /// Path below the base: size, hash, whether it is kept from the first visit on.
    files: BTreeMap<String, (usize, String, u8)>,
    /// Name of a pack and its files.
    packs: BTreeMap<String, Vec<String>>,
}

/// Writes the worker for a finished site.
///
/// # Errors
/// [`PrerenderError`] when a file cannot be read or written.
pub(super) fn write_worker(out: &Path) -> Result<(), PrerenderError> {
    let site = list(out)?;
    let text = format!("const SITE = {};\n{WORKER}", serde_json::to_string(&site)?);
    write(&out.join(WORKER_FILE), &text)
}

fn list(out: &Path) -> Result<Site, PrerenderError> {
    let mut files = BTreeMap::new();
    collect(out, out, &mut files)?;
    let mut packs: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in files.keys() {
        if let Some(name) = pack(path) {
            packs.entry(name).or_default().push(path.clone());
        }
    }
    let all = serde_json::to_string(&files)?;
    Ok(Site { version: hash(all.as_bytes()), files, packs })
}

/// Every file below a folder, with its size and hash.
fn collect(
    root: &Path,
    folder: &Path,
    files: &mut BTreeMap<String, (usize, String, u8)>,
) -> Result<(), PrerenderError> {
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let path = entry.map_err(at(folder))?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
            continue;
        }
        let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if NOT_KEPT.contains(&name.as_str()) || name.ends_with("/.htaccess") || name.starts_with("data/live/")
        {
            continue;
        }
        let bytes = fs::read(&path).map_err(at(&path))?;
        let entry = (bytes.len(), hash(&bytes), u8::from(is_shell(&name, bytes.len())));
        files.insert(name, entry);
    }
    Ok(())
}

/// Whether a file is kept from the first visit on: all that pages are made of. Tables for downloading, and pages that
/// are shown on other sites, are kept when they are visited.
fn is_shell(path: &str, bytes: usize) -> bool {
    let is_program = Path::new(path).extension().is_some_and(|it| it == "wasm");
    let is_foreign = (path.starts_with("data/") && path != SOURCES) || path.starts_with("embed/");
    // Pages of a list are always loaded as documents.
    let is_of_list = path.starts_with("bridge/") && path.matches('/').count() > 1;
    let is_unasked = is_of_list && !path.starts_with(CALCULATORS);
    is_program || (!is_foreign && !is_unasked && bytes < LARGE_BYTES)
}

/// The pack that a file belongs to: `learn/school-roof` for the pages of that lesson, its texts and what its guesses
/// reveal. The data of its page, `bridge/lesson/school-roof.pl.json`, are never asked for.
fn pack(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('/').collect();
    PACKS.into_iter().find_map(|(page, folder)| match parts.as_slice() {
        [_, kind, slug, "index.html"] if *kind == page && !TOOLS.contains(slug) => {
            Some(format!("{page}/{slug}"))
        }
        [_, kind, "key" | "worksheet", slug, _] if *kind == page => Some(format!("{page}/{slug}")),
        [kind, slug, _, ..] if *kind == folder => Some(format!("{page}/{slug}")),
        ["bridge", "lesson", slug, _] if page == "learn" => Some(format!("{page}/{slug}")),
        _ => None,
    })
}

/// The first eight bytes of a digest, enough to tell versions of a file apart.
fn hash(bytes: &[u8]) -> String {
    let first = Sha256::digest(bytes).first_chunk().copied().unwrap_or_default();
    format!("{:016x}", u64::from_be_bytes(first))
}

/// Name of the manifest of a language below the site's base.
pub(super) fn manifest_file(language: Language) -> String {
    format!("manifest.{}.webmanifest", language.code())
}

/// Writes a manifest for each language of the town.
///
/// # Errors
/// [`PrerenderError`] when one cannot be written.
pub(super) fn write_manifests(config: &PortalConfig, out: &Path) -> Result<(), PrerenderError> {
    for language in config.languages.iter().filter_map(|it| Language::from_code(it)) {
        let code = language.code();
        let icon = |src: &str, sizes: &str, kind: &str, purpose: &str| serde_json::json!({ "src": src, "sizes": sizes, "type": kind, "purpose": purpose });
        let manifest = serde_json::json!({
            "name": config.name.get(code),
            "short_name": config.short_name.get(code),
            "description": config.description.get(code),
            "lang": code,
            "id": "./",
            "start_url": format!("{code}/"),
            "scope": "./",
            "display": "standalone",
            "background_color": "#ffffff",
            "theme_color": "#ffffff",
            "icons": [
                icon("icon.svg", "any", "image/svg+xml", "any"),
                icon("icon-192.png", "192x192", "image/png", "any"),
                icon("icon-512.png", "512x512", "image/png", "any"),
                icon("icon-maskable-512.png", "512x512", "image/png", "maskable"),
            ],
        });
        write(&out.join(manifest_file(language)), &serde_json::to_string_pretty(&manifest)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_is_a_pack_of_its_pages_and_texts() {
        for path in [
            "pl/learn/school-roof/index.html",
            "en/learn/key/school-roof/index.html",
            "pl/learn/worksheet/school-roof/index.html",
            "lessons/school-roof/pl.md",
            "bridge/lesson/school-roof/sun-by-month.pl.json",
        ] {
            assert_eq!(pack(path).as_deref(), Some("learn/school-roof"), "{path}");
        }
        assert_eq!(pack("decks/talk/en.md").as_deref(), Some("present/talk"));
        for path in [
            "pl/learn/index.html",
            "bridge/learn.pl.json",
            "bridge/lesson/school-roof.pl.json",
            "bridge/calculators/heat.pl.json",
            "pl/air/index.html",
            "lessons/README.md",
        ] {
            assert_eq!(pack(path), None, "{path}");
        }
    }

    #[test]
    fn what_is_downloaded_or_large_is_kept_only_when_visited() {
        assert!(is_shell("pl/air/index.html", 90_000));
        assert!(is_shell("client_bg.wasm", 900_000));
        assert!(is_shell("bridge/air.json", 9_000) && !is_shell("bridge/methods/pv.pl.json", 9_000));
        assert!(!is_shell("bridge/lesson/school-roof.pl.json", 9_000));
        assert!(!is_shell("bridge/lesson/school-roof/roof-yield.pl.json", 9_000));
        assert!(!is_shell("data/air-daily-2023.csv", 9_000));
        assert!(!is_shell("embed/pl/air/days/index.html", 9_000));
        assert!(!is_shell("preview-large.png", 900_000));
    }

    #[test]
    fn what_pages_ask_for_by_themselves_is_kept_from_the_first_visit_on() {
        assert!(is_shell("bridge/calculators/cluster.pl.json", 25_000));
        assert!(is_shell("bridge/pv.en.json", 25_000) && is_shell("bridge/questions.pl.csv", 9_000));
        assert!(is_shell("data/sources.csv", 13_000));
    }

    #[test]
    fn a_version_changes_with_any_file_of_it() {
        let base = std::env::temp_dir().join(format!("portal-offline-{}", std::process::id()));
        for (name, text) in [("pl/index.html", "one"), ("data/live/x.json", "1"), ("a.js", "a")] {
            let path = base.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let first = list(&base).unwrap();
        assert_eq!(first.files.keys().collect::<Vec<_>>(), ["a.js", "pl/index.html"]);
        // printf one | sha256sum
        assert_eq!(first.files["pl/index.html"], (3, "7692c3ad3540bb80".to_owned(), 1));
        fs::write(base.join("data/live/x.json"), "2").unwrap();
        assert_eq!(list(&base).unwrap().version, first.version);
        fs::write(base.join("pl/index.html"), "two").unwrap();
        assert_ne!(list(&base).unwrap().version, first.version);
        fs::remove_dir_all(&base).unwrap();
    }
}
