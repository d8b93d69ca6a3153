//! What every job has to hand: asking within the limits, judging what came, keeping it.

use std::cell::{Cell, RefCell};
use std::io;
use std::thread;
use std::time::Duration;

use portal_opendata::live::{Paged, ParseError, Point, Record, Source};
use portal_units::Instant;

use crate::config::HarvestConfig;
use crate::fetch::{Client, FetchError};
use crate::folder::Folder;
use crate::history::{self, NotOurs, Rows};
use crate::jobs::Job;
use crate::pace::Pace;

/// Longest usual answer.
pub(crate) const MAX_BYTES: u64 = 2_000_000;
/// Pages of one answer: far more than any day has.
const MAX_PAGES: u32 = 40;
/// Wait before the same question is asked again.
const BEFORE_RETRY: Duration = Duration::from_secs(2);
/// Difference of two clocks that is worth a note. \[s\]
const CLOCK_NOTE_S: i64 = 15 * 60;
/// Difference of two clocks from which on no answer is kept: one of the two does not know the day. \[s\]
const CLOCK_LIMIT_S: i64 = 12 * 3_600;

/// Why nothing new was kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum Failure {
    /// No answer.
    #[error("{0}")]
    Fetch(#[from] FetchError),
    /// An answer that is not what its publisher promises.
    #[error("{0}")]
    Parse(#[from] ParseError),
    /// An answer without a single value.
    #[error("every value is missing")]
    NoValues,
    /// An answer that ends before the one kept.
    #[error("older than the answer of before: up to {new} instead of {old}")]
    Older {
        /// Its latest value.
        new: Instant,
        /// The latest value kept.
        old: Instant,
    },
    /// The publisher's clock and ours tell different days.
    #[error("the publisher's clock differs by {off_s} s")]
    Clock {
        /// Theirs minus ours.
        off_s: i64,
    },
    /// Nothing of the kind near the place.
    #[error("{0}")]
    NotHere(&'static str),
    /// A file in the way.
    #[error("{0}")]
    NotOurs(#[from] NotOurs),
    /// The disk.
    #[error("cannot be written: {0}")]
    Disk(#[from] io::Error),
}

/// What all jobs of a harvest share.
pub(crate) struct Surroundings<'a> {
    pub(crate) client: &'a Client,
    pub(crate) pace: RefCell<Pace>,
    pub(crate) folder: &'a Folder,
    pub(crate) config: &'a HarvestConfig,
    /// The place of the portal.
    pub(crate) place: Point,
    /// Its name, for lists of territorial units.
    pub(crate) place_name: &'a str,
    pub(crate) now: Instant,
    /// Days before today that are asked for when they are not complete yet.
    pub(crate) days: i64,
    /// Instead of the publishers' hosts.
    pub(crate) replay: Option<&'a str>,
    /// A clock that only runs on, since the harvest began.
    pub(crate) running: fn() -> Duration,
}

/// One job at work.
pub(crate) struct Asking<'a> {
    pub(crate) around: &'a Surroundings<'a>,
    pub(crate) job: &'a Job,
    /// Latest value kept so far.
    pub(crate) kept_up_to: Option<Instant>,
    pub(crate) tally: RefCell<Tally>,
    pub(crate) questions: Cell<usize>,
    pub(crate) notes: RefCell<Vec<String>>,
}

/// What a job has kept.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) values: usize,
    pub(crate) missing: usize,
    pub(crate) as_of: Option<Instant>,
}

impl Asking<'_> {
    /// The moment of the harvest.
    pub(crate) fn now(&self) -> Instant {
        self.around.now
    }

    /// Something worth knowing that is no failure.
    pub(crate) fn note(&self, words: String) {
        self.notes.borrow_mut().push(words);
    }

    /// Where a service is: at its publisher's, or on the test server.
    pub(crate) fn base(&self, base: &str) -> String {
        let Some(origin) = self.around.replay else { return base.to_owned() };
        let path =
            base.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
        if path.is_empty() { origin.to_owned() } else { format!("{origin}/{path}") }
    }

    /// Asks once, and once more when the failure may pass.
    pub(crate) fn get(&self, url: &str, max_bytes: u64) -> Result<String, Failure> {
        match self.get_once(url, max_bytes) {
            Err(Failure::Fetch(error)) if error.may_pass() => {
                self.sleep(BEFORE_RETRY);
                self.get_once(url, max_bytes)
            }
            other => other,
        }
    }

    fn get_once(&self, url: &str, max_bytes: u64) -> Result<String, Failure> {
        let wait = self.around.pace.borrow_mut().wait(url, (self.around.running)());
        self.sleep(wait);
        self.questions.set(self.questions.get() + 1);
        let answer = self.around.client.get(url, max_bytes)?;
        let off_s = answer.server_time.map_or(0, |it| it.seconds_since(self.now()));
        if off_s.abs() > CLOCK_LIMIT_S {
            return Err(Failure::Clock { off_s });
        }
        if off_s.abs() > CLOCK_NOTE_S {
            self.note(format!("the publisher's clock differs by {off_s} s"));
        }
        Ok(answer.body)
    }

    fn sleep(&self, time: Duration) {
        // A test server is not spared.
        if self.around.replay.is_none() {
            thread::sleep(time);
        }
    }

    /// Asks a source whose answer is one page.
    pub(crate) fn one<S: Source>(
        &self,
        base: &str,
        query: &S::Query,
    ) -> Result<(S::Record, String), Failure> {
        let body = self.get(&S::url(&self.base(base), query), MAX_BYTES)?;
        let record = S::answer(query, &body)?;
        Ok((record, body))
    }

    /// Asks a source until its last page.
    pub(crate) fn pages<S: Paged>(
        &self,
        base: &str,
        query: &S::Query,
    ) -> Result<(S::Record, Vec<String>), Failure> {
        let base = self.base(base);
        let mut bodies = vec![self.get(&S::url(&base, query), MAX_BYTES)?];
        for page in 0..MAX_PAGES {
            let body = bodies.last().map(String::as_str).unwrap_or_default();
            let Some(next) = S::next(&base, query, page, body)? else { break };
            bodies.push(self.get(&next, MAX_BYTES)?);
        }
        let record = S::parse_pages(&bodies.iter().map(String::as_str).collect::<Vec<_>>())?;
        S::check(query, &record)?;
        Ok((record, bodies))
    }

    /// Refuses a record that ends before what is kept.
    pub(crate) fn not_older(&self, record: &impl Record) -> Result<(), Failure> {
        let new = record.as_of(self.now());
        match (new, self.kept_up_to) {
            (Some(new), Some(old)) if new < old => Err(Failure::Older { new, old }),
            _ => {
                let mut tally = self.tally.borrow_mut();
                tally.as_of = tally.as_of.max(new);
                Ok(())
            }
        }
    }

    /// Counts values that are not part of a history.
    pub(crate) fn count(&self, values: usize, missing: usize) -> Result<(), Failure> {
        if values == 0 {
            return Err(Failure::NoValues);
        }
        let mut tally = self.tally.borrow_mut();
        tally.values += values;
        tally.missing += missing;
        Ok(())
    }

    /// Adds rows to the history, month by month.
    pub(crate) fn keep_rows(&self, rows: &Rows) -> Result<(), Failure> {
        self.count(rows.known(), rows.missing())?;
        let Some(shape) = self.job.history else { return Ok(()) };
        let folder = self.around.folder;
        let months = history::merged(self.job.meta.slug, shape, rows, |name| folder.read(name))?;
        for (name, text) in months {
            folder.write(&name, text.as_bytes())?;
        }
        Ok(())
    }

    /// Puts a file in its place.
    pub(crate) fn keep_file(&self, name: &str, content: &str) -> Result<(), Failure> {
        self.around.folder.write(name, content.as_bytes())?;
        Ok(())
    }
}
