//! A folder, a test server and a moment for each test.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use portal_harvest::{Options, Outcome, Report, harvest};
use portal_replay::{Publisher, Replay, Service, Target};
use portal_units::Instant;
use serde_json::Value;

/// The moment of most tests: 14:40 in Poland, tomorrow's prices are published.
pub(crate) const NOW: &str = "2026-06-15T12:40:00Z";

/// A published folder with a test server.
pub(crate) struct Site {
    pub(crate) public: PathBuf,
    pub(crate) replay: Replay,
    pub(crate) now: Instant,
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub(crate) fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

impl Site {
    /// An empty site of the project's own town.
    pub(crate) fn new(name: &str) -> Self {
        let public = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("harvest-{name}"));
        drop(fs::remove_dir_all(&public));
        fs::create_dir_all(&public).unwrap();
        fs::copy(root().join("public/portal.json"), public.join("portal.json")).unwrap();
        Self { public, replay: Replay::start(at(NOW)).unwrap(), now: at(NOW) }
    }

    pub(crate) fn options(&self, sources: &[&str]) -> Options {
        Options {
            sources: sources.iter().map(|it| (*it).to_owned()).collect(),
            public: self.public.clone(),
            config: root().join("harvest.toml"),
            replay: Some(self.replay.origin()),
            timeout: Duration::from_mins(1),
            ..Options::default()
        }
    }

    pub(crate) fn harvest(&self, sources: &[&str]) -> Report {
        harvest(&self.options(sources), self.now).unwrap()
    }

    pub(crate) fn wait_s(&mut self, seconds: i64) {
        self.now = self.now.plus_seconds(seconds);
        self.replay.set_now(self.now);
    }

    pub(crate) fn live(&self) -> PathBuf {
        self.public.join("data/live")
    }

    pub(crate) fn text(&self, file: &str) -> String {
        fs::read_to_string(self.live().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    pub(crate) fn json(&self, file: &str) -> Value {
        serde_json::from_str(&self.text(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    /// Every file that a reader may see, with its content.
    pub(crate) fn files(&self) -> BTreeMap<String, String> {
        files(&self.live())
    }
}

/// Every file below a folder but the lock, with its content.
pub(crate) fn files(root: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![root.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
            } else if !path.ends_with(".lock") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                found.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    found
}

pub(crate) fn outcome(report: &Report, source: &str) -> Outcome {
    report.sources.iter().find(|it| it.source == source).unwrap().outcome
}

pub(crate) fn reason(report: &Report, source: &str) -> String {
    report.sources.iter().find(|it| it.source == source).unwrap().reason.clone().unwrap_or_default()
}

/// Each source with the services that it asks.
pub(crate) const SOURCES: [(&str, &[Target]); 15] = [
    (
        "gios-snapshot",
        &[
            Target::Harvest(Publisher::GiosStations),
            Target::Harvest(Publisher::GiosSensors),
            Target::Harvest(Publisher::GiosData),
            Target::Harvest(Publisher::GiosIndex),
        ],
    ),
    ("energy-charts-mix", &[Target::Harvest(Publisher::EnergyChartsMix)]),
    ("energy-charts-price", &[Target::Harvest(Publisher::EnergyChartsPrice)]),
    ("pse-rce-pln", &[Target::Harvest(Publisher::PseRcePln)]),
    ("pse-pdgsz", &[Target::Harvest(Publisher::PsePdgsz)]),
    ("pse-kse-load", &[Target::Harvest(Publisher::PseKseLoad)]),
    ("pse-his-wlk-cal", &[Target::Harvest(Publisher::PseHisWlkCal)]),
    ("pse-his-gen-pal", &[Target::Harvest(Publisher::PseHisGenPal)]),
    ("open-meteo-forecast", &[Target::Page(Service::Forecast)]),
    ("open-meteo-air-quality", &[Target::Page(Service::AirQuality)]),
    ("open-meteo-archive", &[Target::Harvest(Publisher::Archive)]),
    ("sensor-community", &[Target::Harvest(Publisher::SensorCommunity)]),
    ("pvgis-tmy", &[Target::Harvest(Publisher::PvgisTmy)]),
    ("pvgis-pvcalc", &[Target::Harvest(Publisher::PvgisPvcalc)]),
    ("gus-bdl", &[Target::Harvest(Publisher::GusUnits), Target::Harvest(Publisher::GusData)]),
];
