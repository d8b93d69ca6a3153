//! Pages that follow each other on a screen.

use std::cell::{Cell, RefCell};

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlIFrameElement, HtmlInputElement};

use super::dom;
use super::ribbon::Ribbon;
use crate::storage;

/// Milliseconds between two looks at the clock.
const TICK_MS: i32 = 1_000;
/// Seconds after a touch until the pages go on by themselves.
const REST_S: i64 = 90;
/// Seconds that a part of a page may be shown.
const SECONDS: core::ops::RangeInclusive<i64> = 5..=600;
/// Seconds between two drawings of the ribbon.
const RIBBON_S: i64 = 20;

/// A kiosk. It lives as long as the document.
pub(super) struct Kiosk {
    page: HtmlElement,
    frame: RefCell<Option<HtmlIFrameElement>>,
    /// Paths of the chosen pages with their names.
    chosen: RefCell<Vec<(String, String)>>,
    /// Number of the page that is shown, and of its part.
    at: Cell<(usize, usize)>,
    seconds: Cell<i64>,
    /// When the next part comes \[s since 1970\]; none while nothing runs.
    next_s: Cell<Option<i64>>,
    /// Whether somebody stopped it by the button.
    is_paused: Cell<bool>,
    ribbon: Option<Ribbon>,
}

impl Kiosk {
    /// Takes the page in hand; it runs at once when its address says so.
    pub(super) fn open(page: HtmlElement) {
        let ribbon = Ribbon::within(&page);
        let kiosk: &'static Self = Box::leak(Box::new(Self {
            page,
            frame: RefCell::default(),
            chosen: RefCell::default(),
            at: Cell::default(),
            seconds: Cell::new(*SECONDS.start()),
            next_s: Cell::new(None),
            is_paused: Cell::new(false),
            ribbon,
        }));
        dom::hear(&document(), "click", |event| kiosk.clicked(&event));
        dom::hear(&document(), "change", |_| kiosk.tell_address());
        kiosk.hear_readers(&document());
        dom::every(TICK_MS, || kiosk.tick());
        kiosk.draw_ribbon();
        if dom::parameter("seconds").is_some() || dom::parameter("pages").is_some() {
            kiosk.follow_address();
            kiosk.start();
        }
        kiosk.tell_address();
    }

    fn draw_ribbon(&self) {
        if let Some(ribbon) = &self.ribbon {
            ribbon.draw(ribbon.now_s());
        }
    }

    fn boxes(&self) -> Vec<HtmlInputElement> {
        let boxes = dom::all(&self.page, "input[name=page]").into_iter();
        boxes.filter_map(|it| it.dyn_into().ok()).collect()
    }

    fn seconds_field() -> Option<HtmlInputElement> {
        dom::find("#seconds")?.dyn_into().ok()
    }

    /// Puts what the address says into the form.
    fn follow_address(&self) {
        if let Some(pages) = dom::parameter("pages") {
            let names: Vec<&str> = pages.split('.').collect();
            for it in self.boxes() {
                it.set_checked(names.contains(&it.value().as_str()));
            }
        }
        let seconds = dom::parameter("seconds").and_then(|it| it.parse::<i64>().ok());
        if let (Some(seconds), Some(field)) = (seconds, Self::seconds_field()) {
            field.set_value(&seconds.clamp(*SECONDS.start(), *SECONDS.end()).to_string());
        }
    }

    /// The query that starts the kiosk as the form says.
    fn query(&self) -> String {
        let names: Vec<String> =
            self.boxes().iter().filter(|it| it.checked()).map(HtmlInputElement::value).collect();
        format!("pages={}&seconds={}", names.join("."), self.asked_seconds())
    }

    fn asked_seconds(&self) -> i64 {
        let asked = Self::seconds_field().and_then(|it| it.value().parse::<i64>().ok());
        asked.unwrap_or_else(|| self.seconds.get()).clamp(*SECONDS.start(), *SECONDS.end())
    }

    fn tell_address(&self) {
        let address = storage::address();
        let base = address.split(['?', '#']).next().unwrap_or_default();
        dom::say("#kiosk-address", &format!("{base}?{}", self.query()));
    }

    fn start(&'static self) {
        let chosen = self.boxes().into_iter().filter(HtmlInputElement::checked).map(|it| {
            let name =
                it.closest("label").ok().flatten().and_then(|it| it.text_content()).unwrap_or_default();
            (dom::attribute(&it, "data-path"), name.trim().to_owned())
        });
        let chosen: Vec<(String, String)> = chosen.collect();
        if chosen.is_empty() {
            return;
        }
        self.chosen.replace(chosen);
        self.seconds.set(self.asked_seconds());
        self.is_paused.set(dom::is_still());
        storage::set_query(&self.query());
        dom::mark("data-view", Some("kiosk"));
        dom::show(".kiosk-bar", true);
        dom::show(".kiosk-frames", true);
        self.at.set((0, 0));
        self.load();
        self.say_paused();
    }

    fn stop(&self) {
        dom::mark("data-view", None);
        dom::show(".kiosk-bar", false);
        dom::show(".kiosk-frames", false);
        self.next_s.set(None);
        if let Some(frame) = self.frame.take() {
            frame.remove();
        }
        storage::set_query("");
    }

    /// Loads the page that is due; the one before stays until it has come.
    fn load(&'static self) {
        let (path, name) = match self.chosen.borrow().get(self.at.get().0) {
            Some(page) => page.clone(),
            None => return,
        };
        let made =
            document().create_element("iframe").ok().and_then(|it| it.dyn_into::<HtmlIFrameElement>().ok());
        let (Some(frame), Some(place)) = (made, dom::find(".kiosk-frames")) else { return };
        let (root, language) =
            (dom::attribute(&self.page, "data-root"), dom::attribute(&self.page, "data-language"));
        frame.set_src(&format!("{root}{language}/{path}"));
        frame.set_title(&name);
        let come = frame.clone();
        dom::hear(&frame, "load", move |_| self.came(&come));
        let _ = place.append_child(&frame);
        let count = self.chosen.borrow().len();
        dom::say(".kiosk-name", &format!("{name} · {}/{count}", self.at.get().0 + 1));
        self.wait();
    }

    /// A page has come: it takes the place of the one before.
    fn came(&'static self, frame: &HtmlIFrameElement) {
        if let Some(inner) = frame.content_document() {
            if let Some(root) = inner.document_element() {
                let _ = root.set_attribute("data-view", "framed");
            }
            self.hear_readers(&inner);
        }
        dom::class(frame, "come", true);
        if let Some(old) = self.frame.replace(Some(frame.clone())) {
            old.remove();
        }
        self.wait();
    }

    /// Whoever touches the screen or presses a key may read in peace.
    fn hear_readers(&'static self, place: &web_sys::Document) {
        for name in ["pointerdown", "keydown", "wheel"] {
            dom::hear(place, name, |event| {
                let in_bar =
                    dom::target(&event).is_some_and(|it| it.closest(".kiosk-bar").ok().flatten().is_some());
                if self.next_s.get().is_some() && !in_bar {
                    self.next_s.set(Some(dom::now_s() + REST_S));
                }
            });
        }
    }

    fn wait(&self) {
        self.next_s.set(Some(dom::now_s() + self.seconds.get()));
    }

    fn tick(&'static self) {
        let now = dom::now_s();
        if now % RIBBON_S == 0 {
            self.draw_ribbon();
        }
        if !self.is_paused.get() && self.next_s.get().is_some_and(|it| now >= it) {
            self.turn(true);
        }
    }

    /// The next part of the page, or the next page; backwards always a page.
    fn turn(&'static self, forwards: bool) {
        let (page, part) = self.at.get();
        let count = self.chosen.borrow().len().max(1);
        if forwards && self.scroll_to(part + 1) {
            self.at.set((page, part + 1));
            self.wait();
            return;
        }
        let page = if forwards { page + 1 } else { page + count - 1 };
        self.at.set((page % count, 0));
        self.load();
    }

    /// Scrolls to a part of the page; says whether there is one below what has been seen.
    fn scroll_to(&self, part: usize) -> bool {
        let frame = self.frame.borrow();
        let Some(inner) = frame.as_ref().and_then(HtmlIFrameElement::content_document) else { return false };
        let Some(main) = inner.get_element_by_id("content") else { return false };
        let Some(root) = inner.document_element() else { return false };
        let is_seen = root.scroll_top() + root.client_height() + 1 >= root.scroll_height();
        // Elements of another document are of that document's classes: a checked cast would refuse them.
        let sections = main.query_selector_all("section").ok();
        let section = u32::try_from(part).ok().and_then(|it| sections?.get(it));
        match section {
            Some(section) if !is_seen => {
                section.unchecked_into::<Element>().scroll_into_view();
                true
            }
            _ => false,
        }
    }

    fn clicked(&'static self, event: &Event) {
        let Some(button) = dom::target(event).and_then(|it| it.closest("[data-do]").ok().flatten()) else {
            return;
        };
        match dom::attribute(&button, "data-do").as_str() {
            "start" => self.start(),
            "next" => self.turn(true),
            "back" => self.turn(false),
            "leave" => self.stop(),
            "pause" => {
                self.is_paused.set(!self.is_paused.get());
                self.wait();
                self.say_paused();
            }
            _ => {}
        }
    }

    /// The button says what it does.
    fn say_paused(&self) {
        let Some(button) = dom::find(".kiosk-bar [data-do=pause]") else { return };
        let name = if self.is_paused.get() { "data-play" } else { "data-pause" };
        dom::say(".kiosk-bar [data-do=pause]", &dom::attribute(&button, name));
    }
}
