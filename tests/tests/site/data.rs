//! Open data: what a reader finds, narrows down, takes home and opens elsewhere.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use portal_tests::{Problem, built::Built, session::Session, setting};
use portal_units::CivilDate;
use serde_json::json;
use xtask::serve::{Answer, Server};

use crate::sites;

/// Runs every snippet beside the data: each Python program on its own, each question to `DuckDB`.
const RUNNER: &str = "
import duckdb, json, sys, traceback
failed = []
for page, kind, code in json.load(sys.stdin):
    try:
        if kind == 'python':
            exec(compile(code, page, 'exec'), {})
        else:
            assert duckdb.sql(code).fetchall(), 'no row'
    except Exception:
        failed.append(page + ' ' + kind + ': ' + traceback.format_exc(limit=1))
sys.exit('\\n'.join(failed) or 0)
";

#[test]
fn what_a_page_says_on_python_and_duckdb_runs_on_the_published_files() -> Result<(), Problem> {
    let built = Built::published()?;
    let mut snippets = Vec::new();
    for (page, text) in built.pages()?.into_iter().filter(|it| it.0.starts_with("pl/data/")) {
        for kind in ["python", "sql"] {
            let start = format!("<code data-language=\"{kind}\">");
            let code = text.split(&start).nth(1).and_then(|it| it.split("</code>").next());
            snippets.extend(code.map(|it| (page.clone(), kind, unescaped(it))));
        }
    }
    assert!(snippets.len() > 40, "only {} snippets", snippets.len());
    let input = std::env::temp_dir().join(format!("portal-snippets-{}.json", std::process::id()));
    fs::write(&input, serde_json::to_string(&snippets)?)?;
    let mut python = Command::new(setting("PORTAL_PYTHON")?);
    python.args(["-c", RUNNER]).current_dir(built.folder().join("data")).stdin(fs::File::open(&input)?);
    let output = python.output()?;
    fs::remove_file(&input)?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

fn unescaped(html: &str) -> String {
    // Marks of the app between texts are no part of them.
    html.replace("<!>", "")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

#[test]
fn every_file_of_the_package_is_in_the_archive_as_it_is_published() -> Result<(), Problem> {
    const UNPACK: &str = "import sys, zipfile; it = zipfile.ZipFile('package.zip'); assert it.testzip() is None; \
        [sys.exit(name) for name in it.namelist() if it.read(name) != open(name, 'rb').read()]; print(len(it.namelist()))";
    let data = Built::published()?.folder().join("data");
    let python = Command::new(setting("PORTAL_PYTHON")?).args(["-c", UNPACK]).current_dir(&data).output()?;
    assert!(python.status.success(), "{}", String::from_utf8_lossy(&python.stderr));
    let package: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(data.join("datapackage.json"))?)?;
    let listed = package["resources"].as_array().map_or(0, Vec::len);
    let count: usize = String::from_utf8(python.stdout)?.trim().parse()?;
    assert!(count > listed, "{count} files in the archive, {listed} in the package");
    Ok(())
}

const SHOWN: &str = "[...document.querySelectorAll('.catalogue > li')].filter(it => !it.hidden).length";

#[tokio::test]
async fn a_reader_narrows_the_list_down_and_the_address_keeps_it() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 360).await?;
    session.visit("/pl/data/").await?;
    session.wait_until("!document.querySelector('#filters fieldset').disabled").await?;
    let all = session.evaluate(SHOWN).await?.as_u64().unwrap_or_default();
    session.press("#filters [name=q]", "pyl legnic").await?;
    session.wait_until(&format!("{SHOWN} > 0 && {SHOWN} < {all}")).await?;
    session.press("#filters [name=topic]", "powietrze").await?;
    session.wait_until("location.search === '?q=pyl+legnic&topic=air'").await?;
    let few = session.evaluate(SHOWN).await?;
    let status = session.text("#filters [role=status]").await?;
    assert!(status.starts_with(&format!("{few} z {all} ")), "{status}");
    session.driver.refresh().await?;
    session
        .wait_until(&format!(
            "document.querySelector('#filters [name=q]').value === 'pyl legnic' && {SHOWN} === {few}"
        ))
        .await?;
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn a_reader_narrows_a_table_down_and_takes_the_rows_home_in_two_forms() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 1_024).await?;
    session.visit("/pl/data/air-annual/?from=2019&c.pollutant=pm25&campaign=7").await?;
    session.wait_until("document.querySelector('#shown').textContent.includes(' z ')").await?;
    let table = fs::read_to_string(site.built.folder().join("data/air-annual.csv"))?;
    let expected: Vec<Vec<&str>> = table
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect::<Vec<_>>())
        .filter(|row| row[0] >= "2019" && row[2] == "pm25")
        .collect();
    let rows = "document.querySelectorAll('#preview tbody tr').length";
    session.wait_until(&format!("{rows} === {}", expected.len())).await?;
    let folder = downloads(&session).await?;
    session.click("[data-save=csv]").await?;
    let saved = arrived(&folder, "air-annual.csv").await?;
    assert_eq!(saved.lines().count(), expected.len() + 1);
    assert_eq!(saved.lines().next(), table.lines().next());
    fs::remove_file(folder.join("air-annual.csv"))?;
    session.click("[data-save=csv-pl]").await?;
    let polish = arrived(&folder, "air-annual.csv").await?;
    let first = &expected[0];
    assert!(polish.starts_with("\u{feff}year;station;pollutant;"), "{polish}");
    assert!(
        polish.contains(&format!(
            "{};{};{};{};{};",
            first[0],
            first[1],
            first[2],
            first[3],
            first[4].replace('.', ",")
        )),
        "{polish}"
    );
    // What others put into the address stays.
    session.press("#filters [name=q]", "zzz").await?;
    session.wait_until("new URLSearchParams(location.search).get('campaign') === '7' && location.search.includes('q=zzz')").await?;
    session.wait_until(&format!("{rows} === 0")).await?;
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

/// A folder into which the browser saves.
async fn downloads(session: &Session) -> Result<PathBuf, Problem> {
    let folder = std::env::temp_dir().join(format!("portal-data-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let parameters = json!({ "behavior": "allow", "downloadPath": folder });
    session.command("Browser.setDownloadBehavior", parameters).await?;
    Ok(folder)
}

/// The text of a file once it has been saved.
async fn arrived(folder: &Path, name: &str) -> Result<String, Problem> {
    let path = folder.join(name);
    for _ in 0..200 {
        if let Some(text) = fs::read_to_string(&path).ok().filter(|it| !it.is_empty()) {
            return Ok(text);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(format!("{name} was never saved").into())
}

#[tokio::test]
async fn each_source_says_when_it_last_answered_here_and_on_the_server() -> Result<(), Problem> {
    let site = sites::live()?;
    let session = Session::open(site.url(), 1_024).await?;
    let health = "document.querySelector('[data-source=open-meteo-forecast]').textContent";
    session.visit("/pl/data/").await?;
    session
        .wait_until(&format!("{health}.includes('nie ma jeszcze') && {health}.includes('nie ma jego kopii')"))
        .await?;
    session.visit("/pl/").await?;
    session.wait_until("localStorage.getItem('portal.live/open-meteo-forecast') !== null").await?;
    session.visit("/pl/data/").await?;
    session.wait_until(&format!("{health}.includes('Ta przeglądarka: ostatnia odpowiedź')")).await?;
    // Asked at ten past one in the afternoon, and every quarter of an hour.
    session.wait_until(&format!("{health}.includes('zapyta znowu: 13:25')")).await?;
    let failed = "2026-06-15T11:10:30Z\\nstatus 503";
    session
        .evaluate(&format!("localStorage.setItem('portal.live/open-meteo-forecast/failed', '{failed}')"))
        .await?;
    let due = "localStorage.setItem('portal.live/open-meteo-forecast/due', '2026-06-15T11:12:00Z')";
    session.evaluate(due).await?;
    session.visit("/en/data/").await?;
    session.wait_until(&format!("{health}.includes('The last question (13:10) failed: ')")).await?;
    session
        .wait_until(&format!("{health}.includes('“status 503”') && !{health}.includes('asks again')"))
        .await?;
    session.wait_until(&format!("{health}.includes('Next question: 13:12')")).await?;
    // Every source of the code is listed, with the way in which it is read.
    let listed = "[...document.querySelectorAll('#live [data-source]')].map(it => it.dataset.source).sort()";
    let mut every = portal_opendata::live::EVERY.map(|it| it.slug);
    every.sort_unstable();
    assert_eq!(session.evaluate(listed).await?, json!(every));
    let told = "document.querySelector('[data-source=gus-bdl]').closest('.live-source').textContent";
    assert!(
        session
            .evaluate(told)
            .await?
            .as_str()
            .is_some_and(|it| it.contains("harvested by the portal's server only"))
    );
    // Nothing was harvested for this site: the empty manifest offers nothing.
    assert_eq!(
        session.evaluate("document.querySelector('#harvest p').getClientRects().length").await?,
        json!(0)
    );
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn the_files_of_a_harvest_are_offered_source_by_source() -> Result<(), Problem> {
    const MANIFEST: &str = r#"{"format":"portal-harvest/1","sources":{"pse-kse-load":{"fetched_at":"2026-06-15T11:00:00Z",
        "files":[{"path":"pse-kse-load.json","bytes":12345,"sha256":"00"},
        {"path":"history/pse-kse-load/2026/06.csv","bytes":2000,"sha256":"00","rows":20}]}}}"#;
    let site = sites::quiet()?.built.site("/");
    let server = Server::start(0, move |request| match request.path() {
        "/data/live/manifest.json" => Answer::text(200, MANIFEST),
        _ => site.answer(request),
    })?;
    let session = Session::open(server.url(), 360).await?;
    session.visit("/en/data/").await?;
    let files = "document.querySelector('[data-files=pse-kse-load]')";
    session.wait_until(&format!("!{files}.hidden")).await?;
    let links = format!("[...{files}.querySelectorAll('a')].map(it => it.pathname)");
    let wanted = ["/data/live/pse-kse-load.json", "/data/live/history/pse-kse-load/2026/06.csv"];
    assert_eq!(session.evaluate(&links).await?, json!(wanted));
    let told = session.evaluate(&format!("{files}.textContent")).await?;
    assert!(told.as_str().is_some_and(|it| it.contains("(2)") && it.contains("12.3\u{a0}KB")), "{told}");
    assert_eq!(
        session.evaluate("document.querySelector('#harvest a').pathname").await?,
        json!("/data/live/datapackage.json")
    );
    assert_eq!(
        session.evaluate("document.querySelector('#harvest p').getClientRects().length").await?,
        json!(1)
    );
    assert_eq!(session.evaluate("document.querySelector('[data-files=gus-bdl]').hidden").await?, json!(true));
    assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());
    session.close().await
}

/// A file of hours named by their ends, from 1 January 2025 on: 0.5 kWh by night, 1 kWh by day.
fn meter_file(days: i64) -> String {
    let mut text = String::from("Data; Wartość kWh;Rodzaj\n");
    for day in 0..days {
        let date = CivilDate::from_days(20_089 + day);
        // Two hours a year are not what a clock shows: the file leaves them out.
        for hour in (1..=24).filter(|hour| !(date.month() == 3 && date.day() == 30 && *hour == 3)) {
            let value = if (8..20).contains(&hour) { "1,000" } else { "0,500" };
            let _ = writeln!(text, "{date} {hour}:00;{value};pobór\n{date} {hour}:00;2,0;oddanie");
        }
    }
    text
}

/// Gives the page a file, as if it had been chosen.
async fn choose(session: &Session, name: &str, text: &str) -> Result<(), Problem> {
    let path = std::env::temp_dir().join(format!("portal-{}-{name}", std::process::id()));
    fs::write(&path, text)?;
    session.press("#own-file", path.display().to_string()).await?;
    Ok(())
}

#[tokio::test]
async fn a_readers_own_file_is_drawn_and_used_in_the_calculator_and_nothing_is_sent() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 1_024).await?;
    session.visit("/pl/data/own/").await?;
    session.wait_until("!document.querySelector('#own fieldset').disabled").await?;
    // Whatever the page asks of the network from here on is noted, and so is whatever it would send.
    session
        .evaluate(
            "(() => { window.asked = [];
                new PerformanceObserver(list => list.getEntries().forEach(it => window.asked.push(it.name))).observe({ type: 'resource' });
                for (const [of, name] of [[window, 'fetch'], [navigator, 'sendBeacon'], [XMLHttpRequest.prototype, 'send']]) {
                    const old = of[name];
                    of[name] = function (...given) {
                        const what = given[1] && given[1].body || (given[0] && given[0].body) || (name === 'send' && given[0]);
                        window.asked.push((what ? 'BODY ' : '') + (given[0] && given[0].url || given[0]));
                        return old.apply(this, given);
                    };
                }
            })()",
        )
        .await?;
    choose(&session, "licznik.csv", &meter_file(365)).await?;
    session.wait_until("document.querySelector('#own-told').textContent.includes('6')").await?;
    let told = session.text("#own-told").await?.replace('\u{a0}', " ");
    // 365 days of 12 h by 1 kWh and 12 h by 0.5 kWh, less the half kilowatt hour that the spring skips: 6 569.5 kWh.
    assert!(
        told.contains("Razem 6 570 kWh") && told.contains("Pominięto wiersze energii oddanej do sieci: 8759"),
        "{told}"
    );
    session.wait_until("document.querySelectorAll('#own-drawn figure.chart').length === 2").await?;
    assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());
    let asked = session.evaluate("window.asked").await?;
    let is_own = |it: &serde_json::Value| {
        it.as_str().is_some_and(|it| it.starts_with(&site.url()) && !it.contains("licznik"))
    };
    assert!(asked.as_array().is_some_and(|all| all.iter().all(is_own)), "{asked}");
    assert_eq!(session.evaluate("localStorage.getItem('portal.own-year')").await?, json!(null));
    session.click("[data-act=use]").await?;
    session
        .wait_until(
            "location.pathname === '/pl/calculators/pv/' && location.search === '?use=6570&meter=own'",
        )
        .await?;
    session.wait_until("!document.querySelector('#own-load').hidden").await?;
    let asked = session.evaluate("performance.getEntriesByType('resource').map(it => it.name)").await?;
    assert!(asked.as_array().is_some_and(|all| all.iter().all(is_own)), "{asked}");
    let kept = session.evaluate("localStorage.getItem('portal.own-year').length").await?;
    assert!(kept.as_u64().is_some_and(|it| it > 4_000), "{kept}");
    session.visit("/pl/data/own/").await?;
    session.wait_until("document.querySelector('#own-told').textContent.includes('licznik.csv')").await?;
    // It can be used again without the file.
    let again = session.evaluate("document.querySelector('#own-told a').search").await?;
    assert_eq!(again, json!("?use=6570&meter=own"));
    session.click("[data-act=forget]").await?;
    assert_eq!(session.evaluate("localStorage.getItem('portal.own-year')").await?, json!("[null,null,null]"));
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn what_is_wrong_in_a_file_is_told_with_line_and_column_in_both_languages() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 360).await?;
    let text = meter_file(2).replacen("2025-01-01 4:00;0,500", "2025-01-01 4:00;pół", 1);
    for (path, words) in [
        ("/pl/data/own/", "Wiersz 8, kolumna „Wartość kWh”: „pół”"),
        ("/en/data/own/", "Line 8, column “Wartość kWh”: “pół”"),
    ] {
        session.visit(path).await?;
        session.wait_until("!document.querySelector('#own fieldset').disabled").await?;
        choose(&session, "zly.csv", &text).await?;
        session.wait_until("document.querySelector('#own-told [role=alert]') !== null").await?;
        let told = session.text("#own-told").await?;
        assert!(told.contains(words), "{told}");
        assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());
        // The next file is read as if nothing had happened.
        choose(&session, "dobry.csv", &meter_file(2)).await?;
        session.wait_until("document.querySelectorAll('#own-drawn figure.chart').length === 2").await?;
        let wide = session
            .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            .await?;
        assert_eq!(wide, json!(0), "{path} scrolls sideways");
        // Two days do not stand for a year.
        session.click("[data-act=use]").await?;
        session.wait_until("document.querySelector('#own-told [role=alert]') !== null").await?;
        assert!(session.text("#own-told").await?.contains("330"), "{path}");
    }
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}
