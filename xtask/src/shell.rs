//! Running programs: said before, timed, never silent about a failure.

use std::{
    env,
    ffi::OsString,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use crate::{
    error::{Error, Result},
    paths,
};

/// A command that starts in the root of the repository and finds the tools first.
pub(crate) fn command(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    command.current_dir(paths::root()).env("PATH", path_with_tools());
    command
}

/// Cargo, as a command.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    command
}

/// Runs a command to its end.
///
/// # Errors
/// When it cannot be started or ends with a failure.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|source| start_error(command, source))?;
    if status.success() { Ok(()) } else { Err(failure(command, &status.to_string())) }
}

/// Runs a command that explains itself and hands back the code that it leaves with; 1 when a signal ended it.
///
/// # Errors
/// When it cannot be started.
pub(crate) fn code(command: &mut Command) -> Result<u8> {
    let status = command.status().map_err(|source| start_error(command, source))?;
    Ok(status.code().and_then(|it| u8::try_from(it).ok()).unwrap_or(1))
}

/// Runs a command and hands back what it wrote to its standard output.
///
/// # Errors
/// When it cannot be started or ends with a failure; the error then holds what it wrote to its error output.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.output().map_err(|source| start_error(command, source))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let details = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(failure(command, &format!("{}\n{details}", output.status)))
}

/// Runs a command, showing each line of its standard output and giving it to `watch`.
///
/// # Errors
/// When it cannot be started or ends with a failure.
pub(crate) fn run_watched(command: &mut Command, mut watch: impl FnMut(&str)) -> Result<()> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|source| start_error(command, source))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines().map_while(std::result::Result::ok) {
            println!("{line}");
            watch(&line);
        }
    }
    let status = child.wait().map_err(|source| start_error(command, source))?;
    if status.success() { Ok(()) } else { Err(failure(command, &status.to_string())) }
}

/// Whether a program answers to `--version`.
pub(crate) fn exists(program: impl AsRef<Path>) -> bool {
    version(program).is_some()
}

/// What a program answers to `--version`, or nothing when it is not there.
pub(crate) fn version(program: impl AsRef<Path>) -> Option<String> {
    output(command(program).arg("--version")).ok().map(|text| text.trim().to_owned())
}

/// Does one step, saying its name before and its time after.
///
/// # Errors
/// Those of the step.
pub(crate) fn step<T>(name: &str, action: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("── {name}");
    let (result, took) = timed(action);
    if result.is_ok() {
        println!("── {name}: {}", seconds(took));
    }
    result
}

/// Does something and says how long it took.
#[expect(clippy::disallowed_methods, reason = "a task may look at the clock: it never runs in a browser")]
pub(crate) fn timed<T>(action: impl FnOnce() -> T) -> (T, Duration) {
    let start = std::time::Instant::now();
    let result = action();
    (result, start.elapsed())
}

/// A duration for people.
pub(crate) fn seconds(duration: Duration) -> String {
    let whole = duration.as_secs();
    if whole >= 60 {
        format!("{} min {:02} s", whole / 60, whole % 60)
    } else {
        format!("{:.1} s", duration.as_secs_f64())
    }
}

fn path_with_tools() -> OsString {
    let tools = [paths::tools().join("bin"), paths::node_bin()];
    let inherited = env::var_os("PATH").unwrap_or_default();
    env::join_paths(tools.into_iter().chain(env::split_paths(&inherited))).unwrap_or(inherited)
}

fn start_error(command: &Command, source: std::io::Error) -> Error {
    Error::Start { program: command.get_program().to_string_lossy().into_owned(), source }
}

fn failure(command: &Command, status: &str) -> Error {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let line = words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ");
    Error::Failed { command: line, status: status.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_reads_in_seconds_and_above_a_minute_in_minutes() {
        assert_eq!(seconds(Duration::from_millis(1_250)), "1.2 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }

    #[test]
    fn a_failing_program_is_named_with_its_arguments() {
        let error = run(command("sh").args(["-c", "exit 3"])).unwrap_err();
        assert!(error.to_string().starts_with("`sh -c exit 3` failed"), "{error}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut command("no-such-program-here")).unwrap_err();
        assert!(error.to_string().contains("no-such-program-here"), "{error}");
    }

    #[test]
    fn watched_lines_arrive_in_order() {
        let mut seen = Vec::new();
        run_watched(command("sh").args(["-c", "echo one; echo two"]), |line| seen.push(line.to_owned()))
            .unwrap();
        assert_eq!(seen, ["one", "two"]);
    }
}
