//! The place of a tile as it is rendered natively, with what a harvest has brought.

use leptos::prelude::*;
use portal_opendata::live::Record as _;
use portal_units::Instant;

use super::{Kind, Report, Setting, copied, text};
use crate::context::AppContext;
use crate::erase::Erase;
use crate::live::{Clock, Feed, LiveConfig, Next, Plan, Store, Switch, Tile};
use crate::net::Answer;
use crate::pages::air::scales;
use crate::prerender::{Inputs, PrerenderError};
use crate::widgets::live::live_note;
use crate::widgets::live::switch::LiveSwitch;
use crate::widgets::tile;

/// Class of the element that holds a tile.
pub const CLASS: &str = "tile-mount";

/// A tile with what is known of it without a network.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// What it shows.
    pub kind: Kind,
    setting: Setting,
    tile: Tile<Report>,
    built: Instant,
}

/// Reads what was harvested for a tile; `None` where the town does not have its source.
///
/// # Errors
/// [`PrerenderError`] when the scales of the air cannot be read.
pub fn load(inputs: &Inputs, kind: Kind) -> Result<Option<Place>, PrerenderError> {
    let mut live = LiveConfig::of(inputs.config);
    live.sources.retain(|it| it.id == kind.source());
    if live.sources.is_empty() {
        return Ok(None);
    }
    let scale = if kind == Kind::Air { scales(inputs)?.into_iter().next() } else { None };
    let tile = harvested(inputs, kind.plan(&live, ""));
    Ok(Some(Place { kind, setting: Setting { live, scale }, tile, built: inputs.built }))
}

/// What a harvest has left in the public folder; nothing when there is no such file or it cannot be read. When it was
/// asked for is told by an answer that says so and by no other: the date of a file is not that of its harvest.
fn harvested(inputs: &Inputs, plan: Plan<Report>) -> Tile<Report> {
    let mut feed = Feed::new(Plan { live: None, ..plan }, 0);
    let clock = Built(inputs.built);
    if let Next::Ask(file) = feed.next(&clock)
        && let Ok(body) = inputs.published(&file.url)
    {
        feed.answered(Ok(Answer { body, server_time: None, modified: None }), &clock, &NoStore);
        let mut tile = feed.tile(inputs.built);
        if let Some(shown) = &mut tile.shown {
            shown.fetched = shown.record.made_at();
        }
        return tile;
    }
    Tile::idle()
}

impl Place {
    /// What the tile says in the file.
    pub(super) fn said(&self, app: AppContext) -> tile::TileText {
        let idle = || live_note(app, &Tile::<Report>::idle());
        let told = if self.tile.shown.is_some() { String::new() } else { idle() };
        copied(text(app, (self.kind, &self.setting), &self.tile, self.built, &told), None)
    }

    /// The place; the name `id` is its tile's. With `has_switch` the reader's switch for live numbers stands above.
    pub fn view(&self, app: AppContext, id: String, has_switch: bool) -> AnyView {
        let is_known = self.tile.shown.is_some();
        let said = self.said(app);
        let setting = serde_json::to_string(&self.setting).unwrap_or_default();
        let switch = has_switch.then(|| view! { <LiveSwitch app switch=Switch::new()/> }.erase());
        let id: &'static str = id.leak();
        view! {
            <div
                class=CLASS
                data-tile=self.kind.name()
                data-setting=setting
                data-known=is_known.then_some("")
                data-switch=has_switch.then_some("")
            >
                {switch}
                <div class="tiles">
                    <tile::Tile id text=Signal::stored(said) app/>
                </div>
            </div>
        }
        .erase()
    }
}

/// The clock of the build.
struct Built(Instant);

impl Clock for Built {
    fn wall(&self) -> Instant {
        self.0
    }

    fn tick_ms(&self) -> i64 {
        0
    }

    fn device_ms(&self) -> i64 {
        self.0.unix_seconds() * 1_000
    }
}

/// The build keeps nothing.
struct NoStore;

impl Store for NoStore {
    fn read(&self, _: &str) -> Option<String> {
        None
    }

    fn write(&self, _: &str, _: &str) {}
}
