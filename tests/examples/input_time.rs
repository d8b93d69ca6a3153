//! Prints how long the pages of the calculators take from an input to the painted answer, on a slowed processor.
//!
//! Started by `cargo xtask bench`, which builds the site and starts the driver first. Every step of the slider of a
//! roof's tilt computes a year anew and draws the charts in sight. Three spans are told, each as median and 95th
//! percentile in milliseconds: until the page is free again after the input, until the frame with the new charts is
//! painted, and until the frame after that begins. Then every slider of every calculator is moved; of each calculator
//! the slowest is told.

use std::time::Duration;

use portal_tests::{Problem, built::Built, session::Session};
use serde::Deserialize;
use serde_json::json;

const PAGE: &str = "/en/calculators/pv/";
const LIST: &str = "/en/calculators/";
const STEPS: usize = 120;
/// Steps of each slider of all calculators.
const FEW_STEPS: usize = 24;
const SLOWER: u32 = 4;
const WIDTH: u32 = 1_200;
const SCRIPT_TIME: Duration = Duration::from_mins(2);

/// Moves the slider step by step. A message sent from a frame arrives when that frame has been painted.
const SCRIPT: &str = "const [steps, key, done] = [arguments[0], arguments[1], arguments[arguments.length - 1]];
    const slider = document.querySelector('.field[data-key=' + key + '] input[type=range]');
    const channel = new MessageChannel();
    const task = () => new Promise(then => { channel.port1.onmessage = then; channel.port2.postMessage(0); });
    const frame = () => new Promise(then => requestAnimationFrame(then));
    const painted = () => new Promise(then => requestAnimationFrame(() => then(task()))).then(() => performance.now());
    const rest = () => new Promise(then => setTimeout(then, 40 + Math.random() * 17));
    (async () => {
        const spans = { free: [], painted: [], next: [] };
        for (let step = 0; step < steps; step++) {
            await rest();
            const place = step % 80;
            slider.value = (Math.floor(step / 80) % 2 ? 80 - place : place) * 12 + 6;
            const start = performance.now();
            slider.dispatchEvent(new Event('input', { bubbles: true }));
            await task();
            const free = performance.now();
            spans.free.push(free - start);
            const drawn = painted();
            const next = frame().then(frame).then(() => performance.now());
            spans.painted.push(await drawn - start);
            spans.next.push(await next - start);
        }
        return spans;
    })().then(done, error => done(String(error)));";

/// Milliseconds of each step.
#[derive(Debug, Deserialize)]
struct Spans {
    free: Vec<f64>,
    painted: Vec<f64>,
    next: Vec<f64>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Problem> {
    let built = Built::with_config("bench", |config| {
        for source in
            config.get_mut("sources").and_then(serde_json::Value::as_array_mut).into_iter().flatten()
        {
            source["enabled"] = json!(false);
        }
    })?;
    let server = built.serve("/")?;
    let session = Session::open(server.url(), WIDTH).await?;
    session.goto(PAGE).await?;
    wait_until_it_computes(&session).await?;
    session.driver.set_script_timeout(SCRIPT_TIME).await?;
    let spans = moved(&session, "tilt", STEPS).await?;
    println!("slower {SLOWER}");
    println!("steps {}", spans.painted.len());
    for (name, times) in [("free", spans.free), ("painted", spans.painted), ("next", spans.next)] {
        println!("{name}_p50_ms {:.2}", percentile(times.clone(), 50));
        println!("{name}_p95_ms {:.2}", percentile(times, 95));
    }
    session.goto(LIST).await?;
    for path in strings(&session, PAGES).await? {
        session.goto(&path).await?;
        wait_until_it_computes(&session).await?;
        let mut slowest = (0.0, 0.0, String::new());
        for key in strings(&session, SLIDERS).await? {
            let painted = moved(&session, &key, FEW_STEPS).await?.painted;
            let p95 = percentile(painted.clone(), 95);
            if p95 > slowest.1 {
                slowest = (percentile(painted, 50), p95, key);
            }
        }
        let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        println!("slider {name} {} {:.2} {:.2}", slowest.2, slowest.0, slowest.1);
    }
    session.close().await
}

/// Names of the sliders of a page.
const SLIDERS: &str = "[...document.querySelectorAll('form.calculator .field:has(input[type=range])')].map(it => it.dataset.key)";

/// Addresses of the calculators on the page that lists them.
const PAGES: &str = "[...document.querySelectorAll('.shelf a')].map(it => new URL(it.href).pathname)";

/// Strings that an expression gives.
async fn strings(session: &Session, expression: &str) -> Result<Vec<String>, Problem> {
    Ok(serde_json::from_value(session.evaluate(expression).await?)?)
}

/// Moves a slider so many steps on a slowed processor.
async fn moved(session: &Session, key: &str, steps: usize) -> Result<Spans, Problem> {
    let command = "Emulation.setCPUThrottlingRate";
    session.command(command, json!({ "rate": SLOWER })).await?;
    let told = session.driver.execute_async(SCRIPT, vec![json!(steps), json!(key)]).await?;
    session.command(command, json!({ "rate": 1 })).await?;
    Ok(serde_json::from_value(told.json().clone()).map_err(|error| format!("{error}: {}", told.json()))?)
}

/// The weather of the year has come when an input changes the answer.
async fn wait_until_it_computes(session: &Session) -> Result<(), Problem> {
    session.wait_until("document.documentElement.dataset.wasm === 'ready'").await?;
    let input = "(() => {
        const slider = document.querySelector('form.calculator .field input[type=range]');
        window.before ??= document.querySelector('.answer').textContent;
        slider.value = slider.value === '200' ? 600 : 200;
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        return document.querySelector('.answer').textContent !== window.before;
    })()";
    session.wait_until(input).await
}

/// The time that so many of a hundred steps do not exceed.
fn percentile(mut times: Vec<f64>, percent: usize) -> f64 {
    times.sort_by(f64::total_cmp);
    let rank = (times.len() * percent).div_ceil(100).saturating_sub(1);
    times.get(rank).copied().unwrap_or(f64::NAN)
}
