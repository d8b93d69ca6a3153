//! Open data: what a reader finds, narrows down, takes home and opens elsewhere.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use portal_tests::{Problem, built::Built, session::Session, setting};
use serde_json::json;

use crate::sites;

/// Runs every snippet beside the data: each Python program on its own, each question to DuckDB.
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
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}
