//! The work of the page: reads the address, keeps it, loads the year, computes.

use std::cell::RefCell;

use leptos::prelude::*;
use portal_calculators::shared::assumptions::Assumptions;
use portal_calculators::shared::year::Year;
use portal_calculators::{Answer, Calculator, Form, Notice, Surroundings, Value};
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
    /// What of the link could not be used.
    pub(super) notices: ReadSignal<Vec<Notice>>,
    /// State of the form.
    pub(super) form: RwSignal<Form>,
    /// How far the page can compute.
    pub(super) readiness: RwSignal<Readiness>,
    /// Whether the model refused the last values.
    pub(super) is_refused: RwSignal<bool>,
    /// Whether the first client render is over.
    pub(super) hydrated: ReadSignal<bool>,
}

impl Desk {
    /// Sets the page to work. Natively nothing happens but that the prerendered answer is shown.
    pub(super) fn open(
        app: AppContext,
        calculator: &'static dyn Calculator,
        form: RwSignal<Form>,
        data: &CalculatorPage,
    ) -> Self {
        let (notices, set_notices) = signal(Vec::new());
        let starts = form.with_untracked(|it| it.values().to_vec());
        // On a page that is drawn rather than taken over, nothing is blank when the year is at hand.
        let at_hand = || answer_to(calculator, app.language(), &data.assumptions, &starts);
        let answer = data.answer.clone().or_else(at_hand).unwrap_or_else(|| data.outline.blank());
        let desk = Self {
            answer: RwSignal::new(answer),
            notices,
            form,
            readiness: RwSignal::new(Readiness::Waiting),
            is_refused: RwSignal::new(false),
            hydrated: app.hydrated,
        };
        desk.keep_address(calculator, set_notices);
        desk.compute_on_change(calculator, app.language(), data.assumptions.clone());
        bring_year(app, desk.readiness);
        desk
    }

    /// Fills the form from the address once, then writes changes back when they have come to rest: an address is dear
    /// to change, and browsers limit how often.
    fn keep_address(self, calculator: &'static dyn Calculator, set_notices: WriteSignal<Vec<Notice>>) {
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
    }

    fn compute_on_change(
        self,
        calculator: &'static dyn Calculator,
        language: Language,
        assumptions: Assumptions,
    ) {
        let values = Memo::new(move |_| self.form.with(|it| it.values().to_vec()));
        Effect::new(move || {
            let values = values.get();
            if self.readiness.get() != Readiness::Ready {
                return;
            }
            if let Some(answer) = self.compute(calculator, language, &assumptions, &values) {
                self.answer.set(answer);
            }
        });
    }

    fn compute(
        self,
        calculator: &'static dyn Calculator,
        language: Language,
        assumptions: &Assumptions,
        values: &[Value],
    ) -> Option<Answer> {
        let answer = answer_to(calculator, language, assumptions, values);
        self.is_refused.set(answer.is_none());
        answer
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
    let (url, zone) = (format!("{}{}", app.base, super::YEAR_FILE), &app.site.zone);
    Effect::new(move || {
        if has_year() {
            readiness.set(Readiness::Ready);
            return;
        }
        let url = url.clone();
        let fetch = move || {
            leptos::task::spawn_local(async move {
                let came = crate::net::get_own(&url).await.ok();
                let packed = came.and_then(|it| serde_json::from_str::<super::PackedYear>(&it).ok());
                let year = packed.and_then(|it| super::own::open(it, zone));
                let is_there = if year.is_some() { Readiness::Ready } else { Readiness::Failed };
                YEAR.set(year);
                let _ = readiness.try_set(is_there);
            });
        };
        set_timeout(fetch, core::time::Duration::from_millis(REST_MS));
    });
}

/// Natively nothing is fetched.
#[cfg(not(target_arch = "wasm32"))]
pub(super) const fn bring_year(_app: AppContext, _readiness: RwSignal<Readiness>) {}

/// The answer on the year at hand; `None` without a year, or when the model refuses the values.
fn answer_to(
    calculator: &'static dyn Calculator,
    language: Language,
    assumptions: &Assumptions,
    values: &[Value],
) -> Option<Answer> {
    YEAR.with_borrow_mut(|year| {
        let year = year.as_mut()?;
        calculator.answer(values, &mut Surroundings { language, year, assumptions }).ok()
    })
}
