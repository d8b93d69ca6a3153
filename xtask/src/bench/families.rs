//! One row for each family of models, beside another library where there is one for the same work.

use super::figure;
use crate::{
    error::{Error, Result},
    paths, shell,
};

/// Results of the same work differ by no more than this share.
const SAME: f64 = 1e-3;

/// Prints the rows.
///
/// # Errors
/// When one side does not run.
pub(super) fn run() -> Result<()> {
    let ours = rows(&example("family_time")?)?;
    let heat = example("heat_time")?;
    let mut peer = shell::command(paths::python());
    peer.arg(paths::root().join("xtask/bench/peers.py")).arg(paths::root().join("tests/reference"));
    let peers = rows(&shell::output(&mut peer)?)?;
    println!("one family of models at its usual piece of work");
    for row in &ours {
        println!("{}", line(row, peers.iter().find(|it| it.name == row.name))?);
    }
    for (name, figure_name) in [("building", "heat_ms"), ("heat", "pump_ms")] {
        println!("  {name:<12} {:>9.3} ms", figure(&heat, figure_name)?);
    }
    Ok(())
}

fn example(name: &str) -> Result<String> {
    let mut cargo = shell::cargo(&["run", "--quiet", "--release", "--package", "portal-model"]);
    shell::output(cargo.args(["--example", name]))
}

/// What one side says of one family.
#[derive(Debug, PartialEq)]
struct Row {
    name: String,
    milliseconds: f64,
    result: f64,
    library: String,
}

/// Reads lines such as `wind 1.25 6777.5 windpowerlib`; our own end before the library.
fn rows(output: &str) -> Result<Vec<Row>> {
    let lines = output.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| row(line).ok_or_else(|| Error::message(format!("no row: {line}")))).collect()
}

fn row(line: &str) -> Option<Row> {
    let mut words = line.split_whitespace();
    Some(Row {
        name: words.next()?.to_owned(),
        milliseconds: words.next()?.parse().ok()?,
        result: words.next()?.parse().ok()?,
        library: words.next().unwrap_or_default().to_owned(),
    })
}

/// # Errors
/// When the other library did not come to the same result, for then it did other work.
fn line(ours: &Row, peer: Option<&Row>) -> Result<String> {
    let own = format!("  {:<12} {:>9.3} ms", ours.name, ours.milliseconds);
    let Some(peer) = peer else { return Ok(own) };
    if (ours.result - peer.result).abs() > SAME * ours.result.abs() {
        let (name, library) = (&ours.name, &peer.library);
        return Err(Error::message(format!("{name}: {} here, {} in {library}", ours.result, peer.result)));
    }
    let ratio = peer.milliseconds / ours.milliseconds;
    Ok(format!("{own}   {:<12} {:>9.3} ms {ratio:>9.1} times faster", peer.library, peer.milliseconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_stands_only_beside_the_same_result() {
        let rows =
            rows("wind 2.0 1000.0\n\nwind 30 1000.5 windpowerlib\nwind 30 1002 windpowerlib\n").unwrap();
        let [ours, same, other] = rows.as_slice() else { panic!("{rows:?}") };
        assert!(line(ours, Some(same)).unwrap().ends_with("30.000 ms      15.0 times faster"));
        assert!(line(ours, Some(other)).is_err());
        assert!(line(ours, None).unwrap().ends_with("2.000 ms"));
        assert!(super::rows("wind fast 1").is_err());
    }
}
