//! The weather of a real year for the calculators: asked once of the archive, packed, kept in this browser.

use leptos::prelude::document;
use portal_opendata::live::open_meteo_archive::{OpenMeteoArchive, PastDays};
use portal_opendata::live::{Point, Source};
use portal_opendata::meter::{Meter, Told};
use portal_text::parse_number;
use portal_units::CivilDate;
use portal_units::time::HOUR_S;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::controls::{Controls, hear};
use super::{texts, told};
use crate::context::AppContext;
use crate::net::{Ask, Browser, Transport};
use crate::pages::calculator::own::{self, Own};
use crate::pages::calculator::{PackedYear, WeatherAxis, YEAR_FILE, real_year};
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
                Some(()) => say_kept(app, &said),
                None => said.set_inner_html(&told::problem(texts::YEAR_FAILED.get(app.language()))),
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
    if let Own(_, Some((year, ..))) = Own::kept() {
        let pv = format!("{}?{}", app.address.href(app.address.to_page(PageId::Pv)), own::QUERY);
        said.set_inner_html(&told::kept_year(app, &year, &pv));
    }
}

/// Asks for the year and keeps it. `None` when it could not be had or not be kept.
async fn bring(app: AppContext, form: &Controls) -> Option<()> {
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
    let url = OpenMeteoArchive::url(&form.told("base")?, &query);
    let ask = Ask { url, timeout_ms: whole("timeout")?, max_bytes: whole("bytes")? };
    let answer = Browser.get(&ask).await.ok()?;
    let weather = OpenMeteoArchive::answer(&query, &answer.body).ok()?;
    let (axis, columns) = real_year::packed(&weather, told("altitude")?)?;
    let hours = weather.ghi.values().len();
    let Own(load, old) = Own::kept();
    let from = match (&load, old) {
        (Some(_), Some((_, axis, _))) => Some(axis),
        (Some(_), None) => Some(substitute(app).await?.axis),
        (None, _) => None,
    };
    let load = load.zip(from).and_then(|((name, kwh), from)| {
        Some((name, moved(app, &kwh.unpack(), from, axis, hours).and_then(|it| own::packed(&it))?))
    });
    Own(load, Some((year, axis, columns))).keep().then_some(())
}

/// Takes the real year back; a kept use goes back to the hours of the substitute.
async fn forget(app: AppContext) {
    let Own(load, old) = Own::kept();
    let back = async {
        let ((name, kwh), (_, from, _)) = load.zip(old)?;
        let packed = substitute(app).await?;
        let hours = packed.weather.first()?.unpack().len();
        Some((name, own::packed(&moved(app, &kwh.unpack(), from, packed.axis, hours)?)?))
    };
    let _ = Own(back.await, None).keep();
}

/// The year that the calculators work with otherwise.
pub(super) async fn substitute(app: AppContext) -> Option<PackedYear> {
    let text = crate::net::get_own(&format!("{}{YEAR_FILE}", app.base)).await.ok()?;
    serde_json::from_str(&text).ok()
}

/// A year of use on the hours of another year: the same clock and day of the week.
fn moved(app: AppContext, kwh: &[f64], from: WeatherAxis, to: WeatherAxis, hours: usize) -> Option<Vec<f64>> {
    let told = Told { column: String::new(), has_unit: true, is_end: false, is_end_sure: true, fed_in: 0 };
    let kwh = kwh.iter().copied().map(Some).collect();
    let meter = Meter { start: from.first_hour(), step_s: HOUR_S, kwh, told };
    meter.year(&app.site.zone, to.first_hour(), hours).ok()
}
