//! All figures of the document, and what happens on them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::{document, window};
use portal_chart::{Gesture, Keyed, Moved, Pointer, Press};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent, WheelEvent};

use super::held::Held;
use super::hit;
use super::panel::Tool;

/// A figure that is shared among what happens to it.
pub(super) type One = Rc<RefCell<Held>>;

/// How much one notch of a wheel goes nearer.
const NOTCH: f64 = 1.2;

/// The document's figures.
pub(super) struct Page {
    figures: RefCell<Vec<One>>,
    gesture: RefCell<Gesture>,
    /// Whether a frame has been asked for.
    is_asked: Cell<bool>,
    /// Figures to draw in it.
    waiting: RefCell<Vec<One>>,
}

impl Page {
    /// A page whose figures nobody has touched. It lives as long as the document.
    pub(super) fn open() -> &'static Self {
        Box::leak(Box::new(Self {
            figures: RefCell::default(),
            gesture: RefCell::default(),
            is_asked: Cell::new(false),
            waiting: RefCell::default(),
        }))
    }

    /// Takes every figure that is there in hand.
    pub(super) fn take_all(&'static self) {
        let Ok(figures) = document().query_selector_all("figure.chart") else { return };
        for index in 0..figures.length() {
            if let Some(figure) = figures.get(index).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
                let _ = self.take(figure);
            }
        }
    }

    /// The figure of an event, taken in hand when it is new.
    pub(super) fn of(&'static self, event: &Event) -> Option<One> {
        let figure = hit::figure(&hit::target(event)?)?;
        let known = self.figures.borrow().iter().find(|it| is_of(it, &figure)).map(Rc::clone);
        known.or_else(|| self.take(figure))
    }

    fn take(&'static self, figure: HtmlElement) -> Option<One> {
        let one = Rc::new(RefCell::new(Held::take(figure)?));
        {
            let mut held = one.try_borrow_mut().ok()?;
            held.follow_address();
            self.hear_wheel(&held.area);
        }
        let mut figures = self.figures.borrow_mut();
        figures.retain(|it| it.try_borrow().is_ok_and(|it| it.figure.is_connected()));
        figures.push(Rc::clone(&one));
        drop(figures);
        self.draw(&one);
        Some(one)
    }

    /// A wheel over a chart may zoom it instead of the page: only such a listener may say so.
    fn hear_wheel(&'static self, area: &HtmlElement) {
        let heard = Closure::<dyn FnMut(WheelEvent)>::new(move |event: WheelEvent| self.wheeled(&event));
        let options = web_sys::AddEventListenerOptions::new();
        options.set_passive(false);
        let _ = area.add_event_listener_with_callback_and_add_event_listener_options(
            "wheel",
            heard.as_ref().unchecked_ref(),
            &options,
        );
        // It lives as long as the area, which the program does not know.
        heard.forget();
    }

    /// Asks for a frame in which a figure is drawn.
    pub(super) fn draw(&'static self, one: &One) {
        let mut waiting = self.waiting.borrow_mut();
        if !waiting.iter().any(|it| Rc::ptr_eq(it, one)) {
            waiting.push(Rc::clone(one));
        }
        if !self.is_asked.replace(true) {
            let frame = Closure::once_into_js(move || {
                self.is_asked.set(false);
                for one in self.waiting.take() {
                    if let Ok(mut held) = one.try_borrow_mut() {
                        held.draw();
                    }
                }
            });
            let _ = window().request_animation_frame(frame.unchecked_ref());
        }
    }

    /// Draws every figure anew: their size or their colours may have changed.
    pub(super) fn redraw(&'static self) {
        for one in self.figures.borrow().iter() {
            if let Ok(mut held) = one.try_borrow_mut() {
                held.forget_look();
            }
            self.draw(one);
        }
    }

    /// The page has numbers for a figure: its first, or others.
    pub(super) fn changed(&'static self, event: &Event) {
        if let Some(one) = self.of(event) {
            let Ok(mut held) = one.try_borrow_mut() else { return };
            held.spoil();
            if held.is_watched() {
                held.refresh();
                held.follow();
                drop(held);
                self.draw(&one);
            }
        }
    }

    /// Does something to a figure, and whatever follows from it.
    pub(super) fn with(&'static self, one: &One, act: impl FnOnce(&mut Held) -> Keyed) {
        let Ok(mut held) = one.try_borrow_mut() else { return };
        held.refresh();
        let did = act(&mut held);
        if did == Keyed::Viewed {
            held.viewed();
        }
        let read = held.explorer.read_place();
        drop(held);
        if did != Keyed::Ignored {
            self.draw(one);
            self.link(one, read);
        }
    }

    /// The other charts of the same axis read the same place.
    fn link(&'static self, one: &One, at: Option<f64>) {
        let kind = one.try_borrow().ok().and_then(|it| it.explorer.what().x_kind());
        for other in self.figures.borrow().iter().filter(|it| !Rc::ptr_eq(it, one)) {
            let Ok(mut held) = other.try_borrow_mut() else { continue };
            if kind.is_none() || held.explorer.what().x_kind() != kind {
                continue;
            }
            held.refresh();
            if held.explorer.read_at(at) {
                drop(held);
                self.draw(other);
            }
        }
    }

    /// The area that an event is in, with its figure.
    fn area(&'static self, event: &Event) -> Option<(One, HtmlElement)> {
        let area = hit::target(event)?.closest(hit::AREAS).ok()??.dyn_into().ok()?;
        Some((self.of(event)?, area))
    }

    /// A pointer moves, pressed or not.
    pub(super) fn moved(&'static self, event: &PointerEvent) {
        let Some((one, area)) = self.area(event) else { return };
        let at = hit::place(&area, event.client_x(), event.client_y());
        let is_on = self.gesture.borrow().is_on();
        let moved =
            if is_on { self.gesture.borrow_mut().moved(event.pointer_id(), at) } else { Moved::Read(at) };
        self.with(&one, |held| held.go_along(moved));
    }

    /// A pointer is pressed.
    pub(super) fn pressed(&'static self, event: &PointerEvent) {
        let Some((one, area)) = self.area(event) else { return self.forget_readings() };
        if event.button() > 0 {
            return;
        }
        let at = hit::place(&area, event.client_x(), event.client_y());
        let press = {
            let Ok(held) = one.try_borrow() else { return };
            Press {
                pointer: event.pointer_id(),
                at,
                with: pointer(event),
                is_exploring: held.tools.as_ref().is_some_and(|it| it.0 == Tool::Explore),
                is_near: held.explorer.view().range().is_some(),
            }
        };
        if press.is_exploring {
            let _ = area.set_pointer_capture(event.pointer_id());
        }
        self.gesture.borrow_mut().press(press);
        self.with(&one, |held| held.go_along(Moved::Read(at)));
    }

    /// A pointer is pressed no longer.
    pub(super) fn released(&'static self, event: &PointerEvent) {
        let Some((one, area)) = self.area(event) else { return self.gesture.borrow_mut().cancel() };
        let at = hit::place(&area, event.client_x(), event.client_y());
        let stretch = self.gesture.borrow_mut().release(event.pointer_id(), at);
        self.with(&one, |held| held.brushed(stretch));
    }

    /// The browser took the pointers for something else, such as scrolling.
    pub(super) fn cancelled(&'static self, event: &PointerEvent) {
        self.gesture.borrow_mut().cancel();
        if let Some((one, _)) = self.area(event) {
            self.with(&one, |held| held.brushed(None));
        }
    }

    /// A mouse or the focus leaves a chart: nothing is read any more. A finger that is lifted leaves what it read.
    pub(super) fn left(&'static self, event: &Event) {
        let is_finger = event.dyn_ref::<PointerEvent>().is_some_and(|it| it.pointer_type() != "mouse");
        let is_area = hit::target(event).is_some_and(|it| it.matches(hit::AREAS).unwrap_or(false));
        if is_area
            && !is_finger
            && let Some(one) = self.of(event)
        {
            self.with(&one, Held::stop_reading);
        }
    }

    /// Nothing is read any more anywhere.
    fn forget_readings(&'static self) {
        let all: Vec<One> = self.figures.borrow().iter().map(Rc::clone).collect();
        for one in all {
            self.with(&one, Held::stop_reading);
        }
    }

    /// A wheel turns over a chart: it zooms while its tools are open, or with the Control key; otherwise the page scrolls.
    fn wheeled(&'static self, event: &WheelEvent) {
        let Some((one, area)) = self.area(event) else { return };
        let at = hit::place(&area, event.client_x(), event.client_y());
        let is_for_chart = event.ctrl_key() || area.class_list().contains("exploring");
        if is_for_chart && event.delta_y() != 0.0 {
            event.prevent_default();
            let factor = if event.delta_y() < 0.0 { NOTCH } else { 1.0 / NOTCH };
            self.with(&one, |held| held.go_along(Moved::Zoomed(factor, at.x)));
        }
    }

    /// A key is pressed on a chart.
    pub(super) fn keyed(&'static self, event: &KeyboardEvent) {
        let Some(target) = hit::target(event) else { return };
        let is_other = event.ctrl_key() || event.alt_key() || event.meta_key();
        let Some((one, _)) =
            self.area(event).filter(|_| !is_other && target.matches(hit::AREAS).unwrap_or(false))
        else {
            return self.escaped(event);
        };
        let mut did = Keyed::Ignored;
        self.with(&one, |held| {
            let size = held.size();
            did = held.explorer.key(&event.key(), event.shift_key(), size);
            if did == Keyed::Left {
                held.leave();
            }
            did
        });
        if did != Keyed::Ignored {
            event.prevent_default();
        }
    }

    /// Escape in the tools closes them.
    fn escaped(&'static self, event: &KeyboardEvent) {
        let in_panel = |it: &Element| it.closest(".chart-panel").is_ok_and(|it| it.is_some());
        if event.key() == "Escape"
            && hit::target(event).is_some_and(|it| in_panel(&it))
            && let Some(one) = self.of(event)
            && let Ok(mut held) = one.try_borrow_mut()
        {
            held.leave();
        }
    }

    /// Something is clicked: a tool, a button of one, the head of a table.
    pub(super) fn clicked(&'static self, event: &Event) {
        let Some(target) = hit::target(event) else { return };
        let of = |name: &str| target.closest(&format!("[{name}]")).ok().flatten()?.get_attribute(name);
        let Some(one) = self.of(event) else { return };
        if let Some(tool) = of("data-tool").and_then(|it| Tool::of(&it)) {
            if let Ok(mut held) = one.try_borrow_mut() {
                held.open(tool);
            }
        } else if let Some(column) = of("data-sort").and_then(|it| it.parse().ok()) {
            if let Ok(mut held) = one.try_borrow_mut() {
                held.sort(column);
            }
        } else if let Some(act) = of("data-act") {
            self.act(&one, &act);
        }
    }

    /// A button of the tools is pressed.
    fn act(&'static self, one: &One, name: &str) {
        match super::panel::act(name) {
            Some(act) => {
                self.with(one, |held| if held.explorer.act(act) { Keyed::Viewed } else { Keyed::Read });
            }
            None => super::files::save(one, name),
        }
    }

    /// A table is unfolded or folded.
    pub(super) fn folded(&'static self, event: &Event) {
        if let Some(one) = self.of(event)
            && let Ok(mut held) = one.try_borrow_mut()
        {
            held.refresh();
            held.list();
        }
    }
}

fn pointer(event: &PointerEvent) -> Pointer {
    match (event.pointer_type() == "mouse", event.shift_key()) {
        (true, false) => Pointer::Mouse,
        (true, true) => Pointer::ShiftedMouse,
        (false, _) => Pointer::Finger,
    }
}

fn is_of(one: &One, figure: &HtmlElement) -> bool {
    one.try_borrow().is_ok_and(|it| it.figure.is_same_node(Some(figure)))
}
