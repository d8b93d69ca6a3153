//! `cargo xtask mutants`: changes the models one operator at a time and notes in `MUTANTS.md` which changes no test
//! notices. Hours of work, so it is no part of the checks; that every survivor has a reason is.

use std::{
    collections::{BTreeMap, VecDeque},
    fmt::Write as _,
    fs,
    path::PathBuf,
    process::Command,
};

use serde::Deserialize;

use crate::{
    error::{Error, Result},
    paths, setup, shell,
};

const FILE: &str = "MUTANTS.md";
/// Stands where a survivor has no reason yet.
const NO_REASON: &str = "?";
/// Module of the models, and the test targets that must notice a change of it.
const FAMILIES: &[(&str, &[&str])] = &[
    ("solar", &["solar", "laws", "pv"]),
    ("irradiance", &["irradiance", "laws"]),
    ("module", &["module", "laws"]),
    ("pv", &["pv", "laws"]),
    ("load", &["load"]),
    ("calendar", &["pv", "laws"]),
    ("storage", &["storage", "cluster", "dispatch", "stress", "laws_storage"]),
    ("wind", &["wind", "laws_wind"]),
    ("chp", &["chp", "laws_chp", "storage"]),
    ("air", &["air", "boilers", "laws_air"]),
    ("finance", &["finance", "laws_finance"]),
    ("tariff", &["tariff", "net_billing", "laws_finance"]),
    ("building", &["building", "building_stock", "laws_heat"]),
    ("heat", &["heat", "boilers", "laws_heat"]),
    ("emissions", &["emissions", "laws_emissions"]),
    ("mobility", &["mobility", "bus", "queue", "laws_mobility"]),
    ("random", &["random", "queue"]),
    ("sun", &["sun", "laws_sun"]),
    ("appliance", &["appliance", "laws_appliance"]),
    ("best_hours", &["best_hours", "laws_best_hours"]),
];

/// Runs one family, or all of them, and writes down what survives.
///
/// # Errors
/// When there is no such family, the tool does not run, or the file cannot be written.
pub(crate) fn run(only: Option<&str>) -> Result<()> {
    let chosen: Vec<_> = FAMILIES.iter().filter(|(name, _)| only.is_none_or(|it| it == *name)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = FAMILIES.iter().map(|(name, _)| *name).collect();
        return Err(Error::message(format!("there is no such family; there are {}", names.join(", "))));
    }
    shell::step("set-up", setup::for_mutants)?;
    for (name, tests) in chosen {
        let results = shell::step(name, || mutate(name, tests))?;
        let path = paths::root().join(FILE);
        let mut page = Page::read(&fs::read_to_string(&path).unwrap_or_default());
        page.note(name, &results);
        fs::write(&path, page.text()).map_err(Error::file(&path))?;
    }
    Ok(())
}

/// What the tool writes about a run.
#[derive(Debug, Deserialize)]
struct Results {
    outcomes: Vec<Outcome>,
}

#[derive(Debug, Deserialize)]
struct Outcome {
    scenario: Scenario,
    summary: String,
}

#[derive(Debug, Deserialize)]
enum Scenario {
    Baseline,
    Mutant { name: String },
}

fn mutate(family: &str, tests: &[&str]) -> Result<Results> {
    let out = paths::target().join("mutants").join(family);
    let outcomes = out.join("mutants.out/outcomes.json");
    if outcomes.exists() {
        fs::remove_file(&outcomes).map_err(Error::file(&outcomes))?;
    }
    fs::create_dir_all(&out).map_err(Error::file(&out))?;
    // It ends with a failure when something survives; whether it ran is told by what it wrote.
    let ended = shell::run(&mut tool(family, tests, &out));
    let text = fs::read_to_string(&outcomes).map_err(|error| match ended {
        Err(failure) => failure,
        Ok(()) => Error::file(&outcomes)(error),
    })?;
    serde_json::from_str(&text).map_err(|error| Error::message(format!("{}: {error}", outcomes.display())))
}

fn tool(family: &str, tests: &[&str], out: &PathBuf) -> Command {
    let mut tool = shell::cargo(&["mutants", "--package", "portal-model", "--jobs", "1", "--timeout", "60"]);
    for path in [format!("{family}.rs"), format!("{family}/**/*.rs")] {
        tool.args(["--file", &format!("crates/model/src/{path}")]);
    }
    // A sign outside of a function is that of a limit on a card, with which nothing is computed.
    tool.args(["--exclude-re", "delete -$"]);
    // Every change compiles the crate anew: that takes longer than its tests.
    tool.arg("--cargo-arg=--config=profile.dev.package.portal-model.opt-level=1");
    tool.args(tests.iter().map(|test| format!("--cargo-arg=--test={test}")));
    tool.arg("--output").arg(out).env("CARGO_TARGET_DIR", paths::target().join("mutants/build"));
    tool
}

/// The file: one section a family, with the reasons that were written into it.
#[derive(Debug, Default)]
struct Page(BTreeMap<String, Section>);

#[derive(Debug, Default)]
struct Section {
    summary: String,
    /// Place and change, and why it may survive.
    survivors: Vec<(String, String)>,
}

impl Page {
    fn read(text: &str) -> Self {
        let sections = text.split("\n## ").skip(1).filter_map(|section| {
            let (name, body) = section.split_once('\n')?;
            let survivors = body.lines().filter_map(|line| {
                let (survivor, reason) = line.strip_prefix("- `")?.split_once("`: ")?;
                Some((survivor.to_owned(), reason.to_owned()))
            });
            let summary = body.lines().find(|line| !line.is_empty())?;
            let section = Section { summary: summary.to_owned(), survivors: survivors.collect() };
            Some((name.to_owned(), section))
        });
        Self(sections.collect())
    }

    /// Takes the results of a family; a survivor known already keeps its reason.
    fn note(&mut self, family: &str, results: &Results) {
        let mut reasons: BTreeMap<String, VecDeque<String>> = BTreeMap::new();
        for (survivor, reason) in self.0.remove(family).unwrap_or_default().survivors {
            reasons.entry(without_line(&survivor)).or_default().push_back(reason);
        }
        let count = |summary: &str| results.outcomes.iter().filter(|it| it.summary == summary).count();
        let survivors = results.outcomes.iter().filter(|it| it.summary == "MissedMutant");
        let survivors = survivors.filter_map(|it| match &it.scenario {
            Scenario::Mutant { name } => Some(name.trim_start_matches("crates/model/src/").to_owned()),
            Scenario::Baseline => None,
        });
        let survivors: Vec<(String, String)> = survivors
            .map(|name| {
                let reason = reasons.get_mut(&without_line(&name)).and_then(VecDeque::pop_front);
                (name, reason.unwrap_or_else(|| NO_REASON.to_owned()))
            })
            .collect();
        let (caught, late, unviable) = (count("CaughtMutant"), count("Timeout"), count("Unviable"));
        let mutants = caught + late + unviable + survivors.len();
        let summary = format!(
            "{mutants} mutants: {caught} caught, {late} never ended, {unviable} did not compile, {} survived.",
            survivors.len()
        );
        self.0.insert(family.to_owned(), Section { summary, survivors });
    }

    fn text(&self) -> String {
        let mut text = String::from(
            "# Mutants\n\n\
             What `cargo xtask mutants` found when it last ran: it changes the models one operator at a time and runs \
             the tests of the family. A change that no test notices survives, and its reason is written here by hand; \
             a new run keeps it. `cargo xtask mutants --family wind` runs one family.\n\n",
        );
        let missing: Vec<&str> =
            FAMILIES.iter().map(|(name, _)| *name).filter(|name| !self.0.contains_key(*name)).collect();
        let missing = if missing.is_empty() { "none".to_owned() } else { missing.join(", ") };
        let _ = writeln!(text, "Not run yet: {missing}.");
        for (name, section) in &self.0 {
            let _ = write!(text, "\n## {name}\n\n{}\n", section.summary);
            if !section.survivors.is_empty() {
                text.push('\n');
            }
            for (survivor, reason) in &section.survivors {
                let _ = writeln!(text, "- `{survivor}`: {reason}");
            }
        }
        text
    }
}

/// `rates.rs: replace < with <=` of `rates.rs:12:5: replace < with <=`: the line moves with every edit.
fn without_line(survivor: &str) -> String {
    let (place, change) = survivor.split_once(": ").unwrap_or((survivor, ""));
    format!("{}: {change}", place.split(':').next().unwrap_or(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_survivor_has_a_reason() {
        let text = fs::read_to_string(paths::root().join(FILE)).unwrap();
        for (family, section) in &Page::read(&text).0 {
            for (survivor, reason) in &section.survivors {
                assert_ne!(reason, NO_REASON, "{family}: {survivor}");
            }
        }
    }

    #[test]
    fn the_families_and_their_tests_exist() {
        let model = paths::root().join("crates/model");
        for (name, tests) in FAMILIES {
            assert!(model.join(format!("src/{name}.rs")).exists(), "{name}");
            assert!(tests.iter().all(|it| model.join(format!("tests/{it}.rs")).exists()), "{tests:?}");
        }
    }

    #[test]
    fn a_reason_stays_with_its_survivor_when_lines_move() {
        let outcome = |line: u32, change: &str, summary: &str| {
            let name = format!("crates/model/src/wind.rs:{line}:5: {change}");
            Outcome { scenario: Scenario::Mutant { name }, summary: summary.to_owned() }
        };
        let results = |line| Results {
            outcomes: vec![
                Outcome { scenario: Scenario::Baseline, summary: "Success".to_owned() },
                outcome(line, "replace < with <= in f", "MissedMutant"),
                outcome(line + 1, "replace + with - in f", "CaughtMutant"),
                outcome(line + 2, "replace * with / in f", "Timeout"),
            ],
        };
        let mut page = Page::default();
        page.note("wind", &results(7));
        let written = page.text();
        assert!(written.contains("3 mutants: 1 caught, 1 never ended, 0 did not compile, 1 survived."));
        let mut page = Page::read(&written.replace("in f`: ?", "in f`: never equal"));
        page.note("wind", &results(9));
        assert!(
            page.text().contains("- `wind.rs:9:5: replace < with <= in f`: never equal\n"),
            "{}",
            page.text()
        );
        assert!(!page.text().lines().any(|line| line.starts_with("Not run yet") && line.contains("wind")));
    }
}
