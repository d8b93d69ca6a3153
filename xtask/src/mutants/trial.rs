//! Runs the tests with one change after the other.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread::sleep,
    time::Duration,
};

use super::{changes::Outcome, tree::folder};
use crate::{
    error::{Error, Result},
    shell,
};

/// Shortest time after which a test counts as one that does not end.
const SHORTEST: Duration = Duration::from_secs(20);
/// Longest time of a test without a change.
const LONGEST: Duration = Duration::from_mins(10);
/// A test may take so many times as long as without a change.
const TIMES: u32 = 10;
/// Time between two looks at a running test.
const LOOK: Duration = Duration::from_millis(5);

/// Programs of tests, and how long each may take.
#[derive(Debug)]
pub(super) struct Trial(Vec<(PathBuf, Duration)>);

impl Trial {
    /// Runs all tests without a change.
    ///
    /// # Errors
    /// When one fails.
    pub(super) fn new(programs: Vec<PathBuf>) -> Result<Self> {
        let timed = programs.into_iter().map(|program| {
            let (passed, took) = shell::timed(|| passes(&program, 0, LONGEST));
            if passed? == Some(true) {
                Ok((program, (took * TIMES).max(SHORTEST)))
            } else {
                Err(Error::message(format!("{} fails without a change", program.display())))
            }
        });
        timed.collect::<Result<_>>().map(Self)
    }

    /// What becomes of a change.
    ///
    /// # Errors
    /// When a program cannot be started.
    pub(super) fn of(&self, change: usize) -> Result<Outcome> {
        for (program, longest) in &self.0 {
            match passes(program, change, *longest)? {
                Some(true) => {}
                Some(false) => return Ok(Outcome::Caught),
                None => return Ok(Outcome::Late),
            }
        }
        Ok(Outcome::Survived)
    }
}

/// Whether a program passes with a change; nothing when it does not end in time.
#[expect(clippy::disallowed_methods, reason = "a task may look at the clock: it never runs in a browser")]
fn passes(program: &Path, change: usize, longest: Duration) -> Result<Option<bool>> {
    let start = |source| Error::Start { program: program.display().to_string(), source };
    let mut test = Command::new(program);
    test.current_dir(folder().join("crates/model")).env("CHOSEN_CHANGE", change.to_string());
    // Nobody reads where it fails, and to find that takes longer than the test.
    test.env("RUST_BACKTRACE", "0");
    // A failure is enough; the smallest case that fails is not asked for, nor kept.
    test.env("PROPTEST_MAX_SHRINK_ITERS", "0").env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1");
    let mut child = test.stdout(Stdio::null()).stderr(Stdio::null()).spawn().map_err(start)?;
    let begun = std::time::Instant::now();
    loop {
        if let Some(status) = child.try_wait().map_err(start)? {
            return Ok(Some(status.success()));
        }
        if begun.elapsed() > longest {
            child.kill().and_then(|()| child.wait()).map_err(start)?;
            return Ok(None);
        }
        sleep(LOOK);
    }
}
