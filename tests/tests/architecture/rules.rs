//! The rules about sources. Each takes all sources and gives the faults, as sentences with a place.

use std::{collections::BTreeMap, process::Command};

use crate::source::Source;

const LONGEST_FILE: usize = 400;
/// Word, and where alone it may stand.
const PLACES: &[(&str, &[&str])] = &[
    ("gloo_net", &["src/net.rs"]),
    ("local_storage", &["src/storage.rs"]),
    ("localStorage", &["src/storage.rs"]),
    ("leptos", &["src/"]),
    ("web_sys", &["src/", "crates/canvas/"]),
    ("plotters_canvas", &["crates/canvas/"]),
    ("gloo", &["src/"]),
];
const CORE: &[&str] = &["calculators", "chart", "content", "evidence", "model", "opendata", "text", "units"];
const IMPURE: &[&str] =
    &["std::fs", "std::net", "std::process", "SystemTime", "Instant::now", "println!", "std::env::"];
/// Runs in `build.rs`, natively and before anything else.
const BUILD_HELPER: &str = "crates/text/src/build.rs";
/// Headings of which the documentation of a model's function has one: whose the formula is, or why it needs nobody.
const ORIGINS: &[&str] = &["# Source", "# By definition"];
/// The sign of a unit is not a text.
const UNIT_SIGNS: &[&str] = &["zł"];
const POLISH: &[char] =
    &['ą', 'ć', 'ę', 'ł', 'ń', 'ó', 'ś', 'ź', 'ż', 'Ą', 'Ć', 'Ę', 'Ł', 'Ń', 'Ó', 'Ś', 'Ź', 'Ż'];

/// The lints are the same for every crate.
pub(crate) fn lints_of_the_workspace(sources: &[Source]) -> Vec<String> {
    let manifests = sources.iter().filter(|source| source.path.ends_with("Cargo.toml"));
    let without = manifests.filter(|source| !source.text.contains("[lints]\nworkspace = true"));
    without.map(|source| format!("{} does not take the lints of the workspace", source.path)).collect()
}

/// The versions of everything are part of the repository.
pub(crate) fn lock_file() -> Option<Vec<String>> {
    let mut git = Command::new("git");
    git.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let known = git.args(["ls-files", "Cargo.lock"]).output().ok()?.stdout;
    Some(if known.is_empty() { vec!["Cargo.lock is not in the repository".to_owned()] } else { Vec::new() })
}

/// One file for the network, one for the store, and the browser's own types only in the app.
pub(crate) fn one_place(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in browser_code(sources) {
        for (word, places) in PLACES {
            let allowed = places.iter().any(|place| source.path.starts_with(place));
            let lines = source.code_lines().filter(|(_, line)| !allowed && line.contains(word));
            faults.extend(
                lines.map(|(line, _)| format!("{}: `{word}` belongs into {places:?}", source.at(line))),
            );
        }
    }
    faults
}

/// The crates below the app compute; they do not look at the world.
pub(crate) fn pure_core(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    let is_core = |path: &str| CORE.iter().any(|name| path.starts_with(&format!("crates/{name}/src/")));
    for source in browser_code(sources).filter(|source| is_core(&source.path) && source.path != BUILD_HELPER)
    {
        for word in IMPURE {
            let lines = source.code_lines().filter(|(_, line)| line.contains(word));
            faults.extend(
                lines.map(|(line, _)| format!("{}: `{word}` has no place in the core", source.at(line))),
            );
        }
    }
    faults
}

/// A file one can read at once; the tests below it do not count.
pub(crate) fn short_files(sources: &[Source]) -> Vec<String> {
    let long = sources
        .iter()
        .filter(|source| source.is_code() && source.before_tests().lines().count() > LONGEST_FILE);
    long.map(|source| format!("{} has more than {LONGEST_FILE} lines", source.path)).collect()
}

/// The lints forbid what may panic; no file excepts itself.
pub(crate) fn no_permitted_panics(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| source.is_code()) {
        for lint in ["unwrap_used", "expect_used", "clippy::panic", "indexing_slicing"] {
            let excepted =
                |line: &str| line.contains(lint) && (line.contains("allow(") || line.contains("expect("));
            let lines = source.code_lines().filter(|(_, line)| excepted(line));
            faults.extend(lines.map(|(line, _)| format!("{}: no exception from `{lint}`", source.at(line))));
        }
    }
    faults
}

/// Texts for people are in `texts.toml`. Found are literals with Polish letters and literals that begin like a sentence.
pub(crate) fn no_text_in_code(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    // The data layer holds the names of foreign fields, some of them Polish words.
    let of_people = |path: &str| {
        ["src/", "crates/calculators/", "crates/chart/", "crates/content/", "crates/model/"]
            .iter()
            .any(|start| path.starts_with(start))
    };
    for source in sources.iter().filter(|source| source.is_code() && of_people(&source.path)) {
        let lines = outside_of_cards(source.code_lines());
        for (line, text) in lines.filter(|(_, line)| !is_for_developers(line)) {
            let found = literals(text).find(|literal| is_for_people(literal));
            faults
                .extend(found.map(|literal| format!("{}: text for people: \"{literal}\"", source.at(line))));
        }
    }
    faults
}

/// The lines that are not part of a model's card. Cards cite formulas and sources, which are the same in every language.
fn outside_of_cards<'a>(
    lines: impl Iterator<Item = (usize, &'a str)>,
) -> impl Iterator<Item = (usize, &'a str)> {
    let mut in_card = false;
    lines.filter(move |(_, line)| {
        let begins = line.starts_with("pub static ") && line.ends_with(": Card = Card {");
        in_card = begins || (in_card && *line != "};");
        !in_card
    })
}

fn is_for_developers(line: &str) -> bool {
    ["#[error(", "reason = ", "eprintln!", "debug_assert", "title: \"", "authors: \""]
        .iter()
        .any(|word| line.contains(word))
}

fn is_for_people(literal: &str) -> bool {
    !UNIT_SIGNS.contains(&literal) && (literal.contains(POLISH) || begins_like_a_sentence(literal))
}

fn literals(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

/// A capital letter, then a small one, later a blank and another small letter.
fn begins_like_a_sentence(literal: &str) -> bool {
    let mut words = literal.split(' ');
    let first = words.next().unwrap_or_default();
    let is_word = first.starts_with(char::is_uppercase)
        && first.len() > 1
        && first.chars().skip(1).all(char::is_lowercase);
    is_word && words.next().is_some_and(|word| word.starts_with(char::is_lowercase))
}

/// A public function of the models says where its formula is from, itself or at the top of its file, or that what it
/// gives follows from what the words mean: a sum, something looked up, a comparison.
pub(crate) fn sources_of_formulas(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    let models =
        sources.iter().filter(|source| source.is_code() && source.path.starts_with("crates/model/src/"));
    for source in models {
        let top = source.text.lines().take_while(|line| line.starts_with("//!")).any(names_origin);
        let mut documented = top;
        for (index, line) in source.before_tests().lines().enumerate() {
            if line.starts_with("///") {
                documented |= names_origin(line);
            } else if let Some(rest) =
                line.strip_prefix("pub fn ").or_else(|| line.strip_prefix("pub const fn "))
            {
                let name = rest.split(['(', '<']).next().unwrap_or_default();
                if !documented {
                    faults.push(format!("{}: `{name}` does not name its source", source.at(index + 1)));
                }
                documented = top;
            } else if !line.starts_with(['#', ' ', ')']) {
                documented = top;
            }
        }
    }
    faults
}

fn names_origin(line: &str) -> bool {
    ORIGINS.iter().any(|heading| line.contains(heading))
}

/// Addresses of other hosts are in the data and in the data layer, and among the cited sources of the calculators, none
/// of which can load anything; and in the harvester, which never runs in a browser.
pub(crate) fn no_foreign_hosts(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    let cites = |path: &str| {
        ["crates/opendata/", "crates/harvest/", "crates/calculators/", "xtask/"]
            .iter()
            .any(|start| path.starts_with(start))
    };
    let loads = |source: &&Source| {
        let page = source.path == "index.html" || source.ends_in("css") || source.ends_in("js");
        (page || source.is_code()) && !cites(&source.path)
    };
    for source in sources.iter().filter(loads) {
        let lines = source.code_lines().filter(|(_, line)| names_a_host(line));
        faults
            .extend(lines.map(|(line, text)| format!("{}: another host: {}", source.at(line), text.trim())));
    }
    faults
}

fn names_a_host(line: &str) -> bool {
    // A name space is no place, and a scheme alone names no host.
    let line = ["http://www.w3.org/", "https://\"", "http://\""]
        .iter()
        .fold(line.to_owned(), |it, word| it.replace(word, ""));
    let starts =
        ["https://", "http://", "url(//", "src=\"//", "href=\"//", "unpkg", "jsdelivr", "googleapis"];
    starts.iter().any(|start| line.contains(start))
}

/// What a file of the app knows that has live numbers in hand: tiles, feeds, or the answers themselves.
const SHOWS_LIVE: &[&str] = &["Tile<", "TileText", "use_feed(", "Shown<", "opendata::live"];
/// The one place in which a figure becomes text.
const WRITES_FIGURES: &str = "src/widgets/figure/";
/// What would write a number without its cover.
const WRITES_NUMBERS: &[&str] = &[" number(", "(number(", "{:.", "to_fixed", "text::number("];

/// A live number becomes text by its figure, which has source, licence, class and time, and in no other way.
pub(crate) fn covered_numbers(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    let own = |path: &str| path.starts_with("src/") && !path.starts_with(WRITES_FIGURES);
    let app = sources.iter().filter(|source| source.is_code() && own(&source.path));
    for source in app.filter(|source| SHOWS_LIVE.iter().any(|word| source.text.contains(word))) {
        for word in WRITES_NUMBERS {
            let lines = source.code_lines().filter(|(_, line)| line.contains(word));
            faults.extend(lines.map(|(line, _)| format!("{}: a number without its cover", source.at(line))));
        }
    }
    faults
}

/// What was made up for the tests is never shown as if it were measured.
pub(crate) fn no_fixtures_in_public(sources: &[Source]) -> Vec<String> {
    let fixtures = sources.iter().filter(|source| source.path.contains("/fixtures/"));
    let known: BTreeMap<&str, &str> =
        fixtures.map(|source| (source.text.trim(), source.path.as_str())).collect();
    let public = sources.iter().filter(|source| source.path.starts_with("public/"));
    let copies = public.filter_map(|source| Some((source, known.get(source.text.trim())?)));
    copies.map(|(source, fixture)| format!("{} is the same as {fixture}", source.path)).collect()
}

fn browser_code(sources: &[Source]) -> impl Iterator<Item = &Source> {
    sources.iter().filter(|source| source.is_code() && !source.path.starts_with("xtask/"))
}
