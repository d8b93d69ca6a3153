//! The work of the page: reads the address, keeps it, loads the year, computes.

use std::cell::RefCell;

use leptos::prelude::*;
use portal_calculators::shared::assumptions::{Assumptions, Own};
use portal_calculators::shared::year::Year;
use portal_calculators::{Answer, Calculator, Form, Notice, Rough, Surroundings, Value};
use portal_text::Language;

use super::CalculatorPage;
use crate::context::AppContext;
use crate::rest::at_rest;
use crate::storage;

/// How far the page can compute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Readiness {
    /// The year is not there yet.
    Waiting,
    /// It is.
    Ready,
    /// It could not be had.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "only the browser loads the year"))]
    Failed,
}

thread_local! {
    /// The year, for as long as the program runs: every calculator and every language computes on the same.
    static YEAR: RefCell<Option<Year>> = const { RefCell::new(None) };
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// The answer shown: its bare shape until the year is there, while the page shows the prerendered one.
    pub(super) answer: RwSignal<Answer>,
    /// State of the form.
    pub(super) form: RwSignal<Form>,
    /// How far the page can compute.
    pub(super) readiness: RwSignal<Readiness>,
    /// Whether the model refused the last values.
    pub(super) is_refused: RwSignal<bool>,
    /// Whether the first client render is over.
    pub(super) hydrated: ReadSignal<bool>,
    /// Whether the ranges shown are scaled from an earlier answer.
    pub(super) is_rough: RwSignal<bool>,
    /// Which calculator of the page it is, see [`prefix`](crate::form::prefix).
    pub(super) mount: u8,
}

impl Desk {
    /// Sets the page to work. Natively nothing happens but that the prerendered answer is shown.
    pub(super) fn open(
        app: AppContext,
        calculator: &'static dyn Calculator,
        form: RwSignal<Form>,
        data: &CalculatorPage,
        mount: u8,
    ) -> Self {
        let starts = form.with_untracked(|it| it.values().to_vec());
        // On a page that is drawn rather than taken over, nothing is blank when the year is at hand.
        let at_hand = || {
            answer_to(calculator, app.language(), &data.assumptions, (&starts, &[]), Rough::No).map(|it| it.0)
        };
        let answer = data.answer.clone().or_else(at_hand).unwrap_or_else(|| data.outline.blank());
        let desk = Self {
            answer: RwSignal::new(answer),
            form,
            readiness: RwSignal::new(Readiness::Waiting),
            is_refused: RwSignal::new(false),
            hydrated: app.hydrated,
            is_rough: RwSignal::new(false),
            mount,
        };
        desk.compute_on_change(calculator, app.language(), data.assumptions.clone());
        bring_year(app, desk.readiness);
        desk
    }

    /// Fills the form from the address once, then writes changes back when they have come to rest: an address is dear
    /// to change, and browsers limit how often. Gives what of the link could not be used.
    pub(super) fn keep_address(self, calculator: &'static dyn Calculator) -> ReadSignal<Vec<Notice>> {
        let (notices, set_notices) = signal(Vec::new());
        let form = self.form;
        let written = StoredValue::new(form.with_untracked(Form::query));
        Effect::new(move || {
            let query = storage::query();
            if !query.is_empty() {
                let starts = form.with_untracked(|it| it.starts().to_vec());
                let (read, notices) = Form::read(calculator, starts, &query);
                written.set_value(read.query());
                form.set(read);
                set_notices.set(notices);
            }
        });
        at_rest(
            move || form.track(),
            move || {
                let Some(query) = form.try_with_untracked(Form::query) else { return };
                if written.try_with_value(|it| *it != query) == Some(true) {
                    storage::replace_query(&query);
                    written.set_value(query);
                }
            },
        );
        notices
    }

    /// Answers every change in the frame in which it comes.
    fn compute_on_change(
        self,
        calculator: &'static dyn Calculator,
        language: Language,
        assumptions: Assumptions,
    ) {
        let asked = Memo::new(move |_| self.form.with(asked));
        Effect::new(move || {
            let asked = asked.get();
            if self.readiness.get() == Readiness::Ready {
                self.compute(calculator, language, &assumptions, &asked, Rough::Wished);
            }
        });
    }

    /// Where such an answer was rough, gives the whole one when the form has come to rest.
    pub(super) fn refine(
        self,
        calculator: &'static dyn Calculator,
        language: Language,
        assumptions: Assumptions,
    ) {
        let assumptions = StoredValue::new(assumptions);
        at_rest(
            move || self.form.track(),
            move || {
                if self.is_rough.try_get_untracked() == Some(true) {
                    let asked = self.form.with_untracked(asked);
                    assumptions.with_value(|it| self.compute(calculator, language, it, &asked, Rough::No));
                }
            },
        );
    }

    fn compute(
        self,
        calculator: &'static dyn Calculator,
        language: Language,
        assumptions: &Assumptions,
        (values, own): &Asked,
        rough: Rough,
    ) {
        let answer = answer_to(calculator, language, assumptions, (values, own), rough);
        self.is_refused.set(answer.is_none());
        if let Some((mut answer, is_rough)) = answer {
            if is_rough {
                // The bars follow at rest: drawing them for each step costs more than all else that changes.
                answer.drivers = self.answer.with_untracked(|it| it.drivers.clone());
            }
            self.is_rough.set(is_rough);
            self.answer.set(answer);
        }
    }
}

/// Whether the year is at hand.
pub(super) fn has_year() -> bool {
    YEAR.with_borrow(Option::is_some)
}

/// Fetches the year, unless the program has it already, and tells in `readiness` how that went.
#[cfg(target_arch = "wasm32")]
pub(super) fn bring_year(app: AppContext, readiness: RwSignal<Readiness>) {
    /// Milliseconds after the first view: what is visible comes first.
    const REST_MS: u64 = 150;
    Effect::new(move || {
        if has_year() {
            readiness.set(Readiness::Ready);
            return;
        }
        let fetch = move || {
            leptos::task::spawn_local(async move {
                let is_there = fetch_year(app.base, &app.site.zone).await;
                let _ = readiness.try_set(if is_there { Readiness::Ready } else { Readiness::Failed });
            });
        };
        set_timeout(fetch, core::time::Duration::from_millis(REST_MS));
    });
}

/// Fetches the year, unless the program has it already, and says whether it is there now.
#[cfg(target_arch = "wasm32")]
pub async fn fetch_year(base: &str, zone: &portal_units::ZoneRule) -> bool {
    if !has_year() {
        let came = crate::net::get_own(&format!("{base}{}", super::YEAR_FILE)).await.ok();
        let packed = came.and_then(|it| serde_json::from_str::<super::PackedYear>(&it).ok());
        YEAR.set(packed.and_then(|it| super::own::open(it, zone)));
    }
    has_year()
}

/// Natively nothing is fetched.
#[cfg(not(target_arch = "wasm32"))]
pub(super) const fn bring_year(_app: AppContext, _readiness: RwSignal<Readiness>) {}

/// Does something with what the form holds on the year at hand; `None` without one.
pub(super) fn around<T>(
    desk: Desk,
    language: Language,
    assumptions: &Assumptions,
    act: impl FnOnce(&[Value], &mut Surroundings) -> Option<T>,
) -> Option<T> {
    let (values, own) = desk.form.with_untracked(asked);
    let assumptions = assumptions.with(&own);
    YEAR.with_borrow_mut(|year| {
        let year = year.as_mut()?;
        act(&values, &mut Surroundings { language, year, assumptions: &assumptions, rough: Rough::No })
    })
}

/// What an answer is asked of: a value for each question, and the reader's own numbers in the places of assumptions.
type Asked = (Vec<Value>, Vec<Own>);

fn asked(form: &Form) -> Asked {
    (form.values().to_vec(), form.own().to_vec())
}

/// The answer on the year at hand, and whether it is rough, which it may be; `None` without a year, or when the model
/// refuses the values.
fn answer_to(
    calculator: &'static dyn Calculator,
    language: Language,
    assumptions: &Assumptions,
    (values, own): (&[Value], &[Own]),
    rough: Rough,
) -> Option<(Answer, bool)> {
    let changed = (!own.is_empty()).then(|| assumptions.with(own));
    let assumptions = changed.as_ref().unwrap_or(assumptions);
    YEAR.with_borrow_mut(|year| {
        let mut around = Surroundings { language, year: year.as_mut()?, assumptions, rough };
        let answer = calculator.answer(values, &mut around).ok()?;
        Some((answer, around.rough == Rough::Done))
    })
}
