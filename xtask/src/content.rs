//! Lessons and decks: whether each file is whole, says the same in every language and names only what there is.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use portal_calculators::{Form, Kind, Value};
use portal_content::{Draft, Fault, Known, Table};
use portal_opendata::config::PortalConfig;
use portal_text::Language;

use crate::{
    error::{Error, Result},
    files, paths,
};

/// Checks the lessons and decks of a public folder.
///
/// # Errors
/// When a file cannot be read, and when there is a fault: the message has one paragraph for each, with file and line.
pub(crate) fn check(public: &Path) -> Result<()> {
    let faults = faults(public)?;
    if faults.is_empty() {
        return Ok(());
    }
    Err(Error::message(format!("lessons and decks:\n{}", faults.join("\n"))))
}

/// Every fault, each with file, line and what is wrong in both languages.
fn faults(public: &Path) -> Result<Vec<String>> {
    let path = public.join("portal.json");
    let config = PortalConfig::parse(&read(&path)?).map_err(|error| Error::message(error.to_string()))?;
    let portal = Portal::read(&public.join("data"))?;
    let languages: Vec<Language> = config.languages.iter().filter_map(|it| Language::from_code(it)).collect();
    let (lessons, decks) = (public.join("lessons"), public.join("decks"));
    let mut all = unlisted(&lessons, &config.lessons);
    all.extend(unlisted(&decks, &config.decks));
    for name in &config.lessons {
        all.extend(told(&files_of(&lessons.join(name), &languages), false, &portal)?);
    }
    for name in &config.decks {
        all.extend(told(&files_of(&decks.join(name), &languages), true, &portal)?);
    }
    Ok(all)
}

/// The files of a lesson or deck, one for each language.
fn files_of(folder: &Path, languages: &[Language]) -> Vec<(Language, PathBuf)> {
    languages.iter().map(|it| (*it, folder.join(it.code()).with_extension("md"))).collect()
}

/// Folders that nobody would see.
fn unlisted(folder: &Path, listed: &[String]) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path());
    let folders = entries.filter(|it| it.is_dir());
    let unlisted = folders.filter(|it| !listed.iter().any(|name| it.ends_with(name)));
    unlisted.map(|it| format!("{}: portal.json does not list it", it.display())).collect()
}

/// Faults of a lesson or a deck. The first language is the original, the others are compared with it.
fn told(files: &[(Language, PathBuf)], is_deck: bool, portal: &Portal) -> Result<Vec<String>> {
    let (mut told, mut original): (Vec<String>, Option<Draft>) = (Vec::new(), None);
    for (language, path) in files {
        let (draft, mut faults) = Draft::read(&read(path)?, *language, is_deck, portal);
        // A file that cannot be read whole differs from every other one; that would only hide what is wrong.
        if faults.is_empty() {
            faults.extend(original.iter().flat_map(|it| it.compare(&draft)));
        }
        told.extend(faults.iter().map(|it| tell(path, it)));
        original.get_or_insert(draft);
    }
    Ok(told)
}

fn tell(path: &Path, fault: &Fault) -> String {
    let sentences = Language::ALL.map(|it| format!("\n    {}", fault.message(it))).concat();
    let path = path.strip_prefix(paths::root()).unwrap_or(path);
    format!("{}:{}{sentences}", path.display(), fault.line)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(Error::file(path))
}

/// What lessons and decks may name.
struct Portal {
    sources: BTreeSet<String>,
    tables: BTreeMap<String, Table>,
}

impl Portal {
    fn read(data: &Path) -> Result<Self> {
        let mut tables = BTreeMap::new();
        for path in files::with_extension(data, "csv") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            tables.insert(name, table(&path)?);
        }
        let sources = tables
            .get("sources")
            .map(|it: &Table| it.rows.iter().filter_map(|it| it.first().cloned()).collect());
        Ok(Self { sources: sources.unwrap_or_default(), tables })
    }
}

fn table(path: &Path) -> Result<Table> {
    let refused = || Error::message(format!("{}: this is no table", path.display()));
    Table::read(&read(path)?).ok_or_else(refused)
}

impl Known for Portal {
    fn has_source(&self, name: &str) -> bool {
        self.sources.contains(name)
    }

    fn table(&self, name: &str) -> Option<&Table> {
        self.tables.get(name)
    }

    fn questions(&self, slug: &str) -> Option<Vec<&str>> {
        Some(portal_calculators::find(slug)?.questions().iter().map(|it| it.key).collect())
    }

    fn refused(&self, slug: &str, state: &str) -> Vec<String> {
        let Some(calculator) = portal_calculators::find(slug) else { return Vec::new() };
        // A form starts from something; what it starts from does not matter here.
        let starts = calculator.questions().into_iter().map(|it| match it.kind {
            Kind::Number { range, .. } => Value::Number(range.min),
            Kind::Choice { .. } => Value::Choice(0),
        });
        let starts: Vec<Value> = starts.collect();
        let taken = |part: &str| {
            let key = part.split('=').next().unwrap_or_default();
            let is_known = calculator.questions().iter().any(|it| it.key == key);
            is_known && Form::read(calculator, starts.clone(), part).1.is_empty()
        };
        let parts = state.split('&').filter(|it| !it.is_empty());
        parts.filter(|it| !taken(it)).map(str::to_owned).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A public folder with one lesson and one deck of two languages each, and what its check says after one change of
    /// one file.
    fn told_after(name: &str, file: &str, old: &str, new: &str) -> String {
        let base = std::env::temp_dir().join(format!("portal-content-{name}-{}", std::process::id()));
        let samples = paths::root().join("crates/content/tests/samples");
        let lesson = read(&samples.join("lesson.md")).unwrap();
        let deck = read(&samples.join("deck.md")).unwrap();
        // The samples speak of a calculator that the tests of their crate invented.
        let real = |text: &str| {
            text.replace("slug=\"roof\"", "slug=\"pv\"").replace("hide=\"price\"", "hide=\"buy\"")
        };
        let config: serde_json::Value =
            serde_json::from_str(&read(&paths::root().join("public/portal.json")).unwrap()).unwrap();
        let mut config = config;
        config["lessons"] = serde_json::json!(["sun"]);
        config["decks"] = serde_json::json!(["talk"]);
        let mut written = vec![
            ("portal.json", config.to_string()),
            ("data/sources.csv", "id,title\ntables,Tables\nother,Others\n".to_owned()),
            ("data/sun.csv", "place,month,ghi\nhere,1,20.5\nhere,2,160\n".to_owned()),
            ("data/years.csv", "year,solar\n2020,1\n2021,2.5\n2022,4\n".to_owned()),
        ];
        for language in ["pl", "en"] {
            let path = |kind: &str| -> &'static str { format!("{kind}/{language}.md").leak() };
            written.push((path("lessons/sun"), real(&lesson)));
            written.push((path("decks/talk"), real(&deck)));
        }
        for (path, text) in written {
            let path = base.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let is_changed = path.ends_with(file);
            assert!(!is_changed || text.contains(old), "{old}");
            fs::write(&path, if is_changed { text.replacen(old, new, 1) } else { text }).unwrap();
        }
        let told = faults(&base).map_or_else(|error| error.to_string(), |it| it.join("\n"));
        fs::remove_dir_all(&base).unwrap();
        told
    }

    #[test]
    fn whole_files_have_no_fault() {
        assert_eq!(told_after("whole", "nothing", "", ""), "");
    }

    #[test]
    fn a_fault_is_told_with_file_and_line_in_both_languages() {
        let told = told_after("lesson", "lessons/sun/en.md", "minutes: 12", "minutes: 45");
        assert!(told.contains("lessons/sun/en.md:5\n"), "{told}");
        assert!(told.contains("12 min together"), "{told}");
        assert!(told.contains("razem 12 min"), "{told}");
    }

    #[test]
    fn what_only_the_portal_knows_is_looked_up_in_its_data_and_calculators() {
        for (name, file, old, new, words) in [
            ("source", "lessons/sun/pl.md", "[@tables]", "[@nobody]", "no source “nobody”"),
            ("column", "lessons/sun/pl.md", "y=\"solar\"", "y=\"wind\"", "no column “wind”"),
            ("rows", "lessons/sun/pl.md", "month=2", "month=7", "No row of the table"),
            ("slug", "decks/talk/en.md", "slug=\"pv\"", "slug=\"well\"", "no calculator “well”"),
            ("field", "decks/talk/en.md", "power=40", "depth=40", "does not take: depth=40"),
            ("value", "lessons/sun/en.md", "tilt=15", "tilt=150", "does not take: tilt=150"),
            ("lock", "lessons/sun/en.md", "lock=\"power\"", "lock=\"depth\"", "no field “depth”"),
        ] {
            let told = told_after(name, file, old, new);
            assert!(told.contains(words) && told.contains(file), "{name}: {told}");
        }
    }

    #[test]
    fn languages_that_differ_are_told() {
        let told = told_after("translation", "lessons/sun/en.md", "- [ ] coal", "- [x] coal");
        assert!(told.contains("lessons/sun/en.md"), "{told}");
        let told = told_after("right", "lessons/sun/en.md", "answer: 40", "answer: 41");
        assert!(told.contains("in the other language"), "{told}");
        let told = told_after("slides", "decks/talk/en.md", "\n---\n\n# The second", "\n\n\n### The second");
        assert!(told.contains("decks/talk/en.md"), "{told}");
        let told = told_after("step", "decks/talk/en.md", "power=40", "power=41");
        assert!(
            told.contains("“step power=41”, and in the other language (line 22) “step power=40”"),
            "{told}"
        );
    }

    #[test]
    fn a_folder_that_is_not_listed_or_not_there_is_told() {
        let told = told_after("list", "portal.json", "\"sun\"", "\"moon\"");
        assert!(told.contains("moon/pl.md"), "{told}");
        let told = told_after("none", "portal.json", "[\"talk\"]", "[]");
        assert!(told.contains("talk: portal.json does not list it"), "{told}");
    }

    #[test]
    fn every_table_is_read_as_by_the_csv_crate() {
        let paths = files::with_extension(&paths::root().join("public/data"), "csv");
        assert!(paths.len() > 20);
        for path in paths {
            let text = read(&path).unwrap();
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let cells = |it: &csv::StringRecord| it.iter().map(str::to_owned).collect::<Vec<_>>();
            let columns = cells(reader.headers().unwrap());
            let rows = reader.records().map(|it| cells(&it.unwrap())).collect();
            assert!(table(&path).unwrap() == Table { columns, rows }, "{}", path.display());
        }
    }

    #[test]
    fn the_lessons_and_decks_of_the_portal_are_whole() {
        assert_eq!(faults(&paths::root().join("public")).unwrap(), Vec::<String>::new());
    }
}
