//! The harvester as a program: its words, its report, the code that it leaves with.

#[cfg(test)]
mod common;

use std::process::{Command, Output};

use common::{NOW, Site, root};
use portal_replay::{Fault, Publisher};
use serde_json::Value;

#[cfg(test)]
fn run(site: &Site, words: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_portal-harvest"));
    program.arg("--public").arg(&site.public).arg("--config").arg(root().join("harvest.toml"));
    program.args(["--now", NOW, "--replay", &site.replay.origin()]).args(words);
    program.output().unwrap()
}

#[cfg(test)]
fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn help_says_what_the_words_mean_and_the_list_what_there_is() {
    let site = Site::new("help");
    let help = run(&site, &["--help"]);
    assert_eq!(help.status.code(), Some(0));
    for word in ["--list", "--force", "--days", "--report", "--replay", "Leaves with 0"] {
        assert!(text(&help.stdout).contains(word), "{word}");
    }
    let list = text(&run(&site, &["--list"]).stdout);
    for (source, _) in common::SOURCES {
        assert!(list.contains(source), "{source}");
    }
}

#[test]
fn an_unknown_source_is_named_with_those_there_are() {
    let site = Site::new("unknown");
    let output = run(&site, &["pse-rce-plm"]);
    assert_eq!(output.status.code(), Some(2));
    let words = text(&output.stderr);
    assert!(words.contains("there is no source `pse-rce-plm`; there are gios-snapshot"), "{words}");
    assert!(site.replay.requests().is_empty());
}

#[test]
fn one_failure_leaves_with_one_and_stops_no_other() {
    let site = Site::new("codes");
    site.replay.set_fault(Publisher::PseRcePln, Fault::Status(500));
    let output = run(&site, &["pse-rce-pln", "gus-bdl", "--report", "-"]);
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let sources = report["sources"].as_array().unwrap();
    assert_eq!((report["now"].as_str(), sources.len()), (Some(NOW), 2));
    assert_eq!((&sources[0]["source"], &sources[0]["outcome"]), (&"pse-rce-pln".into(), &"failed".into()));
    assert_eq!(sources[0]["reason"], "status 500");
    assert_eq!((&sources[1]["source"], &sources[1]["outcome"]), (&"gus-bdl".into(), &"harvested".into()));
    site.replay.set_fault(Publisher::PseRcePln, Fault::None);
    // A minute later it may be asked again.
    let again = run(&site, &["pse-rce-pln", "gus-bdl", "--now", "2026-06-15T12:41:00Z"]);
    assert_eq!(again.status.code(), Some(0));
    let lines = text(&again.stdout);
    assert!(lines.contains("not due") && lines.ends_with("1 harvested, 0 failed, 1 left alone\n"), "{lines}");
}

#[test]
fn without_configuration_or_folder_it_leaves_with_three() {
    let site = Site::new("three");
    let missing = run(&site, &["--config", "/nowhere/harvest.toml"]);
    assert_eq!(missing.status.code(), Some(3), "{}", text(&missing.stderr));
    assert!(text(&missing.stderr).contains("/nowhere/harvest.toml"));
    std::fs::write(site.public.join("data"), "a file in the way").unwrap();
    let in_the_way = run(&site, &[]);
    assert_eq!(in_the_way.status.code(), Some(3), "{}", text(&in_the_way.stderr));
}

#[test]
fn two_at_once_do_not_disturb_each_other() {
    let site = Site::new("two");
    site.replay.set_fault(Publisher::GusUnits, Fault::Slow(std::time::Duration::from_secs(3)));
    let mut first = Command::new(env!("CARGO_BIN_EXE_portal-harvest"));
    first.arg("--public").arg(&site.public).arg("--config").arg(root().join("harvest.toml"));
    first.args(["--now", NOW, "--replay", &site.replay.origin(), "gus-bdl"]);
    let mut first = first.stdout(std::process::Stdio::null()).spawn().unwrap();
    while site.replay.requests().is_empty() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let second = run(&site, &["gus-bdl"]);
    assert_eq!(second.status.code(), Some(3));
    assert!(text(&second.stderr).contains("another harvester is at work there"));
    assert!(first.wait().unwrap().success());
}
