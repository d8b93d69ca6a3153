//! Dust at the town's station.

use portal_evidence::Figure;
use portal_opendata::live::Air;
use portal_opendata::tables::Pollutant;
use portal_text::{Language, Text};
use portal_units::Instant;

use super::{Report, texts};
use crate::live::Tile;
use crate::pages::air::Breakpoints;
use crate::widgets::tile::TileText;

/// Kinds of dust, the one that most stations measure first, with their units.
const DUST: [(Pollutant, Text); 2] = [(Pollutant::Pm10, texts::PM10), (Pollutant::Pm25, texts::PM25)];

/// A kind of dust, its unit in words and its concentration. \[µg/m³\]
type Dust = (Pollutant, Text, f64);

/// The newest concentration of each kind that the station knows up to a moment, if it is of the newest hour of
/// all, with the end of that hour.
fn dust(air: &Air, holds_at: Instant) -> Option<(Instant, Vec<Dust>)> {
    let latest = |(kind, unit): (Pollutant, Text)| {
        let (at, value) = air.latest(kind, holds_at)?;
        Some((at, (kind, unit, value.ug_per_m3())))
    };
    let known: Vec<_> = DUST.into_iter().filter_map(latest).collect();
    let newest = known.iter().map(|it| it.0).max()?;
    Some((newest, known.into_iter().filter(|it| it.0 == newest).map(|it| it.1).collect()))
}

/// The tile; `told` is what a reader should know of the source.
pub(super) fn text(
    tile: &Tile<Report>,
    scale: Option<&Breakpoints>,
    told: &str,
    language: Language,
) -> TileText {
    let named = texts::AIR.get(language).to_owned();
    let tile = tile.clone().only(|it, holds_at| Some(dust(it.air()?, holds_at)?.0));
    let shown = tile.shown.as_ref();
    let known = shown.and_then(|it| dust(it.record.air()?, it.holds_at));
    let Some((shown, (_, dust))) = shown.zip(known) else {
        let figure = Figure::unknown(texts::PM10.get(language));
        return TileText { title: named, figure, note: told.to_owned(), hours: Vec::new() };
    };
    let mut amounts = dust.iter().map(|(_, unit, value)| (*value, unit.get(language)));
    let first = amounts.next();
    let figure = Figure::new(first.map(|it| it.0), 1, first.map_or("", |it| it.1), shown.cover());
    let figure = amounts.fold(figure, |all, (value, unit)| all.and(Some(value), 1, unit));
    let band = scale.and_then(|it| band(it, &dust, language));
    let station = shown.record.air().and_then(|it| it.station.as_ref()).map(|it| it.name.clone());
    let station = station.map(|name| texts::STATION.fill(language, &[("name", &name)]));
    let note = [band, station, Some(told.to_owned())].into_iter().flatten().collect::<Vec<_>>().join(" ");
    TileText { title: named, figure, note: note.trim().to_owned(), hours: Vec::new() }
}

/// The word of the worst kind, with the name of the scale.
fn band(scale: &Breakpoints, dust: &[Dust], language: Language) -> Option<String> {
    let of_kind = |(kind, _, value): &Dust| {
        let upper = if *kind == Pollutant::Pm10 { &scale.pm10 } else { &scale.pm25 };
        Breakpoints::band(upper, *value)
    };
    let worst = dust.iter().filter_map(of_kind).max()?;
    let code = language.code();
    let words = [("scale", scale.label.get(code)), ("word", scale.words.get(worst)?.get(code))];
    Some(texts::BAND.fill(language, &words))
}
