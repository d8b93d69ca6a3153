//! What sun, air and weather do now: the day ribbon, one sentence, four numbers.

use std::sync::Arc;

use leptos::prelude::*;
use portal_opendata::LocalText;
use portal_opendata::live::{GiosSnapshot, OpenMeteoAirQuality, OpenMeteoForecast};
use portal_units::{Angle, CivilDate, Instant};
use serde::{Deserialize, Serialize};

use crate::context::AppContext;
use crate::erase::Erase;
use crate::live::{LiveConfig, Now, Plan, use_feed};
use crate::pages::air::Breakpoints;
use crate::routes::PageId;
use crate::widgets::ribbon::Ribbon;
use crate::widgets::tile::{Tile, TileText};

mod moment;
mod power;
mod words;

#[cfg(feature = "ssr")]
mod load;
#[cfg(feature = "ssr")]
pub use load::load;

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
    /// Title of the weather behind them.
    pub typical_title: LocalText,
    /// Its line of credit.
    pub typical_credit: String,
    /// Scales for the dust of an hour.
    pub scales: Vec<Breakpoints>,
    /// The last dust that was measured and checked.
    pub last_air: Option<LastAir>,
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
    /// Line of credit.
    pub credit: String,
}

/// The page.
pub fn page(app: AppContext, data: NowPage) -> AnyView {
    let language = app.language();
    let now = app.now;
    let clock: Now = Arc::new(move || now.try_get_untracked().unwrap_or(Instant::from_unix_seconds(0)));
    let (live, here) = (&data.live, data.live.place());
    let forecast = use_feed::<OpenMeteoForecast>(
        Plan::of::<OpenMeteoForecast>(live, app.base, &here),
        Vec::new(),
        Arc::clone(&clock),
    );
    let modelled = use_feed::<OpenMeteoAirQuality>(
        Plan::of::<OpenMeteoAirQuality>(live, app.base, &here),
        Vec::new(),
        Arc::clone(&clock),
    );
    let measured = use_feed::<GiosSnapshot>(Plan::of::<GiosSnapshot>(live, app.base, &()), Vec::new(), clock);
    let data = Arc::new(data);
    let moment = Memo::new(move |_| {
        let air = moment::dust_of(measured.get()).or(moment::dust_of(modelled.get()));
        Moment::new(app, now.get(), &data, &forecast.get(), &air)
    });
    let tile = move |pick: fn(&Moment, AppContext) -> TileText| {
        Signal::derive(move || moment.with(|it| pick(it, app)))
    };
    let ribbon = Signal::derive(move || moment.with(|it| words::ribbon(it, app)));
    view! {
        <h1 class="visually-hidden">{words::heading(app)}</h1>
        <Ribbon day=ribbon language/>
        <div class="wrap">
            <p class="ribbon-times">{move || moment.with(|it| words::times(it, app))}</p>
            <p class="lead" id="lead">{move || moment.with(|it| words::lead(it, app))}</p>
            <p class="quiet" id="lead-time">{move || moment.with(|it| words::lead_time(it, app))}</p>
            <div class="tiles">
                <Tile id="tile-air" text=tile(words::air) language/>
                <Tile id="tile-weather" text=tile(words::weather) language/>
                <Tile id="tile-sun" text=tile(words::sun) language/>
                <Tile id="tile-pv" text=tile(words::pv) language/>
            </div>
            {ways_on(app)}
        </div>
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
