//! Every fault of every service: the last good answer stays, no other source is touched, and it recovers by itself.

#[cfg(test)]
mod common;

use std::io::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use std::{io, thread};

use common::{SOURCES, Site, outcome, reason};
use portal_harvest::{Outcome, Report, harvest};
use portal_replay::{Fault, Publisher, Target};

const DAY_S: i64 = 86_400;
const THREADS: usize = 8;
/// Harvested beside the one that fails; the second when that is the first.
const BYSTANDERS: [&str; 2] = ["open-meteo-forecast", "energy-charts-price"];

const FAULTS: [Fault; 17] = [
    Fault::Refused,
    Fault::Slow(Duration::from_millis(2_500)),
    Fault::Drip,
    Fault::Status(429),
    Fault::Status(500),
    Fault::Status(404),
    Fault::CutOff,
    Fault::NotJson,
    Fault::Html,
    Fault::WrongShape,
    Fault::Nulls,
    Fault::Empty,
    Fault::Unordered,
    Fault::Stale,
    Fault::Huge,
    Fault::ClockOff(DAY_S),
    Fault::ClockOff(-DAY_S),
];

/// Services whose answers have no time of their own, so that an old one cannot be told.
const TIMELESS: [Publisher; 6] = [
    Publisher::GiosStations,
    Publisher::GiosSensors,
    Publisher::PvgisTmy,
    Publisher::PvgisPvcalc,
    Publisher::GusUnits,
    Publisher::GusData,
];

/// What is expected of a source when one of its services misbehaves.
fn expected(service: Target, fault: Fault) -> Outcome {
    match fault {
        // An old answer of a list is a good one; PSE is asked for a day and answers for it or not at all.
        Fault::Stale if is_one(service, &TIMELESS) => Outcome::Harvested,
        Fault::Stale if is_pse(service) => Outcome::Empty,
        // Readings of citizens come in any order, and one unit alone has none.
        Fault::Unordered if is_one(service, &[Publisher::SensorCommunity, Publisher::GusUnits]) => {
            Outcome::Harvested
        }
        // Lists of names have no values.
        Fault::Nulls if is_one(service, &[Publisher::GiosSensors, Publisher::GusUnits]) => Outcome::Harvested,
        // The index is worth less than the means: they are kept without it.
        _ if service == Publisher::GiosIndex.into() => Outcome::Harvested,
        Fault::Empty if has_own_emptiness(service) => Outcome::Empty,
        _ => Outcome::Failed,
    }
}

/// How the reason of a failure begins, where it is the same for every service.
fn words(fault: Fault) -> &'static str {
    match fault {
        Fault::Refused => "no connection",
        Fault::Slow(_) | Fault::Drip => "not whole after 2000 ms",
        Fault::Status(429) => "status 429",
        Fault::Status(500) => "status 500",
        Fault::Status(404) => "status 404",
        Fault::CutOff => "the answer broke off",
        Fault::Html => "a web page",
        Fault::Huge => "larger than",
        Fault::ClockOff(_) => "the publisher's clock differs",
        _ => "",
    }
}

fn is_one(service: Target, of: &[Publisher]) -> bool {
    of.iter().any(|it| service == Target::Harvest(*it))
}

fn is_pse(service: Target) -> bool {
    use Publisher::{PseHisGenPal, PseHisWlkCal, PseKseLoad, PsePdgsz, PseRcePln};
    is_one(service, &[PseHisGenPal, PseHisWlkCal, PseKseLoad, PsePdgsz, PseRcePln])
}

/// Services in which an empty list is an answer: nothing yet.
fn has_own_emptiness(service: Target) -> bool {
    use Publisher::{
        EnergyChartsMix, EnergyChartsPrice, GiosData, GiosSensors, GiosStations, SensorCommunity,
    };
    let others = [EnergyChartsMix, EnergyChartsPrice, SensorCommunity, GiosData, GiosSensors, GiosStations];
    is_pse(service) || is_one(service, &others)
}

/// All questions once more, whatever is kept: also the ones whose answers are remembered.
#[cfg(test)]
fn harvest_again(site: &Site, source: &str, service: Target, fault: Fault) -> Report {
    if is_one(service, &[Publisher::GiosStations, Publisher::GiosSensors]) {
        std::fs::remove_file(site.live().join("gios-station.json")).unwrap();
    }
    let bystander = BYSTANDERS.into_iter().find(|it| *it != source).unwrap_or_default();
    let sources = [source, bystander];
    let is_late = matches!(fault, Fault::Slow(_) | Fault::Drip);
    let options = portal_harvest::Options {
        force: true,
        timeout: Duration::from_millis(if is_late { 2_000 } else { 60_000 }),
        ..site.options(&sources)
    };
    harvest(&options, site.now).unwrap()
}

/// Own files of a source, without what only says what happened.
fn files_of(site: &Site, source: &str) -> Vec<(String, String)> {
    let stem = if source == "gios-snapshot" { "gios" } else { source };
    let is_own = |name: &String| {
        let own = name.starts_with(&format!("{stem}.")) || name.starts_with(&format!("{stem}-next."));
        own || name.starts_with(&format!("history/{source}/"))
    };
    site.files().into_iter().filter(|(name, _)| is_own(name)).collect()
}

/// One harvest that goes well, one with the fault, one that goes well again.
#[cfg(test)]
fn cell(number: usize, source: &str, service: Target, fault: Fault) {
    let mut site = Site::new(&format!("fault-{number}"));
    site.harvest(&[source]);
    let good = files_of(&site, source);
    assert!(!good.is_empty(), "{source} has files");
    site.wait_s(3_600);
    site.replay.set_fault(service, fault);
    let report = harvest_again(&site, source, service, fault);
    let place = format!("{service:?} {fault:?}: {}", report.lines());
    assert_eq!(outcome(&report, source), expected(service, fault), "{place}");
    for bystander in report.sources.iter().filter(|it| it.source != source) {
        assert_eq!(bystander.outcome, Outcome::Harvested, "{place}");
    }
    let manifest = site.json("manifest.json");
    let entry = &manifest["sources"][source];
    if expected(service, fault) == Outcome::Failed {
        assert_eq!(files_of(&site, source), good, "{place}: the last good answer stays");
        let reason = reason(&report, source);
        assert!(!reason.is_empty() && reason.starts_with(words(fault)), "{place}");
        assert_eq!(report.exit_code(), 1, "{place}");
        assert_eq!(entry["failures"], 1, "{place}");
        assert_eq!(entry["fetched_at"], common::NOW, "{place}");
    }
    if expected(service, fault) == Outcome::Empty {
        assert_eq!(files_of(&site, source), good, "{place}: the last good answer stays");
        assert_eq!(report.exit_code(), 0, "{place}");
    }
    // A publisher who has had enough is left alone, everybody else is asked again at once.
    site.replay.set_fault(service, Fault::None);
    site.wait_s(60);
    let report = site.harvest(&[source]);
    let has_failed = expected(service, fault) == Outcome::Failed;
    match fault {
        Fault::Status(429) if has_failed => {
            assert_eq!(outcome(&report, source), Outcome::Waiting, "{place}");
            site.wait_s(15 * 60);
            assert_eq!(outcome(&site.harvest(&[source]), source), Outcome::Harvested, "{place}");
        }
        _ if has_failed => {
            assert_eq!(outcome(&report, source), Outcome::Harvested, "{place}, then {}", report.lines());
        }
        _ => (),
    }
    if has_failed {
        assert_eq!(site.json("manifest.json")["sources"][source]["failures"], 0, "{place}");
    }
    std::fs::remove_dir_all(&site.public).unwrap();
}

#[test]
fn every_fault_of_every_service_keeps_the_last_good_answer_and_touches_no_other() {
    let services = SOURCES.into_iter().flat_map(|(source, all)| all.iter().map(move |it| (source, *it)));
    let cells: Vec<_> =
        services.flat_map(|(source, service)| FAULTS.map(|fault| (source, service, fault))).collect();
    // Most of them wait.
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                while let number = next.fetch_add(1, Ordering::Relaxed)
                    && let Some((source, service, fault)) = cells.get(number)
                {
                    cell(number, source, *service, *fault);
                }
            });
        }
    });
    // Past the harness, which keeps what a test that passes prints; a number that nobody can be told is no fault.
    let _ = writeln!(io::stdout(), "\n{} fault cells of the harvester", cells.len());
    assert_eq!(cells.len(), (Publisher::ALL.len() + 2) * FAULTS.len());
}

#[test]
fn a_publisher_who_names_no_time_is_left_alone_for_a_quarter_of_an_hour() {
    let mut site = Site::new("busy");
    site.replay.set_fault(Publisher::PseRcePln, Fault::Status(429));
    site.harvest(&["pse-rce-pln"]);
    let asked = site.replay.requests().len();
    assert_eq!(asked, 1, "not asked twice");
    site.wait_s(14 * 60);
    assert_eq!(outcome(&site.harvest(&["pse-rce-pln"]), "pse-rce-pln"), Outcome::Waiting);
    assert_eq!(site.replay.requests().len(), asked);
}

#[test]
fn a_failure_that_may_pass_is_tried_once_more() {
    let site = Site::new("retry");
    site.replay.set_fault(Publisher::PseRcePln, Fault::Status(500));
    let report = site.harvest(&["pse-rce-pln"]);
    assert_eq!((outcome(&report, "pse-rce-pln"), site.replay.requests().len()), (Outcome::Failed, 2));
}
