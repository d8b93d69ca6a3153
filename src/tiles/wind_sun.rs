//! What wind and sun generate in the country.

use portal_evidence::{Cover, Figure};
use portal_opendata::live::SystemBalance;
use portal_text::Language;
use portal_units::Instant;

use super::hours::{Day, gigawatts, hour_mean, newest, value};
use super::texts;
use crate::live::Tile;
use crate::widgets::figure::say;
use crate::widgets::tile::TileText;

/// Wind, sun and demand. \[GW\]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct WindSun {
    /// Wind, sun, demand of the newest quarter.
    value: [f64; 3],
    /// Wind and sun of each hour of the day.
    pub(crate) hours: Vec<Option<f64>>,
    /// Their cover.
    pub(crate) cover: Cover,
}

/// Wind and sun of a tile, in whose answers `pick` finds the report.
pub(crate) fn read<R: Clone>(
    tile: &Tile<R>,
    pick: fn(&R) -> Option<&SystemBalance>,
    day: Day,
) -> Option<WindSun> {
    let all = |it: &SystemBalance, at: Instant| -> Option<[f64; 3]> {
        Some([
            gigawatts(value(&it.wind, at)?),
            gigawatts(value(&it.solar, at)?),
            gigawatts(value(&it.demand, at)?),
        ])
    };
    let tile = tile.clone().only(|it, holds_at| {
        let balance = pick(it)?;
        newest(holds_at, |at| all(balance, at).is_some())
    });
    let shown = tile.shown?;
    let record = pick(&shown.record)?;
    let hour = |at| Some(hour_mean(&record.wind, at, gigawatts)? + hour_mean(&record.solar, at, gigawatts)?);
    Some(WindSun { value: all(record, shown.holds_at)?, hours: day.each(hour), cover: shown.cover() })
}

/// The tile; `told` is what a reader should know of the source.
pub(crate) fn text(known: Option<&WindSun>, told: &str, language: Language) -> TileText {
    let title = texts::WIND_SUN.get(language).to_owned();
    let Some(known) = known else {
        return TileText { title, figure: Figure::unknown("GW"), note: told.to_owned(), hours: Vec::new() };
    };
    let [wind, sun, demand] = known.value;
    let cover = || known.cover.clone();
    let share = Figure::new(Some((wind + sun) / demand * 100.0), 0, "%", cover());
    let demand = Figure::new(Some(demand), 1, "GW", cover());
    let words = [("share", say(&share, language)), ("demand", say(&demand, language))];
    let note =
        texts::WIND_SUN_NOTE.fill(language, &words.each_ref().map(|(name, text)| (*name, text.as_str())));
    TileText {
        title,
        figure: Figure::new(Some(wind), 1, "GW", cover()).and(Some(sun), 1, "GW"),
        note: format!("{note} {told}").trim().to_owned(),
        hours: known.hours.clone(),
    }
}
