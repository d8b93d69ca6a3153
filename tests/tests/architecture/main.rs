//! Who may import whom, who may touch what, and how long a file may be.
//!
//! Every rule is a function from sources to faults, so each can be seen failing on a made-up source.

mod crates;
mod rules;
mod source;

use source::{Source, tree};

fn assert_clean(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The faults a rule finds in one made-up file.
fn faults_of(rule: fn(&[Source]) -> Vec<String>, path: &str, text: &str) -> usize {
    rule(&[Source { path: path.to_owned(), text: text.to_owned() }]).len()
}

#[test]
fn every_crate_imports_only_what_stands_before_it() {
    assert_clean(&crates::faults(&crates::metadata().expect("cargo metadata")));
}

#[test]
fn a_wrong_import_between_crates_is_found() {
    let package = |name: &str, needs: &str, kind: &str| crates::Package {
        name: name.to_owned(),
        dependencies: vec![crates::Dependency { name: needs.to_owned(), kind: Some(kind.to_owned()) }],
    };
    for (name, needs, kind, faults) in [
        ("portal-model", "portal-units", "normal", 0),
        ("portal-model", "portal-opendata", "normal", 1),
        ("portal-model", "portal-opendata", "dev", 1),
        ("portal-opendata", "portal-model", "normal", 1),
        ("portal-calculators", "portal-reference", "dev", 0),
        ("portal-calculators", "portal-reference", "normal", 1),
        ("portal-chart", "leptos", "normal", 1),
        ("portal-content", "portal-text", "normal", 0),
        ("portal-content", "portal-opendata", "normal", 1),
        ("portal-text", "web-sys", "normal", 1),
        ("portal-text", "xtask", "normal", 1),
        ("portal-canvas", "web-sys", "normal", 0),
        ("portal-canvas", "leptos", "normal", 1),
        ("portal-canvas", "portal-model", "normal", 1),
        ("portal-text", "portal-text", "dev", 0),
        ("portal", "leptos", "normal", 0),
        ("portal-new", "serde", "normal", 1),
    ] {
        assert_eq!(
            crates::faults(&[package(name, needs, kind)]).len(),
            faults,
            "{name} needs {needs} ({kind})"
        );
    }
}

#[test]
fn every_crate_follows_the_common_lints_and_the_lock_file_is_kept() {
    assert_clean(&rules::lints_of_the_workspace(&tree()));
    assert_clean(&rules::lock_file().expect("git"));
}

#[test]
fn a_crate_with_its_own_lints_is_found() {
    let faults = |text| faults_of(rules::lints_of_the_workspace, "crates/new/Cargo.toml", text);
    assert_eq!(faults("[package]\n[lints]\nworkspace = true"), 0);
    assert_eq!(faults("[package]"), 1);
}

#[test]
fn the_network_the_store_and_the_browser_are_each_touched_in_one_place() {
    assert_clean(&rules::one_place(&tree()));
}

#[test]
fn a_second_place_is_found() {
    let faults = |path, text| faults_of(rules::one_place, path, text);
    assert_eq!(faults("src/net.rs", "use gloo_net::http;"), 0);
    assert_eq!(faults("src/pages/air.rs", "use gloo_net::http;"), 1);
    assert_eq!(faults("src/storage.rs", "window.local_storage()"), 0);
    assert_eq!(faults("src/app.rs", "window.local_storage()"), 1);
    assert_eq!(faults("crates/chart/src/draw.rs", "let window = web_sys::window();"), 1);
    assert_eq!(faults("crates/chart/src/draw.rs", "// not web_sys"), 0);
    assert_eq!(faults("crates/canvas/src/paint.rs", "use web_sys::HtmlCanvasElement;"), 0);
    assert_eq!(faults("src/widgets/chart/live.rs", "use plotters_canvas::CanvasBackend;"), 1);
}

#[test]
fn the_core_has_no_clock_no_files_and_no_output() {
    assert_clean(&rules::pure_core(&tree()));
}

#[test]
fn a_clock_in_the_core_is_found() {
    let faults = |path, text| faults_of(rules::pure_core, path, text);
    assert_eq!(faults("crates/model/src/year.rs", "let now = SystemTime::now();"), 1);
    assert_eq!(faults("crates/units/src/time.rs", "std::fs::read(path)"), 1);
    assert_eq!(faults("crates/model/src/year.rs", "#[cfg(test)]\nmod tests { std::fs::read(path) }"), 0);
    assert_eq!(faults("crates/model/tests/year.rs", "std::fs::read(path)"), 0);
}

#[test]
fn a_live_number_is_shown_with_its_cover_only() {
    assert_clean(&rules::covered_numbers(&tree()));
}

#[test]
fn a_live_number_without_cover_is_found() {
    let faults = |path, text| faults_of(rules::covered_numbers, path, text);
    let page = "fn tile() -> TileText {\n    let text = number(language, 3.5, 1);\n}";
    assert_eq!(faults("src/pages/now/words.rs", page), 1);
    assert_eq!(faults("src/pages/now/words.rs", "fn tile() -> TileText { say(&figure, language) }"), 0);
    assert_eq!(faults("src/pages/now/words.rs", "fn tile() -> TileText { format!(\"{:.1}\", it) }"), 1);
    assert_eq!(faults("src/pages/air/tables.rs", "let text = number(language, 3.5, 1);"), 0);
    assert_eq!(faults("src/widgets/tile/mod.rs", page), 1);
    let reader =
        "use portal_opendata::live::Forecast;\nfn words(it: f64) -> String { format!(\"{:.1}\", it) }";
    assert_eq!(faults("src/pages/now/words.rs", reader), 1);
    assert_eq!(faults("src/widgets/figure/mod.rs", page), 0);
}

#[test]
fn no_file_is_longer_than_400_lines() {
    assert_clean(&rules::short_files(&tree()));
}

#[test]
fn a_long_file_is_found_and_its_tests_do_not_count() {
    let faults = |text: &str| faults_of(rules::short_files, "src/app.rs", text);
    assert_eq!(faults(&"line\n".repeat(400)), 0);
    assert_eq!(faults(&"line\n".repeat(401)), 1);
    assert_eq!(faults(&format!("code\n#[cfg(test)]\n{}", "line\n".repeat(500))), 0);
}

#[test]
fn nothing_that_may_panic_is_allowed_outside_of_tests() {
    assert_clean(&rules::no_permitted_panics(&tree()));
}

#[test]
fn a_permitted_unwrap_is_found() {
    let faults = |text| faults_of(rules::no_permitted_panics, "src/app.rs", text);
    assert_eq!(faults("#[allow(clippy::unwrap_used, reason = \"short\")]"), 1);
    assert_eq!(faults("#[expect(clippy::expect_used, reason = \"short\")]"), 1);
    assert_eq!(faults("#[expect(clippy::too_many_lines, reason = \"a table\")]"), 0);
}

#[test]
fn what_people_read_is_not_in_the_code() {
    assert_clean(&rules::no_text_in_code(&tree()));
}

#[test]
fn a_sentence_in_the_code_is_found() {
    let faults = |text| faults_of(rules::no_text_in_code, "src/pages/air.rs", text);
    assert_eq!(faults("<p>\"The air today\"</p>"), 1);
    assert_eq!(faults("<p>\"powietrze dziś\"</p>"), 1);
    assert_eq!(faults("<p class=\"figure large\">{texts::AIR}</p>"), 0);
    assert_eq!(faults("/// The \"Air today\" page, dziś."), 0);
    assert_eq!(faults("#[error(\"The file is gone\")]"), 0);
    assert_eq!(faults("#[expect(lint, reason = \"The file is gone\")]"), 0);
    let card = "pub static CARD: Card = Card {\n    sources: &[\"Ustawa o rynku mocy\"],\n};\n";
    assert_eq!(faults(card), 0);
    assert_eq!(faults(&format!("{card}const HINT: &str = \"The air today\";")), 1);
}

#[test]
fn every_formula_names_its_source() {
    assert_clean(&rules::sources_of_formulas(&tree()));
}

#[test]
fn a_formula_without_a_source_is_found() {
    let faults = |text| faults_of(rules::sources_of_formulas, "crates/model/src/new.rs", text);
    assert_eq!(faults("/// A formula.\n///\n/// # Source\n/// Author, year.\npub fn formula() {}"), 0);
    assert_eq!(faults("//! # Source\n//! Author, year.\n\n/// A formula.\npub fn formula() {}"), 0);
    assert_eq!(faults("/// A sum.\n///\n/// # By definition\n/// A sum.\npub fn sum() {}"), 0);
    assert_eq!(faults("/// A formula.\n#[must_use]\npub fn formula() {}"), 1);
    assert_eq!(faults("/// # Source\n#[expect(\n    lint,\n)]\npub fn formula() {}"), 0);
    assert_eq!(faults("/// Private.\nfn formula() {}"), 0);
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    assert_clean(&rules::no_foreign_hosts(&tree()));
}

#[test]
fn a_foreign_host_is_found() {
    let faults = |path, text| faults_of(rules::no_foreign_hosts, path, text);
    assert_eq!(faults("src/app.rs", "let url = \"https://example.org/\";"), 1);
    assert_eq!(faults("style/base.css", "@import url(//fonts.example.org/a.css);"), 1);
    assert_eq!(faults("index.html", "<script src=\"https://unpkg.com/x\"></script>"), 1);
    assert_eq!(faults("public/theme.js", "fetch('https://example.org')"), 1);
    assert_eq!(faults("src/app.rs", "xmlns=\"http://www.w3.org/2000/svg\""), 0);
    assert_eq!(faults("src/app.rs", "text.starts_with(\"https://\")"), 0);
    assert_eq!(faults("src/app.rs", "// see https://example.org/"), 0);
    assert_eq!(faults("crates/calculators/src/pv.rs", "url: \"https://doi.org/10.1/2\","), 0);
}

#[test]
fn made_up_answers_of_the_services_are_not_published() {
    assert_clean(&rules::no_fixtures_in_public(&tree()));
}

#[test]
fn a_published_fixture_is_found() {
    let file = |path: &str| Source { path: path.to_owned(), text: "{\"pm10\": 20}".to_owned() };
    let fixture = file("crates/opendata/fixtures/gios/station.json");
    assert_eq!(rules::no_fixtures_in_public(&[fixture, file("public/data/live/gios.json")]).len(), 1);
    assert_eq!(
        rules::no_fixtures_in_public(&[file("public/data/a.json"), file("public/data/b.json")]).len(),
        0
    );
}
