//! Privacy: that nothing is collected, what the browser keeps for its reader, and who is asked for live data.

use leptos::prelude::*;
use portal_opendata::config::PortalConfig;
use portal_opendata::live;
use portal_text::{Language, Text};

use crate::erase::Erase;

mod texts {
    portal_text::texts!("pages/colophon/privacy");
}

/// Something that the portal keeps in the reader's browser.
struct Kept {
    /// The file that writes it.
    #[cfg_attr(not(test), expect(dead_code, reason = "the test holds the list against the code"))]
    file: &'static str,
    /// The key, or how the keys begin.
    key: &'static str,
    /// What it is.
    what: Text,
}

/// Everything that is kept. A test finds what is missing here.
static KEPT: &[Kept] = &[
    Kept { file: "src/widgets/theme.rs", key: "portal.theme", what: texts::THEME },
    Kept { file: "src/live/driver.rs", key: "portal.live/…", what: texts::LIVE },
    Kept { file: "src/pages/calculator/own.rs", key: "portal.own-year", what: texts::OWN },
    Kept { file: "src/live/switch.rs", key: "portal.live/wanted", what: texts::LIVE_WANTED },
    Kept { file: "src/pages/calculator/carry.rs", key: "portal.house", what: texts::HOUSE },
    Kept { file: "src/lesson/kept.rs", key: "portal.lesson.…", what: texts::LESSON },
    Kept { file: "src/prerender/worker.js", key: "portal-… (Cache Storage)", what: texts::FILES },
];

/// The page below its title.
pub(super) fn content(config: &'static PortalConfig, language: Language) -> AnyView {
    let kept = KEPT.iter().map(|it| {
        view! { <tr><th scope="row"><code>{it.key}</code></th><td>{it.what.get(language)}</td></tr> }.erase()
    });
    view! {
        <section class="prose">
            <h2>{texts::NOTHING.get(language)}</h2>
            <ul>
                {[texts::NO_ACCOUNT, texts::NO_COOKIE, texts::NO_SCRIPT, texts::NO_PLACE, texts::TYPED]
                    .map(|it| view! { <li>{it.get(language)}</li> }.erase())
                    .collect_view()}
            </ul>
        </section>
        <section class="prose">
            <h2>{texts::STORE.get(language)}</h2>
            <p>{texts::STORE_LEAD.get(language)}</p>
            <div class="table-scroll" tabindex="0" role="region" aria-label=texts::STORE.get(language)>
                <table>
                    <thead><tr><th scope="col">{texts::KEY.get(language)}</th><th scope="col">{texts::WHAT.get(language)}</th></tr></thead>
                    <tbody>{kept.collect_view()}</tbody>
                </table>
            </div>
        </section>
        <section class="prose">
            <h2>{texts::ASKED.get(language)}</h2>
            <p>{texts::ASKED_LEAD.get(language)}</p>
            {asked(config, language)}
            <p>{texts::HOST.get(language)}</p>
        </section>
    }
    .erase()
}

/// The foreign hosts that the configuration names, with who runs them.
fn asked(config: &'static PortalConfig, language: Language) -> AnyView {
    let hosts = config.connect_src();
    if hosts.is_empty() {
        return view! { <p>{texts::NOBODY.get(language)}</p> }.erase();
    }
    let publishers = |host: &str| {
        let here = config.sources.iter().filter(|it| it.enabled && it.origin() == Some(host));
        let mut names: Vec<&str> = here
            .filter_map(|it| live::ALL.into_iter().find(|meta| meta.slug == it.id))
            .map(|it| it.publisher)
            .collect();
        names.dedup();
        names.join(", ")
    };
    let row = |host: &'static str| view! { <li><code>{host}</code>" – "{publishers(host)}</li> }.erase();
    view! { <ul>{hosts.into_iter().map(row).collect_view()}</ul> }.erase()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    fn files(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
        entries.flat_map(|it| if it.is_dir() { files(&it) } else { vec![it] }).collect()
    }

    #[test]
    fn everything_that_the_code_keeps_is_on_the_page() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let store = root.join("src/storage.rs");
        let mut writers: Vec<String> = ["src", "public"]
            .into_iter()
            .flat_map(|it| files(&root.join(it)))
            .filter(|it| *it != store && it.extension().is_some_and(|end| end == "rs" || end == "js"))
            .filter(|it| {
                let text = fs::read_to_string(it).unwrap();
                let marks = [
                    concat!("storage::", "write("),
                    concat!("set", "Item("),
                    concat!("indexed", "DB"),
                    concat!("caches", ".open("),
                ];
                marks.iter().any(|mark| text.contains(mark))
            })
            .map(|it| it.strip_prefix(root).unwrap().display().to_string())
            .collect();
        writers.sort_unstable();
        let mut listed: Vec<&str> = KEPT.iter().map(|it| it.file).collect();
        listed.sort_unstable();
        listed.dedup();
        assert_eq!(writers, listed, "what is kept in the browser must be told on the page about privacy");
    }

    #[test]
    fn every_key_begins_with_the_portals_name() {
        assert!(KEPT.iter().all(|it| it.key.starts_with("portal")));
    }
}
