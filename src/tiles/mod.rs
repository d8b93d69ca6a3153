//! Live numbers on natively rendered pages: what wind and sun generate in the country, the air at the town's station.
//!
//! A page holds a place with what is known without a network. `tiles.js` loads the program of tiles when a place comes
//! near the view and sends it `tilewanted`; the program then keeps the tile there up to date. While the root element of
//! the page has `data-copy-of`, a moment in seconds since 1970, nothing is asked and every tile is a copy of that moment;
//! `datafrozen` tells that the attribute has changed.

use portal_evidence::Figure;
use portal_opendata::live::{
    Air, GiosSnapshot, PseHisWlkCal, Record, Source as _, SystemBalance, pse::business_day,
};
use portal_units::{CivilDate, Instant};
use serde::{Deserialize, Serialize};

use crate::context::AppContext;
use crate::live::{LiveConfig, Plan, Tile};
use crate::pages::air::Breakpoints;
use crate::widgets::tile::TileText;

mod air;
pub(crate) mod hours;
pub(crate) mod wind_sun;

#[cfg(target_arch = "wasm32")]
mod fill;
#[cfg(feature = "ssr")]
mod place;

#[cfg(target_arch = "wasm32")]
pub use fill::start;
#[cfg(feature = "ssr")]
pub use place::{CLASS, Place, load};

mod texts {
    portal_text::texts!("tiles");
}

/// What a tile shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What wind and sun generate in the country.
    WindSun,
    /// Dust at the town's station.
    Air,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::WindSun, Self::Air];

    /// Its name in the markup.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WindSun => "wind-sun",
            Self::Air => "air",
        }
    }

    /// The source that is asked.
    #[cfg(feature = "ssr")]
    const fn source(self) -> &'static str {
        match self {
            Self::WindSun => PseHisWlkCal::META.slug,
            Self::Air => GiosSnapshot::META.slug,
        }
    }

    /// How it is asked for a site at `base`.
    fn plan(self, live: &LiveConfig, base: &str) -> Plan<Report> {
        let today = |now| business_day(now).unwrap_or(now.utc().date);
        match self {
            Self::WindSun => {
                Plan::of::<PseHisWlkCal>(live, base, today, |it| PseHisWlkCal::parse(it).map(Report::Balance))
            }
            Self::Air => {
                Plan::of::<GiosSnapshot>(live, base, |_| (), |it| GiosSnapshot::parse(it).map(Report::Air))
            }
        }
    }
}

/// What the tiles of one kind need to know of the portal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Setting {
    /// Whom to ask.
    live: LiveConfig,
    /// The scale that gives the dust of an hour a word.
    scale: Option<Breakpoints>,
}

/// An answer. One type for both kinds, so that the browser loads one state machine.
#[derive(Debug, Clone, PartialEq)]
enum Report {
    /// Demand, wind and sun of every quarter.
    Balance(SystemBalance),
    /// Hours of the station.
    Air(Air),
}

impl Report {
    const fn balance(&self) -> Option<&SystemBalance> {
        if let Self::Balance(it) = self { Some(it) } else { None }
    }

    const fn air(&self) -> Option<&Air> {
        if let Self::Air(it) = self { Some(it) } else { None }
    }
}

impl Record for Report {
    fn as_of(&self, now: Instant) -> Option<Instant> {
        match self {
            Self::Balance(it) => it.as_of(now),
            Self::Air(it) => it.as_of(now),
        }
    }

    fn made_at(&self) -> Option<Instant> {
        match self {
            Self::Balance(it) => it.made_at(),
            Self::Air(it) => it.made_at(),
        }
    }

    fn publishers_day(&self) -> Option<CivilDate> {
        match self {
            Self::Balance(it) => it.publishers_day(),
            Self::Air(it) => it.publishers_day(),
        }
    }
}

/// What a tile says at a moment; `told` is what a reader should know of its source.
fn text(
    app: AppContext,
    (kind, setting): (Kind, &Setting),
    tile: &Tile<Report>,
    now: Instant,
    told: &str,
) -> TileText {
    match kind {
        Kind::WindSun => {
            let zone = &app.site.zone;
            let day = hours::Day::of(zone, zone.local(now).date);
            let known = wind_sun::read(tile, Report::balance, day);
            wind_sun::text(known.as_ref(), told, app.language())
        }
        Kind::Air => air::text(tile, setting.scale.as_ref(), told, app.language()),
    }
}

/// The same as a copy that was taken at a moment; `None` for one in a file. What is missing stays missing.
fn copied(text: TileText, taken: Option<Instant>) -> TileText {
    let figure: Figure = text.figure.copied(taken);
    TileText { figure, ..text }
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;
