//! The command line.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use portal_units::Instant;

use crate::jobs::{self, JOBS};
use crate::run::harvest;

/// What the command line can be asked for.
pub const USAGE: &str = "\
portal-harvest [source…]        ask these sources, all of them without any, as far as they are due

  --list                every source with how often it is asked
  --force               ask also what is not due yet, and what was left alone after a failure
  --days N              also fill gaps in the history of the last N days (default 1, at most 366)
  --public DIR          folder with portal.json; the harvest goes to DIR/data/live (default public)
  --config FILE         what is asked beyond the place (default harvest.toml)
  --timeout SECONDS     longest time for one answer (default 30)
  --report FILE         write the report as JSON; `-` writes it to standard output instead of the lines
  --replay ORIGIN       ask a test server on this machine instead of the publishers, http://127.0.0.1:PORT
  --now TIME            a moment to take for now, 2026-06-15T12:40:00Z: with --replay only
  --help                this text

Leaves with 0 when all went well, 1 when a source failed (its last good answer stays), 2 when the words were not
understood, 3 when nothing could be read or written.";

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Names of the sources; all when empty.
    pub sources: Vec<String>,
    /// Whether to ask also what is not due.
    pub force: bool,
    /// Days before today whose history is filled.
    pub days: i64,
    /// Folder with `portal.json`.
    pub public: PathBuf,
    /// What is asked beyond the place.
    pub config: PathBuf,
    /// Longest time for one answer.
    pub timeout: Duration,
    /// Where the report goes.
    pub report: Option<String>,
    /// A test server instead of the publishers.
    pub replay: Option<String>,
    /// A moment to take for now.
    pub now: Option<Instant>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            sources: Vec::new(),
            force: false,
            days: 1,
            public: PathBuf::from("public"),
            config: PathBuf::from("harvest.toml"),
            timeout: Duration::from_secs(30),
            report: None,
            replay: None,
            now: None,
        }
    }
}

/// What the words ask for.
#[derive(Debug, Clone, PartialEq)]
enum Asked {
    Help,
    List,
    Harvest(Box<Options>),
}

impl Options {
    /// Whether a source is among those asked for.
    pub(crate) fn wants(&self, slug: &str) -> bool {
        self.sources.is_empty() || self.sources.iter().any(|it| it == slug)
    }
}

fn parse(words: &[String]) -> Result<Asked, String> {
    let mut options = Options::default();
    let mut words = words.iter().map(String::as_str);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
        match word {
            "--help" | "-h" | "help" => return Ok(Asked::Help),
            "--list" => return Ok(Asked::List),
            "--force" => options.force = true,
            "--days" => options.days = number(word, value()?, 366)?,
            "--public" => options.public = PathBuf::from(value()?),
            "--config" => options.config = PathBuf::from(value()?),
            "--timeout" => options.timeout = seconds(word, value()?)?,
            "--report" => options.report = Some(value()?.to_owned()),
            "--replay" => options.replay = Some(replay(value()?)?),
            "--now" => {
                options.now = Some(Instant::parse(value()?).map_err(|error| format!("--now: {error}"))?);
            }
            _ if word.starts_with('-') => return Err(format!("`{word}` is not understood")),
            _ if jobs::find(word).is_none() => return Err(unknown(word)),
            _ => options.sources.push(word.to_owned()),
        }
    }
    if options.now.is_some() && options.replay.is_none() {
        return Err("--now: only with --replay".to_owned());
    }
    Ok(Asked::Harvest(Box::new(options)))
}

fn unknown(word: &str) -> String {
    let names: Vec<&str> = JOBS.iter().map(|it| it.meta.slug).collect();
    format!("there is no source `{word}`; there are {}", names.join(", "))
}

fn number(name: &str, text: &str, most: i64) -> Result<i64, String> {
    let number = text.parse::<i64>().ok().filter(|it| (0..=most).contains(it));
    number.ok_or_else(|| format!("{name} {text}: not a whole number from 0 to {most}"))
}

fn seconds(name: &str, text: &str) -> Result<Duration, String> {
    let seconds = text.parse::<f64>().ok().filter(|it| (0.05..=600.0).contains(it));
    seconds.map(Duration::from_secs_f64).ok_or_else(|| format!("{name} {text}: not from 0.05 to 600 seconds"))
}

fn replay(text: &str) -> Result<String, String> {
    let is_own = text.strip_prefix("http://127.0.0.1:").is_some_and(|it| it.parse::<u16>().is_ok());
    if is_own { Ok(text.to_owned()) } else { Err(format!("--replay {text}: not http://127.0.0.1:PORT")) }
}

/// Does what the words ask for; the result is the code that the process leaves with.
pub fn main(words: &[String]) -> u8 {
    let options = match parse(words) {
        Ok(Asked::Help) => {
            println!("{USAGE}");
            return 0;
        }
        Ok(Asked::List) => {
            for job in JOBS {
                println!(
                    "{:<24}every {:>6} min   {}",
                    job.meta.slug,
                    job.interval_s / 60,
                    job.meta.publisher
                );
            }
            return 0;
        }
        Ok(Asked::Harvest(options)) => options,
        Err(words) => {
            eprintln!("error: {words}\n\n{USAGE}");
            return 2;
        }
    };
    let report = match harvest(&options, options.now.unwrap_or_else(now)) {
        Ok(report) => report,
        Err(error) => {
            eprintln!("error: {error}");
            return 3;
        }
    };
    let json = serde_json::to_string_pretty(&report).unwrap_or_default();
    match options.report.as_deref() {
        Some("-") => println!("{json}"),
        None => print!("{}", report.lines()),
        Some(file) => {
            print!("{}", report.lines());
            if let Err(error) = fs::write(file, format!("{json}\n")) {
                eprintln!("error: {file}: {error}");
                return 3;
            }
        }
    }
    report.exit_code()
}

#[expect(clippy::disallowed_methods, reason = "the one place where the harvester looks at the clock")]
fn now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant::from_unix_seconds(i64::try_from(since.as_secs()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Asked, String> {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn without_words_everything_is_asked() {
        assert_eq!(parsed(""), Ok(Asked::Harvest(Box::default())));
        assert!(Options::default().wants("pse-rce-pln"));
    }

    #[test]
    fn sources_and_options_may_be_mixed() {
        let Ok(Asked::Harvest(options)) = parsed("pse-rce-pln --days 7 gus-bdl --force") else { panic!() };
        assert_eq!((options.days, options.force), (7, true));
        assert!(options.wants("gus-bdl") && !options.wants("pvgis-tmy"));
    }

    #[test]
    fn an_unknown_source_is_named_with_those_there_are() {
        let error = parsed("pse-rce").unwrap_err();
        assert!(error.starts_with("there is no source `pse-rce`; there are gios-snapshot, "), "{error}");
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for line in [
            "--days -1",
            "--days x",
            "--days",
            "--timeout 0",
            "--fast",
            "--replay https://example.org",
            "--replay http://127.0.0.1:8080/x",
            "--now 2026-06-15T12:40:00Z",
            "--now today",
        ] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }
}
