//! Prints how long our chart and those of other libraries take for the same line, in one browser.
//!
//! Started by `cargo xtask bench charts`, which puts the pages into a folder and starts the driver first. Each library gets
//! a fresh page for each length, in rounds, so that a busy moment of the machine does not fall on one of them alone. A
//! line of output is library, points, what, median.

use std::collections::BTreeMap;
use std::time::Duration;

use portal_tests::{Problem, session::Session, setting};
use serde::Deserialize;
use serde_json::json;
use xtask::serve::{Server, Site};

const LIBRARIES: [&str; 4] = ["portal", "uplot", "chartjs", "echarts"];
const COUNTS: [u32; 3] = [10_000, 100_000, 1_000_000];
const ROUNDS: usize = 3;
/// First draws in a round.
const FIRSTS: usize = 5;
/// Views of a pan and of a zoom.
const STEPS: usize = 30;
/// Milliseconds after which a pan or a zoom ends early.
const PATIENCE: u32 = 4_000;
const SCRIPT_TIME: Duration = Duration::from_mins(5);
const WIDTH: u32 = 1_500;
/// In a tenth of the width a line has at least so many pixels.
const INK: u32 = 60;

/// Milliseconds of each drawing.
#[derive(Debug, Deserialize)]
struct Times {
    script: Vec<f64>,
    painted: Vec<f64>,
}

/// What the canvases showed.
#[derive(Debug, Deserialize)]
struct Ink {
    tenths: Vec<u32>,
    sum: i64,
}

#[derive(Debug, Deserialize)]
struct Told {
    first: Times,
    pan: Times,
    zoom: Times,
    ink: Vec<Ink>,
}

/// Samples by library, points and what.
type Samples = BTreeMap<(usize, u32, &'static str), Vec<f64>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Problem> {
    let server = Server::of_site(0, Site::new(setting("PORTAL_CHARTBENCH")?))?;
    let session = Session::open(server.url(), WIDTH).await?;
    session.driver.set_script_timeout(SCRIPT_TIME).await?;
    let mut samples = Samples::new();
    for _ in 0..ROUNDS {
        for count in COUNTS {
            for (number, library) in LIBRARIES.into_iter().enumerate() {
                measure(&session, (number, library), count, &mut samples).await?;
            }
        }
    }
    for ((number, count, what), times) in samples {
        println!("{} {count} {what} {:.3}", LIBRARIES[number], median(times));
    }
    session.close().await
}

/// One library at one length on a fresh page.
async fn measure(
    session: &Session,
    (number, library): (usize, &str),
    count: u32,
    samples: &mut Samples,
) -> Result<(), Problem> {
    session.goto("/").await?;
    session.wait_until("'measure' in window").await?;
    session.evaluate_async(&format!("load('{library}').then(() => done())")).await?;
    let options = json!({
        "library": library, "count": count, "firsts": FIRSTS, "steps": STEPS, "patience": PATIENCE,
    });
    let script = format!("measure({options}).then(done, error => done(String(error.stack)))");
    let told = session.evaluate_async(&script).await?;
    let told: Told = serde_json::from_value(told.clone()).map_err(|error| format!("{error}: {told}"))?;
    check(&told.ink).map_err(|fault| format!("{library} with {count} points: {fault}"))?;
    let mut add = |what, times: &[f64]| samples.entry((number, count, what)).or_default().extend(times);
    add("cold_script", told.first.script.get(..1).unwrap_or_default());
    for (what, times) in [
        ("first_script", &told.first.script),
        ("first_painted", &told.first.painted),
        ("pan_script", &told.pan.script),
        ("pan_painted", &told.pan.painted),
        ("zoom_script", &told.zoom.script),
        ("zoom_painted", &told.zoom.painted),
    ] {
        add(what, times);
    }
    add("memory_mb", &[memory_mb(session).await?]);
    Ok(())
}

/// Every picture shows a line over its whole width, and each another one.
fn check(inks: &[Ink]) -> Result<(), String> {
    for (picture, ink) in inks.iter().enumerate() {
        // The axes are in the first tenth.
        if !ink.tenths.iter().skip(1).all(|it| *it >= INK) {
            return Err(format!("picture {picture} has no line: {:?}", ink.tenths));
        }
        if inks.iter().take(picture).any(|it| it.sum == ink.sum) {
            return Err(format!("picture {picture} is the same as one before"));
        }
    }
    if inks.len() == 3 { Ok(()) } else { Err(format!("{} pictures", inks.len())) }
}

/// What the page holds after the garbage is collected: objects, arrays, memory of WebAssembly.
async fn memory_mb(session: &Session) -> Result<f64, Problem> {
    session.command("HeapProfiler.collectGarbage", json!({})).await?;
    let heap = session.command("Runtime.getHeapUsage", json!({})).await?;
    let part = |name: &str| heap.get(name).and_then(serde_json::Value::as_f64).unwrap_or_default();
    let own = session.evaluate("wasmBytes()").await?.as_f64().unwrap_or_default();
    Ok((part("usedSize") + part("embedderHeapUsedSize") + part("backingStorageSize") + own) / 1e6)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
