//! A talk in the browser: where it is, who sees it, what keys and buttons do.

use std::cell::{Cell, RefCell};

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, CustomEvent, CustomEventInit, Event, HtmlElement, MessageEvent};

use super::course::{Course, Place, merged};
use super::desk::Desk;
use super::ribbon::Ribbon;
use super::{dom, over};
use crate::storage;

mod hands;

/// How the talk is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    /// As a page, one slide below the other.
    Read,
    /// As slides.
    Slides,
    /// As the speaker.
    Desk,
}

impl View {
    /// Its word in the address and on the root element.
    const fn word(self) -> Option<&'static str> {
        match self {
            Self::Read => None,
            Self::Slides => Some("slides"),
            Self::Desk => Some("desk"),
        }
    }

    fn of_address() -> Self {
        match dom::parameter("view").as_deref() {
            Some("slides") => Self::Slides,
            Some("desk") => Self::Desk,
            _ => Self::Read,
        }
    }
}

/// Attribute of the root element while the data stand still, which live tiles look at: since when \[s since 1970\].
const COPY_OF: &str = "data-copy-of";
/// Milliseconds between two looks at the clock.
const TICK_MS: i32 = 500;
/// Ticks between two drawings of the ribbon.
const TICKS_OF_RIBBON: u32 = 40;

/// A talk. It lives as long as the document.
pub(super) struct Talk {
    deck: HtmlElement,
    slides: Vec<HtmlElement>,
    course: Course,
    at: Cell<Place>,
    view: Cell<View>,
    is_black: Cell<bool>,
    /// The moment at which the data stand still \[s since 1970\].
    frozen: Cell<Option<i64>>,
    /// The theme before the slides.
    theme: RefCell<Option<String>>,
    /// Where calculators are: the slug and what their readers made of them.
    states: RefCell<Vec<(String, String)>>,
    others: Option<BroadcastChannel>,
    ribbon: Option<Ribbon>,
    desk: Desk,
}

impl Talk {
    /// Takes the talk of the page in hand.
    pub(super) fn open(deck: HtmlElement) {
        let slides = dom::all(&deck, ".slide");
        let steps = slides.iter().map(|it| dom::attribute(it, "data-steps").parse().unwrap_or(0)).collect();
        let channel = format!("portal.deck.{}", dom::attribute(&deck, "data-slug"));
        let ribbon = Ribbon::within(&deck);
        let talk: &'static Self = Box::leak(Box::new(Self {
            deck,
            slides,
            course: Course::new(steps),
            at: Cell::default(),
            view: Cell::new(View::Read),
            is_black: Cell::new(false),
            frozen: Cell::new(None),
            theme: RefCell::new(None),
            states: RefCell::default(),
            others: BroadcastChannel::new(&channel).ok(),
            ribbon,
            desk: Desk::default(),
        }));
        talk.follow_address();
        talk.listen();
        talk.keep_time();
        talk.enter(View::of_address());
        if talk.view.get() == View::Desk {
            talk.send("ask");
        }
    }

    fn listen(&'static self) {
        dom::hear(&window(), "keydown", |event| self.keyed(event.unchecked_ref()));
        dom::hear(&window(), "hashchange", |_| {
            self.follow_address();
            self.show();
        });
        dom::hear(&document(), "click", |event| self.clicked(&event));
        dom::hear(&document(), "calculatorchanged", |event| self.calculated(&event));
        dom::hear(&window(), "beforeprint", |_| self.unfold(true));
        dom::hear(&window(), "afterprint", |_| self.unfold(false));
        if let Some(others) = &self.others {
            dom::hear(others, "message", |event| self.told(&event));
        }
    }

    fn keep_time(&'static self) {
        let minutes = dom::attribute(&self.deck, "data-minutes").parse().unwrap_or(0);
        let mut ticks = 0;
        self.draw_ribbon();
        dom::every(TICK_MS, move || {
            if self.view.get() == View::Desk {
                self.desk.tick(minutes);
            }
            ticks = (ticks + 1) % TICKS_OF_RIBBON;
            if ticks == 0 && self.frozen.get().is_none() {
                self.draw_ribbon();
            }
        });
    }

    fn draw_ribbon(&self) {
        if let Some(ribbon) = &self.ribbon {
            ribbon.draw(self.frozen.get().unwrap_or_else(|| ribbon.now_s()));
        }
    }

    fn follow_address(&self) {
        if let Some(place) = self.course.read(&storage::place()) {
            self.at.set(place);
        }
    }

    /// Looks at the talk in another way.
    fn enter(&self, view: View) {
        let before = self.view.replace(view);
        dom::mark("data-view", view.word());
        if view == View::Slides && before != View::Slides {
            let theme = document().document_element().and_then(|it| it.get_attribute("data-theme"));
            self.theme.replace(theme);
            dom::mark("data-theme", Some("projector"));
            self.warm();
        } else if before == View::Slides && view != View::Slides {
            dom::mark("data-theme", self.theme.take().as_deref());
        }
        dom::show(".desk", view == View::Desk);
        if view == View::Read {
            // Nothing on a page that is read says how to let the data go on.
            self.frozen.set(None);
            self.draw_ribbon();
        }
        self.show();
        if view == View::Read && before != View::Read {
            // A document that does not fill the screen refuses to give it back, and says so on the console.
            if document().fullscreen_element().is_some() {
                document().exit_fullscreen();
            }
            storage::set_address(&dom::query_with("view", None), &self.at.get().to_string());
            if let Some(slide) = self.slides.get(self.at.get().slide) {
                slide.scroll_into_view();
                let _ = slide.focus();
            }
        }
    }

    /// Has the explorer of charts loaded before the network may be gone.
    fn warm(&self) {
        let reached = web_sys::EventInit::new();
        reached.set_bubbles(true);
        if let (Some(chart), Ok(event)) =
            (dom::all(&self.deck, ".chart").first(), Event::new_with_event_init_dict("pointerover", &reached))
        {
            let _ = chart.dispatch_event(&event);
        }
    }

    /// Goes to a place, and takes other windows along.
    fn go(&self, place: Place) {
        self.at.set(place);
        self.desk.moved();
        self.show();
        self.tell();
    }

    /// Shows the place where the talk is.
    fn show(&self) {
        let (at, view) = (self.at.get(), self.view.get());
        let is_read = view == View::Read;
        self.hold_tiles();
        for (number, slide) in self.slides.iter().enumerate() {
            let is_now = number == at.slide;
            let was_now = slide.class_list().contains("now");
            dom::class(slide, "now", is_now && !is_read);
            dom::class(slide, "next", number == at.slide + 1 && view == View::Desk);
            slide.set_inert(!is_read && !is_now);
            for (step, words) in dom::all(slide, ".step.words").iter().enumerate() {
                dom::class(words, "shown", is_read || step < at.step || number != at.slide);
            }
            if is_now && !was_now && view == View::Slides {
                slide.set_scroll_top(0);
                let _ = slide.focus();
            }
        }
        if is_read {
            return;
        }
        self.fill_calculators(at);
        dom::show(".deck-black", self.is_black.get() && view == View::Slides);
        self.show_frozen();
        storage::set_address(&dom::query_with("view", view.word()), &at.to_string());
        let says = dom::find("#deck-says").map(|it| dom::attribute(&it, "data-words")).unwrap_or_default();
        let count = self.course.slides().to_string();
        dom::say(
            "#deck-says",
            &says.replace("{place}", &(at.slide + 1).to_string()).replace("{count}", &count),
        );
        if view == View::Desk {
            Desk::follow(at, &self.course);
        }
    }

    /// Tells the live tiles of the page whether they stand still, and since when.
    fn hold_tiles(&self) {
        let since = self.frozen.get().map(|it| it.to_string());
        if dom::root_attribute(COPY_OF) != since {
            dom::mark(COPY_OF, since.as_deref());
            if let Ok(event) = Event::new("datafrozen") {
                let _ = document().dispatch_event(&event);
            }
        }
    }

    fn show_frozen(&self) {
        let frozen = self.frozen.get();
        dom::show(".deck-frozen", frozen.is_some());
        let buttons = [".deck-bar [data-do=freeze]", ".desk [data-do=freeze]"].map(dom::find);
        for button in buttons.into_iter().flatten() {
            let _ = button.set_attribute("aria-pressed", if frozen.is_some() { "true" } else { "false" });
        }
        if let (Some(at), Some(ribbon), Some(badge)) = (frozen, &self.ribbon, dom::find(".deck-frozen")) {
            let words = dom::attribute(&badge, "data-words").replace("{time}", &ribbon.clock(at));
            dom::say(".deck-frozen", &words);
        }
    }

    /// Gives the calculators of a slide the values of its steps so far.
    fn fill_calculators(&self, at: Place) {
        let Some(slide) = self.slides.get(at.slide) else { return };
        let steps: Vec<String> = dom::all(slide, ".step.words")
            .iter()
            .take(at.step)
            .map(|it| dom::attribute(it, "data-state"))
            .collect();
        for place in dom::all(slide, ".slide-calculator") {
            let first = dom::attribute(&place, "data-state");
            let state = merged(std::iter::once(first.as_str()).chain(steps.iter().map(String::as_str)));
            let Ok(Some(mount)) = place.query_selector("[data-calculator]") else { continue };
            // While the slides are read one below the other nothing may move before a reader asks for it; now the
            // calculator may come.
            let _ = mount.remove_attribute("data-still");
            if dom::attribute(&mount, "data-state") != state {
                let _ = mount.set_attribute("data-state", &state);
                let detail = CustomEventInit::new();
                detail.set_bubbles(true);
                detail.set_detail(&state.as_str().into());
                if let Ok(event) = CustomEvent::new_with_event_init_dict("calculatorset", &detail) {
                    let _ = mount.dispatch_event(&event);
                }
                self.keep_state(&dom::attribute(&mount, "data-calculator"), &state);
            }
        }
    }

    fn keep_state(&self, slug: &str, state: &str) {
        let mut states = self.states.borrow_mut();
        states.retain(|it| it.0 != slug);
        states.push((slug.to_owned(), state.to_owned()));
    }

    /// Somebody moved a calculator.
    fn calculated(&self, event: &Event) {
        let mount = dom::target(event).map(|it| dom::attribute(&it, "data-calculator"));
        let state = event.dyn_ref::<CustomEvent>().and_then(|it| it.detail().as_string());
        if let (Some(slug), Some(state)) = (mount, state) {
            self.keep_state(&slug, &state);
        }
    }

    /// Opens the speaker's window at the same place.
    fn call_speaker(&self) {
        let at = self.at.get();
        let address = format!("{}?{}#{at}", storage::pathname(), dom::query_with("view", Some("desk")));
        let name = dom::attribute(&self.deck, "data-slug");
        let _ =
            window().open_with_url_and_target_and_features(&address, &name, "popup,width=1120,height=780");
    }

    /// Shows the audience where it finds what it sees: a calculator as it stands, or the slide.
    fn code(&self) {
        let at = self.at.get();
        let own = dom::attribute(&self.deck, "data-address");
        let base = if own.is_empty() { storage::address() } else { own };
        let mount =
            self.slides.get(at.slide).and_then(|it| it.query_selector("[data-calculator]").ok().flatten());
        let mount = mount.filter(|_| self.view.get() != View::Read);
        let address = match mount {
            Some(mount) => {
                let slug = dom::attribute(&mount, "data-calculator");
                let kept = self.states.borrow().iter().find(|it| it.0 == slug).map(|it| it.1.clone());
                let state = kept.unwrap_or_else(|| dom::attribute(&mount, "data-state"));
                format!("{}{slug}/?{state}", dom::attribute(&self.deck, "data-calculators"))
            }
            None if self.view.get() == View::Read => "./".to_owned(),
            None => format!("./#{}", at.slide + 1),
        };
        over::code(&address, &base);
    }

    /// Unfolds the notes for paper, and folds them again.
    fn unfold(&self, is_paper: bool) {
        for notes in dom::all(&self.deck, ".slide-notes") {
            let _ = if is_paper { notes.set_attribute("open", "") } else { notes.remove_attribute("open") };
        }
    }

    fn send(&self, words: &str) {
        if let Some(others) = &self.others {
            let _ = others.post_message(&words.into());
        }
    }

    /// Tells other windows where the talk is.
    fn tell(&self) {
        if self.view.get() != View::Read {
            let frozen = self.frozen.get().map(|it| it.to_string()).unwrap_or_default();
            self.send(&format!("at|{}|{}|{frozen}", self.at.get(), u8::from(self.is_black.get())));
        }
    }

    /// Another window asks or tells where the talk is.
    fn told(&self, event: &Event) {
        let Some(words) = event.dyn_ref::<MessageEvent>().and_then(|it| it.data().as_string()) else {
            return;
        };
        let parts: Vec<&str> = words.split('|').collect();
        match parts.as_slice() {
            ["ask"] => self.tell(),
            ["at", place, black, frozen] if self.view.get() != View::Read => {
                if let Some(place) = self.course.read(place) {
                    if place != self.at.replace(place) {
                        self.desk.moved();
                    }
                    self.is_black.set(*black == "1");
                    self.frozen.set(frozen.parse().ok());
                    self.draw_ribbon();
                    self.show();
                }
            }
            _ => {}
        }
    }
}
