//! The sites that the browser tests open: each is made once.

use std::sync::OnceLock;

use portal_tests::replay::{Replay, path_of};
use portal_tests::{Problem, built::Built};
use portal_units::Instant;
use serde_json::{Value, json};
use xtask::serve::Server;

/// A summer day, ten past one in the afternoon in Poland: what is shown does not depend on when the tests run.
const NOW: &str = "2026-06-15T11:10:00Z";

/// A site under an address.
pub(crate) struct Served {
    server: Server,
    /// Its files.
    pub(crate) built: Built,
    /// The live sources it asks, as long as it is open.
    _replay: Option<Replay>,
}

impl Served {
    /// Address without a slash at its end.
    pub(crate) fn url(&self) -> String {
        self.server.url()
    }

    /// The paths of the app's pages: every `index.html` below a language. Of the pages of models, which are made alike
    /// from their cards, the longest stands for all.
    pub(crate) fn paths(&self) -> Result<Vec<String>, Problem> {
        let mut pages = self.built.pages()?;
        pages.retain(|(page, _)| page.split('/').next().is_some_and(|it| it.len() == 2));
        let of_model = |page: &str| page.split('/').nth(1) == Some("methods");
        let longest = |language: &str| {
            let models = pages.iter().filter(|(page, _)| page.starts_with(language) && of_model(page));
            models.max_by_key(|(_, text)| text.len()).map(|(page, _)| page.clone())
        };
        let longest = [longest("pl/"), longest("en/")];
        let pages =
            pages.into_iter().filter(|(page, _)| !of_model(page) || longest.contains(&Some(page.clone())));
        let folders = pages.filter_map(|(page, _)| page.strip_suffix("index.html").map(str::to_owned));
        Ok(folders.filter(|folder| !folder.is_empty()).map(|folder| format!("/{folder}")).collect())
    }
}

type Once = OnceLock<Result<Served, String>>;

/// The site without live sources: nothing of it depends on the network.
pub(crate) fn quiet() -> Result<&'static Served, Problem> {
    static SITE: Once = OnceLock::new();
    once(&SITE, || {
        let built = Built::with_config("quiet", |config| {
            config["now"] = json!(NOW);
            for source in sources(config) {
                source["enabled"] = json!(false);
            }
        })?;
        Ok(Served { server: built.serve("/")?, built, _replay: None })
    })
}

/// The site whose live sources are replayed and answer well.
pub(crate) fn live() -> Result<&'static Served, Problem> {
    static SITE: Once = OnceLock::new();
    once(&SITE, || {
        let replay = Replay::start(Instant::parse(NOW)?)?;
        let origin = replay.origin();
        let built = Built::with_config("live", |config| {
            config["now"] = json!(NOW);
            for source in sources(config) {
                let path = source.get("id").and_then(Value::as_str).and_then(path_of).unwrap_or_default();
                source["base_url"] = json!(format!("{origin}{path}"));
            }
        })?;
        Ok(Served { server: built.serve("/")?, built, _replay: Some(replay) })
    })
}

fn once(
    site: &'static Once,
    make: impl FnOnce() -> Result<Served, Problem>,
) -> Result<&'static Served, Problem> {
    let result = site.get_or_init(|| make().map_err(|error| error.to_string()));
    result.as_ref().map_err(|error| error.as_str().into())
}

fn sources(config: &mut Value) -> &mut [Value] {
    config.get_mut("sources").and_then(Value::as_array_mut).map(Vec::as_mut_slice).unwrap_or_default()
}
