//! Parts of pages, each mounted alone in a browser and used as a reader uses it.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::web_sys::{
    CanvasRenderingContext2d, Element, Event, EventInit, HtmlCanvasElement, HtmlElement, HtmlInputElement,
    KeyboardEvent, KeyboardEventInit,
};
use portal::form::FormView;
use portal::widgets::chart::Chart;
use portal_calculators::{Form, Kind, Question, Start, Value};
use portal_chart::{Axis, ChartSpec, Role, Series, Shape, Size, plan};
use portal_text::Language;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const WIDTH: u32 = 640;
/// Height of a chart that is not low.
const HEIGHT: f64 = 300.0;

/// A part of a page; it leaves the page when dropped.
struct Mounted {
    root: HtmlElement,
    _handle: UnmountHandle<AnyViewState>,
}

impl Mounted {
    fn new(view: impl FnOnce() -> AnyView + 'static) -> Self {
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        root.style().set_property("width", &format!("{WIDTH}px")).unwrap();
        document().body().unwrap().append_child(&root).unwrap();
        Self { _handle: mount_to(root.clone(), view), root }
    }

    fn find<T: JsCast>(&self, selector: &str) -> T {
        self.root.query_selector(selector).unwrap().unwrap().dyn_into().unwrap()
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Lets effects, observers and frames run.
async fn rest(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |done, _| {
        window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
}

/// The form of the roof, which opens at a tilt of 35°.
fn roof() -> (RwSignal<Form>, usize, Mounted) {
    let calculator = portal_calculators::find("pv").unwrap();
    let start = |question: &Question| match question.kind {
        Kind::Choice { .. } => Value::Choice(0),
        Kind::Number { start: Start::Fixed(value), .. } => Value::Number(value),
        Kind::Number { range, .. } => Value::Number(range.min),
    };
    let questions = calculator.questions();
    let tilt = questions.iter().position(|it| it.key == "tilt").unwrap();
    let form = RwSignal::new(Form::new(calculator, questions.iter().map(start).collect()));
    let mounted = Mounted::new(move || view! { <FormView form language=Language::En mount=0/> }.into_any());
    (form, tilt, mounted)
}

fn happens(target: &Element, name: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    target.dispatch_event(&Event::new_with_event_init_dict(name, &init).unwrap()).unwrap();
}

fn press(target: &Element, key: &str) {
    let init = KeyboardEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_key(key);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    target.dispatch_event(&event).unwrap();
}

#[wasm_bindgen_test]
async fn a_wrong_number_stays_in_its_box_marked_with_the_reason() {
    let (form, tilt, mounted) = roof();
    let box_: HtmlInputElement = mounted.find("#tilt-box");
    assert_eq!((box_.value().as_str(), box_.get_attribute("aria-invalid").as_deref()), ("35", Some("false")));
    box_.set_value("95");
    happens(&box_, "input");
    happens(&box_, "blur");
    rest(20).await;
    assert_eq!((box_.value().as_str(), box_.get_attribute("aria-invalid").as_deref()), ("95", Some("true")));
    let error: HtmlElement = mounted.find("#tilt-error");
    assert!(error.text_content().unwrap().contains("90"), "{:?}", error.text_content());
    assert_eq!(form.with_untracked(|it| it.value(tilt)), Some(Value::Number(35.0)));

    box_.set_value("30,5");
    happens(&box_, "input");
    rest(20).await;
    assert_eq!(box_.get_attribute("aria-invalid").as_deref(), Some("false"));
    assert_eq!(error.text_content().unwrap(), "");
}

#[wasm_bindgen_test]
async fn arrow_keys_move_a_slider_by_a_step_and_its_box_follows() {
    let (form, tilt, mounted) = roof();
    let box_: HtmlInputElement = mounted.find("#tilt-box");
    let slider: HtmlInputElement = box_
        .closest(".field")
        .unwrap()
        .unwrap()
        .query_selector("input[type=range]")
        .unwrap()
        .unwrap()
        .unchecked_into();
    for (key, value) in
        [("ArrowRight", 36.0), ("ArrowDown", 35.0), ("PageUp", 45.0), ("Home", 0.0), ("End", 90.0)]
    {
        press(&slider, key);
        rest(20).await;
        assert_eq!(form.with_untracked(|it| it.value(tilt)), Some(Value::Number(value)), "{key}");
        assert_eq!(box_.value(), value.to_string(), "{key}");
    }
    // The track counts thousandths of its length.
    assert_eq!(slider.value(), "1000");
    assert!(slider.get_attribute("aria-valuetext").unwrap().starts_with("90"));
}

#[wasm_bindgen_test]
async fn a_chart_is_painted_where_its_values_are_and_has_a_row_for_each() {
    let bars = Shape::bars(0, 1.0, &[Some(10.0), Some(5.0)]);
    let spec = ChartSpec::new("Yield", Axis::of(portal_chart::Kind::Month), Axis::number("", "kWh", 0))
        .with(Series::new("PV", Role::Solar, bars));
    let shown = spec.clone();
    let mounted = Mounted::new(move || {
        let spec = Signal::stored(shown);
        view! { <Chart id="yield" spec language=Language::En/> }.into_any()
    });
    rest(500).await;

    let canvas: HtmlCanvasElement = mounted.find("canvas");
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").unwrap().unwrap().unchecked_into();
    let size =
        Size { width: f64::from(mounted.find::<HtmlElement>(".chart-box").client_width()), height: HEIGHT };
    let plan = plan(&spec, size, Language::En);
    let ratio = window().device_pixel_ratio();
    let ink = |month: f64, value: f64| {
        let (x, y) = (plan.x.at(month) * ratio, plan.y.at(value) * ratio);
        pen.get_image_data(x, y, 1.0, 1.0).unwrap().data()[3]
    };
    // At 8.7 there is the bar of 10, not that of 5, and no line of the grid.
    assert_eq!((ink(1.0, 8.7), ink(2.0, 8.7), ink(2.0, 4.3)), (255, 0, 255));
    assert!(mounted.find::<HtmlElement>(".chart-box").class_list().contains("drawn"));
    assert_eq!(mounted.find::<HtmlElement>("table tbody").child_element_count(), 2);
}
