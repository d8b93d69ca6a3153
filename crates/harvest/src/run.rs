//! One harvest: each source in turn, none in the way of another.

use std::cell::{Cell, RefCell};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant as Tick};

use portal_opendata::config::PortalConfig;
use portal_opendata::live::{ParseError, Point};
use portal_units::Instant;

use crate::cli::Options;
use crate::config::HarvestConfig;
use crate::fetch::{Client, FetchError};
use crate::folder::Folder;
use crate::jobs::{Asking, Failure, JOBS, Job, Surroundings, Tally};
use crate::manifest::{self, Manifest};
use crate::pace::Pace;
use crate::package;
use crate::report::{Outcome, Report, SourceReport};

/// Folder of the harvest below the published one.
const LIVE: &str = "data/live";
/// Wait after "too many questions" when the publisher names none. \[s\]
const BUSY_S: i64 = 15 * 60;
/// The longest wait that a publisher may name. \[s\]
const BUSY_MAX_S: i64 = 86_400;

/// Wait after a first failure. \[s\]
const FIRST_WAIT_S: i64 = 60;
/// The longest wait after many. \[s\]
const LONGEST_WAIT_S: i64 = 6 * 3_600;

/// Why a harvest could not begin or not be kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HarvestError {
    /// A file of the configuration.
    #[error("{file}: {reason}")]
    Config {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// Another harvester is at work in the same folder.
    #[error("{0}: another harvester is at work there")]
    Taken(PathBuf),
    /// The folder cannot be written to.
    #[error("{folder}: {source}")]
    Disk {
        /// The folder.
        folder: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Asks the sources of the options, all without any, and keeps what is good.
///
/// # Errors
/// [`HarvestError`] when the configuration cannot be read or the folder not be taken or written. A source that fails is
/// no error: the report says so.
pub fn harvest(options: &Options, now: Instant) -> Result<Report, HarvestError> {
    let portal = read(&options.public.join("portal.json"), |text| {
        PortalConfig::parse(text).map_err(|error| error.to_string())
    })?;
    let config = read(&options.config, HarvestConfig::parse)?;
    let root = options.public.join(LIVE);
    let disk = |source| HarvestError::Disk { folder: root.clone(), source };
    let folder = Folder::take(&root).map_err(disk)?.ok_or_else(|| HarvestError::Taken(root.clone()))?;
    let around = Surroundings {
        client: &Client::new(options.timeout, options.replay.is_some()),
        pace: RefCell::new(Pace::default()),
        folder: &folder,
        config: &config,
        place: Point { latitude: portal.place.latitude, longitude: portal.place.longitude },
        place_name: &portal.place.name.pl,
        now,
        days: options.days,
        replay: options.replay.as_deref(),
        running,
    };
    let mut manifest = Manifest::load(&folder);
    let place = &portal.place.name.en;
    // A harvester that was killed may have left files that its manifest does not know yet.
    for job in JOBS {
        if let Some(entry) = manifest.sources.get_mut(job.meta.slug) {
            entry.files = manifest::files(&folder, job.files, job.meta.slug);
        }
    }
    let mut sources = Vec::new();
    for job in JOBS.iter().filter(|it| options.wants(it.meta.slug)) {
        sources.push(one(job, &around, &mut manifest, options.force));
        keep(&folder, &manifest, place).map_err(disk)?;
    }
    Ok(Report { now, sources })
}

fn read<T>(file: &Path, parse: impl Fn(&str) -> Result<T, String>) -> Result<T, HarvestError> {
    let wrong = |reason| HarvestError::Config { file: file.to_path_buf(), reason };
    let text = fs::read_to_string(file).map_err(|error| wrong(error.to_string()))?;
    parse(&text).map_err(wrong)
}

/// The package first: a reader that follows the manifest finds everything.
fn keep(folder: &Folder, manifest: &Manifest, place: &str) -> io::Result<()> {
    if let Some(text) = package::text(manifest, place) {
        folder.write(package::FILE, text.as_bytes())?;
    }
    folder.write(manifest::FILE, manifest.text().as_bytes()).map(drop)
}

/// One source, and what becomes of its entry.
fn one(job: &Job, around: &Surroundings<'_>, manifest: &mut Manifest, force: bool) -> SourceReport {
    let now = around.now;
    let entry = manifest.entry(job.meta);
    let mut report = SourceReport {
        source: job.meta.slug,
        outcome: Outcome::NotDue,
        reason: None,
        notes: Vec::new(),
        questions: 0,
        values: 0,
        missing: 0,
        took_ms: 0,
    };
    if let Some(until) = entry.not_before.filter(|it| *it > now && !force) {
        report.outcome = Outcome::Waiting;
        report.reason = Some(format!("until {until}"));
        return report;
    }
    let age_s = entry.fetched_at.map(|it| now.seconds_since(it));
    let is_kept = job.files.first().is_some_and(|it| entry.files.iter().any(|file| file.path == *it));
    let is_young = age_s.is_some_and(|it| (0..job.interval_s).contains(&it)) && entry.failures == 0;
    if is_young && is_kept && !force {
        return report;
    }
    let asking = Asking {
        around,
        job,
        kept_up_to: entry.as_of,
        tally: RefCell::new(Tally::default()),
        questions: Cell::new(0),
        notes: RefCell::new(Vec::new()),
    };
    let start = running();
    let result = (job.run)(&asking);
    report.took_ms = u64::try_from(running().saturating_sub(start).as_millis()).unwrap_or(u64::MAX);
    report.questions = asking.questions.get();
    report.notes = asking.notes.take();
    let tally = *asking.tally.borrow();
    (report.values, report.missing) = (tally.values, tally.missing);
    entry.files = manifest::files(around.folder, job.files, job.meta.slug);
    match result {
        Ok(()) => {
            report.outcome = Outcome::Harvested;
            entry.fetched_at = Some(now);
            entry.as_of = tally.as_of.or(entry.as_of);
            (entry.values, entry.missing) = (tally.values, tally.missing);
            (entry.last_error, entry.failed_at, entry.failures, entry.not_before) = (None, None, 0, None);
        }
        Err(Failure::Parse(ParseError::Empty { .. })) => report.outcome = Outcome::Empty,
        Err(failure) => {
            report.outcome = Outcome::Failed;
            report.reason = Some(failure.to_string());
            entry.last_error = Some(failure.to_string());
            entry.failed_at = Some(now);
            entry.failures = entry.failures.saturating_add(1);
            entry.not_before = Some(now.plus_seconds(wait_s(&failure, entry.failures, job.interval_s)));
        }
    }
    report
}

/// How long a source is left alone after a failure: as long as a busy publisher says, else a minute, doubled with each
/// failure up to its usual interval and six hours. \[s\]
fn wait_s(failure: &Failure, failures: u32, interval_s: i64) -> i64 {
    match failure {
        Failure::Fetch(FetchError::Status { status: 429, retry_after_s }) => {
            retry_after_s.unwrap_or(BUSY_S).clamp(1, BUSY_MAX_S)
        }
        _ => (FIRST_WAIT_S << failures.saturating_sub(1).min(20)).min(interval_s).min(LONGEST_WAIT_S),
    }
}

/// Time since the program first asked for it, by a clock that only runs on.
#[expect(clippy::disallowed_methods, reason = "the harvester is native and must not ask too often")]
fn running() -> Duration {
    static START: OnceLock<Tick> = OnceLock::new();
    START.get_or_init(Tick::now).elapsed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_the_interval_and_six_hours() {
        let after = |failures, interval_s| wait_s(&Failure::NoValues, failures, interval_s);
        assert_eq!([1, 2, 3, 10].map(|it| after(it, 3_000)), [60, 120, 240, 3_000]);
        assert_eq!(after(u32::MAX, 360 * 86_400), 6 * 3_600);
    }

    #[test]
    fn a_busy_publisher_says_itself_how_long() {
        let busy = |retry_after_s| Failure::Fetch(FetchError::Status { status: 429, retry_after_s });
        let waits = [Some(7), None, Some(-5), Some(9_999_999)].map(|it| wait_s(&busy(it), 1, 600));
        assert_eq!(waits, [7, 900, 1, 86_400]);
    }
}
