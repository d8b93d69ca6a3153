//! What sun, air, weather and the grid do now: the day ribbon, one sentence, numbers.

use std::borrow::Cow;
use std::sync::Arc;

use leptos::prelude::*;
use portal_evidence::{Class, Cover, SourceId, When};
use portal_opendata::live::{GiosSnapshot, OpenMeteoAirQuality, OpenMeteoForecast, Source as _};
use portal_units::{Angle, CivilDate, Instant};
use serde::{Deserialize, Serialize};

use crate::context::AppContext;
use crate::erase::Erase;
use crate::live::{LiveConfig, Now, Plan, Switch, use_feed};
use crate::pages::air::Breakpoints;
use crate::routes::PageId;
use crate::widgets::live::switch::LiveSwitch;
use crate::widgets::ribbon::Ribbon;
use crate::widgets::tile::{Tile, TileText};

mod grid;
mod grid_words;
mod moment;
mod power;
mod words;

#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
mod load;
#[cfg(feature = "ssr")]
pub use load::load;

use grid_words::Power;
use moment::Moment;

mod texts {
    portal_text::texts!("pages/now");
}

/// Tilt of the roof that the page speaks of.
pub const ROOF_TILT: Angle = Angle::from_degrees(35.0);
/// It faces south.
pub const ROOF_AZIMUTH: Angle = Angle::from_degrees(180.0);
/// Its rating. \[kWp\]
pub const ROOF_KWP: f64 = 5.0;

/// What the page shows without a network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NowPage {
    /// Whom to ask for what is live, and where.
    pub live: LiveConfig,
    /// Typical days of the twelve months.
    pub typical: Vec<TypicalMonth>,
    /// The weather behind them.
    pub typical_origin: Origin,
    /// Scales for the dust of an hour.
    pub scales: Vec<Breakpoints>,
    /// The last dust that was measured and checked.
    pub last_air: Option<LastAir>,
    /// The last year of electricity.
    pub year: Option<YearMix>,
    /// Life-cycle emission of each kind of generation, in the order of the kinds. \[g/kWh\]
    pub factors: Vec<Option<f64>>,
}

/// A table that stands behind numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Name of the table.
    pub table: String,
    /// Short name of the licence.
    pub licence: String,
    /// The line of credit.
    pub credit: String,
}

impl Origin {
    /// What a number of the table carries.
    fn cover(&self, class: Class, when: When) -> Cover {
        Cover {
            source: SourceId::from_data(self.table.clone()),
            licence: Cow::Owned(self.licence.clone()),
            credit: Cow::Owned(self.credit.clone()),
            class,
            when,
            fetched: None,
        }
    }
}

/// A year of the country's electricity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct YearMix {
    /// The year.
    pub year: i32,
    /// Share of renewables in generation, 0–1.
    pub renewable: f64,
    /// Life-cycle emission. \[g/kWh\]
    pub grams: f64,
    /// How the figures came about.
    pub class: Class,
    /// Where they come from.
    pub origin: Origin,
}

impl YearMix {
    fn cover(&self) -> Cover {
        self.origin.cover(self.class, When::Year(self.year))
    }
}

/// A typical day of a month, by local hour from midnight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TypicalMonth {
    /// Power of the roof. \[kW/kWp\]
    pub power: Vec<Option<f64>>,
    /// Temperature of the air. \[°C\]
    pub temperature: Vec<Option<f64>>,
    /// Wind 10 m above ground. \[m/s\]
    pub wind: Vec<Option<f64>>,
}

/// Mean of the last year of checked measurements.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LastAir {
    /// First day with a measurement.
    pub from: CivilDate,
    /// Last day with a measurement.
    pub to: CivilDate,
    /// Mean of PM2.5. \[µg/m³\]
    pub pm25: f64,
    /// Where it comes from.
    pub origin: Origin,
}

/// The page.
pub fn page(app: AppContext, data: NowPage) -> AnyView {
    let language = app.language();
    let now = app.now;
    let clock: Now = Arc::new(move || now.try_get_untracked().unwrap_or(Instant::from_unix_seconds(0)));
    let switch = Switch::new();
    let (live, here) = (&data.live, data.live.place());
    let forecast = use_feed(
        Plan::of::<OpenMeteoForecast>(live, app.base, move |_| here, OpenMeteoForecast::parse),
        Arc::clone(&clock),
        switch,
    );
    let modelled = use_feed(
        Plan::of::<OpenMeteoAirQuality>(live, app.base, move |_| here, OpenMeteoAirQuality::parse),
        Arc::clone(&clock),
        switch,
    );
    let measured = use_feed(
        Plan::of::<GiosSnapshot>(live, app.base, |_| (), GiosSnapshot::parse),
        Arc::clone(&clock),
        switch,
    );
    let plans = grid::plans(live, app.base);
    let [has_price, has_advice, has_balance, has_mix, has_load, _] = plans.each_ref().map(Plan::is_asked);
    let grid = plans.map(|plan| use_feed(plan, Arc::clone(&clock), switch));
    let data = Arc::new(data);
    let known = Arc::clone(&data);
    let moment = Memo::new(move |_| {
        let air = moment::dust_of(measured.get()).or(moment::dust_of(modelled.get()));
        Moment::new(app, now.get(), &known, &forecast.get(), &air)
    });
    let power = Memo::new(move |_| Power::new(app, now.get(), &data, &grid.map(|it| it.get())));
    let tile = move |id: &'static str, pick: fn(&Moment, AppContext) -> TileText| {
        let text = Signal::derive(move || moment.with(|it| pick(it, app)));
        view! { <Tile id text app/> }.erase()
    };
    let power_tile = move |id: &'static str, pick: fn(&Power, AppContext) -> TileText| {
        let text = Signal::derive(move || power.with(|it| pick(it, app)));
        view! { <Tile id text app/> }.erase()
    };
    let tiles = [
        has_advice.then(|| power_tile("tile-advice", grid_words::advice)),
        has_price.then(|| power_tile("tile-price", grid_words::price)),
        has_balance.then(|| power_tile("tile-balance", grid_words::balance)),
        has_load.then(|| power_tile("tile-load", grid_words::load)),
        has_mix.then(|| power_tile("tile-mix", grid_words::mix)),
        has_mix.then(|| power_tile("tile-co2", grid_words::co2)),
    ];
    let tiles: Vec<AnyView> = tiles.into_iter().flatten().collect();
    let grid_section = (!tiles.is_empty()).then(|| grid_section(app, tiles, power));
    let ribbon = Signal::derive(move || moment.with(|it| words::ribbon(it, app)));
    view! {
        <h1 class="visually-hidden">{words::heading(app)}</h1>
        <Ribbon day=ribbon language/>
        <div class="wrap">
            <p class="ribbon-times">{move || moment.with(|it| words::times(it, app))}</p>
            <p class="lead" id="lead">{move || moment.with(|it| words::lead(it, app))}</p>
            <p class="quiet" id="lead-time">{move || moment.with(|it| words::lead_time(it, app))}</p>
            <LiveSwitch app switch/>
            <div class="tiles">
                {tile("tile-air", words::air)}
                {tile("tile-weather", words::weather)}
                {tile("tile-sun", words::sun)}
                {tile("tile-pv", words::pv)}
            </div>
            {grid_section}
            {ways_on(app)}
        </div>
    }
    .erase()
}

/// The power system, as far as the configuration has its sources.
fn grid_section(app: AppContext, tiles: Vec<AnyView>, power: Memo<Power>) -> AnyView {
    let language = app.language();
    view! {
        <section id="grid">
            <header>
                <h2>{texts::GRID.get(language)}</h2>
                <p>{texts::GRID_INTRO.get(language)}</p>
            </header>
            <div class="tiles">{tiles}</div>
            <details id="grid-hours">
                <summary>{texts::HOURS.get(language)}</summary>
                <div class="table-scroll" tabindex="0" role="region" aria-label=texts::HOURS.get(language)>
                    {move || power.with(|it| grid_words::table(it, app))}
                </div>
            </details>
        </section>
    }
    .erase()
}

/// Where a reader may go from here.
fn ways_on(app: AppContext) -> AnyView {
    let language = app.language();
    let ways = [
        (PageId::Pv, texts::TO_PV_TITLE, texts::TO_PV),
        (PageId::Air, texts::TO_AIR_TITLE, texts::TO_AIR),
        (PageId::Data, texts::TO_DATA_TITLE, texts::TO_DATA),
    ];
    let item = |(page, title, text): (PageId, portal_text::Text, portal_text::Text)| {
        view! {
            <li>
                <h2><a rel=app.address.rel(app.address.to_page(page)) href=app.address.href(app.address.to_page(page))>{title.get(language)}</a></h2>
                <p>{text.get(language)}</p>
            </li>
        }.erase()
    };
    view! { <ul class="ways">{ways.map(item).collect_view()}</ul> }.erase()
}
