//! A served site whose sources are replayed, in a browser, and what its tiles say.

use std::time::Duration;

use portal_tests::built::Built;
use portal_tests::replay::{Replay, path_of};
use portal_tests::{Problem, session::Session};
use portal_units::Instant;
use serde_json::{Value, json};
use xtask::serve::Server;

/// The moment that page and server take for now: 14:40 in the town's local time.
pub(super) const NOW: &str = "2026-06-15T12:40:00Z";
const NOW_AS_HEADER: &str = "Mon, 15 Jun 2026 12:40:00 GMT";
pub(super) const PAGE: &str = "/en/";
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(60);

/// What a tile says.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
pub(super) struct Tile {
    pub(super) number: String,
    pub(super) unit: String,
    pub(super) badge: String,
    pub(super) note: String,
    pub(super) credit: String,
}

/// A served site whose sources are replayed, in a browser.
pub(super) struct Stage {
    pub(super) built: Built,
    pub(super) server: Server,
    pub(super) replay: Replay,
    pub(super) session: Session,
}

impl Stage {
    pub(super) async fn open(name: &str) -> Result<Self, Problem> {
        Self::asked_every(400, name).await
    }

    /// The same with so many milliseconds between two questions.
    pub(super) async fn asked_every(interval_ms: u32, name: &str) -> Result<Self, Problem> {
        let replay = Replay::start(Instant::parse(NOW)?)?;
        let built = Built::with_config(name, |config| replayed(config, &replay.origin(), interval_ms))?;
        let site = built.site("/");
        // Pages take the time from whoever answers, their own server too.
        let server = Server::start(0, move |request| site.answer(request).with("date", NOW_AS_HEADER))?;
        let session = Session::open(server.url(), 1_200).await?;
        Ok(Self { built, server, replay, session })
    }

    /// What a tile says now.
    pub(super) async fn tile(&self, id: &str) -> Result<Tile, Problem> {
        let script = format!(
            "(() => {{
                const say = part => document.querySelector('#{id} ' + part).textContent.replaceAll('\\u00a0', ' ').trim();
                return {{ number: say('.num b'), unit: say('.num span'), badge: say('.badge'), note: say('.tile-note'),
                    credit: say('.tile-credit') }};
            }})()"
        );
        Ok(serde_json::from_value(self.session.evaluate(&script).await?)?)
    }

    /// Waits until a tile says what it should; the error tells what it said last.
    pub(super) async fn wait_for(
        &self,
        id: &str,
        what: &str,
        is_so: impl Fn(&Tile) -> bool,
    ) -> Result<Tile, Problem> {
        let begun = tokio::time::Instant::now();
        loop {
            let tile = self.tile(id).await?;
            if is_so(&tile) {
                return Ok(tile);
            }
            if begun.elapsed() > PATIENCE {
                return Err(format!("{what}: {id} still says {tile:?}").into());
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    pub(super) async fn tiles(&self, ids: &[&str]) -> Result<Vec<Tile>, Problem> {
        let mut tiles = Vec::new();
        for id in ids {
            tiles.push(self.tile(id).await?);
        }
        Ok(tiles)
    }

    /// Opens the page as a reader who has never been here.
    pub(super) async fn open_anew(&self) -> Result<(), Problem> {
        self.session.goto("/404.html").await?;
        self.session.evaluate("localStorage.clear()").await?;
        self.session.goto(PAGE).await
    }

    /// Opens the page as a reader who was here three hours ago, of which one source is left in the store.
    pub(super) async fn open_again(&self, source: &str) -> Result<(), Problem> {
        self.session.goto("/404.html").await?;
        let script = format!(
            "(() => {{
                const [asked, body] = localStorage.getItem('portal.live/{source}').split(/\\n(.*)/s);
                localStorage.clear();
                localStorage.setItem('portal.live/{source}', '2026-06-15T09:40:00Z\\n' + body);
                return asked;
            }})()"
        );
        // The file of the station was made a quarter of an hour before it was asked.
        let asked = if source == "gios-snapshot" { "2026-06-15T12:25:00Z" } else { NOW };
        assert_eq!(self.session.evaluate(&script).await?, json!(asked), "the moment of the answer is kept");
        self.session.goto(PAGE).await
    }

    /// Errors on the console that are not the browser's own word on a failed question.
    pub(super) async fn own_errors(&self) -> Result<Vec<String>, Problem> {
        let errors = self.session.console_errors().await?.into_iter();
        Ok(errors.filter(|it| !it.contains("Failed to load resource")).collect())
    }

    /// The number and the badge that a tile has in the file, before anything was asked.
    pub(super) fn in_file(&self, id: &str) -> Result<(String, String), Problem> {
        let pages = self.built.pages()?;
        let page = pages.iter().find(|(name, _)| name == "en/index.html").ok_or("no English page")?;
        let tile = page.1.split(&format!("id=\"{id}\"")).nth(1).ok_or("no such tile")?;
        let number = tile.split("<b>").nth(1).and_then(|it| it.split("</b>").next());
        let badge = tile.split("class=\"badge").nth(1).and_then(|it| it.split_once('>'));
        let badge = badge.and_then(|(_, it)| it.split("</span>").next());
        // Where one text begins and the other ends there is an empty comment.
        let words = |it: &str| it.replace("<!>", "").replace('\u{a0}', " ");
        Ok((number.map(words).ok_or("no number")?, badge.map(words).ok_or("no badge")?))
    }
}

/// The configuration of a site whose sources are the replay server's, asked in quick succession.
fn replayed(config: &mut Value, origin: &str, interval_ms: u32) {
    for source in config.get_mut("sources").and_then(Value::as_array_mut).into_iter().flatten() {
        let path = source.get("id").and_then(Value::as_str).and_then(path_of).unwrap_or_default();
        source["base_url"] = json!(format!("{origin}{path}"));
        source["interval_ms"] = json!(interval_ms);
        source["timeout_ms"] = json!(1_500);
    }
    config["polling"] = json!({ "backoff_first_ms": 200, "backoff_max_ms": 600, "jitter_share": 0.1 });
    config["now"] = json!(NOW);
}
