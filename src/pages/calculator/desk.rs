//! The work of the page: reads the address, keeps it, loads the year, computes.

use leptos::prelude::*;
use portal_calculators::shared::assumptions::Assumptions;
use portal_calculators::shared::year::Year;
use portal_calculators::{Answer, Calculator, Form, Notice, Surroundings, Value};
use portal_text::Language;

use super::CalculatorPage;
use crate::context::AppContext;
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

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// The answer shown: the prerendered one until the first change.
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
    year: StoredValue<Option<Year>, LocalStorage>,
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
        let desk = Self {
            answer: RwSignal::new(data.answer.clone()),
            notices,
            form,
            readiness: RwSignal::new(Readiness::Waiting),
            is_refused: RwSignal::new(false),
            hydrated: app.hydrated,
            year: StoredValue::new_local(None),
        };
        desk.keep_address(calculator, set_notices);
        desk.compute_on_change(calculator, app.language(), data.assumptions.clone());
        desk.load_year(app, data);
        desk
    }

    /// Fills the form from the address once, then writes every change back.
    fn keep_address(self, calculator: &'static dyn Calculator, set_notices: WriteSignal<Vec<Notice>>) {
        let form = self.form;
        Effect::new(move |was_read: Option<bool>| {
            if was_read.is_none() {
                let query = storage::query();
                if !query.is_empty() {
                    let starts = form.with_untracked(|it| it.starts().to_vec());
                    let (read, notices) = Form::read(calculator, starts, &query);
                    form.set(read);
                    set_notices.set(notices);
                }
            }
            let query = form.with(Form::query);
            if was_read.is_some() && query != storage::query() {
                storage::replace_query(&query);
            }
            true
        });
    }

    fn compute_on_change(
        self,
        calculator: &'static dyn Calculator,
        language: Language,
        assumptions: Assumptions,
    ) {
        let values = Memo::new(move |_| self.form.with(|it| it.values().to_vec()));
        let starts = self.form.with_untracked(|it| it.starts().to_vec());
        Effect::new(move |has_computed: Option<bool>| {
            let values = values.get();
            let is_first = !has_computed.unwrap_or(false);
            if self.readiness.get() != Readiness::Ready {
                return !is_first;
            }
            let Some(answer) = self.compute(calculator, language, &assumptions, &values) else { return true };
            if is_first && values == starts {
                // Native and browser arithmetic differ in the last digits: the prerendered figures stay until they
                // are left. Their charts did not come along.
                self.answer.update(|it| it.charts = answer.charts);
                return false;
            }
            self.answer.set(answer);
            true
        });
    }

    fn compute(
        self,
        calculator: &'static dyn Calculator,
        language: Language,
        assumptions: &Assumptions,
        values: &[Value],
    ) -> Option<Answer> {
        let answered = self.year.try_update_value(|year| {
            let year = year.as_mut()?;
            calculator.answer(values, &mut Surroundings { language, year, assumptions }).ok()
        });
        let answer = answered.flatten();
        self.is_refused.set(answer.is_none());
        answer
    }

    /// Fetches the year when the page has come to rest.
    #[cfg(target_arch = "wasm32")]
    fn load_year(self, app: AppContext, data: &CalculatorPage) {
        /// Milliseconds after hydration: what is visible comes first.
        const REST_MS: u64 = 150;
        let (axis, holidays) = (data.axis, data.holidays.clone());
        let urls = [&data.weather, &data.profiles].map(|it| format!("{}{}", app.base, it.path));
        let zone = &app.config.zone;
        Effect::new(move || {
            let (holidays, [weather_url, profiles_url]) = (holidays.clone(), urls.clone());
            let fetch = move || {
                let (holidays, weather_url, profiles_url) =
                    (holidays.clone(), weather_url.clone(), profiles_url.clone());
                leptos::task::spawn_local(async move {
                    let weather = crate::net::get_own(&weather_url).await;
                    let profiles = crate::net::get_own(&profiles_url).await;
                    let year = match (weather, profiles) {
                        (Ok(weather), Ok(profiles)) => {
                            super::year::read(&axis, zone, &holidays, &weather, &profiles).ok()
                        }
                        _ => None,
                    };
                    let readiness = if year.is_some() { Readiness::Ready } else { Readiness::Failed };
                    if self.year.try_set_value(year).is_none() {
                        let _ = self.readiness.try_set(readiness);
                    }
                });
            };
            set_timeout(fetch, core::time::Duration::from_millis(REST_MS));
        });
    }

    #[cfg(not(target_arch = "wasm32"))]
    #[expect(clippy::unused_self, reason = "the same call as in the browser")]
    const fn load_year(self, _app: AppContext, _data: &CalculatorPage) {}
}
