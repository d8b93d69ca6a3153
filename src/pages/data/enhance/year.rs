//! The weather of a real year for the calculators: asked once of the archive, packed, kept in this browser.

use leptos::prelude::document;
use portal_opendata::live::open_meteo_archive::{OpenMeteoArchive, PastDays};
use portal_opendata::live::{Point, Source};
use portal_opendata::meter::{Meter, Told};
use portal_text::{Language, parse_number};
use portal_units::CivilDate;
use portal_units::time::HOUR_S;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::controls::{Controls, hear};
use super::health::why;
use super::rows::escaped;
use super::{texts, told};
use crate::context::AppContext;
use crate::net::{Ask, Browser, Transport};
use crate::pages::calculator::own::{self, Own};
use crate::pages::calculator::{Column, PackedYear, WeatherAxis, YEAR_FILE, real_year};
use crate::pages::data::trouble::Trouble;
use crate::routes::PageId;

/// Brings the form to life.
pub(super) fn start(app: AppContext) {
    let (Some(form), Some(said)) = (Controls::take("year"), document().get_element_by_id("year-told")) else {
        return;
    };
    say_kept(app, &said);
    let element = said.clone();
    form.clone().on_submit(move || {
        let (form, said) = (form.clone(), element.clone());
        leptos::task::spawn_local(async move {
            said.set_inner_html(&told::plain(texts::YEAR_ASKING.get(app.language())));
            match bring(app, &form).await {
                Ok(()) => say_kept(app, &said),
                Err(refusal) => said.set_inner_html(&told::problem(&refusal.words(app.language()))),
            }
        });
    });
    let element = said.clone();
    hear(&said, "click", move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        if target.is_some_and(|it| it.get_attribute("data-act").as_deref() == Some("forget-year")) {
            let said = element.clone();
            leptos::task::spawn_local(async move {
                forget(app).await;
                said.set_inner_html(&told::plain(texts::YEAR_FORGOTTEN.get(app.language())));
            });
        }
    });
}

fn say_kept(app: AppContext, said: &Element) {
    let own = Own::kept();
    if let Some(year) = own.year() {
        said.set_inner_html(&told::kept_year(app, year, &roof(app, &own)));
    }
}

/// The calculator of a roof, working on all that is kept.
pub(super) fn roof(app: AppContext, own: &Own) -> String {
    let used = own.0.is_some().then(|| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a sum of checked amounts"
        )]
        let kwh = own.total_kwh().round() as u64;
        format!("use={kwh}&{}", own::LOAD)
    });
    let parts: Vec<String> = used.into_iter().chain(own.year().map(own::for_year)).collect();
    format!("{}?{}", app.address.href(app.address.to_page(PageId::Pv)), parts.join("&"))
}

/// Why a real year could not be had.
enum Refusal {
    /// The archive gave no answer that can be read: its own words, or those of the network.
    Unanswered(String),
    /// Hours of the year are missing.
    NotWhole,
    /// The own use could not be put on its hours.
    NoSubstitute,
    /// The browser keeps nothing.
    NotKept,
}

impl Refusal {
    fn words(&self, language: Language) -> String {
        let why = match self {
            Self::Unanswered(error) => {
                let why = why(Trouble::of(error)).get(language);
                return texts::YEAR_UNANSWERED.fill(language, &[("why", why), ("error", &escaped(error))]);
            }
            Self::NotWhole => texts::YEAR_NOT_WHOLE,
            Self::NoSubstitute => texts::OWN_NO_YEAR,
            Self::NotKept => texts::OWN_NOT_KEPT,
        };
        why.get(language).to_owned()
    }
}

/// What the form says must be asked. `None` where it says nothing.
fn question(app: AppContext, form: &Controls) -> Option<(String, PastDays, Ask)> {
    let told = |name: &str| form.told(name).as_deref().and_then(parse_number);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole numbers of the configuration"
    )]
    let whole = |name: &str| told(name).map(|it| it as u32);
    let year = form.values().into_iter().find(|it| it.0 == "year")?.1;
    let number = year.parse().ok()?;
    let query = PastDays {
        at: Point { latitude: told("latitude")?, longitude: told("longitude")? },
        first: CivilDate::new(number, 1, 1).ok()?,
        last: CivilDate::new(number, 12, 31).ok()?,
    };
    let url = real_year::url(app.base, &form.told("base")?, &query);
    Some((year, query, Ask { url, timeout_ms: whole("timeout")?, max_bytes: whole("bytes")? }))
}

/// Asks for the year, in turn with whatever else asks the same host, and keeps it.
async fn bring(app: AppContext, form: &Controls) -> Result<(), Refusal> {
    let (year, query, ask) = question(app, form).ok_or(Refusal::NotWhole)?;
    let answer = {
        let _turn = Browser.turn(&ask).await;
        Browser.get(&ask).await.map_err(|it| Refusal::Unanswered(it.to_string()))?
    };
    let weather = OpenMeteoArchive::answer(&query, &answer.body);
    let weather = weather.map_err(|it| Refusal::Unanswered(it.to_string()))?;
    let altitude_m = form.told("altitude").as_deref().and_then(parse_number).unwrap_or_default();
    let (axis, columns) = real_year::packed(&weather, altitude_m).ok_or(Refusal::NotWhole)?;
    let hours = weather.ghi.values().len();
    let (load, on_substitute) = match on_substitute(app, Own::kept()).await {
        None => (None, None),
        Some((name, kwh)) => {
            let from = substitute(app).await.ok_or(Refusal::NoSubstitute)?.axis;
            let on_year = moved(app, &kwh, from, axis, hours).ok_or(Refusal::NoSubstitute)?;
            (Some((name, on_year)), Some(kwh))
        }
    };
    let is_kept = Own(load, Some((year, axis, columns)), on_substitute).keep();
    is_kept.then_some(()).ok_or(Refusal::NotKept)
}

/// Takes the real year back; a kept use goes back to the hours of the substitute.
async fn forget(app: AppContext) {
    let _ = Own(on_substitute(app, Own::kept()).await, None, None).keep();
}

/// The kept use on the hours of the substitute; what was kept by an earlier version is moved there.
async fn on_substitute(app: AppContext, Own(load, weather, kept): Own) -> Option<(String, Column)> {
    let (name, kwh) = load?;
    let kwh = match (kept, weather) {
        (Some(kept), _) => kept,
        (None, None) => kwh,
        (None, Some((_, from, _))) => {
            let packed = substitute(app).await?;
            moved(app, &kwh, from, packed.axis, hours_of(&packed.weather))?
        }
    };
    Some((name, kwh))
}

/// Hours of a packed year.
pub(super) fn hours_of(columns: &[Column; 5]) -> usize {
    columns.first().map_or(0, |it| it.unpack().len())
}

/// The year that the calculators work with otherwise.
pub(super) async fn substitute(app: AppContext) -> Option<PackedYear> {
    let text = crate::net::get_own(&format!("{}{YEAR_FILE}", app.base)).await.ok()?;
    serde_json::from_str(&text).ok()
}

/// A year of use on the hours of another year: the same clock and day of the week.
fn moved(app: AppContext, kwh: &Column, from: WeatherAxis, to: WeatherAxis, hours: usize) -> Option<Column> {
    let told = Told { column: String::new(), has_unit: true, is_end: false, is_end_sure: true, fed_in: 0 };
    let kwh = kwh.unpack().into_iter().map(Some).collect();
    let meter = Meter { start: from.first_hour(), step_s: HOUR_S, kwh, told };
    own::packed(&meter.year(&app.site.zone, to.first_hour(), hours).ok()?)
}
