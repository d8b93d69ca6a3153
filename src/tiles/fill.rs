//! The place of a tile as the browser keeps it up to date.

use std::cell::OnceCell;
use std::sync::Arc;

use leptos::prelude::*;
use portal_units::Instant;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::{Kind, Setting, copied, text};
use crate::bridge::{self, Bridge};
use crate::context::{AppContext, keep_time};
use crate::erase::Erase;
use crate::live::{Now, Switch, is_wanted, use_feed};
use crate::routes::Address;
use crate::widgets::live::live_note;
use crate::widgets::live::switch::LiveSwitch;
use crate::widgets::mount::listen;
use crate::widgets::tile;

/// Attribute of the root element while data stand still: since when, in seconds since 1970.
const COPY_OF: &str = "data-copy-of";

/// Keeps a tile up to date wherever one is wanted, for as long as the document lives.
pub fn start() {
    listen("tilewanted", |event| {
        if let Some(place) = wanted(event) {
            fill(&place);
        }
    });
}

fn wanted(event: &Event) -> Option<HtmlElement> {
    let place: HtmlElement = event.target()?.dyn_into().ok()?;
    (!place.has_attribute("data-kept")).then_some(place)
}

/// What a tile is drawn from.
struct Wanted {
    kind: Kind,
    setting: Setting,
    bridge: Bridge,
    base: &'static str,
    address: Address,
    /// Name of the tile.
    id: &'static str,
    /// What was served, until there is more.
    served: String,
    /// Whether a number was served.
    is_known: bool,
    has_switch: bool,
}

fn read(place: &HtmlElement) -> Option<Wanted> {
    let name = place.get_attribute("data-tile")?;
    let tiles: Element = place.query_selector(".tiles").ok()??;
    let (bridge, _) = bridge::read()?;
    let path = crate::storage::pathname();
    let (base, address) = Address::find(&path)?;
    Some(Wanted {
        kind: Kind::ALL.into_iter().find(|it| it.name() == name)?,
        setting: serde_json::from_str(&place.get_attribute("data-setting")?).ok()?,
        bridge,
        base: base.to_owned().leak(),
        address,
        id: tiles.first_element_child()?.id().leak(),
        served: tiles.inner_html(),
        is_known: place.has_attribute("data-known"),
        has_switch: place.has_attribute("data-switch"),
    })
}

fn fill(place: &HtmlElement) {
    let Some(wanted) = read(place) else { return };
    let _ = place.set_attribute("data-kept", "");
    place.set_text_content(None);
    leptos::mount::mount_to(place.clone(), move || drawn(wanted)).forget();
}

/// Since when the data of the page stand still.
fn copy_of() -> Option<Instant> {
    let since = document().document_element()?.get_attribute(COPY_OF)?;
    since.parse().ok().map(Instant::from_unix_seconds)
}

fn drawn(wanted: Wanted) -> AnyView {
    let Wanted { kind, setting, bridge, base, address, id, served, is_known, has_switch } = wanted;
    let site = Box::leak(Box::new(bridge.site));
    let (now, set_now) = signal(bridge.built);
    keep_time(site, set_now);
    let app = AppContext { address, now, hydrated: signal(true).0, site, base };
    let frozen = RwSignal::new(copy_of());
    listen("datafrozen", move |_| {
        let _ = frozen.try_set(copy_of());
    });
    let switch = wish();
    let clock: Now = Arc::new(move || now.try_get_untracked().unwrap_or(Instant::from_unix_seconds(0)));
    let feed = use_feed(kind.plan(&setting.live, base), clock, held(switch, frozen));
    let says = Memo::new(move |before: Option<&tile::TileText>| {
        let taken = frozen.get();
        if let (Some(_), Some(before)) = (taken, before.filter(|it| !it.figure.is_missing())) {
            return copied(before.clone(), taken);
        }
        let said = feed.with(|it| text(app, (kind, &setting), it, now.get_untracked(), &live_note(app, it)));
        if taken.is_some() { copied(said, taken) } else { said }
    });
    let is_ready = Memo::new(move |_| !is_known || feed.with(|it| it.shown.is_some()));
    let body = move || {
        if is_ready.get() {
            view! { <tile::Tile id text=says.into() app/> }.erase()
        } else {
            view! { <div inner_html=served.clone()></div> }.erase()
        }
    };
    view! {
        {has_switch.then(|| view! { <LiveSwitch app switch/> }.erase())}
        <div class="tiles">{body}</div>
    }
    .into_any()
}

/// The reader's wish: one for all tiles of the document, as one switch stands above the first of them.
fn wish() -> Switch {
    thread_local! {
        static WISH: OnceCell<Switch> = const { OnceCell::new() };
    }
    WISH.with(|it| *it.get_or_init(|| Switch::of(RwSignal::new(is_wanted()))))
}

/// The wish, held back while the data of the page stand still.
fn held(wish: Switch, frozen: RwSignal<Option<Instant>>) -> Switch {
    let may_ask = move || wish.is_on() && frozen.get().is_none();
    let on = RwSignal::new(untrack(may_ask));
    Effect::new(move || on.set(may_ask()));
    Switch::of(on)
}
