//! The forecast of a model for the coming hours, and what is in the air now.

use leptos::prelude::*;
use portal_chart::{Axis, ChartSpec, Kind, Point, Role, Series, Shape};
use portal_evidence::{Cover, Figure};
use portal_opendata::live::{Air, OpenMeteoAirQuality, Source as _};
use portal_opendata::tables::Pollutant;
use portal_text::Language;
use portal_units::time::HOUR_S;
use portal_units::{Instant, ZoneRule};

use super::{AirPage, texts};
use crate::context::AppContext;
use crate::erase::Erase;
use crate::live::Tile;
use crate::widgets::badge::Badge;
use crate::widgets::chart::{Chart, Origin};
use crate::widgets::figure;
use crate::widgets::live::live_note;

/// Hours of the forecast, from the local midnight of today.
const HOURS: i64 = 72;

/// The section with the forecast.
pub(super) fn section(app: AppContext, data: &AirPage, feed: Signal<Tile<Air>>) -> AnyView {
    let language = app.language();
    // Room for the chart is kept as long as it may come, so that nothing below jumps when it does.
    let may_come = data.live.source(OpenMeteoAirQuality::META.slug).is_some();
    let waits = move || may_come && feed.with(|it| it.shown.is_some() || it.troubles.is_empty());
    view! {
        <section id="forecast">
            <header>
                <h2>{texts::FORECAST.get(language)}</h2>
                <p>{texts::FORECAST_INTRO.get(language)}</p>
            </header>
            <div class="forecast" class:waits=waits>{move || shown(app, feed)}</div>
        </section>
    }
    .erase()
}

fn shown(app: AppContext, feed: Signal<Tile<Air>>) -> AnyView {
    let language = app.language();
    let tile = feed.get();
    let note = live_note(app, &tile);
    let Some(shown) = tile.shown else {
        return view! { <p class="notice" id="forecast-missing">{note}</p> }.erase();
    };
    let when = figure::when(app, &shown.cover());
    let spec = chart(&shown.record, &shown.cover(), app.now.get_untracked(), &app.site.zone, language);
    let meta = &OpenMeteoAirQuality::META;
    let origin = Origin { source: meta.credit.to_owned(), licence: meta.licence.to_owned() };
    view! {
        <p class="origin">
            <Badge class=shown.class language when/>
            <span class="small">{OpenMeteoAirQuality::META.credit}</span>
        </p>
        {(!note.is_empty()).then(|| view! { <p class="notice">{note}</p> }.erase())}
        <Chart id="chart-forecast" spec=Signal::stored(spec.robust()) language origin/>
    }
    .erase()
}

/// Dust hour by hour, from the local midnight of today.
fn chart(air: &Air, cover: &Cover, now: Instant, zone: &ZoneRule, language: Language) -> ChartSpec {
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
    let summary = summary(&pm10, cover, language);
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

fn summary(pm10: &[Point], cover: &Cover, language: Language) -> String {
    let highest = pm10.iter().filter_map(Point::value).fold(f64::NEG_INFINITY, f64::max);
    let figure = Figure::new(Some(highest), 0, "", cover.clone());
    if figure.is_missing() {
        texts::NO_DATA.get(language).to_owned()
    } else {
        texts::FORECAST_SUMMARY.fill(language, &[("high", &figure::say(&figure, language))])
    }
}
