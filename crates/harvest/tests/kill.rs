//! A harvester that is killed at any moment leaves whole files only, and the next one goes on where it was.

#[cfg(test)]
mod common;

use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant as Tick};

use common::{NOW, Site, root};
use portal_replay::{Fault, Publisher};

/// Times that it is killed.
const KILLS: u32 = 16;

#[cfg(test)]
fn start(site: &Site) -> Child {
    let mut program = Command::new(env!("CARGO_BIN_EXE_portal-harvest"));
    program.arg("--public").arg(&site.public).arg("--config").arg(root().join("harvest.toml"));
    program.args(["--now", NOW, "--days", "3", "--replay", &site.replay.origin()]);
    program.stdout(Stdio::null()).stderr(Stdio::inherit()).spawn().unwrap()
}

/// Every file is whole: JSON can be read, tables end with a line and rise.
#[cfg(test)]
fn assert_whole(site: &Site) {
    for (name, text) in site.files() {
        if name.ends_with(".unfinished") {
            continue;
        }
        if name.strip_suffix(".json").is_some() {
            serde_json::from_str::<serde_json::Value>(&text)
                .unwrap_or_else(|error| panic!("{name}: {error}"));
        } else {
            assert!(text.ends_with('\n'), "{name} breaks off");
            let columns = text.lines().next().unwrap().split(',').count();
            assert!(text.lines().all(|it| it.split(',').count() == columns), "{name}");
            let rows: Vec<&str> = text.lines().skip(1).collect();
            assert!(rows.is_sorted(), "{name}");
        }
    }
}

/// The same but for the counts of what the last harvest read.
fn comparable(site: &Site) -> Vec<(String, String)> {
    let files = site.files().into_iter().filter(|(name, _)| name != "manifest.json");
    files.collect()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "how long an undisturbed harvest takes decides when to kill")]
fn a_harvester_that_is_killed_leaves_whole_files_and_the_next_one_goes_on() {
    let undisturbed = Site::new("kill-never");
    // A little slower, so that there is more to interrupt.
    let slow = Fault::Slow(Duration::from_millis(20));
    undisturbed.replay.set_fault(Publisher::PseKseLoad, slow);
    let begun = Tick::now();
    assert!(start(&undisturbed).wait().unwrap().success());
    let whole = begun.elapsed();
    let site = Site::new("kill-often");
    site.replay.set_fault(Publisher::PseKseLoad, slow);
    let mut interrupted = 0;
    for kill in 0..KILLS {
        // Every eighth time it begins anew, so that each part of the way is interrupted.
        if kill % 8 == 0 {
            drop(std::fs::remove_dir_all(site.live()));
        }
        let mut child = start(&site);
        thread::sleep(whole * (kill % 8 * 3 + kill / 8 + 1) / 26);
        child.kill().unwrap();
        interrupted += u32::from(!child.wait().unwrap().success());
        assert_whole(&site);
    }
    println!("{interrupted} of {KILLS} harvests were interrupted; an undisturbed one takes {whole:?}");
    // Those that go on where another was have less to do, and some are done before they are killed.
    assert!(interrupted >= KILLS / 8, "{interrupted} of {KILLS} were interrupted");
    assert!(start(&site).wait().unwrap().success());
    assert_whole(&site);
    let (got, wanted) = (comparable(&site), comparable(&undisturbed));
    let names = |all: &[(String, String)]| all.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&got), names(&wanted));
    for ((name, got), (_, wanted)) in got.iter().zip(&wanted) {
        assert!(got == wanted, "{name} differs from that of an undisturbed harvest");
    }
}
