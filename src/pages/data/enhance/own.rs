//! The reader's own file: opened, checked, drawn, and packed for the calculator. Nothing is sent.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use portal_chart::ChartSpec;
use portal_opendata::meter::{self, Meter, MeterError};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Element, HtmlElement, HtmlInputElement};

use super::controls::{elements, hear};
use super::texts;
use super::{told, year};
use crate::context::AppContext;
use crate::pages::calculator::Column;
use crate::pages::calculator::own::{self, Own};
use crate::pages::data::drawing;
use crate::routes::PageId;
use crate::widgets::chart::Chart;

/// Bytes of the largest file: three years of quarters with long lines.
const MOST_BYTES: f64 = 40e6;

/// What the page works with.
struct Desk {
    app: AppContext,
    told: Element,
    days: ArcRwSignal<ChartSpec>,
    hours: ArcRwSignal<ChartSpec>,
    meter: RefCell<Option<(String, Meter)>>,
    is_drawn: RefCell<bool>,
}

/// Brings the page to life.
pub(super) fn start(app: AppContext) {
    let id = |it: &str| document().get_element_by_id(it);
    let (Some(form), Some(told), Some(drawn)) = (id("own"), id("own-told"), id("own-drawn")) else { return };
    for off in elements(&form, "[disabled]") {
        let _ = off.remove_attribute("disabled");
    }
    hear(&form, "submit", |event| event.prevent_default());
    let desk = Rc::new(Desk {
        app,
        told,
        days: ArcRwSignal::new(drawing::blank()),
        hours: ArcRwSignal::new(drawing::blank()),
        meter: RefCell::default(),
        is_drawn: RefCell::new(false),
    });
    if let kept @ Own(Some((name, _)), _) = &Own::kept() {
        desk.told.set_inner_html(&told::kept(app, name, kept.total_kwh()));
    }
    let chosen = Rc::clone(&desk);
    hear(&form, "change", move |event| {
        let input = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        if let Some(file) = input.and_then(|it| it.files()?.get(0)) {
            leptos::task::spawn_local(open(Rc::clone(&chosen), file.name(), file.into(), drawn.clone()));
        }
    });
    let pressed = Rc::clone(&desk);
    hear(&desk.told, "click", move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        match target.and_then(|it| it.get_attribute("data-act")).as_deref() {
            Some("use") => leptos::task::spawn_local(use_it(Rc::clone(&pressed))),
            Some("forget") => {
                let _ = Own(None, Own::kept().1).keep();
                pressed.told.set_inner_html(&told::forgotten(pressed.app));
            }
            _ => {}
        }
    });
}

/// Reads a file and shows what is in it, or what is wrong with it.
async fn open(desk: Rc<Desk>, name: String, file: Blob, drawn: Element) {
    let read = async {
        if file.size() > MOST_BYTES {
            return Err(MeterError::NotText);
        }
        let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| MeterError::NotText)?;
        let text = meter::decode(&js_sys::Uint8Array::new(&buffer).to_vec())?;
        meter::read(&text, &desk.app.site.zone)
    };
    match read.await {
        Ok(meter) => {
            desk.told.set_inner_html(&told::understood(desk.app, &name, &meter));
            desk.draw(&meter, &drawn);
            desk.meter.replace(Some((name, meter)));
        }
        Err(error) => {
            desk.told.set_inner_html(&told::refused(desk.app, &name, &error));
            let _ = drawn.toggle_attribute_with_force("hidden", true);
            desk.meter.replace(None);
        }
    }
}

impl Desk {
    fn draw(&self, meter: &Meter, drawn: &Element) {
        let (language, zone) = (self.app.language(), &self.app.site.zone);
        self.days.set(drawing::days(meter, zone, language));
        self.hours.set(drawing::hours(meter, zone, language));
        let _ = drawn.toggle_attribute_with_force("hidden", false);
        if !self.is_drawn.replace(true) {
            let (days, hours): (Signal<ChartSpec>, Signal<ChartSpec>) =
                (self.days.clone().into(), self.hours.clone().into());
            let charts = move || {
                view! {
                    <h3>{move || days.with(|it| it.title.clone())}</h3>
                    <Chart id="own-days" spec=days language/>
                    <h3>{move || hours.with(|it| it.title.clone())}</h3>
                    <Chart id="own-hours" spec=hours language/>
                }
            };
            leptos::mount::mount_to(drawn.clone().unchecked_into::<HtmlElement>(), charts).forget();
        }
    }
}

/// Packs the meter's year, keeps it in this browser, and goes to the calculator.
async fn use_it(desk: Rc<Desk>) {
    let language = desk.app.language();
    let Own(_, weather) = Own::kept();
    let hours_of = |columns: &[Column; 5]| columns.first().map_or(0, |it| it.unpack().len());
    let (axis, hours) = match &weather {
        Some((_, axis, columns)) => (*axis, hours_of(columns)),
        None => match year::substitute(desk.app).await {
            Some(packed) => (packed.axis, hours_of(&packed.weather)),
            None => return desk.told.set_inner_html(&told::problem(texts::OWN_NO_YEAR.get(language))),
        },
    };
    let outcome = {
        let meter = desk.meter.borrow();
        let Some((name, meter)) = meter.as_ref() else { return };
        meter
            .year(&desk.app.site.zone, axis.first_hour(), hours)
            .map_err(|error| told::refused(desk.app, name, &error))
            .and_then(|kwh| {
                let load = own::packed(&kwh).map(|it| (name.clone(), it));
                let own = Some(Own(load, weather)).filter(|it| it.0.is_some() && it.keep());
                own.ok_or_else(|| told::problem(texts::OWN_NOT_KEPT.get(language)))
            })
    };
    match outcome {
        Ok(own) => {
            let pv = desk.app.address.to_page(PageId::Pv);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a sum of checked amounts"
            )]
            let kwh = own.total_kwh().round() as u64;
            let href = format!("{}?use={kwh}&{}", desk.app.address.href(pv), own::QUERY);
            let _ = window().location().set_href(&href);
        }
        Err(html) => desk.told.set_inner_html(&html),
    }
}
