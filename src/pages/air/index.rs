//! The index of now on several scales: what the station says, what the model says, and what citizens read, each apart.

use std::sync::Arc;

use leptos::prelude::*;
use portal_evidence::Figure;
use portal_model::air::{Averaging, Bands, Pollutant, overall};
use portal_opendata::LocalText;
use portal_opendata::live::{Air, Around, Citizens, GiosSnapshot, Reported, SensorCommunity, Source as _};
use portal_opendata::tables::Pollutant as Measured;
use portal_text::{Language, Text};
use portal_units::time::HOUR_S;
use portal_units::{Concentration, Instant, Ratio, Stamp};
use serde::{Deserialize, Serialize};

use super::{AirPage, charts, texts};
use crate::context::AppContext;
use crate::erase::Erase;
use crate::live::{Now, Plan, Shown, Switch, Tile, use_feed};
use crate::widgets::figure::say;
use crate::widgets::live::live_note;
use crate::widgets::tile::{self, TileText};

/// Around the place, citizens' sensors are asked for within this distance. \[km\]
const RADIUS_KM: f64 = 10.0;
/// Hours that must be known of a mean, by the rules of the Union.
const CAPTURE: Ratio = Ratio::from_fraction(0.75);

/// A scale for the air of now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scale {
    /// Its name.
    pub label: LocalText,
    /// Its thresholds.
    pub rows: Vec<ScaleRow>,
    /// Words of its bands, the best first.
    pub words: Vec<LocalText>,
}

/// The thresholds of one pollutant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScaleRow {
    /// What is judged.
    pub pollutant: Measured,
    /// Over how long it is averaged before.
    pub averaging: Averaging,
    /// Thresholds between the bands. \[µg/m³\]
    pub upper: Vec<f64>,
}

const fn of_model(pollutant: Measured) -> Option<Pollutant> {
    Some(match pollutant {
        Measured::Pm10 => Pollutant::Pm10,
        Measured::Pm25 => Pollutant::Pm25,
        Measured::No2 => Pollutant::No2,
        Measured::O3 => Pollutant::O3,
        Measured::So2 => Pollutant::So2,
        _ => return None,
    })
}

/// The mean that a row judges, of the hours up to `at`.
fn mean(air: &Air, row: &ScaleRow, at: Instant) -> Option<Concentration> {
    let hours = air.hours(row.pollutant)?;
    // The middle of an hour that has ended, or the moment itself.
    let middle_s = if hours.stamp() == Stamp::MeanFromStart { HOUR_S / 2 } else { 0 };
    let count = i64::try_from(row.averaging.hours()).ok()?;
    let values: Vec<Option<Concentration>> =
        (0..count).rev().map(|back| hours.at(at.plus_seconds(-back * HOUR_S - middle_s))).collect();
    row.averaging.of(&values, CAPTURE).ok()?.last().copied().flatten()
}

/// The band of the air at a moment, and the pollutants that decide it.
fn judged(scale: &Scale, air: &Air, at: Instant) -> Option<(usize, Vec<Measured>)> {
    let bands = |row: &ScaleRow| {
        let upper = row.upper.iter().map(|it| Concentration::from_ug_per_m3(*it)).collect();
        Bands::new(of_model(row.pollutant)?, row.averaging, upper).ok()
    };
    let all: Vec<Bands> = scale.rows.iter().filter_map(bands).collect();
    let reading = |row: &ScaleRow| Some((of_model(row.pollutant)?, mean(air, row, at)?));
    let readings: Vec<_> = scale.rows.iter().filter_map(reading).collect();
    let worst = overall(&all, &readings)?;
    let decide = |it: &&ScaleRow| of_model(it.pollutant).is_some_and(|it| worst.dominant.contains(&it));
    let dominant = scale.rows.iter().filter(decide).map(|it| it.pollutant).collect();
    Some((usize::try_from(worst.level).ok()?.checked_sub(1)?, dominant))
}

/// The section with the index, above the forecast of the same model.
pub(super) fn section(
    app: AppContext,
    data: &AirPage,
    clock: &Now,
    switch: Switch,
    model: Signal<Tile<Air>>,
) -> AnyView {
    let language = app.language();
    let (live, here) = (&data.live, data.live.place());
    let around = move |_| Around { at: here, radius_km: RADIUS_KM };
    let plan = Plan::of::<GiosSnapshot>(live, app.base, |_| (), GiosSnapshot::parse);
    let has_official = plan.is_asked();
    let official = use_feed(plan, Arc::clone(clock), switch);
    let plan = Plan::of::<SensorCommunity>(live, app.base, around, SensorCommunity::parse);
    let has_citizens = plan.is_asked();
    let citizens = use_feed(plan, Arc::clone(clock), switch);
    let scales = Arc::new(data.index_scales.clone());
    let text = Signal::derive(move || citizens.with(|it| citizens_text(app, it)));
    let body = move || {
        official.with(|official| {
            model.with(|model| {
                let voices = [(texts::OFFICIAL, official), (texts::MODEL, model)];
                table(app, &scales, voices.get(usize::from(!has_official)..).unwrap_or_default())
            })
        })
    };
    let citizens = has_citizens.then(|| {
        view! {
            <div class="tiles">
                <tile::Tile id="tile-citizens" text app/>
            </div>
        }
        .erase()
    });
    view! {
        <section id="index">
            <header>
                <h2>{texts::INDEX.get(language)}</h2>
                <p>{texts::INDEX_INTRO.get(language)}</p>
            </header>
            <div class="table-scroll" tabindex="0" role="region" aria-label=texts::INDEX.get(language)>{body}</div>
            {citizens}
        </section>
    }
    .erase()
}

/// A row for each scale, a column for who says it; class, time and credit in the last row.
fn table(app: AppContext, scales: &[Scale], voices: &[(Text, &Tile<Air>)]) -> AnyView {
    let language = app.language();
    let cell = |scale: &Scale, voice: &Tile<Air>| {
        let word = voice.shown.as_ref().and_then(|it| word(scale, it, language));
        view! { <td>{word.unwrap_or_else(|| "–".to_owned())}</td> }.erase()
    };
    let row = |scale: &Scale| {
        view! {
            <tr>
                <th scope="row">
                    {scale.label.get(language.code()).to_owned()}
                    <br/>
                    <small>{averaging(scale, language)}</small>
                </th>
                {voices.iter().map(|(_, it)| cell(scale, it)).collect_view()}
            </tr>
        }
        .erase()
    };
    let foot = |voice: &Tile<Air>| {
        let badge =
            voice.shown.as_ref().map(|it| tile::badge(app, &Figure::word(Some(String::new()), it.cover())));
        let credit = voice.shown.as_ref().map(|it| it.credit.to_string());
        view! {
            <td>
                {badge}
                <small class="block">{credit.unwrap_or_default()}</small>
                <small class="block">{live_note(app, voice)}</small>
            </td>
        }
        .erase()
    };
    view! {
        <table>
            <thead>
                <tr>
                    <th scope="col">{texts::SCALE.get(language)}</th>
                    {voices.iter().map(|(name, _)| view! { <th scope="col">{name.get(language)}</th> }.erase()).collect_view()}
                </tr>
            </thead>
            <tbody>{scales.iter().map(row).collect_view()}</tbody>
            <tfoot>
                <tr>
                    <th scope="row">{texts::WHO_SAYS.get(language)}</th>
                    {voices.iter().map(|(_, it)| foot(it)).collect_view()}
                </tr>
            </tfoot>
        </table>
    }
    .erase()
}

/// `Dobry (PM10)`.
fn word(scale: &Scale, shown: &Shown<Air>, language: Language) -> Option<String> {
    let (band, dominant) = judged(scale, &shown.record, shown.holds_at)?;
    let word = scale.words.get(band)?.get(language.code()).to_owned();
    let by = dominant.into_iter().map(|it| charts::sign(it, language)).collect::<Vec<_>>().join(", ");
    Some(say(&Figure::word(Some(format!("{word} ({by})")), shown.cover()), language))
}

/// Over how long the scale averages, in words; two times when its pollutants differ.
fn averaging(scale: &Scale, language: Language) -> String {
    const fn word(averaging: Averaging) -> Text {
        match averaging {
            Averaging::Hour => texts::AVERAGE_HOUR,
            Averaging::EightHours => texts::AVERAGE_EIGHT,
            Averaging::DayRunning => texts::AVERAGE_DAY,
        }
    }
    let mut words: Vec<&str> = Vec::new();
    for row in &scale.rows {
        let word = word(row.averaging).get(language);
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(", ")
}

/// The middle one of what the sensors around read last, and how many they are.
fn citizens_text(app: AppContext, tile: &Tile<Citizens>) -> TileText {
    let language = app.language();
    let shown = tile.shown.as_ref();
    let middle = |pick: fn(Reported) -> Option<Concentration>| {
        let nodes = shown.map(|it| it.record.nodes.as_slice()).unwrap_or_default();
        let read = nodes.iter().flat_map(|it| &it.readings).filter_map(|it| pick(it.value));
        let mut values: Vec<f64> = read.map(Concentration::ug_per_m3).collect();
        values.sort_by(f64::total_cmp);
        (values.get(values.len() / 2).copied(), values.len())
    };
    let (fine, count) = middle(|it| if let Reported::Pm25(value) = it { Some(value) } else { None });
    let (coarse, _) = middle(|it| if let Reported::Pm10(value) = it { Some(value) } else { None });
    let own = match (shown, count) {
        (None, _) => String::new(),
        (Some(_), 0) => texts::CITIZENS_NONE.get(language).to_owned(),
        _ => texts::CITIZENS_NOTE.count(language, u64::try_from(count).unwrap_or_default()),
    };
    let note = format!("{own} {}", live_note(app, tile)).trim().to_owned();
    let figure = shown.map_or_else(
        || Figure::unknown("µg/m³"),
        |it| Figure::new(fine, 1, "µg/m³", it.cover()).and(coarse, 1, "µg/m³ (PM10)"),
    );
    TileText { title: texts::CITIZENS.get(language).to_owned(), figure, note, hours: Vec::new() }
}
