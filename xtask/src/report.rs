//! A row of steps that all run, with their times, and one verdict at the end.

use std::time::Duration;

use crate::{
    error::{Error, Result},
    shell,
};

/// What one step counts: tests that passed and failed, and pairs of a source and a fault that were played.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    passed: u32,
    failed: u32,
    fault_cells: u32,
}

impl Counts {
    /// Adds what one line of a test run says: `test result: ok. 12 passed; 0 failed; …`, or `45 fault cells …`.
    pub(crate) fn read(&mut self, line: &str) {
        let cells = line.split_once(" fault cells").and_then(|(number, _)| number.parse::<u32>().ok());
        self.fault_cells += cells.unwrap_or(0);
        let Some(figures) = line.trim().strip_prefix("test result: ") else { return };
        let figure = |name: &str| {
            let parts = figures.split([';', '.']).map(str::trim);
            parts
                .filter_map(|part| part.strip_suffix(name))
                .find_map(|number| number.trim().parse::<u32>().ok())
        };
        self.passed += figure("passed").unwrap_or(0);
        self.failed += figure("failed").unwrap_or(0);
    }

    /// A step that is one check counts as one; one that broke before its tests ran has failed once.
    fn settled(self, succeeded: bool) -> Self {
        match (succeeded, self) {
            (true, Self { passed: 0, failed: 0, .. }) => Self { passed: 1, ..self },
            (false, Self { failed: 0, .. }) => Self { failed: 1, ..self },
            _ => self,
        }
    }
}

/// The steps done so far.
#[derive(Debug, Default)]
pub(crate) struct Report {
    steps: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    name: String,
    counts: Counts,
    took: Duration,
    fault: Option<Error>,
}

impl Report {
    /// Does one step; a failure is kept and the next step still runs. Says whether it succeeded.
    pub(crate) fn step(&mut self, name: &str, action: impl FnOnce(&mut Counts) -> Result<()>) -> bool {
        println!("\n══ {name}");
        let mut counts = Counts::default();
        let (result, took) = shell::timed(|| action(&mut counts));
        let succeeded = result.is_ok();
        if let Err(error) = &result {
            eprintln!("error: {error}");
        }
        println!("══ {name}: {} in {}", if succeeded { "passed" } else { "FAILED" }, shell::seconds(took));
        self.steps.push(Step {
            name: name.to_owned(),
            counts: counts.settled(succeeded),
            took,
            fault: result.err(),
        });
        succeeded
    }

    /// Prints every step and its time, what failed and why, and the sum as the last line.
    ///
    /// # Errors
    /// When a step has failed.
    pub(crate) fn finish(self) -> Result<()> {
        println!("\n{:<34}{:>8}{:>8}{:>14}", "step", "passed", "failed", "time");
        for Step { name, counts, took, .. } in &self.steps {
            println!("{name:<34}{:>8}{:>8}{:>14}", counts.passed, counts.failed, shell::seconds(*took));
        }
        let total: Duration = self.steps.iter().map(|step| step.took).sum();
        println!("{:<50}{:>14}", "all steps", shell::seconds(total));
        for step in self.steps.iter().filter(|it| it.counts.fault_cells > 0) {
            println!("{} faults of sources played in: {}", step.counts.fault_cells, step.name);
        }
        for step in &self.steps {
            if let Some(fault) = &step.fault {
                println!("FAILED {}: {fault}", step.name);
            }
        }
        let (passed, failed) = self.sum();
        println!("{passed} passed, {failed} failed");
        if failed == 0 { Ok(()) } else { Err(Error::message("not every check passed")) }
    }

    fn sum(&self) -> (u32, u32) {
        let counts = self.steps.iter().map(|step| step.counts);
        counts.fold((0, 0), |(passed, failed), step| (passed + step.passed, failed + step.failed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_come_from_the_result_lines_only() {
        let mut counts = Counts::default();
        counts.read("running 14 tests");
        counts.read(
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.00s",
        );
        counts.read("test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out");
        counts.read("45 fault cells without an earlier answer");
        counts.read("3 fault cells in the browser");
        counts.read("no fault cells");
        assert_eq!(counts, Counts { passed: 13, failed: 2, fault_cells: 48 });
    }

    #[test]
    fn a_failed_step_does_not_stop_the_next_and_fails_the_whole() {
        let mut report = Report::default();
        assert!(!report.step("breaks", |_| Err(Error::message("broken"))));
        assert!(report.step("works", |_| Ok(())));
        assert!(report.step("tests", |counts| {
            counts.read("test result: ok. 5 passed; 0 failed;");
            Ok(())
        }));
        assert_eq!(report.sum(), (6, 1));
        assert!(report.finish().is_err());
    }

    #[test]
    fn when_all_succeed_so_does_the_whole() {
        let mut report = Report::default();
        report.step("works", |_| Ok(()));
        assert!(report.finish().is_ok());
    }
}
