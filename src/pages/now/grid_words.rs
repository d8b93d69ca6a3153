//! The power system in words: its tiles and a table by hour.

use leptos::prelude::*;
use portal_evidence::Figure;
use portal_opendata::live::Usage;
use portal_text::{Language, Text};
use portal_units::time::HOUR_S;
use portal_units::{CivilDate, Instant, ZoneRule};

use super::grid::{self, AdviceNow, ExchangeNow, Grid, Kind, LoadNow, MixNow, PriceNow};
use super::{NowPage, texts};
use crate::context::AppContext;
use crate::erase::Erase;
use crate::live::Tile;
use crate::tiles::hours::Day;
use crate::tiles::wind_sun::{self, WindSun};
use crate::widgets::figure::say;
use crate::widgets::live::live_note;
use crate::widgets::tile::TileText;

/// All that is known of the power system at one moment.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Power {
    mix: Option<MixNow>,
    price: Option<PriceNow>,
    balance: Option<WindSun>,
    advice: Option<AdviceNow>,
    load: Option<LoadNow>,
    exchange: Option<ExchangeNow>,
    /// What a reader should know about prices, advice, balance, mix and load.
    notes: [String; 5],
    year: Option<super::YearMix>,
    /// Local hours at which the steps of the day begin, and the end: 0 to 24, 25 or 23 of them when the clock changes.
    clock: Vec<i64>,
    /// The same of tomorrow.
    next_clock: Vec<i64>,
}

/// A local day, and the local hours at which its steps begin, and the end.
fn day_of(zone: &ZoneRule, date: CivilDate) -> (Day, Vec<i64>) {
    let day = Day::of(zone, date);
    let hour = |it: i64| zone.local(day.begins.plus_seconds(it * HOUR_S)).hour();
    (day, (0..day.hours).map(hour).chain([24]).collect())
}

impl Power {
    /// Puts together what is known; the feeds are prices, advice, balance, mix, load, exchange.
    pub(super) fn new(app: AppContext, now: Instant, data: &NowPage, feeds: &[Tile<Grid>; 6]) -> Self {
        let [prices, advice, balance, mix, load, exchange] = feeds;
        let zone = &app.site.zone;
        let today = zone.local(now).date;
        let (day, clock) = day_of(zone, today);
        let (next, next_clock) = day_of(zone, today.plus_days(1));
        Self {
            clock,
            next_clock,
            mix: grid::mix(mix, &data.factors, day),
            price: grid::price(prices, day),
            balance: grid::balance(balance, day),
            advice: grid::advice(advice, day),
            load: grid::load(load, day, now),
            exchange: grid::exchange(exchange, [day, next], now),
            notes: [prices, advice, balance, mix, load].map(|it| live_note(app, it)),
            year: data.year.clone(),
        }
    }

    fn hour(&self, place: usize) -> i64 {
        self.clock.get(place).copied().unwrap_or_default()
    }

    fn note(&self, place: usize, own: &str) -> String {
        let trouble = self.notes.get(place).map(String::as_str).unwrap_or_default();
        format!("{own} {trouble}").trim().to_owned()
    }
}

fn tile(title: Text, language: Language, figure: Figure, note: String, hours: Vec<Option<f64>>) -> TileText {
    TileText { title: title.get(language).to_owned(), figure, note, hours }
}

/// Share of renewables now, or of the last year.
pub(super) fn mix(power: &Power, app: AppContext) -> TileText {
    let language = app.language();
    let (title, share, cover) = match (&power.mix, &power.year) {
        (Some(mix), _) => (texts::MIX_TITLE, mix.renewable, mix.cover.clone()),
        (None, Some(year)) => (texts::MIX_YEAR_TITLE, year.renewable, year.cover()),
        (None, None) => {
            return tile(texts::MIX_TITLE, language, Figure::unknown("%"), power.note(3, ""), Vec::new());
        }
    };
    let shares = power.mix.as_ref().map(|it| it.shares.as_slice()).unwrap_or_default();
    let part = |(kind, share): &(Kind, f64)| {
        let share = Figure::new(Some(share * 100.0), 0, "%", cover.clone());
        format!("{} {}", kind_word(*kind).get(language), say(&share, language))
    };
    let list = shares.iter().map(part).collect::<Vec<_>>().join(", ");
    let list = if list.is_empty() { list } else { format!("{list}.") };
    let figure = Figure::new(Some(share * 100.0), 0, "%", cover.clone());
    tile(title, language, figure, power.note(3, &list), Vec::new())
}

/// Emission of a kilowatt-hour now, or of the last year.
pub(super) fn co2(power: &Power, app: AppContext) -> TileText {
    let language = app.language();
    let year = power.year.as_ref().map(|it| Figure::new(Some(it.grams), 0, "g/kWh", it.cover()));
    let now = power.mix.as_ref().filter(|it| it.grams.is_some());
    let Some(mix) = now else {
        let figure = year.unwrap_or_else(|| Figure::unknown("g/kWh"));
        return tile(texts::CO2_YEAR_TITLE, language, figure, power.note(3, ""), Vec::new());
    };
    let mean = year.map(|it| {
        let year = power.year.as_ref().map_or(0, |it| it.year).to_string();
        texts::CO2_NOTE.fill(language, &[("year", &year), ("mean", &say(&it, language))])
    });
    let figure = Figure::new(mix.grams, 0, "g/kWh", mix.cover.derived());
    tile(texts::CO2_TITLE, language, figure, power.note(3, &mean.unwrap_or_default()), mix.hours.clone())
}

/// Wind and sun of the country.
pub(super) fn balance(power: &Power, app: AppContext) -> TileText {
    let told = power.notes.get(2).map(String::as_str).unwrap_or_default();
    wind_sun::text(power.balance.as_ref(), told, app.language())
}

/// Demand of the country, and what the operator expected of it.
pub(super) fn load(power: &Power, app: AppContext) -> TileText {
    let language = app.language();
    let Some(load) = &power.load else {
        return tile(texts::LOAD_TITLE, language, Figure::unknown("GW"), power.note(4, ""), Vec::new());
    };
    let expected = Figure::new(load.expected, 1, "GW", load.expected_cover.clone());
    if load.value.is_none() {
        let hours = load.expected_hours.clone();
        return tile(texts::LOAD_EXPECTED_TITLE, language, expected, power.note(4, ""), hours);
    }
    let words = || texts::LOAD_NOTE.fill(language, &[("expected", &say(&expected, language))]);
    let note = if expected.is_missing() { String::new() } else { words() };
    let figure = Figure::new(load.value, 1, "GW", load.cover.clone());
    tile(texts::LOAD_TITLE, language, figure, power.note(4, &note), load.hours.clone())
}

/// The market price.
pub(super) fn price(power: &Power, app: AppContext) -> TileText {
    let language = app.language();
    let exchange = exchange(power, language);
    let Some(price) = &power.price else {
        let figure = Figure::unknown(texts::PRICE_UNIT.get(language));
        return tile(texts::PRICE_TITLE, language, figure, power.note(0, &exchange), Vec::new());
    };
    let zloty = |it: f64| Figure::new(Some(it), 2, "zł", price.cover.clone());
    let note = extremes(texts::PRICE_NOTE, language, &price.hours, &power.clock, zloty);
    let note = format!("{note} {exchange}");
    let figure = Figure::new(Some(price.value), 2, texts::PRICE_UNIT.get(language), price.cover.clone());
    tile(texts::PRICE_TITLE, language, figure, power.note(0, note.trim()), price.hours.clone())
}

/// What the exchange says, with whose word it is: another source than that of the tile. Empty when nothing was harvested.
fn exchange(power: &Power, language: Language) -> String {
    let Some(exchange) = &power.exchange else { return String::new() };
    let euros = |it: f64| Figure::new(Some(it), 0, "EUR/MWh", exchange.cover.clone());
    let now = exchange.value.map(|it| {
        let words = [("price", &*say(&euros(it), language)), ("credit", &*exchange.cover.credit)];
        texts::EXCHANGE_NOTE.fill(language, &words)
    });
    let next = extremes(texts::EXCHANGE_NEXT, language, &exchange.tomorrow, &power.next_clock, euros);
    format!("{} {next}", now.unwrap_or_default()).trim().to_owned()
}

/// The hours with the lowest and the highest value in a sentence; empty when no hour is known.
fn extremes(
    text: Text,
    language: Language,
    hours: &[Option<f64>],
    clock: &[i64],
    figure: impl Fn(f64) -> Figure,
) -> String {
    let known = || hours.iter().zip(clock).filter_map(|(it, hour)| Some((hour, (*it)?)));
    let lowest = known().min_by(|a, b| a.1.total_cmp(&b.1));
    let highest = known().max_by(|a, b| a.1.total_cmp(&b.1));
    let Some(((low_at, low), (high_at, high))) = lowest.zip(highest) else { return String::new() };
    let [low_at, high_at] = [low_at, high_at].map(|it| format!("{it}:00"));
    let [low, high] = [low, high].map(|it| say(&figure(it), language));
    text.fill(language, &[("low_at", &low_at), ("low", &low), ("high_at", &high_at), ("high", &high)])
}

/// What the operator asks of everybody.
pub(super) fn advice(power: &Power, app: AppContext) -> TileText {
    let language = app.language();
    let Some(advice) = &power.advice else {
        let figure = Figure::unknown("");
        return tile(texts::ADVICE_TITLE, language, figure, power.note(1, ""), Vec::new());
    };
    let span = |text: Text, is_meant: fn(Usage) -> bool| {
        let hours = spans(power, &advice.hours, is_meant);
        (!hours.is_empty()).then(|| text.fill(language, &[("hours", &hours)]))
    };
    let use_it = span(texts::ADVICE_USE, |it| it == Usage::Recommended);
    let save = span(texts::ADVICE_SAVE, |it| it >= Usage::Saving);
    let note = [use_it, save].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let word = usage_word(advice.value).get(language).to_owned();
    let figure = Figure::word(Some(word), advice.cover.clone());
    tile(texts::ADVICE_TITLE, language, figure, power.note(1, &note), Vec::new())
}

/// Hours that are meant, those that follow each other as one span: `9–15, 22–24`.
fn spans(power: &Power, hours: &[Option<Usage>], is_meant: fn(Usage) -> bool) -> String {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for (hour, _) in hours.iter().enumerate().filter(|(_, it)| it.is_some_and(is_meant)) {
        match spans.last_mut() {
            Some((_, end)) if *end == hour => *end = hour + 1,
            _ => spans.push((hour, hour + 1)),
        }
    }
    spans
        .iter()
        .map(|(from, to)| format!("{}–{}", power.hour(*from), power.hour(*to)))
        .collect::<Vec<_>>()
        .join(", ")
}

const fn usage_word(usage: Usage) -> Text {
    match usage {
        Usage::Recommended => texts::USAGE_RECOMMENDED,
        Usage::Normal => texts::USAGE_NORMAL,
        Usage::Saving => texts::USAGE_SAVING,
        Usage::Limited => texts::USAGE_LIMITED,
    }
}

const fn kind_word(kind: Kind) -> Text {
    match kind {
        Kind::Coal => texts::COAL,
        Kind::Gas => texts::GAS,
        Kind::Oil => texts::OIL,
        Kind::Wind => texts::WIND,
        Kind::Sun => texts::SUN,
        Kind::Water => texts::WATER,
        Kind::Biomass => texts::BIOMASS,
        Kind::Nuclear => texts::NUCLEAR,
        Kind::Other => texts::OTHER,
    }
}

/// The same hour by hour, for those who want the numbers behind the bars.
pub(super) fn table(power: &Power, app: AppContext) -> AnyView {
    let language = app.language();
    let hours = [
        power.price.as_ref().map(|it| it.hours.len()),
        power.balance.as_ref().map(|it| it.hours.len()),
        power.mix.as_ref().map(|it| it.hours.len()),
        power.advice.as_ref().map(|it| it.hours.len()),
        power.load.as_ref().map(|it| it.hours.len()),
        power.exchange.as_ref().map(|it| it.hours.len()),
    ];
    let Some(hours) = hours.into_iter().flatten().max() else {
        return view! { <p class="quiet">{texts::HOURS_NONE.get(language)}</p> }.erase();
    };
    let at = |hours: &[Option<f64>], hour: usize| hours.get(hour).copied().flatten();
    let row = |hour: usize| {
        let price = power.price.as_ref().map(|it| Figure::new(at(&it.hours, hour), 2, "", it.cover.clone()));
        let euros =
            power.exchange.as_ref().map(|it| Figure::new(at(&it.hours, hour), 0, "", it.cover.clone()));
        let made = power.balance.as_ref().map(|it| Figure::new(at(&it.hours, hour), 1, "", it.cover.clone()));
        let co2 = power.mix.as_ref().map(|it| Figure::new(at(&it.hours, hour), 0, "", it.cover.derived()));
        let advice = power.advice.as_ref().map(|it| {
            let usage = it.hours.get(hour).copied().flatten();
            Figure::word(usage.map(|it| usage_word(it).get(language).to_owned()), it.cover.clone())
        });
        let load = power.load.as_ref().map(|it| {
            let drawn = Figure::new(at(&it.hours, hour), 1, "", it.cover.clone());
            let expected = Figure::new(at(&it.expected_hours, hour), 1, "", it.expected_cover.clone());
            format!("{} / {}", say(&drawn, language), say(&expected, language))
        });
        let cell = |figure: Option<Figure>| figure.map_or_else(|| "–".to_owned(), |it| say(&it, language));
        view! {
            <tr>
                <th scope="row">{format!("{}:00", power.hour(hour))}</th>
                <td class="number">{cell(price)}</td>
                <td class="number">{cell(euros)}</td>
                <td class="number">{cell(made)}</td>
                <td class="number">{load.unwrap_or_else(|| "–".to_owned())}</td>
                <td class="number">{cell(co2)}</td>
                <td>{cell(advice)}</td>
            </tr>
        }
        .erase()
    };
    view! {
        <table>
            <thead>
                <tr>
                    <th scope="col">{texts::HOUR.get(language)}</th>
                    <th scope="col" class="number">{texts::COLUMN_PRICE.get(language)}</th>
                    <th scope="col" class="number">{texts::COLUMN_EXCHANGE.get(language)}</th>
                    <th scope="col" class="number">{texts::COLUMN_MADE.get(language)}</th>
                    <th scope="col" class="number">{texts::COLUMN_LOAD.get(language)}</th>
                    <th scope="col" class="number">{texts::COLUMN_CO2.get(language)}</th>
                    <th scope="col">{texts::COLUMN_ADVICE.get(language)}</th>
                </tr>
            </thead>
            <tbody>{(0..hours).map(row).collect_view()}</tbody>
        </table>
    }
    .erase()
}
