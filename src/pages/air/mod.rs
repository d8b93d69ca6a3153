//! The air of the place: what was measured day by day, the limits, the long run, and the forecast.

use std::sync::Arc;

use leptos::prelude::*;
use portal_evidence::{Class, Confidence};
use portal_opendata::LocalText;
use portal_opendata::live::{OpenMeteoAirQuality, Source as _};
use portal_opendata::tables::{Averaging, Pollutant};
use portal_units::{CivilDate, Instant};
use serde::{Deserialize, Serialize};

use crate::context::AppContext;
use crate::erase::Erase;
use crate::live::{LiveConfig, Now, Plan, Switch, use_feed};
use crate::widgets::badge::Badge;
use crate::widgets::chart::{self, Calendar, Chart};
use crate::widgets::live::switch::LiveSwitch;

mod charts;
mod forecast;
mod index;
mod tables;

#[cfg(feature = "ssr")]
mod load;
#[cfg(feature = "ssr")]
pub use load::{load, scales};

mod texts {
    portal_text::texts!("pages/air");
}

/// What the page shows without a network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AirPage {
    /// Whom to ask for what is live, and where.
    pub live: LiveConfig,
    /// The first day of the daily means; the others follow without a gap.
    pub first_day: CivilDate,
    /// Daily means of PM10. \[µg/m³\]
    pub pm10: Vec<Option<f64>>,
    /// Daily means of PM2.5, from another station. \[µg/m³\]
    pub pm25: Vec<Option<f64>>,
    /// Limits for the dust of a day or a year.
    pub limits: Vec<DayLimit>,
    /// Yearly means of PM2.5.
    pub years: Vec<YearMean>,
    /// Metals and benzo(a)pyrene in combined samples.
    pub samples: Vec<PollutantYear>,
    /// Scales for the air of now.
    pub index_scales: Vec<index::Scale>,
    /// Where the daily means come from.
    pub daily: Origin,
    /// Where the yearly means come from.
    pub annual: Origin,
    /// Where the combined samples come from.
    pub composites: Origin,
}

/// A limit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DayLimit {
    /// Who set it.
    pub authority: LocalText,
    /// How binding it is.
    pub kind: LocalText,
    /// What it limits.
    pub pollutant: Pollutant,
    /// Over which time the concentration is averaged.
    pub averaging: Averaging,
    /// The concentration; only above it is an exceedance. \[µg/m³\]
    pub value: f64,
    /// Day from which it must be kept, where that is ahead.
    pub attain_by: Option<CivilDate>,
    /// Exceedances allowed in a year.
    pub allowed: Option<u32>,
    /// How it was read.
    pub confidence: Confidence,
}

/// The mean of a year at one station.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct YearMean {
    /// The year.
    pub year: i32,
    /// Code of the station.
    pub station: String,
    /// The mean. \[µg/m³\]
    pub mean: f64,
    /// Share of the year that was measured. \[%\]
    pub completeness: f64,
}

/// A year of combined samples of one pollutant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PollutantYear {
    /// What was measured.
    pub pollutant: Pollutant,
    /// Unit of all its numbers.
    pub unit: String,
    /// Mean weighted by days.
    pub mean: f64,
    /// The limit of a year and who set it.
    pub limit: Option<(f64, LocalText)>,
    /// The samples.
    pub samples: Vec<Composite>,
}

/// One combined sample.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Composite {
    /// Its first day.
    pub from: CivilDate,
    /// Its days.
    pub days: u32,
    /// Its concentration.
    pub value: f64,
}

/// One scale for the dust of an hour.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Breakpoints {
    /// Name of the scale.
    pub label: LocalText,
    /// Upper thresholds of its bands for PM10, `None` for the worst. \[µg/m³\]
    pub pm10: Vec<Option<f64>>,
    /// The same for PM2.5. \[µg/m³\]
    pub pm25: Vec<Option<f64>>,
    /// Words of the bands.
    pub words: Vec<LocalText>,
}

impl Breakpoints {
    /// Number of the band of a concentration, from 0; `None` for a scale without thresholds.
    pub fn band(thresholds: &[Option<f64>], value: f64) -> Option<usize> {
        thresholds.iter().position(|upper| upper.is_none_or(|it| value <= it))
    }
}

/// Where a group of numbers comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// Title of the data.
    pub title: LocalText,
    /// What is inside and what to mind.
    pub description: LocalText,
    /// The line of credit.
    pub credit: String,
    /// Name of the licence.
    pub licence: String,
    /// How the numbers came about.
    pub class: Option<Class>,
    /// The last day they speak of.
    pub as_of: CivilDate,
}

impl Origin {
    /// What the files of a chart say of it.
    fn of_chart(&self) -> chart::Origin {
        chart::Origin { source: self.credit.clone(), licence: self.licence.clone() }
    }
}

/// The page.
#[expect(clippy::needless_pass_by_value, reason = "every page takes its data so")]
pub fn page(app: AppContext, data: AirPage) -> AnyView {
    let language = app.language();
    let place = app.site.at.get(language.code());
    let title = texts::TITLE.fill(language, &[("place", place)]);
    let switch = Switch::new();
    let now = app.now;
    let clock: Now = Arc::new(move || now.try_get_untracked().unwrap_or(Instant::from_unix_seconds(0)));
    let here = data.live.place();
    let plan =
        Plan::of::<OpenMeteoAirQuality>(&data.live, app.base, move |_| here, OpenMeteoAirQuality::parse);
    let model = use_feed(plan, Arc::clone(&clock), switch);
    view! {
        <div class="wrap">
            <section>
                <h1>{title}</h1>
                <p class="lead">{charts::lead(&data, language)}</p>
                {origin_line(app, &data.daily)}
                <LiveSwitch app switch/>
            </section>
            {index::section(app, &data, &clock, switch, model)}
            {forecast::section(app, &data, model)}
            {daily(app, &data)}
            {tables::exceedances(app, &data)}
            {months(app, &data)}
            {samples(app, &data)}
            {long_run(app, &data)}
        </div>
    }
    .erase()
}

/// Class, date and credit of a group of numbers.
fn origin_line(app: AppContext, origin: &Origin) -> AnyView {
    let language = app.language();
    let when = portal_text::date(language, origin.as_of);
    let when = texts::UNTIL.fill(language, &[("date", &when)]);
    view! {
        <p class="origin">
            {origin.class.map(|class| view! { <Badge class language when=when.clone()/> }.erase())}
            <span class="small">{origin.credit.clone()}</span>
        </p>
    }
    .erase()
}

fn daily(app: AppContext, data: &AirPage) -> AnyView {
    let language = app.language();
    let pm10 = charts::calendar(data, Pollutant::Pm10, language);
    let pm25 = charts::calendar(data, Pollutant::Pm25, language);
    view! {
        <section id="days">
            <header>
                <h2>{texts::DAYS.fill(language, &[("year", &data.first_day.year().to_string())])}</h2>
                <p>{data.daily.description.get(language.code()).to_owned()}</p>
            </header>
            <h3>"PM10"</h3>
            <Calendar id="calendar-pm10" spec=Signal::stored(pm10) language origin=data.daily.of_chart()/>
            <h3>{charts::sign(Pollutant::Pm25, language)}</h3>
            <Calendar id="calendar-pm25" spec=Signal::stored(pm25) language origin=data.daily.of_chart()/>
        </section>
    }
    .erase()
}

fn months(app: AppContext, data: &AirPage) -> AnyView {
    let language = app.language();
    let spec = charts::months(data, language);
    view! {
        <section id="months">
            <header>
                <h2>{texts::MONTHS.get(language)}</h2>
                <p>{texts::MONTHS_INTRO.get(language)}</p>
            </header>
            <Chart id="chart-months" spec=Signal::stored(spec) language origin=data.daily.of_chart()/>
        </section>
    }
    .erase()
}

fn samples(app: AppContext, data: &AirPage) -> AnyView {
    let language = app.language();
    let spans =
        data.samples.iter().filter(|it| it.limit.is_some()).take(2).zip(["chart-sample-1", "chart-sample-2"]);
    let drawn = spans
        .map(|(it, id)| {
            let spec = charts::spans(it, language);
            view! {
                <div>
                    <h3>{charts::substance(it.pollutant).get(language)}</h3>
                    <Chart id=id spec=Signal::stored(spec) language origin=data.composites.of_chart()/>
                </div>
            }
            .erase()
        })
        .collect_view();
    view! {
        <section id="samples">
            <header>
                <h2>{texts::SAMPLES.get(language)}</h2>
                <p>{data.composites.description.get(language.code()).to_owned()}</p>
            </header>
            <div class="cols two">{drawn}</div>
            {tables::samples(app, data)}
            {origin_line(app, &data.composites)}
        </section>
    }
    .erase()
}

fn long_run(app: AppContext, data: &AirPage) -> AnyView {
    let language = app.language();
    let spec = charts::years(data, language);
    view! {
        <section id="years">
            <header>
                <h2>{charts::years_title(data, language)}</h2>
                <p>{data.annual.description.get(language.code()).to_owned()}</p>
            </header>
            <Chart id="chart-years" spec=Signal::stored(spec.robust()) language origin=data.annual.of_chart()/>
            {origin_line(app, &data.annual)}
        </section>
    }
    .erase()
}
