//! The reader's own file: opened, checked, drawn, and packed for the calculator. Nothing is sent.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use portal_chart::ChartSpec;
use portal_opendata::meter::{self, Meter, MeterError};
use portal_text::Text;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Element, HtmlElement, HtmlInputElement};

use super::controls::{elements, hear};
use super::texts;
use super::{told, year};
use crate::context::AppContext;
use crate::pages::calculator::own::{self, Own};
use crate::pages::calculator::{Column, WeatherAxis};
use crate::pages::data::drawing;
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
    if let kept @ Own(Some((name, _)), ..) = &Own::kept() {
        desk.told.set_inner_html(&told::kept(app, name, kept.total_kwh(), &year::roof(app, kept)));
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
                let _ = Own(None, Own::kept().1, None).keep();
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
    let problem = |text: Text| told::problem(text.get(language));
    let Some(packed) = year::substitute(desk.app).await else {
        return desk.told.set_inner_html(&problem(texts::OWN_NO_YEAR));
    };
    let Own(_, weather, _) = Own::kept();
    let outcome = {
        let meter = desk.meter.borrow();
        let Some((name, meter)) = meter.as_ref() else { return };
        let on = |axis: WeatherAxis, columns: &[Column; 5]| {
            let kwh = meter.year(&desk.app.site.zone, axis.first_hour(), year::hours_of(columns));
            let kwh = kwh.map_err(|error| told::refused(desk.app, name, &error))?;
            own::packed(&kwh).ok_or_else(|| problem(texts::OWN_NOT_KEPT))
        };
        on(packed.axis, &packed.weather).and_then(|on_substitute| {
            let own = match weather {
                None => Own(Some((name.clone(), on_substitute)), None, None),
                Some(it) => Own(Some((name.clone(), on(it.1, &it.2)?)), Some(it), Some(on_substitute)),
            };
            if own.keep() { Ok(own) } else { Err(problem(texts::OWN_NOT_KEPT)) }
        })
    };
    match outcome {
        Ok(own) => {
            let _ = window().location().set_href(&year::roof(desk.app, &own));
        }
        Err(html) => desk.told.set_inner_html(&html),
    }
}
