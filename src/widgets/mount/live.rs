//! The place as the browser fills it.

use leptos::prelude::*;
use portal_calculators::{Calculator, Form};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{CustomEvent, Element, Event, HtmlElement};

use crate::bridge::{self, data_path};
use crate::context::AppContext;
use crate::entry::Group;
use crate::pages::calculator::{self, CalculatorPage, Extra};
use crate::routes::{Address, PageId};
use crate::storage::pathname;

/// Folder of the pages for other sites, below the site's base.
const FRAMES: &str = "embed/";

/// Whether the document is a page for frames of other sites.
pub fn is_framed() -> bool {
    document().body().is_some_and(|it| it.class_list().contains("embed"))
}

/// Draws a calculator of the group wherever one is wanted, for as long as the document lives, and anew where the page sets
/// another state.
pub fn serve(group: Group, extra: Extra) {
    let of_group = move |event: &Event| {
        let place = event.target().and_then(|it| it.dyn_into::<Element>().ok())?;
        let slug = place.get_attribute("data-calculator")?;
        let calculator = group.iter().copied().find(|it| it.about().slug == slug)?;
        let is_filled = place.has_attribute("data-filled");
        Some((place, calculator, is_filled))
    };
    // Not the framework's way to begin a task: on a page of another program nobody has started the framework yet.
    listen("calculatorwanted", move |event| {
        if let Some((place, calculator, false)) = of_group(event) {
            let _ = place.set_attribute("data-filled", &(number_of_mounts() + 1).to_string());
            spawn_local(fill(place, calculator, extra));
        }
    });
    listen("calculatorset", move |event| {
        if let Some((place, calculator, true)) = of_group(event) {
            spawn_local(fill(place, calculator, extra));
        }
    });
}

/// Acts on an event wherever it happens, for as long as the document lives.
pub(crate) fn listen(name: &str, act: impl Fn(&Event) + 'static) {
    let act = Closure::<dyn Fn(Event)>::new(move |event: Event| act(&event));
    let _ =
        document().add_event_listener_with_callback(name, act.as_ref().unchecked_ref::<js_sys::Function>());
    act.forget();
}

/// Draws the calculator at its place once its numbers have come; until then, and without them, the prerendered answer
/// stays.
async fn fill(place: Element, calculator: &'static dyn Calculator, extra: Extra) {
    let Some(data) = data_of(calculator).await else {
        let _ = place.remove_attribute("data-filled");
        return;
    };
    let Ok(place) = place.dyn_into::<HtmlElement>() else { return };
    place.set_text_content(None);
    let of = place.clone();
    leptos::mount::mount_to(place, move || drawn(&of, calculator, data, extra)).forget();
}

/// How many calculators of the document have been filled. Programs share the document only.
fn number_of_mounts() -> u8 {
    let all = document().query_selector_all("[data-filled]");
    all.map_or(0, |it| u8::try_from(it.length()).unwrap_or(u8::MAX))
}

/// What is drawn and where.
struct Data {
    page: CalculatorPage,
    bridge: bridge::Bridge,
    base: &'static str,
    address: Address,
}

async fn data_of(calculator: &'static dyn Calculator) -> Option<Data> {
    let (bridge, _) = bridge::read()?;
    let path = pathname();
    let (base, here) = Address::find(&path)?;
    let base = if is_framed() { base.strip_suffix(FRAMES).unwrap_or(base) } else { base };
    let slug = calculator.about().slug;
    let address =
        if slug == "pv" { here.to_page(PageId::Pv) } else { here.to_slug(PageId::Calculator, slug) };
    let base = String::leak(base.to_owned());
    if !calculator::fetch_year(base, &bridge.site.zone).await {
        return None;
    }
    let text = crate::net::get_own(&format!("{base}{}", data_path(address))).await.ok()?;
    Some(Data { page: serde_json::from_str(&text).ok()?, bridge, base, address })
}

fn drawn(place: &HtmlElement, calculator: &'static dyn Calculator, data: Data, extra: Extra) -> AnyView {
    let site = Box::leak(Box::new(data.bridge.site));
    let (now, hydrated) = (signal(data.bridge.built).0, signal(true).0);
    let app = AppContext { address: data.address, now, hydrated, site, base: data.base };
    let attribute = |name: &str| place.get_attribute(name).unwrap_or_default();
    let held = format!("lock={}&hide={}", attribute("data-locked"), attribute("data-hidden"));
    let told = place.clone();
    let tell = move |form: &Form| {
        if let Ok(event) = CustomEvent::new("calculatorchanged") {
            let state = form.query().into();
            event.init_custom_event_with_can_bubble_and_cancelable_and_detail(
                "calculatorchanged",
                true,
                false,
                &state,
            );
            let _ = told.dispatch_event(&event);
        }
    };
    let mount = attribute("data-filled").parse::<u8>().unwrap_or(u8::MAX);
    let by = calculator::Mounted {
        state: attribute("data-state"),
        place: format!("[data-filled={:?}]", attribute("data-filled")),
        held,
        mount,
        tell: Box::new(tell),
    };
    calculator::mounted(app, &data.page, calculator, by, extra)
}
