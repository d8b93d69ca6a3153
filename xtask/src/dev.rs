//! `cargo xtask dev`: watch, rebuild quickly, reload the page.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};

use crate::{
    build::{self, Effort},
    error::Result,
    files, paths,
    serve::{Answer, Request, Server, Site},
    setup,
};

const PAUSE: Duration = Duration::from_millis(400);
const CODE: &[&str] = &["src", "crates", "style", "build.rs", "Cargo.toml", "index.html", "Trunk.toml"];
const DATA: &[&str] = &["public"];
const VERSION_PATH: &str = "/__dev/version";
const SCRIPT_PATH: &str = "/__dev/reload.js";
const SCRIPT: &str = include_str!("dev/reload.js");

/// Serves the site and rebuilds it whenever a file changes, until the process is ended.
///
/// # Errors
/// When the set-up fails or the port is taken; a build that fails only says so and waits for the next change.
pub(crate) fn run(port: u16) -> Result<()> {
    setup::for_building()?;
    let options =
        build::Options { out: paths::target().join("dev"), effort: Effort::Quick, ..Default::default() };
    let version = Arc::new(AtomicU64::new(0));
    let (site, shown) = (Site::new(&options.out), Arc::clone(&version));
    let server = Server::start(port, move |request| answer(&site, shown.load(Ordering::Relaxed), request))?;
    println!("The portal is at {}/ (Ctrl+C ends it)", server.url());
    let mut built = State::default();
    loop {
        let now = State::read();
        if now == built {
            thread::sleep(PAUSE);
            continue;
        }
        let result = if now.code == built.code { build::pages(&options) } else { build::site(&options) };
        built = now;
        match result {
            Ok(()) => {
                version.fetch_add(1, Ordering::Relaxed);
            }
            Err(error) => eprintln!("error: {error}"),
        }
    }
}

/// A fingerprint of the names and times of the watched files.
#[derive(Debug, Default, PartialEq, Eq)]
struct State {
    code: u64,
    data: u64,
}

impl State {
    fn read() -> Self {
        Self { code: fingerprint(CODE), data: fingerprint(DATA) }
    }
}

fn fingerprint(watched: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for path in watched.iter().flat_map(|name| files_of(&paths::root().join(name))) {
        path.hash(&mut hasher);
        fs::metadata(&path).and_then(|facts| facts.modified()).ok().hash(&mut hasher);
    }
    hasher.finish()
}

fn files_of(path: &Path) -> Vec<PathBuf> {
    if path.is_dir() { files::all(path) } else { vec![path.to_path_buf()] }
}

/// The site's answer; pages also get the script that reloads them when the version changes.
fn answer(site: &Site, version: u64, request: &Request<'_>) -> Answer {
    match request.path() {
        VERSION_PATH => Answer::text(200, version.to_string()),
        SCRIPT_PATH => {
            let mut script = Answer::text(200, SCRIPT);
            script.headers.retain(|(name, _)| name != "content-type");
            script.with("content-type", "text/javascript; charset=utf-8")
        }
        _ => with_reload(site.answer(&Request { accept_encoding: "", if_none_match: "", ..*request })),
    }
}

fn with_reload(answer: Answer) -> Answer {
    if answer.header("content-type") != Some("text/html; charset=utf-8") {
        return answer;
    }
    let page = String::from_utf8_lossy(answer.body.as_ref());
    let page = page.replacen("<head>", &format!("<head><script src=\"{SCRIPT_PATH}\" defer></script>"), 1);
    Answer { body: page.into(), ..answer }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gets_the_reloading_script_and_other_files_do_not() {
        let folder = std::env::temp_dir().join(format!("portal-dev-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<html><head></head></html>").unwrap();
        fs::write(folder.join("data.json"), "<head>").unwrap();
        let site = Site::new(&folder);
        let text =
            |path| String::from_utf8(answer(&site, 7, &Request::get(path)).body.as_ref().to_vec()).unwrap();
        assert_eq!(text("/"), "<html><head><script src=\"/__dev/reload.js\" defer></script></head></html>");
        assert_eq!(text("/data.json"), "<head>");
        assert_eq!(text("/__dev/version"), "7");
        assert!(text("/__dev/reload.js").contains("/__dev/version"));
        fs::remove_dir_all(&folder).unwrap();
    }
}
