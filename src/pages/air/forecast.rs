//! The forecast of a model for the coming hours, and what is in the air now.

use std::sync::Arc;

use leptos::prelude::*;
use portal_chart::{Axis, ChartSpec, Kind, Point, Role, Series, Shape};
use portal_opendata::live::{Air, OpenMeteoAirQuality, Source as _};
use portal_opendata::tables::Pollutant;
use portal_text::{Language, number};
use portal_units::time::HOUR_S;
use portal_units::{Instant, ZoneRule};

use super::{AirPage, Breakpoints, texts};
use crate::context::AppContext;
use crate::erase::Erase;
use crate::live::{Now, Plan, Tile, use_feed};
use crate::widgets::badge::Badge;
use crate::widgets::chart::{Chart, Origin};
use crate::widgets::live::live_words;

/// Hours of the forecast, from the local midnight of today.
const HOURS: i64 = 72;

/// The section with the forecast.
pub(super) fn section(app: AppContext, data: &AirPage) -> AnyView {
    let language = app.language();
    let plan = Plan::of::<OpenMeteoAirQuality>(&data.live, app.base, &data.live.place());
    let now = app.now;
    let clock: Now = Arc::new(move || now.try_get_untracked().unwrap_or(Instant::from_unix_seconds(0)));
    let feed = use_feed::<OpenMeteoAirQuality>(plan, Vec::new(), clock);
    let scales = data.scales.clone();
    // Room for the chart is kept as long as it may come, so that nothing below jumps when it does.
    let may_come = data.live.source(OpenMeteoAirQuality::META.slug).is_some();
    let waits = move || may_come && feed.with(|it| it.shown.is_some() || it.troubles.is_empty());
    view! {
        <section id="forecast">
            <header>
                <h2>{texts::FORECAST.get(language)}</h2>
                <p>{texts::FORECAST_INTRO.get(language)}</p>
            </header>
            <div class="forecast" class:waits=waits>{move || shown(app, feed, &scales)}</div>
        </section>
    }
    .erase()
}

fn shown(app: AppContext, feed: Signal<Tile<Air>>, scales: &[Breakpoints]) -> AnyView {
    let language = app.language();
    let tile = feed.get();
    let when = live_words(app, &tile);
    let Some(shown) = tile.shown else {
        return view! { <p class="notice" id="forecast-missing">{when.note}</p> }.erase();
    };
    let spec = chart(&shown.record, app.now.get_untracked(), &app.site.zone, language);
    let meta = &OpenMeteoAirQuality::META;
    let origin = Origin { source: meta.credit.to_owned(), licence: meta.licence.to_owned() };
    let words = words(&shown.record, app.now.get_untracked(), scales, language);
    view! {
        <p class="origin">
            <Badge class=shown.class language when=when.when/>
            <span class="small">{OpenMeteoAirQuality::META.credit}</span>
        </p>
        {(!when.note.is_empty()).then(|| view! { <p class="notice">{when.note}</p> }.erase())}
        <ul class="bare scales">{words.into_iter().map(|it| view! { <li>{it}</li> }.erase()).collect_view()}</ul>
        <Chart id="chart-forecast" spec=Signal::stored(spec.robust()) language origin/>
    }
    .erase()
}

/// One sentence for each scale on the dust of this hour.
fn words(air: &Air, now: Instant, scales: &[Breakpoints], language: Language) -> Vec<String> {
    let latest = |pollutant| air.latest(pollutant, now).map(|(_, value)| value.ug_per_m3());
    let (pm10, pm25) = (latest(Pollutant::Pm10), latest(Pollutant::Pm25));
    let worst = |scale: &Breakpoints| {
        let bands = [
            pm10.and_then(|it| Breakpoints::band(&scale.pm10, it)),
            pm25.and_then(|it| Breakpoints::band(&scale.pm25, it)),
        ];
        bands.into_iter().flatten().max()
    };
    let sentence = |scale: &Breakpoints| {
        let word = scale.words.get(worst(scale)?)?;
        let label = scale.label.get(language.code());
        Some(texts::SCALE_NOW.fill(language, &[("scale", label), ("word", word.get(language.code()))]))
    };
    scales.iter().filter_map(sentence).collect()
}

/// Dust hour by hour, from the local midnight of today.
fn chart(air: &Air, now: Instant, zone: &ZoneRule, language: Language) -> ChartSpec {
    let today = zone.local(now).date;
    let midnight = zone.midnight(today);
    let points = |pollutant: Pollutant| -> Vec<Point> {
        let hours = air.hours(pollutant);
        (0..HOURS)
            .map(|hour| {
                let at = midnight.plus_seconds(hour * HOUR_S);
                #[expect(clippy::cast_precision_loss, reason = "some days of hours")]
                let x = hour as f64;
                Point::new(x, hours.and_then(|it| it.at(at)).map(portal_units::Concentration::ug_per_m3))
            })
            .collect()
    };
    let (pm10, pm25) = (points(Pollutant::Pm10), points(Pollutant::Pm25));
    let summary = summary(&pm10, language);
    #[expect(clippy::cast_precision_loss, reason = "some days of hours")]
    let hour_now = now.seconds_since(midnight) as f64 / HOUR_S as f64;
    let name = super::charts::sign(Pollutant::Pm25, language);
    let axis = Axis::number(texts::CONCENTRATION.get(language), "µg/m³", 1);
    ChartSpec::new(
        texts::FORECAST.get(language),
        Axis::of(Kind::Hour { first_day: Some(today.days()) }),
        axis,
    )
    .with(Series::new("PM10", Role::Wind, Shape::Line(pm10)).forecast())
    .with(Series::new(name, Role::Chp, Shape::Line(pm25)).forecast())
    .mark(hour_now, texts::NOW.get(language))
    .summary(summary)
}

fn summary(pm10: &[Point], language: Language) -> String {
    let highest = pm10.iter().filter_map(Point::value).fold(f64::NEG_INFINITY, f64::max);
    if highest.is_finite() {
        texts::FORECAST_SUMMARY.fill(language, &[("high", &number(language, highest, 0))])
    } else {
        texts::NO_DATA.get(language).to_owned()
    }
}
