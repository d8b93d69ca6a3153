//! `cargo xtask mutants`: changes the models one operator at a time and notes in `MUTANTS.md` which changes no test
//! notices. Long work, so it is no part of the checks; that every survivor has a reason is.
//!
//! `cargo mutants` lists the changes. As many as possible are compiled together and chosen when the tests start; the
//! rest, in constants for instance, the tool compiles one by one itself.

mod changes;
mod page;
mod single;
mod switch;
mod tree;
mod trial;

use std::{collections::BTreeMap, fs};

use crate::{
    error::{Error, Result},
    paths, setup, shell,
};
use changes::{Change, Outcome, Tried};
use page::{FILE, Page};

/// Module of the models, and the test targets that must notice a change of it.
const FAMILIES: &[(&str, &[&str])] = &[
    ("solar", &["solar", "irradiance", "sun", "laws", "pv"]),
    ("irradiance", &["irradiance", "laws"]),
    ("module", &["module", "laws", "pv"]),
    ("lanes", &["module", "pv"]),
    ("pv", &["pv", "laws"]),
    ("load", &["load", "laws_load"]),
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
    (
        "ledger",
        &["ledger", "ledger_net_billing", "ledger_capacity", "ledger_runs", "ledger_cluster", "laws_ledger"],
    ),
    ("uncertainty", &["uncertainty", "laws_uncertainty"]),
];

/// Runs one family, or all of them, and writes down what survives. With `again`, only what survived the last time on
/// this machine.
///
/// # Errors
/// When there is no such family, the tool does not run, or the file cannot be written.
pub(crate) fn run(only: Option<&str>, again: bool) -> Result<()> {
    let chosen: Vec<_> = FAMILIES.iter().filter(|(name, _)| only.is_none_or(|it| it == *name)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = FAMILIES.iter().map(|(name, _)| *name).collect();
        return Err(Error::message(format!("there is no such family; there are {}", names.join(", "))));
    }
    shell::step("set-up", setup::for_mutants)?;
    for (name, tests) in chosen {
        let tried = shell::step(name, || family(name, tests, again))?;
        let path = paths::root().join(FILE);
        let mut page = Page::read(&fs::read_to_string(&path).unwrap_or_default());
        page.note(name, &tried);
        fs::write(&path, page.text()).map_err(Error::file(&path))?;
    }
    Ok(())
}

/// Tries the changes of a family and keeps what became of them.
fn family(name: &str, tests: &[&str], again: bool) -> Result<Vec<Tried>> {
    let kept = paths::target().join("mutants").join(format!("{name}.json"));
    let changes = changes::list(name)?;
    let mut known: BTreeMap<String, Outcome> = BTreeMap::new();
    if again {
        let text = fs::read_to_string(&kept).map_err(Error::file(&kept))?;
        let last: Vec<Tried> =
            serde_json::from_str(&text).map_err(|error| Error::message(error.to_string()))?;
        known.extend(last.into_iter().filter(|it| it.1 != Outcome::Survived));
    }
    let open: Vec<Change> = changes.iter().filter(|it| !known.contains_key(&it.name)).cloned().collect();
    known.extend(together(&open, tests)?);
    let rest: Vec<&Change> = open.iter().filter(|it| !known.contains_key(&it.name)).collect();
    println!("{} of {} by themselves", rest.len(), open.len());
    known.extend(single::run(name, &rest, tests)?);
    let tried: Vec<Tried> = changes
        .into_iter()
        .filter_map(|it| known.get(&it.name).map(|outcome| (it.name.clone(), *outcome)))
        .collect();
    let text = serde_json::to_string_pretty(&tried).map_err(|error| Error::message(error.to_string()))?;
    fs::write(&kept, text).map_err(Error::file(&kept))?;
    Ok(tried)
}

/// Tries all changes that can be compiled together.
fn together(changes: &[Change], tests: &[&str]) -> Result<Vec<Tried>> {
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    let built = tree::build(changes, tests)?;
    let trial = trial::Trial::new(built.programs)?;
    let mut tried = Vec::new();
    for (at, change) in changes.iter().enumerate() {
        let number = at + 1;
        let outcome = if built.refused.contains(&number) {
            Outcome::Unviable
        } else if built.inside.contains(&number) {
            trial.of(number)?
        } else {
            continue;
        };
        if matches!(outcome, Outcome::Survived | Outcome::Late) {
            println!("{}: {outcome:?}", change.name);
        }
        tried.push((change.name.clone(), outcome));
    }
    Ok(tried)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_families_and_their_tests_exist() {
        let model = paths::root().join("crates/model");
        for (name, tests) in FAMILIES {
            assert!(model.join(format!("src/{name}.rs")).exists(), "{name}");
            assert!(tests.iter().all(|it| model.join(format!("tests/{it}.rs")).exists()), "{tests:?}");
        }
    }
}
